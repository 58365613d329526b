"""The WARC folder: writes HTTP exchanges as sent and received, one gzip member per record, and reads them back by offset."""

from __future__ import annotations

import base64
import fcntl
import hashlib
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from random import Random
from types import TracebackType
from typing import IO, Any
from uuid import UUID

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.archive.records import Exchange
from crawler.archive.warc.file_names import FILE_NAME, id_in_name, new_file_name, readable_name
from crawler.archive.warc.gzip_members import RECORD_END, gzip_member

MAX_FILE_BYTES = 1 << 30
"""Size in bytes after which a new file is started."""

WARCINFO = {
    "software": "Hémérothèque (hemero), on Scrapy and warcio",
    "format": "WARC File Format 1.1",
    "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
    "robots": "obey (RFC 9309, Crawl-delay); text-and-data-mining reservations recorded with every capture",
    "description": "Bodies are the bytes received, content encoding intact. Normalised by Scrapy and Twisted: case and order of header"
    " names, reason phrases; transfer encoding taken off; Host and Connection of requests not recorded. Requests and responses were sent"
    " as HTTP/1.1.",
    "tls": "certificates of servers checked (host, issuer, time), unless the run's settings in the archive say that they were not",
}

REQUEST, RESPONSE, REVISIT = "request", "response", "revisit"
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
PAGE_HEADER = "X-Hemero-Page"
"""WARC header with the page's address, where it differs from the requested one. Recovery needs it to find the page of a record."""
FOUND_HEADER = "X-Hemero-Found"
"""WARC header with how the page was found, as a JSON object. Recovery needs it where the page's row was lost too."""


class _RawHeaders(StatusAndHeaders):  # type: ignore[misc]
    """Headers written as the original bytes. warcio would percent-encode them."""

    @property
    def raw(self) -> bytes:
        """The first line and the headers as bytes of the record."""
        self.compute_headers_buffer()
        return self.headers_buff or b""

    def compute_headers_buffer(self, header_filter: Callable[..., Any] | None = None) -> None:
        if self.headers_buff is None:
            self.headers_buff: bytes | None = self.to_bytes(header_filter, encoding="latin-1")


class _Records(WARCWriter):  # type: ignore[misc]
    """Writes uncompressed warcio records into memory; `gzip_member` compresses them."""

    def __init__(self) -> None:
        super().__init__(BytesIO(), gzip=False, warc_version="1.1")

    def bytes_of(self, record: ArcWarcRecord) -> bytes:
        self.out.seek(0)
        self.out.truncate()
        self.write_record(record)
        return bytes(self.out.getvalue())


@dataclass(frozen=True, slots=True)
class RecordLocation:
    """Where a record is: file name in the folder, offset and length in bytes; and its payload digest (`sha1:` and base32)."""

    warc_file: str
    offset: int
    length: int
    digest: str


def digest_of(body: bytes) -> str:
    """The WARC payload digest of a body: `sha1:` and base32.

    >>> digest_of(b"")
    'sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ'
    """
    return "sha1:" + base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()


EMPTY_DIGEST = digest_of(b"")


