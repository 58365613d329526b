"""Versions of an article compared: differences word by word, and what kind of change they are."""
