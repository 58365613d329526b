from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from functools import partial
from random import Random

import brotli
import pytest

from crawler.archive.warc.content_encoding import TooLargeError, decode_body, zstd

pack = partial(gzip.compress, mtime=0)  # the same bytes in every process
PAGE = "<html>à l’été</html>".encode() * 50
RAW = zlib.compressobj(wbits=-15)
RAW_DEFLATE = RAW.compress(PAGE) + RAW.flush()
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": pack,
    "deflate": zlib.compress,
    "br": partial(brotli.compress, quality=1),
    "zstd": zstd.compress,
}


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
        ("zstd", PAGE, PAGE),
        ("br", brotli.compress(PAGE), PAGE),
        ("zstd", zstd.compress(PAGE), PAGE),
        ("zstd", zstd.compress(PAGE) + zstd.compress(b"<!-- fin -->"), PAGE + b"<!-- fin -->"),
        ("gzip, br", brotli.compress(pack(PAGE)), PAGE),
        ("br", b"", b""),
        ("gzip", b"", b""),
    ],
)
def test_a_body_is_unpacked_as_far_as_its_header_is_true(encoding: str, body: bytes, page: bytes) -> None:
    assert decode_body([("content-encoding", encoding)], body) == page


@pytest.mark.parametrize("encoding", PACKERS)
def test_a_body_cut_short_unpacks_as_far_as_it_goes(encoding: str) -> None:
    page = Random(1).randbytes(200_000)
    packed = PACKERS[encoding](page)
    read = decode_body([("Content-Encoding", encoding)], packed[: len(packed) // 2])
    assert page.startswith(read)
    assert len(read) > 10_000


@pytest.mark.parametrize("encoding", PACKERS)
def test_a_bomb_stops_at_the_limit(encoding: str) -> None:
    with pytest.raises(TooLargeError, match="1 MB"):
        decode_body([("Content-Encoding", encoding)], PACKERS[encoding](b"\0" * 100_000_000), limit=1 << 20)


def test_a_zstd_body_that_asks_for_much_memory_stays_as_it_came() -> None:
    wide = zstd.ZstdCompressor(options={zstd.CompressionParameter.window_log: 27, zstd.CompressionParameter.content_size_flag: 0})
    packed = wide.compress(Random(1).randbytes(100_000)) + wide.flush()
    assert decode_body([("Content-Encoding", "zstd")], packed) == packed
