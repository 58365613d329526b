"""Decoding of content encodings. Output is limited in size, and wrong Content-Encoding headers are tolerated."""

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
"""Largest zstd window, as a binary logarithm: 8 MB, which is the limit of RFC 9659."""
Decoder = Callable[[bytes], Iterator[bytes]]
"""Encoded bytes → decoded pieces of at most `CHUNK` bytes. Truncated input ends early; input of another format raises one of `BROKEN`."""
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
    while body:  # a body may have several zstd frames
        unpacker = zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: ZSTD_WINDOW})
        yield unpacker.decompress(body, CHUNK)
        while not unpacker.eof and not unpacker.needs_input:
            yield unpacker.decompress(b"", CHUNK)
        body = unpacker.unused_data if unpacker.eof else b""


GUNZIP, UNZLIB, INFLATE = partial(_inflate, 31), partial(_inflate, 15), partial(_inflate, -15)
DECODERS: dict[str, tuple[Decoder, ...]] = {
    "gzip": (GUNZIP,),
    "x-gzip": (GUNZIP,),
    "deflate": (UNZLIB, INFLATE),
    "br": (_unbrotli,),
    "zstd": (_unzstd,),
}
"""Encoding → decoders to try, in this order. `deflate` means zlib data, but some servers send raw deflate."""


class TooLargeError(ValueError):
    """The decoded body would be larger than the limit."""


def decode_body(headers: Iterable[tuple[str, str]], body: bytes, *, limit: int = 1 << 26) -> bytes:
    """`body` without the content encodings in `headers`, and without gzip that the headers do not state.

    A truncated body is decoded up to its end. A body in another encoding than stated is returned unchanged. Raises TooLargeError where
    the result would be larger than `limit` bytes.

    >>> decode_body([("Content-Encoding", "gzip")], b"<html>")
    b'<html>'
    """
    stated = [part.strip().lower() for name, value in headers if name.lower() == "content-encoding" for part in value.split(",")]
    for encoding in reversed(stated):
        body = next((plain for decoder in DECODERS.get(encoding, ()) if (plain := _decoded(body, decoder, limit)) is not None), body)
    if body[:3] == b"\x1f\x8b\x08":  # a .xml.gz sitemap, or gzip that no header states
        body = _decoded(body, GUNZIP, limit) or body
    if len(body) > limit:
        raise TooLargeError(f"more than {limit // (1 << 20)} MB")
    return body


def _decoded(body: bytes, decoder: Decoder, limit: int) -> bytes | None:
    """The decoded body, up to the first error; None where nothing could be decoded."""
    pieces: list[bytes] = []
    size = 0
    try:
        for piece in decoder(body):
            pieces.append(piece)
            size += len(piece)
            if size > limit:
                raise TooLargeError(f"unpacks to more than {limit // (1 << 20)} MB")
    except BROKEN:
        return b"".join(pieces) or None
    return b"".join(pieces)
