"""Trends: how many articles contain given words, over time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from crawler.archive.query.selection import Selection
from crawler.archive.query.statistics import newspapers
from crawler.archive.query.trends import STEPS, Line, Point, split_words, trends
from crawler.desk.figures import Cell, Row, at
from crawler.desk.routes.search import titles_of
from crawler.desk.site import Desk, page
from crawler.errors import HemeroError
from crawler.exports.csv_ import spreadsheet_of

MEASURES = ("absolute", "thousand")
SPLITS = ("words", "outlet")
MOST_WORDS = 12
MOST_LINES = 12
"""The largest number of lines in the plot; those with the most articles are shown. The CSV has all lines."""
COLUMNS = ("period", "since", "until", "words", "outlet", "articles", "of", "per_thousand")


class TrendsRequest:
    """The parameters of the page. Raises `HemeroError` where they are invalid."""

    def __init__(self, desk: Desk, selection: Selection) -> None:
        self.words = split_words(desk.args.get("q", ""))
        if len(self.words) > MOST_WORDS:
            raise HemeroError(desk.words("trends.too_many", n=MOST_WORDS))
        self.selection = selection
        self.step = _among(STEPS, desk.args.get("per"), "month")
        self.measure = _among(MEASURES, desk.args.get("measure"), "absolute")
        self.by = _among(SPLITS, desk.args.get("by"), "words")

    @property
    def chosen(self) -> dict[str, str]:
        """The chosen values of the form's menus."""
        return {"per": self.step, "measure": self.measure, "by": self.by}

    async def lines(self, desk: Desk) -> tuple[Line, ...]:
        """The lines; where there is one for each newspaper, those with the most articles first."""
        if not self.words:
            return ()
        found = await desk.ask(trends, self.words, self.selection, step=self.step, by_outlet=self.by == "outlet")
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
    chosen = asked.chosen if asked else {"per": "month", "measure": "absolute", "by": "words"}
    return desk.html(
        "trends", status=400 if mistake else 200, mistake=mistake, outlets=list(titles.items()), hidden=len(found) - len(shown),
        without=_without(desk, asked, found), **chosen,
        pers=_choices(desk, STEPS), measures=_choices(desk, MEASURES), splits=[(one, desk.words(f"trends.by_{one}")) for one in SPLITS],
        series=[_label(line, titles) for line in shown], rows=_rows(desk, shown, asked.measure if asked else ""),
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


def _rows(desk: Desk, lines: Sequence[Line], measure: str) -> list[Row]:
    """One row for each period of any line."""
    points = [{point.period: point for point in line.points} for line in lines]
    periods = sorted({(point.since, point.period) for line in points for point in line.values()})
    return [
        Row(at(since), desk.words.period(period), None, tuple(_cell(desk, line.get(period), measure) for line in points))
        for since, period in periods
    ]


def _cell(desk: Desk, point: Point | None, measure: str) -> Cell:
    if point is None:
        return Cell(0, "0")
    number = (point.per_thousand or 0.0) if measure == "thousand" else float(point.articles)
    words = desk.words.number(number, 2 if measure == "thousand" else 0)
    return Cell(number, words, desk.over("/search", point.selection.pairs()) if point.articles else None)


@page
async def table(desk: Desk) -> Any:
    """The figures of all lines as CSV for spreadsheets: in French with semicolons and decimal commas, as French spreadsheets read it."""
    lines = await TrendsRequest(desk, await desk.selection(words=False)).lines(desk)
    rows = (_figures(desk, line, point) for line in lines for point in line.points)
    return desk.file(spreadsheet_of([COLUMNS, *rows], delimiter=";" if desk.words.code == "fr" else ","), "text/csv", "trends.csv")


def _figures(desk: Desk, line: Line, point: Point) -> tuple[object, ...]:
    share = "" if point.per_thousand is None else f"{point.per_thousand:.4f}"
    if desk.words.code == "fr":
        share = share.replace(".", ",")
    return (point.period, point.since, point.until, line.label, line.outlet or "", point.articles, point.of, share)
