"""An export of three times as many articles takes no more memory, because rows are streamed."""

from __future__ import annotations

import gc
import sqlite3
import tracemalloc
from contextlib import closing
from pathlib import Path

import pyarrow as pa
import pytest

from crawler.archive.extracts.table_catalogue import TABLES
from crawler.archive.query.reader import open_reader
from crawler.archive.query.selection import Selection
from crawler.exports import FORMATS, Source

COPIES = 55
"""The number of copies of the sample's articles: about ten thousand articles in all."""
PAPERS = ("bocage", "deux_rives", "rivages")


@pytest.fixture(scope="module")
def many(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample archive with many copies of its articles, each with its own address."""
    place = tmp_path_factory.mktemp("many") / "hemero.db"
    with closing(sqlite3.connect(sample)) as old, closing(sqlite3.connect(place)) as db:
        old.backup(db)
        shorter = {name: f"a.{name} + n.value * 1000" for name in ("article_id", "page_id")}
        shorter |= {"url": "a.url || '?' || n.value", "body": "substr(a.body, 1, 300)"}
        shorter |= {name: f"substr(a.{name}, 1, 50)" for name in ("stems", "title_stems")}
        names = [row[1] for row in db.execute("PRAGMA table_info(articles)")]
        wanted = ", ".join(shorter.get(name, f"a.{name}") for name in names)
        numbers = "WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < ?)"
        db.execute(f"INSERT INTO articles ({', '.join(names)}) {numbers} SELECT {wanted} FROM n, articles a", (COPIES,))
        db.commit()
        assert db.execute("SELECT count(*) FROM articles").fetchone()[0] > 10_000
    return place


def peak(archive: Path, name: str, selection: Selection, to: Path) -> float:
    """The peak memory of an export in bytes. A crawl in this process may have told the garbage collector to run seldom."""
    threshold = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    gc.collect()
    tracemalloc.start()
    try:
        with closing(open_reader(archive)) as db:
            FORMATS[name].save(Source(db, selection), to)
        return tracemalloc.get_traced_memory()[1] + pa.default_memory_pool().max_memory()  # Arrow's peak
    finally:
        tracemalloc.stop()
        gc.set_threshold(*threshold)


@pytest.mark.parametrize("name", ["csv", "jsonl", "parquet", "sqlite", "txm", "iramuteq"])
def test_three_newspapers_take_no_more_memory_than_one(many: Path, tmp_path: Path, name: str) -> None:
    peak(many, name, Selection(outlets=("piege",)), tmp_path / "first")  # imports and caches that are loaded only once
    one = peak(many, name, Selection(outlets=PAPERS[:1]), tmp_path / "one")
    three = peak(many, name, Selection(outlets=PAPERS), tmp_path / "three")
    with closing(open_reader(many)) as db:
        chosen = [Selection(outlets=papers) for papers in (PAPERS[1:], PAPERS)]
        more, whole = (sum(len(line) for line in TABLES["articles"].lines(db, selection)) for selection in chosen)
    assert whole > more > 8_000_000
    files = sum(1 for _ in (tmp_path / "three").iterdir()) if (tmp_path / "three").is_dir() else 0
    assert three - one < more / 4 + 500 * files  # the names of a folder's files are held
