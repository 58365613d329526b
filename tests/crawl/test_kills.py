"""A crawl is killed at thirty-six seeded points and continued each time. Its archive must equal that of a crawl without interruption.

Half of the kills come at any moment. The others come inside the writer: during a WARC record, before a commit, after a commit.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

import pytest

from crawler.archive import Archive
from crawler.archive.upkeep.verify import verify
from crawler.archive.warc.warc_folder import WarcFolder
from crawler.demo import DEFAULT_AT, Gazette
from crawler.demo import serve as serve_demo

ARTICLES = 1000
CONTENT = {
    "pages": "SELECT url, outcome, detail, hint, part, article_id IS NOT NULL FROM pages ORDER BY url",
    "captures": "SELECT p.url, c.url, c.status, c.digest, c.size, c.revisit_of, c.read_at IS NULL"
    " FROM captures c JOIN pages p USING (page_id) ORDER BY 1, 2, 3, 4",
    "articles": "SELECT url, outlet, kind, title, lead, body, published, updated, stamp, authors, section, tags, words"
    " FROM articles ORDER BY url",
    "revisions": "SELECT a.url, r.digest, r.parts, r.body FROM revisions r JOIN articles a USING (article_id) ORDER BY 1, 2",
    "times": "SELECT a.url, t.place, t.field, t.source, t.printed, t.value, t.chosen"
    " FROM times t JOIN articles a USING (article_id) ORDER BY 1, 2",
    "headlines": "SELECT page_url, block_position, block, rank, text, url, target FROM headlines ORDER BY 1, 2, 4, 6",
    "index": "SELECT word, count(*) FROM (SELECT substr(title, 1, 3) AS word FROM articles_fts) GROUP BY 1 ORDER BY 1",
}
"""What two archives of one newspaper must have in common: name → query."""
POINTS = ("clock", "record", "clock", "begin", "clock", "commit", "clock", "committed")


def crawl(archive: str, site: str, dies: tuple[str, int, float] | None) -> None:
    """Crawl the demo in this process. The process kills itself when it reaches the point `dies[0]` for the `dies[1]`-th time."""
    from crawler.crawl.run import OFFLINE_SETTINGS, run

    os.setsid()
    if dies:
        _arm(*dies)
    settings = {"HEMERO_ARCHIVE": archive, "HEMERO_FETCHED_AT": DEFAULT_AT.isoformat()}
    # use sitemaps: how many pages of a section are read depends on the order of responses
    summary = run((f"{site}/sitemap.xml",), OFFLINE_SETTINGS | {"LOG_LEVEL": "ERROR"} | settings)
    os._exit(0 if summary.finished else 3)


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _arm(point: str, count: int, share: float) -> None:
    """Make this process kill itself at that point."""
    left = [count]

    def struck() -> bool:
        left[0] -= 1
        return left[0] == -1

    if point in ("clock", "record"):
        _arm_records(struck, point == "record", share)
    else:
        _arm_commits(struck, point)


def _arm_records(struck: Callable[[], bool], amid: bool, share: float) -> None:
    whole = WarcFolder._append

    def append(self: WarcFolder, data: bytes) -> tuple[str, int]:
        if self._file is not None and struck():
            if amid:
                self._file.write(data[: int(len(data) * share)])
                _die()
            threading.Timer(share / 20, _die).start()
        return whole(self, data)

    WarcFolder._append = append  # type: ignore[method-assign]


class Deadly:
    """The archive's connection, which kills the process at a given statement."""

    def __init__(self, real: sqlite3.Connection, struck: Callable[[], bool], point: str) -> None:
        self.real, self.struck, self.point = real, struck, point

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)

    def execute(self, sql: str, *values: Any) -> Any:
        word = {"BEGIN IMMEDIATE": "begin", "COMMIT": "commit"}.get(sql)
        if word == self.point and self.struck():
            _die()
        answer = self.real.execute(sql, *values)
        if word == "commit" and self.point == "committed" and self.struck():
            _die()
        return answer


def _arm_commits(struck: Callable[[], bool], point: str) -> None:
    opened = Archive.__init__

    def armed(self: Archive, *words: Any, **named: Any) -> None:
        opened(self, *words, **named)
        self.db = Deadly(self.db, struck, point)  # type: ignore[assignment]

    Archive.__init__ = armed  # type: ignore[method-assign]


def content(archive: Path) -> dict[str, list[tuple[Any, ...]]]:
    with closing(sqlite3.connect(f"file:{archive}?mode=ro", uri=True)) as db:
        return {name: db.execute(sql).fetchall() for name, sql in CONTENT.items()}


def forked(archive: Path, site: str, dies: tuple[str, int, float] | None = None) -> int:
    """Crawl in a process of its own; its exit code."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["crawler.crawl.run", "crawler.outlets", "crawler.pipelines"])
    process = context.Process(target=crawl, args=(str(archive), site, dies))
    process.start()
    process.join(120)
    assert process.exitcode is not None
    return process.exitcode


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with serve_demo(Gazette(at=DEFAULT_AT, articles=ARTICLES, troubles=False), warm=True) as served:
        yield served.url


@pytest.fixture(scope="module")
def uninterrupted(site: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    archive = tmp_path_factory.mktemp("uninterrupted") / "hemero.db"
    assert forked(archive, site) == 0
    return archive


def test_after_thirty_six_kills_the_crawl_continues_without_loss(uninterrupted: Path, site: str, tmp_path: Path) -> None:
    draw, archive, kills = Random(1871), tmp_path / "hemero.db", 0
    for number in range(36):
        point = POINTS[number % len(POINTS)]
        count = draw.randrange(40 if point in ("clock", "record") else 6)
        kills += forked(archive, site, (point, count, draw.random())) == -signal.SIGKILL
    assert kills >= 30
    assert forked(archive, site) == 0
    whole, resumed = content(uninterrupted), content(archive)
    assert len(whole["articles"]) >= ARTICLES * 0.95
    for name in CONTENT:
        assert resumed[name] == whole[name], name
    with Archive(archive, readonly=True) as opened:
        verdict = verify(opened.db, opened.warc)
        assert (verdict.faults, verdict.captures) == ((), len(whole["captures"]))
        assert not opened.query("SELECT url FROM pages WHERE outcome = 'waiting' OR queue IN ('leased', 'ready')")
    files = sorted((tmp_path / "warc").glob("*.warc.gz"))
    done = subprocess.run([sys.executable, "-m", "warcio.cli", "check", *map(str, files)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
