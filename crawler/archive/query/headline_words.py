"""Search in the words of headlines: on which front page they stood, from when to when, how high and how long; and their trend."""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import partial
from itertools import islice, pairwise
from typing import Any

from crawler.archive.query.errors import QuestionError
from crawler.archive.query.front_pages import EARLIEST, LATEST, front_pages, zone_of
from crawler.archive.query.language import ANYWHERE
from crawler.archive.query.selection import IN_COUNTRIES, Selection
from crawler.archive.query.snippets import occurrences
from crawler.archive.query.terms import Group, Question, Term
from crawler.archive.query.trends import STEPS, Period, consecutive, step_for
from crawler.archive.query.vocabulary import words_like

GAP = 86_400.0
"""Between two captures of a page that are more seconds apart, nobody knows what stood on it."""
SORTS = ("newest", "oldest", "highest", "longest")
CHUNK = 500
MAX_POINTS = 20_000

MATCHING = "SELECT rowid FROM headlines_fts WHERE headlines_fts MATCH ?"
TEXTS = """
SELECT headline_id, text, kicker, target FROM headline_texts WHERE headline_id IN (SELECT value FROM json_each(?))
"""
PLACED = """
SELECT x.page_id, x.capture_id, x.seen_utc, s.block_id, b.rank, b.headline_id
FROM json_each(?) t CROSS JOIN headline_blocks b ON b.headline_id = t.value CROSS JOIN placements s ON s.block_id = b.block_id
CROSS JOIN sightings x ON x.capture_id = s.capture_id
"""
CAPTURES = "SELECT DISTINCT seen_utc FROM sightings WHERE page_id = ? AND seen_utc BETWEEN ? AND ? ORDER BY seen_utc"
NUMBERS = """
SELECT (SELECT count(*) FROM sightings WHERE page_id = :page AND seen_utc >= value ->> 0 AND seen_utc < value ->> 1) FROM json_each(:bounds)
"""


@dataclass(frozen=True, slots=True)
class FrontPageOf:
    """The front page of a newspaper, and its zone."""

    outlet: str
    page_id: int
    url: str
    zone: tzinfo
    since: float
    until: float
    """The first and the last moment of the selected days, in the newspaper's zone."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How long a headline stood."""

    seconds: float
    """The time between captures in a row that show it. Times between captures more than a day apart are not counted."""
    unknown: float
    """Seconds between two captures in a row that both show it and are more than a day apart."""
    periods: int
    """1, and one more for each time that it came back."""


@dataclass(frozen=True, slots=True)
class FoundHeadline:
    """A headline with the words of a search, on one front page."""

    outlet: str | None
    page_url: str
    text: str
    kicker: str | None
    target: str
    article_id: int | None
    block: str
    """The block where it stood highest; empty: one without a title."""
    best_rank: int
    first_seen: str
    """ISO 8601 in the newspaper's zone."""
    last_seen: str
    first_utc: float
    last_utc: float
    captures: int
    hours: float
    """Hours on the page between captures at most a day apart."""
    unknown_hours: float
    """Hours between two captures that both show it and are more than a day apart."""
    periods: int
    """1, and one more for each time that it came back."""


@dataclass(frozen=True, slots=True)
class FoundHeadlines:
    """Headlines with the words of a search."""

    rows: tuple[FoundHeadline, ...]
    total: int
    """All headlines found on front pages."""
    read: int
    """The texts that were looked up."""
    of: int
    """The texts in the archive that have the words."""
    points: tuple[HeadlinePoint, ...] = ()


@dataclass(frozen=True, slots=True)
class HeadlinePoint:
    """One period of a trend."""

    period: str
    since: date
    until: date
    headlines: int
    """Different headlines with the words on front pages in this period."""
    captures: int
    """Captures of front pages that show the words."""
    of: int
    """All captures of these front pages; 0: a gap, in which nobody looked."""
    share: float | None
    """The share of the captures that show the words; None where there are none."""


@dataclass(slots=True)
class _Held:
    """A headline on a front page, and the captures that have it."""

    front: FrontPageOf
    text: str
    kicker: str | None
    target: str
    best: tuple[int, float, int]
    """Its best rank, with the time and the block."""
    captures: dict[int, float] = field(default_factory=dict)
    """Capture → its time."""


