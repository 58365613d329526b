"""Exports: all results of a search, streamed in one of the formats of `crawler.exports`."""

from __future__ import annotations

import asyncio
from typing import Any

from datasette.utils.asgi import Response

from crawler.archive.query.reader import open_reader
from crawler.desk.notebook_place import NotebookPlace, notebook_of
from crawler.desk.security import HEADERS
from crawler.desk.site import Desk, NotThereError, page
from crawler.desk.streaming import Streamed
from crawler.exports import FORMATS
from crawler.exports.format import Source
from crawler.exports.notes import with_notes


@page
async def view(desk: Desk) -> Any:
    """The exported file; a zip where the format is a folder."""
    wanted = FORMATS.get(desk.request.url_vars["name"])
    if wanted is None:
        raise NotThereError(desk.words("export.unknown"))
    selection = await desk.selection()
    await desk.ask(lambda db: selection.matched(db))  # raises for an invalid search before the archive is opened
    suffix = ".zip" if wanted.folder else wanted.suffix
    headers = HEADERS | {"Content-Disposition": f'attachment; filename="hemero-{wanted.name}{suffix}"'}
    if desk.request.method == "HEAD":
        return Response("", headers=headers, content_type=wanted.media)
    db = await asyncio.to_thread(open_reader, desk.database.path)
    chunks = wanted.stream(_noted(Source(db, selection, place=str(desk.database.path)), notebook_of(desk.datasette, desk.database)))
    return await Streamed(chunks, desk.request.receive, headers=headers | {"Content-Type": wanted.media}, close=db.close).begin()


def _noted(source: Source, place: NotebookPlace) -> Source:
    """The source with the columns of the notebook, if there is one."""
    if not place.path.exists():
        return source
    with place.open() as notebook:
        return with_notes(source, notebook)
