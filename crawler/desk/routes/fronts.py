"""Front pages as a corpus: words in headlines, who stood longest and highest, two pages side by side, the wordings of an article."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from crawler.archive.database.moments import zone
from crawler.archive.query.beside import COMPARED_COLUMNS, WORDING_COLUMNS, compare_fronts, wordings
from crawler.archive.query.front_pages import Front, headlines_at
from crawler.archive.query.headline_words import SORTS, FoundHeadlines, HeadlinePoint, fronts_of, headline_search, local
from crawler.archive.query.longest import ORDERS, longest
from crawler.archive.query.reader import moment
from crawler.archive.query.selection import Selection
from crawler.archive.query.statistics import Newspaper, newspapers
from crawler.archive.query.stored_articles import find
from crawler.archive.query.trends import STEPS
from crawler.desk.figures import Cell, Row, at
from crawler.desk.routes.headlines import far
from crawler.desk.routes.search import titles_of
from crawler.desk.site import Desk, NotThereError, page
from crawler.errors import HemeroError
from crawler.exports.csv_ import spreadsheet_of

SHOWS = ("words", "longest", "pages")
SHOWN = 50
READ = 1_000
"""Texts with the words that are looked up for a page; it says so where there are more. The CSV and `hemero headlines` read all."""
DAYS = 7
"""Without days, `longest` shows so many days before the last capture."""
FOUND = (
    "first_seen", "last_seen", "outlet", "best_rank", "hours", "unknown_hours", "periods", "captures", "block", "kicker", "text", "target",
)  # fmt: skip
STOOD = (
    "score", "hours", "top_hours", "unknown_hours", "best_place", "first_seen", "last_seen", "captures", "outlet", "wordings", "text",
    "target",
)  # fmt: skip

ASKED = ("sort", "per", "by", "outlet", "at", "later", "since", "until")
"""The fields of the form that can have another value than the address says."""
ANSWER = ("mistake", "asked", "found", "total", "next", "points", "stood", "wordings", "article", "none", "beside", "compared", "fronts")
"""What the template shows; empty where the page has it not."""


@page
async def view(desk: Desk) -> Any:
    """The page. A mistake is explained on it."""
    known = [one for one in await desk.ask(newspapers) if one.outlet]
    show = "wordings" if desk.args["article"] else _among(SHOWS, desk.args["show"])
    found: dict[str, Any] = dict.fromkeys(ANSWER, "")
    try:
        found |= await _ANSWERS[show](desk, known)
    except NotThereError:
        raise
    except HemeroError as error:
        found["mistake"] = desk.explained(error)
    titles = titles_of(desk, known)
    return desk.html(
        "fronts", status=400 if found["mistake"] else 200, show=show, outlets=list(titles.items()), titles=titles,
        shows=[(one, desk.words(f"fronts.show.{one}")) for one in SHOWS], asked=dict.fromkeys(ASKED, "") | (found["asked"] or {}),
        sorts=[(one, desk.words(f"fronts.sort.{one}")) for one in SORTS], orders=[(one, desk.words(f"fronts.by.{one}")) for one in ORDERS],
        pers=[("auto", desk.words("fronts.per.auto")), *((one, desk.words(f"fronts.per.{one}")) for one in STEPS)],
        csv=desk.over("/fronts.csv", desk.pairs), answer=found,
    )  # fmt: skip


def _among(known: Sequence[str], asked: str) -> str:
    return asked if asked in known else known[0]


def _offset(desk: Desk) -> int:
    text = desk.args["after"]
    return min(int(text), 10**6) if text.isascii() and text.isdecimal() and len(text) < 9 else 0


async def _words(desk: Desk, known: Sequence[Newspaper]) -> dict[str, Any]:
    asked = {"sort": _among(SORTS, desk.args["sort"]), "per": desk.args["per"] if desk.args["per"] in STEPS else "auto"}
    if not desk.args["q"]:
        return {"asked": asked}
    offset = _offset(desk)
    found = await desk.ask(
        headline_search, await desk.selection(), sort=asked["sort"], limit=SHOWN, offset=offset, most=READ, step=asked["per"]
    )
    return {
        "asked": asked, "found": found, "total": _total(desk, found), "next": str(offset + SHOWN) if found.total > offset + SHOWN else None,
        "points": [_row(desk, one) for one in found.points],
    }  # fmt: skip


def _total(desk: Desk, found: FoundHeadlines) -> str:
    counted = desk.words.count("fronts.total", found.total)
    return desk.words("fronts.part", total=counted, read=found.read, of=found.of) if found.of > found.read else counted


def _row(desk: Desk, point: HeadlinePoint) -> Row:
    """A period: the share of the captures that show the words, and how many headlines. Without captures it is a gap."""
    if point.share is None:
        share = Cell(float("nan"), desk.words("fronts.gap"))
    else:
        counted = desk.words("fronts.captures_of", n=point.captures, of=point.of, headlines=point.headlines)
        share = Cell(100 * point.share, f"{desk.words.share(point.share)} ({counted})")
    return Row(at(point.since), desk.words.period(point.period), None, (share,))


async def _longest(desk: Desk, known: Sequence[Newspaper]) -> dict[str, Any]:
    by = _among(ORDERS, desk.args["by"])
    selection = await desk.selection(words=False)
    if not (selection.since or selection.until):
        selection = selection.but(since=await desk.ask(_last_days, selection))
    asked = {"by": by, "since": selection.since, "until": selection.until}
    return {"asked": asked, "stood": await desk.ask(longest, selection, by=by, limit=SHOWN)}


def _last_days(db: sqlite3.Connection, selection: Selection) -> date | None:
    """The first of the days up to the last capture."""
    last = None
    for front in fronts_of(db, selection):
        seconds = db.execute("SELECT max(seen_utc) FROM sightings WHERE page_id = ?", (front.page_id,)).fetchone()[0]
        if seconds is not None:
            day = local(seconds, front.zone).date()
            last = day if last is None else max(last, day)
    return date.fromordinal(max(1, last.toordinal() - DAYS + 1)) if last else None


async def _pages(desk: Desk, known: Sequence[Newspaper]) -> dict[str, Any]:
    one = _newspaper(known, desk.args["outlet"])
    other = _newspaper(known, desk.args["other"]) if desk.args["other"] else None
    if one is None or (desk.args["other"] and other is None):
        await desk.selection(words=False)  # the sentence for an unknown newspaper
        return {"asked": {}, "none": True}
    when = _moment(desk, "at", one)
    if other is not None:
        fronts = [await desk.ask(headlines_at, paper.outlet, when) for paper in (one, other)]
        return {"asked": {"outlet": one.outlet, "other": other.outlet, "at": _typed(fronts[0])}, "beside": _told(desk, fronts)}
    later = await desk.ask(headlines_at, one.outlet, _moment(desk, "later", one))
    before = await desk.ask(headlines_at, one.outlet, later.seen_utc - 86_400 if when is None else when)
    if before.seen_utc > later.seen_utc:
        raise HemeroError(desk.words("fronts.order"))
    asked = {"outlet": one.outlet, "at": _typed(before), "later": _typed(later)}
    return {"asked": asked, "compared": compare_fronts(before, later), "fronts": _told(desk, [before, later])}


def _newspaper(known: Sequence[Newspaper], name: str) -> Newspaper | None:
    return next((one for one in known if one.outlet == name or not name), None)


def _typed(front: Front) -> str:
    return front.seen[:16]


def _moment(desk: Desk, name: str, outlet: Newspaper) -> datetime | None:
    """A typed moment in the newspaper's zone; None where there is none."""
    text = desk.args[name]
    try:
        return moment(text, zone(outlet.zone)) if text else None
    except HemeroError as error:
        raise HemeroError(desk.words("headlines.when", text=text)) from error


