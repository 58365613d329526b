"""Who signs the article: bylines, authors and agencies."""
