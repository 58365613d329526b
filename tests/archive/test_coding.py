from __future__ import annotations

import gzip
import zlib
from functools import partial

import pytest

from crawler.archive.coding import TooLargeError, decode_body

pack = partial(gzip.compress, mtime=0)  # the same bytes in every process
PAGE = "<html>à l’été</html>".encode() * 50
RAW = zlib.compressobj(wbits=-15)
RAW_DEFLATE = RAW.compress(PAGE) + RAW.flush()


@pytest.mark.parametrize(
    ("encoding", "body", "page"),
    [
        ("gzip", pack(PAGE), PAGE),
        ("GZip", pack(PAGE), PAGE),
        ("x-gzip", pack(PAGE), PAGE),
        ("deflate", zlib.compress(PAGE), PAGE),
        ("deflate", RAW_DEFLATE, PAGE),
        ("gzip, gzip", pack(pack(PAGE)), PAGE),
        ("", pack(PAGE), PAGE),
        ("identity", PAGE, PAGE),
        ("gzip", PAGE, PAGE),
        ("deflate", PAGE, PAGE),
        ("br", PAGE, PAGE),
        ("gzip", b"", b""),
    ],
)
def test_a_body_is_unpacked_as_far_as_its_header_is_true(encoding: str, body: bytes, page: bytes) -> None:
    assert decode_body([("content-encoding", encoding)], body) == page


def test_a_body_cut_short_unpacks_as_far_as_it_goes() -> None:
    packed = gzip.compress(bytes(range(256)) * 200, 0)
    read = decode_body([("Content-Encoding", "gzip")], packed[: len(packed) // 2])
    assert (bytes(range(256)) * 200).startswith(read)
    assert len(read) > 10_000


def test_a_bomb_stops_at_the_limit() -> None:
    with pytest.raises(TooLargeError, match="1 MB"):
        decode_body([("Content-Encoding", "gzip")], gzip.compress(b"\0" * 100_000_000), limit=1 << 20)
