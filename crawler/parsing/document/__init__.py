"""The page as a document: its encoding, tree, addresses, blocks of text and JSON-LD."""
