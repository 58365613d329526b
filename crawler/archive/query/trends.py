"""Trends: how many articles contain a word, by day, week, month or year, and what share of all articles; or how often the word occurs, and
how often per million words. Each point has its selection."""

from __future__ import annotations

import sqlite3
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from crawler.archive.query.errors import QuestionError
from crawler.archive.query.language import QUOTES, parse_question
from crawler.archive.query.selection import NO_NEWSPAPER, Selection, per_day
from crawler.archive.query.trend_occurrences import Sum, occurrences_of, words_of
from crawler.errors import HemeroError

STEPS = ("day", "week", "month", "year")
COUNTED = ("articles", "occurrences")
FEW = 30
"""A period with fewer articles says little: plots show it faint."""
MAX_WORDS, MAX_POINTS, MAX_ALL_POINTS = 12, 20_000, 500_000
"""Limits: words of one query, points of one line, points of all lines."""
MAX_PLOT_POINTS = 2_000
"""A plot with more periods than this leaves out the empty ones, so that one article of the year 1 ends no plot."""
DAYS_OF_STEP = {"day": 1, "week": 7, "month": 31, "year": 366}
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
    line_selection: Selection
    """The selection of the whole line."""
    occurrences: int | None = None
    """Occurrences in titles, leads and texts; None where they were not counted. Of a sample, what its mean makes of all articles."""
    words: int | None = None
    """All words in leads and texts of the articles `of`; None where they were not counted."""

    @property
    def selection(self) -> Selection:
        """Selects the articles that were counted."""
        return self.line_selection.but(since=self.since, until=self.until)

    @property
    def per_thousand(self) -> float | None:
        """Articles with the word per thousand articles; None where the period has no articles."""
        return round(1000 * self.articles / self.of, 3) if self.of else None

    @property
    def per_million(self) -> float | None:
        """Occurrences per million words; None where they were not counted, or where the period has no words."""
        return round(1_000_000 * self.occurrences / self.words, 3) if self.words and self.occurrences is not None else None

    @property
    def few(self) -> bool:
        """Whether the period has so few articles that its share says little."""
        return self.of < FEW


@dataclass(frozen=True, slots=True)
class Line:
    """The points of one word or phrase."""

    label: str
    outlet: str | None
    """The newspaper, or `NO_NEWSPAPER`; None for all newspapers together."""
    points: tuple[Point, ...]
    """One point for each period. Periods without articles are left out only where there are very many (`MAX_POINTS`)."""
    total: int
    """The articles with the word."""
    occurrences: int | None = None
    """The occurrences of all periods, where they were counted."""
    sampled: bool = False
    """Whether occurrences or words were counted in an even sample of the articles."""


Period = tuple[str, date, date]
"""Its name, its first day and its last day."""
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
    count: str = "articles",
    most: int | None = None,
) -> tuple[Line, ...]:
    """One line for each word or phrase in the articles of `selection`; with `by_outlet`, one for each word and newspaper.

    Articles without a day are not counted. `count`: with `occurrences`, points have the occurrences, too, and the number of all words.
    `most`: where more articles have a word, count its occurrences in an even sample of so many.
    Raises `QuestionError` for words that cannot be parsed, or too many of them.
    """
    if step not in STEPS:
        raise HemeroError(f"There is no step {step!r}: {', '.join(STEPS)}.")
    if count not in COUNTED:
        raise HemeroError(f"Trends do not count {count!r}: {', '.join(COUNTED)}.")
    if not words:
        raise QuestionError("no_lines")
    if len(words) > MAX_WORDS:
        raise QuestionError("lines", most=MAX_WORDS)
    for word in words:
        parse_question(word)
    counted = {word: _counted(db, _with_word(selection, word), step, by_outlet=by_outlet) for word in words}
    base = _counted(db, selection, step, by_outlet=by_outlet)
    periods = _periods(_span(db, selection, base), step, base, MAX_POINTS)
    wanted = [(word, outlet) for word, counts in counted.items() for outlet in (_largest_first(counts) if by_outlet else [None])]
    if len(periods) > MAX_POINTS or len(periods) * len(wanted) > MAX_ALL_POINTS:
        raise QuestionError("points", most=MAX_POINTS if len(periods) > MAX_POINTS else MAX_ALL_POINTS)
    none = Counter[str]()
    lines = tuple(
        _line(word, outlet, counted[word].get(outlet or "", none), base.get(outlet or "", none), periods, _with_word(selection, word))
        for word, outlet in wanted
    )
    return lines if count == "articles" else _with_occurrences(db, lines, selection, step, by_outlet=by_outlet, most=most)


def _with_occurrences(
    db: sqlite3.Connection, lines: Sequence[Line], selection: Selection, step: str, *, by_outlet: bool, most: int | None
) -> tuple[Line, ...]:
    """The lines with occurrences and words."""

    def period(day: str) -> str:
        return _period(day, step)

    words = words_of(db, selection, period, by_outlet=by_outlet, most=most)
    found = {
        word: occurrences_of(db, parse_question(word), _with_word(selection, word), period, by_outlet=by_outlet, most=most)
        for word in {line.label for line in lines}
    }
    return tuple(_counted_line(line, found[line.label], words) for line in lines)


