"""When the article was published and updated, and the time line that the page prints."""
