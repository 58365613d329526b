"""CSV for R, pandas and databases, and a variant for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from crawler.archive.extracts.table import Row
from crawler.exports.format import CHUNK, Format, Source

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A spreadsheet treats a cell with one of these beginnings as a formula. The spreadsheet variant writes an apostrophe before it."""


def chunks(source: Source) -> Iterator[bytes]:
    """RFC 4180 in UTF-8, with a header line. Several authors or tags are joined with `; `."""
    yield from _lines(source, delimiter=",", spreadsheet=False)


def spreadsheet(source: Source) -> Iterator[bytes]:
    """The variant that French Excel and LibreOffice open directly: byte order mark, semicolons, no formulas."""
    yield b"\xef\xbb\xbf"
    yield from _lines(source, delimiter=";", spreadsheet=True)


def _lines(source: Source, *, delimiter: str, spreadsheet: bool) -> Iterator[bytes]:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(source.table.columns)
    for row in source.rows():
        writer.writerow([_escape_formula(cell) for cell in cells(row)] if spreadsheet else cells(row))
        if text.tell() >= CHUNK:
            yield _drain(text)
    yield _drain(text)


def cells(row: Row) -> list[object]:
    """The cells of a row; a list is joined to one text."""
    return ["; ".join(cell) if isinstance(cell, list) else cell for cell in row.values()]


def _escape_formula(cell: object) -> object:
    """>>> _escape_formula("=1+1"), _escape_formula(-3), _escape_formula("grève")
    ("'=1+1", -3, 'grève')
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell


def _drain(text: io.StringIO) -> bytes:
    whole = text.getvalue().replace("\0", "").encode("utf-8", "replace")
    text.seek(0)
    text.truncate()
    return whole


FORMAT = Format("csv", "CSV, a line a row, for R, pandas and databases", ".csv", "text/csv; charset=utf-8", chunks, tables=True)
SPREADSHEET = Format("spreadsheet", "CSV for Excel and LibreOffice", ".csv", "text/csv; charset=utf-8", spreadsheet, tables=True)
