"""`hemero export`: articles, or other rows of the archive, in the formats of other tools."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from crawler.cli.console import err, table
from crawler.cli.options import archive_option, selection_options
from crawler.errors import HemeroError

if TYPE_CHECKING:
    from crawler.archive.query.selection import Selection
    from crawler.exports import Format, Source

STDOUT = "-"
HELD = "\ue000"
"""Replaces the hyphen of an excluded word that begins with o. Otherwise click would read `-ouest` as `-o uest`."""


class _Export(click.Command):
    """Distinguishes `-o FILE` from `-ouest`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, [HELD + arg[1:] if arg.startswith("-o") and len(arg) > 2 else arg for arg in args])


def _list(context: click.Context, option: click.Parameter, wanted: bool) -> None:
    if not wanted or context.resilient_parsing:
        return
    from crawler.archive.extracts.table_catalogue import TABLES
    from crawler.exports import FORMATS

    table("Formats", ("format", "what it is"), [(one.name, one.title) for one in FORMATS.values()])
    table("What csv, jsonl and parquet can hold (--of)", ("table", "a row is"), [(one.name, one.title) for one in TABLES.values()])
    context.exit()


@click.command("export", cls=_Export, context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]})
@click.argument("name", metavar="FORMAT")
@click.argument("words", nargs=-1, metavar="[QUERY]…")
@click.option("-o", "--output", required=True, metavar="FILE", help="Write to this file; - is standard output.")
@click.option(
    "--of", "of", default="articles", show_default=True, metavar="TABLE", help="Export this table: headlines, revisions, captures…"
)
@selection_options
@click.option("--force", is_flag=True, help="Replace an existing file.")
@click.option("--list", is_flag=True, is_eager=True, expose_value=False, callback=_list, help="List the formats and tables.")
@archive_option
def command(name: str, words: tuple[str, ...], output: str, of: str, selection: Selection, force: bool, archive: Path) -> None:
    """Write what a search finds as csv, spreadsheet, jsonl, parquet, sqlite, txm, iramuteq, tei, gexf, bibtex or ris.

    QUERY and filters are the same as for `hemero search`; without them, everything is exported. The file appears only when it is complete.
    If the archive has not changed, a second export gives the same file.
    """
    from crawler.archive.extracts.table_catalogue import TABLES
    from crawler.archive.query.reader import known, open_reader
    from crawler.exports import FORMATS, Source

    chosen = FORMATS.get(name)
    if chosen is None:
        raise HemeroError(f"There is no format {name!r}: {', '.join(FORMATS)}; hemero export --list describes them.")
    if of not in TABLES:
        raise HemeroError(f"There is no table {of!r} to export: {', '.join(TABLES)}.")
    asked = selection.but(words=" ".join(word.replace(HELD, "-") for word in words))
    db = open_reader(archive)
    try:
        source = Source(db, known(db, asked), TABLES[of], place=str(archive))
        if output == STDOUT:
            _print(chosen, source)
        else:
            _save(chosen, source, Path(output), force)
    finally:
        db.close()


def _save(chosen: Format, source: Source, path: Path, force: bool) -> None:
    with _watched(source) as watched:
        chosen.save(watched, path, force=force)
    files = [one for one in path.rglob("*") if one.is_file()] if path.is_dir() else [path]
    size = sum(one.stat().st_size for one in files)
    number = f"{len(files)} files, " if path.is_dir() else ""
    click.echo(f"{path}: {chosen.title} ({number}{size / 1e6:.1f} MB)")


def _print(chosen: Format, source: Source) -> None:
    if chosen.folder:
        raise HemeroError(f"{chosen.name} is a folder of files: name it with -o.")
    try:
        with _watched(source) as watched:
            for chunk in chosen.stream(watched):
                sys.stdout.buffer.write(chunk)
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # the reader of the pipe has ended
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


@contextlib.contextmanager
def _watched(source: Source) -> Iterator[Source]:
    """The source with a progress bar on a terminal."""
    if not err.is_terminal:
        yield source
        return
    from dataclasses import replace

    from crawler.archive.query.selection import count

    total = count(source.db, source.selection) if source.table.name == "articles" else None
    columns = (TextColumn("{task.description}"), BarColumn(30), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task(source.table.name, total=total)
        update: Callable[[int], None] = lambda done: bar.update(task, completed=done)  # noqa: E731 - fits on one line
        yield replace(source, heard=update)
