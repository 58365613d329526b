"""`hemero coverage`: which articles of a newspaper's days are in the archive."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import click

from crawler.cli.options import archive_option, json_option, outlets_option


@click.command("coverage")
@click.argument("named", nargs=-1, metavar="[OUTLET|@GROUP|country:BE]…")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="The first day, in the newspaper's zone.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="The last day.")
@outlets_option
@archive_option
@json_option
def command(named: tuple[str, ...], since: datetime | None, until: datetime | None, archive: Path, as_json: bool) -> None:
    """Report, by newspaper and day, how many articles are known, how many are stored, and why the others are missing.

    The report uses only the archive; nothing is fetched. Without a name it covers all newspapers in the archive.
    """
    from crawler.archive import Archive
    from crawler.archive.upkeep.coverage import as_json as plain
    from crawler.archive.upkeep.coverage import coverage, outlets_of
    from crawler.cli.progress import print_coverage
    from crawler.outlets._select import within

    with Archive(archive, readonly=True) as opened:
        known = outlets_of(opened.db)
        wanted = within(named, known, str(archive))
        bounds = (since.date() if since else None, until.date() if until else None)
        days = [day for name in wanted for day in coverage(opened.db, name, *bounds)]
    if as_json:
        click.echo(json.dumps(plain(days), ensure_ascii=False, indent=2))
    else:
        print_coverage(days)
