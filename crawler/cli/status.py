"""`hemero status`: what the archive holds."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict
from pathlib import Path

import click

from crawler.cli.console import out, table
from crawler.cli.options import archive_option, json_option, outlets_option

COLUMNS = (
    "outlet",
    "articles",
    "headlines",
    "captures",
    "MB",
    "pages",
    "last visit",
    "waiting",
    "troubles",
    "last day",
    "usual day",
    "filled",
)
FEW = 4
"""Reasons that are told one by one; --json has them all."""


@click.command("status")
@click.argument("named", nargs=-1, metavar="[OUTLET|@GROUP|country:BE]…")
@click.option("--check", is_flag=True, help="Print only what is wrong; exit code 2 where anything is: for cron, which mails it.")
@outlets_option
@archive_option
@json_option
def command(named: tuple[str, ...], check: bool, archive: Path, as_json: bool) -> None:
    """Say what the archive holds: per newspaper pages by outcome, articles, headlines, captures, bytes, visits, what waits and why."""
    if check:
        sys.exit(_check(archive, as_json))
    from crawler.archive import Archive
    from crawler.archive.status import as_json as plain
    from crawler.archive.status import status
    from crawler.outlets._select import within

    with Archive(archive, readonly=True) as opened:
        found = status(opened.db)
        if named:
            wanted = within(named, [one.outlet for one in found], str(archive))
            found = [one for one in found if one.outlet in wanted]
    if as_json:
        click.echo(json.dumps(plain(found), ensure_ascii=False, indent=2))
        return
    rows = [
        (
            one.outlet or "(no newspaper)",
            one.articles,
            one.headlines,
            one.captures,
            f"{one.bytes / 1e6:.1f}",
            ", ".join(f"{outcome} {count}" for outcome, count in sorted(one.pages.items())),
            (one.last_visit or "never")[:16].replace("T", " "),
            _first(one.waiting) or "nothing",
            _first(one.troubles) or "none",
            one.last_day,
            one.usual_day,
            ", ".join(f"{field} {share:.0%}" for field, share in one.filled.items()),
        )
        for one in found
    ]
    table(str(archive), COLUMNS, rows)
    if not rows and out.is_terminal:
        out.print("The archive is empty: hemero crawl fills it.")


def _first(counted: dict[str, int]) -> str:
    """The most frequent few, and how many the rest are."""
    rest = sum(list(counted.values())[FEW:])
    return ", ".join([*(f"{count} {why}" for why, count in list(counted.items())[:FEW]), *([f"{rest} other"] if rest else [])])


def _check(archive: Path, as_json: bool) -> int:
    """Print the alarms of this moment; the exit code."""
    from crawler.archive import Archive
    from crawler.archive.alarms import alarms

    with Archive(archive, readonly=True) as opened:
        found = alarms(opened.db, opened.path, time.time())
    if as_json:
        click.echo(json.dumps([asdict(alarm) for alarm in found], ensure_ascii=False, indent=2))
    else:
        for alarm in found:
            click.echo(f"{alarm.kind}: {alarm.detail}")
    return 2 if found else 0
