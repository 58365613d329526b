"""Concordance: every occurrence of the words of a search in its context, with the words that stand beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crawler.archive.query.concordance import FIELDS, SORTS, Concordance, Line, concordance, page_of_concordance
from crawler.archive.query.statistics import newspapers
from crawler.desk.routes.search import titles_of
from crawler.desk.site import Desk, page
from crawler.errors import HemeroError
from crawler.exports.csv_ import spreadsheet_of

SHOWN = 50
READ_BY_DATE, READ_TO_SORT = 500, 2_000
"""Articles that are read for a page; the page says so where there are more. `hemero concordance` reads all of them."""
IN_FILE = 20_000
"""The largest number of lines in the CSV of the page."""
COLUMNS = ("published", "outlet", "article_id", "field", "left", "pivot", "right", "title", "url")


@page
async def view(desk: Desk) -> Any:
    """The page. An invalid search is explained on it."""
    titles = titles_of(desk, await desk.ask(newspapers))
    mistake = ""
    found: Concordance | None = None
    fields, sort, offset = _fields(desk), _sort(desk), _offset(desk)
    if desk.args["q"]:
        try:
            selection = await desk.selection()
            most = READ_BY_DATE if sort in {"newest", "oldest"} else READ_TO_SORT
            found = await desk.ask(page_of_concordance, selection, fields=fields, sort=sort, limit=SHOWN, offset=offset, most=most)
        except HemeroError as error:
            mistake = desk.explained(error)
    return desk.html(
        "concordance", status=400 if mistake else 200, mistake=mistake, outlets=list(titles.items()), found=found,
        lines=[_line(desk, one, titles) for one in found.lines] if found else [], total=_total(desk, found),
        sorts=[(one, desk.words(f"concordance.sort.{one}")) for one in SORTS], sort=sort,
        fields=[(one, desk.words(f"concordance.field.{one}")) for one in FIELDS], field=desk.args["field"],
        next=str(offset + SHOWN) if found and found.total > offset + SHOWN else None, csv=desk.over("/concordance.csv", desk.pairs),
    )  # fmt: skip


def _fields(desk: Desk) -> tuple[str, ...]:
    return (desk.args["field"],) if desk.args["field"] in FIELDS else FIELDS


def _sort(desk: Desk) -> str:
    return desk.args["sort"] if desk.args["sort"] in SORTS else "newest"


def _offset(desk: Desk) -> int:
    text = desk.args["after"]
    return min(int(text), 10**6) if text.isascii() and text.isdecimal() and len(text) < 9 else 0


def _total(desk: Desk, found: Concordance | None) -> str:
    if found is None:
        return ""
    counted = desk.words.count("concordance.total", found.total)
    if found.of > found.articles:
        return desk.words("concordance.part", total=counted, articles=found.articles, of=found.of)
    return counted


def _line(desk: Desk, one: Line, titles: dict[str, str]) -> dict[str, Any]:
    """A line leads to its place in the article."""
    url = desk.url(f"/article/{one.article_id}", q=desk.args["q"], mark=one.number) + "#word"
    return {"line": one, "outlet": titles.get(one.outlet or "", one.outlet or ""), "url": url}


@page
async def table(desk: Desk) -> Any:
    """The lines as CSV for spreadsheets, sorted as on the page."""
    selection = await desk.selection()
    fields, sort = _fields(desk), _sort(desk)

    def lines(db: Any) -> Iterator[Line]:
        return concordance(db, selection, fields=fields, sort=sort, most=IN_FILE)

    def rows(db: Any) -> list[list[object]]:
        return [[getattr(line, name) for name in COLUMNS] for line, _ in zip(lines(db), range(IN_FILE), strict=False)]

    found = await desk.ask(rows)
    return desk.file(spreadsheet_of([COLUMNS, *found], delimiter=";" if desk.words.code == "fr" else ","), "text/csv", "concordance.csv")
