"""A page as archived: in a frame of ours, and alone for that frame, where nothing of it runs."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from datasette.utils.asgi import Response

from crawler.desk.archived import archived_page
from crawler.desk.site import Desk, page
from crawler.desk.trust import ARCHIVED_POLICY, HEADERS


@page
async def raw(desk: Desk) -> Any:
    """The page itself; the browser gives it an origin of its own, runs nothing and fetches nothing."""
    number = int(desk.request.url_vars["capture_id"])
    body, kind = await asyncio.to_thread(archived_page, Path(desk.database.path), number)
    headers = HEADERS | {"Content-Security-Policy": ARCHIVED_POLICY, "Cache-Control": "private, max-age=600"}
    return Response(body, headers=headers, content_type=kind)
