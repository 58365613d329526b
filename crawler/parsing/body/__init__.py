"""The article's own words: its title, its lead (chapô) and its paragraphs."""
