"""Held addresses: not queued because they are too far from a listing or outside the requested days. A later crawl may queue them."""

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
QUEUE_PAGE = "UPDATE pages SET queue = 'ready', next_visit = ?, detail = '' WHERE page_id = ?"


@dataclass(frozen=True, slots=True)
class Held:
    """A held address."""

    page_id: int
    url: str
    hint: str
    day: date | None
    """The day of publication (of the last change, for a listing), as stated by the address or by the listing that names it."""


def queue_held(
    db: sqlite3.Connection, reasons: tuple[str, ...], *, scope: Scope, reach: int, wanted: Callable[[Held], bool], now: float
) -> int:
    """Queue the held addresses of the scope that are `wanted`; their number.

    `reasons` are values of `pages.detail`. `reach` is the largest number of links from a listing. `now` is UTC seconds.
    """
    chosen = {one.page_id for reason in reasons for one in _held(db, reason, scope, reach) if wanted(one)}
    db.executemany(QUEUE_PAGE, [(now, page_id) for page_id in sorted(chosen)])
    return len(chosen)


def _held(db: sqlite3.Connection, reason: str, scope: Scope, reach: int) -> Iterator[Held]:
    values: dict[str, object] = {"detail": reason, "reach": reach, "everything": scope.everything}
    values |= {"hosts": json.dumps(sorted(scope.hosts)), "roots": json.dumps(sorted(scope.roots))}
    queries = [(HELD_OF_OUTLET, values | {"outlet": outlet}) for outlet in sorted(scope.outlets)]
    if scope.hosts or scope.roots or scope.everything:
        queries.append((HELD_ELSEWHERE, values))
    for sql, values in queries:
        for page_id, url, hint, printed in db.execute(sql, values):
            yield Held(int(page_id), str(url), str(hint), date.fromisoformat(printed[:10]) if printed else None)
