"""Alarms of an unattended crawl: what a person should look at. Each newspaper is compared with its own past."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from crawler.archive.database.connection import IN_MEMORY
from crawler.archive.database.moments import seconds_iso
from crawler.archive.records import OUTCOMES
from crawler.archive.store.frontier import OUTLET_NAMES

DAY = 86_400.0
FIELDS = {
    "title": "SELECT avg(coalesce(title, '') != '') {of}",
    "text": "SELECT avg(words > 30) {of}",
    "published": "SELECT avg(published IS NOT NULL) {of}",
    "headlines": "SELECT avg(EXISTS (SELECT 1 FROM placements s WHERE s.capture_id = articles.capture_id)) {of}",
}
"""Field → query for the share of articles that have it."""
ARTICLES_IN_SPAN = "FROM articles WHERE outlet = :outlet AND first_seen_utc >= :since AND first_seen_utc < :until"
PUBLISHED_IN_SPAN = """
SELECT sum(number), min(first) FROM (
    SELECT count(*) AS number, min(published_utc) AS first FROM articles
    WHERE outlet = :outlet AND published_utc >= :since AND published_utc < :until
    UNION ALL SELECT count(*), min(first_seen_utc) FROM articles
    WHERE outlet = :outlet AND published_utc IS NULL AND first_seen_utc >= :since AND first_seen_utc < :until
)
"""
FAILED_RULES = f"""
WITH recent AS (SELECT capture_id {ARTICLES_IN_SPAN})
SELECT rule.value, 1.0 * count(*) / (SELECT count(*) FROM recent)
FROM recent CROSS JOIN captures USING (capture_id), json_each(captures.failed_rules) rule GROUP BY 1 ORDER BY 2 DESC, 1
"""  # noqa: S608 - ours
"""The rules that no longer hold, with their share of the articles."""
COUNT = f"SELECT count(*) {ARTICLES_IN_SPAN}"
WALL_SHARE = """
SELECT avg(outcome = 'blocked'), count(*) FROM pages
WHERE outlet = :outlet AND outcome IN ('article', 'blocked') AND visited_utc >= :since AND visited_utc < :until
"""
VISITED_OUTLETS = f"""{OUTLET_NAMES}
SELECT outlet FROM names WHERE outlet != '' AND EXISTS (
    SELECT 1 FROM json_each(:outcomes) o CROSS JOIN pages p ON p.outlet = names.outlet AND p.outcome = o.value AND p.visited_utc >= :since
)
"""  # noqa: S608 - ours
CRAWLED_SECONDS = 7 * DAY
"""A newspaper without a visit in so many seconds is no longer crawled and raises no alarm."""
Span = dict[str, object]
"""Query parameters: `outlet`, and the UTC seconds `since` (included) and `until` (excluded)."""
WEEKS = 4
"""Weeks of the past with which the last day is compared."""
MIN_ARTICLES = 14
"""Articles in the past that are needed for a comparison."""
MIN_LATELY = 5
"""Articles in the last day that are needed for a statement about their fields and rules."""
QUIET_SHARE = 0.2
"""A newspaper is quiet where its last day has less than this share of the articles of an average day."""
FIELD_DROP = 0.3
"""The drop of a field's share of articles that raises an alarm (0 to 1)."""
WALL_RISE = 0.2
"""The rise of the share of blocked pages that raises an alarm (0 to 1)."""
FAILED_SHARE = 0.5
"""A rule raises an alarm where it fails on more than this share of the last day's articles (0 to 1)."""
FREE_BYTES = 2 << 30
FREE_SHARE = 0.05
"""The disk is nearly full where less than both limits is free."""


KINDS = ("quiet", "field", "rule", "walls", "disk")


@dataclass(frozen=True, slots=True)
class Alarm:
    """An alarm."""

    outlet: str
    """Empty: the alarm concerns the whole archive."""
    kind: str
    """One of `KINDS`."""
    field: str
    """The field, or the rule."""
    detail: str
    """A sentence."""

    @property
    def name(self) -> tuple[str, str, str]:
        """The key of an alarm: alarms with the same key are one row."""
        return self.outlet, self.kind, self.field


