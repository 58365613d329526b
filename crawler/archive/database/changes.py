"""The table of the changes of articles, and the full-text index of what was removed."""

# ruff: noqa: S608 - made of names that stand in this file
from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from crawler.archive.database.french import stems
from crawler.archive.versions.change import KINDS, STATED, Version, describe

STATED_COLUMNS = ("published", "updated", "updated_utc", "stamp", "authors", "section", "agency", "paywalled")
"""Columns of `revisions`: what the page stated when the revision was first seen."""
REMOVED_COLUMNS = ("title", "lead", "body", "title_stems", "stems", "lead_stems")
_INDEXED = (*REMOVED_COLUMNS, "byline", "agency", "section", "marks")
"""The columns of `articles_fts`, so that one parsed search fits both indexes. The last four are empty here."""
_EMPTY = "'', '', '', ''"

CREATE = f"""
ALTER TABLE revisions ADD COLUMN published TEXT;
ALTER TABLE revisions ADD COLUMN updated TEXT;
ALTER TABLE revisions ADD COLUMN updated_utc REAL;
ALTER TABLE revisions ADD COLUMN stamp TEXT;
ALTER TABLE revisions ADD COLUMN authors TEXT;
ALTER TABLE revisions ADD COLUMN section TEXT;
ALTER TABLE revisions ADD COLUMN agency TEXT;
ALTER TABLE revisions ADD COLUMN paywalled INTEGER;
CREATE TABLE changes (
    change_id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles (article_id), outlet TEXT NOT NULL,
    revision_before INTEGER NOT NULL, revision_after INTEGER NOT NULL, capture_id INTEGER NOT NULL,
    last_seen_before TEXT NOT NULL, last_seen_before_utc REAL NOT NULL, seen TEXT NOT NULL, seen_utc REAL NOT NULL,
    hours_after REAL, announced INTEGER NOT NULL, parser_changed INTEGER NOT NULL,
    {", ".join(f"{name} INTEGER NOT NULL DEFAULT 0" for name in KINDS)},
    words_added INTEGER NOT NULL, words_removed INTEGER NOT NULL, details TEXT NOT NULL,
    UNIQUE (article_id, capture_id)
);
CREATE INDEX changes_seen ON changes (seen_utc);
CREATE INDEX changes_outlet ON changes (outlet, seen_utc);
CREATE TABLE removed_texts (
    change_id INTEGER PRIMARY KEY REFERENCES changes (change_id), {", ".join(f"{name} TEXT" for name in REMOVED_COLUMNS)}
);
CREATE VIEW removed_texts_indexed AS
SELECT change_id, {", ".join(REMOVED_COLUMNS)}, '' AS byline, '' AS agency, '' AS section, '' AS marks FROM removed_texts;
CREATE VIRTUAL TABLE removed_fts USING fts5 (
    {", ".join(_INDEXED)}, content='removed_texts_indexed', content_rowid='change_id', tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER removed_texts_indexed_after_insert AFTER INSERT ON removed_texts BEGIN
    INSERT INTO removed_fts (rowid, {", ".join(_INDEXED)})
    VALUES (new.change_id, {", ".join(f"new.{name}" for name in REMOVED_COLUMNS)}, {_EMPTY});
END;
CREATE TRIGGER removed_texts_unindexed AFTER DELETE ON removed_texts BEGIN
    INSERT INTO removed_fts (removed_fts, rowid, {", ".join(_INDEXED)})
    VALUES ('delete', old.change_id, {", ".join(f"old.{name}" for name in REMOVED_COLUMNS)}, {_EMPTY});
END;
CREATE TRIGGER changes_forgotten AFTER DELETE ON changes BEGIN
    DELETE FROM removed_texts WHERE change_id = old.change_id;
END;
CREATE TRIGGER articles_forget_changes AFTER DELETE ON articles BEGIN
    DELETE FROM changes WHERE article_id = old.article_id;
END;
"""
FILL_STATED = f"""
UPDATE revisions SET ({", ".join(STATED_COLUMNS)}) = (
    SELECT {", ".join(f"a.{name}" for name in STATED_COLUMNS)} FROM articles a WHERE a.article_id = revisions.article_id
) WHERE revision_id IN (SELECT revision_id FROM articles)
"""
FIRST_SEEN_REVISIONS = """
SELECT r.*, a.outlet, a.published AS article_published, a.published_utc AS article_published_utc
FROM revisions r JOIN articles a USING (article_id)
WHERE r.article_id IN (SELECT article_id FROM revisions GROUP BY 1 HAVING count(*) > 1)
ORDER BY r.article_id, r.first_seen_utc, r.revision_id
"""
INSERT_REMOVED = f"INSERT INTO removed_texts VALUES (?{', ?' * len(REMOVED_COLUMNS)})"

