"""CSV: a line a row, for R, pandas and any table; and the variant that spreadsheets open without asking."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from crawler.archive.extracts.table import Row
from crawler.exports.format import CHUNK, Format, Source

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A spreadsheet would run a cell that begins so: in its variant an apostrophe goes before it."""


def chunks(source: Source) -> Iterator[bytes]:
    """RFC 4180 in UTF-8, a head, several authors or tags between `; `."""
    yield from _lines(source, delimiter=",", spreadsheet=False)


def spreadsheet(source: Source) -> Iterator[bytes]:
    """As French Excel and LibreOffice open it with a double click: byte order mark, semicolons, no cell that is a formula."""
    yield b"\xef\xbb\xbf"
    yield from _lines(source, delimiter=";", spreadsheet=True)


def _lines(source: Source, *, delimiter: str, spreadsheet: bool) -> Iterator[bytes]:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(source.table.columns)
    for row in source.rows():
        writer.writerow([_harmless(cell) for cell in cells(row)] if spreadsheet else cells(row))
        if text.tell() >= CHUNK:
            yield _taken(text)
    yield _taken(text)


def cells(row: Row) -> list[object]:
    """A row's cells; lists as one text."""
    return ["; ".join(cell) if isinstance(cell, list) else cell for cell in row.values()]


def _harmless(cell: object) -> object:
    """>>> _harmless("=1+1"), _harmless(-3), _harmless("grève")
    ("'=1+1", -3, 'grève')
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def _taken(text: io.StringIO) -> bytes:
    whole = text.getvalue().replace("\0", "").encode("utf-8", "replace")
    text.seek(0)
    text.truncate()
    return whole


FORMAT = Format("csv", "CSV, a line a row, for R, pandas and databases", ".csv", "text/csv; charset=utf-8", chunks, tables=True)
SPREADSHEET = Format("spreadsheet", "CSV for Excel and LibreOffice", ".csv", "text/csv; charset=utf-8", spreadsheet, tables=True)
