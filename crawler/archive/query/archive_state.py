"""The state of an archive in a short digest, so that a cited search says what was searched."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from dataclasses import dataclass

_STATE = """
SELECT (SELECT archive_id FROM archive), (SELECT max(article_id) FROM articles), (SELECT max(revision_id) FROM revisions),
    (SELECT count(*) FROM tombstones), c.capture_id, c.fetched, c.digest
FROM (SELECT max(capture_id) AS last FROM captures) LEFT JOIN captures c ON c.capture_id = last
"""


@dataclass(frozen=True, slots=True)
class ArchiveState:
    """What an archive held at a moment. Two states of an archive with the same digest hold the same captures, articles and versions."""

    digest: str
    """The first 16 hexadecimal digits of the SHA-256 of: the archive's id, the largest ids of articles and revisions, the number of
    forgotten addresses, and the last capture (id, time, digest), as a JSON list."""
    last_capture_id: int | None
    last_fetched: str | None


def archive_state(db: sqlite3.Connection) -> ArchiveState:
    """The state of the archive now. It reads the ends of indexes, not the tables."""
    row = db.execute(_STATE).fetchone()
    text = json.dumps(list(row), ensure_ascii=False)
    return ArchiveState(hashlib.sha256(text.encode()).hexdigest()[:16], row[4], row[5])
