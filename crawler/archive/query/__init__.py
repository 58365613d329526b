"""Read-only queries of analysts: search, articles, front pages, trends, statistics."""
