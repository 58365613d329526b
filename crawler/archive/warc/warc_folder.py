"""The WARC folder: exchanges written as they went over the wire, each record a gzip member of its own, read back by offset."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import secrets
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO, FileIO
from pathlib import Path
from random import Random
from types import TracebackType
from typing import Any
from uuid import UUID

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.archive.records import Exchange

FULL = 1 << 30
"""Bytes from which a file is left and the next begun."""

LEVEL = 6
"""Of zlib, for what does not come compressed: a third of the time of warcio's 9, one per cent larger."""
GZIP_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
SMALL, SMALL_WINDOW = 1 << 12, -12
"""Up to so many bytes a window of 4 KB sees all, and is set up in a quarter of the time."""
BLOCK = 0xFFFF
RECORD_END = b"\r\n\r\n"

INFO = {
    "software": "Hémérothèque (hemero), on Scrapy and warcio",
    "format": "WARC File Format 1.1",
    "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
    "robots": "obey (RFC 9309, Crawl-delay); text-and-data-mining reservations recorded with every capture",
    "description": "Bodies are the bytes received, content encoding intact. Normalised by Scrapy and Twisted: case and order of header"
    " names, reason phrases; transfer encoding taken off; Host and Connection of requests not recorded.",
}

REQUEST, RESPONSE, REVISIT = "request", "response", "revisit"
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
PAGE_HEADER = "X-Hemero-Page"
"""On a record whose page has another address than the one asked for: the page's, so that a record without a row finds its page."""


class _RawHeaders(StatusAndHeaders):  # type: ignore[misc]
    """Headers written as the bytes they were, not percent-encoded."""

    @property
    def raw(self) -> bytes:
        """First line and headers as they stand in the record."""
        self.compute_headers_buffer()
        return self.headers_buff or b""

    def compute_headers_buffer(self, header_filter: Callable[..., Any] | None = None) -> None:
        if self.headers_buff is None:
            self.headers_buff: bytes | None = self.to_bytes(header_filter, encoding="latin-1")


class _Records(WARCWriter):  # type: ignore[misc]
    """warcio's records, uncompressed, into memory: compressing is ours, as fits the body."""

    def __init__(self) -> None:
        super().__init__(BytesIO(), gzip=False, warc_version="1.1")

    def bytes_of(self, record: ArcWarcRecord) -> bytes:
        self.out.seek(0)
        self.out.truncate()
        self.write_record(record)
        return bytes(self.out.getvalue())


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record is: file name in the folder, offset and length in bytes, payload digest (`sha1:` and base32)."""

    warc_file: str
    offset: int
    length: int
    digest: str


def digest_of(body: bytes) -> str:
    """The WARC payload digest of a body.

    >>> digest_of(b"")
    'sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ'
    """
    return "sha1:" + base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()


NO_BODY = digest_of(b"")


def iso_utc(moment: datetime) -> str:
    """The WARC-Date of a moment, to the microsecond."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def member(head: bytes, stored: bytes = b"") -> bytes:
    """One gzip member: `head` packed, then `stored` as it is, for bodies that come compressed and cannot be packed twice.

    >>> import gzip
    >>> gzip.decompress(member(b"abc" * 9, b"xyz")) == b"abc" * 9 + b"xyz"
    True
    """
    small = len(head) < SMALL
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, SMALL_WINDOW if small else -zlib.MAX_WBITS, 4 if small else zlib.DEF_MEM_LEVEL)
    packed = [GZIP_HEAD, packer.compress(head)]
    if stored:
        packed += [packer.flush(zlib.Z_FULL_FLUSH), *_blocks(stored)]  # a full flush ends on a byte, so that other blocks can follow
    else:
        packed.append(packer.flush())
    checksum = zlib.crc32(stored, zlib.crc32(head))
    return b"".join([*packed, struct.pack("<II", checksum, (len(head) + len(stored)) & 0xFFFFFFFF)])


def _blocks(stored: bytes) -> Iterator[bytes]:
    """Bytes as the stored blocks that end a deflate stream (RFC 1951, 3.2.4)."""
    for start in range(0, len(stored), BLOCK):
        piece = stored[start : start + BLOCK]
        yield struct.pack("<BHH", start + BLOCK >= len(stored), len(piece), len(piece) ^ 0xFFFF)
        yield piece


def _is_packed(exchange: Exchange) -> bool:
    return any(name.lower() == "content-encoding" and value.strip().lower() != "identity" for name, value in exchange.headers)


