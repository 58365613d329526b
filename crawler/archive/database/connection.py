"""Opening and locking the SQLite file: what is not an archive, newer, read-only, locked or full is said in one sentence."""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crawler.archive.database.schema import APPLICATION_ID, migrate, migrations, refuse_newer
from crawler.archive.database.sqlite_errors import say
from crawler.archive.database.sqlite_utils_import import Database
from crawler.errors import HemeroError

MEMORY = ":memory:"
BUSY_SECONDS = 10.0
PATIENT_SECONDS = 120.0
"""How long a process waits for its turn to write where several write into an archive."""
CACHE_KIB = 64 * 1024
CHECKPOINT_PAGES = 4000
"""16 MB of log before it goes into the file: pages that change in every batch are copied a quarter as often."""


@contextmanager
def said(place: str, *, option: str = "--archive") -> Iterator[None]:
    """Turn what SQLite and the disk complain of into a `HemeroError`, where a user can mend it: `option` names another place."""
    try:
        yield
    except (sqlite3.Error, OSError) as trouble:
        sentence = say(trouble, place, option=option)
        if sentence is None:
            raise
        raise sentence from trouble


def connect(place: str, *, readonly: bool = False) -> sqlite3.Connection:
    """A connection to an archive, made and migrated where it must be. Raises `HemeroError`.

    A new archive that cannot be finished leaves no file behind.
    """
    if place == MEMORY:
        return _prepared(sqlite3.connect(place, isolation_level=None, check_same_thread=False), place)
    path = Path(place)
    if readonly:
        return _reader(path)
    fresh = not path.exists()
    with said(place):
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS)
        try:
            return _prepared(connection, place)
        except BaseException:
            connection.close()
            if fresh:
                for leftover in (path, Path(f"{place}-wal"), Path(f"{place}-shm"), Path(f"{place}-journal")):
                    leftover.unlink(missing_ok=True)
            raise


def _prepared(connection: sqlite3.Connection, place: str) -> sqlite3.Connection:
    """Check that the file is ours or empty, set it up and bring its schema to this version."""
    _check(connection, place, empty_is_ours=True)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA secure_delete = FAST")  # what is changed leaves nothing behind in its page, for who is to be forgotten later
    connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
    database = Database(connection)
    migrate(database, place=place)
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    return connection


def _check(connection: sqlite3.Connection, place: str, *, empty_is_ours: bool) -> None:
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    marked = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    if marked or {"pages", "captures", "_sqlite_migrations"} <= tables or (not tables and empty_is_ours):
        return
    raise HemeroError(f"{place} is a SQLite file but not an archive: name another with --archive.")


def _reader(path: Path) -> sqlite3.Connection:
    if not path.exists():
        raise HemeroError(f"There is no archive at {path}: make one with hemero crawl, or name another with --archive.")
    with said(str(path)):
        connection = _open_reader(path)
        _check(connection, str(path), empty_is_ours=False)
        refuse_newer(Database(connection), place=str(path))
        if migrations.pending(Database(connection)):
            connection.close()
            _bring_up_to_date(path)
            connection = _open_reader(path)
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA query_only = ON")
        return connection


def _bring_up_to_date(path: Path) -> None:
    """An archive of an earlier version gets this version's tables before it is asked. HemeroError where a crawl has it."""
    lock = Lock(str(path))
    lock.take()
    try:
        connect(str(path)).close()
    finally:
        lock.release()


def _open_reader(path: Path) -> sqlite3.Connection:
    """A read-only connection; where the folder cannot be written and nobody writes, one that needs no files beside the archive."""
    address = path.resolve().as_uri()
    for query in ("mode=ro", "mode=ro&immutable=1"):
        connection = sqlite3.connect(f"{address}?{query}", uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS)
        try:
            connection.execute("SELECT count(*) FROM sqlite_master")
        except sqlite3.OperationalError:
            connection.close()
            if "immutable" in query or Path(f"{path}-wal").exists():
                raise
        else:
            return connection
    raise AssertionError("one of the two connections was returned or raised")


class Lock:
    """One crawl at a time in an archive: a lock on a file beside it, which the system takes from a process that dies."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._file: int | None = None

    def take(self) -> None:
        """Hold the lock. Raises `HemeroError` where another process holds it."""
        if self._file is not None or self._place == MEMORY:
            return
        with said(self._place):
            file = os.open(f"{self._place}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as trouble:
            holder = os.read(file, 20).decode(errors="replace").strip()
            os.close(file)
            who = f" (process {holder})" if holder else ""
            raise HemeroError(f"{self._place} is being crawled by another hemero{who}: wait for it or stop it.") from trouble
        os.truncate(file, 0)
        os.write(file, str(os.getpid()).encode())
        self._file = file

    def share(self, file: int) -> None:
        """Hold the lock with the process that took it, whose open file `file` this one inherited: it is free when both have let go."""
        os.set_inheritable(file, False)
        self._file = file

    @property
    def file(self) -> int | None:
        """The open file of a lock that is held, for a process to share."""
        return self._file

    @property
    def held(self) -> bool:
        """Whether this object holds the lock; an archive in memory needs none."""
        return self._file is not None or self._place == MEMORY

    def release(self) -> None:
        """Let go; the empty file stays, since taking it away would let two hold it."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
