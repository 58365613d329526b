"""SQL of the table `facets`, which searches count beside their results, and of `vocabulary`, the words of the index.

Triggers keep `facets` up to date; `vocabulary` stores nothing.
"""

# ruff: noqa: S608 - made of names that stand in this file
from __future__ import annotations

import sys

from crawler.archive.database.sqlite_utils_import import Database

COLUMNS = ("kind", "language", "section", "agency", "authors")
"""The columns of `facets`, which are those of `articles`, beside the article's number."""
_UPSERT = f"INSERT OR REPLACE INTO facets VALUES (new.article_id, {', '.join(f'new.{name}' for name in COLUMNS)})"
CREATE_FACETS = f"""
CREATE VIRTUAL TABLE vocabulary USING fts5vocab(articles_fts, 'col');
CREATE TABLE facets (
    article_id INTEGER PRIMARY KEY, kind TEXT NOT NULL, language TEXT, section TEXT, agency TEXT, authors TEXT NOT NULL
);
CREATE TRIGGER articles_faceted AFTER INSERT ON articles BEGIN
    {_UPSERT};
END;
CREATE TRIGGER articles_unfaceted AFTER DELETE ON articles BEGIN
    DELETE FROM facets WHERE article_id = old.article_id;
END;
CREATE TRIGGER articles_refaceted AFTER UPDATE OF {", ".join(COLUMNS)} ON articles BEGIN
    {_UPSERT};
END;
"""
FILL_FACETS = f"INSERT INTO facets SELECT article_id, {', '.join(COLUMNS)} FROM articles WHERE article_id BETWEEN :first AND :last"
CHUNK = 20_000
"""Articles between two lines of progress; a smaller archive shows none."""


def fill(db: Database) -> None:
    """Fill the table from the articles; one line of progress on a terminal, where there are many."""
    last = db.execute("SELECT coalesce(max(article_id), 0) FROM articles").fetchone()[0]
    shown = last > CHUNK and sys.stderr.isatty()
    for first in range(1, last + 1, CHUNK):
        db.execute(FILL_FACETS, {"first": first, "last": first + CHUNK - 1})
        if shown:
            done = min(first + CHUNK - 1, last)
            sys.stderr.write(f"\rPreparing the archive for this version: {done:,} of {last:,} articles" + "\n" * (done == last))
            sys.stderr.flush()
