"""Datasette over one archive, set up for the desk."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from datasette.app import Datasette
from datasette.plugins import pm

from crawler import desk
from crawler.desk.site import PLUGIN

SETTINGS = {"suggest_facets": False, "allow_download": False, "default_page_size": 50, "num_sql_threads": 4, "max_returned_rows": 2000}
"""Of Datasette. Suggesting facets costs a second a page on a large table."""


def served(archive: Path, *, hosts: Sequence[str] = (), sql_time_limit_ms: int = 2000, patience_ms: int = 10_000) -> Datasette:
    """A Datasette that shows the desk at its front door and answers to `hosts` alone (none: to any name).

    `sql_time_limit_ms` is for what readers ask in SQL, `patience_ms` for what a page of the desk asks.
    """
    if not pm.is_registered(desk):  # where the package is on the path without being installed
        pm.register(desk, name=PLUGIN)
    files, immutables = ([str(archive)], []) if _shared(archive) else ([], [str(archive)])
    settings = {**SETTINGS, "sql_time_limit_ms": sql_time_limit_ms}
    plugin = {"hosts": list(hosts), "front": True, "patience_ms": patience_ms}
    metadata = {"title": "Hémérothèque", "plugins": {PLUGIN: plugin}}
    return Datasette(files=files, immutables=immutables, settings=settings, metadata=metadata)


def _shared(archive: Path) -> bool:
    """Whether it can be read beside a writer; not where its folder is read-only, since SQLite keeps a file there for that."""
    try:
        connection = sqlite3.connect(f"{archive.resolve().as_uri()}?mode=ro", uri=True)
    except sqlite3.OperationalError:
        return False
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        return False
    finally:
        connection.close()
    return True
