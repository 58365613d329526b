"""Datasette's pages about the server, without the paths of this computer."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import NotFound, Response

from crawler.desk.security import HEADERS


async def view(datasette: Any) -> Response:
    """The databases as JSON, as Datasette lists them, but without their paths."""
    known = [database for name, database in datasette.databases.items() if name != "_internal"]
    listed = [
        {"name": one.name, "route": one.route, "size": one.size, "is_mutable": one.is_mutable, "is_memory": one.is_memory} for one in known
    ]
    return Response.json(listed, headers=HEADERS)


async def threads(request: Any) -> Response:
    """Datasette's list of threads and tasks names files of this computer: it is not shown."""
    raise NotFound(f"There is no page at {request.path}")
