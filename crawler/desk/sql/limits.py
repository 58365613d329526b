"""Limits for the SQL that readers type: the size of a value, of a pattern, of an answer. Time is limited by Datasette.

`limit` prepares each connection. The desk's own questions run `unlimited`: their rows have known sizes.
"""

from __future__ import annotations

import sqlite3
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

MEGABYTE = 1 << 20
MAX_ANSWER = 8 * MEGABYTE
"""The largest answer that Datasette holds in memory, in bytes. A page of it takes many times as much."""
BYTES_PER_CELL = 64
"""What a cell costs besides its text."""
LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 4 * MEGABYTE,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 200,
    sqlite3.SQLITE_LIMIT_COLUMN: 500,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 200,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 100,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
}
"""SQLite limit → value. The length is that of a text, a blob and a whole row: the longest articles have less than a megabyte."""


class SqlError(Exception):
    """An SQL query that cannot be run; the message is SQLite's or Datasette's."""


class TooLargeAnswerError(sqlite3.OperationalError):
    """The answer has more than `most` bytes."""

    def __init__(self, most: int) -> None:
        super().__init__(f"the answer has more than {most // MEGABYTE} MB")
        self.most = most


def limit(connection: sqlite3.Connection) -> None:
    """Set the limits of a connection, and count the bytes of each answer. The rows stay `sqlite3.Row`."""
    for name, value in LIMITS.items():
        connection.setlimit(name, value)
    connection.row_factory = _counting_rows()


def _counting_rows() -> Callable[[sqlite3.Cursor, tuple[Any, ...]], sqlite3.Row]:
    """A row factory that raises `TooLargeAnswerError` when the rows of one cursor have more than `MAX_ANSWER` bytes."""
    counted: weakref.ref[sqlite3.Cursor] | None = None
    size = 0

    def row(cursor: sqlite3.Cursor, cells: tuple[Any, ...]) -> sqlite3.Row:
        nonlocal counted, size
        if counted is None or counted() is not cursor:
            counted, size = weakref.ref(cursor), 0
        size += size_of(cells)
        if size > MAX_ANSWER:
            raise TooLargeAnswerError(MAX_ANSWER)
        return sqlite3.Row(cursor, cells)

    return row


def size_of(cells: tuple[Any, ...]) -> int:
    """About how many bytes of memory a row takes."""
    return sum(BYTES_PER_CELL + (len(cell) if isinstance(cell, str | bytes) else 0) for cell in cells)


@contextmanager
def unlimited(connection: sqlite3.Connection) -> Iterator[None]:
    """SQLite's usual limits, and plain `sqlite3.Row` rows, while the block runs."""
    kept, rows = {name: connection.setlimit(name, (1 << 31) - 1) for name in LIMITS}, connection.row_factory
    connection.row_factory = sqlite3.Row
    try:
        yield
    finally:
        connection.row_factory = rows
        for name, value in kept.items():
            connection.setlimit(name, value)
