"""The table of a plot: one row for each period, with a number and a link to the articles for each line of the plot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime


@dataclass(frozen=True)
class Cell:
    """One number of the table."""

    number: float | None
    """None where nothing is known: a gap in the plot."""
    words: str
    """The number formatted in the reader's language."""
    url: str | None = None
    """The address of the search for these articles; None where there are none."""
    of: str = ""
    """The number of articles behind it: « n = 120 ». Empty where it is not shown."""
    few: bool = False
    """Whether these are so few that the number says little; it is shown faint."""


@dataclass(frozen=True)
class Row:
    """One period."""

    at: int
    """The x value: UTC seconds of the first day, at midnight UTC. The plot's axis is in UTC."""
    words: str
    url: str | None
    cells: tuple[Cell, ...]


def at(day: date) -> int:
    """The x value of a day in UTC seconds.

    >>> at(date(1970, 1, 2))
    86400
    """
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
