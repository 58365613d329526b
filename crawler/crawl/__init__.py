"""The crawl: the code between the frontier in the archive and the network, run by Scrapy."""
