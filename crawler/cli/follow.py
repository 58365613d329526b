"""`hemero follow`: what is new in all saved searches. Written for cron, which mails what a command prints."""

from __future__ import annotations

from pathlib import Path

import click

from crawler.cli.console import empty_archive, warn, write_json
from crawler.cli.notebook_options import news, news_lines, notebook_options, opened
from crawler.cli.options import json_option
from crawler.cli.streams import flush


@click.command("follow", short_help="List what is new in all saved searches.")
@notebook_options
@json_option
def command(archive: Path, place: Path | None, as_json: bool) -> None:
    """List the articles that saved searches find and had not found at the last `hemero follow`. Where nothing is new, it prints nothing.

    An article is told only once; `hemero notebook save` saves a search.
    """
    from crawler.notebook import notebook_beside

    there = (place or notebook_beside(archive)).exists()
    with opened(archive, place, readonly=not there) as (notebook, db):
        empty = empty_archive(db, archive)
        saved = notebook.searches()
        told = [(one, found) for one in saved if (found := notebook.new(one, db, how="followed"))]
        if as_json and told:
            write_json([news(search, found) for search, found in told], indent=2)
        elif not as_json:
            for number, (search, found) in enumerate(told):
                click.echo(f"{chr(10) * bool(number)}{search.name} ({search.words}): {len(found)} new")
                for published, outlet, title, url in news_lines(found):
                    click.echo(f"  {'  '.join(filter(None, (published, outlet, title)))}\n  {url}")
        flush()  # what could not be printed is told again
        for search, found in told:
            notebook.told(search, found, how="followed")
    warn(empty or ("" if saved else "there are no saved searches: hemero notebook save NAME WORD… saves one."))
