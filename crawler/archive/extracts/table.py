"""A table for exports: named and typed columns, and rows that are streamed in a fixed order."""

# ruff: noqa: S608 - made of names and conditions that stand in `crawler.archive.extracts.table_catalogue`
from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from crawler.archive.query.selection import Selection
from crawler.errors import HemeroError

Row = dict[str, Any]
SqlSource = tuple[str, Mapping[str, Any]]
"""The SQL from `FROM` on, and its parameter values."""

KINDS = ("text", "int", "bool", "list", "json", "instant", "day")
"""Column types. `list`: texts; `json`: an object as text; `instant`: ISO 8601 with an offset; `day`: ISO 8601 date."""
_AS_JSON = {
    "list": "json({})",
    "json": "json({})",
    "bool": "CASE WHEN {0} THEN json('true') WHEN {0} IS NOT NULL THEN json('false') END",
}
_CONVERTERS: dict[str, Callable[[Any], Any]] = {"list": lambda cell: json.loads(cell) if cell != "[]" else [], "bool": bool}


@dataclass(frozen=True, slots=True)
class Table:
    """An exportable table."""

    name: str
    title: str
    """What one row is, for people."""
    columns: Mapping[str, tuple[str, str]]
    """Column name → type (one of `KINDS`) and SQL expression."""
    source_of: Callable[[sqlite3.Connection, Selection, bool], SqlSource]
    """Called with the connection, the selection and `by_month` (rows are sorted by newspaper and month)."""
    month: str = ""
    """The column whose month, with `outlet`, is the partition of a row; empty: no partitions."""
    by_words: bool = False
    """Whether search words and all filters of articles apply; otherwise only newspapers, countries and days do."""

    def checked(self, selection: Selection) -> Selection:
        """The same selection. Raises `HemeroError` where it has a filter that this table does not support."""
        selection.question()
        given = [name for name in ("words", "sections", "authors", "agencies", "languages", "kinds") if getattr(selection, name)]
        if given and not self.by_words:
            raise HemeroError(f"{self.name} are chosen by newspaper, country and days: leave out the {' and the '.join(given)}.")
        return selection

    def rows(self, db: sqlite3.Connection, selection: Selection, *, by_month: bool = False) -> Iterator[Row]:
        """The rows as dictionaries: list columns are lists, bool columns are bools, other values are text, numbers or None.

        Raises `HemeroError`.
        """
        names = tuple(self.columns)
        shaped = [(name, _CONVERTERS[kind]) for name, (kind, _) in self.columns.items() if kind in _CONVERTERS]
        for cells in self._cells(db, ", ".join(source for _, source in self.columns.values()), selection, by_month):
            row = dict(zip(names, cells, strict=True))
            for name, read in shaped:
                if row[name] is not None:
                    row[name] = read(row[name])
            yield row

    def lines(self, db: sqlite3.Connection, selection: Selection) -> Iterator[bytes]:
        """The rows as JSON objects in UTF-8, without line ends. SQLite makes them: four times as fast as `rows`. Raises `HemeroError`."""
        cells = ", ".join(f"'{name}', {_AS_JSON.get(kind, '{}').format(source)}" for name, (kind, source) in self.columns.items())
        return (line for (line,) in self._cells(db, f"CAST(json_object({cells}) AS BLOB)", selection, False))

    def _cells(self, db: sqlite3.Connection, wanted: str, selection: Selection, by_month: bool) -> Iterator[tuple[Any, ...]]:
        source, values = self.source_of(db, self.checked(selection), by_month)
        cursor = db.cursor()
        cursor.row_factory = None
        return iter(cursor.execute(f"SELECT {wanted} {source}", values))


def where_clause(selection: Selection, outlet: str, moment: str) -> SqlSource:
    """A `WHERE` clause for newspapers, countries and days, and its values. `outlet` and `moment` (ISO 8601) are SQL columns."""
    conditions, values = [], dict[str, Any]()
    if selection.outlets:
        conditions.append(f"{outlet} IN (SELECT value FROM json_each(:outlets))")
        values["outlets"] = json.dumps(selection.outlets)
    if selection.countries:
        inner = "SELECT outlet FROM outlets WHERE upper(country) IN (SELECT upper(value) FROM json_each(:countries))"
        conditions.append(f"{outlet} IN ({inner})")
        values["countries"] = json.dumps(selection.countries)
    for name, sign, day in (("since", ">=", selection.since), ("until", "<=", selection.until)):
        if day:
            conditions.append(f"substr({moment}, 1, 10) {sign} :{name}")
            values[name] = day.isoformat()
    return ("WHERE " + " AND ".join(conditions) if conditions else ""), values
