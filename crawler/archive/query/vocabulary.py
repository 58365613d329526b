"""The words of the archive, from the full-text index: those that a `*` or `?` covers, and those that a misspelt word may mean."""

from __future__ import annotations

import json
import sqlite3

from crawler.archive.query.errors import QuestionError

MAX_FORMS = 500
"""The largest number of words that one word with `?`, or with `*` inside, may cover."""
COVERED = """
SELECT DISTINCT term FROM vocabulary WHERE term >= :first AND term < :beyond AND term GLOB :pattern
AND col IN (SELECT value FROM json_each(:columns)) LIMIT :most
"""


def words_like(db: sqlite3.Connection, pattern: str, columns: str) -> tuple[str, ...]:
    """The words in these index columns that a folded word with `*` and `?` covers. Raises `QuestionError` where they are too many."""
    first = pattern.replace("?", "*").partition("*")[0]
    values = {"first": first, "beyond": first + "\U0010ffff", "pattern": pattern, "columns": json.dumps(columns.split())}
    found = tuple(row[0] for row in db.execute(COVERED, {**values, "most": MAX_FORMS + 1}))
    if len(found) > MAX_FORMS:
        raise QuestionError("forms", text=pattern, most=MAX_FORMS)
    return found
