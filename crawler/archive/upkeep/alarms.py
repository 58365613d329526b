"""Alarms: what a crawl that nobody watches wants a person to look at, each measured against the newspaper's own history."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from crawler.archive.database.connection import MEMORY
from crawler.archive.database.moments import seconds_iso
from crawler.archive.records import OUTCOMES

DAY = 86_400.0
FIELDS = {
    "title": "SELECT avg(coalesce(title, '') != '') {of}",
    "text": "SELECT avg(words > 30) {of}",
    "published": "SELECT avg(published IS NOT NULL) {of}",
    "headlines": "SELECT avg(EXISTS (SELECT 1 FROM placements s WHERE s.capture_id = articles.capture_id)) {of}",
}
"""Field → the share of articles that have it."""
OF = "FROM articles WHERE outlet = :outlet AND first_seen_utc >= :since AND first_seen_utc < :until"
APPEARED = """
SELECT sum(number), min(first) FROM (
    SELECT count(*) AS number, min(published_utc) AS first FROM articles
    WHERE outlet = :outlet AND published_utc >= :since AND published_utc < :until
    UNION ALL SELECT count(*), min(first_seen_utc) FROM articles
    WHERE outlet = :outlet AND published_utc IS NULL AND first_seen_utc >= :since AND first_seen_utc < :until
)
"""
COUNT = f"SELECT count(*) {OF}"
WALLS = """
SELECT avg(outcome = 'blocked'), count(*) FROM pages
WHERE outlet = :outlet AND outcome IN ('article', 'blocked') AND visited_utc >= :since AND visited_utc < :until
"""
NAMES = """
WITH RECURSIVE names (outlet) AS (
    SELECT min(outlet) FROM pages UNION ALL
    SELECT (SELECT min(outlet) FROM pages WHERE outlet > names.outlet) FROM names WHERE names.outlet IS NOT NULL
)
"""
"""The newspapers that have pages, by jumps over an index: its cost is that of their number, not of the pages'."""
OUTLETS = f"""{NAMES}
SELECT outlet FROM names WHERE outlet != '' AND EXISTS (
    SELECT 1 FROM json_each(:outcomes) o CROSS JOIN pages p ON p.outlet = names.outlet AND p.outcome = o.value AND p.visited_utc >= :since
)
"""  # noqa: S608 - ours
WATCHED = 7 * DAY
"""Seconds after its last visit from which a newspaper counts as no longer crawled."""
Span = dict[str, object]
"""An outlet and the UTC seconds from which to which it is looked at."""
WEEKS = 4
"""Weeks of its own past that a newspaper is compared with."""
LEAST = 14
"""Articles that the past must hold before its absence means something."""
QUIET = 0.2
"""A newspaper is quiet where it brings less than this share of what it brought on an average day."""
FALL = 0.3
"""By how much of all articles a field's share must have fallen."""
WALL_RISE = 0.2
"""By how much of all pages walls must have risen."""
FREE_BYTES = 2 << 30
FREE_SHARE = 0.05
"""The disk is nearly full where less than both is free."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """Something to look at."""

    outlet: str
    """Empty: it concerns the whole archive."""
    kind: str
    """`quiet`, `field`, `walls` or `disk`."""
    field: str
    detail: str
    """A sentence."""

    @property
    def name(self) -> tuple[str, str, str]:
        """What makes two alarms one."""
        return self.outlet, self.kind, self.field


def alarms(db: sqlite3.Connection, place: str, now: float) -> list[Alarm]:
    """What is wrong at `now` (UTC seconds): the last day against the four weeks before it."""
    visited = {"since": now - WATCHED, "outcomes": json.dumps(OUTCOMES)}
    found = [alarm for (outlet,) in db.execute(OUTLETS, visited).fetchall() for alarm in _of_outlet(db, str(outlet), now)]
    return [*_disk(place), *found]


def _of_outlet(db: sqlite3.Connection, outlet: str, now: float) -> Iterator[Alarm]:
    lately: Span = {"outlet": outlet, "since": now - DAY, "until": now + 1}
    before: Span = {"outlet": outlet, "since": now - DAY * (1 + 7 * WEEKS), "until": now - DAY}
    appeared, first = db.execute(APPEARED, before).fetchone()
    fresh = _number(db, APPEARED, lately)
    if appeared >= LEAST:
        a_day = appeared / max(1.0, (now - DAY - first) / DAY)
        if fresh < QUIET * a_day:
            yield Alarm(outlet, "quiet", "", f"{outlet} brought {fresh:.0f} articles in a day; {a_day:.1f} a day were usual")
    if _number(db, COUNT, before) >= LEAST and _number(db, COUNT, lately) >= 5:
        yield from _fields(db, outlet, before, lately)
    yield from _walls(db, outlet, before, lately)


def _fields(db: sqlite3.Connection, outlet: str, before: Span, lately: Span) -> Iterator[Alarm]:
    for field, sql in FIELDS.items():
        usual, now = (_number(db, sql.format(of=OF), when) for when in (before, lately))
        if usual - now >= FALL:
            yield Alarm(outlet, "field", field, f"{now:.0%} of the articles of {outlet} have a {field}; {usual:.0%} were usual")


def _walls(db: sqlite3.Connection, outlet: str, before: Span, lately: Span) -> Iterator[Alarm]:
    usual, _ = db.execute(WALLS, before).fetchone()
    now, count = db.execute(WALLS, lately).fetchone()
    if count >= 10 and now - (usual or 0.0) >= WALL_RISE:
        yield Alarm(outlet, "walls", "", f"{now:.0%} of the pages of {outlet} stood behind a wall; {usual or 0.0:.0%} were usual")


def _disk(place: str) -> Iterator[Alarm]:
    if place == MEMORY:
        return
    disk = shutil.disk_usage(Path(place).resolve().parent)
    if disk.free < FREE_BYTES and disk.free < FREE_SHARE * disk.total:
        yield Alarm("", "disk", "", f"{disk.free / 1e9:.1f} GB are free on the disk that holds the archive")


def _number(db: sqlite3.Connection, sql: str, values: dict[str, object]) -> float:
    return float(db.execute(sql, values).fetchone()[0] or 0)


def note(db: sqlite3.Connection, found: list[Alarm], now: float) -> None:
    """Bring the table `alarms` up to date: new ones are raised, those that are over end. In the caller's transaction."""
    when = seconds_iso(now)
    standing = {
        (row["outlet"], row["kind"], row["field"]): row["alarm_id"] for row in db.execute("SELECT * FROM alarms WHERE ended IS NULL")
    }
    for alarm in found:
        if alarm.name in standing:
            db.execute("UPDATE alarms SET detail = ? WHERE alarm_id = ?", (alarm.detail, standing.pop(alarm.name)))
        else:
            values = asdict(alarm) | {"raised": when, "raised_utc": now}
            db.execute(
                "INSERT INTO alarms (raised, raised_utc, outlet, kind, field, detail)"
                " VALUES (:raised, :raised_utc, :outlet, :kind, :field, :detail)",
                values,
            )
    db.executemany("UPDATE alarms SET ended = ?, ended_utc = ? WHERE alarm_id = ?", [(when, now, number) for number in standing.values()])
