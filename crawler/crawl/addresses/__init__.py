"""Which addresses a crawl visits: its targets, its scope, what pages and listings name, and when pages are visited again."""
