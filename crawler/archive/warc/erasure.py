"""Records that are forgotten: overwritten where they stand, so that no other record moves, and so that a kill at any moment costs nothing.

What is to be overwritten is first noted in the table `blanks`, in the transaction that takes its rows away; the note goes once the bytes
are gone from the WARC, from the index and from the SQLite file's free pages. Doing it twice is as good as once.
"""

from __future__ import annotations

import os
import sqlite3
import struct
import uuid
import zlib
from datetime import UTC, datetime
from pathlib import Path

from crawler.archive.warc.recovery import members
from crawler.archive.warc.warc_folder import BLOCK, GZIP_HEAD, RECORD_END
from crawler.errors import HemeroError

WORDS = b"The record that stood here was taken away by hemero forget.\r\n"
HEAD = (
    "WARC/1.1\r\nWARC-Type: metadata\r\nWARC-Record-ID: <urn:uuid:{id}>\r\nWARC-Date: {date}\r\n"
    "Content-Type: text/plain\r\nContent-Length: {length:010}\r\n\r\n"
)
FRAME = len(GZIP_HEAD) + 8
"""Bytes of a gzip member before and after its blocks."""
STILL_READ = "Another program is reading {place}, so that {place}-wal still holds what was forgotten: close it and run hemero forget again."
FILL = 1000
"""Free pages of the SQLite file that are overwritten at a time."""


def region(path: Path, offset: int, length: int) -> int:
    """Bytes of the record at `offset`, which has `length` bytes, with that of its request, which follows it."""
    if not path.exists():
        return length
    found = members(path, offset)
    next(found, None)
    follower = next(found, None)
    return length + (follower.length if follower and b"\r\nWARC-Type: request\r\n" in follower.head else 0)


def blank(size: int, now: datetime) -> bytes:
    """A gzip member of exactly `size` bytes: a WARC record that says that another stood here. ValueError where it has no room.

    >>> import gzip
    >>> member = blank(70_000, datetime(2026, 1, 1, tzinfo=UTC))
    >>> len(member), gzip.decompress(member)[:8]
    (70000, b'WARC/1.1')
    """
    blocks = -(-(size - FRAME) // (BLOCK + 5))
    whole = size - FRAME - 5 * blocks
    head = HEAD.format(id=uuid.uuid4(), date=f"{now:%Y-%m-%dT%H:%M:%SZ}", length=0)
    length = whole - len(head) - len(RECORD_END)
    if length < 0:
        raise ValueError(f"{size} bytes have no room for a record")
    head = head.replace(f"Content-Length: {0:010}", f"Content-Length: {length:010}")
    record = head.encode() + WORDS[:length].ljust(length) + RECORD_END
    share = -(-whole // blocks)
    pieces = [record[share * number : share * (number + 1)] for number in range(blocks)]
    packed = [struct.pack("<BHH", number == blocks - 1, len(piece), len(piece) ^ 0xFFFF) + piece for number, piece in enumerate(pieces)]
    return b"".join([GZIP_HEAD, *packed, struct.pack("<II", zlib.crc32(record), len(record) & 0xFFFFFFFF)])


def pending(db: sqlite3.Connection, name: str | None = None) -> bool:
    """Whether anything is still to be overwritten, in the file of that `name` where one is given."""
    if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'blanks'").fetchone():
        return False  # an archive of an earlier version, opened to be read
    return db.execute("SELECT 1 FROM blanks WHERE ?1 IS NULL OR warc_file = ?1 LIMIT 1", (name,)).fetchone() is not None


def finish(db: sqlite3.Connection, folder: Path, place: str) -> None:
    """Overwrite all that `blanks` notes, and what SQLite still holds of it. Not inside a transaction.

    HemeroError where another program reads the archive, since the log then keeps what it held; all else is done by then.
    """
    if not pending(db):
        return
    places: dict[str, list[tuple[int, int]]] = {}
    for name, offset, length in db.execute("SELECT warc_file, warc_offset, warc_length FROM blanks"):
        places.setdefault(name, []).append((offset, length))
    for name, spots in places.items():
        if (folder / name).exists():
            _overwrite(folder / name, sorted(spots), datetime.now(UTC))
    _clear_database(db, place)


def _clear_database(db: sqlite3.Connection, place: str) -> None:
    """Take what was deleted out of the index's older parts, the file's free pages and the log, and then the notes."""
    before = db.execute("PRAGMA secure_delete").fetchone()[0]
    db.execute("PRAGMA secure_delete = ON")
    try:
        if db.execute("SELECT max(words) FROM blanks").fetchone()[0]:
            _fill_free_pages(db)
            db.execute("INSERT INTO articles_fts (articles_fts) VALUES ('optimize')")  # one part, without what was deleted from others
        if db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            raise HemeroError(STILL_READ.format(place=place))
        db.execute("DELETE FROM blanks")
    finally:
        db.execute(f"PRAGMA secure_delete = {('OFF', 'ON', 'FAST')[before]}")


def _overwrite(path: Path, places: list[tuple[int, int]], now: datetime) -> None:
    with path.open("r+b") as file:
        for offset, size in places:
            file.seek(offset)
            file.write(blank(size, now))
        file.flush()
        os.fsync(file.fileno())


def _fill_free_pages(db: sqlite3.Connection) -> None:
    """Write zeros over the pages that the file no longer uses: rows that were changed earlier left their text there."""
    page_size = db.execute("PRAGMA page_size").fetchone()[0]
    db.execute("CREATE TABLE IF NOT EXISTS filling (zeros BLOB)")
    while free := db.execute("PRAGMA freelist_count").fetchone()[0]:
        db.execute("INSERT INTO filling VALUES (zeroblob(?))", (min(free, FILL) * (page_size - 4),))
    db.execute("DROP TABLE filling")
