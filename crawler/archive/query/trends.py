"""Trends: how many articles contain a word, by day, week, month or year, and what share of all articles. Each point has its selection."""

from __future__ import annotations

import sqlite3
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from crawler.archive.query.errors import QuestionError
from crawler.archive.query.language import QUOTES, parse_question
from crawler.archive.query.selection import Selection, per_day
from crawler.errors import HemeroError

STEPS = ("day", "week", "month", "year")
MAX_WORDS, MAX_OUTLETS, MAX_POINTS = 12, 12, 20_000
"""Limits: words of one query, newspapers that are shown separately (those with the most articles), points of one line."""
MAX_DAYS_BY_DAY, MAX_DAYS_BY_WEEK = 62, 731
"""The longest range, in days, that is counted by day and by week."""


@dataclass(frozen=True, slots=True)
class Point:
    """One period."""

    period: str
    """`2016-11-24`, `2016-W47`, `2016-11` or `2016`."""
    since: date
    until: date
    """The last day of the period within the selection, included."""
    articles: int
    of: int
    """All articles of the selection in this period, with or without the word."""
    selection: Selection
    """Selects the articles that were counted."""

    @property
    def per_thousand(self) -> float | None:
        """Articles with the word per thousand articles; None where the period has no articles."""
        return round(1000 * self.articles / self.of, 3) if self.of else None


@dataclass(frozen=True, slots=True)
class Line:
    """The points of one word or phrase."""

    label: str
    outlet: str | None
    """The newspaper; None for all newspapers together."""
    points: tuple[Point, ...]
    """One point for each period, without gaps."""
    total: int


Counts = Mapping[str, Counter[str]]
"""Newspaper (empty: all together) → period → number of articles."""


def split_words(words: str) -> tuple[str, ...]:
    """Split at commas, except inside quotation marks and brackets.

    >>> split_words('grève, « Lyon, capitale », NEAR(train retard, 5),')
    ('grève', '" Lyon, capitale "', 'NEAR(train retard, 5)')
    """
    pieces, quoted, depth = [""], False, 0
    for sign in words.translate(QUOTES):
        quoted ^= sign == '"'
        depth += (sign == "(") - (sign == ")")
        if sign == "," and not quoted and depth <= 0:
            pieces.append("")
        else:
            pieces[-1] += sign
    return tuple(dict.fromkeys(piece.strip() for piece in pieces if piece.strip()))


def trends(
    db: sqlite3.Connection,
    words: Sequence[str],
    selection: Selection = Selection(),  # noqa: B008 - frozen
    *,
    step: str = "month",
    by_outlet: bool = False,
) -> tuple[Line, ...]:
    """One line for each word or phrase in the articles of `selection`; with `by_outlet`, one for each word and newspaper.

    Articles without a day are not counted. Raises `QuestionError` for words that cannot be parsed, or too many of them.
    """
    if step not in STEPS:
        raise HemeroError(f"There is no step {step!r}: {', '.join(STEPS)}.")
    if not words:
        raise QuestionError("no_lines")
    if len(words) > MAX_WORDS:
        raise QuestionError("lines", most=MAX_WORDS)
    for word in words:
        parse_question(word)
    counted = {word: _counted(db, _with_word(selection, word), step, by_outlet=by_outlet) for word in words}
    base = _counted(db, selection, step, by_outlet=by_outlet)
    periods = list(_periods(_span(db, selection, base), step))
    if len(periods) > MAX_POINTS:
        raise QuestionError("points", most=MAX_POINTS)
    return tuple(
        _line(word, outlet, counts.get(outlet, Counter()), base.get(outlet, Counter()), periods, _with_word(selection, word))
        for word, counts in counted.items()
        for outlet in (_largest_outlets(counts) if by_outlet else [""])
    )


def over_time(db: sqlite3.Connection, selection: Selection, *, step: str | None = None, days: Mapping[str, int] | None = None) -> Line:
    """The number of selected articles over time. `step` None: by day up to two months, by week up to two years, then by month.

    `days` has the articles by day, if they are known already. `of` of each point is the same number as its `articles`.
    """
    papers = Selection(outlets=selection.outlets, countries=selection.countries, since=selection.since, until=selection.until)
    first, last = _span(db, selection, _counted(db, papers, "day", by_outlet=False) if papers.outlets or papers.countries else {})
    if step is None:
        length = (last - first).days if first and last else 0
        step = "day" if length <= MAX_DAYS_BY_DAY else "week" if length <= MAX_DAYS_BY_WEEK else "month"
    if days is None:
        counts = _counted(db, selection, step, by_outlet=False).get("", Counter())
    else:
        counts = _by_period((("", day, number) for day, number in days.items()), step).get("", Counter())
    return _line(selection.words, "", counts, counts, _periods((first, last), step), selection)


