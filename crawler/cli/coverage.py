"""`hemero coverage`: which articles of a newspaper's days are in the archive."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from crawler.cli.console import empty_archive, warn, write_json
from crawler.cli.options import DAY, DAY_FORMS, LAST_DAY, archive_option, in_order, json_option, outlets_option


@click.command("coverage", short_help="Count known and stored articles by day.")
@click.argument("named", nargs=-1, metavar="[OUTLET|@GROUP|country:BE]…")
@click.option("--since", type=DAY, help=f"Report from this day on, in the newspaper's zone: {DAY_FORMS}.")
@click.option("--until", type=LAST_DAY, help="Report until this day.")
@outlets_option
@archive_option
@json_option
def command(named: tuple[str, ...], since: date | None, until: date | None, archive: Path, as_json: bool) -> None:
    """Report, by newspaper and day, how many articles are known, how many are stored, and why the others are missing.

    The report uses only the archive; nothing is fetched. Without a name it covers all newspapers in the archive.
    """
    from crawler.archive import Archive
    from crawler.archive.upkeep.coverage import as_json as plain
    from crawler.archive.upkeep.coverage import coverage, outlets_of
    from crawler.cli.progress import print_coverage
    from crawler.outlets._select import within

    in_order(since, until)
    with Archive(archive, readonly=True) as opened:
        known = outlets_of(opened.db)
        wanted = within(named, known, str(archive))
        empty = empty_archive(opened.db, archive)
        days = [day for name in wanted for day in coverage(opened.db, name, since, until)]
    if not days:
        warn(empty or "no article is known of these days.")
    if as_json:
        write_json(plain(days), indent=2)
    else:
        print_coverage(days)
