"""A page of the site as a tagged PDF, made in a process of its own. No web and no database."""
