"""What the demo newspaper answers to one request, before anything goes over a wire."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

HTML = "text/html; charset=utf-8"
FLAWS = ("cut", "drip", "endless", "huge", "huge_chunked", "reset", "reset_midway", "silent")


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. The server adds Date, ETag, Content-Length and, where the client accepts it, gzip."""

    body: bytes = b""
    status: int = 200
    content_type: str = HTML
    changed: datetime | None = None
    """When anything on the page last changed: its Last-Modified. None: the page cannot be asked for conditionally."""
    headers: tuple[tuple[str, str], ...] = ()
    flaw: str = ""
    """How the wire misbehaves, one of FLAWS: `cut` sends half of what Content-Length says, `huge` 60 MB, `endless` for ever…"""
    as_is: bool = False
    """Sent as it stands: never compressed by the server."""
