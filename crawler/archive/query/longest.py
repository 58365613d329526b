"""Who stood longest and highest on a front page: hours × place, with what nobody saw told apart."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from crawler.archive.query.errors import QuestionError
from crawler.archive.query.headline_words import GAP, FrontPageOf, fronts_of, told
from crawler.archive.query.selection import Selection

ORDERS = ("score", "hours", "top")

SHOWN = """
SELECT x.seen_utc, s.block_id FROM sightings x CROSS JOIN placements s ON s.capture_id = x.capture_id
WHERE x.page_id = ? AND x.seen_utc BETWEEN ? AND ? ORDER BY x.seen_utc, x.capture_id, s.position
"""
BLOCK = """
SELECT t.target, t.headline_id FROM headline_blocks b CROSS JOIN headline_texts t USING (headline_id) WHERE b.block_id = ? ORDER BY b.rank
"""
TEXTS = "SELECT headline_id, text, target FROM headline_texts WHERE headline_id IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Stood:
    """An article on a front page."""

    outlet: str | None
    page_url: str
    target: str
    article_id: int | None
    text: str
    """Its last headline."""
    wordings: int
    """Its different headlines."""
    hours: float
    """Hours on the page: between captures in a row that show it and are at most a day apart."""
    top_hours: float
    """Those at the first place."""
    unknown_hours: float
    """Hours between captures in a row that both show it and are more than a day apart: nobody looked."""
    score: float
    """Hours divided by the place, from 1 in page order: an hour at the third place is a third."""
    best_place: int
    first_seen: str
    """ISO 8601 in the newspaper's zone."""
    last_seen: str
    captures: int


@dataclass(slots=True)
class _Sum:
    texts: dict[int, None] = field(default_factory=dict)
    first: float = 0.0
    last: float = 0.0
    captures: int = 0
    seconds: float = 0.0
    top: float = 0.0
    unknown: float = 0.0
    weighted: float = 0.0
    best: int = 1 << 30


_Page = tuple[float, dict[str, tuple[int, int]]]
"""The time of a capture; address → its best place on the page and its headline's number."""


def longest(db: sqlite3.Connection, selection: Selection, *, by: str = "score", limit: int | None = 50) -> tuple[Stood, ...]:
    """The articles that stood longest and highest on the front pages of the selected newspapers, within the selected days.

    `by`: `score` (hours divided by the place), `hours`, or `top` (hours at the first place). An article whose headline was reworded is one.
    A headline is taken to stand between two captures that both show it, at the place of the first; if they are more than a day apart,
    or one does not show it, that time does not count. Raises `QuestionError`.
    """
    if by not in ORDERS:
        raise QuestionError("headline_order", known=", ".join(ORDERS))
    keys: dict[str, Callable[[_Sum], float]] = {
        "score": lambda one: one.weighted, "hours": lambda one: one.seconds, "top": lambda one: one.top,
    }  # fmt: skip
    found = [(front, one, target) for front in fronts_of(db, selection) for target, one in _sums(db, front).items()]
    found.sort(key=lambda row: (-keys[by](row[1]), -row[1].seconds, row[1].best, row[2]))
    return tuple(_stood(db, *row) for row in found[:limit])


def _sums(db: sqlite3.Connection, front: FrontPageOf) -> dict[str, _Sum]:
    sums: dict[str, _Sum] = {}
    pages = _pages(db, front)
    previous: _Page | None = None
    for page in pages:
        at, shown = page
        for target, (place, headline_id) in shown.items():
            one = sums.get(target)
            if one is None:
                one = sums[target] = _Sum(first=at)
            one.last, one.captures, one.best = at, one.captures + 1, min(one.best, place)
            one.texts.pop(headline_id, None)
            one.texts[headline_id] = None
            if previous is not None and (before := previous[1].get(target)):
                _add(one, at - previous[0], before[0])
        previous = page
    return sums


def _add(one: _Sum, seconds: float, place: int) -> None:
    if seconds > GAP:
        one.unknown += seconds
        return
    one.seconds += seconds
    one.weighted += seconds / place
    one.top += seconds if place == 1 else 0.0


def _pages(db: sqlite3.Connection, front: FrontPageOf) -> Iterator[_Page]:
    """The captures of a front page in order. Blocks and whole pages that come again are read once."""
    blocks: dict[int, list[tuple[str, int]]] = {}
    last: tuple[tuple[int, ...], dict[str, tuple[int, int]]] = ((), {})
    cursor = db.cursor()
    cursor.row_factory = None
    rows = cursor.execute(SHOWN, (front.page_id, front.since, front.until))
    for at, group in groupby(rows, key=lambda row: row[0]):
        ids = tuple(row[1] for row in group)
        if ids != last[0]:
            for block_id in ids:
                if block_id not in blocks:
                    blocks[block_id] = _block(db, block_id)
            shown: dict[str, tuple[int, int]] = {}
            for place, (target, headline_id) in enumerate((one for block_id in ids for one in blocks[block_id]), 1):
                shown.setdefault(target, (place, headline_id))
            last = (ids, shown)
        yield at, last[1]


def _block(db: sqlite3.Connection, block_id: int) -> list[tuple[str, int]]:
    """The address and number of each headline of a block."""
    return [(row[0], row[1]) for row in db.execute(BLOCK, (block_id,))]


def _stood(db: sqlite3.Connection, front: FrontPageOf, one: _Sum, target: str) -> Stood:
    ids = list(one.texts)
    texts = {row[0]: row[1] for row in db.execute(TEXTS, (json.dumps(ids),))}
    article = db.execute("SELECT article_id FROM pages WHERE url = ?", (target,)).fetchone()
    hours, top, unknown = (round(seconds / 3600, 2) for seconds in (one.seconds, one.top, one.unknown))
    return Stood(
        front.outlet or None, front.url, target, article[0] if article else None, texts[ids[-1]], len(set(texts.values())), hours, top,
        unknown,
        round(one.weighted / 3600, 2), one.best, told(one.first, front.zone), told(one.last, front.zone), one.captures,
    )  # fmt: skip
