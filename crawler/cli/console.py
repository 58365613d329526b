"""The output of commands: tables on a terminal, plain lines in a pipe."""

from __future__ import annotations

import json
import re
import sqlite3
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)

_FIGURE = re.compile(r"[\d\s.:,%+\u2212\u2013-]*")
"""Cells that are numbers. Columns of numbers are aligned to the right."""
NARROW = 110
"""Terminals with fewer columns than this get fewer columns of a wide table."""
_LEAST = 10
"""A column of text is not made narrower than this."""


def write_json(document: object, *, indent: int | None = None) -> None:
    """Print one JSON document. What the encoding of standard output may not have is escaped, so that nothing is lost."""
    whole = (getattr(sys.stdout, "encoding", None) or "utf-8").lower().startswith("utf")
    print(json.dumps(document, ensure_ascii=not whole, indent=indent))


def empty_archive(db: sqlite3.Connection, path: Path) -> str:
    """What to say of an archive without articles; an empty text for others."""
    row = db.execute("SELECT 1 FROM articles LIMIT 1").fetchone()
    return "" if row else f"{path} has no article yet: hemero crawl fills it."


def warn(sentence: str) -> None:
    """Print a warning on stderr, if there is one."""
    if sentence:
        click.echo(f"hemero: {sentence}", err=True)


@dataclass(frozen=True, slots=True)
class _Column:
    heading: str
    cells: list[str]
    figures: bool
    natural: int
    """The width in which nothing is wrapped."""
    least: int
    """The width in which the words of the heading, numbers and names are whole."""


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print `rows`: as a table on a terminal, as tab-separated lines in a pipe. The text of a cell is never read as markup.

    On a narrow terminal, texts are wrapped; columns that do not fit follow in a second table.
    """
    if not out.is_terminal:
        for row in rows:
            print("\t".join(str(cell) for cell in row))
        return
    cells = [[str(cell) for cell in row] for row in rows]
    made = [_column(heading, [row[number] for row in cells], out.width // 2 * (number == 0)) for number, heading in enumerate(columns)]
    out.print(Text(title, style="italic"), soft_wrap=True)  # a path in it can be copied: no line is broken inside
    for part in _parts(made, out.width):
        _draw(part, out.width)
        out.print()


def _column(heading: str, cells: list[str], whole: int) -> _Column:
    """A column. Its texts are not wrapped if all are at most `whole` wide."""
    figures = all(map(_FIGURE.fullmatch, cells))
    wide = max(map(cell_len, cells), default=0)
    least = wide if figures or wide <= whole else min(wide, _LEAST)
    return _Column(heading, cells, figures, max(wide, cell_len(heading)), max(least, *map(cell_len, heading.split()), 1))


def _parts(columns: Sequence[_Column], width: int) -> Iterator[list[_Column]]:
    """The columns of each table that fits; each begins with the first column."""
    part: list[_Column] = []
    for column in columns:
        if len(part) > 1 and _total([one.least for one in (*part, column)], width) > width:
            yield part
            part = [columns[0]]
        part.append(column)
    yield part


def _draw(columns: Sequence[_Column], width: int) -> None:
    widths = _widths(columns, width)
    drawn = Table(header_style="bold", box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, _gap(width) - 1, 0, 0))
    for column, wide in zip(columns, widths, strict=True):
        drawn.add_column(Text(column.heading), justify="right" if column.figures else "left", width=wide, overflow="fold")
    for row in zip(*(column.cells for column in columns), strict=True):
        drawn.add_row(*(Text(textwrap.fill(cell, wide) if cell_len(cell) > wide else cell) for cell, wide in zip(row, widths, strict=True)))
    out.print(drawn)


def _gap(width: int) -> int:
    """The spaces between two columns."""
    return 1 if width < 72 else 2


def _total(widths: Sequence[int], width: int) -> int:
    """The width of a table on a terminal of `width` columns."""
    return sum(widths) + _gap(width) * (len(widths) - 1)


def _widths(columns: Sequence[_Column], width: int) -> list[int]:
    """The width of each column: the widest texts are wrapped first."""
    widths = [one.natural for one in columns]
    while _total(widths, width) > width:
        wrapped = [(wide, number) for number, wide in enumerate(widths) if wide > columns[number].least]
        if not wrapped:
            break
        widths[max(wrapped)[1]] -= 1
    return widths


def bars(numbers: Sequence[float], width: int) -> str:
    """Numbers as one line of bars, at most `width` characters wide. If there are more numbers, neighbours are added together.

    >>> bars([0, 1, 2, 4], 10), bars([1, 1, 2, 2], 2)
    (' ▂▄█', '▄█')
    """
    if len(numbers) > max(1, width):
        group_size = -(-len(numbers) // max(1, width))
        numbers = [sum(numbers[start : start + group_size]) for start in range(0, len(numbers), group_size)]
    most = max(numbers, default=0) or 1
    return "".join(" ▁▂▃▄▅▆▇█"[round(8 * number / most)] for number in numbers)