class WarcFolder:
    """Writes and reads the `*.warc.gz` of one folder. One writer at a time (the archive's lock sees to it).

    `owner`, the archive's name, begins the names of its files: archives that stand side by side share the folder, not the files.
    """

    def __init__(
        self, folder: Path, *, owner: str = "hemero", full: int = FULL, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self.folder = folder
        self._owner = re.sub(r"[^A-Za-z0-9_.]+", "_", owner)
        self._full = full
        self._clock = clock
        self._records = _Records()
        self._file: FileIO | None = None
        self._name = ""
        self._number = 0
        self._random = Random(secrets.randbits(256))  # noqa: S311 - names, no secrets
        self._end = 0
        self._synced: dict[str, int] = {}

    def files(self) -> list[Path]:
        """The owner's files, oldest first."""
        ours = re.compile(re.escape(self._owner) + r"-\d{14}-\d{5}-[0-9a-f]{8}\.warc\.gz")
        return sorted(path for path in self.folder.glob("*.warc.gz") if ours.fullmatch(path.name))

    def keep(self, exchange: Exchange, *, page_url: str | None = None, revisit_of: tuple[str, str, str] | None = None) -> Place:
        """Append the response (or a `revisit` record) and the request; the place returned is the response's.

        `revisit_of` is the address, WARC-Date and payload digest of the capture whose body this one repeats.
        """
        response, request, digest = self._pair(exchange, page_url, revisit_of)
        whole = self._records.bytes_of(response)
        stored = len(exchange.body) + len(RECORD_END) if _is_packed(exchange) and not revisit_of else 0
        first, second = member(whole[: len(whole) - stored], whole[len(whole) - stored :]), member(self._records.bytes_of(request))
        name, offset = self._append(first + second)
        return Place(name, offset, len(first), digest)

    def _pair(
        self, exchange: Exchange, page_url: str | None, revisit_of: tuple[str, str, str] | None
    ) -> tuple[ArcWarcRecord, ArcWarcRecord, str]:
        digest = revisit_of[2] if revisit_of and exchange.status == 304 else digest_of(exchange.body)
        date = {"WARC-Date": iso_utc(exchange.fetched_at)}
        extra = {**date, "WARC-Record-ID": self._new_id(), "WARC-Payload-Digest": digest}
        if exchange.ip:
            extra["WARC-IP-Address"] = exchange.ip
        if exchange.truncated:
            extra["WARC-Truncated"] = exchange.truncated
        if page_url and page_url != exchange.url:
            extra[PAGE_HEADER] = page_url
        make = self._records.create_warc_record
        status = _RawHeaders(f"{exchange.status} {exchange.reason}".rstrip(), list(exchange.headers), protocol="HTTP/1.1")
        # with both digests stated, warcio does not read the body twice more to find them
        extra["WARC-Block-Digest"] = digest_of(status.raw if revisit_of else status.raw + exchange.body)
        if revisit_of:
            extra |= _revisit_headers(exchange, revisit_of)
            response = make(exchange.url, REVISIT, http_headers=status, warc_headers_dict=extra)
        else:
            body = BytesIO(exchange.body)
            response = make(exchange.url, RESPONSE, body, len(exchange.body), http_headers=status, warc_headers_dict=extra)
        asked = {**date, "WARC-Record-ID": self._new_id(), "WARC-Concurrent-To": extra["WARC-Record-ID"]}
        line = _RawHeaders(f"{_target(exchange.url)} HTTP/1.1", list(exchange.request_headers), protocol=exchange.method)
        asked |= {"WARC-Block-Digest": digest_of(line.raw), "WARC-Payload-Digest": NO_BODY}
        request = make(exchange.url, REQUEST, BytesIO(), 0, http_headers=line, warc_headers_dict=asked)
        return response, request, digest

    def _new_id(self) -> str:
        """A record's name, from a generator that the system seeded once: asking it for each costs more than packing a request."""
        return f"<urn:uuid:{UUID(int=self._random.getrandbits(128), version=4)}>"

    def _append(self, data: bytes) -> tuple[str, int]:
        if self._file is None or self._end >= self._full:
            self._begin()
        assert self._file is not None
        name, offset = self._name, self._end
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[self._file.write(rest) :]
        except OSError:
            self._file.truncate(offset)  # a disk that fills up leaves no half record behind
            self._file.seek(offset)
            raise
        self._end = offset + len(data)
        return name, offset

    def _begin(self) -> None:
        self.sync()
        self._close_file()
        self.folder.mkdir(parents=True, exist_ok=True)
        self._number += 1
        self._name = f"{self._owner}-{self._clock():%Y%m%d%H%M%S}-{self._number:05}-{secrets.token_hex(4)}.warc.gz"
        self._file = (self.folder / self._name).open("xb", buffering=0)
        self._end = 0
        info = self._records.create_warcinfo_record(self._name, INFO)
        self._append(member(self._records.bytes_of(info)))
        folder = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(folder)  # the file's name must be on disk as surely as its bytes
        finally:
            os.close(folder)

    def go_on_with(self, name: str) -> None:
        """Append to that file from now on, unless it is full."""
        path = self.folder / name
        if path.stat().st_size < self._full:
            self._close_file()
            self._file = path.open("r+b", buffering=0)
            self._name, self._end = name, self._file.seek(0, os.SEEK_END)

    def sync(self) -> dict[str, int]:
        """Put all records on disk; file → size of every file written since the last call."""
        if self._file is not None and self._synced.get(self._name) != self._end:
            os.fdatasync(self._file.fileno())
            self._synced[self._name] = self._end
        return dict(self._synced)

    def _close_file(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def close(self) -> None:
        """Put all on disk and let go of the file."""
        self.sync()
        self._close_file()

    def __enter__(self) -> WarcFolder:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def read(self, name: str, offset: int) -> Exchange:
        """The exchange whose response is at that place, its request with it. Raises OSError where the file is not there, ValueError."""
        return self.read_record(name, offset)[0]

    def read_record(self, name: str, offset: int) -> tuple[Exchange, StatusAndHeaders]:
        """`read`, and the WARC headers of the response's record beside it."""
        if Path(name).name != name:
            raise ValueError(f"{name!r} is not in the archive's folder")
        with (self.folder / name).open("rb") as file:
            file.seek(offset)
            try:
                records = iter(ArchiveIterator(file, no_record_parse=True))
                response = next(records, None)
                if response is None or response.rec_type not in {RESPONSE, REVISIT}:
                    raise ValueError(f"no response at byte {offset} of {name}")
                headers, block = response.rec_headers, response.raw_stream.read()
                return _exchange(headers, block, _request_of(headers, next(records, None))), headers
            except ArchiveLoadFailed as trouble:
                raise ValueError(f"no WARC record at byte {offset} of {name}: {trouble}") from trouble


def _request_of(headers: StatusAndHeaders, record: ArcWarcRecord | None) -> bytes:
    """The bytes of the request that belongs to a response, empty where the record after it is another's."""
    if record is None or record.rec_type != REQUEST:
        return b""
    ours = record.rec_headers.get_header("WARC-Concurrent-To") == headers.get_header("WARC-Record-ID")
    return bytes(record.raw_stream.read()) if ours else b""


def _exchange(headers: StatusAndHeaders, block: bytes, request: bytes) -> Exchange:
    line, sent = _head(request)
    status, received = _head(block)
    words = status.split(" ", 2)
    return Exchange(
        url=headers.get_header("WARC-Target-URI"),
        method=line.split(" ", 1)[0] or "GET",
        request_headers=sent,
        status=int(words[1]),
        reason=words[2] if len(words) > 2 else "",
        headers=received,
        body=block.partition(b"\r\n\r\n")[2],
        fetched_at=datetime.fromisoformat(headers.get_header("WARC-Date")),
        ip=headers.get_header("WARC-IP-Address"),
        truncated=headers.get_header("WARC-Truncated"),
    )


def _head(block: bytes) -> tuple[str, list[tuple[str, str]]]:
    """The first line of an HTTP message and its headers, bytes read as latin-1."""
    first, *lines = block.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
    return first, [(name, value.removeprefix(" ")) for name, _, value in (line.partition(":") for line in lines)]


def _revisit_headers(exchange: Exchange, revisit_of: tuple[str, str, str]) -> dict[str, str]:
    profile = NOT_MODIFIED if exchange.status == 304 else _Records.REVISIT_PROFILE_1_1
    return {"WARC-Profile": profile, "WARC-Refers-To-Target-URI": revisit_of[0], "WARC-Refers-To-Date": revisit_of[1]}


def _target(url: str) -> str:
    """Path and query, as a request line has them.

    >>> _target("https://exemple.fr/a?b=1"), _target("https://exemple.fr")
    ('/a?b=1', '/')
    """
    rest = url.split("://", 1)[-1].split("#", 1)[0]
    slash = min((place for place in (rest.find("/"), rest.find("?")) if place >= 0), default=-1)
    target = rest[slash:] if slash >= 0 else "/"
    return target if target.startswith("/") else "/" + target
