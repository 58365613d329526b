"""Pages per second: `hemero crawl` (WARC, parsing, SQLite) compared with a bare Scrapy spider that only downloads the same pages.

    python -m tests.benchmarks.crawl [--pages 2000] [--rounds 3]
    python -m tests.benchmarks.crawl --processes 2       `hemero crawl` with one process compared with several, on two newspapers

A process on the second core serves the demo newspaper from memory. In each round, three crawlers take turns with the same addresses and
the same concurrency: the bare spider on the first core, `hemero crawl` on the first core only, and `hemero crawl` on both cores with its
reader process (on the server's core). The result is pages per second between the first request and the end of the crawl, without the
start of Python. With `--processes`, all crawls use all cores. Compare only figures of one run: absolute figures depend on the machine.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

CONCURRENCY = 16
HTML = "text/html; charset=utf-8"
FIRST, BOTH = (0,), (0, 1)
"""Sets of CPU cores."""


def bare(addresses: Path) -> None:
    """The bare spider: Scrapy with its defaults, without logs, console ports and robots.txt."""
    import scrapy
    from scrapy.crawler import CrawlerProcess

    urls = addresses.read_text().split()
    got = []

    class Bare(scrapy.Spider):
        name = "bare"

        async def start(self):  # type: ignore[no-untyped-def]
            self.began = time.perf_counter()
            for url in urls:
                yield scrapy.Request(url, dont_filter=True)

        def parse(self, response):  # type: ignore[no-untyped-def]
            got.append(len(response.body))

        def closed(self, reason):  # type: ignore[no-untyped-def]
            print(
                json.dumps({"pages": len(got), "bytes": sum(got), "seconds": time.perf_counter() - self.began, "cpu": time.process_time()})
            )

    settings = {
        "LOG_LEVEL": "ERROR",
        "CONCURRENT_REQUESTS": CONCURRENCY,
        "CONCURRENT_REQUESTS_PER_DOMAIN": CONCURRENCY,
        "ROBOTSTXT_OBEY": False,
    }
    settings |= {"REMOTE_CONTROL_ENABLED": False, "TELNETCONSOLE_ENABLED": False, "DOWNLOAD_DELAY": 0, "COOKIES_ENABLED": False}
    process = CrawlerProcess(settings)
    process.crawl(Bare)
    process.start()


def ours(addresses: Path, processes: int = 1) -> None:
    """`hemero crawl` of the same addresses."""
    from crawler.crawl.run import OFFLINE_SETTINGS, run, run_shared

    with tempfile.TemporaryDirectory() as folder:
        settings = OFFLINE_SETTINGS | {
            "HEMERO_ARCHIVE": f"{folder}/bench.db",
            "HEMERO_FOLLOW": -1,
            "HEMERO_ROBOTS": False,
            "LOG_LEVEL": "ERROR",
        }
        settings["CONCURRENT_REQUESTS"] = CONCURRENCY
        urls = tuple(addresses.read_text().split())
        listed: dict[str, Any] = {"listed": urls, "label": "bench"}
        summary = run((), settings, **listed) if processes == 1 else run_shared((), settings, processes=processes, **listed)
        articles = summary.outcomes["article"]
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = time.process_time() + children.ru_utime + children.ru_stime
    print(json.dumps({"pages": summary.pages, "articles": articles, "bytes": summary.bytes, "seconds": summary.seconds, "cpu": cpu}))


def reading(addresses: Path) -> None:
    """Only `parse` of the same pages, from files."""
    import crawler

    pages = [(path.read_bytes(), url) for path, url in zip(_files(addresses), addresses.read_text().split(), strict=True)]
    crawler.parse(*pages[0], content_type=HTML)  # imports and compilation count as start-up
    began = time.process_time()
    for body, url in pages:
        crawler.parse(body, url, fetched_at=datetime.now(UTC), content_type=HTML)
    print(json.dumps({"pages": len(pages), "cpu": time.process_time() - began}))


def _files(addresses: Path) -> Iterator[Path]:
    """The files of these addresses, in the same order."""
    return (addresses.parent / f"{number}.html" for number, _ in enumerate(addresses.read_text().split()))


def turn(who: str, addresses: Path, *, cores: Collection[int] = FIRST, processes: int = 1) -> dict[str, float]:
    """Run one crawl in a new process on `cores`; its figures."""
    command = [sys.executable, "-m", "tests.benchmarks.crawl", "--as", who, "--addresses", str(addresses), "--processes", str(processes)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, preexec_fn=lambda: os.sched_setaffinity(0, cores))
    return dict(json.loads(done.stdout.splitlines()[-1]))


def shared(pages: int, rounds: int, processes: int) -> None:
    """One process compared with several: two newspapers with half of the pages each, all processes on all cores."""
    from crawler.demo import Gazette, serve

    gazette, cores = Gazette(articles=pages // 2, page_size=40_000, troubles=False), os.sched_getaffinity(0)
    with (
        serve(gazette, warm=True) as one,
        serve(gazette, host="127.0.0.2", warm=True) as other,
        tempfile.TemporaryDirectory() as folder,
    ):
        addresses = Path(folder) / "addresses.txt"
        urls = [site.url + path for path in list(gazette.article_paths())[: pages // 2] for site in (one, other)]
        for url in urls:
            urllib.request.urlopen(url).read()
        addresses.write_text("\n".join(urls))
        takes = [[turn("ours", addresses, cores=cores, processes=number) for number in (1, processes)] for _ in range(rounds)]
    print(f"{len(urls)} pages of two hosts, {os.cpu_count()} cores that crawl and serve, start-up of the further processes included")
    print(f"{'round':>5} {'1 process':>10} {f'{processes} processes':>12} {'ratio':>6} {'cpu ms/page':>12} {'cpu ms/page':>12}")
    ratios = []
    for number, (alone, together) in enumerate(takes, 1):
        speed = alone["pages"] / alone["seconds"], together["pages"] / together["seconds"]
        ratios.append(speed[1] / speed[0])
        spent = [1000 * take["cpu"] / len(urls) for take in (alone, together)]
        print(f"{number:5} {speed[0]:10.0f} {speed[1]:12.0f} {ratios[-1]:6.2f} {spent[0]:12.2f} {spent[1]:12.2f}")
    print(f"median ratio {statistics.median(ratios):.2f}")


def main() -> None:
    """Serve the newspaper, run the crawlers in turn, print the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--pages", type=int, default=2000)
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--processes", type=int, default=1)
    asked.add_argument("--as", dest="who", choices=["bare", "ours", "reading"])
    asked.add_argument("--addresses", type=Path)
    options = asked.parse_args()
    if options.who:
        alone = {"bare": bare, "reading": reading}.get(options.who)
        return alone(options.addresses) if alone else ours(options.addresses, options.processes)
    if options.processes > 1:
        return shared(options.pages, options.rounds, options.processes)
    from crawler.demo import Gazette, serve

    gazette = Gazette(articles=options.pages, page_size=40_000, troubles=False)
    with serve(gazette, warm=True) as site, tempfile.TemporaryDirectory() as folder:
        os.sched_setaffinity(site.pid, {1})
        addresses = Path(folder) / "addresses.txt"
        urls = [site.url.rstrip("/") + path for path in gazette.article_paths()][: options.pages]
        addresses.write_text("\n".join(urls))
        for url, file in zip(urls, _files(addresses), strict=True):
            file.write_bytes(urllib.request.urlopen(url).read())
        sides = (("bare", BOTH), ("ours", FIRST), ("ours", BOTH), ("reading", FIRST))
        rounds = [[turn(who, addresses, cores=cores) for who, cores in sides] for _ in range(options.rounds)]
    print(
        f"{len(urls)} pages, {platform.processor() or platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}; CPU in ms a page, start-up of the crawlers included"
    )
    print(f"{'':5} {'bare':>12} {'hemero, one core':>23} {'hemero, reader beside':>30} {'parse':>6} {'on one core':>14}")
    print(
        f"{'round':>5} {'pages/s':>7} {'cpu':>4} {'pages/s':>12} {'ratio':>5} {'cpu':>4} {'pages/s':>19} {'ratio':>5} {'cpu':>4}"
        f" {'cpu':>6} {'beyond both':>14}"
    )
    figures = []
    for number, takes in enumerate(rounds, 1):
        bare_speed, one_core, beside = (take["pages"] / take["seconds"] for take in takes[:3])
        cpu = [1000 * take["cpu"] / len(urls) for take in takes]
        figures.append((one_core / bare_speed, beside / bare_speed, cpu[1] - cpu[0] - cpu[3]))
        alone, together, beyond = figures[-1]
        print(
            f"{number:5} {bare_speed:7.0f} {cpu[0]:4.1f} {one_core:12.0f} {alone:5.2f} {cpu[1]:4.1f}"
            f" {beside:19.0f} {together:5.2f} {cpu[2]:4.1f} {cpu[3]:6.2f} {beyond:14.2f}"
        )
    alone, together, beyond = (statistics.median(column) for column in zip(*figures, strict=True))
    print(f"median ratio {together:.2f} (on one core {alone:.2f}), {beyond:.2f} ms of CPU a page beyond a bare download and parse")
    return None


if __name__ == "__main__":
    main()
