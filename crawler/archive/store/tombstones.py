"""Tombstones: a page's rows are deleted, its WARC records are noted for erasure, and a tombstone stays so that it never comes back."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime
from pathlib import Path

from crawler.archive.database.moments import iso
from crawler.archive.warc import erasure

FORGOTTEN = "forgotten"
"""What `pages.detail` says of a page with a tombstone."""
WORKS = "SELECT article_id FROM articles WHERE page_id IN (SELECT value FROM json_each(:pages))"
CAPTURES = """
SELECT capture_id, warc_file, warc_offset, warc_length FROM captures WHERE page_id IN (SELECT value FROM json_each(:pages))
"""
PLACED = "SELECT DISTINCT block_id FROM placements WHERE capture_id IN (SELECT value FROM json_each(:captures))"
ORPHANS = """
SELECT value AS block_id FROM json_each(:blocks) WHERE NOT EXISTS (SELECT 1 FROM placements s WHERE s.block_id = value)
"""
IN_BLOCKS = "SELECT headline_id FROM headline_blocks WHERE block_id IN (SELECT value FROM json_each(:blocks))"
BLOCKS_GONE = "DELETE FROM headline_blocks WHERE block_id IN (SELECT value FROM json_each(:blocks))"
TEXTS_GONE = """
DELETE FROM headline_texts WHERE headline_id IN (SELECT value FROM json_each(:texts))
    AND NOT EXISTS (SELECT 1 FROM headline_blocks b WHERE b.headline_id = headline_texts.headline_id)
"""
ROWS = (
    "DELETE FROM times WHERE article_id IN (SELECT value FROM json_each(:works))",
    "DELETE FROM revisions WHERE article_id IN (SELECT value FROM json_each(:works))",
    "DELETE FROM articles WHERE article_id IN (SELECT value FROM json_each(:works))",
    "DELETE FROM parts WHERE part_of IN (SELECT value FROM json_each(:pages))",
    "DELETE FROM placements WHERE capture_id IN (SELECT value FROM json_each(:captures))",
    "DELETE FROM captures WHERE capture_id IN (SELECT value FROM json_each(:captures))",
)
"""What takes a page's rows away. What other modules add that holds a page's words belongs here."""
TOMBSTONE = """
INSERT INTO tombstones (page_id, forgotten, forgotten_utc, reason, article_id, captures)
SELECT p.page_id, :when, :at, :reason, p.article_id, (SELECT count(*) FROM captures c WHERE c.page_id = p.page_id)
FROM pages p WHERE p.page_id IN (SELECT value FROM json_each(:pages))
ON CONFLICT (page_id) DO UPDATE SET captures = captures + excluded.captures, article_id = coalesce(article_id, excluded.article_id)
"""
BURIED = """
UPDATE pages SET outcome = 'opted_out', detail = :detail, article_id = NULL, capture_id = NULL, etag = NULL, last_modified = NULL,
    found_as = NULL, attempts = 0, pace = NULL, queue = NULL, next_visit = NULL, leased_by = NULL, leased_until = NULL
WHERE page_id IN (SELECT value FROM json_each(:pages))
"""


def numbers_of(db: sqlite3.Connection, page_ids: list[int]) -> dict[str, str]:
    """The numbers of pages, of their articles and of their captures, as JSON lists."""
    told = {"pages": json.dumps(page_ids)}
    told["works"] = json.dumps([row[0] for row in db.execute(WORKS, told)])
    return told | {"captures": json.dumps([row[0] for row in db.execute(CAPTURES, told)])}


def bury(db: sqlite3.Connection, folder: Path, page_ids: list[int], reason: str, now: datetime) -> None:
    """Delete the rows of these pages, note their WARC records for erasure and leave tombstones. In the caller's transaction.

    `folder` holds the WARC files; `now` is aware. What the archive has gathered and not yet written must be written before.
    """
    told = numbers_of(db, page_ids)
    words = told["works"] != "[]"
    for _, name, offset, length in db.execute(CAPTURES, told).fetchall():
        whole = erasure.region(folder / name, offset, length)
        db.execute("INSERT OR REPLACE INTO blanks VALUES (?, ?, ?, ?)", (name, offset, whole, words))
    db.execute(TOMBSTONE, {**told, "reason": reason, "when": iso(now), "at": now.timestamp()})
    blocks = json.dumps([row[0] for row in db.execute(PLACED, told)])
    for sql in ROWS:
        db.execute(sql, told)
    _clear_headlines(db, blocks)
    db.execute(BURIED, {**told, "detail": FORGOTTEN})


def _clear_headlines(db: sqlite3.Connection, blocks: str) -> None:
    """Of these blocks, take away those that stand on no page any more, and the headlines that stand in no block then."""
    orphans = {"blocks": json.dumps([row[0] for row in db.execute(ORPHANS, {"blocks": blocks})])}
    texts = json.dumps([row[0] for row in db.execute(IN_BLOCKS, orphans)])
    db.execute(BLOCKS_GONE, orphans)
    db.execute(TEXTS_GONE, {"texts": texts})
