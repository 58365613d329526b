"""The demo newspaper's answer to one request, before it is sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

HTML = "text/html; charset=utf-8"
FLAWS = ("cut", "drip", "endless", "huge", "huge_chunked", "reset", "reset_midway", "silent")


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. The server adds Date, ETag, Content-Length and, if the client accepts it, gzip."""

    body: bytes = b""
    status: int = 200
    content_type: str = HTML
    changed: datetime | None = None
    """When the page last changed (Last-Modified). None: the page has no validators for conditional requests."""
    headers: tuple[tuple[str, str], ...] = ()
    flaw: str = ""
    """A network error, one of `server.FLAWS`: `cut` sends half of the body, `huge` sends 60 MB, `endless` never ends…; empty: none."""
    as_is: bool = False
    """The server does not compress the body."""
