"""Rules of a newspaper's file that no longer hold: stored with each capture, counted by `hemero status`, and an alarm."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner

from crawler.archive import Archive, Visit
from crawler.archive.upkeep import rereading
from crawler.archive.upkeep.alarms import alarms
from crawler.archive.upkeep.status import status
from crawler.article import Candidate
from crawler.cli import hemero

FAILED = Candidate("lead", "rule:p.chapo", "", None, why="the rule no longer holds: another paragraph is the lead")
EVIDENCE: dict[str, tuple[Candidate, ...]] = {
    "lead": (FAILED, Candidate("lead", "blocks", "Un chapô.", "Un chapô.", chosen=True)),
    "authors": (
        Candidate("authors", "rule:.signature", "", None, why="the rule no longer holds: a byline stands elsewhere"),
        Candidate("authors", "rule:.signature", "", None, why="the rule no longer holds: twice"),
        Candidate("authors", "rule:.chosen", "Anne", "Anne", chosen=True, why="the rule no longer holds: but chosen"),
        Candidate("authors", "rule:.other", "Par", None, why="nobody's name"),
        Candidate("authors", "meta:author", "x", None, why="the rule no longer holds: not a rule"),
    ),
}


def day(desk: Any, *, failing: int, of: int) -> None:
    for number in range(of):
        evidence = EVIDENCE if number < failing else {}
        desk.read(f"/{number}", f"Texte {number}", title=f"Titre {number}", minutes=number, evidence=evidence)


def test_each_capture_has_the_rules_that_fail_on_it(desk: Any, make: SimpleNamespace) -> None:
    day(desk, failing=1, of=2)
    page = desk.page("/0")
    capture = desk.archive.keep(make.exchange(f"{make.root}/0", minutes=9), page, revisit_of=1)
    desk.archive.put(Visit(page, "unchanged", capture_id=capture))
    assert desk.rows("SELECT failed_rules FROM captures ORDER BY 1") == [
        (None,), ('[".signature", "p.chapo"]',), ('[".signature", "p.chapo"]',)
    ]  # fmt: skip


@pytest.mark.parametrize(("failing", "of", "raised"), [(3, 5, True), (5, 5, True), (3, 6, False), (4, 4, False), (0, 9, False)])
def test_a_rule_that_fails_on_most_of_a_days_articles_raises_an_alarm(
    desk: Any, make: SimpleNamespace, failing: int, of: int, raised: bool
) -> None:
    day(desk, failing=failing, of=of)
    found = [alarm for alarm in alarms(desk.archive.db, ":memory:", make.noon.timestamp() + 3600) if alarm.kind == "rule"]
    assert [(alarm.outlet, alarm.field) for alarm in found] == [("bocage", ".signature"), ("bocage", "p.chapo")] * raised
    assert all(f"no longer holds on {failing / of:.0%} of its articles" in alarm.detail for alarm in found)


def test_status_has_the_share_of_each_rule(desk: Any, tmp_path: Path) -> None:
    day(desk, failing=1, of=4)
    [bocage] = status(desk.archive.db)
    assert bocage.failed_rules == {".signature": 0.25, "p.chapo": 0.25}
    with sqlite3.connect(tmp_path / "a.db") as copy:
        desk.archive.db.backup(copy)
    copy.close()
    said = CliRunner().invoke(hemero, ["status", "--json", "--archive", str(tmp_path / "a.db")])
    assert json.loads(said.output)[0]["failed_rules"] == bocage.failed_rules
    line = CliRunner().invoke(hemero, ["status", "--archive", str(tmp_path / "a.db")]).output
    assert line.endswith("\t.signature 25%, p.chapo 25%\n")


def test_reading_again_keeps_them_right(desk: Any, make: SimpleNamespace) -> None:
    day(desk, failing=1, of=1)
    archive: Archive = desk.archive
    [work] = rereading.works(archive, {"outlet": None, "since": None, "until": None, "version": None})
    [stored] = rereading.captures(archive, work)
    for evidence, expected in (({}, None), ({"lead": (FAILED,)}, '["p.chapo"]')):
        read = make.article(f"{make.root}/0", "Texte 0", title="Titre 0", evidence=evidence)
        rereading.store(archive, work, [(stored, Visit(stored.page_id, "article", capture_id=1, article=read, parser_version="2"))])
        assert desk.rows("SELECT failed_rules FROM captures") == [(expected,)]
