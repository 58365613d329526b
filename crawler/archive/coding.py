"""Content encodings: from the bytes of the wire to the page. Bounded, and kind to servers that say one thing and send another."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

GZIP, ZLIB, RAW = 31, 15, -15
WAYS = {"gzip": (GZIP,), "x-gzip": (GZIP,), "deflate": (ZLIB, RAW)}
"""Encoding → the window bits to try, in this order: some servers send raw deflate, which the standard's name does not mean."""
CHUNK = 1 << 16


class TooLargeError(ValueError):
    """The body would unpack to more than the limit."""


def decode_body(headers: Iterable[tuple[str, str]], body: bytes, *, limit: int = 1 << 26) -> bytes:
    """`body` without the content encodings that `headers` state; gzip that they do not state comes off too.

    What is cut short unpacks as far as it goes; what is not what its header says stays as it came. TooLargeError where it would
    unpack to more than `limit` bytes.

    >>> decode_body([("Content-Encoding", "gzip")], b"<html>")
    b'<html>'
    """
    stated = [part.strip().lower() for name, value in headers if name.lower() == "content-encoding" for part in value.split(",")]
    for encoding in reversed(stated):
        body = next((plain for bits in WAYS.get(encoding, ()) if (plain := _unpacked(body, bits, limit)) is not None), body)
    if body[:3] == b"\x1f\x8b\x08":  # a sitemap's .gz, or one encoding more than stated
        body = _unpacked(body, GZIP, limit) or body
    if len(body) > limit:
        raise TooLargeError(f"more than {limit // (1 << 20)} MB")
    return body


def _unpacked(body: bytes, bits: int, limit: int) -> bytes | None:
    """Unpacked as far as it goes; None where not even its beginning is of this format."""
    unpacker, size = zlib.decompressobj(bits), 0
    pieces: list[bytes] = []
    pending = body
    while pending and not unpacker.eof:
        try:
            piece = unpacker.decompress(pending, CHUNK)
        except zlib.error:
            return b"".join(pieces) or None
        pieces.append(piece)
        size += len(piece)
        if size > limit:
            raise TooLargeError(f"unpacks to more than {limit // (1 << 20)} MB")
        pending = unpacker.unconsumed_tail
    return b"".join(pieces)
