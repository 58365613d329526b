"""`hemero forget`: take pages out of the archive for good."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from crawler.cli.console import table
from crawler.cli.options import archive_option, json_option
from crawler.errors import HemeroError
from crawler.parsing.document.addresses import normalise

if TYPE_CHECKING:
    from crawler.archive.upkeep.forget import Trace

COLUMNS = ("address", "title", "pages", "captures", "KB", "articles", "revisions", "headlines", "stays elsewhere")


@click.command("forget")
@click.argument("addresses", nargs=-1, metavar="[URL]…")
@click.option("--from", "--from-file", "file", type=click.File("rb"), metavar="FILE|-", help="A list of addresses, one a line.")
@click.option("--reason", default="", help="Why: stands in the table `tombstones`.")
@click.option("--dry-run", is_flag=True, help="Only say what would go.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@archive_option
@json_option
def command(addresses: tuple[str, ...], file: BinaryIO | None, reason: str, dry_run: bool, yes: bool, archive: Path, as_json: bool) -> None:
    """Forget pages: what was read from them, their place in the index and their WARC records, all at once and for good.

    An article goes with all its addresses, pages and revisions. A tombstone stays, and what has one is never fetched again.
    Without an address it ends what was interrupted.
    """
    from crawler.archive import Archive
    from crawler.archive.upkeep.forget import forget, trace

    urls = _named(addresses, file)
    with Archive(archive, readonly=True) as opened:
        traces = [trace(opened.db, url) for url in urls]
    if urls and (dry_run or not as_json):
        _tell(traces, dry_run, as_json)
    if dry_run:
        return
    if not yes and not all(one.forgotten for one in traces):
        _ask(len(urls))
    with Archive(archive) as opened:
        traces = forget(opened, urls, reason)
    if as_json:
        _tell(traces, dry_run, as_json)
    else:
        captures = sum(one.captures for one in traces)
        click.echo(f"Forgotten: {len(urls)} addresses, {captures} captures. None of them will be fetched again.")


def _named(typed: Sequence[str], file: BinaryIO | None) -> list[str]:
    """The addresses in the form in which the archive has them."""
    from crawler.crawl.addresses.url_lists import read_addresses

    named = []
    for address in typed:
        url = normalise(address)
        if url is None:
            raise HemeroError(f"{address} is no address: give one that begins with http:// or https://.")
        named.append(url)
    return [*named, *(url for line in (read_addresses(file, file.name) if file else ()) if (url := normalise(line)))]


def _ask(count: int) -> None:
    if not sys.stdin.isatty():
        raise HemeroError("What is forgotten does not come back: add --yes, or look first with --dry-run.")
    click.confirm(f"Forget {count} addresses for good?", abort=True, err=True)


def _tell(traces: Sequence[Trace], dry_run: bool, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps({"dry_run": dry_run, "addresses": [asdict(one) for one in traces]}, ensure_ascii=False, indent=2))
        return
    rows = [
        (
            one.url,
            one.title or ("forgotten before" if one.forgotten else "" if one.pages else "(unknown: it will never be fetched)"),
            len(one.pages),
            one.captures,
            round(one.bytes / 1000),
            one.articles,
            one.revisions,
            one.headlines,
            one.elsewhere,
        )
        for one in traces
    ]
    table("What goes", COLUMNS, rows)
