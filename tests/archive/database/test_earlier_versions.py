"""An archive that an earlier version made opens with nothing lost, whichever its last migration was."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlite_utils import Database

from crawler.archive import Archive, Discovery, Visit
from crawler.archive.database.changes import STATED_COLUMNS
from crawler.archive.database.french import stems
from crawler.archive.database.schema import APPLICATION_ID, migrations
from crawler.archive.upkeep.verify import verify

NAMES = [migration.name for migration in migrations.pending(Database(memory=True))]
CONTENT = ("outlets", "runs", "pages", "captures", "warc_files", "articles", "revisions", "times", "headline_texts", "headline_blocks",
           "placements", "tombstones", "changes", "removed_texts")  # fmt: skip


def as_of(path: Path, name: str) -> None:
    """Turn an archive into one whose next migration is `name`: its rows in the tables of that time."""
    old = path.with_suffix(".old")
    with closing(sqlite3.connect(old, isolation_level=None)) as db:
        db.create_function("stems", 1, stems)
        migrations.apply(Database(db), stop_before=name)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("ATTACH ? AS made", (str(path),))
        for table in CONTENT:
            columns = ", ".join(sorted(columns_of(db, "main", table) & columns_of(db, "made", table)))
            if columns:
                db.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM made.{table}")
    path.with_name(path.name + "-wal").unlink(missing_ok=True)
    old.replace(path)


def columns_of(db: sqlite3.Connection, schema: str, table: str) -> set[str]:
    return {str(row[1]) for row in db.execute(f"PRAGMA {schema}.table_info({table})")}


def content(archive: Archive) -> dict[str, list[dict[str, object]]]:
    """The rows of all tables. `sightings`, counts and the index are derived from them."""
    return {table: archive.query(f"SELECT * FROM {table} ORDER BY 1, 2") for table in CONTENT}


def filled(path: Path, make: SimpleNamespace) -> None:
    with Archive(path, clock=lambda: make.noon) as archive:
        archive.recover()
        archive.keep_outlets([{"outlet": "bocage", "title": "Le Bocage", "hosts": ["bocage.fr"], "zone": "Europe/Paris"}])
        archive.start_run("hemero crawl bocage", version="1")
        desk = make.desk(archive)
        desk.read("/marche", "Le marché rouvre.", found=(Discovery(f"{make.root}/pont", "headline", outlet="bocage", hint="article"),))
        desk.read("/marche", "Le marché ferme.", minutes=9)
        desk.read("/conseil", "Le conseil vote.", title="Le budget est voté")
        page = desk.page("/absent")
        archive.put(Visit(page, "gone", "answered 404", capture_id=archive.keep(make.exchange(f"{make.root}/absent", status=404), page)))
        archive.end_run({"pages": 4})


@pytest.mark.parametrize("name", NAMES[1:])
def test_an_archive_made_before_a_migration_opens_with_nothing_lost(name: str, tmp_path: Path, make: SimpleNamespace) -> None:
    path = tmp_path / "a.db"
    filled(path, make)
    with Archive(path) as archive:
        before = content(archive)
    as_of(path, name)
    with closing(sqlite3.connect(path)) as db:
        applied = {row[0] for row in db.execute("SELECT name FROM _sqlite_migrations")}
    assert applied == set(NAMES[: NAMES.index(name)])
    with Archive(path, readonly=True) as archive:  # brought up to date before it is asked
        assert [len(make.desk(archive).search(word)) for word in ("marché", "conseil", "absent")] == [1, 1, 0]
    with Archive(path, clock=lambda: make.noon) as archive:
        archive.recover()
        after = content(archive)
        assert {table: len(rows) for table, rows in after.items()} == {table: len(rows) for table, rows in before.items()}
        for table, rows in before.items():
            for was, is_now in zip(rows, after[table], strict=True):
                assert {**was, **added(table, name, is_now)} == is_now, table
        assert archive.query("PRAGMA foreign_key_check") == []
        make.desk(archive).read("/pont", "Le pont rouvre.")
        assert len(make.desk(archive).search("pont")) == 1
        assert archive.query("SELECT count(*) AS n FROM articles") == [{"n": 3}]
        assert not verify(archive.db, archive.warc).faults


ADDED = {
    "0002_pace": {"pages": ("pace",)},
    "0012_tries": {"pages": ("pace",)},
    "0003_steps": {"pages": ("steps",)},
    "0015_changes": {"revisions": STATED_COLUMNS},  # of a revision that is no longer shown, they are not known
}
"""Columns whose values a migration sets for rows made before it."""


def added(table: str, since: str, row: dict[str, Any]) -> dict[str, Any]:
    names = {column for name, tables in ADDED.items() if name >= since for column in tables.get(table, ())}
    return {column: row[column] for column in names}


OLD_AND_NEW = [
    ("/%c3%a9t%c3%a9/pont", "/%C3%A9t%C3%A9/pont"),
    ("/%7Eanne/pont", "/~anne/pont"),
    ("/pont;jsessionid=1F2E", "/pont"),
    ("/pont.html?id=3&session_id=88", "/pont.html?id=3"),
    ("/(S(abcdefghij0123456789))/pont", "/pont"),
]


@pytest.mark.parametrize(("old", "new"), OLD_AND_NEW)
def test_an_old_address_is_found_by_the_form_that_new_ones_have(old: str, new: str, tmp_path: Path, make: SimpleNamespace) -> None:
    path = tmp_path / "a.db"
    with Archive(path, clock=lambda: make.noon) as archive:
        desk = make.desk(archive)
        desk.read(old, "Le pont rouvre.", canonical=old)
        desk.read("/marche", "Il est plein.")
        archive.db.execute("UPDATE headline_texts SET url = ?1, target = ?1 WHERE target = ?2", (make.root + old, f"{make.root}/pont"))
    as_of(path, "0013_addresses")
    with Archive(path, clock=lambda: make.noon) as archive:
        desk = make.desk(archive)
        archive.recover()
        archive.discover([Discovery(make.root + new, "feed", outlet="bocage", hint="article")])
        pages = desk.rows("SELECT url, found_as, outcome FROM pages WHERE url LIKE '%pont%'")
        assert pages == [(make.root + new, make.root + old, "article")]
        assert desk.rows("SELECT url FROM articles WHERE url LIKE '%pont%'") == [(make.root + new,)]
        assert desk.one("SELECT count(*) FROM headlines WHERE target_article_id IS NOT NULL") > 0
        assert not verify(archive.db, archive.warc).faults


def test_twins_of_a_session_keep_their_rows_and_the_article_gets_the_address(tmp_path: Path, make: SimpleNamespace) -> None:
    path = tmp_path / "a.db"
    with Archive(path, clock=lambda: make.noon) as archive:
        desk = make.desk(archive)
        desk.page("/pont;jsessionid=A")
        desk.read("/pont;jsessionid=B", "Le pont rouvre.", canonical="/pont;jsessionid=B")
        desk.page("/forum;jsessionid=C")
        desk.page("/forum")
    as_of(path, "0013_addresses")
    with Archive(path) as archive:
        found = dict(make.desk(archive).rows("SELECT replace(url, ?, ''), outcome FROM pages", make.root))
    assert found == {"/pont;jsessionid=A": "waiting", "/pont": "article", "/forum;jsessionid=C": "waiting", "/forum": "waiting"}
