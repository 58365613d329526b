"""The processes of a crawl: workers that share one archive, and the reader process that reads pages on another CPU core."""
