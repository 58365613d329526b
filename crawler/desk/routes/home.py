"""Home: a search box, the last days (the newest first), alarms, the last crawl."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from crawler.archive.query.statistics import Alarm, Home, OutletRow, home
from crawler.desk.language import Language
from crawler.desk.site import Desk, page

DAYS = 14
SHADES = 5
SHOWN = 60
"""Newspapers in the heat map, those with the most articles."""


@dataclass(frozen=True)
class Cell:
    """An outlet's day in the heat map."""

    day: str
    count: int
    shade: int
    """0 for none, 5 for as many as on the outlet's best day: a day that is poor for this newspaper shows."""


@page
async def view(desk: Desk) -> Any:
    """The page."""
    found = await desk.ask(home, days=DAYS)
    rows = sorted((row for row in found.outlets if row.total), key=lambda row: -row.total)[:SHOWN]
    heat = {"days": found.days[::-1], "rows": [_row(row, found.days) for row in rows]}
    titles = {row.outlet: row.title or row.outlet for row in found.outlets}
    alarms = [{"words": words_of(desk.words, alarm, titles), "raised": alarm.raised} for alarm in found.alarms]
    return desk.html("home", heat=heat, alarms=alarms, run=found.last_run, holds=_holds(desk.words, found))


def _row(row: OutletRow, days: Sequence[str]) -> dict[str, object]:
    best = max(row.counts, default=0)
    cells = [Cell(day, count, shade(count, best)) for day, count in zip(days, row.counts, strict=True)]
    return {"outlet": row.outlet, "title": row.title or row.outlet, "cells": cells[::-1]}


def shade(count: int, best: int) -> int:
    """How dark a cell is.

    >>> shade(0, 9), shade(1, 9), shade(9, 9), shade(0, 0)
    (0, 1, 5, 0)
    """
    return -(-SHADES * count // best) if best else 0


def words_of(words: Language, alarm: Alarm, titles: Mapping[str, str]) -> str:
    """An alarm in plain words; one of a kind that the table has no words for in those of the crawl."""
    if not words.has("alarm", alarm.kind):
        return alarm.detail
    return words(f"alarm.{alarm.kind}", outlet=titles.get(alarm.outlet, alarm.outlet), field=words.known("field", alarm.field))


def _holds(words: Language, found: Home) -> dict[str, str]:
    told = {"articles": words.number(found.articles), "outlets": words.number(len(found.outlets))}
    return told | {name: words.when(day, weekday=False) for name, day in (("first", found.first_day), ("last", found.last_day)) if day}
