"""Search over everything on the site: the same words find the same on SQLite and on PostgreSQL."""
