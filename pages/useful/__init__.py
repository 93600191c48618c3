"""Was this page useful? Visitors say so with one click, and editors read it per page and month."""
