"""A crawl that has its pages read by a process beside it is the same crawl, however either of them ends."""

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
from crawler.crawl.run import REHEARSAL, run
archive, at, share, *targets = sys.argv[1:]
reader.BUSY, reader.WINDOW, reader._cores = 0.0 if share == "busy" else 2.0, 0.05, lambda: 2
def started(self, policy, start=reader.ReaderProcess.__init__):
    start(self, policy)
    print(self.process.pid, flush=True)
def told(self, task, read=reader.ReaderProcess.read):
    told.pages += 1
    return read(self, task)
told.pages = 0
reader.ReaderProcess.__init__, reader.ReaderProcess.read = started, told
settings = REHEARSAL | {"LOG_LEVEL": "WARNING", "HEMERO_ARCHIVE": archive, "HEMERO_FETCHED_AT": at, "HEMERO_CAREFUL": share == "careful"}
summary = run(tuple(targets), settings)
print(json.dumps(summary.as_json() | {"beside": told.pages, "clean": summary.clean}))
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
def undisturbed(site: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a crawl makes of the newspaper that reads everything itself."""
    archive = tmp_path_factory.mktemp("undisturbed") / "hemero.db"
    summary, _ = ended(crawl(archive, site, "idle"))
    assert summary["beside"] == 0
    return archive


def same(archive: Path, undisturbed: Path) -> None:
    mended, whole = content(archive), content(undisturbed)
    assert len(whole["articles"]) > 300
    for name in CONTENT:
        assert mended[name] == whole[name], name
    with Archive(archive, readonly=True) as opened:
        assert verify(opened.db, opened.warc).sound


@contextmanager
def other_of(process: subprocess.Popen[str]) -> Iterator[int]:
    """The number of the process beside a crawl, once it reads."""
    assert process.stdout
    pid = int(process.stdout.readline())
    try:
        yield pid
    finally:
        process.kill()


def gone(pid: int, seconds: float = 10.0) -> bool:
    """Whether that process ends by itself."""
    for _ in range(int(seconds / 0.05)):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":  # its crawl died before it could take note
            return True
        time.sleep(0.05)
    return False


def stored(archive: Path, articles: int) -> None:
    """Wait until a running crawl has stored so many."""
    for _ in range(600):
        if archive.exists():
            with Archive(archive, readonly=True) as opened:
                if opened.query("SELECT count(*) AS n FROM articles")[0]["n"] >= articles:  # type: ignore[operator]
                    return
        time.sleep(0.05)
    raise AssertionError("the crawl stores nothing")


def test_pages_read_beside_are_the_same_pages(tmp_path: Path, site: str, undisturbed: Path) -> None:
    summary, err = ended(crawl(tmp_path / "hemero.db", site))
    assert summary["beside"] > 100
    assert not err
    same(tmp_path / "hemero.db", undisturbed)


def test_a_killed_reader_takes_nothing_with_it(tmp_path: Path, site: str, undisturbed: Path) -> None:
    archive = tmp_path / "hemero.db"
    process = crawl(archive, site)
    with other_of(process) as pid:
        stored(archive, 60)
        os.kill(pid, signal.SIGKILL)
        summary, err = ended(process)
    assert summary["clean"]
    assert "signal 9" in err
    assert "Traceback" not in err
    same(archive, undisturbed)


def test_a_killed_crawl_leaves_no_reader_and_loses_nothing(tmp_path: Path, site: str, undisturbed: Path) -> None:
    archive = tmp_path / "hemero.db"
    process = crawl(archive, site)
    with other_of(process) as pid:
        stored(archive, 60)
        process.kill()
        process.wait()
        assert gone(pid)
    ended(crawl(archive, site))
    same(archive, undisturbed)


def test_a_terminals_interrupt_ends_the_crawl_in_order(tmp_path: Path, site: str, undisturbed: Path) -> None:
    archive = tmp_path / "hemero.db"
    process = crawl(archive, site)
    with other_of(process) as pid:
        stored(archive, 60)
        os.killpg(process.pid, signal.SIGINT)
        summary, err = ended(process)
        assert not summary["clean"]
        assert "exit code" not in err
        assert gone(pid)
    with Archive(archive, readonly=True) as opened:
        assert opened.query("SELECT count(*) AS n FROM captures WHERE read_at IS NULL") == [{"n": 0}]
    ended(crawl(archive, site))
    same(archive, undisturbed)


def test_where_pages_are_read_makes_no_difference() -> None:
    pages = (task(), task(body=b"\0" * 50), task(body=HTML.encode() * 2000))

    async def read_beside() -> list[reader.Read]:
        other = ReaderProcess(POLICY)
        try:
            return [await other.read(one) for one in pages]
        finally:
            other.close()

    found = asyncio.run(read_beside())
    assert [one[:2] for one in found] == [reader.read(one, POLICY)[:2] for one in pages]
    assert found[0].visit.article is not None
    assert found[0].visit.article.evidence["title"]


def test_many_large_pages_at_once_hold_nobody_up() -> None:
    async def all_at_once() -> None:
        other = ReaderProcess(POLICY)
        large = HTML.replace("</article>", "<p>Les riverains ont traversé le pont à pied.</p>" * 20_000 + "</article>").encode()
        try:
            read = await asyncio.wait_for(asyncio.gather(*(other.read(task(body=large)) for _ in range(12))), 60)
        finally:
            other.close()
        assert {one.visit.outcome for one in read} == {"article"}

    asyncio.run(all_at_once())


def test_a_page_that_was_being_read_when_the_reader_ended_is_read_again() -> None:
    async def cut_off() -> None:
        reader = Reader(POLICY, beside=True)
        reader.other = ReaderProcess(POLICY)
        while not reader.other.ready:
            await asyncio.sleep(0.01)
        reader.other.process.send_signal(signal.SIGSTOP)
        waiting = asyncio.ensure_future(reader.read(task()))
        await asyncio.sleep(0.05)
        assert not waiting.done()
        reader.other.process.kill()
        assert (await asyncio.wait_for(waiting, 20)).outcome == "article"
        assert reader.other is None
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
def test_a_page_that_ends_whoever_reads_it_ends_as_an_error(
    tmp_path: Path, serve: Callable[..., Server], monkeypatch: pytest.MonkeyPatch, share: str, codes: list[int]
) -> None:
    (tmp_path / "sitecustomize.py").write_text(DEADLY)  # in the crawl's process and in those beside it
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


def test_it_is_started_when_reading_takes_a_good_part_of_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_cores", lambda: 2)
    monkeypatch.setattr(reader, "WINDOW", 0.0)

    async def crawls() -> None:
        idle = Reader(POLICY, beside=True)
        monkeypatch.setattr(reader, "BUSY", 2.0)
        idle.read_here(task())
        assert idle.other is None
        monkeypatch.setattr(reader, "BUSY", 0.0)
        forbidden = Reader(POLICY, beside=False)
        forbidden.read_here(task())
        assert forbidden.other is None
        idle.read_here(task())
        assert idle.other is not None
        idle.close()
        assert idle.other.process.returncode == 0

    asyncio.run(crawls())


def test_it_ends_in_a_lull_and_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"_cores": lambda: 2, "WINDOW": 0.0, "BUSY": 1e-9, "LULL": 1.0}.items():
        monkeypatch.setattr(reader, name, value)

    async def ready(reader: Reader) -> ReaderProcess:
        reader.read_here(task())
        while not (reader.other and reader.other.ready):
            await asyncio.sleep(0.01)
        return reader.other

    async def crawls() -> None:
        reader = Reader(POLICY, beside=True)
        other = await ready(reader)
        assert (await reader.read(task())).outcome == "article"
        while reader.other:  # the first look finds what was just read, the second one nothing
            await asyncio.sleep(0.05)
        assert other.process.returncode == 0
        assert await ready(reader) is not other
        assert (await reader.read(task())).outcome == "article"
        reader.close()

    asyncio.run(asyncio.wait_for(crawls(), 30))


def test_one_core_is_not_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_cores", lambda: 1)
    assert not Reader(POLICY, beside=True).may_start


def test_a_page_that_the_reader_stumbles_over_is_kept_and_told(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    def stumble(*_: object, **__: object) -> None:
        raise RuntimeError("a defect")

    monkeypatch.setattr(outcomes, "visit", stumble)
    with caplog.at_level(logging.ERROR):
        visit = Reader(POLICY, beside=False).read_here(task())
    assert (visit.outcome, visit.detail) == ("error", "our reader failed: RuntimeError: a defect")
    assert "can be read again" in caplog.text
    assert "Traceback" in caplog.text


def test_what_is_posted_for_crawlers_is_read_as_such() -> None:
    robots = task("https://www.exemple.fr/robots.txt", b"User-agent: *\nDisallow:\n")
    found = reader.read(replace(robots, lease=replace(robots.lease, hint="robots")), POLICY)
    assert (found.visit.outcome, found.defect) == ("not_html", "")