Row = Mapping[str, Any] | sqlite3.Row
"""A row of `articles` or `revisions`, by column name."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """When and where a change was seen."""

    article_id: int
    outlet: str
    capture_id: int
    """The capture that has the later version."""
    last_seen_before: str
    last_seen_before_utc: float
    seen: str
    seen_utc: float
    published: str | None
    published_utc: float | None

    @property
    def hours_after(self) -> float | None:
        """Hours from the stated time of publication; None where the page states only a day, or nothing."""
        if self.published_utc is None or len(self.published or "") <= len("2016-11-24"):
            return None
        return round((self.seen_utc - self.published_utc) / 3600, 2)


def record(db: sqlite3.Connection, before: Row, after: Row, occasion: Occasion) -> None:
    """Insert the row of `changes` for two versions, where they differ. A change of the same capture is replaced."""
    same_text = before["revision_id"] == after["revision_id"]
    if same_text and all(before[name] == after[name] for name in STATED):
        return
    found = describe(_version(before), _version(before if same_text else after, stated=after))
    if found is None:
        return
    values = {
        "article_id": occasion.article_id, "outlet": occasion.outlet, "revision_before": before["revision_id"],
        "revision_after": after["revision_id"], "capture_id": occasion.capture_id, "last_seen_before": occasion.last_seen_before,
        "last_seen_before_utc": occasion.last_seen_before_utc, "seen": occasion.seen, "seen_utc": occasion.seen_utc,
        "hours_after": occasion.hours_after, "announced": int(found.announced),
        "parser_changed": int(before["parser_version"] != after["parser_version"]), **found.counts, "words_added": found.words_added,
        "words_removed": found.words_removed, "details": json.dumps(found.details, ensure_ascii=False),
    }  # fmt: skip
    db.execute("DELETE FROM changes WHERE article_id = ? AND capture_id = ?", (occasion.article_id, occasion.capture_id))
    columns, marks = ", ".join(values), ", ".join("?" * len(values))
    change_id = db.execute(f"INSERT INTO changes ({columns}) VALUES ({marks})", list(values.values())).lastrowid
    if found.removed is not None:
        title, lead, body = found.removed.title, found.removed.lead, "\n".join(found.removed.sentences)
        prose = f"{lead}\n{body}" if lead else body
        db.execute(INSERT_REMOVED, (change_id, title, lead, body, stems(title or ""), stems(prose), stems(lead or "")))


def _version(row: Row, *, stated: Row | None = None) -> Version:
    states = row if stated is None else stated
    names = {
        name: json.loads(states[name] or "[]") if name == "authors" else states[name]
        for name in STATED
        if states[name] is not None or states["authors"] is not None
    }
    paragraphs = tuple(piece for piece in str(row["body"]).split("\n\n") if piece)
    return Version(row["title"], row["lead"], paragraphs, names, states["updated_utc"])


def fill(db: sqlite3.Connection) -> None:
    """Record the changes between the stored revisions of each article, for an archive of an earlier version."""
    before: Row | None = None
    cursor = db.cursor()
    cursor.row_factory = sqlite3.Row
    for after in cursor.execute(FIRST_SEEN_REVISIONS).fetchall():
        if before is not None and before["article_id"] == after["article_id"]:
            occasion = Occasion(
                after["article_id"], after["outlet"], after["capture_id"], before["last_seen"], before["last_seen_utc"],
                after["first_seen"], after["first_seen_utc"], after["article_published"], after["article_published_utc"],
            )  # fmt: skip
            record(db, before, after, occasion)
        before = after
