"""Styles, scripts and the icon: only the files in the package's `static` folder."""

from __future__ import annotations

import functools
from importlib.resources import files
from typing import Any

from datasette.utils.asgi import NotFound, Response

from crawler.desk.security import HEADERS

TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml", "txt": "text/plain"}


@functools.cache
def _files() -> dict[str, str]:
    found = files("crawler.desk") / "static"
    return {file.name: file.read_text(encoding="utf-8") for file in found.iterdir() if file.name.rpartition(".")[2] in TYPES}


async def view(request: Any, datasette: Any) -> Response:
    """One of the files."""
    name = request.url_vars["name"]
    if name not in _files():
        raise NotFound("There is no such file")
    headers = HEADERS | {"Cache-Control": "max-age=3600"}
    return Response(_files()[name], headers=headers, content_type=f"{TYPES[name.rpartition('.')[2]]}; charset=utf-8")
