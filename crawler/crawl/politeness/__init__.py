"""How the crawl behaves as a guest: robots.txt, delays and pauses, a contact, and addresses that are never requested."""