def _with_word(selection: Selection, word: str) -> Selection:
    """The selection, with a further word that the articles must contain."""
    return selection.but(words=f"({selection.words}) ({word})" if selection.words.strip() else word)


def _counted(db: sqlite3.Connection, selection: Selection, step: str, *, by_outlet: bool) -> Counts:
    width = {"year": 4, "month": 7}.get(step, 10)
    if selection.by_day:
        found: Iterable[tuple[str, str, int]] = per_day(db, selection, width=width, by_outlet=by_outlet)
    else:
        matched = selection.matched()
        outlet = "f.outlet" if by_outlet else "''"
        found = db.execute(f"SELECT {outlet}, substr(f.day, 1, {width}), count(*) {matched.sql(filed=True)} GROUP BY 1, 2", matched.values)
    return _by_period(found, step)


def _by_period(found: Iterable[tuple[str, str, int]], step: str) -> Counts:
    """Counts by day (or by period), added up by period."""
    counts: dict[str, Counter[str]] = {}
    for name, day, number in found:
        if day:
            period = _week(date.fromisoformat(day)) if step == "week" else day[: {"year": 4, "month": 7}.get(step, 10)]
            counts.setdefault(name, Counter())[period] += number
    return counts


def _largest_outlets(counts: Counts) -> list[str]:
    return sorted(counts, key=lambda outlet: (-counts[outlet].total(), outlet))[:MAX_OUTLETS]


def _span(db: sqlite3.Connection, selection: Selection, counts: Counts) -> tuple[date | None, date | None]:
    """The first and the last day of the selection; where it has no bounds, of its counts or of the archive."""
    if selection.since and selection.until:
        return selection.since, selection.until
    periods = [period for counter in counts.values() for period in (min(counter), max(counter))] if counts else []
    if periods:
        return selection.since or _first_day(min(periods)), selection.until or _last_day(max(periods))
    first = db.execute("SELECT min(day) FROM days WHERE day > ''").fetchone()[0]
    last = db.execute("SELECT max(day) FROM days WHERE day > ''").fetchone()[0]
    if not first:
        return None, None
    return selection.since or date.fromisoformat(first), selection.until or date.fromisoformat(last)


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _first_day(period: str) -> date:
    """The first day of a period.

    >>> _first_day("2016-W47"), _last_day("2016-W47"), _last_day("2016-02"), _last_day("2016")
    (datetime.date(2016, 11, 21), datetime.date(2016, 11, 27), datetime.date(2016, 2, 29), datetime.date(2016, 12, 31))
    """
    if "W" in period:
        return date.fromisocalendar(int(period[:4]), int(period[6:]), 1)
    return date.fromisoformat(period + {4: "-01-01", 7: "-01"}.get(len(period), ""))


def _last_day(period: str) -> date:
    first = _first_day(period)
    if "W" in period:
        return first + timedelta(days=6)
    if len(period) == 7:
        return first.replace(day=monthrange(first.year, first.month)[1])
    return date(first.year, 12, 31) if len(period) == 4 else first


def _periods(span: tuple[date | None, date | None], step: str) -> Iterator[tuple[str, date, date]]:
    """The periods of a range of days, each with its first and last day within the range."""
    first, last = span
    while first and last and first <= last:
        period = _week(first) if step == "week" else first.isoformat()[: {"year": 4, "month": 7}.get(step, 10)]
        end = min(last, _last_day(period))
        yield period, first, end
        first = end + timedelta(days=1)


def _line(
    label: str, outlet: str, counts: Counter[str], of: Counter[str], periods: Iterable[tuple[str, date, date]], selection: Selection
) -> Line:
    chosen = selection.but(outlets=(outlet,)) if outlet else selection
    points = tuple(
        Point(period, since, until, counts[period], of[period], chosen.but(since=since, until=until)) for period, since, until in periods
    )
    return Line(label, outlet or None, points, sum(point.articles for point in points))
