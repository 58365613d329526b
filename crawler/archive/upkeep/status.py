"""`hemero status`: what the archive holds, by newspaper."""

# ruff: noqa: S608 - questions made of names that stand in this package

from __future__ import annotations

import sqlite3
from dataclasses import asdict, dataclass, field
from operator import itemgetter

from crawler.archive.store.frontier import OUTLET_NAMES
from crawler.archive.upkeep.alarms import ARTICLES_IN_SPAN, DAY, FAILED_RULES, FIELDS, PUBLISHED_IN_SPAN, WEEKS, Span

COUNTS = {
    ("articles",): "SELECT outlet, count(*) FROM articles GROUP BY outlet",
    ("captures", "bytes", "unchanged", "headlines"): """
        SELECT p.outlet, count(*), sum(c.warc_length), sum(c.revisit_of IS NOT NULL), sum(c.headlines)
        FROM captures c CROSS JOIN pages p USING (page_id) GROUP BY p.outlet""",
}
"""Fields of `OutletStatus` → the query that returns them for all outlets."""

FIRST = "SELECT visited, visited_utc FROM pages WHERE outlet = ? AND outcome = ? AND visited_utc > 0 ORDER BY visited_utc LIMIT 1"
LAST = "SELECT visited, visited_utc FROM pages WHERE outlet = ? AND outcome = ? AND visited_utc > 0 ORDER BY visited_utc DESC LIMIT 1"
OUTCOMES = "SELECT outlet, outcome, count(*) FROM pages GROUP BY outlet, outcome"
WAITING = f"""{OUTLET_NAMES}
SELECT p.outlet, CASE WHEN detail != '' THEN detail WHEN queue IS NULL THEN 'not queued' ELSE 'its turn' END AS why, count(*)
FROM names CROSS JOIN pages p ON p.outlet = names.outlet AND p.outcome = 'waiting' GROUP BY p.outlet, why ORDER BY count(*) DESC
"""
TROUBLES = f"""{OUTLET_NAMES}
SELECT p.outlet, CASE WHEN detail != '' THEN outcome || ': ' || detail ELSE outcome END AS why, count(*)
FROM names CROSS JOIN pages p ON p.outlet = names.outlet AND p.outcome IN ('blocked', 'error', 'opted_out', 'robots', 'too_large')
GROUP BY p.outlet, why ORDER BY count(*) DESC
"""

RETRIABLE = f"""{OUTLET_NAMES}
SELECT p.outlet, p.outcome, count(*) FROM names CROSS JOIN pages p ON p.outlet = names.outlet AND p.outcome IN ('blocked', 'error', 'gone')
WHERE p.hint != 'robots' GROUP BY p.outlet, p.outcome ORDER BY count(*) DESC
"""


@dataclass
class OutletStatus:
    """One newspaper in the archive. Times are ISO 8601 as stored."""

    outlet: str
    """Empty: pages of sites without an outlet file."""
    pages: dict[str, int] = field(default_factory=dict)
    """Outcome → number of addresses."""
    waiting: dict[str, int] = field(default_factory=dict)
    """Reason → number of waiting addresses."""
    troubles: dict[str, int] = field(default_factory=dict)
    """Outcome and reason of failed visits (`error: answered 500, 3 times`) → number of pages, most frequent first."""
    retriable: dict[str, int] = field(default_factory=dict)
    """Outcome (`error`, `gone`, `blocked`) → number of pages that `hemero crawl --retry` would fetch again."""
    articles: int = 0
    captures: int = 0
    bytes: int = 0
    """Size of the WARC response records."""
    headlines: int = 0
    """Placements: headlines counted at every capture."""
    unchanged: int = 0
    """Captures that are revisits: the page had not changed."""
    last_day: int = 0
    """Articles published in the 24 hours before the last visit."""
    usual_day: float = 0.0
    """Average articles per day in the four weeks before that day."""
    filled: dict[str, float] = field(default_factory=dict)
    """Field → share (0 to 1) of the articles of these four weeks and this day that have it."""
    failed_rules: dict[str, float] = field(default_factory=dict)
    """Rule of the newspaper's file that no longer holds → share (0 to 1) of the articles first seen in the last day on which it fails."""
    first_visit: str | None = None
    last_visit: str | None = None


def status(db: sqlite3.Connection) -> list[OutletStatus]:
    """The status of all newspapers that have pages in the archive, sorted by name."""
    found: dict[str, OutletStatus] = {}
    for outlet, outcome, count in db.execute(OUTCOMES):
        found.setdefault(outlet, OutletStatus(outlet)).pages[outcome] = count
    for outlet, why, count in db.execute(WAITING):
        found[outlet].waiting[why] = count
    for outlet, why, count in db.execute(TROUBLES):
        found[outlet].troubles[why] = count
    for outlet, outcome, count in db.execute(RETRIABLE):
        found[outlet].retriable[outcome] = count
    for names, sql in COUNTS.items():
        for outlet, *values in db.execute(sql):
            if outlet in found:
                vars(found[outlet]).update(zip(names, values, strict=True))
    for one in found.values():
        first, last = (_visits(db, sql, one) for sql in (FIRST, LAST))
        if last:
            one.first_visit, one.last_visit = min(first, key=itemgetter(1))[0], max(last, key=itemgetter(1))[0]
            _recent(db, one, max(when for _, when in last))
    return [found[outlet] for outlet in sorted(found)]


def _visits(db: sqlite3.Connection, sql: str, one: OutletStatus) -> list[tuple[str, float]]:
    """The first or last visit (ISO 8601, UTC seconds) for each outcome; each is one index lookup."""
    rows = (db.execute(sql, (one.outlet, outcome)).fetchone() for outcome in one.pages)
    return [(str(row[0]), float(row[1])) for row in rows if row]


def _recent(db: sqlite3.Connection, one: OutletStatus, last: float) -> None:
    span: Span = {"outlet": one.outlet, "since": last - DAY, "until": last + 1}
    one.last_day = db.execute(PUBLISHED_IN_SPAN, span).fetchone()[0]
    one.failed_rules = {str(rule): round(share, 3) for rule, share in db.execute(FAILED_RULES, span)}
    past = span | {"since": last - DAY * (1 + 7 * WEEKS), "until": last - DAY}
    count, first = db.execute(PUBLISHED_IN_SPAN, past).fetchone()
    one.usual_day = round(count / max(1.0, (last - DAY - first) / DAY), 1) if count else 0.0
    whole = past | {"until": last + 1}
    shares = {field: db.execute(sql.format(of=ARTICLES_IN_SPAN), whole).fetchone()[0] for field, sql in FIELDS.items()}
    one.filled = {field: round(share, 3) for field, share in shares.items() if share is not None}


def as_json(statuses: list[OutletStatus]) -> list[dict[str, object]]:
    """`status` as plain dictionaries."""
    return [asdict(one) for one in statuses]
