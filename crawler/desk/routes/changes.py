"""What newspapers changed after publication: a list with filters, counts by newspaper and month, CSV, and an Atom feed."""

from __future__ import annotations

import sqlite3
import time
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import SubElement

from crawler.archive.query.changes import KINDS, Change, ChangesWanted, Counts, GoneArticle, changes, count_changes, gone_articles
from crawler.archive.query.selection import Selection
from crawler.archive.query.statistics import newspapers
from crawler.desk.atom import add, feed_of, instant, response
from crawler.desk.routes.search import titles_of
from crawler.desk.site import Desk, page
from crawler.errors import HemeroError
from crawler.exports.csv_ import spreadsheet_of

SHOWN, SHOWN_GONE, IN_FILE = 30, 10, 500
ANNOUNCED = {"announced": True, "silent": False}
FILTERS = ("outlet", "country", "since", "until")
STATE = "SELECT count(*), max(change_id), (SELECT max(seen_utc) FROM changes) FROM changes"
KEPT, KEPT_SECONDS = 64, 60
COLUMNS = (
    *("seen", "last_seen_before", "outlet", "article_id", "title", "url", "hours_after", "announced", "words_added", "words_removed"),
    *(f"changes_{kind}" for kind in KINDS),
)


class ChangesRequest:
    """The parameters of the page. Raises `HemeroError` where they are invalid."""

    def __init__(self, desk: Desk) -> None:
        selection = Selection.of([(name, value) for name, value in desk.pairs if name in {"q", *FILTERS}])
        self.how = desk.args["how"] if desk.args["how"] in ANNOUNCED else ""
        kinds = tuple(value for name, value in desk.pairs if name == "change")
        self.least = int(desk.args["least"]) if desk.args["least"].isascii() and desk.args["least"].isdecimal() else 0
        self.wanted = ChangesWanted.of(selection, kinds=kinds, announced=ANNOUNCED.get(self.how), least_words=min(self.least, 10**9))
        self.before = _position(desk.args["after"])


def _position(text: str) -> tuple[float, int] | None:
    """The place after which the list goes on: `UTC seconds_change id`."""
    at, _, number = text.partition("_")
    try:
        return (float(at), int(number)) if text else None
    except ValueError:
        return None


@dataclass(frozen=True)
class Overview:
    """What stands below the first page of the list."""

    by_outlet: tuple[Counts, ...] = ()
    by_month: tuple[Counts, ...] = ()
    gone: tuple[GoneArticle, ...] = ()


_kept: dict[object, tuple[tuple[Counts, ...], ...]] = {}


