"""The generator of the demo newspaper's articles: times, authors, topics, texts."""
