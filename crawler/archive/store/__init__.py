"""Everything that a crawl writes: the frontier, captures, articles, headline placements, tombstones."""
