"""Runs: the crawls and their results."""

from __future__ import annotations

from typing import Any

from crawler.archive.query.statistics import Run, runs
from crawler.desk.site import Desk, page

SHOWN = 50


@page
async def view(desk: Desk) -> Any:
    """The page, the newest run first."""
    before = desk.args.get("before", "")
    found = await desk.ask(runs, limit=SHOWN, before=int(before) if before.isascii() and before.isdigit() else None)
    following = found[-1].run_id if len(found) == SHOWN else None
    return desk.html("runs", runs=[(run, _outcomes(run)) for run in found], next=following)


def _outcomes(run: Run) -> list[tuple[str, int]]:
    """Outcome and number of visits, most frequent first."""
    counted = run.summary.get("outcomes")
    known = counted.items() if isinstance(counted, dict) else ()
    return sorted(((str(name), int(count)) for name, count in known if count), key=lambda one: (-one[1], one[0]))
