"""Where the article's text stands on the page: its container, found by what holds paragraphs and by nearness to the headline."""
