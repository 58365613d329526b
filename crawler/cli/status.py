"""`hemero status`: what the archive contains."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crawler.cli.console import out, table, warn, write_json
from crawler.cli.options import archive_option, json_option, outlets_option

if TYPE_CHECKING:
    from crawler.archive.upkeep.status import OutletStatus

NO_NAME = "(no newspaper)"

COLUMNS = ("outlet", "articles", "headlines", "captures", "MB", "last visit", "day/usual")
FEW = 4
"""The number of reasons that are listed; --json lists all."""


@click.command("status", short_help="Show what the archive holds.")
@click.argument("named", nargs=-1, metavar="[OUTLET|@GROUP|country:BE]…")
@click.option("--check", is_flag=True, help="Print only alarms; exit code 2 if there are any. Cron mails them.")
@outlets_option
@archive_option
@json_option
def command(named: tuple[str, ...], check: bool, archive: Path, as_json: bool) -> None:
    """Show what the archive contains, by newspaper: pages by outcome, articles, headlines, captures, bytes, visits, and why pages wait."""
    if check:
        sys.exit(_check(archive, as_json))
    from crawler.archive import Archive
    from crawler.archive.upkeep.status import as_json as plain
    from crawler.archive.upkeep.status import status
    from crawler.outlets._select import within

    with Archive(archive, readonly=True) as opened:
        found = status(opened.db)
        if named:
            wanted = within(named, [one.outlet for one in found], str(archive))
            found = [one for one in found if one.outlet in wanted]
    if not found and not out.is_terminal:
        warn("the archive is empty: hemero crawl fills it.")
    if as_json:
        write_json(plain(found), indent=2)
        return
    if out.is_terminal:
        _draw(found, str(archive))
    else:
        table("", (), map(_line, found))
    if again := sum((Counter(one.retriable) for one in found), Counter()):
        words = ", ".join(f"{count} {outcome}" for outcome, count in again.most_common())
        tip = f"hemero crawl OUTLET|URL --retry {','.join(outcome for outcome, _ in again.most_common())}"
        if out.is_terminal:
            out.print(f"Could be tried again: {words} ({tip})", markup=False)
        else:
            print("could be tried again", words, tip, sep="\t")


def _figures(one: OutletStatus) -> tuple[object, ...]:
    last = (one.last_visit or "never")[:16].replace("T", " ")
    return (one.outlet or NO_NAME, one.articles, one.headlines, one.captures, f"{one.bytes / 1e6:.1f}", last, one.last_day, one.usual_day)


def _line(one: OutletStatus) -> tuple[object, ...]:
    """A newspaper on one line, for pipes."""
    name, articles, headlines, captures, size, last, day, usual = _figures(one)
    pages = ", ".join(f"{outcome} {count}" for outcome, count in sorted(one.pages.items()))
    filled = ", ".join(f"{field} {share:.0%}" for field, share in one.filled.items())
    rules = ", ".join(f"{rule} {share:.0%}" for rule, share in one.failed_rules.items())
    why = (_first(one.waiting) or "nothing", _first(one.troubles) or "none")
    return (name, articles, headlines, captures, size, pages, last, *why, day, usual, filled, rules)


def _draw(found: Sequence[OutletStatus], title: str) -> None:
    """Print tables for a terminal: the figures, the outcomes of the addresses, the share of articles that have each field, and
    the rules that no longer hold."""
    if not found:
        out.print("The archive is empty: hemero crawl fills it.")
        return
    rows = [(*figures[:-2], f"{figures[-2]}/{figures[-1]}") for figures in map(_figures, found)]
    table(title, COLUMNS, rows)
    reasons = [(one.outlet or NO_NAME, *row) for one in found for row in _addresses(one)]
    table("Addresses", ("outlet", "outcome", "pages", "why"), reasons)
    fields = list(dict.fromkeys(field for one in found for field in one.filled))
    if fields:
        shares = [(one.outlet or NO_NAME, *(_share(one.filled.get(field)) for field in fields)) for one in found if one.filled]
        table("Fields that could be read", ("outlet", *fields), shares)
    if failed := [(one.outlet, rule, _share(share)) for one in found for rule, share in one.failed_rules.items()]:
        table("Rules that no longer hold", ("outlet", "rule", "of the last day's articles"), failed)


def _share(share: float | None) -> str:
    return "" if share is None else f"{share:.0%}"


def _addresses(one: OutletStatus) -> Iterator[tuple[str, int, str]]:
    """Outcome, number of pages, and the most frequent reasons."""
    for outcome, count in sorted(one.pages.items(), key=lambda pair: -pair[1]):
        reasons = one.waiting if outcome == "waiting" else one.troubles
        mine = {why.removeprefix(f"{outcome}: "): n for why, n in reasons.items() if outcome == "waiting" or why.startswith(f"{outcome}: ")}
        yield outcome, count, _first(mine)


def _first(counted: dict[str, int]) -> str:
    """The most frequent reasons, and the number of the others."""
    rest = sum(list(counted.values())[FEW:])
    return ", ".join([*(f"{count} {why}" for why, count in list(counted.items())[:FEW]), *([f"{rest} other"] if rest else [])])


def _check(archive: Path, as_json: bool) -> int:
    """Print the current alarms. Returns the exit code."""
    from crawler.archive import Archive
    from crawler.archive.upkeep.alarms import alarms

    with Archive(archive, readonly=True) as opened:
        found = alarms(opened.db, opened.path, time.time())
    if as_json:
        write_json([asdict(alarm) for alarm in found], indent=2)
    else:
        for alarm in found:
            click.echo(f"{alarm.kind}: {alarm.detail}")
    return 2 if found else 0
