"""`scrapy crawl`, for users of Scrapy."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from crawler import outlets

ROOT = Path(__file__).parents[2]


def scrapy(archive: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "scrapy", *words]
    environment = os.environ | {"HEMERO_ARCHIVE": str(archive)}
    return subprocess.run(command, capture_output=True, text=True, timeout=120, cwd=ROOT, env=environment)


def test_scrapy_crawl_demo_crawls_the_demo_newspaper(tmp_path: Path) -> None:
    archive = tmp_path / "a.db"
    done = scrapy(archive, "crawl", "demo", "-s", "HEMERO_LIMIT=20")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"Crawled into {archive}: ")
    with closing(sqlite3.connect(archive)) as db:
        assert db.execute("SELECT count(*) FROM articles WHERE outlet = 'demo'").fetchone()[0] >= 20
        assert db.execute("SELECT DISTINCT date(fetched) FROM captures").fetchall() == [("2016-11-24",)]
        assert db.execute("SELECT command, ended IS NOT NULL FROM runs").fetchall() == [("scrapy crawl", 1)]


def test_a_scrapy_crawl_that_cannot_work_says_why_and_fails(tmp_path: Path) -> None:
    nothing = scrapy(tmp_path / "a.db", "crawl", "demo", "-s", "HEMERO_SITE=http://127.0.0.1:9")
    assert nothing.returncode == 1
    assert nothing.stderr.startswith("scrapy crawl: Nothing could be fetched")
    (tmp_path / "b.db").write_text("no archive at all, " * 100)
    wrong = scrapy(tmp_path / "b.db", "crawl", "demo")
    assert wrong.returncode != 0
    assert "is not an archive" in wrong.stderr


def test_this_machine_belongs_to_the_demo_on_its_port_only() -> None:
    names = {port: getattr(outlets.match(f"http://127.0.0.1{port}/une"), "name", None) for port in ("", ":80", ":8008", ":8009")}
    assert names == {"": None, ":80": None, ":8008": "demo", ":8009": None}
