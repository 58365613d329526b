"""A crawl with a reader process makes the same archive as a crawl without one, even if one of them is killed."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from crawler.archive import Archive, Exchange, Lease
from crawler.archive.upkeep.verify import verify
from crawler.crawl import outcomes
from crawler.crawl.processes import reader
from crawler.crawl.processes.reader import Reader, ReaderProcess, Task
from crawler.demo import DEFAULT_AT, Gazette
from crawler.demo import serve as serve_demo
from tests.crawl.conftest import Answer, Server, page
from tests.crawl.test_kills import CONTENT, content

DRIVER = """
import json, sys
from crawler.crawl.processes import reader
from crawler.crawl.run import OFFLINE_SETTINGS, run
archive, at, share, *targets = sys.argv[1:]
reader.BUSY_SHARE, reader.BUSY_WINDOW, reader._cores = 0.0 if share == "busy" else 2.0, 0.05, lambda: 2
def started(self, policy, start=reader.ReaderProcess.__init__):
    start(self, policy)
    print(self.process.pid, flush=True)
def counted_read(self, task, read=reader.ReaderProcess.read):
    counted_read.pages += 1
    return read(self, task)
counted_read.pages = 0
reader.ReaderProcess.__init__, reader.ReaderProcess.read = started, counted_read
settings = OFFLINE_SETTINGS | {"LOG_LEVEL": "WARNING"}
settings |= {"HEMERO_ARCHIVE": archive, "HEMERO_FETCHED_AT": at, "HEMERO_CAREFUL": share == "careful"}
summary = run(tuple(targets), settings)
print(json.dumps(summary.as_json() | {"read_in_process": counted_read.pages, "finished": summary.finished}))
"""
HTML = """<html lang="fr"><head><title>Le pont rouvre</title></head><body><article><h1>Le pont rouvre</h1>
<p>Le pont de Combelongue a rouvert lundi à la circulation après huit mois de travaux qui ont coûté deux millions d’euros.</p>
<p>Les riverains, qui faisaient jusque-là un détour de douze kilomètres, ont été les premiers à le traverser, à pied, dès l’aube.</p>
</article></body></html>"""
POLICY = outcomes.CrawlPolicy()


def task(url: str = "https://www.exemple.fr/2016/11/24/le-pont-rouvre_1.html", body: bytes = HTML.encode()) -> Task:
    lease = Lease(1, url, None, "article", "argument", 0, None, None, None, 1, 0)
    headers = [("Content-Type", "text/html; charset=utf-8")]
    exchange = Exchange(url, "GET", [], 200, "OK", headers, body, datetime(2016, 11, 24, 9, tzinfo=UTC))
    return Task(lease, exchange, exchange.fetched_at)


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with serve_demo(Gazette(at=DEFAULT_AT, articles=400, troubles=False), warm=True) as served:
        yield served.url


def crawl(archive: Path, site: str, share: str = "busy") -> subprocess.Popen[str]:
    command = [sys.executable, "-c", DRIVER, str(archive), DEFAULT_AT.isoformat(), share, f"{site}/sitemap.xml"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)


def ended(process: subprocess.Popen[str]) -> tuple[dict[str, Any], str]:
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    return dict(json.loads(out.splitlines()[-1])), err


@pytest.fixture(scope="module")
def uninterrupted(site: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of a crawl that reads all pages in its own process."""
    archive = tmp_path_factory.mktemp("uninterrupted") / "hemero.db"
    summary, _ = ended(crawl(archive, site, "idle"))
    assert summary["read_in_process"] == 0
    return archive


def same(archive: Path, uninterrupted: Path) -> None:
    resumed, whole = content(archive), content(uninterrupted)
    assert len(whole["articles"]) > 300
    for name in CONTENT:
        assert resumed[name] == whole[name], name
    with Archive(archive, readonly=True) as opened:
        assert verify(opened.db, opened.warc).sound


@contextmanager
def reader_process_of(process: subprocess.Popen[str]) -> Iterator[int]:
    """The process id of a crawl's reader process, once it is started."""
    assert process.stdout
    pid = int(process.stdout.readline())
    try:
        yield pid
    finally:
        process.kill()


def gone(pid: int, seconds: float = 10.0) -> bool:
    """Whether the process ends by itself."""
    for _ in range(int(seconds / 0.05)):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":  # a zombie: its parent was killed
            return True
        time.sleep(0.05)
    return False


