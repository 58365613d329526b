"""The sentence for each SQLite or OS error that the user can correct."""

from __future__ import annotations

import errno
import sqlite3

from crawler.errors import HemeroError

DAMAGED = (
    "{path} is damaged: restore it from a copy, or move it to another folder, keep its warc/ folder and crawl again; the new archive then"
    " reads all pages from there."
)
SENTENCES = {
    "SQLITE_FULL": "The disk that holds {path} is full: free some space and start again; nothing half-written was kept.",
    "SQLITE_READONLY": "{path} cannot be written: check the rights of the file and of its folder, or name another with {option}.",
    "SQLITE_CANTOPEN": "{path} cannot be opened: check that its folder exists and may be written, or name another with {option}.",
    "SQLITE_NOTADB": "{path} is not an archive (not even a SQLite file): name another with {option}.",
    "SQLITE_CORRUPT": DAMAGED,
    "SQLITE_BUSY": "{path} is being written by another program: wait until it has finished, then start again.",
    "SQLITE_LOCKED": "{path} is being written by another program: wait until it has finished, then start again.",
    "SQLITE_IOERR": "{path} cannot be written (quota reached, or disk failing): make room and start again; nothing half-written was kept.",
}
"""Prefix of SQLite's error name → the sentence."""

SQLITE_NAMES = {
    errno.ENOSPC: "SQLITE_FULL",
    errno.EDQUOT: "SQLITE_FULL",
    errno.EFBIG: "SQLITE_FULL",
    errno.EROFS: "SQLITE_READONLY",
    errno.EACCES: "SQLITE_READONLY",
    errno.EPERM: "SQLITE_READONLY",
    errno.ENOENT: "SQLITE_CANTOPEN",
    errno.ENOTDIR: "SQLITE_CANTOPEN",
    errno.EEXIST: "SQLITE_CANTOPEN",
    errno.EISDIR: "SQLITE_CANTOPEN",
    errno.EIO: "SQLITE_IOERR",
}
"""`errno` → the equivalent SQLite error name."""


class StorageError(HemeroError):
    """The SQLite file or the disk cannot be used: no page is the cause, and nothing more can be stored."""


def hemero_error_for(error: sqlite3.Error | OSError, path: str, *, option: str = "--archive") -> StorageError | None:
    """The `StorageError` for a SQLite or OS error; None where the user cannot correct it.

    `path` is the path in the message. `option` is the command-line option that names another path.

    >>> str(hemero_error_for(OSError(errno.ENOSPC, "No space left on device"), "a.db"))
    'The disk that holds a.db is full: free some space and start again; nothing half-written was kept.'
    """
    # errors that Python's sqlite3 module raises itself have no SQLite error name
    name = SQLITE_NAMES.get(error.errno or 0, "") if isinstance(error, OSError) else getattr(error, "sqlite_errorname", "")
    if str(error).startswith("Could not decode to UTF-8"):  # Python's sqlite3 module: a text column has bytes that no program of ours wrote
        name = "SQLITE_CORRUPT"
    for beginning, sentence in SENTENCES.items():
        if name.startswith(beginning):
            return StorageError(sentence.format(path=path, option=option))
    return None
