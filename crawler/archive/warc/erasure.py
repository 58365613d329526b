"""Erasure of forgotten WARC records. Each is overwritten in place by a placeholder of the same size, so no other record moves.

The transaction that deletes the rows lists the records in the table `blanks`. Their rows in `blanks` are deleted after the text is gone
from the WARC file, the full-text index, SQLite's free pages and the WAL. The operation is idempotent: after a kill, `finish` runs again.
"""

from __future__ import annotations

import os
import sqlite3
import struct
import uuid
import zlib
from datetime import UTC, datetime
from pathlib import Path

from crawler.archive.warc.gzip_members import BLOCK, GZIP_HEAD, RECORD_END
from crawler.archive.warc.recovery import members
from crawler.errors import HemeroError

PLACEHOLDER_TEXT = b"The record that stood here was taken away by hemero forget.\r\n"
PLACEHOLDER_HEADERS = (
    "WARC/1.1\r\nWARC-Type: metadata\r\nWARC-Record-ID: <urn:uuid:{id}>\r\nWARC-Date: {date}\r\n"
    "Content-Type: text/plain\r\nContent-Length: {length:010}\r\n\r\n"
)
GZIP_FRAME = len(GZIP_HEAD) + 8
"""Bytes of a gzip member before and after its deflate blocks."""
READER_IS_OPEN = (
    "Another program is reading {path}, so that {path}-wal still holds what was forgotten: close it and run hemero forget again."
)
FREE_PAGES_AT_A_TIME = 1000
"""Free pages of the SQLite file that one statement overwrites."""


def exchange_length(path: Path, offset: int, length: int) -> int:
    """Bytes of the response record at `offset` (`length` bytes) and of the request record after it, if there is one."""
    if not path.exists():
        return length
    found = members(path, offset)
    next(found, None)
    follower = next(found, None)
    return length + (follower.length if follower and b"\r\nWARC-Type: request\r\n" in follower.head else 0)


def placeholder_record(size: int, now: datetime) -> bytes:
    """A gzip member of exactly `size` bytes: a `metadata` record which says that a record was erased. ValueError if `size` is too small.

    >>> import gzip
    >>> member = placeholder_record(70_000, datetime(2026, 1, 1, tzinfo=UTC))
    >>> len(member), gzip.decompress(member)[:8]
    (70000, b'WARC/1.1')
    """
    blocks = -(-(size - GZIP_FRAME) // (BLOCK + 5))
    whole = size - GZIP_FRAME - 5 * blocks
    head = PLACEHOLDER_HEADERS.format(id=uuid.uuid4(), date=f"{now:%Y-%m-%dT%H:%M:%SZ}", length=0)
    length = whole - len(head) - len(RECORD_END)
    if length < 0:
        raise ValueError(f"{size} bytes have no room for a record")
    head = head.replace(f"Content-Length: {0:010}", f"Content-Length: {length:010}")
    record = head.encode() + PLACEHOLDER_TEXT[:length].ljust(length) + RECORD_END
    share = -(-whole // blocks)
    pieces = [record[share * number : share * (number + 1)] for number in range(blocks)]
    packed = [struct.pack("<BHH", number == blocks - 1, len(piece), len(piece) ^ 0xFFFF) + piece for number, piece in enumerate(pieces)]
    return b"".join([GZIP_HEAD, *packed, struct.pack("<II", zlib.crc32(record), len(record) & 0xFFFFFFFF)])


def has_pending(db: sqlite3.Connection, name: str | None = None) -> bool:
    """Whether records are still to be erased, in the WARC file `name` or (None) in any file."""
    if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'blanks'").fetchone():
        return False  # a read-only archive of an earlier version
    return db.execute("SELECT 1 FROM blanks WHERE ?1 IS NULL OR warc_file = ?1 LIMIT 1", (name,)).fetchone() is not None


def finish(db: sqlite3.Connection, folder: Path, path: str) -> None:
    """Erase all records in `blanks`, and the deleted text that SQLite still holds. Must not run inside a transaction.

    Raises `HemeroError` where another program reads the archive: then the WAL cannot be truncated, but all other steps are done.
    """
    if not has_pending(db):
        return
    places: dict[str, list[tuple[int, int]]] = {}
    for name, offset, length in db.execute("SELECT warc_file, warc_offset, warc_length FROM blanks"):
        places.setdefault(name, []).append((offset, length))
    for name, spots in places.items():
        if (folder / name).exists():
            _overwrite(folder / name, sorted(spots), datetime.now(UTC))
    _clear_database(db, path)


def _clear_database(db: sqlite3.Connection, path: str) -> None:
    """Remove deleted text from the free pages, the full-text index and the WAL; then empty `blanks`."""
    before = db.execute("PRAGMA secure_delete").fetchone()[0]
    db.execute("PRAGMA secure_delete = ON")
    try:
        if db.execute("SELECT max(words) FROM blanks").fetchone()[0]:
            _fill_free_pages(db)
            db.execute("INSERT INTO headlines_fts (headlines_fts) VALUES ('optimize')")
            db.execute("INSERT INTO removed_fts (removed_fts) VALUES ('optimize')")
            db.execute("INSERT INTO articles_fts (articles_fts) VALUES ('optimize')")  # old index segments hold deleted terms: merge all
        if db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            raise HemeroError(READER_IS_OPEN.format(path=path))
        db.execute("DELETE FROM blanks")
    finally:
        db.execute(f"PRAGMA secure_delete = {('OFF', 'ON', 'FAST')[before]}")


def _overwrite(path: Path, places: list[tuple[int, int]], now: datetime) -> None:
    with path.open("r+b") as file:
        for offset, size in places:
            file.seek(offset)
            file.write(placeholder_record(size, now))
        file.flush()
        os.fsync(file.fileno())


def _fill_free_pages(db: sqlite3.Connection) -> None:
    """Overwrite the free pages of the file with zeros: they still hold text of deleted and updated rows."""
    page_size = db.execute("PRAGMA page_size").fetchone()[0]
    db.execute("CREATE TABLE IF NOT EXISTS filling (zeros BLOB)")
    while free := db.execute("PRAGMA freelist_count").fetchone()[0]:
        db.execute("INSERT INTO filling VALUES (zeroblob(?))", (min(free, FREE_PAGES_AT_A_TIME) * (page_size - 4),))
    db.execute("DROP TABLE filling")
