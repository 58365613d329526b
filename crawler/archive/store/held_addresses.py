"""What waits for a reason that a later crawl may lift: found too far from a listing, or on a day that was not asked for."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from crawler.archive.records import Scope

HELD_OF_OUTLET = """
SELECT page_id, url, hint, published_hint FROM pages
WHERE queue IS NULL AND outcome = 'waiting' AND detail = :detail AND outlet = :outlet AND steps <= :reach
"""
HELD_ELSEWHERE = """
SELECT page_id, url, hint, published_hint FROM pages
WHERE queue IS NULL AND outcome = 'waiting' AND detail = :detail AND steps <= :reach
    AND (:everything OR host IN (SELECT value FROM json_each(:hosts)) OR root IN (SELECT value FROM json_each(:roots)))
"""
LIFT = "UPDATE pages SET queue = 'ready', next_visit = ?, detail = '' WHERE page_id = ?"


@dataclass(frozen=True, slots=True)
class Held:
    """An address that waits for a reason."""

    page_id: int
    url: str
    hint: str
    day: date | None
    """When it appeared or, for a listing, last changed, as the address or the listing that names it says."""


def lift(db: sqlite3.Connection, reasons: tuple[str, ...], *, scope: Scope, reach: int, wanted: Callable[[Held], bool], now: float) -> int:
    """Queue what waits for one of `reasons` (its `detail`), at most `reach` steps from a listing, where it is `wanted`; how many."""
    chosen = {one.page_id for reason in reasons for one in _held(db, reason, scope, reach) if wanted(one)}
    db.executemany(LIFT, [(now, page_id) for page_id in sorted(chosen)])
    return len(chosen)


def _held(db: sqlite3.Connection, reason: str, scope: Scope, reach: int) -> Iterator[Held]:
    told: dict[str, object] = {"detail": reason, "reach": reach, "everything": scope.everything}
    told |= {"hosts": json.dumps(sorted(scope.hosts)), "roots": json.dumps(sorted(scope.roots))}
    questions = [(HELD_OF_OUTLET, told | {"outlet": outlet}) for outlet in sorted(scope.outlets)]
    if scope.hosts or scope.roots or scope.everything:
        questions.append((HELD_ELSEWHERE, told))
    for sql, values in questions:
        for page_id, url, hint, printed in db.execute(sql, values):
            yield Held(int(page_id), str(url), str(hint), date.fromisoformat(printed[:10]) if printed else None)
