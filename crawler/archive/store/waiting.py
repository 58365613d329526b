"""The waiting addresses of an archive: how many, why, and until when."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from crawler.archive.records import Scope

WAITING = """
SELECT coalesce(queue, ''), detail, count(*), min(CASE WHEN queue = 'later' THEN next_visit END) FROM pages
WHERE outcome = 'waiting' AND hint != 'robots' AND {where} GROUP BY 1, 2 ORDER BY 3 DESC
"""
EVERYWHERE = "1"
WITHIN = "outlet IN (SELECT value FROM json_each(:outlets))"
WITHIN_ROOTS = """page_id IN (
    SELECT page_id FROM pages WHERE outlet IN (SELECT value FROM json_each(:outlets)) AND outcome = 'waiting'
    UNION SELECT page_id FROM pages WHERE root IN (SELECT value FROM json_each(:roots)) AND root != ''
)"""


@dataclass(frozen=True, slots=True)
class Waiting:
    """The addresses that wait for one reason."""

    count: int
    why: str
    until: float | None
    """UTC seconds at which the first of them is due; None where no visit is planned."""
    ready: bool
    """Whether they are queued, so that the next crawl fetches them."""


def waiting(db: sqlite3.Connection, scope: Scope) -> list[Waiting]:
    """The waiting addresses of a crawl's scope, by reason, most frequent reason first."""
    where = EVERYWHERE if scope.everything else WITHIN_ROOTS if scope.roots else WITHIN
    names = {"outlets": json.dumps(sorted(scope.outlets)), "roots": json.dumps(sorted(scope.roots))}
    rows = db.execute(WAITING.format(where=where), names)
    return [Waiting(count, detail or "its turn", until, queue != "") for queue, detail, count, until in rows]
