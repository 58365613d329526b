"""A crawl by two processes makes the same archive as a crawl by one, even if processes are killed."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest

from crawler.archive import Archive
from crawler.archive.upkeep.verify import verify
from crawler.demo import DEFAULT_AT, Gazette
from crawler.demo import serve as serve_demo
from crawler.errors import HemeroError
from tests.crawl.conftest import Answer, page
from tests.crawl.test_kills import CONTENT, content

HEMERO = [sys.executable, "-c", "from crawler.cli import main; main()"]
DRIVER = """
import json, sys
from crawler.errors import HemeroError
from crawler.crawl.run import run_shared
from crawler.crawl.run import OFFLINE_SETTINGS
archive, at, *targets = sys.argv[1:]
settings = OFFLINE_SETTINGS | {"LOG_LEVEL": "ERROR", "HEMERO_ARCHIVE": archive, "HEMERO_FETCHED_AT": at}
try:
    print(json.dumps(run_shared(tuple(targets), settings, processes=2).as_json()))
except HemeroError as error:
    print(json.dumps({"error": str(error)}))
    sys.exit(1)
"""
KILLS = 4


@pytest.fixture(scope="module")
def sites() -> Iterator[tuple[str, str]]:
    gazette = Gazette(at=DEFAULT_AT, articles=200, troubles=False)
    with serve_demo(gazette, warm=True) as one, serve_demo(gazette, warm=True, host="127.0.0.2") as other:
        yield one.url, other.url


def shared(archive: Path, sites: tuple[str, str]) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", DRIVER, str(archive), DEFAULT_AT.isoformat(), *(f"{site}/sitemap.xml" for site in sites)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def done(process: subprocess.Popen[str]) -> dict[str, Any]:
    out, err = process.communicate(timeout=120)
    assert out, err
    return dict(json.loads(out.splitlines()[-1]))


@pytest.fixture(scope="module")
def uninterrupted(sites: tuple[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive that one process makes of both newspapers."""
    archive = tmp_path_factory.mktemp("uninterrupted") / "hemero.db"
    one = DRIVER.replace("run_shared(", "run(").replace(", processes=2", "").replace("import OFFLINE", "import run, OFFLINE")
    command = [sys.executable, "-c", one, str(archive), DEFAULT_AT.isoformat(), *(f"{site}/sitemap.xml" for site in sites)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return archive


def same(archive: Path, uninterrupted: Path) -> None:
    """The same pages, captures, articles, revisions and headlines; nothing waits; rows and WARC agree."""
    resumed, whole = content(archive), content(uninterrupted)
    assert len(whole["articles"]) > 300
    for name in CONTENT:
        assert resumed[name] == whole[name], name
    with Archive(archive, readonly=True) as opened:
        verdict = verify(opened.db, opened.warc)
        assert (verdict.faults, verdict.captures) == ((), len(whole["captures"]))
        assert not opened.query("SELECT url FROM pages WHERE outcome = 'waiting' OR queue IN ('leased', 'ready')")
    files = sorted((archive.parent / "warc").glob("*.warc.gz"))
    checked = subprocess.run([sys.executable, "-m", "warcio.cli", "check", *map(str, files)], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def worker_pids(parent: int) -> list[int]:
    """The process ids of the workers of that crawl."""
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return [int(child) for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]


def captured(archive: Path) -> int:
    try:
        with closing(sqlite3.connect(f"file:{archive}?mode=ro", uri=True)) as db:
            return int(db.execute("SELECT count(*) FROM captures").fetchone()[0])
    except sqlite3.OperationalError:
        return 0  # the archive does not exist yet


def until(happens: Callable[[], object]) -> None:
    deadline = time.monotonic() + 60
    while not happens():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def free(archive: Path) -> bool:
    """Whether no process holds the archive any more."""
    with Archive(archive) as opened:
        try:
            opened.hold()
        except HemeroError:
            return False
    return True


def test_two_processes_make_the_archive_that_one_makes(sites: tuple[str, str], uninterrupted: Path, tmp_path: Path) -> None:
    archive = tmp_path / "hemero.db"
    summary = done(shared(archive, sites))
    same(archive, uninterrupted)
    with Archive(archive, readonly=True) as opened:
        writers = opened.query(
            "SELECT warc_file, count(DISTINCT substr(url, 1, 17)) AS hosts, count(*) AS captures FROM captures GROUP BY 1"
        )
        assert summary["captures"] == sum(int(str(row["captures"])) for row in writers)
    assert [row["hosts"] for row in writers] == [1, 1]  # one newspaper per process, one WARC file per process


@pytest.mark.parametrize("whom", ["child", "parent"])
def test_after_killed_processes_the_crawl_continues_without_loss(
    sites: tuple[str, str], uninterrupted: Path, tmp_path: Path, whom: str
) -> None:
    archive, draw = tmp_path / "hemero.db", Random(whom)
    for _ in range(KILLS):
        kill_after = captured(archive) + draw.randrange(60)
        process = shared(archive, sites)
        while captured(archive) <= kill_after:
            assert process.poll() is None
            time.sleep(0.01)
        os.kill(draw.choice(worker_pids(process.pid)) if whom == "child" else process.pid, signal.SIGKILL)
        out, _ = process.communicate(timeout=60)
        if whom == "child":
            assert process.returncode == 1
            assert "ended unexpectedly (signal 9)" in json.loads(out)["error"]
        else:
            until(lambda: free(archive))  # the worker_pids end by themselves
    assert "error" not in done(shared(archive, sites))
    same(archive, uninterrupted)


def test_no_crawl_starts_while_a_worker_of_a_killed_one_may_write(sites: tuple[str, str], tmp_path: Path) -> None:
    archive = tmp_path / "hemero.db"
    process = shared(archive, sites)
    until(lambda: captured(archive) > 20)
    worker_pid = worker_pids(process.pid)[0]
    os.kill(worker_pid, signal.SIGSTOP)
    process.kill()
    process.wait()
    try:
        assert "is being crawled by another hemero" in done(shared(archive, sites))["error"]
    finally:
        os.kill(worker_pid, signal.SIGCONT)
    until(lambda: free(archive))
    assert "error" not in done(shared(archive, sites))


@contextmanager
def crawling(*words: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen([*HEMERO, "crawl", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@pytest.mark.parametrize("signal_sent", [signal.SIGTERM, signal.SIGINT])
def test_on_a_signal_all_processes_store_the_requests_in_progress(
    sites: tuple[str, str], tmp_path: Path, signal_sent: signal.Signals
) -> None:
    archive = tmp_path / "hemero.db"
    with crawling(*(f"{site}/sitemap.xml" for site in sites), "--processes", "2", "--json", "--archive", str(archive)) as process:
        until(lambda: captured(archive) > 2)
        process.send_signal(signal_sent)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (130, "")
    with Archive(archive, readonly=True) as opened:
        assert not opened.query("SELECT url FROM pages WHERE queue = 'leased'")
        assert not opened.query("SELECT 1 FROM captures WHERE read_at IS NULL")
    assert json.loads(out)["captures"] == captured(archive)


def test_limit_and_events_are_those_of_all_processes(sites: tuple[str, str], tmp_path: Path) -> None:
    words = (*(f"{site}/sitemap.xml" for site in sites), "--processes", "2", "--limit", "6", "--archive", str(tmp_path / "hemero.db"))
    with crawling(*words, "--events") as process:
        out, err = process.communicate(timeout=100)
    start, *visits, end = [json.loads(line) for line in out.splitlines()]
    assert (process.returncode, err, start["event"], end["event"]) == (0, "", "start", "end")
    assert end["ended"] == "limit"
    assert 6 <= end["articles"] <= 7  # both workers can start their last request at the same moment
    assert sum(visit["outcome"] == "article" for visit in visits) == end["articles"]
    assert {visit["url"][:17] for visit in visits} == {"http://127.0.0.1:", "http://127.0.0.2:"}


def test_a_budget_of_bytes_is_that_of_all_processes(sites: tuple[str, str], tmp_path: Path) -> None:
    words = (*(f"{site}/sitemap.xml" for site in sites), "--processes", "2", "--budget", "30kB", "--archive", str(tmp_path / "hemero.db"))
    with crawling(*words, "--json") as process:
        summary = done(process)
    assert (process.returncode, summary["ended"]) == (0, "budget")
    assert 30_000 <= summary["bytes"] < 80_000


def test_an_idle_worker_fetches_what_another_finds_on_its_host(serve: Callable[..., Any], tmp_path: Path) -> None:
    there, elsewhere = serve({"/arrivee": Answer(page())}, host="127.0.0.3"), serve({"/autre": Answer(page())}, host="127.0.0.2")

    def slow(_: int) -> Answer:
        time.sleep(2)
        return Answer(b"", 301, {"Location": f"{there.url}/arrivee"})

    here = serve({"/depart": slow}, host="127.0.0.4")
    targets = (f"{here.url}/depart", f"{there.url}/pont", f"{elsewhere.url}/autre")
    archive = tmp_path / "hemero.db"
    process = subprocess.Popen(
        [sys.executable, "-c", DRIVER, str(archive), DEFAULT_AT.isoformat(), *targets],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    summary = done(process)
    assert (summary["outcomes"].get("article"), summary["outcomes"].get("redirected")) == (3, 1), summary
    assert there.paths.count("/arrivee") == 1
