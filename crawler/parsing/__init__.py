"""Reading a page: bytes, address and time of fetch in, an `Article` out. No network, disk, clock or Scrapy."""
