"""What stands in or near a text and is not the article's: names of elements, appeals, inserts, labels, signatures."""
