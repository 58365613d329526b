"""What the crawl writes: pages, captures, articles, headline placements, and the frontier."""
