"""Opening and locking the SQLite file. Expected errors (not an archive, newer version, read-only, locked, disk full) are `HemeroError`."""

from __future__ import annotations

import contextlib
import fcntl
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crawler.archive.database.schema import APPLICATION_ID, migrate, migrations, refuse_newer
from crawler.archive.database.sqlite_errors import DAMAGED, StorageError, hemero_error_for
from crawler.archive.database.sqlite_utils_import import Database
from crawler.errors import HemeroError

IN_MEMORY = ":memory:"
BUSY_SECONDS = 10.0
SHARED_BUSY_SECONDS = 120.0
"""SQLite's busy timeout in seconds, where several processes write to one archive."""
HARD_LINK = (
    "{path} has a second name (a hard link), and SQLite damages a file that is written under two names: delete one of them"
    " (find / -samefile {path} lists them)."
)
CHECK_SECONDS = 30.0
CACHE_KIB = 64 * 1024
CHECKPOINT_PAGES = 4000
"""WAL pages before a checkpoint (16 MB, four times SQLite's default): pages that every batch changes are copied a quarter as often."""


@contextmanager
def sqlite_errors_as_hemero_errors(path: str, *, option: str = "--archive") -> Iterator[None]:
    """Raise SQLite and OS errors as `HemeroError` where the user can correct them; other errors pass unchanged.

    `path` is the path in the message. `option` is the command-line option that names another path.
    """
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        sentence = hemero_error_for(error, path, option=option)
        if sentence is None:
            raise
        raise sentence from error


def is_damaged(connection: sqlite3.Connection) -> bool:
    """Whether SQLite finds damage in the file within half a minute."""
    end = time.monotonic() + CHECK_SECONDS
    connection.set_progress_handler(lambda: time.monotonic() > end, 100_000)
    try:
        return any(row[0] != "ok" for row in connection.execute("PRAGMA quick_check(1)"))
    except sqlite3.Error as error:
        return getattr(error, "sqlite_errorname", "") != "SQLITE_INTERRUPT"
    finally:
        connection.set_progress_handler(None, 0)


def warc_folder(path: str) -> Path:
    """The folder of an archive's WARC files: `warc/` beside the file. If `path` is a symbolic link, beside the file that it points to."""
    real = Path(os.path.realpath(path)).parent / "warc"
    beside_link = Path(path).parent / "warc"
    return beside_link if beside_link.is_dir() and not real.is_dir() else real


def connect(path: str, *, readonly: bool = False) -> sqlite3.Connection:
    """Connect to an archive. Where needed, create it or migrate it. Raises `HemeroError`.

    If the creation of a new archive fails, no file is left.
    """
    try:
        return _connect(path, readonly)
    except UnicodeDecodeError as error:  # damaged SQL of the schema, in the message of SQLite's error
        raise StorageError(DAMAGED.format(path=path)) from error


def _connect(path: str, readonly: bool) -> sqlite3.Connection:
    if path == IN_MEMORY:
        return _configured(sqlite3.connect(path, isolation_level=None, check_same_thread=False), path)
    file = Path(path)
    if readonly:
        return _connect_readonly(file)
    fresh = not file.exists()
    with sqlite_errors_as_hemero_errors(path):
        file.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(file, isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS)
        try:
            return _configured(connection, path)
        except BaseException:
            connection.close()
            if fresh:
                for leftover in (file, Path(f"{path}-wal"), Path(f"{path}-shm"), Path(f"{path}-journal")):
                    leftover.unlink(missing_ok=True)
            raise


def _configured(connection: sqlite3.Connection, path: str) -> sqlite3.Connection:
    """Check that the file is an archive or empty, set the pragmas and run the migrations."""
    _check_is_archive(connection, path, empty_is_ours=True)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA secure_delete = FAST")  # `hemero forget` needs it: old text does not stay in the free space of a page
    connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
    database = Database(connection)
    migrate(database, path=path)
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    return connection


def _check_is_archive(connection: sqlite3.Connection, path: str, *, empty_is_ours: bool) -> None:
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    marked = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    if marked or {"pages", "captures", "_sqlite_migrations"} <= tables or (not tables and empty_is_ours):
        return
    raise HemeroError(f"{path} is a SQLite file but not an archive: name another with --archive.")


def _connect_readonly(file: Path) -> sqlite3.Connection:
    if not file.exists():
        raise HemeroError(f"There is no archive at {file}: make one with hemero crawl, or name another with --archive.")
    with sqlite_errors_as_hemero_errors(str(file)):
        connection = _open_readonly_file(file)
        _check_is_archive(connection, str(file), empty_is_ours=False)
        refuse_newer(Database(connection), path=str(file))
        if migrations.pending(Database(connection)):
            connection.close()
            _migrate_for_reader(file)
            connection = _open_readonly_file(file)
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA query_only = ON")
        return connection


def _migrate_for_reader(file: Path) -> None:
    """Run pending migrations before a reader opens the archive. Raises `HemeroError` where a crawl holds the lock."""
    lock = Lock(str(file))
    lock.acquire()
    try:
        connect(str(file)).close()
    finally:
        lock.release()


def _open_readonly_file(file: Path) -> sqlite3.Connection:
    """A read-only connection. Where the folder is read-only and there is no WAL file, the file is opened as immutable: that needs no files
    beside it."""
    address = file.resolve().as_uri()
    for query in ("mode=ro", "mode=ro&immutable=1"):
        connection = sqlite3.connect(f"{address}?{query}", uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS)
        try:
            connection.execute("SELECT count(*) FROM sqlite_master")
        except sqlite3.OperationalError:
            connection.close()
            if "immutable" in query or Path(f"{file}-wal").exists():
                raise
        else:
            return connection
    raise AssertionError("one of the two connections was returned or raised")


class Lock:
    """The archive's lock, so that only one crawl runs: `flock` on a file beside it. The system releases it when the process dies.

    Symbolic links to the archive have the same lock. An archive with hard links is refused: SQLite damages a file that is written under
    two names.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._real_path = path if path == IN_MEMORY else os.path.realpath(path)
        self._file: int | None = None

    def acquire(self) -> None:
        """Acquire the lock. Raises `HemeroError` where another process holds it."""
        if self._file is not None or self._path == IN_MEMORY:
            return
        with sqlite_errors_as_hemero_errors(self._path):
            if Path(self._real_path).stat().st_nlink > 1:
                raise HemeroError(HARD_LINK.format(path=self._path))
            file = os.open(f"{self._real_path}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            holder = os.read(file, 20).decode(errors="replace").strip()
            os.close(file)
            who = f" (process {holder})" if holder else ""
            raise HemeroError(f"{self._path} is being crawled by another hemero{who}: wait for it or stop it.") from error
        self._file = file
        with contextlib.suppress(OSError):  # a full disk: only the message to a second crawl lacks the number
            os.truncate(file, 0)
            os.write(file, str(os.getpid()).encode())

    def inherit(self, file: int) -> None:
        """Share the lock of the parent process through its inherited file descriptor `file`. The lock is free when both have closed it."""
        os.set_inheritable(file, False)
        self._file = file

    @property
    def file(self) -> int | None:
        """The file descriptor of the held lock, for a child process; None where the lock is not held."""
        return self._file

    @property
    def held(self) -> bool:
        """Whether this object holds the lock. An archive in memory needs no lock."""
        return self._file is not None or self._path == IN_MEMORY

    def release(self) -> None:
        """Release the lock. The lock file stays: if it were deleted, two processes could hold two different files."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
