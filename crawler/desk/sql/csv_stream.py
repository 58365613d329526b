"""Datasette's CSV of a table, made whole: all rows of the table, no formulas, and a broken transfer where it could not be finished."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import MutableMapping
from typing import Any
from urllib.parse import parse_qsl, urlencode

from crawler.exports.csv_ import disarmed

PAGE = 50
"""Rows that Datasette reads at a time: few, because a row of `articles` has the whole text twice."""
_NUMBER = re.compile(r"-?\d+(\.\d+)?(e[+-]?\d+)?", re.ASCII)
_TABLE_CSV = re.compile(r"/(?!-/)[^/]+/[^/]+\.csv")


def is_table_csv(path: str) -> bool:
    """Whether this is the address of a table as CSV.

    >>> is_table_csv("/hemero/articles.csv"), is_table_csv("/hemero.csv"), is_table_csv("/-/desk/trends.csv")
    (True, False, False)
    """
    return _TABLE_CSV.fullmatch(path) is not None


def whole_table(scope: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """The request with Datasette's option to send all rows, unless it asks for one page (`_next`, or a number as `_size`)."""
    asked = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    names = dict(asked)
    if "_next" in names or names.get("_size", "").isdecimal():
        return scope
    kept = [(name, value) for name, value in asked if name not in {"_stream", "_size"}]
    return {**scope, "query_string": urlencode([*kept, ("_stream", "on"), ("_size", str(PAGE))]).encode()}


def without_formulas(send: Any) -> Any:
    """Disarm the formulas of a CSV. Datasette sends a row a message; a message that is no row is the text of an error: the transfer is
    broken off, so that the file does not look complete."""
    is_csv = False

    async def sent(message: MutableMapping[str, Any]) -> None:
        nonlocal is_csv
        if message["type"] == "http.response.start":
            kind = dict(message["headers"]).get(b"content-type", b"")
            is_csv = message["status"] == 200 and kind.startswith((b"text/csv", b"text/plain"))
        elif is_csv and message.get("body"):
            message = {**message, "body": _row(message["body"])}
        await send(message)

    return sent


class BrokenOffError(Exception):
    """A CSV could not be finished."""


def _row(line: bytes) -> bytes:
    text = line.decode("utf-8", "replace")
    if not text.endswith("\r\n"):
        raise BrokenOffError(text)
    made = io.StringIO(newline="")
    for cells in csv.reader(io.StringIO(text, newline="")):
        csv.writer(made).writerow(cell if _NUMBER.fullmatch(cell) else disarmed([cell])[0] for cell in cells)
    return made.getvalue().encode("utf-8", "replace")
