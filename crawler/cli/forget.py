"""`hemero forget`: remove pages from the archive for good."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from crawler.cli.console import table, write_json
from crawler.cli.notebook_options import notebook_options
from crawler.cli.options import json_option
from crawler.errors import HemeroError
from crawler.parsing.document.addresses import normalise

if TYPE_CHECKING:
    from crawler.archive.upkeep.forget import Trace

COLUMNS = ("address", "title", "pages", "captures", "KB", "articles", "revisions", "headlines", "stays elsewhere")


@click.command("forget", short_help="Remove pages from the archive for good.")
@click.argument("addresses", nargs=-1, metavar="[URL]…")
@click.option("--from", "--from-file", "file", type=click.File("rb"), metavar="FILE|-", help="Read addresses from a list, one per line.")
@click.option("--reason", default="", help="Record this reason in the table `tombstones`.")
@click.option("--dry-run", is_flag=True, help="Only show what would be removed.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@notebook_options
@json_option
def command(
    addresses: tuple[str, ...], file: BinaryIO | None, reason: str, dry_run: bool, yes: bool, archive: Path, place: Path | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Forget pages: remove everything read from them, their index entries and their WARC records, in one step and for good.

    An article is removed with all its addresses, pages and revisions. A tombstone stays for each address, and it is never fetched again.
    What the notebook says of it goes, too. Without an address, the command completes an interrupted removal.
    """
    from crawler.archive import Archive
    from crawler.archive.upkeep.forget import forget, trace

    urls = _normalised(addresses, file)
    with Archive(archive, readonly=True) as opened:
        traces = [trace(opened.db, url) for url in urls]
    if urls and (dry_run or not as_json):
        _print_traces(traces, dry_run, as_json)
    if dry_run:
        return
    if not yes and not all(one.forgotten for one in traces):
        _confirm(len(urls))
    with Archive(archive) as opened:
        opened.recover()  # it is locked before anything goes
        _forget_notes(archive, place, [url for one in traces for url in (one.url, *one.pages)])
        traces = forget(opened, urls, reason)
    if as_json:
        _print_traces(traces, dry_run, as_json)
    else:
        captures = sum(one.captures for one in traces)
        click.echo(f"Forgotten: {len(urls)} addresses, {captures} captures. None of them will be fetched again.")


def _forget_notes(archive: Path, place: Path | None, urls: Sequence[str]) -> None:
    """Delete what the notebook says of these addresses, before the archive forgets which of them are one article."""
    from crawler.archive import Archive
    from crawler.notebook import Notebook, notebook_beside
    from crawler.notebook.items import traces_of

    notebook = place or notebook_beside(archive)
    if not urls or not notebook.exists():
        return
    with Archive(archive, readonly=True) as opened, Notebook(notebook) as noted:
        removed = noted.forget(*traces_of(opened.db, urls))
    if removed:
        click.echo(f"hemero: {removed} note{'s'[: removed != 1]} of {notebook} removed.", err=True)


def _normalised(typed: Sequence[str], file: BinaryIO | None) -> list[str]:
    """The addresses, normalised as in the archive."""
    from crawler.crawl.addresses.url_lists import read_addresses

    named = []
    for address in typed:
        url = normalise(address)
        if url is None:
            raise HemeroError(f"{address} is no address: give one that begins with http:// or https://.")
        named.append(url)
    return [*named, *(url for line in (read_addresses(file, file.name) if file else ()) if (url := normalise(line)))]


def _confirm(count: int) -> None:
    if not sys.stdin.isatty():
        raise HemeroError("Forgotten pages cannot be restored: add --yes, or check first with --dry-run.")
    click.confirm(f"Forget {count} addresses for good?", abort=True, err=True)


def _print_traces(traces: Sequence[Trace], dry_run: bool, as_json: bool) -> None:
    if as_json:
        write_json({"dry_run": dry_run, "addresses": [asdict(one) for one in traces]}, indent=2)
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
