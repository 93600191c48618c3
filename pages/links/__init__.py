"""Links to outside the site: where they stand, and whether something is there."""
