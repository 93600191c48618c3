"""The site as in production on this machine: PostgreSQL, gunicorn, nginx and the worker, set up as in deploy."""
