"""One's own network gone is told apart from a newspaper's: the crawl pauses, and no address pays."""

from __future__ import annotations

import asyncio
import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from scrapy.exceptions import CannotResolveHostError, DownloadConnectionRefusedError

from crawler.crawl.politeness.address_guard import AddressGuard
from crawler.crawl.politeness.outage import Outage
from tests.crawl.conftest import DRIVER, Answer, Crawl, page

TELLING = "import functools; run = functools.partial(run, on_event=lambda event: print(json.dumps(event)))"
"""Print the events of the crawl, too."""
PAUSED = "No host answers any more: the network seems to be gone."


class Sites:
    """Newspapers on hosts of this machine, which can stop and come back at the same ports."""

    def __init__(self, hosts: int) -> None:
        self.hosts = [f"127.0.0.{10 + number}" for number in range(hosts)]
        self.ports = dict.fromkeys(self.hosts, 0)
        self.asked: list[str] = []
        self.running: list[ThreadingHTTPServer] = []
        self.on_request: Callable[[], object] = lambda: None

    def url(self, host: str, path: str) -> str:
        return f"http://{host}:{self.ports[host]}{path}"

    def start(self) -> None:
        sites = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                sites.asked.append(self.path)
                body, status = (page(), 200) if self.path.startswith("/a") else (b"", 404)
                self.send_response(status)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
                sites.on_request()

            def log_message(self, *words: object) -> None:
                """The journal is `asked`."""

        for host in self.hosts:
            http = ThreadingHTTPServer((host, self.ports[host]), Handler)
            self.ports[host] = http.server_port
            threading.Thread(target=http.serve_forever, args=(0.01,), daemon=True).start()
            self.running.append(http)

    def stop(self) -> None:
        for http in self.running:
            http.shutdown()
            http.server_close()
        self.running = []


@pytest.fixture
def sites() -> Iterator[Callable[[int], Sites]]:
    started: list[Sites] = []

    def start(hosts: int) -> Sites:
        started.append(Sites(hosts))
        started[0].start()
        return started[0]

    yield start
    for one in started:
        one.stop()


@contextmanager
def crawling(archive: Path, *targets: str, **settings: Any) -> Iterator[subprocess.Popen[str]]:
    fixed = {"HEMERO_ARCHIVE": str(archive), "HEMERO_ROBOTS": False, "DOWNLOAD_DELAY": 0.05, "CONCURRENT_REQUESTS_PER_DOMAIN": 1}
    given = json.dumps({"targets": targets, "before": TELLING, "settings": fixed | settings})
    process = subprocess.Popen([sys.executable, "-c", DRIVER, given], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def stop_after(sites: Sites, requests: int, seconds: float) -> threading.Thread:
    """Stop the sites after that number of requests, and start them again after these seconds."""
    enough = threading.Event()
    sites.on_request = lambda: enough.set() if len(sites.asked) >= requests else None

    def stop_and_start() -> None:
        enough.wait(60)
        sites.stop()
        time.sleep(seconds)
        sites.start()

    thread = threading.Thread(target=stop_and_start)
    thread.start()
    return thread


@pytest.mark.parametrize("robots", [False, True])
def test_a_crawl_pauses_while_no_host_answers_and_no_address_pays(sites: Callable[[int], Sites], crawl: Crawl, robots: bool) -> None:
    served = sites(4)
    targets = [served.url(host, f"/a{number}") for number in range(12) for host in served.hosts]
    outage = stop_after(served, 4 if robots else 16, 1.5)
    with crawling(crawl.archive, *targets, HEMERO_ROBOTS=robots) as process:
        out, err = process.communicate(timeout=90)
    outage.join()
    *events, summary = map(json.loads, out.splitlines())
    assert summary["articles"] == 48
    assert [event["event"] for event in events if event["event"] != "visit"] == ["pause", "resume"]
    assert next(event["seconds"] for event in events if event["event"] == "resume") > 0
    [line] = err.splitlines()
    assert PAUSED in line
    assert crawl.rows("SELECT outcome, attempts, silences FROM pages WHERE url GLOB '*/a[0-9]*' GROUP BY 1, 2, 3") == [("article", 0, 0)]


def test_a_crawl_without_a_network_ends_after_its_patience_and_no_address_pays(sites: Callable[[int], Sites], crawl: Crawl) -> None:
    served = sites(3)
    targets = [served.url(host, "/a") for host in served.hosts]
    crawl(*targets, HEMERO_ROBOTS=False)
    served.stop()
    fresh = [served.url(host, "/a2") for host in served.hosts]
    done = crawl(*fresh, HEMERO_ROBOTS=False, HEMERO_OUTAGE_PATIENCE=0.5, HEMERO_OUTAGE_PAUSE=0.3)
    assert "check your network" in done["error"]
    assert crawl.rows("SELECT DISTINCT outcome, attempts, silences FROM pages WHERE url LIKE '%/a2'") == [("waiting", 0, 0)]


def test_a_newspaper_that_is_down_pays_while_others_answer(sites: Callable[[int], Sites], crawl: Crawl) -> None:
    served = sites(3)
    with socket.create_server(("127.0.0.99", 0)) as closed:
        down = f"http://127.0.0.99:{closed.getsockname()[1]}/a"
    crawl(*(served.url(host, "/a") for host in served.hosts), HEMERO_ROBOTS=False)
    crawl(down, served.url(served.hosts[0], "/a2"), HEMERO_ROBOTS=False)
    assert crawl.rows("SELECT outcome, attempts, silences, detail FROM pages WHERE url LIKE '%99:%/a'") == [
        ("waiting", 1, 1, "the connection was refused")
    ]


def test_dropped_connections_and_server_errors_are_counted_apart(serve: Callable[..., Any], crawl: Crawl) -> None:
    def dropped_twice(times: int) -> Answer:
        return Answer(b"panne", 500) if times == 3 else Answer(page())

    server = serve({"/pont": dropped_twice})
    drop = """
from scrapy.exceptions import DownloadFailedError
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler as Handler
real, left = Handler.download_request, [2]
async def drop(self, request, *more):
    if request.url.endswith("/pont") and left[0]:
        left[0] -= 1
        raise DownloadFailedError("dropped")
    return await real(self, request, *more)
Handler.download_request = drop
"""
    server.asked += [("/pont", "", 0.0)] * 2
    settings = {"HEMERO_RETRY_WAIT": 0.05, "HEMERO_PATIENCE": 5.0, "HEMERO_ROBOTS": False}
    assert crawl(server.url + "/pont", before=drop, **settings)["outcomes"] == {"article": 1, "waiting": 0}


@pytest.mark.parametrize(("known", "gone"), [(1, True), (0, False)])
def test_a_name_that_cannot_be_resolved_means_no_network_only_if_a_host_answered_before(crawl: Crawl, known: int, gone: bool) -> None:
    async def verdicts() -> list[bool]:
        outage = Outage(AddressGuard(["127.0.0.1:9"]), first_pause=60, patience=None)
        outage.note_hosts(["http://127.0.0.1:9/"] * known)
        refused = await outage.has_begun(DownloadConnectionRefusedError())
        found = [refused, await outage.has_begun(CannotResolveHostError())]
        outage.close()
        return found

    assert asyncio.run(verdicts()) == [False, gone]
