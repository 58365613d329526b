"""`hemero reread`: read stored pages again with the current version; nothing is fetched."""

from __future__ import annotations

import json
import os
from datetime import UTC, date, datetime
from pathlib import Path

import click
from rich.progress import Progress

from crawler import __version__
from crawler.cli import console
from crawler.cli.options import DAY, LAST_DAY, archive_option, in_order, json_option
from crawler.errors import HemeroError


def cores() -> int:
    """How many CPU cores this process may use, at most 64."""
    return min(64, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


@click.command("reread", short_help="Read stored pages again; fetch nothing.")
@click.option("--outlet", help="Read only pages of this newspaper.")
@click.option("--since", type=DAY, help="Read only pages captured on this day (UTC) or later.")
@click.option("--until", type=LAST_DAY, help="Read only pages captured on this day (UTC) or earlier.")
@click.option("--all", "everything", is_flag=True, help="Read also pages that this version has already read.")
@click.option(
    "--processes", type=click.IntRange(1, 64), default=cores, show_default="one per CPU core", help="Use this number of processes."
)
@archive_option
@json_option
def command(
    outlet: str | None, since: date | None, until: date | None, everything: bool, processes: int, archive: Path, as_json: bool
) -> None:
    """Read stored pages again with the current version: articles, revisions, times and headlines are updated. Nothing is fetched.

    It reads the pages that an earlier version read. An article is read with all its captures and stored in one transaction. An interrupted
    command continues where it stopped.
    """
    from crawler.archive import Archive
    from crawler.archive.upkeep import rereading
    from crawler.crawl.reread import reread

    in_order(since, until)
    with Archive(archive, readonly=True) as opened:  # HemeroError if there is no archive
        known = outlet is None or rereading.knows(opened, outlet)
    if not known:
        raise HemeroError(f"The archive has no pages of {outlet!r}: hemero status says which newspapers it has.")
    wanted = {
        "outlet": outlet,
        "since": datetime(since.year, since.month, since.day, tzinfo=UTC).timestamp() if since else None,
        "until": datetime(until.year, until.month, until.day, tzinfo=UTC).timestamp() + 86400 if until else None,
        "version": None if everything else __version__,
    }
    quiet = as_json or not console.err.is_terminal
    with Progress(console=console.err, transient=True, disable=quiet) as progress:
        task = progress.add_task("reading again", total=None)
        done = reread(
            archive, wanted, processes=processes, on_progress=lambda done, total: progress.update(task, completed=done, total=total)
        )
    count = done.works
    if as_json:
        click.echo(
            json.dumps({"archive": str(archive), "read": count, "failed": done.failed, "parser_version": __version__}, ensure_ascii=False)
        )
    else:
        nothing = f"Version {__version__} has read everything (--all reads it again)"
        words = f"{count} articles and pages were read again" if count or done.failed else nothing
        console.out.print(f"{words}: {archive}", markup=False, soft_wrap=True)
    if done.failed:
        first, *rest = done.failed
        more = f" (and {len(rest)} more: --json lists them)" if rest and not as_json else ""
        raise HemeroError(f"{len(done.failed)} articles and pages could not be read again and are as they were. {first}{more}")
