"""The look of a site: the colours and letters of a region, and whether everybody can read them."""
