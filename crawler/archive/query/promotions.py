"""Promotions of an article: on which page or in which side column its headline was, at which rank, how long, in which words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from crawler.archive.database.moments import seconds_iso
from crawler.archive.query.front_pages import addresses_as_json

GAP = 86_400.0
"""Seconds without the headline after which a side column that shows it again is a new promotion."""

PLACEMENTS_OF_ARTICLE = """
SELECT x.outlet, iif(p.article_id IS NULL, x.page_id, NULL) AS page_id, p.url, b.title, t.text, t.kicker, b.rank, x.seen_utc
FROM headline_texts t JOIN headline_blocks b USING (headline_id) JOIN placements s USING (block_id) JOIN sightings x USING (capture_id)
JOIN pages p ON p.page_id = x.page_id
WHERE t.target IN (SELECT value FROM json_each(?))
ORDER BY x.outlet, 2, b.title, t.text, t.kicker, x.seen_utc
"""
CAPTURES_OF_PAGE = "SELECT DISTINCT seen_utc FROM sightings WHERE page_id = ? AND seen_utc >= ? ORDER BY seen_utc"


@dataclass(frozen=True, slots=True)
class Promotion:
    """A period in which an article's headline was in one place in the same words."""

    outlet: str | None
    page_id: int | None
    """The page of headlines; None for a side column on article pages."""
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
    """The number of captures in this period."""


class _Placement(NamedTuple):
    outlet: str
    page_id: int | None
    page_url: str
    block: str
    text: str
    kicker: str | None
    rank: int
    at: float

    @property
    def place(self) -> tuple[str, int | None, str, str, str | None]:
        return self.outlet, self.page_id, self.block, self.text, self.kicker


@dataclass(slots=True)
class _Period:
    """Placements in one place without a gap. They are counted as they are read: there can be a million of them."""

    first: _Placement
    last: _Placement
    best_rank: int
    times: int = 1

    def add(self, one: _Placement) -> None:
        self.times += one.at != self.last.at
        self.best_rank = min(self.best_rank, one.rank)
        self.last = one


def promotions(db: sqlite3.Connection, article_id: int) -> tuple[Promotion, ...]:
    """The promotions of an article in order of their beginning.

    On a page of headlines, a promotion ends at the first capture without the headline. In side columns, which are only seen on captured
    article pages, it ends after a day without the headline.
    """
    rows = (_Placement(*row) for row in db.execute(PLACEMENTS_OF_ARTICLE, (addresses_as_json(db, article_id),)))
    made = [_promotion(period) for _, group in groupby(rows, key=lambda one: one.place) for period in _periods(db, group)]
    return tuple(sorted(made, key=lambda one: (one.first_utc, one.outlet or "", one.block, one.best_rank)))


def _periods(db: sqlite3.Connection, placements: Iterator[_Placement]) -> Iterator[_Period]:
    """The periods of one place: they end where the headline was absent."""
    first = next(placements)
    has_gap = _Gaps(db, first)
    period = _Period(first, first, first.rank)
    for one in placements:
        if has_gap(period.last.at, one.at):
            yield period
            period = _Period(one, one, one.rank)
        else:
            period.add(one)
    yield period


class _Gaps:
    """Called with two times: whether the headline was absent between them."""

    def __init__(self, db: sqlite3.Connection, first: _Placement) -> None:
        self._numbers: dict[float, int] = {}
        if first.page_id is not None:
            rows = db.execute(CAPTURES_OF_PAGE, (first.page_id, first.at))
            self._numbers = {row[0]: number for number, row in enumerate(rows)}

    def __call__(self, earlier: float, later: float) -> bool:
        if not self._numbers:
            return later - earlier > GAP
        return self._numbers[later] - self._numbers[earlier] > 1


def _promotion(period: _Period) -> Promotion:
    first, last = period.first, period.last
    return Promotion(
        first.outlet or None,
        first.page_id,
        first.page_url if first.page_id is not None else None,
        first.block,
        first.text,
        first.kicker,
        period.best_rank,
        last.rank,
        seconds_iso(first.at),
        seconds_iso(last.at),
        first.at,
        last.at,
        period.times,
    )
