"""Tombstones: a page's rows are deleted and its WARC records listed for erasure; the tombstone prevents that the page is stored again."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime
from pathlib import Path

from crawler.archive.database.moments import iso
from crawler.archive.warc import erasure

FORGOTTEN = "forgotten"
"""The value of `pages.detail` for a page with a tombstone."""
ARTICLES = "SELECT article_id FROM articles WHERE page_id IN (SELECT value FROM json_each(:pages))"
CAPTURES = """
SELECT capture_id, warc_file, warc_offset, warc_length FROM captures WHERE page_id IN (SELECT value FROM json_each(:pages))
"""
BLOCKS = "SELECT DISTINCT block_id FROM placements WHERE capture_id IN (SELECT value FROM json_each(:captures))"
ORPHAN_BLOCKS = """
SELECT value AS block_id FROM json_each(:blocks) WHERE NOT EXISTS (SELECT 1 FROM placements s WHERE s.block_id = value)
"""
HEADLINES_OF_BLOCKS = "SELECT headline_id FROM headline_blocks WHERE block_id IN (SELECT value FROM json_each(:blocks))"
DELETE_BLOCKS = "DELETE FROM headline_blocks WHERE block_id IN (SELECT value FROM json_each(:blocks))"
DELETE_HEADLINES = """
DELETE FROM headline_texts WHERE headline_id IN (SELECT value FROM json_each(:texts))
    AND NOT EXISTS (SELECT 1 FROM headline_blocks b WHERE b.headline_id = headline_texts.headline_id)
"""
DELETE_ROWS = (
    "DELETE FROM changes WHERE article_id IN (SELECT value FROM json_each(:works))",
    "DELETE FROM times WHERE article_id IN (SELECT value FROM json_each(:works))",
    "DELETE FROM revisions WHERE article_id IN (SELECT value FROM json_each(:works))",
    "DELETE FROM articles WHERE article_id IN (SELECT value FROM json_each(:works))",
    "DELETE FROM parts WHERE part_of IN (SELECT value FROM json_each(:pages))",
    "DELETE FROM placements WHERE capture_id IN (SELECT value FROM json_each(:captures))",
    "DELETE FROM captures WHERE capture_id IN (SELECT value FROM json_each(:captures))",
)
"""Deletes all rows of a page. If a new table contains text of pages, add its statement here."""
INSERT_TOMBSTONE = """
INSERT INTO tombstones (page_id, forgotten, forgotten_utc, reason, article_id, captures)
SELECT p.page_id, :when, :at, :reason, p.article_id, (SELECT count(*) FROM captures c WHERE c.page_id = p.page_id)
FROM pages p WHERE p.page_id IN (SELECT value FROM json_each(:pages))
ON CONFLICT (page_id) DO UPDATE SET captures = captures + excluded.captures, article_id = coalesce(article_id, excluded.article_id)
"""
CLEAR_PAGE = """
UPDATE pages SET outcome = 'opted_out', detail = :detail, article_id = NULL, capture_id = NULL, etag = NULL, last_modified = NULL,
    found_as = NULL, attempts = 0, pace = NULL, queue = NULL, next_visit = NULL, leased_by = NULL, leased_until = NULL
WHERE page_id IN (SELECT value FROM json_each(:pages))
"""


def row_ids(db: sqlite3.Connection, page_ids: list[int]) -> dict[str, str]:
    """The ids of pages (`pages`), of their articles (`works`) and of their captures (`captures`), as JSON lists."""
    ids = {"pages": json.dumps(page_ids)}
    ids["works"] = json.dumps([row[0] for row in db.execute(ARTICLES, ids)])
    return ids | {"captures": json.dumps([row[0] for row in db.execute(CAPTURES, ids)])}


def replace_with_tombstones(db: sqlite3.Connection, folder: Path, page_ids: list[int], reason: str, now: datetime) -> None:
    """Delete the rows of these pages, list their WARC records for erasure (`blanks`) and insert tombstones, in the caller's transaction.

    `folder` has the WARC files; `now` is an aware datetime. The caller flushes buffered articles first (`Archive.flush`).
    """
    ids = row_ids(db, page_ids)
    blocks = json.dumps([row[0] for row in db.execute(BLOCKS, ids)])
    words = ids["works"] != "[]" or blocks != "[]"
    for _, name, offset, length in db.execute(CAPTURES, ids).fetchall():
        whole = erasure.exchange_length(folder / name, offset, length)
        db.execute("INSERT OR REPLACE INTO blanks VALUES (?, ?, ?, ?)", (name, offset, whole, words))
    db.execute(INSERT_TOMBSTONE, {**ids, "reason": reason, "when": iso(now), "at": now.timestamp()})
    for sql in DELETE_ROWS:
        db.execute(sql, ids)
    _clear_headlines(db, blocks)
    db.execute(CLEAR_PAGE, {**ids, "detail": FORGOTTEN})


def _clear_headlines(db: sqlite3.Connection, blocks: str) -> None:
    """Delete those of these blocks that have no placement any more, and then the headlines without a block."""
    orphans = {"blocks": json.dumps([row[0] for row in db.execute(ORPHAN_BLOCKS, {"blocks": blocks})])}
    texts = json.dumps([row[0] for row in db.execute(HEADLINES_OF_BLOCKS, orphans)])
    db.execute(DELETE_BLOCKS, orphans)
    db.execute(DELETE_HEADLINES, {"texts": texts})
