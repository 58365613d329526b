"""What a page is: its kind, genre, section, topics and language; whether it is paywalled, or a wall before the page."""
