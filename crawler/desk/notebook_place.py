"""Which notebook the desk shows, and whether it may be written."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crawler.errors import HemeroError
from crawler.notebook import Notebook, Noted, notebook_beside

WRITES = "/notebook/"
"""The beginning of the addresses, below the desk's root, that take a form."""
MAX_BODY = 500_000
"""The largest form in bytes."""


@dataclass(frozen=True, slots=True)
class NotebookPlace:
    """The notebook of a server."""

    path: Path
    writable: bool = False

    def open(self, *, readonly: bool = True, coder: str | None = None) -> Notebook:
        """The notebook, to be closed by the caller. Raises `HemeroError`."""
        return Notebook(self.path, readonly=readonly, coder=coder)


def notebook_of(datasette: Any, archive: Any) -> NotebookPlace:
    """The notebook that `served` was given, or the one beside the archive, which is only read."""
    found = getattr(datasette, "hemero_notebook", None)
    return found if isinstance(found, NotebookPlace) else NotebookPlace(notebook_beside(archive.path or "hemero.db"))


def token_of(desk: Any) -> str:
    """The token of a page's forms; empty where nothing may be written."""
    return str(desk.request.scope["csrftoken"]()) if notebook_of(desk.datasette, desk.database).writable else ""


def noted_about(db: sqlite3.Connection, place: NotebookPlace, article_id: int) -> tuple[list[Noted], list[str], list[str], str]:
    """What is noted about an article, the known tags and baskets, and why the notebook cannot be read."""
    try:
        with place.open() as notebook:
            tags, baskets = ([name for name, _ in notebook.names(of)] for of in ("tags", "baskets"))
            return notebook.about(db, article_id), tags, baskets, ""
    except HemeroError as error:
        return [], [], [], str(error)
