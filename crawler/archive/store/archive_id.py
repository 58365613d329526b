"""The id of an archive. Its WARC files have the id in their names, so that archives in one folder never share a file."""

from __future__ import annotations

import contextlib
import os
import secrets
import sqlite3
from collections.abc import Collection, Iterator
from pathlib import Path

from crawler.archive.warc.file_names import id_in_name

SQLITE_MAGIC = b"SQLite format 3\0"
INSERT_ID = "INSERT INTO archive (archive_id, inode) SELECT ?, ? WHERE NOT EXISTS (SELECT 1 FROM archive)"


def archive_id(db: sqlite3.Connection, path: str, *, readonly: bool = False) -> str:
    """The archive's id; a new one where it has none. Empty for a read-only archive without one."""
    row = db.execute("SELECT archive_id FROM archive").fetchone()
    if row is None and not readonly:
        db.execute(INSERT_ID, (secrets.token_hex(8), _inode(path)))
        row = db.execute("SELECT archive_id FROM archive").fetchone()
    return str(row[0]) if row else ""


def renewed_id(db: sqlite3.Connection, path: str) -> str:
    """The archive's id at the start of a crawl: a new one where the file is a copy of another archive in the same folder.

    A file that was renamed, moved or restored keeps its id.
    """
    name, inode = db.execute("SELECT archive_id, inode FROM archive").fetchone()
    if inode != _inode(path):
        if any(other == name for other, _ in _others(path, ())):
            name = secrets.token_hex(8)
        db.execute("UPDATE archive SET archive_id = ?, inode = ?", (name, _inode(path)))
    return str(name)


def names_of_others(path: str, names: Collection[str]) -> set[str]:
    """Those of these WARC file names that belong to another archive in the folder of `path`."""
    return {name for owner, recorded in _others(path, names) for name in names if name in recorded or (owner and id_in_name(name) == owner)}


def _inode(path: str) -> int:
    """The inode number of the file; 0 for an archive in memory."""
    try:
        return Path(path).stat().st_ino & (1 << 63) - 1
    except OSError:
        return 0


def _others(path: str, names: Collection[str]) -> Iterator[tuple[str, set[str]]]:
    """The other archives in the folder: id (empty before the id was introduced), and those of `names` that they have recorded."""
    own = Path(os.path.realpath(path))
    for file in sorted(own.parent.iterdir()) if own.exists() else ():
        if file.is_file() and not file.samefile(own) and _begins_as_sqlite(file):
            with contextlib.suppress(sqlite3.Error), contextlib.closing(_open(file)) as other:
                recorded = {str(row[0]) for row in other.execute("SELECT warc_file FROM warc_files")}
                has_id = other.execute("SELECT 1 FROM sqlite_master WHERE name = 'archive'").fetchone()
                row = other.execute("SELECT archive_id FROM archive").fetchone() if has_id else None
                yield str(row[0]) if row else "", recorded.intersection(names)


def _begins_as_sqlite(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            return opened.read(len(SQLITE_MAGIC)) == SQLITE_MAGIC
    except OSError:
        return False


def _open(file: Path) -> sqlite3.Connection:
    """A read-only connection that leaves no file behind where no other program has the archive open."""
    query = "mode=ro" if Path(f"{file}-wal").exists() else "mode=ro&immutable=1"
    return sqlite3.connect(f"{file.resolve().as_uri()}?{query}", uri=True, timeout=2.0)
