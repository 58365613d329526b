"""CSV for R, pandas and databases, and a variant for spreadsheets, in which no cell is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from crawler.archive.extracts.table import Row
from crawler.exports.format import CHUNK, Format, Source

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A spreadsheet treats a cell with one of these beginnings as a formula. The spreadsheet variant writes an apostrophe before it."""


BYTE_ORDER_MARK = "\ufeff"
"""Excel reads a CSV without it as windows-1252."""


def chunks(source: Source) -> Iterator[bytes]:
    """RFC 4180 in UTF-8, with a header line. Several authors or tags are joined with `; `."""
    yield from _lines(source, delimiter=",", spreadsheet=False)


def spreadsheet(source: Source) -> Iterator[bytes]:
    """The variant that French Excel and LibreOffice open directly: byte order mark, semicolons, no formulas."""
    yield BYTE_ORDER_MARK.encode()
    yield from _lines(source, delimiter=";", spreadsheet=True)


def _lines(source: Source, *, delimiter: str, spreadsheet: bool) -> Iterator[bytes]:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(source.table.columns)
    for row in source.rows():
        writer.writerow(disarmed(cells(row)) if spreadsheet else cells(row))
        if text.tell() >= CHUNK:
            yield _drain(text)
    yield _drain(text)


def cells(row: Row) -> list[object]:
    """The cells of a row; a list is joined to one text."""
    return ["; ".join(cell) if isinstance(cell, list) else cell for cell in row.values()]


def disarmed(row: Iterable[object]) -> list[object]:
    """The cells, with an apostrophe before each text that a spreadsheet would execute as a formula. Numbers stay numbers.

    >>> disarmed(["=1+1", "-3 degrés", -3, "grève"])
    ["'=1+1", "'-3 degrés", -3, 'grève']
    """
    return [f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell for cell in row]


def spreadsheet_of(rows: Iterable[Sequence[object]], *, delimiter: str = ";") -> str:
    """Rows as a CSV that a person opens: byte order mark, no formulas.

    >>> spreadsheet_of([("mot", "articles"), ("=1+1", 3)])[1:]
    "mot;articles\\r\\n'=1+1;3\\r\\n"
    """
    made = io.StringIO(newline="")
    made.write(BYTE_ORDER_MARK)
    csv.writer(made, delimiter=delimiter).writerows(map(disarmed, rows))
    return made.getvalue()


def _drain(text: io.StringIO) -> bytes:
    whole = text.getvalue().replace("\0", "").encode("utf-8", "replace")
    text.seek(0)
    text.truncate()
    return whole


FORMAT = Format("csv", "CSV, a line a row, for R, pandas and databases", ".csv", "text/csv; charset=utf-8", chunks, tables=True)
SPREADSHEET = Format("spreadsheet", "CSV for Excel and LibreOffice", ".csv", "text/csv; charset=utf-8", spreadsheet, tables=True)
