"""Two front pages side by side: of one newspaper at two moments, or of two newspapers at one moment. And the wordings of one article."""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crawler.archive.query.front_pages import Front, Placed, zone_of
from crawler.archive.query.headline_words import told
from crawler.archive.query.promotions import promotions

COMPARED_COLUMNS = ("change", "place_before", "place", "block", "text_before", "text", "article_id", "target")
WORDING_COLUMNS = ("first_seen", "last_seen", "outlet", "best_rank", "captures", "places", "kicker", "text")
"""The columns of a table of `Compared` and `Wording`."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A headline on one of two front pages, or on both."""

    change: str
    """`entered`, `left`, `rose`, `fell`, `pushed` (at another place only because others entered, left or moved), or `stayed`."""
    text: str
    text_before: str | None
    """Its words at the first moment, where they were others."""
    block: str
    """Its block at the second moment; for a headline that left, at the first."""
    place: int | None
    """Its place at the second moment, from 1 in page order; None where it left."""
    place_before: int | None
    """Its place at the first moment; None where it entered."""
    target: str
    article_id: int | None


@dataclass(frozen=True, slots=True)
class Wording:
    """A headline of an article in one newspaper, in the words that it had for a time."""

    outlet: str | None
    text: str
    kicker: str | None
    first_seen: str
    """ISO 8601 in the newspaper's zone."""
    last_seen: str
    best_rank: int
    captures: int
    """The captures of pages that have it; a page with it at two places counts twice."""
    places: int
    """The pages and side columns where it stood."""


def compare_fronts(before: Front, after: Front) -> tuple[Compared, ...]:
    """What changed from one front page to another, in the order of the second; what left comes last.

    A headline that entered above others pushes them down: they did not fall. Rose or fell did those that changed places among the headlines
    that are on both pages; the largest number of headlines that kept their order stayed or were pushed.
    """
    earlier, later = _places(before), _places(after)
    both = [target for target in later if target in earlier]
    kept = _in_order([earlier[target][0] for target in both])
    in_order = {both[number] for number in kept}
    ranks = {target: number for number, target in enumerate(sorted(both, key=lambda one: earlier[one][0]))}
    now = {target: number for number, target in enumerate(both)}
    found = []
    for target, (place, block, one) in later.items():
        was = earlier.get(target)
        if was is None:
            change = "entered"
        elif target not in in_order:
            change = "rose" if now[target] < ranks[target] else "fell"
        else:
            change = "stayed" if was[0] == place else "pushed"
        text_before = was[2].text if was and was[2].text != one.text else None
        found.append(Compared(change, one.text, text_before, block, place, was[0] if was else None, target, one.target_article_id))
    gone = (
        Compared("left", one.text, None, block, None, place, target, one.target_article_id)
        for target, (place, block, one) in earlier.items()
        if target not in later
    )
    return (*found, *gone)


def _places(front: Front) -> dict[str, tuple[int, str, Placed]]:
    """Address → its first place on the page, with the block and the headline."""
    found: dict[str, tuple[int, str, Placed]] = {}
    for place, (title, one) in enumerate(((block.title, one) for block in front.blocks for one in block.headlines), 1):
        found.setdefault(one.target, (place, title, one))
    return found


def _in_order(numbers: Sequence[int]) -> list[int]:
    """The positions of a longest rising subsequence.

    >>> _in_order([5, 1, 2, 3, 4])
    [1, 2, 3, 4]
    """
    ends: list[int] = []
    where: list[int] = []
    before: list[int] = []
    for position, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(where[length - 1] if length else -1)
        ends[length:] = [number] if length == len(ends) else [number, *ends[length + 1 :]]
        where[length:] = [position] if length == len(where) else [position, *where[length + 1 :]]
    position = where[-1] if where else -1
    chosen: list[int] = []
    while position >= 0:
        chosen.append(position)
        position = before[position]
    return chosen[::-1]


def wordings(db: sqlite3.Connection, article_id: int) -> Iterator[Wording]:
    """The headlines of an article on all pages of each newspaper, in the order in which they were first seen."""
    found: dict[tuple[str | None, str, str | None], list[int]] = {}
    stood = promotions(db, article_id)
    for number, one in enumerate(stood):
        found.setdefault((one.outlet, one.text, one.kicker), []).append(number)
    for (outlet, text, kicker), numbers in sorted(found.items(), key=lambda row: stood[row[1][0]].first_utc):
        where = zone_of(db, outlet or "")
        here = [stood[number] for number in numbers]
        first, last = min(one.first_utc for one in here), max(one.last_utc for one in here)
        yield Wording(
            outlet, text, kicker, told(first, where), told(last, where),
            min(one.best_rank for one in here), sum(one.times for one in here), len({(one.page_id, one.block) for one in here}),
        )  # fmt: skip
