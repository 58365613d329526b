"""Forgetting: all that was read from a page goes, its records with it, and a tombstone stays that keeps the page from coming back.

What hangs together is forgotten together: an article with all its addresses and all its pages, whichever of them was named.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crawler.archive.database.connection import said
from crawler.archive.database.moments import iso
from crawler.archive.records import Discovery
from crawler.archive.warc import erasure

if TYPE_CHECKING:
    from crawler.archive.store.archive import Archive

FORGOTTEN = "forgotten"
"""What `pages.detail` says of a page with a tombstone."""
HOPS = 10
"""Redirects that are followed from an address that was named."""

LED = "SELECT detail FROM pages WHERE url = ? AND outcome = 'redirected'"
TOGETHER = """
WITH RECURSIVE work (article_id) AS (
    SELECT article_id FROM pages WHERE url IN (SELECT value FROM json_each(:urls)) AND article_id IS NOT NULL
    UNION SELECT article_id FROM articles WHERE url IN (SELECT value FROM json_each(:urls))
), whole (page_id) AS (
    SELECT page_id FROM pages WHERE url IN (SELECT value FROM json_each(:urls))
    UNION SELECT page_id FROM pages WHERE article_id IN (SELECT article_id FROM work)
    UNION SELECT page_id FROM articles WHERE article_id IN (SELECT article_id FROM work)
    UNION SELECT p.page_id FROM whole JOIN pages p ON p.part_of = whole.page_id
)
SELECT page_id, url, detail FROM pages WHERE page_id IN (SELECT page_id FROM whole) ORDER BY page_id
"""
WORKS = "SELECT article_id FROM articles WHERE page_id IN (SELECT value FROM json_each(:pages))"
CAPTURES = """
SELECT capture_id, warc_file, warc_offset, warc_length FROM captures WHERE page_id IN (SELECT value FROM json_each(:pages))
"""
COUNTS = {
    "revisions": "SELECT count(*) FROM revisions WHERE article_id IN (SELECT value FROM json_each(:works))",
    "headlines": """
        SELECT count(*) FROM placements JOIN headline_blocks USING (block_id)
        WHERE capture_id IN (SELECT value FROM json_each(:captures))""",
    "elsewhere": """
        SELECT count(*) FROM headline_texts
        WHERE target IN (SELECT url FROM pages WHERE page_id IN (SELECT value FROM json_each(:pages)))""",
}
"""What is told of a page that is to be forgotten → the question."""

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


@dataclass(frozen=True, slots=True)
class Trace:
    """What an archive has of an address that is to be forgotten."""

    url: str
    """As it was named, normalised."""
    pages: tuple[str, ...]
    """The addresses that go together; empty where the archive never heard of it."""
    title: str | None
    """The article's, where it is one."""
    articles: int
    revisions: int
    captures: int
    bytes: int
    """Of WARC, responses only."""
    headlines: int
    """Placements: headlines that stood on these pages."""
    elsewhere: int
    """Headlines of other pages that lead here, in as many wordings: these stay, since they are theirs."""
    forgotten: bool
    """Whether all of its pages have tombstones already."""


def trace(db: sqlite3.Connection, url: str) -> Trace:
    """What would go with `url` (normalised)."""
    found = _together(db, url)
    told = _told(db, [int(row["page_id"]) for row in found])
    records = db.execute(CAPTURES, told).fetchall()
    counts = {name: int(db.execute(sql, told).fetchone()[0]) for name, sql in COUNTS.items()}
    title = db.execute("SELECT title FROM articles WHERE article_id IN (SELECT value FROM json_each(:works))", told).fetchone()
    return Trace(
        url,
        tuple(row["url"] for row in found),
        title=title["title"] if title else None,
        articles=len(json.loads(told["works"])),
        captures=len(records),
        bytes=sum(row["warc_length"] for row in records),
        forgotten=bool(found) and all(row["detail"] == FORGOTTEN for row in found),
        **counts,
    )


def _told(db: sqlite3.Connection, page_ids: list[int]) -> dict[str, str]:
    """The numbers of pages, of their articles and of their captures, as JSON lists."""
    told = {"pages": json.dumps(page_ids)}
    told["works"] = json.dumps([row[0] for row in db.execute(WORKS, told)])
    return told | {"captures": json.dumps([row[0] for row in db.execute(CAPTURES, told)])}


def _together(db: sqlite3.Connection, url: str) -> list[sqlite3.Row]:
    """The rows of all pages that hang together with an address, and of those it redirects to."""
    urls = [url]
    while len(urls) <= HOPS and (led := db.execute(LED, (urls[-1],)).fetchone()) and led[0] not in urls:
        urls.append(led[0])
    return db.execute(TOGETHER, {"urls": json.dumps(urls)}).fetchall()


def forget(archive: Archive, urls: Iterable[str], reason: str = "") -> list[Trace]:
    """Forget these addresses (normalised), also such as were never heard of; what went with each. Holds the archive's lock.

    The rows of all go in one transaction, which notes what is to be overwritten in WARC files; killed after it, the next crawl or
    the next `forget` goes on. HemeroError where a crawl runs, or where another program reads the archive and so keeps its log.
    """
    archive.recover()
    db, wanted = archive.db, list(dict.fromkeys(urls))
    with said(archive.path):
        db.execute("PRAGMA secure_delete = ON")
        db.execute("PRAGMA synchronous = FULL")  # the rows must be gone from the disk before their records are
        with archive.transaction():
            traces = [trace(db, url) for url in wanted]
            archive.frontier.discover([Discovery(url, "argument", held=FORGOTTEN) for url in wanted], now=archive.clock().timestamp())
            for url in wanted:
                bury(archive, [int(row["page_id"]) for row in _together(db, url)], reason)
        erasure.finish(db, archive.warc.folder, archive.path)
    return traces


def bury(archive: Archive, page_ids: list[int], reason: str) -> None:
    """Take away the rows of these pages and note their records for overwriting; their tombstones stay. In the caller's transaction."""
    db, now = archive.db, archive.clock()
    archive.flush()
    told = _told(db, page_ids)
    words = told["works"] != "[]"
    for _, name, offset, length in db.execute(CAPTURES, told).fetchall():
        whole = erasure.region(archive.warc.folder / name, offset, length)
        db.execute("INSERT OR REPLACE INTO blanks VALUES (?, ?, ?, ?)", (name, offset, whole, words))
    db.execute(TOMBSTONE, {**told, "reason": reason, "when": iso(now), "at": now.timestamp()})
    blocks = json.dumps([row[0] for row in db.execute(PLACED, told)])
    for sql in ROWS:
        db.execute(sql, told)
    _clear_headlines(db, blocks)
    db.execute(BURIED, {**told, "detail": FORGOTTEN})
    archive.placements.forget_known()
    archive.frontier.forget_known()


def _clear_headlines(db: sqlite3.Connection, blocks: str) -> None:
    """Of these blocks, take away those that stand on no page any more, and the headlines that stand in no block then."""
    orphans = {"blocks": json.dumps([row[0] for row in db.execute(ORPHANS, {"blocks": blocks})])}
    texts = json.dumps([row[0] for row in db.execute(IN_BLOCKS, orphans)])
    db.execute(BLOCKS_GONE, orphans)
    db.execute(TEXTS_GONE, {"texts": texts})
