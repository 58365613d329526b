"""The links to other articles, with their words, and the titles of the blocks they stand in."""