def iso_utc(moment: datetime) -> str:
    """An aware datetime as WARC-Date, in UTC to the microsecond."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _is_compressed(exchange: Exchange) -> bool:
    return any(name.lower() == "content-encoding" and value.strip().lower() != "identity" for name, value in exchange.headers)


class WarcFolder:
    """Writes and reads the `*.warc.gz` files of one folder. The archive's lock allows one writer at a time.

    File names have the archive's `name`, for people, and its `archive_id`. Several archives can share the folder, but not the files: this
    object writes only to files with its id, and locks the file that it writes to.
    """

    def __init__(
        self,
        folder: Path,
        *,
        name: str = "hemero",
        archive_id: str = "0" * 16,
        full: int = MAX_FILE_BYTES,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.folder = folder
        self.archive_id = archive_id
        self._readable = readable_name(name)
        self._full = full
        self._clock = clock
        self._records = _Records()
        self._file: IO[bytes] | None = None
        self._name = ""
        self._number = 0
        self._random = Random(secrets.randbits(256))  # noqa: S311 - names, no secrets
        self._end = 0
        self._synced: dict[str, int] = {}

    def files(self) -> list[Path]:
        """The paths of the files with the archive's id, oldest first."""
        return [path for path in self.all_files() if self.archive_id and id_in_name(path.name) == self.archive_id]

    def all_files(self) -> list[Path]:
        """The paths of the files of all archives in this folder, oldest first."""
        found = [(match["order"], path) for path in self.folder.glob("*.warc.gz") if (match := FILE_NAME.fullmatch(path.name))]
        return [path for _, path in sorted(found)]

    def has_our_name(self, path: Path) -> bool:
        """Whether the file was begun by an archive with the same name, perhaps by this one before archives had ids."""
        match = FILE_NAME.fullmatch(path.name)
        return match is not None and match["name"] == self._readable

    def is_in_use(self, path: Path) -> bool:
        """Whether another process is writing to the file."""
        if self._file is not None and path.name == self._name:
            return False
        with path.open("rb") as file:
            return not _lock(file)

    def keep(
        self, exchange: Exchange, *, page_url: str | None = None, found: str = "", revisit_of: tuple[str, str, str] | None = None
    ) -> RecordLocation:
        """Append the response (or a revisit record) and the request; the location of the response record.

        `found` is the value of `FOUND_HEADER`. `revisit_of` is the address, WARC-Date and payload digest of the earlier capture with the
        same body.
        """
        headers = ({PAGE_HEADER: page_url} if page_url and page_url != exchange.url else {}) | ({FOUND_HEADER: found} if found else {})
        response, request, digest = self._records_of(exchange, headers, revisit_of)
        whole = self._records.bytes_of(response)
        stored = len(exchange.body) + len(RECORD_END) if _is_compressed(exchange) and not revisit_of else 0
        first = gzip_member(whole[: len(whole) - stored], whole[len(whole) - stored :])
        second = gzip_member(self._records.bytes_of(request))
        name, offset = self._append(first + second)
        return RecordLocation(name, offset, len(first), digest)

    def _records_of(
        self, exchange: Exchange, headers: dict[str, str], revisit_of: tuple[str, str, str] | None
    ) -> tuple[ArcWarcRecord, ArcWarcRecord, str]:
        digest = revisit_of[2] if revisit_of and exchange.status == 304 else digest_of(exchange.body)
        date = {"WARC-Date": iso_utc(exchange.fetched_at)}
        extra = {**date, "WARC-Record-ID": self._new_id(), "WARC-Payload-Digest": digest, **headers}
        if exchange.ip:
            extra["WARC-IP-Address"] = exchange.ip
        if exchange.truncated:
            extra["WARC-Truncated"] = exchange.truncated
        make = self._records.create_warc_record
        status = _RawHeaders(f"{exchange.status} {exchange.reason}".rstrip(), list(exchange.headers), protocol="HTTP/1.1")
        # warcio reads the body once more for each digest that is not given
        extra["WARC-Block-Digest"] = digest_of(status.raw if revisit_of else status.raw + exchange.body)
        if revisit_of:
            extra |= _revisit_headers(exchange, revisit_of)
            response = make(exchange.url, REVISIT, http_headers=status, warc_headers_dict=extra)
        else:
            body = BytesIO(exchange.body)
            response = make(exchange.url, RESPONSE, body, len(exchange.body), http_headers=status, warc_headers_dict=extra)
        asked = {**date, "WARC-Record-ID": self._new_id(), "WARC-Concurrent-To": extra["WARC-Record-ID"]}
        line = _RawHeaders(f"{_target(exchange.url)} HTTP/1.1", list(exchange.request_headers), protocol=exchange.method)
        asked |= {"WARC-Block-Digest": digest_of(line.raw), "WARC-Payload-Digest": EMPTY_DIGEST}
        request = make(exchange.url, REQUEST, BytesIO(), 0, http_headers=line, warc_headers_dict=asked)
        return response, request, digest

    def _new_id(self) -> str:
        """A new WARC-Record-ID. One seeded generator makes all of them: a call of the system's generator costs more than compressing a
        request."""
        return f"<urn:uuid:{UUID(int=self._random.getrandbits(128), version=4)}>"

    def _append(self, data: bytes) -> tuple[str, int]:
        if self._file is None or self._end >= self._full:
            self._begin_file()
        assert self._file is not None
        name, offset = self._name, self._end
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[self._file.write(rest) :]
        except OSError:
            self._file.truncate(offset)  # disk full: leave no partial record
            self._file.seek(offset)
            raise
        self._end = offset + len(data)
        return name, offset

    def _begin_file(self) -> None:
        self.sync()
        self._close_file()
        self.folder.mkdir(parents=True, exist_ok=True)
        self._number += 1
        self._name = new_file_name(self._readable, self.archive_id, self._clock(), self._number)
        self._file = (self.folder / self._name).open("xb", buffering=0)
        _lock(self._file)
        self._end = 0
        info = self._records.create_warcinfo_record(self._name, WARCINFO)
        self._append(gzip_member(self._records.bytes_of(info)))
        folder = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(folder)  # sync the directory entry too
        finally:
            os.close(folder)

    def append_to(self, name: str) -> None:
        """Continue with this file, unless it has reached its full size, or another process is writing to it."""
        path = self.folder / name
        if path.stat().st_size >= self._full or (self._file is not None and name == self._name):
            return None
        self._close_file()
        file = path.open("r+b", buffering=0)
        if not _lock(file):
            return file.close()
        self._file, self._name, self._end = file, name, file.seek(0, os.SEEK_END)
        return None

    def sync(self) -> dict[str, int]:
        """Sync all records to disk; name → size of every file written by this object."""
        if self._file is not None and self._synced.get(self._name) != self._end:
            os.fdatasync(self._file.fileno())
            self._synced[self._name] = self._end
        return dict(self._synced)

    def _close_file(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def close(self) -> None:
        """Sync all records to disk and close the file."""
        self.sync()
        self._close_file()

    def __enter__(self) -> WarcFolder:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def read(self, name: str, offset: int) -> Exchange:
        """The exchange whose response record is at `offset` of the file `name`, with its request. Raises OSError where the file is missing,
        ValueError where no response record is there."""
        return self.read_record(name, offset)[0]

    def read_record(self, name: str, offset: int) -> tuple[Exchange, StatusAndHeaders]:
        """As `read`, with the WARC headers of the response record."""
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
            except (ArchiveLoadFailed, AttributeError, IndexError, TypeError) as error:
                raise ValueError(f"no WARC record at byte {offset} of {name}: {error}") from error


def _lock(file: IO[bytes]) -> bool:
    """Lock a file for this object; whether that was possible. True also where the file system has no locks."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


def _request_of(headers: StatusAndHeaders, record: ArcWarcRecord | None) -> bytes:
    """The bytes of the request record after a response record; empty where that record belongs to another response."""
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
    """The first line and the headers of an HTTP message, decoded as latin-1."""
    first, *lines = block.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
    return first, [(name, value.removeprefix(" ")) for name, _, value in (line.partition(":") for line in lines)]


def _revisit_headers(exchange: Exchange, revisit_of: tuple[str, str, str]) -> dict[str, str]:
    profile = NOT_MODIFIED if exchange.status == 304 else _Records.REVISIT_PROFILE_1_1
    return {"WARC-Profile": profile, "WARC-Refers-To-Target-URI": revisit_of[0], "WARC-Refers-To-Date": revisit_of[1]}


def _target(url: str) -> str:
    """Path and query of an address, as in a request line.

    >>> _target("https://exemple.fr/a?b=1"), _target("https://exemple.fr")
    ('/a?b=1', '/')
    """
    rest = url.split("://", 1)[-1].split("#", 1)[0]
    slash = min((place for place in (rest.find("/"), rest.find("?")) if place >= 0), default=-1)
    target = rest[slash:] if slash >= 0 else "/"
    return target if target.startswith("/") else "/" + target
