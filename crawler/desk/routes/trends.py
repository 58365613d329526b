"""Trends: how many articles contain given words, over time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from crawler.archive.query.selection import Selection
from crawler.archive.query.statistics import newspapers
from crawler.archive.query.trends import COUNTED, FEW, STEPS, Line, Point, split_words, trends
from crawler.desk.figures import Cell, Row, at
from crawler.desk.routes.search import filter_menus, titles_of
from crawler.desk.site import Desk, page
from crawler.errors import HemeroError
from crawler.exports.csv_ import spreadsheet_of

MEASURES = ("absolute", "thousand")
SPLITS = ("words", "outlet")
MOST_WORDS = 12
MOST_LINES = 12
"""The largest number of lines in the plot; those with the most articles are shown. The CSV has all lines."""
MOST_READ, LEAST_READ = 6_000, 500
"""Where occurrences are counted, so many articles are read for all words together, but at least so many for each; the page says so."""
COLUMNS = ("period", "since", "until", "words", "outlet", "articles", "of", "per_thousand")
COLUMNS_OF_OCCURRENCES = ("occurrences", "of_words", "per_million")


class TrendsRequest:
    """The parameters of the page. Raises `HemeroError` where they are invalid."""

    def __init__(self, desk: Desk, selection: Selection) -> None:
        self.words = split_words(desk.args.get("q", ""))
        if len(self.words) > MOST_WORDS:
            raise HemeroError(desk.words("trends.too_many", n=MOST_WORDS))
        self.selection = selection
        self.step = _among(STEPS, desk.args.get("per"), "month")
        self.count = _among(COUNTED, desk.args.get("count"), "articles")
        self.by = _among(SPLITS, desk.args.get("by"), "words")
        self.measure = _among(MEASURES, desk.args.get("measure"), "thousand" if self.by == "outlet" else "absolute")
        self.most = max(LEAST_READ, MOST_READ // max(1, len(self.words)))

    @property
    def chosen(self) -> dict[str, str]:
        """The chosen values of the form's menus."""
        return {"per": self.step, "count": self.count, "measure": self.measure, "by": self.by}

    async def lines(self, desk: Desk) -> tuple[Line, ...]:
        """The lines; where there is one for each newspaper, those with the most articles first."""
        if not self.words:
            return ()
        by_outlet = self.by == "outlet"
        found = await desk.ask(trends, self.words, self.selection, step=self.step, by_outlet=by_outlet, count=self.count, most=self.most)
        return tuple(sorted(found, key=lambda line: -line.total)) if self.by == "outlet" else found


def _among(known: Sequence[str], asked: str | None, usual: str) -> str:
    return asked if asked is not None and asked in known else usual


@page
async def view(desk: Desk) -> Any:
    """The page."""
    titles = titles_of(desk, await desk.ask(newspapers))
    mistake, asked = "", None
    lines: tuple[Line, ...] = ()
    try:
        asked = TrendsRequest(desk, await desk.selection(words=False))
        lines = await asked.lines(desk)
    except HemeroError as error:
        mistake = desk.explained(error)
    found = tuple(line for line in lines if line.total)
    shown = found[:MOST_LINES]
    chosen = asked.chosen if asked else {"per": "month", "count": "articles", "measure": "absolute", "by": "words"}
    return desk.html(
        "trends", status=400 if mistake else 200, mistake=mistake, hidden=len(found) - len(shown),
        without=_without(desk, asked, found), **chosen, **await filter_menus(desk, titles), legend=_legend(desk, asked, shown),
        pers=_choices(desk, STEPS), counts=_choices(desk, COUNTED), measures=_choices(desk, MEASURES),
        splits=[(one, desk.words(f"trends.by_{one}")) for one in SPLITS],
        series=[_label(line, titles) for line in shown], rows=_rows(desk, shown, asked),
        csv=desk.over("/trends.csv", desk.pairs),
    )  # fmt: skip


def _choices(desk: Desk, names: Sequence[str]) -> list[tuple[str, str]]:
    return [(name, desk.words(f"trends.{name}")) for name in names]


def _without(desk: Desk, asked: TrendsRequest | None, found: Sequence[Line]) -> str:
    """The words that no article contains, in quotation marks; empty where there are none, or no others."""
    there = {line.label for line in found}
    missing = [word for word in (asked.words if asked and there else ()) if word not in there]
    return ", ".join(desk.words("trends.quoted", word=word.strip('" ')) for word in missing)


def _label(line: Line, titles: dict[str, str]) -> str:
    if line.outlet is None:
        return line.label
    return f"{line.label} · {titles.get(line.outlet, line.outlet)}"


def _legend(desk: Desk, asked: TrendsRequest | None, lines: Sequence[Line]) -> str:
    """What the numbers are, in sentences."""
    said = [desk.words("trends.legend", few=FEW)]
    if asked and asked.count == "occurrences":
        said.append(desk.words("trends.legend.occurrences"))
    if asked and any(line.sampled for line in lines):
        said.append(desk.words("trends.legend.sampled", most=asked.most))
    return " ".join(said)


def _rows(desk: Desk, lines: Sequence[Line], asked: TrendsRequest | None) -> list[Row]:
    """One row for each period of any line."""
    if asked is None:
        return []
    points = [{point.period: point for point in line.points} for line in lines]
    periods = sorted({(point.since, point.period) for line in points for point in line.values()})
    return [
        Row(at(since), desk.words.period(period), None, tuple(_cell(desk, line.get(period), asked) for line in points))
        for since, period in periods
    ]


def _cell(desk: Desk, point: Point | None, asked: TrendsRequest) -> Cell:
    number = _number(point, asked) if point is not None and point.of else None
    if point is None or number is None:
        return Cell(None, desk.words("trends.none"))
    words = desk.words.number(number, 2 if asked.measure == "thousand" else 0)
    url = desk.over("/search", point.selection.pairs()) if point.articles else None
    return Cell(number, words, url, desk.words("trends.n", n=point.of), point.few)


def _number(point: Point, asked: TrendsRequest) -> float | None:
    """The number of a point that is shown; None where nothing is known."""
    if asked.count == "occurrences":
        return point.per_million if asked.measure == "thousand" else point.occurrences
    return point.per_thousand if asked.measure == "thousand" else point.articles


@page
async def table(desk: Desk) -> Any:
    """The figures of all lines as CSV for spreadsheets: in French with semicolons and decimal commas, as French spreadsheets read it."""
    asked = TrendsRequest(desk, await desk.selection(words=False))
    columns = (*COLUMNS, *COLUMNS_OF_OCCURRENCES) if asked.count == "occurrences" else COLUMNS
    rows = (_figures(desk, line, point)[: len(columns)] for line in await asked.lines(desk) for point in line.points)
    return desk.file(spreadsheet_of([columns, *rows], delimiter=";" if desk.words.code == "fr" else ","), "text/csv", "trends.csv")


def _figures(desk: Desk, line: Line, point: Point) -> tuple[object, ...]:
    """The columns of a point. In a period without any article, the numbers are empty."""
    articles = point.articles if point.of else ""
    rates = [_decimal(desk, rate, digits) for rate, digits in ((point.per_thousand, 4), (point.per_million, 3))]
    occurrences, words = (number if point.of and number is not None else "" for number in (point.occurrences, point.words))
    where = (point.period, point.since, point.until, line.label, line.outlet or "")
    return (*where, articles, point.of, rates[0], occurrences, words, rates[1])


def _decimal(desk: Desk, number: float | None, digits: int) -> str:
    text = "" if number is None else f"{number:.{digits}f}"
    return text.replace(".", ",") if desk.words.code == "fr" else text
