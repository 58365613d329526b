"""Lost WARC files and bad records stop neither a crawl nor `hemero reread`."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crawler.archive import Archive
from tests import forked
from tests.crawl.conftest import Answer, Crawl, Server, page

ROBOTS = Answer(b"User-agent: *\nDisallow: /private", 200, {"Content-Type": "text/plain"})


def reread(archive: Path, *words: str) -> tuple[int, dict[str, Any], str]:
    done = forked.hemero("reread", "--all", "--json", "--archive", str(archive), *words)
    return done.returncode, json.loads(done.stdout), done.stderr


@pytest.fixture
def server(serve: Callable[..., Server]) -> Server:
    return serve({"/robots.txt": ROBOTS} | {f"/{n}": Answer(page().replace(b"deux ans", b"%d ans" % n)) for n in range(5)})


def addresses(server: Server) -> list[str]:
    return [f"{server.url}/{n}" for n in range(5)]


def warc_files(crawl: Crawl) -> list[Path]:
    return sorted((crawl.archive.parent / "warc").glob("*.warc.gz"))


@pytest.mark.parametrize("processes", ["1", "2"])
def test_reread_goes_on_past_a_bad_record_and_says_so(crawl: Crawl, server: Server, processes: str) -> None:
    crawl(*addresses(server))
    with Archive(crawl.archive) as archive:
        archive.db.execute("UPDATE articles SET title = 'ancien'")
    [(offset, length)] = crawl.rows(f"SELECT warc_offset, warc_length FROM captures WHERE url = '{server.url}/3'")
    data = bytearray(warc_files(crawl)[0].read_bytes())
    data[offset + length // 2] ^= 0xFF
    warc_files(crawl)[0].write_bytes(data)
    code, said, sentence = reread(crawl.archive, "--processes", processes)
    assert code == 1
    assert len(said["failed"]) == 1
    assert "1 articles and pages could not be read again and are as they were. Capture " in sentence
    titles = dict(crawl.rows("SELECT url, title FROM articles"))
    assert [url for url, title in titles.items() if title == "ancien"] == [f"{server.url}/3"]


def test_reread_goes_on_past_an_article_that_cannot_be_stored(crawl: Crawl, server: Server) -> None:
    crawl(*addresses(server))
    poison = """
from dataclasses import replace
from crawler.crawl import outcomes
real = outcomes._page_visit
def poisoned(lease, *more):
    visit = real(lease, *more)
    return replace(visit, article=replace(visit.article, title="\\ud83d")) if lease.url.endswith("/3") else visit
outcomes._page_visit = poisoned
from pathlib import Path
from crawler.crawl.reread import reread
done = reread(Path(sys.argv[1]), {"outlet": None, "since": None, "until": None, "version": None})
print(done.works, len(done.failed), "UnicodeEncodeError" in done.failed[0])
"""
    before = crawl.rows("SELECT * FROM articles ORDER BY 1")
    done = forked.python("import sys" + poison, str(crawl.archive))
    assert done.stdout.strip() == "4 1 True", done.stderr
    assert crawl.rows("SELECT * FROM articles ORDER BY 1") == before


def test_a_lost_warc_file_stops_no_crawl(crawl: Crawl, server: Server) -> None:
    crawl(*addresses(server)[:3])
    with Archive(crawl.archive) as archive:  # a killed crawl left a capture unread
        archive.db.execute("UPDATE captures SET read_at = NULL WHERE url LIKE '%/1'")
        archive.db.execute("UPDATE pages SET outcome = 'waiting', queue = NULL WHERE url LIKE '%/1'")
    for path in warc_files(crawl):
        path.unlink()
    server.asked.clear()
    summary = crawl(*addresses(server))
    assert "error" not in summary
    assert [crawl.outcome(f"/{n}")[0] for n in range(5)] == ["article"] * 5
    assert [server.paths.count(path) for path in ("/robots.txt", "/0", "/1", "/2", "/3", "/4")] == [1, 0, 1, 0, 1, 1]


def test_a_robots_txt_fetched_by_a_clock_that_was_ahead_is_asked_for_again(crawl: Crawl, server: Server) -> None:
    crawl(addresses(server)[0])
    with Archive(crawl.archive) as archive:
        archive.db.execute("UPDATE captures SET fetched_utc = ?", (time.time() + 365 * 86_400,))
    server.answers["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /", 200, {"Content-Type": "text/plain"})
    crawl(addresses(server)[1])
    assert crawl.outcome("/1")[0] == "robots"
    crawl(addresses(server)[2])
    assert server.paths.count("/robots.txt") == 2
