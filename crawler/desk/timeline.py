"""The timeline of an article's promotions: one line for each page and block, with a bar from first to last seen for each promotion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from crawler.archive.query.promotions import Promotion
from crawler.desk.language import Language, zoned

WIDTH, ROW, FOOT = 720, 34, 24
MOST = 30
"""The largest number of lines; the table has all promotions."""
SMALLEST = 4.0


@dataclass(frozen=True)
class Span:
    """One promotion."""

    x: float
    width: float
    words: str


@dataclass(frozen=True)
class Bar:
    """A page and block, with its promotions."""

    words: str
    y: int
    spans: tuple[Span, ...]


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
    """The drawing; None where there are no promotions. Promotions with the same label are on one line. The times on the axis are in the
    zone with this IANA name (None: UTC)."""
    if not found:
        return None
    first, last = min(one.first_utc for one in found), max(one.last_utc for one in found)
    scale = (WIDTH - SMALLEST) / max(last - first, 1.0)
    lines: dict[str, list[Span]] = {}
    for one, label in zip(found, labels, strict=False):
        left, right = (one.first_utc - first) * scale, (one.last_utc - first) * scale
        period = f"{one.text} ({_moment(one.first_utc, words, zone)} – {_moment(one.last_utc, words, zone)})"
        lines.setdefault(label, []).append(Span(round(left, 1), round(max(right - left, SMALLEST), 1), period))
    shown = list(lines.items())[:MOST]
    bars = tuple(Bar(label, number * ROW + 18, tuple(spans)) for number, (label, spans) in enumerate(shown))
    ends = ((0.0, first, "start"), (float(WIDTH), last, "end"))
    ticks = tuple(Tick(x, _moment(seconds, words, zone), anchor) for x, seconds, anchor in ends)
    return Timeline(WIDTH, len(bars) * ROW + FOOT, bars, ticks)


def _moment(seconds: float, words: Language, zone: str | None) -> str:
    stated = datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
    return words.when(zoned(stated, zone), weekday=False) + ("" if zone else " UTC")