def _counted_line(line: Line, found: Sum, words: Sum) -> Line:
    outlet = "" if line.outlet in {None, NO_NEWSPAPER} else str(line.outlet)
    points = tuple(replace(one, occurrences=found.at((outlet, one.period)), words=words.at((outlet, one.period))) for one in line.points)
    total = sum(one.occurrences or 0 for one in points)
    return replace(line, points=points, occurrences=total, sampled=found.sampled or words.sampled)


def over_time(db: sqlite3.Connection, selection: Selection, *, step: str | None = None, days: Mapping[str, int] | None = None) -> Line:
    """The number of selected articles over time. `step` None: by day up to two months, by week up to two years, then by month.

    `days` has the articles by day, if they are known already. `of` of each point is the same number as its `articles`.
    """
    papers = Selection(outlets=selection.outlets, countries=selection.countries, since=selection.since, until=selection.until)
    first, last = _span(db, selection, _counted(db, papers, "day", by_outlet=False) if papers.outlets or papers.countries else {})
    if step is None:
        length = (last - first).days if first and last else 0
        step = step_for(length)
    if days is None:
        counts = _counted(db, selection, step, by_outlet=False).get("", Counter())
    else:
        counts = _by_period((("", day, number) for day, number in days.items()), step).get("", Counter())
    return _line(selection.words, None, counts, counts, _periods((first, last), step, {"": counts}, MAX_PLOT_POINTS), selection)


def step_for(days: int) -> str:
    """The step for a range of so many days: by day up to two months, by week up to two years, then by month."""
    return "day" if days <= MAX_DAYS_BY_DAY else "week" if days <= MAX_DAYS_BY_WEEK else "month"


def _with_word(selection: Selection, word: str) -> Selection:
    """The selection, with a further word that the articles must contain."""
    return selection.but(words=f"({selection.words}) ({word})" if selection.words.strip() else word)


def _counted(db: sqlite3.Connection, selection: Selection, step: str, *, by_outlet: bool) -> Counts:
    width = {"year": 4, "month": 7}.get(step, 10)
    if selection.by_day:
        found: Iterable[tuple[str, str, int]] = per_day(db, selection, width=width, by_outlet=by_outlet)
    else:
        matched = selection.matched(db)
        outlet = "f.outlet" if by_outlet else "''"
        found = db.execute(f"SELECT {outlet}, substr(f.day, 1, {width}), count(*) {matched.sql(filed=True)} GROUP BY 1, 2", matched.values)
    return _by_period(found, step)


def _by_period(found: Iterable[tuple[str, str, int]], step: str) -> Counts:
    """Counts by day (or by period), added up by period."""
    counts: dict[str, Counter[str]] = {}
    for name, day, number in found:
        if day:
            counts.setdefault(name, Counter())[_period(day, step)] += number
    return counts


def _period(day: str, step: str) -> str:
    """The period of a day (or of a month or year, where the step is as long)."""
    return _week(date.fromisoformat(day)) if step == "week" else day[: {"year": 4, "month": 7}.get(step, 10)]


def _largest_first(counts: Counts) -> list[str]:
    """The newspapers, those with the most articles first."""
    return sorted(counts, key=lambda outlet: (-counts[outlet].total(), outlet))


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
    return f"{year:04}-W{week:02}"


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
        return first + min(timedelta(days=6), date.max - first)
    if len(period) == 7:
        return first.replace(day=monthrange(first.year, first.month)[1])
    return date(first.year, 12, 31) if len(period) == 4 else first


def _periods(span: tuple[date | None, date | None], step: str, counts: Counts, most: int) -> list[Period]:
    """The periods of a range of days. Of more than `most`, those without articles are left out."""
    first, last = span
    if not first or not last:
        return []
    if (last - first).days <= most * DAYS_OF_STEP[step]:
        return list(consecutive(first, last, step))
    counted = sorted({period for counter in counts.values() for period in counter}, key=_first_day)
    bounds = ((period, max(first, _first_day(period)), min(last, _last_day(period))) for period in counted)
    return [(period, since, until) for period, since, until in bounds if since <= until]


def consecutive(first: date, last: date, step: str) -> Iterator[Period]:
    """The periods from `first` to `last`, each with its first and last day within the range."""
    while first <= last:
        period = _week(first) if step == "week" else first.isoformat()[: {"year": 4, "month": 7}.get(step, 10)]
        end = min(last, _last_day(period))
        yield period, first, end
        if end == date.max:
            return
        first = end + timedelta(days=1)


def _line(label: str, outlet: str | None, counts: Counter[str], of: Counter[str], periods: Iterable[Period], selection: Selection) -> Line:
    chosen = selection if outlet is None else selection.but(outlets=(outlet,))
    points = tuple(Point(period, since, until, counts[period], of[period], chosen) for period, since, until in periods)
    name = NO_NEWSPAPER if outlet == "" else outlet
    return Line(label, name, points, sum(point.articles for point in points))