def headline_search(
    db: sqlite3.Connection, selection: Selection, *, sort: str = "newest", limit: int | None = None, offset: int = 0,
    most: int | None = None, step: str | None = None,
) -> FoundHeadlines:  # fmt: skip
    """The headlines on front pages that have the words of the selection, whose newspapers, countries and days narrow them.

    `most`: look up only so many texts (their order is that of a digest: an even sample). `sort`: `newest`, `oldest`, `highest`, `longest`
    (most captures). `step` adds the trend by `day`, `week`, `month` or `year`; `auto` chooses one. Raises `QuestionError`.
    """
    if sort not in SORTS:
        raise QuestionError("headline_sort", known=", ".join(SORTS))
    question = selection.question()
    if question is None:
        raise QuestionError("no_words")
    ids = matching(db, question)
    read = ids if most is None else ids[:most]
    fronts = {one.page_id: one for one in fronts_of(db, selection)}
    held = _held(db, read, fronts)
    rows = sorted(held, key=_ORDERS[sort])
    shown = tuple(_found(db, one) for one in rows[offset : None if limit is None else offset + limit])
    points = () if step is None or not held else _points(db, held, fronts.values(), selection, step)
    return FoundHeadlines(shown, len(held), len(read), len(ids), points)


_ORDERS: dict[str, Callable[[_Held], Any]] = {
    "newest": lambda one: (-max(one.captures.values()), one.best, one.text),
    "oldest": lambda one: (min(one.captures.values()), one.best, one.text),
    "highest": lambda one: (one.best[0], -len(one.captures), one.text),
    "longest": lambda one: (-len(one.captures), one.best, one.text),
}


def matching(db: sqlite3.Connection, question: Question) -> list[int]:
    """The numbers of the headlines that have the words, in their order."""
    expression = question.fts(ANYWHERE, partial(words_like, db, vocabulary="headline_vocabulary"))
    ids = sorted(row[0] for row in db.execute(MATCHING, (expression,)))
    if not question.reads_text:
        return ids
    texts = (row for begin in range(0, len(ids), CHUNK) for row in db.execute(TEXTS, (json.dumps(ids[begin : begin + CHUNK]),)))
    return sorted(row[0] for row in texts if _has(question.group, f"{row[2]} {row[1]}" if row[2] else row[1]))


def _has(part: Term | Group, text: str) -> bool:
    """Whether a text has what the question names."""
    if isinstance(part, Term):
        return bool(occurrences(text, part.highlight()))
    held = (any if part.is_or else all)(_has(one, text) for one in part.parts)
    return held and not any(_has(one, text) for one in part.excluded)


def fronts_of(db: sqlite3.Connection, selection: Selection) -> Iterator[FrontPageOf]:
    """The front page of each selected newspaper that has one."""
    names = [row[0] for row in db.execute("SELECT outlet FROM outlets UNION SELECT '' ORDER BY 1")]
    if selection.countries:
        sql = f"SELECT outlet FROM outlets WHERE {IN_COUNTRIES}"  # noqa: S608 - ours
        there = {row[0] for row in db.execute(sql, {"countries": json.dumps(selection.countries)})}
        names = [name for name in names if name in there]
    for name in names:
        if selection.outlets and name not in selection.outlets:
            continue
        if pages := front_pages(db, name):
            where = zone_of(db, name)
            since = datetime.combine(selection.since, time.min, where).timestamp() if selection.since else EARLIEST
            until = datetime.combine(selection.until, time.max, where).timestamp() if selection.until else LATEST
            yield FrontPageOf(name, pages[0].page_id, pages[0].url, where, since, until)


def _held(db: sqlite3.Connection, ids: Sequence[int], fronts: dict[int, FrontPageOf]) -> list[_Held]:
    found: dict[tuple[int, str, str | None, str], _Held] = {}
    cursor = db.cursor()
    cursor.row_factory = None
    for begin in range(0, len(ids), CHUNK):
        chunk = json.dumps(ids[begin : begin + CHUNK])
        texts = {row[0]: row[1:] for row in cursor.execute(TEXTS, (chunk,))}
        for page_id, capture_id, at, block_id, rank, headline_id in cursor.execute(PLACED, (chunk,)):
            front = fronts.get(page_id)
            if front is None or not front.since <= at <= front.until:
                continue
            text, kicker, target = texts[headline_id]
            one = found.get(key := (page_id, text, kicker, target))
            if one is None:
                one = found[key] = _Held(front, text, kicker, target, (rank, at, block_id))
            one.best = min(one.best, (rank, at, block_id))
            one.captures[capture_id] = at
    return list(found.values())


