"""`hemero stats`: articles by newspaper and day, their length, and their fields."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crawler.cli.console import bars, empty_archive, out, table, warn, write_json
from crawler.cli.options import archive_option, json_option

if TYPE_CHECKING:
    from crawler.archive.query.statistics import Filled, OutletRow

DAYS = 30
SHORT = {"published": "date", "paywalled": "paid"}
"""Short column headings, so that a newspaper's name fits in 80 columns."""


@click.command("stats", short_help="Count articles by newspaper and field.")
@archive_option
@json_option
def command(archive: Path, as_json: bool) -> None:
    """Show for each newspaper the number of articles, the last thirty days, the length of articles, and the fields that they have."""
    from crawler.archive.query import statistics
    from crawler.archive.query.reader import Archive, plain

    with Archive(archive) as opened:
        warn(empty_archive(opened.db, archive))
        home = statistics.home(opened.db, days=DAYS)
        filled = statistics.filled(opened.db)
        reserved = statistics.opt_outs(opened.db)
    if as_json:
        document = {"home": plain(home), "filled": [plain(one) for one in filled], "opt_outs": [plain(one) for one in reserved]}
        write_json(document, indent=2)
        return
    last = {row.outlet: row for row in home.outlets}
    shares = [[f"{share:.0%}" for share in one.shares.values()] for one in filled]
    fields = list(filled[0].shares) if filled else []
    if out.is_terminal:
        table(str(archive), ("outlet", "articles", f"{DAYS} days to {home.days[-1]}", "words"), [_figures(one, last) for one in filled])
        table(
            "Fields, of all articles",
            ("outlet", *(SHORT.get(name, name) for name in fields)),
            [(_name(one), *row) for one, row in zip(filled, shares, strict=True)],
        )
    else:
        days = {name: sum(row.counts) for name, row in last.items()}
        rows = [(_name(one), one.articles, days.get(one.outlet, 0), one.words, *row) for one, row in zip(filled, shares, strict=True)]
        table("", (), rows)
    if out.is_terminal:
        out.print(f"{home.articles} articles from {home.first_day or 'no day'} to {home.last_day or 'no day'}")
        for alarm in home.alarms:
            out.print(f"{alarm.kind}: {alarm.detail}", style="yellow", markup=False)
    for one in reserved:
        out.print(f"{one.outlet or '(no newspaper)'}: {one.signal} {one.value} on {one.pages} pages", markup=False)


def _name(one: Filled) -> str:
    return one.outlet or "(no newspaper)"


def _figures(one: Filled, last: Mapping[str, OutletRow]) -> tuple[object, ...]:
    days = bars([float(n) for n in last[one.outlet].counts], DAYS) if one.outlet in last else ""
    return (_name(one), one.articles, days, one.words)
