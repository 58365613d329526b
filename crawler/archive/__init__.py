"""The archive: one SQLite file, the WARC folder beside it, the frontier inside it, one thread that writes."""

from __future__ import annotations

from crawler.archive.archive import Archive
from crawler.archive.coding import TooLargeError, decode_body
from crawler.archive.search import Hit
from crawler.archive.visit import HINTS, HOWS, OUTCOMES, Discovery, Exchange, Lease, Pace, Recovery, Scope, Unread, Visit
from crawler.archive.warc import digest_of
from crawler.archive.writer import Writer

__all__ = [
    "HINTS",
    "HOWS",
    "OUTCOMES",
    "Archive",
    "Discovery",
    "Exchange",
    "Hit",
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
