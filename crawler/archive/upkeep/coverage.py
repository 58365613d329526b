"""Coverage of a newspaper by day: articles discovered, stored and missing, and why they are missing."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta

STORED = "SELECT day, articles FROM days WHERE outlet = :outlet AND day >= :since AND day < :until"
MISSING = """
SELECT substr(published_hint, 1, 10), outcome, queue, detail, count(*) FROM pages INDEXED BY pages_missing
WHERE outlet = :outlet AND article_id IS NULL AND hint = 'article' AND published_hint >= :since AND published_hint < :until
    AND part_of IS NULL AND outcome NOT IN ('redirected', 'duplicate')
GROUP BY 1, 2, 3, 4
"""
UNDATED_STORED = "SELECT coalesce(sum(articles), 0) FROM days WHERE outlet = :outlet AND day = ''"
UNDATED_MISSING = """
SELECT '', outcome, queue, detail, count(*) FROM pages INDEXED BY pages_missing
WHERE outlet = :outlet AND article_id IS NULL AND hint = 'article' AND published_hint IS NULL
    AND part_of IS NULL AND outcome NOT IN ('redirected', 'duplicate')
GROUP BY 2, 3, 4
"""
OUTLETS = "SELECT DISTINCT outlet FROM pages ORDER BY outlet"


@dataclass
class Day:
    """One day of one newspaper."""

    outlet: str
    day: str
    """ISO 8601, in the newspaper's zone; empty for articles without a date."""
    stored: int = 0
    """Articles in the archive that state this day of publication."""
    missing: int = 0
    """Addresses dated to this day by a listing or by the address itself, and without an article in the archive."""
    why: dict[str, int] = field(default_factory=dict)
    """Reason → number of missing articles, most frequent reason first."""

    @property
    def found(self) -> int:
        """Articles that were discovered: stored and missing."""
        return self.stored + self.missing


AFTER_ALL_DAYS = "9999-12-32"
"""Sorts after the last day of the calendar."""
MAX_GAPS = 40_000
"""Of longer ranges (a century), days without any article are left out."""


def outlets_of(db: sqlite3.Connection) -> list[str]:
    """The names of the newspapers that have pages in the archive; the empty name stands for sites without an outlet file."""
    return [str(row[0]) for row in db.execute(OUTLETS)]


def coverage(db: sqlite3.Connection, outlet: str, since: date | None = None, until: date | None = None) -> list[Day]:
    """The newspaper's days from `since` to `until` (both included), newest first. Without bounds also the articles without a date, last.

    With both bounds, days without any article are included, so that gaps are visible.
    """
    days: dict[str, Day] = {}
    reasons: dict[str, Counter[str]] = {}
    bounds = _bounds(outlet, since, until)
    for day, count in db.execute(STORED, bounds):
        days.setdefault(day, Day(outlet, day)).stored += count
    for day, outcome, queue, detail, count in _missing(db, bounds, undated=since is None and until is None):
        days.setdefault(day, Day(outlet, day)).missing += count
        reasons.setdefault(day, Counter())[_reason(outcome, queue, detail)] += count
    if since is None and until is None and (undated := db.execute(UNDATED_STORED, bounds).fetchone()[0]):
        days.setdefault("", Day(outlet, "")).stored += undated
    for day in _calendar(since, until):
        days.setdefault(day, Day(outlet, day))
    for day, counted in reasons.items():
        days[day].why = dict(counted.most_common())
    return [days[day] for day in sorted(days, reverse=True)]


def as_json(days: list[Day]) -> list[dict[str, object]]:
    """Days as plain dictionaries."""
    return [{"outlet": one.outlet, "day": one.day or None, "found": one.found} | _rest(one) for one in days]


def _rest(one: Day) -> dict[str, object]:
    return {name: value for name, value in asdict(one).items() if name not in ("outlet", "day")}


def _missing(db: sqlite3.Connection, bounds: dict[str, object], *, undated: bool) -> Iterator[tuple[str, str, str | None, str, int]]:
    yield from db.execute(MISSING, bounds)
    if undated:
        yield from db.execute(UNDATED_MISSING, bounds)


def _bounds(outlet: str, since: date | None, until: date | None) -> dict[str, object]:
    after = (until + timedelta(days=1)).isoformat() if until and until < date.max else AFTER_ALL_DAYS
    return {"outlet": outlet, "since": (since or date.min).isoformat(), "until": after}


def _calendar(since: date | None, until: date | None) -> Iterator[str]:
    if since and until and (until - since).days <= MAX_GAPS:
        for ahead in range((until - since).days + 1):
            yield (since + timedelta(days=ahead)).isoformat()


def _reason(outcome: str, queue: str | None, detail: str) -> str:
    """Why an address has no article in the archive; equal reasons have equal words.

    >>> _reason("waiting", "ready", ""), _reason("gone", None, "answered 404"), _reason("waiting", None, "published outside")
    ('its turn has not come', 'gone: answered 404', 'waiting: published outside')
    """
    if outcome == "waiting" and not detail:
        return "being fetched" if queue == "leased" else "its turn has not come"
    return f"{outcome}: {detail}" if detail else outcome
