"""`hemero verify`: compare the captures with the WARC records, and the texts of articles with their digests.

Every capture must have its record, with the right digest, and every response or revisit record must have a capture. A bad record is one
fault, and the records after it are compared as well.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecordType

from crawler.archive.database.content_digest import content_digest
from crawler.archive.warc.erasure import has_pending
from crawler.archive.warc.recovery import Hole, Member, parts
from crawler.archive.warc.warc_folder import WarcFolder, digest_of

REVISIONS = "SELECT article_id, revision_id, digest, title, lead, body FROM revisions"
SHOWN = """
SELECT a.article_id, r.digest, a.title, a.lead, a.body FROM articles a LEFT JOIN revisions r USING (revision_id)
WHERE (a.title, a.lead, a.body) IS NOT (r.title, r.lead, r.body)
"""
NO_ROW = "no row points to this record"
RESPONSES = WarcRecordType.response | WarcRecordType.revisit


@dataclass(frozen=True, slots=True)
class Fault:
    """A difference between the rows and the WARC records."""

    warc_file: str
    """`the SQLite file` for a fault of the rows."""
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
    """Read every WARC file of the archive and compare it with the captures; compare the texts of articles with their digests.

    `heard` is called with each file name before it is read. A damaged database is a fault, too.
    """
    faults: list[Fault] = []
    names, records, captures = set[str](), 0, 0
    try:
        faults += [_in_database(str(row[0])) for row in db.execute("PRAGMA quick_check") if row[0] != "ok"]
        names = {str(row[0]) for row in db.execute("SELECT DISTINCT warc_file FROM captures UNION SELECT warc_file FROM warc_files")}
        present = {path.name for path in folder.files()} | {name for name in names if (folder.folder / name).is_file()}
        names |= present
        for name in sorted(names):
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
        faults += _verify_texts(db)
    except sqlite3.DatabaseError as error:
        faults.append(_in_database(f"the rows cannot all be read ({error})"))
    return Verdict(len(names), records, captures, tuple(faults))


def _in_database(what: str) -> Fault:
    return Fault("the SQLite file", 0, what)


def _verify_texts(db: sqlite3.Connection) -> Iterator[Fault]:
    """Articles and revisions whose text is not the one that their digest says."""
    for article_id, revision_id, digest, title, lead, body in db.execute(REVISIONS):
        if content_digest(title, lead, body.split("\n\n")) != digest:
            yield _in_database(f"the text of revision {revision_id} (article {article_id}) does not fit its digest")
    for article_id, digest, title, lead, body in db.execute(SHOWN):
        if content_digest(title, lead, body.split("\n\n")) != digest:
            yield _in_database(f"the text of article {article_id} is not that of its revision")


def _verify_file(db: sqlite3.Connection, path: Path) -> tuple[list[Fault], int]:
    rows = {
        int(offset): (int(length), str(digest), refers)
        for offset, length, digest, refers in db.execute(
            "SELECT warc_offset, warc_length, digest, revisit_of FROM captures WHERE warc_file = ?", (path.name,)
        )
    }
    known = next((int(size) for (size,) in db.execute("SELECT size FROM warc_files WHERE warc_file = ?", (path.name,))), 0)
    faults, records = [], 0
    for part in parts(path):
        if isinstance(part, Hole):
            faults.append(_hole(path, part, rows, known))
            continue
        records += 1
        if part.is_response and (what := _compare(path, part, rows.pop(part.offset, None))):
            heals = what == NO_ROW and part.offset >= known
            faults.append(Fault(path.name, part.offset, f"{what} (the next crawl adopts it)" if heals else what, heals))
    size = path.stat().st_size
    faults += [Fault(path.name, offset, "no record begins where a row points to") for offset in sorted(rows) if offset < size]
    if lost := [offset for offset in rows if offset >= size]:
        faults.append(Fault(path.name, size, f"the file ends here, before {_captures(len(lost))}"))
    return sorted(faults, key=lambda fault: fault.offset), records


def _compare(path: Path, member: Member, row: tuple[int, str, int | None] | None) -> str:
    """How a response record differs from its row; empty where it does not."""
    if row is None:
        return NO_ROW
    length, digest, refers = row
    if length != member.length:
        return f"the record has {member.length} bytes, its row says {length}"
    if refers is None and (read := _payload_digest(path, member.offset)) != digest:
        return f"its payload digest is {read}, its row says {digest}"
    return ""


def _hole(path: Path, hole: Hole, rows: dict[int, tuple[int, str, int | None]], known: int) -> Fault:
    """The fault of bytes that are no complete record. The rows that point to them are removed from `rows`."""
    inside = [offset for offset in rows if hole.offset <= offset < hole.offset + hole.length]
    for offset in inside:
        del rows[offset]
    what = f"{hole.length} bytes are no complete record"
    if inside:
        return Fault(path.name, hole.offset, f"{what}: {_captures(len(inside))} cannot be read")
    heals = hole.is_tail and hole.offset >= known
    return Fault(path.name, hole.offset, what + " (the next crawl cuts them)" * heals, heals)


def _captures(number: int) -> str:
    return "1 capture" if number == 1 else f"{number} captures"


def _payload_digest(path: Path, offset: int) -> str:
    return next(_digests(path, offset), "unreadable")


def _digests(path: Path, offset: int) -> Iterator[str]:
    with path.open("rb") as file:
        file.seek(offset)
        for record in ArchiveIterator(file, record_types=RESPONSES, parse_http=True, auto_decode="none"):
            yield digest_of(record.reader.read())
