"""An archived page made safe to display. A CSP sandbox (`security.ARCHIVED_POLICY`) blocks scripts and requests; this module removes the
markup that a CSP does not cover."""

from __future__ import annotations

import re

_LINK = re.compile(rb"<link(?=[\s/>])", re.IGNORECASE)
"""`<link>`: a CSP does not block `preconnect` and `dns-prefetch`, which open connections."""
_BASE = re.compile(rb"<base(?=[\s/>])", re.IGNORECASE)
_EQUIVALENT = re.compile(rb"http-equiv(?!\s*=\s*[\"']?\s*content-type)", re.IGNORECASE)
"""`http-equiv` (for example `refresh`), except `content-type`, which states the encoding."""
_WIDE = re.compile(r"charset\s*=\s*[\"']?utf-?(?:16|32)", re.IGNORECASE)
SHOWN = ("text/html", "application/xhtml+xml", "text/plain")


def kind_of(stated: str) -> str:
    """The media type of a Content-Type header; `text/html` where the header is empty.

    >>> kind_of("Text/HTML; charset=utf-8"), kind_of("")
    ('text/html', 'text/html')
    """
    return stated.partition(";")[0].strip().lower() or "text/html"


def safe_body(body: bytes, stated: str) -> tuple[bytes, str]:
    """The body to display and its Content-Type. `stated` is the original Content-Type header."""
    if body.startswith((b"\xff\xfe", b"\xfe\xff")) or _WIDE.search(stated):
        return without_active_content(body.decode("utf-16", errors="replace").encode()), f"{kind_of(stated)}; charset=utf-8"
    return without_active_content(body), stated if stated and stated.isascii() and stated.isprintable() else kind_of(stated)


def without_active_content(body: bytes) -> bytes:
    """The page without markup that opens connections or navigates: `link`, `base` and `http-equiv` are renamed. The text is unchanged.

    >>> without_active_content(b'<LINK rel=preconnect href=//a.example><p>Bonjour')
    b'<meta name=link rel=preconnect href=//a.example><p>Bonjour'
    """
    body = _EQUIVALENT.sub(b"data-equiv", body)
    return _BASE.sub(b"<meta name=base", _LINK.sub(b"<meta name=link", body))
