"""Everything that writes is killed (SIGKILL) and continued each time. Its archive must equal that of a crawl without interruption.

A crawl by one process is killed thirty times: half of the kills come at any moment, the others inside the writer (during a WARC record,
before a commit, after a commit). A crawl by two processes is killed ten times, then `watch`, `reread`, `forget` and `export`.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
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
from tests.forked import code_of

ARTICLES = 400
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


def crawl(archive: str, target: str, dies: tuple[str, int, float] | None) -> None:
    """Crawl the demo in this process. The process kills itself when it reaches the point `dies[0]` for the `dies[1]`-th time."""
    from crawler.crawl.run import OFFLINE_SETTINGS, run

    os.setsid()
    if dies:
        _arm(*dies)
    settings = {"HEMERO_ARCHIVE": archive, "HEMERO_FETCHED_AT": DEFAULT_AT.isoformat()}
    summary = run((target,), OFFLINE_SETTINGS | {"LOG_LEVEL": "ERROR"} | settings)
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


DRIVER = """
import json, sys
from crawler.crawl.run import OFFLINE_SETTINGS, run, run_shared
site, processes, settings = json.loads(sys.argv[1])
settings = OFFLINE_SETTINGS | {"LOG_LEVEL": "ERROR"} | settings
if __name__ == "__main__":
    run((site + "/sitemap.xml",), settings) if processes == 1 else run_shared((site + "/sitemap.xml",), settings, processes=processes)
