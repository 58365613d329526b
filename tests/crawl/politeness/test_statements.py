"""No SQL statement of a crawl reads a whole table: each one is explained on the archive of that crawl."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from crawler.demo import DEFAULT_AT, Gazette
from crawler.demo import serve as serve_demo

TRACE = """
import crawler.archive.store.archive as archive
from crawler.archive.database.connection import connect

def traced(place, **more):
    db = connect(place, **more)
    file = open({log!r}, "a")
    db.set_trace_callback(lambda sql: print(sql, end="\\0", file=file, flush=True))
    return db

archive.connect = traced
"""
QUEUES = ("pages_ready", "pages_later", "pages_leased", "pages_held", "captures_unread")
"""Indexes of queued or unread rows only. A query may read all of such an index."""
SMALL = re.compile(
    r"(?:archive|json_each|o VIRTUAL|runs|alarms|outlets|warc_files|tombstones|blanks|sqlite_master|main\.\w+_fts_config)\b"
    r"|(?:came|known|names)\b"
    r"|\(|\d+ CONSTANT|CONSTANT ROW"
)
"""Small tables, and steps of a plan that are not tables."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with serve_demo(Gazette(at=DEFAULT_AT, articles=60, troubles=True)) as served:
        yield served.url


def statements(log: Path) -> list[str]:
    """The executed statements, one of each form."""
    asked = [sql for sql in log.read_text().split("\0") if re.match(r"\s*(?:SELECT|UPDATE|DELETE|INSERT|WITH)\b", sql)]
    return list({re.sub(r"'(?:[^']|'')*'|\b\d+(?:\.\d+)?(?:e[+-]?\d+)?\b", "1", sql): sql for sql in asked}.values())


def whole_tables(db: sqlite3.Connection, sql: str) -> list[str]:
    """The steps of a query plan that read a whole table or a whole index."""
    steps = [str(row[3]) for row in db.execute(f"EXPLAIN QUERY PLAN {sql}")]
    scans = [step.removeprefix("SCAN ") for step in steps if step.startswith("SCAN ")]
    return [scan for scan in scans if not SMALL.match(scan) and not any(queue in scan for queue in QUEUES)]


@pytest.mark.parametrize("scope", ["demo", "addresses", "days"])
def test_no_statement_of_a_crawl_reads_a_whole_table(crawl: Callable[..., Any], site: str, tmp_path: Path, scope: str) -> None:
    log = tmp_path / "asked.txt"
    targets = {"addresses": (f"{site}/sitemap.xml", f"{site}/sport/")}.get(scope, ("demo",))
    days = {"HEMERO_SINCE": "2016-11-22", "HEMERO_UNTIL": "2016-11-23"} if scope == "days" else {}
    for _ in range(2):
        crawl(*targets, before=TRACE.format(log=str(log)), HEMERO_SITE=site, HEMERO_FETCHED_AT=DEFAULT_AT.isoformat(), **days)
    asked = statements(log)
    assert len(asked) > 30
    with closing(sqlite3.connect(tmp_path / "hemero.db")) as db:
        found = {sql[:300]: scans for sql in sorted(asked) if (scans := whole_tables(db, sql))}
    assert not found, "\n".join(f"{scans}: {sql}" for sql, scans in found.items())
