"""The timeline of an article's promotions: one bar from first to last seen for each page, block and wording."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from crawler.archive.query.promotions import Promotion
from crawler.desk.language import Language, zoned

WIDTH, ROW, FOOT = 720, 34, 24
MOST = 30
"""The largest number of bars; the table has all promotions."""
SMALLEST = 4.0


@dataclass(frozen=True)
class Bar:
    """One promotion."""

    words: str
    x: float
    y: int
    width: float


@dataclass(frozen=True)
class Tick:
    """A labelled moment on the axis."""

    x: float
    words: str
    anchor: str


@dataclass(frozen=True)
class Timeline:
    """The drawing, in SVG units."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]


def timeline(found: Sequence[Promotion], labels: Sequence[str], words: Language, zone: str | None) -> Timeline | None:
    """The drawing; None where there are no promotions. The times on the axis are in the zone with this IANA name (None: UTC)."""
    if not found:
        return None
    first, last = min(one.first_utc for one in found), max(one.last_utc for one in found)
    span = max(last - first, 1.0)
    bars = []
    for number, (one, label) in enumerate(zip(found[:MOST], labels, strict=False)):
        left = (one.first_utc - first) / span * (WIDTH - SMALLEST)
        right = (one.last_utc - first) / span * (WIDTH - SMALLEST)
        bars.append(Bar(label, round(left, 1), number * ROW + 18, round(max(right - left, SMALLEST), 1)))
    ends = ((0.0, first, "start"), (float(WIDTH), last, "end"))
    ticks = tuple(Tick(x, _moment(seconds, words, zone), anchor) for x, seconds, anchor in ends)
    return Timeline(WIDTH, len(bars) * ROW + FOOT, tuple(bars), ticks)


def _moment(seconds: float, words: Language, zone: str | None) -> str:
    stated = datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
    return words.when(zoned(stated, zone), weekday=False) + ("" if zone else " UTC")
