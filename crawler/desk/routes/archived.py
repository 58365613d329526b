"""A page as archived: in a frame of ours, and alone for that frame, where nothing of it runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from datasette.utils.asgi import Response

from crawler.archive.query.stored_articles import Archived, archived, capture
from crawler.desk.archived_page import SHOWN, kind_of, shown
from crawler.desk.security import ARCHIVED_POLICY, HEADERS
from crawler.desk.site import Desk, NotThereError, page
from crawler.errors import HemeroError


async def _asked(desk: Desk) -> Archived:
    """The capture, where it is there and is a page."""
    number = int(desk.request.url_vars["capture_id"])
    try:
        await desk.ask(capture, number)
    except HemeroError as missing:
        raise NotThereError(desk.words("archived.unknown")) from missing
    found = await desk.ask(archived, Path(desk.database.path).resolve().parent / "warc", number)
    if kind_of(_stated(found)) not in SHOWN:
        raise HemeroError(desk.words("archived.no_page", kind=kind_of(_stated(found))))
    return found


def _stated(found: Archived) -> str:
    return next((value for name, value in found.headers if name.lower() == "content-type"), "")


@page
async def view(desk: Desk) -> Any:
    """The page in a frame, with what it is."""
    found = await _asked(desk)
    article = desk.args.get("article", "")
    known = article.isascii() and article.isdigit()
    return desk.html("archived", capture=found.capture, sound=found.sound, article_id=article if known else "")


@page
async def raw(desk: Desk) -> Any:
    """The page itself; the browser gives it an origin of its own, runs nothing and fetches nothing."""
    found = await _asked(desk)
    body, kind = shown(found.body, _stated(found))
    headers = HEADERS | {"Content-Security-Policy": ARCHIVED_POLICY, "Cache-Control": "private, max-age=600"}
    return Response(body, headers=headers, content_type=kind)
