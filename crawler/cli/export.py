"""`hemero export`: articles, or other rows of the archive, in the formats of other tools."""

from __future__ import annotations

import contextlib
import difflib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from crawler.cli.console import empty_archive, err, table, warn
from crawler.cli.notebook_options import notebook_options
from crawler.cli.options import selection_options
from crawler.cli.query_command import QueryCommand, words_argument
from crawler.errors import HemeroError

if TYPE_CHECKING:
    from crawler.archive.query.selection import Selection
    from crawler.exports import Format, Source

STDOUT = "-"


def _list(context: click.Context, option: click.Parameter, wanted: bool) -> None:
    if not wanted or context.resilient_parsing:
        return
    from crawler.archive.extracts.table_catalogue import TABLES
    from crawler.exports import FORMATS

    table("Formats", ("format", "what it is"), [(one.name, one.title) for one in FORMATS.values()])
    table("What csv, jsonl and parquet can hold (--of)", ("table", "a row is"), [(one.name, one.title) for one in TABLES.values()])
    context.exit()


@click.command("export", cls=QueryCommand, short_help="Write articles as CSV, JSON, TEI and more.")
@click.argument("name", metavar="FORMAT")
@words_argument("[QUERY]…")
@click.option("-o", "--output", required=True, metavar="FILE", help="Write to this file; - is standard output.")
@click.option(
    "--of", "of", default="articles", show_default=True, metavar="TABLE", help="Export this table: headlines, revisions, captures…"
)
@selection_options
@click.option("--force", is_flag=True, help="Replace an existing file.")
@click.option("--without-excluded", is_flag=True, help="Leave out the articles that the notebook excludes.")
@click.option("--list", is_flag=True, is_eager=True, expose_value=False, callback=_list, help="List the formats and tables.")
@notebook_options
def command(
    name: str, words: tuple[str, ...], output: str, of: str, selection: Selection, force: bool, without_excluded: bool, archive: Path,
    place: Path | None,
) -> None:  # fmt: skip
    """Write what a search finds as csv, spreadsheet, jsonl, parquet, sqlite, txm, iramuteq, tei, gexf, bibtex or ris.

    QUERY and filters are the same as for `hemero search`; without them, everything is exported. The file appears only when it is complete.
    If the archive has not changed, a second export gives the same file. Where there is a notebook, articles have its tags, notes and
    baskets as columns.
    """
    from crawler.archive.extracts.table_catalogue import TABLES
    from crawler.archive.query.known_names import known
    from crawler.archive.query.reader import open_reader
    from crawler.exports import FORMATS, Source
    from crawler.notebook import notebook_beside

    chosen = FORMATS.get(name)
    if chosen is None:
        raise HemeroError(f"There is no format {name!r}: {_meant(name, FORMATS)} hemero export --list describes them.")
    if of not in TABLES:
        raise HemeroError(f"There is no table {of!r} to export: {_meant(of, TABLES)}")
    asked = selection.but(words=" ".join(words))
    db = open_reader(archive)
    try:
        source = Source(db, known(db, asked), TABLES[of], place=str(archive))
        source = _with_notebook(source, place or notebook_beside(archive), without_excluded)
        if output == STDOUT:
            _print(chosen, source)
        else:
            _save(chosen, source, Path(output), force)
    finally:
        db.close()


def _with_notebook(source: Source, place: Path, without: bool) -> Source:
    """The source with the notebook's columns, and without what it excludes, if that is asked for."""
    from crawler.exports.notes import with_notes, without_excluded
    from crawler.notebook import Notebook

    if without and not source.table.by_words:
        raise HemeroError(f"{source.table.name} are no articles, so none are excluded: leave out --without-excluded.")
    if not place.exists():
        return source
    with Notebook(place, readonly=True) as notebook:
        if without:
            selection, number = without_excluded(source.db, source.selection, notebook)
            source = replace(source, selection=selection)
            warn(f"{number} excluded article{'s'[: number != 1]} left out.")
        return with_notes(source, notebook)


def _meant(word: str, known: Iterable[str]) -> str:
    """The nearest of what there is, or all of it."""
    near = difflib.get_close_matches(word, known, n=2)
    return f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(known)}."


def _save(chosen: Format, source: Source, path: Path, force: bool) -> None:
    from crawler.exports.format import snapshot

    with _watched(source) as watched, snapshot(source.db):
        chosen.save(watched.source, path, force=force)
        rows = watched.rows()
    files = [one for one in path.rglob("*") if one.is_file()] if path.is_dir() else [path]
    size = sum(one.stat().st_size for one in files)
    number = f"{len(files)} files, " if path.is_dir() else ""
    click.echo(f"{path}: {_counted(rows, source.table.name)}, {chosen.title} ({number}{_size(size)})")
    _warn_if_empty(rows, source, str(path))


def _counted(rows: int, name: str) -> str:
    """>>> _counted(1, "articles"), _counted(14000, "articles")
    ('1 article', '14 000 articles')
    """
    return f"{rows:,} {name.removesuffix('s') if rows == 1 else name}".replace(",", " ")


def _size(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 50_000 else f"{size / 1e3:.1f} kB"


def _warn_if_empty(rows: int, source: Source, where: str) -> None:
    if not rows:
        such = f"{source.place} has no such {source.table.name}, so {where} is empty: check the words and filters."
        warn(empty_archive(source.db, Path(source.place)) or such)


def _print(chosen: Format, source: Source) -> None:
    if chosen.folder:
        raise HemeroError(f"{chosen.name} is a folder of files: name it with -o.")
    from crawler.exports.format import snapshot

    try:
        with _watched(source) as watched, snapshot(source.db):
            for chunk in chosen.stream(watched.source):
                sys.stdout.buffer.write(chunk)
            rows = watched.rows()
        sys.stdout.buffer.flush()
        _warn_if_empty(rows, source, "the output")
    except BrokenPipeError:  # the reader of the pipe has ended
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


class _Watched:
    """A source whose rows are counted, with a progress bar on a terminal."""

    def __init__(self, source: Source, show: Callable[[int], None] = lambda done: None) -> None:
        self._show, self._done = show, 0
        self.source = replace(source, heard=self._hear)

    def _hear(self, done: int) -> None:
        self._done = done
        self._show(done)

    def rows(self) -> int:
        """The number of rows in the finished export."""
        from crawler.archive.query.selection import count

        return count(self.source.db, self.source.selection) if self.source.table.name == "articles" else self._done


@contextlib.contextmanager
def _watched(source: Source) -> Iterator[_Watched]:
    if not err.is_terminal:
        yield _Watched(source)
        return
    from crawler.archive.query.selection import count

    total = count(source.db, source.selection) if source.table.name == "articles" else None
    columns = (TextColumn("{task.description}"), BarColumn(30), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task(source.table.name, total=total)
        yield _Watched(source, lambda done: bar.update(task, completed=done))
