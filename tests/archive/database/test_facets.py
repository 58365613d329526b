"""The table that searches count: it follows the articles, and archives made before it get it, even where that is interrupted."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from crawler.archive import Archive
from crawler.archive.query.reader import Archive as Reader

STORED = "SELECT article_id, kind, language, section, agency, authors FROM {} ORDER BY 1"
AS_BEFORE = """
DROP TABLE facets; DROP TABLE vocabulary; DROP TRIGGER articles_faceted; DROP TRIGGER articles_unfaceted; DROP TRIGGER articles_refaceted;
DELETE FROM _sqlite_migrations WHERE name = '0014_facets';
"""
KILLED = """
import os, signal, sys
from crawler.archive import Archive
from crawler.archive.database import facets
fill = facets.fill
def killed(db):
    fill(db)
    os.kill(os.getpid(), signal.SIGKILL)
facets.fill = killed
Archive(sys.argv[1])
"""


def told(db: sqlite3.Connection, table: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in db.execute(STORED.format(table))]


def test_facets_follow_articles_that_come_change_and_go(desk: Any) -> None:
    for number in range(4):
        desk.read(f"/{number}", "Un texte.", title=f"Article {number}", section="Politique", language="fr", minutes=number)
    desk.read("/1", "Un autre texte.", title="Article 1", section="Sports", agency="AFP", authors=("Anne", "Luc"), minutes=9)
    desk.archive.db.execute("DELETE FROM articles WHERE article_id = 3")
    assert told(desk.archive.db, "facets") == told(desk.archive.db, "articles")
    assert len(told(desk.archive.db, "facets")) == 3


@pytest.fixture
def earlier(tmp_path: Path, make: Any) -> Path:
    """An archive as an earlier version left it."""
    path = tmp_path / "hemero.db"
    with Archive(path) as archive:
        archive.recover()
        archive.keep_outlets([{"outlet": "bocage", "title": "Le Bocage", "hosts": ["bocage.fr"], "country": "FR", "zone": "Europe/Paris"}])
        desk = make.desk(archive)
        for number in range(30):
            desk.read(f"/{number}", f"Le maire parle {number}.", title=f"Article {number}", section="Vie locale", minutes=number)
        archive.flush()
        archive.db.executescript(AS_BEFORE)
    return path


def test_an_archive_of_an_earlier_version_gets_its_facets(earlier: Path) -> None:
    with Reader(earlier) as archive:
        assert told(archive.db, "facets") == told(archive.db, "articles")
        assert archive.facets("maire", facet="section").to_dicts() == [
            {"facet": "section", "value": "Vie locale", "articles": 30, "exact": True}
        ]


def test_an_archive_killed_while_it_gets_its_facets_gets_them_the_next_time(earlier: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(earlier)], check=False)
    assert done.returncode == -signal.SIGKILL
    with sqlite3.connect(earlier) as db:
        assert not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'facets'").fetchall()
    with Archive(earlier) as archive:
        assert told(archive.db, "facets") == told(archive.db, "articles")
    with Reader(earlier) as archive:
        assert archive.count("mair*") == 30
