"""`hemero reread`: parse stored captures with the current parser and replace the stored results.

A *work* is one article with all its pages and captures, or one page without an article. Its number is the article id, or the negative
page id.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace

from crawler.archive.database.moments import seconds_iso, zone
from crawler.archive.records import Lease, Visit
from crawler.archive.store.archive import Archive
from crawler.archive.store.article_rows import PageCapture
from crawler.archive.store.failed_rules import failed_rules_json
from crawler.archive.store.placements import targets

HELD = "named by a page that was read again: it waits until a crawl meets it"
READABLE = ("article", "listing", "unchanged", "not_article", "duplicate", "not_html", "error")
"""Outcomes that the parser decides. Outcomes decided by the server, robots.txt or reservations do not change."""
WORKS = """
SELECT coalesce(p.article_id, -p.page_id) AS work FROM captures c JOIN pages p USING (page_id)
WHERE c.status = 200 AND c.revisit_of IS NULL AND c.read_at IS NOT NULL AND p.hint != 'robots' AND p.outcome != 'opted_out'
    AND (:outlet IS NULL OR p.outlet = :outlet)
    AND (:since IS NULL OR c.fetched_utc >= :since) AND (:until IS NULL OR c.fetched_utc < :until)
    AND (:version IS NULL OR c.parser_version IS NOT :version)
GROUP BY work ORDER BY min(c.capture_id)
"""
CAPTURES = """
SELECT c.capture_id, c.page_id, c.status, c.fetched_utc, c.revisit_of, p.outcome, p.capture_id AS latest,
    coalesce(json_extract(r.settings, '$.dated'), 1) AS dated
FROM captures c JOIN pages p USING (page_id) LEFT JOIN runs r USING (run_id)
WHERE c.read_at IS NOT NULL AND (c.status = 200 OR c.revisit_of IS NOT NULL) AND {whose} ORDER BY c.capture_id
"""

COPY_FROM_REVISITED = """
UPDATE captures SET (parser_version, headlines, failed_rules) = (
    SELECT parser_version, headlines, failed_rules FROM captures c WHERE c.capture_id = captures.revisit_of
) WHERE capture_id = ?
"""


@dataclass(frozen=True, slots=True)
class Stored:
    """A stored capture of a work that is to be parsed again."""

    capture_id: int
    page_id: int
    at: float
    """UTC seconds of the fetch."""
    repeats: int | None
    """The id of the capture with the same body, for a revisit; None where this capture has its own body."""
    dated: bool
    """Whether the time of the capture is the time of the page; False for stored pages that were fetched at an unknown time."""
    outcome: str
    """The page's current outcome."""
    latest: bool
    """Whether this capture has the body of the page's latest capture."""


def knows(archive: Archive, outlet: str) -> bool:
    """Whether the archive has an outlet with this name."""
    return archive.db.execute("SELECT 1 FROM outlets WHERE outlet = ?", (outlet,)).fetchone() is not None


def works(archive: Archive, wanted: Mapping[str, object]) -> list[int]:
    """The numbers of the works to parse again, oldest first. `wanted` has the parameters of `WORKS`: `outlet`, `since`, `until`, `version`
    (each may be None)."""
    return [int(row[0]) for row in archive.db.execute(WORKS, wanted)]


def captures(archive: Archive, work: int) -> list[Stored]:
    """The captures of all pages of a work, oldest first."""
    whose = "p.article_id = ?" if work > 0 else "p.page_id = ?"
    rows = archive.db.execute(CAPTURES.format(whose=whose), (abs(work),)).fetchall()
    last = {row["page_id"]: row["latest"] for row in rows}
    roots = {row["capture_id"]: row["revisit_of"] for row in rows}
    return [
        Stored(
            row["capture_id"],
            row["page_id"],
            row["fetched_utc"],
            row["revisit_of"],
            bool(row["dated"]),
            row["outcome"],
            row["capture_id"] == (roots.get(last[row["page_id"]]) or last[row["page_id"]]),
        )
        for row in rows
    ]


