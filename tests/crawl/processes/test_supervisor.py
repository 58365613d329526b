"""A crawl by two processes is the same crawl, however its processes end."""

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
from crawler.crawl.run import REHEARSAL
archive, at, *targets = sys.argv[1:]
settings = REHEARSAL | {"LOG_LEVEL": "ERROR", "HEMERO_ARCHIVE": archive, "HEMERO_FETCHED_AT": at}
try:
    print(json.dumps(run_shared(tuple(targets), settings, processes=2).as_json()))
except HemeroError as trouble:
    print(json.dumps({"trouble": str(trouble)}))
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
def undisturbed(sites: tuple[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What one process makes of both newspapers."""
    archive = tmp_path_factory.mktemp("undisturbed") / "hemero.db"
    one = DRIVER.replace("run_shared(", "run(").replace(", processes=2", "").replace("import REHEARSAL", "import REHEARSAL, run")
    command = [sys.executable, "-c", one, str(archive), DEFAULT_AT.isoformat(), *(f"{site}/sitemap.xml" for site in sites)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return archive


def same(archive: Path, undisturbed: Path) -> None:
    """The same pages, captures, articles, revisions, headlines; nothing waits, and rows and WARC agree."""
    mended, whole = content(archive), content(undisturbed)
    assert len(whole["articles"]) > 300
    for name in CONTENT:
        assert mended[name] == whole[name], name
    with Archive(archive, readonly=True) as opened:
        verdict = verify(opened.db, opened.warc)
        assert (verdict.faults, verdict.captures) == ((), len(whole["captures"]))
        assert not opened.query("SELECT url FROM pages WHERE outcome = 'waiting' OR queue IN ('leased', 'ready')")
    files = sorted((archive.parent / "warc").glob("*.warc.gz"))
    checked = subprocess.run([sys.executable, "-m", "warcio.cli", "check", *map(str, files)], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def parts(parent: int) -> list[int]:
    """The processes that share the crawl of that one."""
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return [int(child) for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]


def captured(archive: Path) -> int:
    try:
        with closing(sqlite3.connect(f"file:{archive}?mode=ro", uri=True)) as db:
            return int(db.execute("SELECT count(*) FROM captures").fetchone()[0])
    except sqlite3.OperationalError:
        return 0  # not made yet


def until(happens: Callable[[], object]) -> None:
    deadline = time.monotonic() + 60
    while not happens():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def free(archive: Path) -> bool:
    """Whether nobody holds the archive any more."""
    with Archive(archive) as opened:
        try:
            opened.hold()
        except HemeroError:
            return False
    return True


def test_two_processes_make_the_archive_that_one_makes(sites: tuple[str, str], undisturbed: Path, tmp_path: Path) -> None:
    archive = tmp_path / "hemero.db"
    told = done(shared(archive, sites))
    same(archive, undisturbed)
    with Archive(archive, readonly=True) as opened:
        writers = opened.query(
            "SELECT warc_file, count(DISTINCT substr(url, 1, 17)) AS hosts, count(*) AS captures FROM captures GROUP BY 1"
        )
        assert told["captures"] == sum(int(str(row["captures"])) for row in writers)
    assert [row["hosts"] for row in writers] == [1, 1]  # a process a newspaper, a WARC file a process


@pytest.mark.parametrize("whom", ["child", "parent"])
def test_killed_processes_cost_nothing(sites: tuple[str, str], undisturbed: Path, tmp_path: Path, whom: str) -> None:
    archive, draw = tmp_path / "hemero.db", Random(whom)
    for _ in range(KILLS):
        enough = captured(archive) + draw.randrange(60)
        process = shared(archive, sites)
        while captured(archive) <= enough:
            assert process.poll() is None
            time.sleep(0.01)
        os.kill(draw.choice(parts(process.pid)) if whom == "child" else process.pid, signal.SIGKILL)
        out, _ = process.communicate(timeout=60)
        if whom == "child":
            assert process.returncode == 1
            assert "before its time (signal 9)" in json.loads(out)["trouble"]
        else:
            until(lambda: free(archive))  # the parts end by themselves
    assert "trouble" not in done(shared(archive, sites))
    same(archive, undisturbed)


def test_no_crawl_begins_while_a_part_of_a_dead_one_may_write(sites: tuple[str, str], tmp_path: Path) -> None:
    archive = tmp_path / "hemero.db"
    process = shared(archive, sites)
    until(lambda: captured(archive) > 20)
    part = parts(process.pid)[0]
    os.kill(part, signal.SIGSTOP)
    process.kill()
    process.wait()
    try:
        assert "is being crawled by another hemero" in done(shared(archive, sites))["trouble"]
    finally:
        os.kill(part, signal.SIGCONT)
    until(lambda: free(archive))
    assert "trouble" not in done(shared(archive, sites))


@contextmanager
def crawling(*words: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen([*HEMERO, "crawl", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_told_to_stop_all_processes_store_what_is_under_way(sites: tuple[str, str], tmp_path: Path, told: signal.Signals) -> None:
    archive = tmp_path / "hemero.db"
    with crawling(*(f"{site}/sitemap.xml" for site in sites), "--processes", "2", "--json", "--archive", str(archive)) as process:
        until(lambda: captured(archive) > 2)
        process.send_signal(told)
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
    assert 6 <= end["articles"] <= 7  # two may begin their last in the same moment
    assert sum(visit["outcome"] == "article" for visit in visits) == end["articles"]
    assert {visit["url"][:17] for visit in visits} == {"http://127.0.0.1:", "http://127.0.0.2:"}


def test_a_budget_of_bytes_is_that_of_all_processes(sites: tuple[str, str], tmp_path: Path) -> None:
    words = (*(f"{site}/sitemap.xml" for site in sites), "--processes", "2", "--budget", "30kB", "--archive", str(tmp_path / "hemero.db"))
    with crawling(*words, "--json") as process:
        told = done(process)
    assert (process.returncode, told["ended"]) == (0, "budget")
    assert 30_000 <= told["bytes"] < 80_000


def test_an_idle_process_takes_up_what_another_finds_for_its_host(serve: Callable[..., Any], tmp_path: Path) -> None:
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
    told = done(process)
    assert (told["outcomes"].get("article"), told["outcomes"].get("redirected")) == (3, 1), told
    assert there.paths.count("/arrivee") == 1