def stored(archive: Path, articles: int) -> None:
    """Wait until a running crawl has stored this number of articles."""
    for _ in range(600):
        if archive.exists():
            with Archive(archive, readonly=True) as opened:
                if opened.query("SELECT count(*) AS n FROM articles")[0]["n"] >= articles:  # type: ignore[operator]
                    return
        time.sleep(0.05)
    raise AssertionError("the crawl stores nothing")


def test_pages_read_in_the_reader_process_are_the_same_pages(tmp_path: Path, site: str, uninterrupted: Path) -> None:
    summary, err = ended(crawl(tmp_path / "hemero.db", site))
    assert summary["read_in_process"] > 100
    assert not err
    same(tmp_path / "hemero.db", uninterrupted)


def test_after_a_killed_reader_process_no_page_is_missing(tmp_path: Path, site: str, uninterrupted: Path) -> None:
    archive = tmp_path / "hemero.db"
    process = crawl(archive, site)
    with reader_process_of(process) as pid:
        stored(archive, 60)
        os.kill(pid, signal.SIGKILL)
        summary, err = ended(process)
    assert summary["finished"]
    assert "signal 9" in err
    assert "Traceback" not in err
    same(archive, uninterrupted)


def test_a_killed_crawl_leaves_no_reader_process_and_loses_nothing(tmp_path: Path, site: str, uninterrupted: Path) -> None:
    archive = tmp_path / "hemero.db"
    process = crawl(archive, site)
    with reader_process_of(process) as pid:
        stored(archive, 60)
        process.kill()
        process.wait()
        assert gone(pid)
    ended(crawl(archive, site))
    same(archive, uninterrupted)


def test_ctrl_c_in_a_terminal_stops_the_crawl_in_an_orderly_way(tmp_path: Path, site: str, uninterrupted: Path) -> None:
    archive = tmp_path / "hemero.db"
    process = crawl(archive, site)
    with reader_process_of(process) as pid:
        stored(archive, 60)
        os.killpg(process.pid, signal.SIGINT)
        summary, err = ended(process)
        assert not summary["finished"]
        assert "exit code" not in err
        assert gone(pid)
    with Archive(archive, readonly=True) as opened:
        assert opened.query("SELECT count(*) AS n FROM captures WHERE read_at IS NULL") == [{"n": 0}]
    ended(crawl(archive, site))
    same(archive, uninterrupted)


def test_where_pages_are_read_makes_no_difference() -> None:
    pages = (task(), task(body=b"\1" * 50), task(body=HTML.encode() * 2000))

    async def read_in_process() -> list[reader.ReadResult]:
        process = ReaderProcess(POLICY)
        try:
            return [await process.read(one) for one in pages]
        finally:
            process.close()

    found = asyncio.run(read_in_process())
    assert [one[:2] for one in found] == [reader.read_page(one, POLICY)[:2] for one in pages]
    assert found[0].visit.article is not None
    assert found[0].visit.article.evidence["title"]


def test_many_large_pages_at_once_do_not_block() -> None:
    async def all_at_once() -> None:
        process = ReaderProcess(POLICY)
        large = HTML.replace("</article>", "<p>Les riverains ont traversé le pont à pied.</p>" * 20_000 + "</article>").encode()
        try:
            read = await asyncio.wait_for(asyncio.gather(*(process.read(task(body=large)) for _ in range(12))), 60)
        finally:
            process.close()
        assert {one.visit.outcome for one in read} == {"article"}

    asyncio.run(all_at_once())


def test_a_page_that_was_being_read_when_the_reader_ended_is_read_again() -> None:
    async def cut_off() -> None:
        reader = Reader(POLICY, process_allowed=True)
        reader.reader_process = ReaderProcess(POLICY)
        while not reader.reader_process.ready:
            await asyncio.sleep(0.01)
        reader.reader_process.process.send_signal(signal.SIGSTOP)
        waiting = asyncio.ensure_future(reader.read(task()))
        await asyncio.sleep(0.05)
        assert not waiting.done()
        reader.reader_process.process.kill()
        assert (await asyncio.wait_for(waiting, 20)).outcome == "article"
        assert reader.reader_process is None
        assert (await reader.read(task())).outcome == "article"

    asyncio.run(cut_off())


POISON = "poison-qui-tue-le-lecteur"
DEADLY = f"""
import os
from crawler.crawl import outcomes
def visit(lease, exchange, *words, read=outcomes.visit, **more):
    if {POISON.encode()!r} in exchange.body:
        os.abort()
    return read(lease, exchange, *words, **more)
outcomes.visit = visit
"""


