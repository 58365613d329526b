"""Where a crawler finds more pages: feeds, sitemaps, and the links by which a page leads on."""
