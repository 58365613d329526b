"""Content encodings: from the bytes of the wire to the page. Bounded, and kind to servers that say one thing and send another."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

CHUNK = 1 << 16
ZSTD_WINDOW = 23
"""Binary logarithm of the memory that a zstd body may ask for: the 8 MB that RFC 9659 allows on the web."""
Unpack = Callable[[bytes], Iterator[bytes]]
"""From packed bytes to pieces of at most `CHUNK` plain ones, as far as they go; what is not of the format raises one of `BROKEN`."""
BROKEN = (zlib.error, brotli.error, zstd.ZstdError)


def _inflate(bits: int, body: bytes) -> Iterator[bytes]:
    unpacker, pending = zlib.decompressobj(bits), body
    while pending and not unpacker.eof:
        yield unpacker.decompress(pending, CHUNK)
        pending = unpacker.unconsumed_tail


def _unbrotli(body: bytes) -> Iterator[bytes]:
    unpacker = brotli.Decompressor()
    yield unpacker.process(body, output_buffer_limit=CHUNK)
    while not unpacker.is_finished() and not unpacker.can_accept_more_data():
        yield unpacker.process(b"", output_buffer_limit=CHUNK)


def _unzstd(body: bytes) -> Iterator[bytes]:
    while body:  # frame after frame
        unpacker = zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: ZSTD_WINDOW})
        yield unpacker.decompress(body, CHUNK)
        while not unpacker.eof and not unpacker.needs_input:
            yield unpacker.decompress(b"", CHUNK)
        body = unpacker.unused_data if unpacker.eof else b""


GUNZIP, UNZLIB, INFLATE = partial(_inflate, 31), partial(_inflate, 15), partial(_inflate, -15)
WAYS: dict[str, tuple[Unpack, ...]] = {
    "gzip": (GUNZIP,),
    "x-gzip": (GUNZIP,),
    "deflate": (UNZLIB, INFLATE),
    "br": (_unbrotli,),
    "zstd": (_unzstd,),
}
"""Encoding → what to try, in this order: some servers send raw deflate, which the standard's name does not mean."""


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
        body = next((plain for way in WAYS.get(encoding, ()) if (plain := _unpacked(body, way, limit)) is not None), body)
    if body[:3] == b"\x1f\x8b\x08":  # a sitemap's .gz, or one encoding more than stated
        body = _unpacked(body, GUNZIP, limit) or body
    if len(body) > limit:
        raise TooLargeError(f"more than {limit // (1 << 20)} MB")
    return body


def _unpacked(body: bytes, way: Unpack, limit: int) -> bytes | None:
    """Unpacked as far as it goes; None where not even its beginning is of this format."""
    pieces: list[bytes] = []
    size = 0
    try:
        for piece in way(body):
            pieces.append(piece)
            size += len(piece)
            if size > limit:
                raise TooLargeError(f"unpacks to more than {limit // (1 << 20)} MB")
    except BROKEN:
        return b"".join(pieces) or None
    return b"".join(pieces)
