"""The schema of a notebook as migrations. Append new migrations; never edit old ones. docs/notebook.md explains the tables."""

from __future__ import annotations

from crawler.archive.database.sqlite_utils_import import Database, Migrations
from crawler.errors import HemeroError

APPLICATION_ID = 0x48656D4E
"""`PRAGMA application_id` of a notebook: the bytes `HemN`."""
KINDS = ("article", "version", "headline")
"""What can be noted."""

migrations = Migrations("hemerotheque_notebook")

TABLES = """
CREATE TABLE items (
    item_id INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('article', 'version', 'headline')), url TEXT NOT NULL,
    digest TEXT NOT NULL, text TEXT NOT NULL, outlet TEXT NOT NULL, published TEXT, content TEXT NOT NULL, added TEXT NOT NULL,
    UNIQUE (kind, url, digest)
);
CREATE INDEX items_url ON items (url);
CREATE TABLE tags (
    item_id INTEGER NOT NULL REFERENCES items (item_id) ON DELETE CASCADE, tag TEXT NOT NULL, coder TEXT NOT NULL, value TEXT NOT NULL,
    added TEXT NOT NULL, PRIMARY KEY (item_id, tag, coder)
) WITHOUT ROWID;
CREATE INDEX tags_tag ON tags (tag);
CREATE TABLE notes (
    note_id INTEGER PRIMARY KEY, item_id INTEGER NOT NULL REFERENCES items (item_id) ON DELETE CASCADE, coder TEXT NOT NULL,
    text TEXT NOT NULL, added TEXT NOT NULL
);
CREATE INDEX notes_item ON notes (item_id);
CREATE TABLE baskets (
    item_id INTEGER NOT NULL REFERENCES items (item_id) ON DELETE CASCADE, basket TEXT NOT NULL, added TEXT NOT NULL,
    PRIMARY KEY (item_id, basket)
) WITHOUT ROWID;
CREATE TABLE exclusions (
    item_id INTEGER PRIMARY KEY REFERENCES items (item_id) ON DELETE CASCADE, coder TEXT NOT NULL, reason TEXT NOT NULL, added TEXT NOT NULL
);
CREATE TABLE searches (
    search_id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, query TEXT NOT NULL, added TEXT NOT NULL, looked TEXT NOT NULL,
    followed TEXT NOT NULL
);
CREATE TABLE seen (
    search_id INTEGER NOT NULL REFERENCES searches (search_id) ON DELETE CASCADE, how TEXT NOT NULL CHECK (how IN ('looked', 'followed')),
    article INTEGER NOT NULL, PRIMARY KEY (search_id, how, article)
) WITHOUT ROWID;
"""


@migrations(name="0001_notebook")
def make(db: Database) -> None:
    """Make the tables."""
    db.executescript(TABLES)


def migrate(db: Database, *, path: str) -> None:
    """Run pending migrations. Raises `HemeroError` where a later version wrote the file."""
    refuse_newer(db, path=path)
    if migrations.pending(db):
        migrations.apply(db)


def refuse_newer(db: Database, *, path: str) -> None:
    """Raise `HemeroError` where the file has migrations that this version does not have."""
    ours = {migration.name for migration in migrations.pending(Database(memory=True))}
    if later := sorted({migration.name for migration in migrations.applied(db)} - ours):
        raise HemeroError(f"{path} was written by a later version of Hémérothèque ({later[0]}): upgrade with pip install -U hemerotheque.")
