"""A Datasette instance for one archive and the desk."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from datasette.app import Datasette
from datasette.plugins import pm

from crawler import desk
from crawler.desk.notebook_place import NotebookPlace
from crawler.desk.site import PLUGIN
from crawler.desk.sql.metadata import metadata_of_archive
from crawler.desk.turns import THREADS
from crawler.notebook import notebook_beside

SETTINGS = {
    "suggest_facets": False,
    "allow_download": False,
    "default_page_size": 50,
    "num_sql_threads": THREADS,
    "max_returned_rows": 2000,
    "max_csv_mb": 0,
    "truncate_cells_html": 80,
}
"""Datasette's settings. Facet suggestions would cost a second per page on a large table."""


def served(
    archive: Path,
    *,
    hosts: Sequence[str] = (),
    sql_time_limit_ms: int = 2000,
    patience_ms: int = 10_000,
    notebook: Path | None = None,
    writes: bool = False,
) -> Datasette:
    """A Datasette whose home page is the desk. It answers requests for the host names `hosts` only (empty: for any name).

    `sql_time_limit_ms` limits the SQL that readers type; `patience_ms` limits the queries of the desk's pages. `notebook` is the notebook's
    file (None: beside the archive); it is written only with `writes`.
    """
    if not pm.is_registered(desk):  # without installation, Datasette does not find the entry point
        pm.register(desk, name=PLUGIN)
    files, immutables = ([str(archive)], []) if _shared(archive) else ([], [str(archive)])
    settings = {**SETTINGS, "sql_time_limit_ms": sql_time_limit_ms}
    plugin = {"hosts": list(hosts), "front": True, "patience_ms": patience_ms, "writes": writes}
    databases = {archive.stem: metadata_of_archive()}
    metadata = {"title": "Hémérothèque", "plugins": {PLUGIN: plugin}, "databases": databases}
    made = Datasette(files=files, immutables=immutables, settings=settings, metadata=metadata)
    made.hemero_notebook = NotebookPlace(notebook or notebook_beside(archive), writes)  # no setting: everyone can read those
    return made


def _shared(archive: Path) -> bool:
    """Whether the archive can be read while a crawl writes it. SQLite then needs a file in its folder, so a read-only folder cannot."""
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
