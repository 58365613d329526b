"""Coverage: articles by newspaper and day, share of filled fields, text-and-data-mining reservations."""

from __future__ import annotations

from datetime import date
from typing import Any

from crawler.archive.query.statistics import filled, newspapers, opt_outs
from crawler.archive.upkeep.coverage import coverage
from crawler.desk.figures import at
from crawler.desk.site import Desk, page
from crawler.errors import HemeroError

SHOWN = 400
"""The largest number of days that are shown, newest first; the page says how many are not."""
FIELDS = ("title", "lead", "published", "updated", "authors", "section", "agency", "tags")
COUNTED = ("found", "stored", "missing")


@page
async def view(desk: Desk) -> Any:
    """The page."""
    titles = {one.outlet: one.title or one.outlet or desk.words("site.none") for one in await desk.ask(newspapers)}
    asked = desk.args.get("outlet", "")
    outlet = asked if asked in titles else next(iter(titles), "")
    days = await desk.ask(coverage, outlet, _day(desk, "since"), _day(desk, "until"))
    return desk.html(
        "coverage", outlets=list(titles.items()), outlet=outlet, days=days[:SHOWN], unshown=max(0, len(days) - SHOWN),
        at=lambda day: at(date.fromisoformat(day)),
        fields=FIELDS, fills=[(titles.get(one.outlet, one.outlet), one) for one in await desk.ask(filled)],
        opt_outs=[(titles.get(one.outlet, one.outlet), one) for one in await desk.ask(opt_outs)], counted=COUNTED,
    )  # fmt: skip


def _day(desk: Desk, name: str) -> date | None:
    text = desk.args.get(name)
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise HemeroError(desk.words("coverage.day_wrong", text=text)) from error
