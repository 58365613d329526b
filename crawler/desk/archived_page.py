"""A page as it was archived, made unable to do anything: the browser's sandbox and policy hold it, and what they miss is taken out."""

from __future__ import annotations

import re

_LINK = re.compile(rb"<link(?=[\s/>])", re.IGNORECASE)
"""`preconnect` and its like, which no policy covers: a connection is opened before anything is asked."""
_BASE = re.compile(rb"<base(?=[\s/>])", re.IGNORECASE)
_EQUIVALENT = re.compile(rb"http-equiv(?!\s*=\s*[\"']?\s*content-type)", re.IGNORECASE)
"""`refresh` above all; what states the encoding stays."""
_WIDE = re.compile(r"charset\s*=\s*[\"']?utf-?(?:16|32)", re.IGNORECASE)
SHOWN = ("text/html", "application/xhtml+xml", "text/plain")


def kind_of(stated: str) -> str:
    """The type that a Content-Type header names; HTML where there is none.

    >>> kind_of("Text/HTML; charset=utf-8"), kind_of("")
    ('text/html', 'text/html')
    """
    return stated.partition(";")[0].strip().lower() or "text/html"


def shown(body: bytes, stated: str) -> tuple[bytes, str]:
    """A page's body and the Content-Type to show it with."""
    if body.startswith((b"\xff\xfe", b"\xfe\xff")) or _WIDE.search(stated):
        return harmless(body.decode("utf-16", errors="replace").encode()), f"{kind_of(stated)}; charset=utf-8"
    return harmless(body), stated if stated and stated.isascii() and stated.isprintable() else kind_of(stated)


def harmless(body: bytes) -> bytes:
    """The page without what would make the browser open connections or go elsewhere; its text is left as it is.

    >>> harmless(b'<LINK rel=preconnect href=//a.example><p>Bonjour')
    b'<meta name=link rel=preconnect href=//a.example><p>Bonjour'
    """
    body = _EQUIVALENT.sub(b"data-equiv", body)
    return _BASE.sub(b"<meta name=base", _LINK.sub(b"<meta name=link", body))
