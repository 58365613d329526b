"""The archive: one SQLite file with the frontier in it, the WARC folder beside it, and one writer thread."""

from __future__ import annotations

from crawler.archive.records import HINTS, HOWS, OUTCOMES, Discovery, Exchange, Lease, Pace, Recovery, Scope, Unread, Visit
from crawler.archive.store.archive import Archive
from crawler.archive.store.writer import Writer
from crawler.archive.warc.content_encoding import TooLargeError, decode_body
from crawler.archive.warc.warc_folder import digest_of

__all__ = [
    "HINTS",
    "HOWS",
    "OUTCOMES",
    "Archive",
    "Discovery",
    "Exchange",
    "Lease",
    "Pace",
    "Recovery",
    "Scope",
    "TooLargeError",
    "Unread",
    "Visit",
    "Writer",
    "decode_body",
    "digest_of",
]
