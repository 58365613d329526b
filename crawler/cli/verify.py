"""`hemero verify`: whether rows, WARC records and texts agree."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from crawler.cli.console import err, table
from crawler.cli.options import archive_option, json_option


@click.command("verify", short_help="Check the archive against its WARC files.")
@archive_option
@json_option
def command(archive: Path, as_json: bool) -> None:
    """Check that every capture's WARC record exists and is unchanged, that every record has its row, and that the texts of articles are
    unchanged. The exit code is 1 if not."""
    from crawler.archive import Archive
    from crawler.archive.upkeep.verify import verify

    with Archive(archive, readonly=True) as opened:
        verdict = verify(opened.db, opened.warc, heard=lambda name: err.print(name, style="dim") if err.is_terminal else None)
    if as_json:
        click.echo(json.dumps(asdict(verdict) | {"sound": verdict.sound}, ensure_ascii=False, indent=2))
    elif verdict.faults:
        table("Faults", ("file", "byte", "fault"), [(fault.warc_file, fault.offset, fault.what) for fault in verdict.faults])
    else:
        click.echo(f"Sound: {verdict.captures} captures, {verdict.records} records in {verdict.files} WARC files.")
    if not verdict.sound:
        real = sum(not fault.heals for fault in verdict.faults)
        click.echo(f"hemero: {real} {'fault' if real == 1 else 'faults'} in {archive}: restore the files named from a copy.", err=True)
        sys.exit(1)