def _told(desk: Desk, fronts: Sequence[Front]) -> list[dict[str, Any]]:
    """The pages, each with the capture that it is and how far it is from the moment."""
    return [{"front": front, "when": desk.words.when(front.seen), "far": far(desk, front)} for front in fronts]


async def _wordings(desk: Desk, known: Sequence[Newspaper]) -> dict[str, Any]:
    number = await _article(desk)
    return {"wordings": await desk.ask(lambda db: list(wordings(db, number))), "article": number}


async def _article(desk: Desk) -> int:
    key = desk.args["article"]
    try:
        return await desk.ask(find, int(key) if key.isascii() and key.isdecimal() and len(key) < 16 else key)
    except HemeroError as error:
        raise NotThereError(desk.explained(error)) from error


_ANSWERS: dict[str, Callable[..., Any]] = {"words": _words, "longest": _longest, "pages": _pages, "wordings": _wordings}


@page
async def table(desk: Desk) -> Any:
    """What the page shows as CSV for spreadsheets, whole."""
    known = [one for one in await desk.ask(newspapers) if one.outlet]
    show = "wordings" if desk.args["article"] else _among(SHOWS, desk.args["show"])
    columns: Sequence[str]
    rows: Sequence[Any]
    if show == "words":
        columns = FOUND
        rows = (await desk.ask(headline_search, await desk.selection(), sort=_among(SORTS, desk.args["sort"]))).rows
    elif show == "longest":
        by, selection = _among(ORDERS, desk.args["by"]), await desk.selection(words=False)
        if not (selection.since or selection.until):
            selection = selection.but(since=await desk.ask(_last_days, selection))
        columns, rows = STOOD, await desk.ask(longest, selection, by=by, limit=None)
    elif show == "wordings":
        columns, rows = WORDING_COLUMNS, (await _wordings(desk, known))["wordings"]
    else:
        answer = await _pages(desk, known)
        if "compared" not in answer:
            raise HemeroError(desk.words("fronts.no_csv"))
        columns, rows = COMPARED_COLUMNS, answer["compared"]
    cells = [[_cell(desk, getattr(row, name)) for name in columns] for row in rows]
    return desk.file(spreadsheet_of([columns, *cells], delimiter=";" if desk.words.code == "fr" else ","), "text/csv", "fronts.csv")


def _cell(desk: Desk, value: object) -> object:
    """A cell; a decimal comma in French."""
    return str(value).replace(".", ",") if isinstance(value, float) and desk.words.code == "fr" else value