def alarms(db: sqlite3.Connection, path: str, now: float) -> list[Alarm]:
    """The alarms at `now` (UTC seconds). The last day is compared with the four weeks before it. `path` is the archive's path."""
    visited = {"since": now - CRAWLED_SECONDS, "outcomes": json.dumps(OUTCOMES)}
    found = [alarm for (outlet,) in db.execute(VISITED_OUTLETS, visited).fetchall() for alarm in _of_outlet(db, str(outlet), now)]
    return [*_disk(path), *found]


def _of_outlet(db: sqlite3.Connection, outlet: str, now: float) -> Iterator[Alarm]:
    lately: Span = {"outlet": outlet, "since": now - DAY, "until": now + 1}
    before: Span = {"outlet": outlet, "since": now - DAY * (1 + 7 * WEEKS), "until": now - DAY}
    appeared, first = db.execute(PUBLISHED_IN_SPAN, before).fetchone()
    fresh = _number(db, PUBLISHED_IN_SPAN, lately)
    if appeared >= MIN_ARTICLES:
        a_day = appeared / max(1.0, (now - DAY - first) / DAY)
        if fresh < QUIET_SHARE * a_day:
            yield Alarm(outlet, "quiet", "", f"{outlet} brought {fresh:.0f} articles in a day; {a_day:.1f} a day were usual")
    if (seen := _number(db, COUNT, lately)) >= MIN_LATELY and _number(db, COUNT, before) >= MIN_ARTICLES:
        yield from _fields(db, outlet, before, lately)
    if seen >= MIN_LATELY:
        yield from _rules(db, outlet, lately)
    yield from _walls(db, outlet, before, lately)


def _fields(db: sqlite3.Connection, outlet: str, before: Span, lately: Span) -> Iterator[Alarm]:
    for field, sql in FIELDS.items():
        usual, now = (_number(db, sql.format(of=ARTICLES_IN_SPAN), when) for when in (before, lately))
        if usual - now >= FIELD_DROP:
            yield Alarm(outlet, "field", field, f"{now:.0%} of the articles of {outlet} have a {field}; {usual:.0%} were usual")


def _rules(db: sqlite3.Connection, outlet: str, lately: Span) -> Iterator[Alarm]:
    for rule, share in db.execute(FAILED_RULES, lately):
        if share > FAILED_SHARE:
            yield Alarm(outlet, "rule", rule, f"the rule {rule} of {outlet} no longer holds on {share:.0%} of its articles: mend its file")


def _walls(db: sqlite3.Connection, outlet: str, before: Span, lately: Span) -> Iterator[Alarm]:
    usual, _ = db.execute(WALL_SHARE, before).fetchone()
    now, count = db.execute(WALL_SHARE, lately).fetchone()
    if count >= 10 and now - (usual or 0.0) >= WALL_RISE:
        yield Alarm(outlet, "walls", "", f"{now:.0%} of the pages of {outlet} stood behind a wall; {usual or 0.0:.0%} were usual")


def _disk(path: str) -> Iterator[Alarm]:
    if path == IN_MEMORY:
        return
    disk = shutil.disk_usage(Path(path).resolve().parent)
    if disk.free < FREE_BYTES and disk.free < FREE_SHARE * disk.total:
        yield Alarm("", "disk", "", f"{disk.free / 1e9:.1f} GB are free on the disk that holds the archive")


def _number(db: sqlite3.Connection, sql: str, values: dict[str, object]) -> float:
    return float(db.execute(sql, values).fetchone()[0] or 0)


def note(db: sqlite3.Connection, found: list[Alarm], now: float) -> None:
    """Update the table `alarms`: insert new alarms, end those that are over. Runs in the caller's transaction."""
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
