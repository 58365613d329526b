"""A complete crawl: the demo newspaper, served by a real server, crawled with the real command, and killed."""

from __future__ import annotations

import json
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from crawler.archive import Archive
from crawler.demo import DEFAULT_AT, Gazette, serve

TABLES = ("pages", "captures", "articles", "revisions", "parts", "times", "headline_texts", "headline_blocks", "placements", "runs")
CONTENT = {
    "articles": "SELECT url, outlet, kind, title, lead, body, published, updated, stamp, authors, section FROM articles ORDER BY url",
    "outcomes": "SELECT url, outcome FROM pages ORDER BY url",
    "captures": "SELECT p.url, c.status, c.digest, count(*) FROM captures c JOIN pages p USING (page_id) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
    "headlines": "SELECT page_url, block, rank, text, url FROM headlines ORDER BY 1, 2, 3, 4, 5",
    "revisions": "SELECT a.url, r.digest FROM revisions r JOIN articles a USING (article_id) ORDER BY 1, 2",
}


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def command(archive: Path, port: int) -> list[str]:
    return [
        sys.executable,
        "-c",
        "from crawler.cli import main; main()",
        "crawl",
        "demo",
        "--json",
        "--archive",
        str(archive),
        "--port",
        str(port),
    ]


def crawl(archive: Path, port: int) -> dict[str, Any]:
    done = subprocess.run(command(archive, port), capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def content(archive: Path) -> dict[str, list[tuple[Any, ...]]]:
    with sqlite3.connect(f"file:{archive}?mode=ro", uri=True) as db:
        return {name: db.execute(sql).fetchall() for name, sql in CONTENT.items()}


def rows(archive: Path) -> dict[str, int]:
    with sqlite3.connect(f"file:{archive}?mode=ro", uri=True) as db:
        return {table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES}


@pytest.fixture(scope="module")
def port() -> int:
    return free_port()


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory, port: int) -> Path:
    """An archive of one crawl without interruption."""
    archive = tmp_path_factory.mktemp("uninterrupted") / "hemero.db"
    crawl(archive, port)
    return archive


def test_every_address_ends_in_a_named_outcome(crawled: Path) -> None:
    with sqlite3.connect(crawled) as db:
        outcomes = dict(db.execute("SELECT outcome, count(*) FROM pages GROUP BY 1").fetchall())
        waiting = db.execute("SELECT url, detail FROM pages WHERE outcome = 'waiting'").fetchall()
    assert waiting == []
    assert outcomes["article"] >= 300
    assert {"listing", "gone", "redirected", "blocked", "robots", "not_html", "too_large", "error"} <= set(outcomes)


def test_what_is_stored_is_what_the_newspaper_printed(crawled: Path, port: int) -> None:
    with serve(Gazette(at=DEFAULT_AT), port=port), sqlite3.connect(crawled) as db:
        gazette = Gazette(at=DEFAULT_AT)
        stored = db.execute("SELECT url, title, body, published FROM articles").fetchall()
        compared = [(url, title, body, published, truth) for url, title, body, published in stored if (truth := gazette.truth(url))]
    assert len(compared) >= 300
    titles = sum(title == " ".join(truth.title.split()) for _, title, _, _, truth in compared)
    assert titles / len(compared) >= 0.97
    dated = [(published, truth.published.isoformat()) for _, _, _, published, truth in compared if truth.published]
    assert len(dated) >= 250
    assert sum(read == printed for read, printed in dated) / len(dated) >= 0.97


def test_a_second_crawl_adds_no_row(crawled: Path, port: int) -> None:
    before = rows(crawled)
    again = crawl(crawled, port)
    assert again["captures"] == 0
    assert rows(crawled) == before


def test_every_capture_points_to_the_bytes_that_were_served(crawled: Path, port: int) -> None:
    gazette = Gazette(at=DEFAULT_AT)
    with Archive(crawled, readonly=True) as archive, sqlite3.connect(crawled) as db:
        captures = db.execute("SELECT capture_id, url FROM captures WHERE status = 200 ORDER BY capture_id").fetchall()
        some = captures[:: max(1, len(captures) // 25)]
        for number, url in some:
            exchange = archive.read_capture(number)
            assert exchange.url == url
            if gazette.truth(url):
                assert ("gzip" in str(exchange.headers)) == exchange.body.startswith(b"\x1f\x8b")


def test_warcio_check_accepts_the_warc(crawled: Path) -> None:
    files = sorted((crawled.parent / "warc").glob("*.warc.gz"))
    assert files
    done = subprocess.run([sys.executable, "-m", "warcio.cli", "check", *map(str, files)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
