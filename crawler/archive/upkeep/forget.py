"""`hemero forget`: delete the rows and WARC records of a page and leave a tombstone, so that the page is not stored again.

Related pages are forgotten together: all addresses and all pages of an article, whichever of them was named.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from crawler.archive.database.connection import sqlite_errors_as_hemero_errors
from crawler.archive.records import Discovery
from crawler.archive.store.archive import Archive
from crawler.archive.store.tombstones import CAPTURES, FORGOTTEN, row_ids
from crawler.archive.warc import erasure

MAX_REDIRECTS = 10
"""The number of stored redirects that are followed from a named address."""

REDIRECT_TARGET = "SELECT detail FROM pages WHERE url = ? AND outcome = 'redirected'"
RELATED_PAGES = """
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
"""Field of `Trace` → its query."""


@dataclass(frozen=True, slots=True)
class Trace:
    """What an archive holds of an address that is to be forgotten."""

    url: str
    """The named address, normalised."""
    pages: tuple[str, ...]
    """All related addresses; empty where the archive does not know the address."""
    title: str | None
    """The article's title; None where there is no article."""
    articles: int
    revisions: int
    captures: int
    bytes: int
    """Size of the WARC response records."""
    headlines: int
    """Placements: headlines on these pages, counted at every capture."""
    elsewhere: int
    """Distinct headlines that link to these pages. They stay where they are on other pages, because they are content of those pages."""
    forgotten: bool
    """Whether all of these pages have tombstones already."""


def trace(db: sqlite3.Connection, url: str) -> Trace:
    """What `forget` would delete for `url` (normalised)."""
    found = _related_pages(db, url)
    ids = row_ids(db, [int(row["page_id"]) for row in found])
    records = db.execute(CAPTURES, ids).fetchall()
    counts = {name: int(db.execute(sql, ids).fetchone()[0]) for name, sql in COUNTS.items()}
    title = db.execute("SELECT title FROM articles WHERE article_id IN (SELECT value FROM json_each(:works))", ids).fetchone()
    return Trace(
        url,
        tuple(row["url"] for row in found),
        title=title["title"] if title else None,
        articles=len(json.loads(ids["works"])),
        captures=len(records),
        bytes=sum(row["warc_length"] for row in records),
        forgotten=bool(found) and all(row["detail"] == FORGOTTEN for row in found),
        **counts,
    )


def _related_pages(db: sqlite3.Connection, url: str) -> list[sqlite3.Row]:
    """The rows of all pages that are related to an address, or to an address that it redirects to."""
    urls = [url]
    while len(urls) <= MAX_REDIRECTS and (led := db.execute(REDIRECT_TARGET, (urls[-1],)).fetchone()) and led[0] not in urls:
        urls.append(led[0])
    return db.execute(RELATED_PAGES, {"urls": json.dumps(urls)}).fetchall()


def forget(archive: Archive, urls: Iterable[str], reason: str = "") -> list[Trace]:
    """Forget these addresses (normalised), including unknown ones; what was deleted for each. Acquires the archive's lock.

    One transaction deletes all rows and lists the WARC records to erase. If the process is killed after it, the next crawl or the next
    `forget` continues. Raises `HemeroError` where a crawl runs, or where another program reads the archive (the WAL cannot be truncated).
    """
    archive.recover()
    db, wanted = archive.db, list(dict.fromkeys(urls))
    with sqlite_errors_as_hemero_errors(archive.path):
        db.execute("PRAGMA secure_delete = ON")
        db.execute("PRAGMA synchronous = FULL")  # the deletion of the rows must be on disk before the records are overwritten
        with archive.transaction():
            traces = [trace(db, url) for url in wanted]
            archive.frontier.discover([Discovery(url, "argument", held=FORGOTTEN) for url in wanted], now=archive.clock().timestamp())
            for url in wanted:
                archive.replace_with_tombstones([int(row["page_id"]) for row in _related_pages(db, url)], reason)
        erasure.finish(db, archive.warc.folder, archive.path)
    return traces
