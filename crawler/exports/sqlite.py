"""An archive of only these articles: the same tables, views and full-text index, for Datasette or any SQLite client."""

from __future__ import annotations

from pathlib import Path

from crawler.archive.extracts.subset import write_subset
from crawler.exports.format import Format, Source


def files(source: Source, path: Path) -> None:
    """Write the SQLite file; what it does not have are the WARC files."""
    write_subset(source.db, source.selection, path, heard=source.heard)


FORMAT = Format("sqlite", "SQLite, an archive of these articles alone, for Datasette", ".db", "application/vnd.sqlite3", files=files)
