"""Headlines at a time: a newspaper's front page and side columns, and the changes since the previous capture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from crawler.archive.database.moments import zone
from crawler.archive.query.front_pages import Front, Moment, Placed, front_pages, headlines_at, length_of_time, moments
from crawler.archive.query.reader import moment
from crawler.archive.query.statistics import Newspaper, newspapers
from crawler.desk.site import Desk, page
from crawler.errors import HemeroError

SLIDES = 300
"""The largest number of captures on the slider, evenly selected; the displayed one is always added."""


@dataclass(frozen=True)
class Changed:
    """A headline that changed."""

    kind: str
    text: str
    before: str | None
    article_id: int | None
    places: str


@page
async def view(desk: Desk) -> Any:
    """The page."""
    known = [one for one in await desk.ask(newspapers) if one.outlet]
    outlet = _outlet(known, desk.args.get("outlet"))
    shown: dict[str, Any] = {"front": None, "slides": [], "pages": [], "changes": [], "changed": [], "mistake": "", "far": ""}
    if outlet:
        shown |= await _shown(desk, outlet)
    names = [(one.outlet, one.title or one.outlet) for one in known]
    return desk.html("headlines", outlets=names, outlet=outlet, outlet_title=(outlet.title or outlet.outlet) if outlet else "", **shown)


def _outlet(known: list[Newspaper], asked: str | None) -> Newspaper | None:
    return next((one for one in known if one.outlet == asked), None) if asked else next(iter(known), None)


async def _shown(desk: Desk, outlet: Newspaper) -> dict[str, Any]:
    pages = await desk.ask(front_pages, outlet.outlet)
    chosen = _page_id(desk, [one.page_id for one in pages])
    at = _moment(desk, outlet)
    try:
        front = await desk.ask(headlines_at, outlet.outlet, at, page_id=chosen)
    except HemeroError:
        return {"pages": [], "mistake": desk.words("headlines.nothing")}
    changes = list(_changes(front, desk.words("article.block"), desk.words("article.first_block")))
    slides = await desk.ask(moments, outlet.outlet, page_id=front.page_id, limit=SLIDES)
    return {
        "front": front, "slides": _slides(slides, front), "changes": changes, "changed": Counter(one.kind for one in changes).most_common(),
        "pages": [(str(one.page_id), one.url) for one in pages], "far": far(desk, front),
    }  # fmt: skip


def far(desk: Desk, front: Front) -> str:
    """A sentence that says which capture this is and how far it is from the requested moment; empty where it is near."""
    if not front.far or front.distance is None:
        return ""
    number, unit = length_of_time(front.distance)
    length = desk.words.count(f"length.{unit}", number)
    return desk.words("headlines.first" if front.distance > 0 else "headlines.last", when=desk.words.when(front.seen), length=length)


def _page_id(desk: Desk, known: list[int]) -> int | None:
    asked = desk.args.get("page", "")
    return int(asked) if asked.isascii() and asked.isdigit() and int(asked) in known else None


def _moment(desk: Desk, outlet: Newspaper) -> datetime | None:
    """The requested moment; for a requested day, its end; None where none was requested."""
    where = zone(outlet.zone)
    at, day = desk.args.get("at", ""), desk.args.get("day", "")
    try:
        if day:
            return datetime.combine(date.fromisoformat(day), time.max, where)
        return moment(at, where) if at else None
    except (ValueError, HemeroError) as error:
        raise HemeroError(desk.words("headlines.when", text=day or at)) from error


def _slides(found: tuple[Moment, ...], front: Front) -> list[Moment]:
    shown = {one.capture_id: one for one in found} | {front.capture_id: Moment(front.capture_id, front.seen, front.seen_utc)}
    return sorted(shown.values(), key=lambda one: one.seen_utc)


def _changes(front: Front, untitled: str, first: str) -> Iterator[Changed]:
    for number, block in enumerate(front.blocks):
        name = block.title or (untitled if number else first)
        for one in block.headlines:
            if one.change:
                places = _places(one, block.title, name, untitled)
                yield Changed(one.change, one.text, one.before_text, one.target_article_id, places)
    for one in front.left:
        yield Changed("left", one.text, None, one.target_article_id, f"{one.before_block or untitled} {one.before_rank or one.rank} →")


def _places(one: Placed, title: str, block: str, untitled: str) -> str:
    """The earlier and the present place of a headline, in words."""
    if one.before_rank is None:
        return f"→ {block} {one.rank}"
    before = "" if (one.before_block or "") == title else f"{one.before_block or untitled} "
    return f"{block} {one.rank}" if (before, one.before_rank) == ("", one.rank) else f"{before}{one.before_rank} → {block} {one.rank}"
