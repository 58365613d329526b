"""The notebook beside an archive: saved searches, tags, notes, baskets and exclusions. The archive stays read-only."""

from __future__ import annotations

from crawler.notebook.items import Item, article_item, headline_item, version_item
from crawler.notebook.noted import NO, YES, Note, Noted, Tag
from crawler.notebook.searches import NewArticle, SavedSearch
from crawler.notebook.store import Notebook, notebook_beside

__all__ = [
    "NO",
    "YES",
    "Item",
    "NewArticle",
    "Note",
    "Notebook",
    "Noted",
    "SavedSearch",
    "Tag",
    "article_item",
    "headline_item",
    "notebook_beside",
    "version_item",
]