"""


def started(archive: Path, site: str, processes: int, endless: bool) -> subprocess.Popen[bytes]:
    """A crawl in a process group of its own."""
    settings = {"HEMERO_ARCHIVE": str(archive), "HEMERO_FETCHED_AT": DEFAULT_AT.isoformat(), "HEMERO_WATCH": endless}
    command = [sys.executable, "-c", DRIVER, json.dumps([site, processes, settings])]
    return subprocess.Popen(command, start_new_session=True, stdin=subprocess.DEVNULL)


def forked(archive: Path, site: str, dies: tuple[str, int, float] | None = None, path: str = "/sitemap.xml") -> int:
    """Crawl in a process of its own; its exit code. Sitemaps: how many pages of a section are read depends on the order of responses."""
    return code_of(crawl, str(archive), site + path, dies)


def captures(archive: Path) -> int:
    try:
        with closing(sqlite3.connect(f"file:{archive}?mode=ro", uri=True)) as db:
            return int(db.execute("SELECT count(*) FROM captures").fetchone()[0])
    except sqlite3.OperationalError:
        return 0  # not there yet


def killed_after(process: subprocess.Popen[bytes], archive: Path, more: int) -> bool:
    """Kill the process and its children when the archive has that number of further captures; whether it still ran."""
    before, deadline = captures(archive), time.monotonic() + 60
    while process.poll() is None and captures(archive) < before + more and time.monotonic() < deadline:
        time.sleep(0.02)
    alive = process.poll() is None
    os.killpg(process.pid, signal.SIGKILL) if alive else None
    process.wait()
    return alive and time.monotonic() < deadline


def assert_equal_and_sound(archive: Path, uninterrupted: Path) -> None:
    whole, resumed = content(uninterrupted), content(archive)
    for name in CONTENT:
        assert resumed[name] == whole[name], name
    with Archive(archive, readonly=True) as opened:
        verdict = verify(opened.db, opened.warc)
        assert (verdict.faults, verdict.captures) == ((), len(whole["captures"]))
        assert not opened.query("SELECT url FROM pages WHERE outcome = 'waiting' OR queue IN ('leased', 'ready')")
        assert not opened.query("SELECT url FROM pages WHERE attempts > 0 OR silences > 0")
    files = sorted((archive.parent / "warc").glob("*.warc.gz"))
    done = subprocess.run([sys.executable, "-m", "warcio.cli", "check", *map(str, files)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with serve_demo(Gazette(at=DEFAULT_AT, articles=ARTICLES, troubles=False), warm=True) as served:
        yield served.url


@pytest.fixture(scope="module")
def uninterrupted(site: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    archive = tmp_path_factory.mktemp("uninterrupted") / "hemero.db"
    assert forked(archive, site) == 0
    return archive


def test_after_thirty_kills_the_crawl_continues_without_loss(uninterrupted: Path, site: str, tmp_path: Path) -> None:
    draw, archive, kills = Random(1871), tmp_path / "0" / "hemero.db", 0
    while kills < 30:
        point = POINTS[kills % len(POINTS)]
        count = draw.randrange(12 if point in ("clock", "record") else 3)
        code = forked(archive, site, (point, count, draw.random()))
        kills += code == -signal.SIGKILL
        if code == 0:  # a fast machine was done before its next kill: the other kills come in a new archive
            assert_equal_and_sound(archive, uninterrupted)
            archive = tmp_path / str(kills) / "hemero.db"
    assert forked(archive, site) == 0
    assert len(content(archive)["articles"]) >= ARTICLES * 0.95
    assert_equal_and_sound(archive, uninterrupted)


OUTCOMES = "SELECT replace(url, ?1, ''), outcome, replace(detail, ?1, ''), attempts, queue FROM pages WHERE url NOT LIKE '%/ennuis/%mur%'"
"""A gate that is passed with cookies is one visit; if a kill parts its two answers, they are two pages (`renvoi-au-mur`)."""


def outcomes(archive: Path, site: str) -> set[tuple[Any, ...]]:
    with closing(sqlite3.connect(f"file:{archive}?mode=ro", uri=True)) as db:
        return set(db.execute(OUTCOMES, (site,)))


def test_after_kills_faulty_pages_end_as_they_do_without(tmp_path: Path) -> None:
    """Among them are pages that fail once. The server may have failed before a kill, in an answer that was not stored: captures differ."""
    draw, whole, archive, kills = Random(1871), tmp_path / "whole" / "a.db", tmp_path / "killed" / "a.db", 0
    with serve_demo(Gazette(at=DEFAULT_AT, articles=20)) as served:
        assert forked(whole, served.url, path="/ennuis/") == 0
        expected = outcomes(whole, served.url)
    with serve_demo(Gazette(at=DEFAULT_AT, articles=20)) as served:
        for number in range(8):
            count = draw.randrange(12 if number % 2 == 0 else 3)
            kills += forked(archive, served.url, (POINTS[number], count, draw.random()), path="/ennuis/") == -signal.SIGKILL
        assert kills >= 4
        assert forked(archive, served.url, path="/ennuis/") == 0
        assert outcomes(archive, served.url) == expected
    assert {outcome for url, outcome, *_ in expected if "passagere" in url or "deborde" in url or "trop-de" in url} == {"article"}


@pytest.mark.parametrize(("kills", "processes", "endless"), [(10, 2, False), (4, 1, True)], ids=["two processes", "watch"])
def test_after_kills_at_any_moment_the_crawl_continues_without_loss(
    uninterrupted: Path, site: str, tmp_path: Path, kills: int, processes: int, endless: bool
) -> None:
    draw, archive = Random(1871), tmp_path / "hemero.db"
    for _ in range(kills):
        assert killed_after(started(archive, site, processes, endless), archive, draw.randrange(1, 25))
    assert forked(archive, site) == 0
    assert_equal_and_sound(archive, uninterrupted)


HEMERO = [sys.executable, "-c", "from crawler.cli import main; main()"]


def copied(archive: Path, folder: Path) -> Path:
    shutil.copytree(archive.parent, folder)
    return folder / archive.name


def killed_command(words: list[str], seconds: float) -> bool:
    """Run a command, and kill it and its children after that time; whether it still ran."""
    process = subprocess.Popen([*HEMERO, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        return process.wait(seconds) != 0
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True


def killed_at_commit(words: list[str], archive: Path, number: int) -> bool:
    """Run a command, and kill it and its children when it has committed that number of transactions; whether it still ran."""
    with closing(sqlite3.connect(archive)) as db:
        seen = version = db.execute("PRAGMA data_version").fetchone()
        process = subprocess.Popen([*HEMERO, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        while number and process.poll() is None:
            time.sleep(0.002)
            version = db.execute("PRAGMA data_version").fetchone()
            number, seen = number - (version != seen), version
    alive = process.poll() is None
    os.killpg(process.pid, signal.SIGKILL) if alive else None
    process.wait()
    return alive


def test_after_kills_reading_again_changes_nothing(uninterrupted: Path, tmp_path: Path) -> None:
    archive = copied(uninterrupted, tmp_path / "a")
    words = ["reread", "--all", "--archive", str(archive)]
    assert sum(killed_at_commit(words, archive, number) for number in (1, 2, 3, 4)) >= 2
    assert subprocess.run([*HEMERO, *words], capture_output=True).returncode == 0
    assert_equal_and_sound(archive, uninterrupted)


def test_after_kills_what_is_forgotten_is_forgotten_and_nothing_else(uninterrupted: Path, tmp_path: Path) -> None:
    whole = content(uninterrupted)
    urls = [str(row[0]) for row in whole["articles"][:8]]
    for number, share in enumerate((0.4, 0.6, 0.8, 1.0)):
        archive = copied(uninterrupted, tmp_path / str(number))
        words = ["forget", *urls, "--yes", "--archive", str(archive)]
        killed_command(words, share)
        done = subprocess.run([*HEMERO, *words], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        left = content(archive)
        assert {row[0] for row in whole["articles"]} - {row[0] for row in left["articles"]} >= set(urls)
        assert set(left["articles"]) < set(whole["articles"])
        with Archive(archive, readonly=True) as opened:
            assert verify(opened.db, opened.warc).faults == ()
            assert not opened.query("SELECT * FROM blanks")


def test_a_killed_export_leaves_no_half_written_file(uninterrupted: Path, tmp_path: Path) -> None:
    file = tmp_path / "articles.jsonl"
    words = ["export", "jsonl", "-o", str(file), "--archive", str(uninterrupted)]
    assert subprocess.run([*HEMERO, *words], capture_output=True).returncode == 0
    whole = file.read_bytes()
    for share in (0.3, 0.4, 0.5, 0.6, 0.7):
        file.unlink(missing_ok=True)
        killed_command(words, share)
        assert not file.exists() or file.read_bytes() == whole
    assert subprocess.run([*HEMERO, *words, "--force"], capture_output=True).returncode == 0
    assert file.read_bytes() == whole