def _counts(db: sqlite3.Connection, wanted: ChangesWanted) -> tuple[tuple[Counts, ...], ...]:
    """The counts by newspaper and by month; they read all of them, and so are kept for a minute at most, while none is added."""
    file, state = tuple(db.execute("PRAGMA database_list").fetchone()), tuple(db.execute(STATE).fetchone())
    key = (file, state, wanted, time.monotonic() // KEPT_SECONDS)
    found = _kept.get(key)
    if found is None:
        found = tuple(count_changes(db, wanted, by=by) for by in ("outlet", "month"))
        if len(_kept) >= KEPT:
            _kept.clear()
        _kept[key] = found
    return found


def overview(db: sqlite3.Connection, wanted: ChangesWanted) -> Overview:
    """The changes counted by newspaper and month, and the articles whose page is gone."""
    by_outlet, by_month = _counts(db, wanted)
    return Overview(by_outlet, by_month, gone_articles(db, wanted.outlets, limit=SHOWN_GONE))


@page
async def view(desk: Desk) -> Any:
    """The page. An invalid filter is explained on it."""
    titles = titles_of(desk, await desk.ask(newspapers))
    mistake, asked, below = "", None, Overview()
    found: tuple[Change, ...] = ()
    try:
        asked = ChangesRequest(desk)
        found = await desk.ask(changes, asked.wanted, limit=SHOWN + 1, before=asked.before)
        if asked.before is None and not asked.wanted.words:
            below = await desk.ask(overview, asked.wanted)
    except HemeroError as error:
        mistake = desk.explained(error)
    shown = found[:SHOWN]
    following = f"{shown[-1].seen_utc}_{shown[-1].change_id}" if len(found) > SHOWN else None
    return desk.html(
        "changes", status=400 if mistake else 200, mistake=mistake, outlets=list(titles.items()), gone=below.gone, titles=titles,
        found=[_row(desk, one, titles) for one in shown], next=following, how=asked.how if asked else "",
        kinds=[(kind, desk.words(f"changes.choice.{kind}")) for kind in KINDS],
        hows=[(how, desk.words(f"changes.{how}")) for how in ANNOUNCED],
        by_outlet=[(titles.get(one.name, one.name or desk.words("site.none")), one) for one in below.by_outlet[:SHOWN]],
        by_month=[(desk.words.period(one.name), one) for one in below.by_month],
        csv=desk.over("/changes.csv", desk.pairs), feed=desk.over("/changes.atom", desk.pairs),
    )  # fmt: skip


def _row(desk: Desk, one: Change, titles: dict[str, str]) -> dict[str, Any]:
    compared = desk.url(f"/article/{one.article_id}", before=one.revision_before, after=one.revision_after) + "#revisions"
    return {"change": one, "outlet": titles.get(one.outlet or "", one.outlet or ""), "url": compared, "what": _what(desk, one),
            "examples": _examples(one)}  # fmt: skip


def _what(desk: Desk, one: Change) -> list[str]:
    """The kinds of the change in words: « 2 chiffres », « titre »."""
    return [desk.words.count(f"changes.kind.{kind}", number) for kind, number in one.counts.items()]


def _examples(one: Change) -> list[tuple[str, str]]:
    pairs = [pair for kind in ("title", "figures", "names", *KINDS[7:]) for pair in one.details.get(kind, ())]
    return [(_text(before), _text(after)) for before, after in pairs[:4]]


def _text(cell: object) -> str:
    return ", ".join(map(str, cell)) if isinstance(cell, list) else "" if cell is None else str(cell)


@page
async def table(desk: Desk) -> Any:
    """The changes as CSV for spreadsheets."""
    found = await desk.ask(changes, ChangesRequest(desk).wanted, limit=IN_FILE)
    rows = [[*(getattr(one, name) for name in COLUMNS[:10]), *(one.counts.get(kind, 0) for kind in KINDS)] for one in found]
    return desk.file(spreadsheet_of([COLUMNS, *rows], delimiter=";" if desk.words.code == "fr" else ","), "text/csv", "changes.csv")


@page
async def atom(desk: Desk) -> Any:
    """The last changes as an Atom feed, with the filters of the page."""
    titles = titles_of(desk, await desk.ask(newspapers))
    found = await desk.ask(changes, ChangesRequest(desk).wanted, limit=SHOWN)
    feed = feed_of(desk.words("changes.title"), desk.request.url, found[0].seen_utc if found else 0.0)
    for one in found:
        entry = SubElement(feed, "entry")
        add(entry, "title", one.title or desk.words("site.untitled"))
        add(entry, "id", f"urn:hemerotheque:change:{one.article_id}:{one.capture_id}")
        add(entry, "updated", instant(one.seen_utc))
        add(SubElement(entry, "author"), "name", titles.get(one.outlet or "", one.outlet or desk.words("site.none")))
        SubElement(entry, "link", href=desk.datasette.absolute_url(desk.request, desk.url(f"/article/{one.article_id}")))
        pairs = "; ".join(f"{before} → {after}" for before, after in _examples(one))
        add(entry, "summary", ", ".join(_what(desk, one)) + (f": {pairs}" if pairs else ""))
    return response(feed)
