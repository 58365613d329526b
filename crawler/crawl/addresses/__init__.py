"""Which addresses a crawl visits: targets, scope, addresses found on pages and in listings, and times of revisits."""
