"""`hemero coverage`: what the archive has of a newspaper's days."""

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
    """Say, newspaper by newspaper and day by day, how many articles were heard of, how many are stored, and why the others are not.

    It asks the archive alone. Without a name it tells of every newspaper in it.
    """
    from crawler.archive import Archive
    from crawler.archive.upkeep.coverage import as_json as plain
    from crawler.archive.upkeep.coverage import coverage, outlets_of
    from crawler.cli.progress import tell_coverage
    from crawler.outlets._select import within

    with Archive(archive, readonly=True) as opened:
        known = outlets_of(opened.db)
        wanted = within(named, known, str(archive))
        bounds = (since.date() if since else None, until.date() if until else None)
        days = [day for name in wanted for day in coverage(opened.db, name, *bounds)]
    if as_json:
        click.echo(json.dumps(plain(days), ensure_ascii=False, indent=2))
    else:
        tell_coverage(days)
