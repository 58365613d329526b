"""What the archive holds, newspaper by newspaper."""

from __future__ import annotations

import sqlite3
from dataclasses import asdict, dataclass, field

COUNTS = {
    "articles": "SELECT outlet, count(*) FROM articles GROUP BY outlet",
    "captures": "SELECT p.outlet, count(*) FROM captures c JOIN pages p USING (page_id) GROUP BY p.outlet",
    "bytes": "SELECT p.outlet, sum(c.warc_length) FROM captures c JOIN pages p USING (page_id) GROUP BY p.outlet",
    "headlines": """
        SELECT p.outlet, count(*) FROM placements s JOIN captures c USING (capture_id) JOIN pages p USING (page_id)
        JOIN headline_blocks b USING (block_id) GROUP BY p.outlet""",
    "first_visit": "SELECT outlet, visited FROM (SELECT outlet, visited, min(visited_utc) FROM pages WHERE visited_utc GROUP BY outlet)",
    "last_visit": "SELECT outlet, visited FROM (SELECT outlet, visited, max(visited_utc) FROM pages WHERE visited_utc GROUP BY outlet)",
}
"""What is told of an outlet → the question that tells it of all."""

OUTCOMES = "SELECT outlet, outcome, count(*) FROM pages GROUP BY outlet, outcome"
WAITING = """
SELECT outlet, CASE WHEN detail != '' THEN detail WHEN queue IS NULL THEN 'not queued' ELSE 'its turn' END AS why, count(*)
FROM pages WHERE outcome = 'waiting' GROUP BY outlet, why ORDER BY count(*) DESC
"""


@dataclass
class OutletStatus:
    """One newspaper in the archive. Times are ISO 8601 as stored."""

    outlet: str
    """Empty: pages of no known newspaper."""
    pages: dict[str, int] = field(default_factory=dict)
    """Outcome → number of addresses."""
    waiting: dict[str, int] = field(default_factory=dict)
    """Why addresses wait → how many."""
    articles: int = 0
    captures: int = 0
    bytes: int = 0
    """Of WARC, responses only."""
    headlines: int = 0
    """Placements: a headline that stood on a page at one capture."""
    first_visit: str | None = None
    last_visit: str | None = None


def status(db: sqlite3.Connection) -> list[OutletStatus]:
    """All newspapers that have a page in the archive, by name."""
    found: dict[str, OutletStatus] = {}
    for outlet, outcome, count in db.execute(OUTCOMES):
        found.setdefault(outlet, OutletStatus(outlet)).pages[outcome] = count
    for outlet, why, count in db.execute(WAITING):
        found[outlet].waiting[why] = count
    for name, sql in COUNTS.items():
        for outlet, value in db.execute(sql):
            if outlet in found:
                setattr(found[outlet], name, value)
    return [found[outlet] for outlet in sorted(found)]


def as_json(statuses: list[OutletStatus]) -> list[dict[str, object]]:
    """`status` as plain dictionaries."""
    return [asdict(one) for one in statuses]
