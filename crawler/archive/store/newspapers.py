"""Rows of `outlets`: the newspapers of an archive, and their time zones."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping

from crawler.archive.store.frontier import OUTLET_NAMES

NewspaperRow = Mapping[str, object]
"""A row of `outlets`: `outlet`, and any of `title`, `hosts` (a list), `country`, `kind`, `zone`."""
LACKING = f"""{OUTLET_NAMES}, known (outlet) AS (
    SELECT min(outlet) FROM articles UNION ALL
    SELECT (SELECT min(outlet) FROM articles WHERE outlet > known.outlet) FROM known WHERE known.outlet IS NOT NULL
)
SELECT outlet FROM names WHERE outlet IS NOT NULL UNION SELECT outlet FROM known WHERE outlet IS NOT NULL EXCEPT SELECT outlet FROM outlets
"""  # noqa: S608 - ours


class Newspapers:
    """Stores newspapers in the caller's transaction. `row_of` gives the row for a name; None for an unknown name."""

    def __init__(self, connection: sqlite3.Connection, row_of: Callable[[str], NewspaperRow | None]) -> None:
        self._db = connection
        self._row_of = row_of
        self.clear_cache()

    def clear_cache(self) -> None:
        """Empty the cache of zones and of stored newspapers (after a rollback)."""
        self._zones: dict[str, str] = {}
        self._introduced: set[str | None] = {"", None}

    def keep(self, rows: Iterable[NewspaperRow]) -> None:
        """Insert or replace rows."""
        plain = [
            {"title": None, "country": None, "kind": None, "zone": None, **row, "hosts": json.dumps(row.get("hosts") or [])} for row in rows
        ]
        self._db.executemany("INSERT OR REPLACE INTO outlets VALUES (:outlet, :title, :hosts, :country, :kind, :zone)", plain)
        self._zones = {}

    def lacking(self) -> set[str]:
        """The names of the newspapers that have pages or articles, but no row."""
        return {str(row[0]) for row in self._db.execute(LACKING)}

    def introduce(self, names: Iterable[str | None]) -> None:
        """Add newspapers that this object has not met before."""
        new = set(names) - self._introduced
        if rows := [row for name in sorted(filter(None, new)) if (row := self._row_of(name))]:
            self.keep(rows)
        self._introduced |= new

    def zone_of(self, page_id: int) -> str:
        """The time zone of a page's newspaper; `UTC` for none."""
        if not self._zones:
            rows = self._db.execute("SELECT outlet, zone FROM outlets WHERE zone IS NOT NULL")
            self._zones = {"": "UTC"} | {str(name): str(where) for name, where in rows}
        row = self._db.execute("SELECT outlet FROM pages WHERE page_id = ?", (page_id,)).fetchone()
        return self._zones.get(row[0] if row else "", "UTC")
