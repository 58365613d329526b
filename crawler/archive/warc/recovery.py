"""Recovery of WARC files after a crash: list the complete records, cut the torn record at the end."""

from __future__ import annotations

import mmap
import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

GZIP_MAGIC = b"\x1f\x8b\x08"
CHUNK = 1 << 20
HEAD = 1 << 12


@dataclass(frozen=True, slots=True)
class Member:
    """A complete gzip member of a WARC file. Each member is one record."""

    offset: int
    length: int
    head: bytes
    """The first decompressed bytes of the record: its WARC headers."""

    @property
    def is_response(self) -> bool:
        """Whether the record is a response or a revisit. These records have captures."""
        head = self.head.partition(b"\r\n\r\n")[0]
        return b"\r\nWARC-Type: response" in head or b"\r\nWARC-Type: revisit" in head


def members(path: Path, start: int = 0) -> Iterator[Member]:
    """The complete members from byte `start` on. Stops without an error at a torn member or at bytes that are not gzip."""
    with path.open("rb") as file:
        file.seek(start)
        offset, pending = start, file.read(CHUNK)
        while pending:
            unpacker, head, used = zlib.decompressobj(16 + zlib.MAX_WBITS), b"", 0
            while not unpacker.eof:
                try:
                    unpacked = unpacker.decompress(pending)
                except zlib.error:
                    return
                head = (head + unpacked)[:HEAD] if len(head) < HEAD else head
                used += len(pending) - len(unpacker.unused_data)
                pending = unpacker.unused_data or file.read(CHUNK)
                if not pending and not unpacker.eof:
                    return
            yield Member(offset, used, head)
            offset += used


@dataclass(frozen=True, slots=True)
class Hole:
    """Bytes of a WARC file that are no complete record."""

    offset: int
    length: int
    is_tail: bool
    """Whether no complete record follows."""


def parts(path: Path) -> Iterator[Member | Hole]:
    """The complete members of the whole file, and the holes between them."""
    size, start = path.stat().st_size, 0
    while start < size:
        end = start
        for member in members(path, start):
            yield member
            end = member.offset + member.length
        if end < size:
            start = _next_record(path, end + 1)
            yield Hole(end, start - end, is_tail=start == size)
        else:
            start = size


def _next_record(path: Path, start: int) -> int:
    """Where the next complete record begins; the size of the file where none does."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        place = start - 1
        while (place := content.find(GZIP_MAGIC, place + 1)) >= 0:
            member = next(members(path, place), None)
            if member is not None and member.head.startswith(b"WARC/"):
                return place
        return len(content)


def truncate_torn_tail(path: Path, start: int) -> tuple[list[Member], int]:
    """Cut the torn bytes at the end of the file; the complete members after byte `start`, and the number of bytes cut."""
    complete = list(members(path, start))
    end = complete[-1].offset + complete[-1].length if complete else start
    torn = path.stat().st_size - end
    if torn > 0:
        with path.open("r+b") as file:
            file.truncate(end)
            os.fsync(file.fileno())
    return complete, max(torn, 0)
