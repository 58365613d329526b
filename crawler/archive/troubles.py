"""What SQLite and the disk complain of, said so that the user knows what to do."""

from __future__ import annotations

import errno
import sqlite3

from crawler.errors import HemeroError

SAYINGS = (
    ("disk is full", "The disk that holds {place} is full: free some space and start again; nothing half-written was kept."),
    ("readonly", "{place} cannot be written: check the rights of the file and of its folder, or name another with --archive."),
    ("unable to open", "{place} cannot be opened: check that its folder exists and may be written, or name another with --archive."),
    ("not a database", "{place} is not an archive (not even a SQLite file): name another with --archive."),
    ("malformed", "{place} is damaged: restore it from a copy, or keep its warc/ folder and make a new archive from it."),
    ("locked", "{place} is being written by another program: wait until it has finished, then start again."),
    ("disk i/o", "{place} cannot be written (quota reached, or disk failing): make room and start again; nothing half-written was kept."),
)
"""What SQLite's message holds → the sentence. First match wins."""

ERRNOS = {
    errno.ENOSPC: "disk is full",
    errno.EDQUOT: "disk is full",
    errno.EFBIG: "disk is full",
    errno.EROFS: "readonly",
    errno.EACCES: "readonly",
    errno.EPERM: "readonly",
    errno.ENOTDIR: "unable to open",
    errno.EISDIR: "unable to open",
    errno.EIO: "disk i/o",
}


def say(trouble: sqlite3.Error | OSError, place: str) -> HemeroError | None:
    """The sentence for `trouble`, None where it is nothing that a user can mend.

    >>> str(say(sqlite3.OperationalError("database is locked"), "a.db"))
    'a.db is being written by another program: wait until it has finished, then start again.'
    """
    words = str(trouble).lower()
    if isinstance(trouble, OSError):
        words = ERRNOS.get(trouble.errno or 0, words)
    for part, sentence in SAYINGS:
        if part in words:
            return HemeroError(sentence.format(place=place))
    return None
