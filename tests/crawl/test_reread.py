"""Stored captures are read again: the same reader changes nothing; a better reader corrects what an earlier one misread."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from crawler.demo import DEFAULT_AT, Gazette
from crawler.demo import serve as serve_demo
from tests import forked

DRIVER = """
import json, sys
from crawler.crawl.run import OFFLINE_SETTINGS, run
run(("demo",), OFFLINE_SETTINGS | {"LOG_LEVEL": "ERROR", "HEMERO_PATIENCE": 0} | json.loads(sys.argv[1]))
"""
TABLES = {
    "articles": "SELECT * FROM articles ORDER BY 1",
    "revisions": "SELECT * FROM revisions ORDER BY 1",
    "times": "SELECT * FROM times ORDER BY 1, 2",
    "parts": "SELECT * FROM parts ORDER BY 1, 2",
    "placements": "SELECT * FROM placements ORDER BY 1, 2",
    "headlines": "SELECT * FROM headlines ORDER BY capture_id, block_position, rank",
    "pages": "SELECT page_id, url, outcome, detail, article_id, capture_id, queue, next_visit, etag FROM pages ORDER BY 1",
    "captures": "SELECT * FROM captures ORDER BY 1",
    "index": "SELECT rowid, title, body FROM articles_fts ORDER BY 1",
}


def hemero(*words: str) -> dict[str, Any]:
    done = forked.hemero(*words, "--json")
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def dump(archive: Path) -> dict[str, list[tuple[Any, ...]]]:
    with closing(sqlite3.connect(f"file:{archive}?mode=ro", uri=True)) as db:
        return {name: db.execute(sql).fetchall() for name, sql in TABLES.items()}


def change(archive: Path, *statements: str) -> None:
    with closing(sqlite3.connect(archive)) as db, db:
        for statement in statements:
            db.execute(statement)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of four crawls of the demo newspaper within a day and a half."""
    place = tmp_path_factory.mktemp("stored") / "hemero.db"
    with serve_demo(Gazette(at=DEFAULT_AT, articles=60, troubles=False)) as site:
        for hours in (0, 2, 8, 24):
            at = site.gazette.now() + timedelta(hours=hours)
            site.travel(at)
            if hours:
                change(place, f"UPDATE pages SET next_visit = next_visit - {hours * 3600} WHERE queue = 'later'")
            settings = {"HEMERO_ARCHIVE": str(place), "HEMERO_SITE": site.url, "HEMERO_SITEMAPS": True, "HEMERO_FETCHED_AT": at.isoformat()}
            done = forked.python(DRIVER, json.dumps(settings))
            assert done.returncode == 0, done.stderr
    return place


@pytest.mark.parametrize("processes", ["1", "2"])
def test_the_same_reader_changes_nothing(archive: Path, processes: str) -> None:
    before = dump(archive)
    assert len(before["revisions"]) > len(before["articles"]) >= 60
    assert hemero("reread", "--all", "--processes", processes, "--archive", str(archive))["read"] > 60
    after = dump(archive)
    for name in TABLES:
        assert after[name] == before[name], name


def test_what_this_version_has_read_is_not_read_again(archive: Path) -> None:
    assert hemero("reread", "--archive", str(archive))["read"] == 0


def test_a_better_reader_corrects_what_an_earlier_one_misread(archive: Path) -> None:
    before = dump(archive)
    change(
        archive,
        "UPDATE captures SET parser_version = '0.0.1' WHERE (status = 200 OR revisit_of) AND url NOT LIKE '%/robots.txt'",
        "UPDATE articles SET title = 'Menu', body = 'Lire aussi', stamp = NULL, published = NULL WHERE article_id % 3 = 0",
        "UPDATE revisions SET body = 'Lire aussi', digest = 'menu ' || revision_id WHERE article_id % 3 = 0",
        "DELETE FROM placements WHERE capture_id % 2",
        "DELETE FROM times",
    )
    assert hemero("reread", "--archive", str(archive))["read"] > 60
    after = dump(archive)
    for name in ("articles", "revisions"):
        assert [row[2:5] for row in sorted(after[name], key=lambda row: row[2:5])] == [
            row[2:5] for row in sorted(before[name], key=lambda row: row[2:5])
        ]
    for name in ("times", "parts", "placements", "headlines", "pages", "captures", "index"):
        assert after[name] == before[name], name


def test_only_the_wanted_pages_are_read_again(archive: Path) -> None:
    assert hemero("reread", "--all", "--until", "2016-11-01", "--archive", str(archive))["read"] == 0
    some = hemero("reread", "--all", "--since", "2016-11-25", "--archive", str(archive))["read"]
    assert 0 < some < 60


def test_a_newspaper_that_is_not_in_the_archive_is_an_error(archive: Path) -> None:
    done = forked.hemero("reread", "--outlet", "lemonde", "--archive", str(archive))
    assert done.returncode == 1
    assert done.stderr.strip() == "hemero: The archive has no pages of 'lemonde': hemero status says which newspapers it has."