@pytest.mark.parametrize(("share", "codes"), [("careful", [0, 0]), ("idle", [-signal.SIGABRT, 0])])
def test_a_page_that_crashes_its_reader_is_an_error(
    tmp_path: Path, serve: Callable[..., Server], monkeypatch: pytest.MonkeyPatch, share: str, codes: list[int]
) -> None:
    (tmp_path / "sitecustomize.py").write_text(DEADLY)  # for the crawl's process and for reader processes
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    bodies = {f"/{number}/le-pont-de-rivebelle-rouvre.html": page(foot=f"<i>{number}</i>") for number in range(1001, 1061)}
    deadly = "/1041/le-pont-de-rivebelle-rouvre.html"
    bodies[deadly] = page(foot=f"<i>{POISON}</i>")
    site = serve({path: Answer(body) for path, body in bodies.items()})
    command = [sys.executable, "-c", DRIVER, str(tmp_path / "hemero.db"), DEFAULT_AT.isoformat(), share]
    runs = [subprocess.run([*command, *(site.url + path for path in bodies)], capture_output=True, text=True) for _ in range(2)]
    assert [run.returncode for run in runs] == codes, [run.stderr for run in runs]
    with Archive(tmp_path / "hemero.db", readonly=True) as opened:
        ends = {str(row["url"]): (row["outcome"], row["detail"]) for row in opened.query("SELECT url, outcome, detail FROM pages")}
        assert verify(opened.db, opened.warc).sound
    assert ends[site.url + deadly] == ("error", "our reader ended over it (signal 6)")
    assert {ends[site.url + path][0] for path in bodies if path != deadly} == {"article"}


def test_the_reader_process_is_started_when_reading_takes_much_of_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_cores", lambda: 2)
    monkeypatch.setattr(reader, "BUSY_WINDOW", 0.0)

    async def crawls() -> None:
        idle = Reader(POLICY, process_allowed=True)
        monkeypatch.setattr(reader, "BUSY_SHARE", 2.0)
        idle.read_here(task())
        assert idle.reader_process is None
        monkeypatch.setattr(reader, "BUSY_SHARE", 0.0)
        forbidden = Reader(POLICY, process_allowed=False)
        forbidden.read_here(task())
        assert forbidden.reader_process is None
        idle.read_here(task())
        assert idle.reader_process is not None
        idle.close()
        assert idle.reader_process.process.returncode == 0

    asyncio.run(crawls())


def test_the_reader_process_ends_when_idle_and_is_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"_cores": lambda: 2, "BUSY_WINDOW": 0.0, "BUSY_SHARE": 1e-9, "IDLE_CHECK_INTERVAL": 1.0}.items():
        monkeypatch.setattr(reader, name, value)

    async def ready(reader: Reader) -> ReaderProcess:
        reader.read_here(task())
        while not (reader.reader_process and reader.reader_process.ready):
            await asyncio.sleep(0.01)
        return reader.reader_process

    async def crawls() -> None:
        reader = Reader(POLICY, process_allowed=True)
        process = await ready(reader)
        assert (await reader.read(task())).outcome == "article"
        while reader.reader_process:  # the first check finds pages that were just read, the second one finds none
            await asyncio.sleep(0.05)
        assert process.process.returncode == 0
        assert await ready(reader) is not process
        assert (await reader.read(task())).outcome == "article"
        reader.close()

    asyncio.run(asyncio.wait_for(crawls(), 30))


def test_on_one_core_no_reader_process_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_cores", lambda: 1)
    assert not Reader(POLICY, process_allowed=True).may_start


def test_a_page_on_which_the_reader_fails_is_kept_and_logged(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a defect")

    monkeypatch.setattr(outcomes, "visit", fail)
    with caplog.at_level(logging.ERROR):
        visit = Reader(POLICY, process_allowed=False).read_here(task())
    assert (visit.outcome, visit.detail) == ("error", "our reader failed: RuntimeError: a defect")
    assert "can be read again" in caplog.text
    assert "Traceback" in caplog.text


def test_a_policy_file_is_read_as_such() -> None:
    robots = task("https://www.exemple.fr/robots.txt", b"User-agent: *\nDisallow:\n")
    found = reader.read_page(replace(robots, lease=replace(robots.lease, hint="robots")), POLICY)
    assert (found.visit.outcome, found.traceback_text) == ("not_html", "")
