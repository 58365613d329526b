"""The crawl: everything between the archive's frontier and the network, under Scrapy."""
