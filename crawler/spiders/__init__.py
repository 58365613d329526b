"""The spider for all newspapers, and the loader with which `scrapy list` and `scrapy crawl` find it."""
