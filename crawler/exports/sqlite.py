"""SQLite: a new archive of the selected articles, with the same tables, views and full-text index."""

from __future__ import annotations

from pathlib import Path

from crawler.archive.extracts.subset import write_subset
from crawler.exports.format import Format, Source


def files(source: Source, path: Path) -> None:
    """Write the SQLite file. The WARC files are not exported."""
    write_subset(source.db, source.selection, path, on_progress=source.heard)


FORMAT = Format("sqlite", "SQLite, an archive of these articles alone, for Datasette", ".db", "application/vnd.sqlite3", files=files)