def lease(archive: Archive, stored: Stored) -> Lease:
    """The lease of a capture's page, as if the page had never been read."""
    known = archive.frontier.leases("page_id = ?", stored.page_id)[0]
    return replace(known, outcome="waiting", digest=None, capture_id=None, attempts=1000)


def store(archive: Archive, work: int, readings: list[tuple[Stored, Visit | None]]) -> None:
    """Replace the stored results of a work. Article ids do not change; a revision with a known content keeps its id.

    `readings` has all captures of the work, in order, each with its visit; the visit is None for a revisit.
    """
    with archive.transaction():
        db, articles = archive.db, archive.articles
        articles.flush()
        rows = db.execute("SELECT digest, revision_id FROM revisions WHERE article_id = ?", (work,))
        before = {str(digest): int(number) for digest, number in rows}
        db.execute("DELETE FROM parts WHERE part_of IN (SELECT page_id FROM pages WHERE article_id = ?)", (work,))
        articles.remove(work)
        db.execute("UPDATE pages SET article_id = NULL WHERE article_id = ?", (work,))
        articles.next_id = work if work > 0 else None
        for stored, visit in readings:
            _store_reading(archive, stored, visit)
        articles.flush()
        articles.next_id = None
        _restore_revision_ids(db, work, before)


def _store_reading(archive: Archive, stored: Stored, visit: Visit | None) -> None:
    db = archive.db
    page = db.execute("SELECT url, part_of, part, article_id, outcome FROM pages WHERE page_id = ?", (stored.page_id,)).fetchone()
    when = seconds_iso(stored.at, zone(visit.zone if visit else archive.zone_of(stored.page_id)))
    seen = PageCapture(stored.page_id, page["url"], page["part_of"], page["part"], stored.capture_id, stored.at, when, page["article_id"])
    if visit is None:
        archive.articles.flush()
        archive.placements.store(stored.capture_id, (), {})
        archive.placements.repeat(stored.capture_id, stored.repeats)
        db.execute(COPY_FROM_REVISITED, (stored.capture_id,))
        return archive.articles.store_unchanged(seen)
    end: dict[str, object] = {"outcome": visit.outcome, "detail": visit.detail, "article_id": None}
    if visit.outcome == "article" and visit.article:
        end["article_id"], twin = archive.articles.store(visit, visit.article, seen)
        if twin:
            end |= {"outcome": "duplicate", "detail": visit.detail or f"of {visit.canonical_url}"}
    headlines = visit.article.headlines if visit.article else ()
    archive.placements.store(stored.capture_id, headlines, targets(visit.found))
    archive.discover((replace(one, held=HELD) for one in visit.found), at=stored.at, found_on=stored.page_id, zone_name=visit.zone)
    if end["article_id"] is not None:
        db.execute("UPDATE pages SET article_id = :article_id WHERE page_id = :page_id", end | {"page_id": stored.page_id})
    if stored.latest and page["outcome"] in READABLE:
        db.execute("UPDATE pages SET outcome = :outcome, detail = :detail WHERE page_id = :page_id", end | {"page_id": stored.page_id})
    db.execute(
        "UPDATE captures SET parser_version = ?, headlines = ?, failed_rules = ? WHERE capture_id = ?",
        (visit.parser_version, len(headlines), failed_rules_json(visit.article), stored.capture_id),
    )
    return None


def _restore_revision_ids(db: sqlite3.Connection, work: int, before: Mapping[str, int]) -> None:
    """Give revisions whose digest existed before their earlier ids."""
    for digest, now in db.execute("SELECT digest, revision_id FROM revisions WHERE article_id = ?", (work,)).fetchall():
        if (number := before.get(str(digest), now)) != now:
            db.execute("UPDATE revisions SET revision_id = ? WHERE revision_id = ?", (number, now))
            db.execute("UPDATE articles SET revision_id = ? WHERE revision_id = ?", (number, now))
            for column in ("revision_before", "revision_after"):
                db.execute(f"UPDATE changes SET {column} = ? WHERE article_id = ? AND {column} = ?", (number, work, now))  # noqa: S608
