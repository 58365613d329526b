"""The other processes of a crawl: workers that share one archive, and the process that reads pages on another core."""
