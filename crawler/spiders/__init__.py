"""Where Scrapy lives: one spider for every newspaper, its scheduler over the archive, and the handler that replays stored pages."""
