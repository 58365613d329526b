"""`hemero demo --days`: an archive of some days of the demo newspaper, made without waiting."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from crawler import Archive
from tests import forked

DEMO = ["demo", "--articles", "12", "--archive"]


def test_the_demo_makes_an_archive_of_some_days(tmp_path: Path) -> None:
    place = tmp_path / "demo.db"
    done = forked.hemero(*DEMO, str(place), "--days", "1")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"{place}: ")
    with Archive(place) as archive:
        fronts = {row.seen for row in archive.headlines("demo") if row.page_url.count("/") == 3}
        assert len(fronts) == 6
        assert {seen[:10] for seen in fronts} == {"2016-11-23", "2016-11-24"}
        first, last = archive.front("demo", "2016-11-23 12:00"), archive.front("demo", "2016-11-24 09:00")
        assert first.distance == -7200
        assert first.blocks != last.blocks
    with closing(sqlite3.connect(place)) as db:
        assert db.execute("SELECT count(*) FROM revisions").fetchone() > db.execute("SELECT count(*) FROM articles").fetchone()
        assert db.execute("SELECT count(*) FROM runs WHERE ended IS NULL").fetchone() == (0,)
    again = forked.hemero(*DEMO, str(place), "--days", "1")
    assert again.returncode != 0
    assert again.stderr.count("\n") == 1
    assert "already there" in again.stderr
