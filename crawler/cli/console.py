"""The output of commands: tables on a terminal, plain lines in a pipe."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)

_FIGURE = re.compile(r"[\d\s.:,%+\u2212\u2013-]*")
"""Cells that are numbers. Columns of numbers are aligned to the right."""


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print `rows`: as a table on a terminal, as tab-separated lines in a pipe. The text of a cell is never read as markup."""
    if not out.is_terminal:
        for row in rows:
            print("\t".join(str(cell) for cell in row))
        return
    drawn = Table(title=title, title_justify="left", header_style="bold", box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    cells = [[cell if isinstance(cell, Text) else Text(str(cell)) for cell in row] for row in rows]
    for number, column in enumerate(columns):
        figures = all(_FIGURE.fullmatch(row[number].plain) for row in cells)
        drawn.add_column(column, justify="right" if figures else "left", no_wrap=number == 0 or figures)
    for row in cells:
        drawn.add_row(*row)
    out.print(drawn)


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
