"""Forgetting: all that was read from a page goes, its records with it, and a tombstone stays that keeps the page from coming back.

What hangs together is forgotten together: an article with all its addresses and all its pages, whichever of them was named.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from crawler.archive.database.connection import said
from crawler.archive.records import Discovery
from crawler.archive.store.archive import Archive
from crawler.archive.store.tombstones import CAPTURES, FORGOTTEN, numbers_of
from crawler.archive.warc import erasure

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
    told = numbers_of(db, [int(row["page_id"]) for row in found])
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
                archive.bury([int(row["page_id"]) for row in _together(db, url)], reason)
        erasure.finish(db, archive.warc.folder, archive.path)
    return traces
