"""`hemero status`: what the archive holds."""

from __future__ import annotations

import json
from pathlib import Path

import click

from crawler.cli.console import out, table
from crawler.cli.options import archive_option, json_option

COLUMNS = ("outlet", "articles", "headlines", "captures", "MB", "pages", "last visit", "waiting")


@click.command("status")
@archive_option
@json_option
def command(archive: Path, as_json: bool) -> None:
    """Say what the archive holds: per newspaper pages by outcome, articles, headlines, captures, bytes, visits, what waits and why."""
    from crawler.archive import Archive
    from crawler.archive.status import as_json as plain
    from crawler.archive.status import status

    with Archive(archive, readonly=True) as opened:
        found = status(opened.db)
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
            ", ".join(f"{count} {why}" for why, count in one.waiting.items()) or "nothing",
        )
        for one in found
    ]
    table(str(archive), COLUMNS, rows)
    if not rows and out.is_terminal:
        out.print("The archive is empty: hemero crawl fills it.")
