"""How commands speak: tables on a terminal, plain lines in a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print `rows`: a table on a terminal, tab-separated lines in a pipe. A cell's text is never read as markup."""
    if not out.is_terminal:
        for row in rows:
            print("\t".join(str(cell) for cell in row))
        return
    drawn = Table(title=title, title_justify="left", header_style="bold")
    for number, column in enumerate(columns):
        drawn.add_column(column, justify="left" if number == 0 else "right")
    for row in rows:
        drawn.add_row(*(cell if isinstance(cell, Text) else Text(str(cell)) for cell in row))
    out.print(drawn)


def bars(numbers: Sequence[float], width: int) -> str:
    """Numbers as one line of bars, at most `width` wide: neighbours are added up where there are more.

    >>> bars([0, 1, 2, 4], 10), bars([1, 1, 2, 2], 2)
    (' ▂▄█', '▄█')
    """
    if len(numbers) > max(1, width):
        each = -(-len(numbers) // max(1, width))
        numbers = [sum(numbers[start : start + each]) for start in range(0, len(numbers), each)]
    most = max(numbers, default=0) or 1
    return "".join(" ▁▂▃▄▅▆▇█"[round(8 * number / most)] for number in numbers)