def local(seconds: float, where: tzinfo) -> datetime:
    """UTC seconds in a zone; in UTC in the first and last hours of the calendar, which have no other zone."""
    moment = datetime.fromtimestamp(seconds, UTC)
    try:
        return moment.astimezone(where)
    except OverflowError:
        return moment


def told(seconds: float, where: tzinfo) -> str:
    """UTC seconds as ISO 8601 in a zone, as `local`."""
    return local(seconds, where).isoformat(timespec="seconds")


def standing(captures: Sequence[float], times: Iterable[float]) -> Standing:
    """How long something stood that is seen at `times`, which are among the `captures` of a page (both in order).

    >>> hour = 3600.0
    >>> standing([0, hour, 2 * hour, 3 * hour, 100 * hour], [0, hour, 3 * hour, 100 * hour])
    Standing(seconds=3600.0, unknown=349200.0, periods=2)
    """
    seconds, unknown, periods = 0.0, 0.0, 1
    for earlier, later in pairwise(times):
        if bisect_left(captures, later) - bisect_right(captures, earlier) > 0:
            periods += 1
        elif later - earlier > GAP:
            unknown += later - earlier
        else:
            seconds += later - earlier
    return Standing(seconds, unknown, periods)


def _found(db: sqlite3.Connection, one: _Held) -> FoundHeadline:
    times = sorted({*one.captures.values()})
    captures = [row[0] for row in db.execute(CAPTURES, (one.front.page_id, times[0], times[-1]))]
    stood = standing(captures, times)
    rank, _, block_id = one.best
    block = db.execute("SELECT title FROM headline_blocks WHERE block_id = ? LIMIT 1", (block_id,)).fetchone()[0]
    page = db.execute("SELECT article_id FROM pages WHERE url = ?", (one.target,)).fetchone()
    return FoundHeadline(
        one.front.outlet or None, one.front.url, one.text, one.kicker, one.target, page[0] if page else None, block, rank,
        told(times[0], one.front.zone), told(times[-1], one.front.zone), times[0], times[-1], len(one.captures),
        round(stood.seconds / 3600, 2), round(stood.unknown / 3600, 2), stood.periods,
    )  # fmt: skip


def _points(
    db: sqlite3.Connection, held: Sequence[_Held], fronts: Collection[FrontPageOf], selection: Selection, step: str
) -> tuple[HeadlinePoint, ...]:
    """The trend. The periods go from the first to the last selected day, or else capture with the words."""
    first = selection.since or min(local(min(one.captures.values()), one.front.zone).date() for one in held)
    last = selection.until or max(local(max(one.captures.values()), one.front.zone).date() for one in held)
    step = step_for((last - first).days) if step == "auto" else step
    if step not in STEPS:
        raise QuestionError("headline_step", known=", ".join(STEPS))
    periods = list(islice(consecutive(first, last, step), MAX_POINTS + 1))
    if len(periods) > MAX_POINTS:
        raise QuestionError("points", most=MAX_POINTS)
    starts = {zone: _starts(periods, zone) for zone in {one.front.zone for one in held} | {one.zone for one in fronts}}
    headlines = [0] * len(periods)
    captures: list[set[int]] = [set() for _ in periods]
    for one in held:
        there = set()
        for capture_id, at in one.captures.items():
            number = min(max(bisect_right(starts[one.front.zone], at) - 1, 0), len(periods) - 1)
            there.add(number)
            captures[number].add(capture_id)
        for number in there:
            headlines[number] += 1
    of = [0] * len(periods)
    for front in fronts:
        bounds = json.dumps(list(pairwise(starts[front.zone])))
        for number, (here,) in enumerate(db.execute(NUMBERS, {"page": front.page_id, "bounds": bounds})):
            of[number] += here
    shares = [round(len(shown) / all_of, 4) if all_of else None for shown, all_of in zip(captures, of, strict=True)]
    return tuple(
        HeadlinePoint(*period, headlines[number], len(captures[number]), of[number], shares[number])
        for number, period in enumerate(periods)
    )


def _starts(periods: Sequence[Period], where: tzinfo) -> list[float]:
    """The first moment of each period in a zone, and the end of the last one, in UTC seconds."""
    starts = [datetime.combine(since, time.min, where).timestamp() for _, since, _ in periods]
    last = periods[-1][2]
    return [*starts, LATEST if last == date.max else datetime.combine(last + timedelta(days=1), time.min, where).timestamp()]
