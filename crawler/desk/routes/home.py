"""Home: search box, articles of the last days (newest first), alarms, last crawl."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from crawler.archive.query.selection import NO_NEWSPAPER
from crawler.archive.query.statistics import Alarm, Home, OutletRow, home
from crawler.desk.language import Language
from crawler.desk.site import Desk, page

DAYS = 14
SHADES = 5
SHOWN = 60
"""The largest number of newspapers in the heat map; those with the most articles are shown, and the page says how many are not."""


@dataclass(frozen=True)
class Cell:
    """One newspaper and day in the heat map."""

    day: str
    count: int
    shade: int
    """0 for no articles, 5 for as many as on the newspaper's best day. So a poor day is visible for every newspaper."""


@page
async def view(desk: Desk) -> Any:
    """The page."""
    found = await desk.ask(home, days=DAYS)
    rows = sorted((row for row in found.outlets if row.total), key=lambda row: -row.total)
    heat = {"days": found.days[::-1], "rows": [_row(desk, row, found.days) for row in rows[:SHOWN]], "unshown": max(0, len(rows) - SHOWN)}
    titles = {row.outlet: row.title or row.outlet for row in found.outlets}
    alarms = [{"words": words_of(desk.words, alarm, titles), "raised": alarm.raised} for alarm in found.alarms]
    return desk.html("home", heat=heat, alarms=alarms, run=found.last_run, holds=_holds(desk.words, found))


def _row(desk: Desk, row: OutletRow, days: Sequence[str]) -> dict[str, object]:
    best = max(row.counts, default=0)
    cells = [Cell(day, count, shade(count, best)) for day, count in zip(days, row.counts, strict=True)]
    title = row.title or row.outlet or desk.words("site.none")
    return {"outlet": row.outlet or NO_NEWSPAPER, "title": title, "cells": cells[::-1]}


def shade(count: int, best: int) -> int:
    """The shade of a cell, from 0 to `SHADES`.

    >>> shade(0, 9), shade(1, 9), shade(9, 9), shade(0, 0)
    (0, 1, 5, 0)
    """
    return -(-SHADES * count // best) if best else 0


def words_of(words: Language, alarm: Alarm, titles: Mapping[str, str]) -> str:
    """An alarm in the reader's language; its stored English `detail` where there is no message for its kind."""
    if not words.has("alarm", alarm.kind):
        return alarm.detail
    return words(f"alarm.{alarm.kind}", outlet=titles.get(alarm.outlet, alarm.outlet), field=words.known("field", alarm.field))


def _holds(words: Language, found: Home) -> dict[str, str]:
    counts = {"articles": words.number(found.articles), "outlets": words.number(len(found.outlets))}
    return counts | {name: words.when(day, weekday=False) for name, day in (("first", found.first_day), ("last", found.last_day)) if day}
