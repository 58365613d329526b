"""Archived pages: the page with a frame and information on the capture, and the bare archived page for the frame."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from datasette.utils.asgi import Response

from crawler.archive.query.stored_articles import Archived, archived, capture
from crawler.desk.archived_page import SHOWN, kind_of, safe_body
from crawler.desk.security import ARCHIVED_POLICY, HEADERS
from crawler.desk.site import Desk, NotThereError, page
from crawler.errors import HemeroError


async def _requested_capture(desk: Desk) -> Archived:
    """The requested capture. Raises `NotThereError`, or `HemeroError` where the capture is not an HTML or text page."""
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
    """The archived page in a frame, with information on its capture."""
    found = await _requested_capture(desk)
    article = desk.args.get("article", "")
    known = article.isascii() and article.isdigit()
    return desk.html("archived", capture=found.capture, sound=found.sound, article_id=article if known else "")


@page
async def raw(desk: Desk) -> Any:
    """The archived page itself. Its CSP gives it a separate origin, and blocks scripts and requests."""
    found = await _requested_capture(desk)
    body, kind = safe_body(found.body, _stated(found))
    headers = HEADERS | {"Content-Security-Policy": ARCHIVED_POLICY, "Cache-Control": "private, max-age=600"}
    return Response(body, headers=headers, content_type=kind)
