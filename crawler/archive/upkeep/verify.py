"""`hemero verify`: compare the captures with the WARC records. Every capture must have its record, with the right digest, and every
response or revisit record must have a capture."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecordType

from crawler.archive.warc.erasure import has_pending
from crawler.archive.warc.recovery import members
from crawler.archive.warc.warc_folder import WarcFolder, digest_of

RESPONSES = WarcRecordType.response | WarcRecordType.revisit


@dataclass(frozen=True, slots=True)
class Fault:
    """A difference between the rows and the WARC records."""

    warc_file: str
    offset: int
    """The first byte of the record; 0 for the whole file."""
    what: str
    heals: bool = False
    """Whether an interrupted crawl left it, so that the next crawl repairs it when it starts."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The numbers of files, records and captures checked, and the faults."""

    files: int
    records: int
    captures: int
    faults: tuple[Fault, ...]

    @property
    def sound(self) -> bool:
        """Whether there are no faults, except those that the next crawl repairs."""
        return all(fault.heals for fault in self.faults)


def verify(db: sqlite3.Connection, folder: WarcFolder, *, heard: Callable[[str], None] = lambda _: None) -> Verdict:
    """Read every WARC file of the archive and compare it with the captures. `heard` is called with each file name before it is read."""
    faults = [Fault("hemero.db", 0, str(row[0])) for row in db.execute("PRAGMA quick_check") if row[0] != "ok"]
    names = {str(row[0]) for row in db.execute("SELECT DISTINCT warc_file FROM captures UNION SELECT warc_file FROM warc_files")}
    present = {path.name for path in folder.files()} | {name for name in names if (folder.folder / name).is_file()}
    records = 0
    for name in sorted(names | present):
        heard(name)
        if name not in present:
            faults.append(Fault(name, 0, "the file is missing"))
            continue
        if has_pending(db, name):
            faults.append(Fault(name, 0, "hemero forget was interrupted (hemero forget again, or the next crawl, ends it)", heals=True))
            continue
        found, read = _verify_file(db, folder.folder / name)
        faults += found
        records += read
    captures = int(db.execute("SELECT count(*) FROM captures").fetchone()[0])
    return Verdict(len(names | present), records, captures, tuple(faults))


def _verify_file(db: sqlite3.Connection, path: Path) -> tuple[list[Fault], int]:
    rows = {
        int(offset): (int(length), str(digest), refers)
        for offset, length, digest, refers in db.execute(
            "SELECT warc_offset, warc_length, digest, revisit_of FROM captures WHERE warc_file = ?", (path.name,)
        )
    }
    known = next((int(size) for (size,) in db.execute("SELECT size FROM warc_files WHERE warc_file = ?", (path.name,))), 0)
    faults, records, end = [], 0, 0
    for member in members(path):
        records += 1
        end = member.offset + member.length
        if not member.is_response:
            continue
        row = rows.pop(member.offset, None)
        if row is None:
            faults.append(Fault(path.name, member.offset, "no row points to this record (the next crawl adopts it)", heals=True))
        elif row[0] != member.length:
            faults.append(Fault(path.name, member.offset, f"the record has {member.length} bytes, its row says {row[0]}"))
        elif row[2] is None and (read := _payload_digest(path, member.offset)) != row[1]:
            faults.append(Fault(path.name, member.offset, f"its payload digest is {read}, its row says {row[1]}"))
    faults += [Fault(path.name, offset, "no record begins where a row points to") for offset in sorted(rows)]
    if (torn := path.stat().st_size - end) > 0:
        faults.append(
            Fault(
                path.name, end, f"{torn} bytes are no complete record" + " (the next crawl cuts them)" * (end >= known), heals=end >= known
            )
        )
    return faults, records


def _payload_digest(path: Path, offset: int) -> str:
    return next(_digests(path, offset), "unreadable")


def _digests(path: Path, offset: int) -> Iterator[str]:
    with path.open("rb") as file:
        file.seek(offset)
        for record in ArchiveIterator(file, record_types=RESPONSES, parse_http=True, auto_decode="none"):
            yield digest_of(record.reader.read())
