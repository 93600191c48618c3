"""What editors have besides Wagtail's own screens: help while writing, reports, and the style guide."""
