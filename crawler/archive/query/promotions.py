"""Where an article was promoted: on which page or in which side column, how high, how long, and under which words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from crawler.archive.database.moments import seconds_iso
from crawler.archive.query.front_pages import addresses

GAP = 86_400.0
"""Seconds after which a side column that shows an article again makes another stretch."""
MOST = 50_000
"""Placements that are looked at, the latest ones."""

STOOD = """
SELECT x.outlet, iif(p.article_id IS NULL, x.page_id, NULL) AS page_id, p.url, b.title, t.text, t.kicker, b.rank, x.seen_utc
FROM headline_texts t JOIN headline_blocks b USING (headline_id) JOIN placements s USING (block_id) JOIN sightings x USING (capture_id)
JOIN pages p ON p.page_id = x.page_id
WHERE t.target IN (SELECT value FROM json_each(?)) LIMIT ?
"""
BETWEEN = "SELECT seen_utc FROM sightings WHERE page_id = ? AND seen_utc BETWEEN ? AND ? ORDER BY seen_utc"


@dataclass(frozen=True, slots=True)
class Promotion:
    """A stretch of time in which an article stood in one place under the same words."""

    outlet: str | None
    page_id: int | None
    """The page of headlines; None: a side column on pages of articles."""
    page_url: str | None
    block: str
    text: str
    kicker: str | None
    best_rank: int
    last_rank: int
    first_seen: str
    """ISO 8601, UTC."""
    last_seen: str
    first_utc: float
    last_utc: float
    times: int
    """Captures in which it stood there."""


class _Stood(NamedTuple):
    outlet: str
    page_id: int | None
    page_url: str
    block: str
    text: str
    kicker: str | None
    rank: int
    at: float

    @property
    def place(self) -> tuple[str, int, str, str, str]:
        return self.outlet, self.page_id or 0, self.block, self.text, self.kicker or ""


def promotions(db: sqlite3.Connection, article_id: int, *, limit: int = 500) -> tuple[Promotion, ...]:
    """Where the article was promoted, in the order in which it began, at most `limit`.

    On a page of headlines a stretch ends with the first capture in which it does not stand there; in side columns, which are seen when
    some article's page is, after a day without it.
    """
    rows = sorted((_Stood(*row) for row in db.execute(STOOD, (addresses(db, article_id), MOST))), key=lambda one: (one.place, one.at))
    found = [_promotion(stretch) for _, group in groupby(rows, key=lambda one: one.place) for stretch in _stretches(db, list(group))]
    return tuple(sorted(found, key=lambda one: (one.first_utc, one.outlet or "", one.block, one.best_rank))[:limit])


def _stretches(db: sqlite3.Connection, stood: list[_Stood]) -> Iterator[list[_Stood]]:
    """Rows of one place, cut where it did not stand there."""
    absent = _Absences(db, stood)
    stretch: list[_Stood] = []
    for one in stood:
        if stretch and absent(stretch[-1].at, one.at):
            yield stretch
            stretch = []
        stretch.append(one)
    yield stretch


class _Absences:
    """Whether something stood elsewhere between two moments of one place."""

    def __init__(self, db: sqlite3.Connection, stood: list[_Stood]) -> None:
        self._numbers: dict[float, int] = {}
        if stood[0].page_id is not None:
            rows = db.execute(BETWEEN, (stood[0].page_id, stood[0].at, stood[-1].at))
            self._numbers = {at: number for number, at in enumerate(dict.fromkeys(row[0] for row in rows))}

    def __call__(self, earlier: float, later: float) -> bool:
        if not self._numbers:
            return later - earlier > GAP
        return self._numbers[later] - self._numbers[earlier] > 1


def _promotion(stretch: list[_Stood]) -> Promotion:
    first, last = stretch[0], stretch[-1]
    return Promotion(
        first.outlet or None,
        first.page_id,
        first.page_url if first.page_id is not None else None,
        first.block,
        first.text,
        first.kicker,
        min(one.rank for one in stretch),
        last.rank,
        seconds_iso(first.at),
        seconds_iso(last.at),
        first.at,
        last.at,
        len({one.at for one in stretch}),
    )
