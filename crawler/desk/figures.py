"""The rows of a plot's table: a moment, and a number for each of the plot's lines, each with the way to its articles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime


@dataclass(frozen=True)
class Cell:
    """One number."""

    number: float
    words: str
    """The number as the reader's language writes it."""
    url: str | None = None
    """Where its articles are; None where there are none."""


@dataclass(frozen=True)
class Row:
    """One moment."""

    at: int
    """UTC seconds: the beginning of its day, as if it were in UTC, which is what the plot's axis is drawn in."""
    words: str
    url: str | None
    cells: tuple[Cell, ...]


def at(day: date) -> int:
    """The place of a day on a plot's axis.

    >>> at(date(1970, 1, 2))
    86400
    """
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
