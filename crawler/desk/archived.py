"""A page as it was archived, made unable to do anything: the browser's sandbox and policy hold it, and what they miss is taken out."""

from __future__ import annotations

import re
from pathlib import Path

from crawler.archive import Archive, decode_body
from crawler.archive.coding import TooLargeError
from crawler.errors import HemeroError

_LINK = re.compile(rb"<link(?=[\s/>])", re.IGNORECASE)
"""`preconnect` and its like, which no policy covers: a connection is opened before anything is asked."""
_BASE = re.compile(rb"<base(?=[\s/>])", re.IGNORECASE)
_EQUIVALENT = re.compile(rb"http-equiv(?!\s*=\s*[\"']?\s*content-type)", re.IGNORECASE)
"""`refresh` above all; what states the encoding stays."""
_WIDE = re.compile(r"charset\s*=\s*[\"']?utf-?(?:16|32)", re.IGNORECASE)
SHOWN = ("text/html", "application/xhtml+xml", "text/plain")


def archived_page(archive: Path, capture_id: int) -> tuple[bytes, str]:
    """The body of a capture and the content type to show it with. Raises `HemeroError` where it is not there or is no page."""
    with Archive(archive, readonly=True) as opened:
        exchange = opened.read_capture(capture_id)
    stated = next((value for name, value in exchange.headers if name.lower() == "content-type"), "text/html")
    kind = stated.partition(";")[0].strip().lower()
    if kind not in SHOWN:
        raise HemeroError(f"Capture {capture_id} is no page but {kind or 'of no stated type'}: its WARC record holds it.")
    try:
        body = decode_body(exchange.headers, exchange.body)
    except TooLargeError as trouble:
        raise HemeroError(f"Capture {capture_id} is too large to be shown ({trouble}): its WARC record holds it.") from trouble
    if body.startswith((b"\xff\xfe", b"\xfe\xff")) or _WIDE.search(stated):
        return harmless(body.decode("utf-16", errors="replace").encode()), f"{kind}; charset=utf-8"
    return harmless(body), stated if stated.isascii() and stated.isprintable() else kind


def harmless(body: bytes) -> bytes:
    """The page without what would make the browser open connections or go elsewhere; its text is left as it is.

    >>> harmless(b'<LINK rel=preconnect href=//a.example><p>Bonjour')
    b'<meta name=link rel=preconnect href=//a.example><p>Bonjour'
    """
    body = _EQUIVALENT.sub(b"data-equiv", body)
    return _BASE.sub(b"<meta name=base", _LINK.sub(b"<meta name=link", body))
