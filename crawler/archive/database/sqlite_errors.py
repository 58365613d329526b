"""What SQLite and the disk complain of, said so that the user knows what to do."""

from __future__ import annotations

import errno
import sqlite3

from crawler.errors import HemeroError

SAYINGS = {
    "SQLITE_FULL": "The disk that holds {place} is full: free some space and start again; nothing half-written was kept.",
    "SQLITE_READONLY": "{place} cannot be written: check the rights of the file and of its folder, or name another with {option}.",
    "SQLITE_CANTOPEN": "{place} cannot be opened: check that its folder exists and may be written, or name another with {option}.",
    "SQLITE_NOTADB": "{place} is not an archive (not even a SQLite file): name another with {option}.",
    "SQLITE_CORRUPT": "{place} is damaged: restore it from a copy, or keep its warc/ folder and make a new archive from it.",
    "SQLITE_BUSY": "{place} is being written by another program: wait until it has finished, then start again.",
    "SQLITE_LOCKED": "{place} is being written by another program: wait until it has finished, then start again.",
    "SQLITE_IOERR": "{place} cannot be written (quota reached, or disk failing): make room and start again; nothing half-written was kept.",
}
"""The beginning of SQLite's name for a trouble → the sentence."""

ERRNOS = {
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
"""The system's trouble → the one of SQLite that it amounts to."""


def say(trouble: sqlite3.Error | OSError, place: str, *, option: str = "--archive") -> HemeroError | None:
    """The sentence for `trouble`, None where it is nothing that a user can mend; `option` is what names another place.

    >>> str(say(OSError(errno.ENOSPC, "No space left on device"), "a.db"))
    'The disk that holds a.db is full: free some space and start again; nothing half-written was kept.'
    """
    # SQLite's name is absent where Python's own module complains
    name = ERRNOS.get(trouble.errno or 0, "") if isinstance(trouble, OSError) else getattr(trouble, "sqlite_errorname", "")
    for beginning, sentence in SAYINGS.items():
        if name.startswith(beginning):
            return HemeroError(sentence.format(place=place, option=option))
    return None
