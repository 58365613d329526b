"""Alarms compare a newspaper with its own past: each test has a normal past and one abnormal day."""

from __future__ import annotations

import shutil
from datetime import timedelta
from typing import Any

import pytest

from crawler.archive.upkeep.alarms import ARTICLES_IN_SPAN, FAILED_RULES, FIELDS, PUBLISHED_IN_SPAN, WALL_SHARE, Alarm, alarms, note

DAY = 1440
NOW_DAYS = 20


def history(desk: Any, make: Any, *, last_day: int = 6, **last: Any) -> float:
    """Store twenty days of six articles each, then a day of `last_day` articles made with `last`; the time at the end in UTC seconds."""
    long = "Un mot après l'autre, " * 10
    for day in range(NOW_DAYS + 1):
        count, more = (last_day, last) if day == NOW_DAYS else (6, {})
        for number in range(count):
            minutes = day * DAY + number * 60
            fields = {"published": make.noon + timedelta(minutes=minutes), "title": f"Titre {day} {number}"} | more
            paragraphs = fields.pop("paragraphs", (f"{long}{day} {number}",))
            desk.read(f"/{day}/{number}", *paragraphs, minutes=minutes, **fields)
    return float(make.noon.timestamp() + (NOW_DAYS * DAY + 600) * 60)


def names(desk: Any, now: float) -> list[tuple[str, str]]:
    return [(alarm.kind, alarm.field) for alarm in alarms(desk.archive.db, ":memory:", now)]


def test_a_day_like_the_others_raises_nothing(desk: Any, make: Any) -> None:
    assert names(desk, history(desk, make)) == []


def test_a_newspaper_gone_quiet_is_told(desk: Any, make: Any) -> None:
    now = history(desk, make, last_day=1)
    found = alarms(desk.archive.db, ":memory:", now)
    assert [(alarm.outlet, alarm.kind) for alarm in found] == [("bocage", "quiet")]
    assert "1 articles in a day; 6." in found[0].detail or "1 articles in a day; 5." in found[0].detail


@pytest.mark.parametrize(
    ("field", "without"),
    [
        ("title", {"title": None}),
        ("published", {"published": None}),
        ("headlines", {"headlines": ()}),
        ("text", {"paragraphs": ("Court.",)}),
    ],
)
def test_a_field_that_stopped_filling_is_told(desk: Any, make: Any, field: str, without: dict[str, Any]) -> None:
    assert ("field", field) in names(desk, history(desk, make, **without))


def test_walls_that_rise_are_told(desk: Any, make: Any) -> None:
    now = history(desk, make)
    for number in range(10):
        page = desk.page(f"/mur/{number}")
        desk.archive.db.execute("UPDATE pages SET outcome = 'blocked', visited_utc = ? WHERE page_id = ?", (now - 60, page))
    assert names(desk, now) == [("walls", "")]


def test_a_newspaper_that_nobody_crawls_any_more_is_left_alone(desk: Any, make: Any) -> None:
    assert names(desk, history(desk, make) + 30 * DAY * 60) == []


def test_a_disk_nearly_full_is_told(desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(100 << 30, 99 << 30, 1 << 30))  # type: ignore[attr-defined]
    assert [alarm.kind for alarm in alarms(desk.archive.db, "/tmp/a.db", 0.0)] == ["disk"]


def test_an_alarm_is_one_row_from_its_beginning_to_its_end(desk: Any) -> None:
    db, quiet = desk.archive.db, Alarm("bocage", "quiet", "", "Rien.")
    for now, found in ((10.0, [quiet]), (20.0, [quiet]), (30.0, []), (40.0, [quiet])):
        note(db, found, now)
    assert desk.rows("SELECT raised_utc, ended_utc FROM alarms ORDER BY 1") == [(10.0, 30.0), (40.0, None)]


def test_looking_reads_only_what_is_recent(desk: Any) -> None:
    span = {"outlet": "bocage", "since": 0.0, "until": 1.0}
    questions = [PUBLISHED_IN_SPAN, WALL_SHARE, FAILED_RULES, *(sql.format(of=ARTICLES_IN_SPAN) for sql in FIELDS.values())]
    plans = [row[3] for sql in questions for row in desk.archive.db.execute(f"EXPLAIN QUERY PLAN {sql}", span)]
    assert not [plan for plan in plans if plan.startswith(("SCAN articles", "SCAN pages"))]
    assert sum("utc>?" in plan for plan in plans) >= len(questions)
