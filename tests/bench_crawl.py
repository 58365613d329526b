"""Pages a second: `hemero crawl` (WARC, parse, SQLite) against a bare Scrapy spider that only downloads the same pages.

    python -m tests.bench_crawl [--pages 1000] [--rounds 3]

The demo newspaper is served from memory by a process on the other core; the two crawlers take turns, each in a process of its own on
the first core, each round the same addresses at the same concurrency. What is compared is pages a second between a crawl's first
request and its end, start-up of Python left out. Figures of one run compare; absolute ones depend on the machine.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

CONCURRENCY = 16


def bare(addresses: Path) -> None:
    """The other crawler: Scrapy with its defaults, less what would disturb (logs, the console's ports, robots.txt)."""
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


def ours(addresses: Path) -> None:
    """`hemero crawl` of the same addresses."""
    from crawler.spiders.run import REHEARSAL, run

    with tempfile.TemporaryDirectory() as folder:
        settings = REHEARSAL | {
            "HEMERO_ARCHIVE": f"{folder}/bench.db",
            "HEMERO_FOLLOW": -1,
            "HEMERO_ROBOTS": False,
            "LOG_LEVEL": "ERROR",
        }
        settings["CONCURRENT_REQUESTS"] = CONCURRENCY
        summary = run(tuple(addresses.read_text().split()), settings)
        articles = summary.outcomes["article"]
    print(
        json.dumps(
            {"pages": summary.pages, "articles": articles, "bytes": summary.bytes, "seconds": summary.seconds, "cpu": time.process_time()}
        )
    )


def turn(who: str, addresses: Path) -> dict[str, float]:
    """One crawl in a process of its own on the first core."""
    command = [sys.executable, "-m", "tests.bench_crawl", "--as", who, "--addresses", str(addresses)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, preexec_fn=lambda: os.sched_setaffinity(0, {0}))
    return dict(json.loads(done.stdout.splitlines()[-1]))


def main() -> None:
    """Serve, take turns, print the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--pages", type=int, default=1000)
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--as", dest="who", choices=["bare", "ours"])
    asked.add_argument("--addresses", type=Path)
    options = asked.parse_args()
    if options.who:
        return {"bare": bare, "ours": ours}[options.who](options.addresses)
    from crawler.demo import Gazette, serve

    gazette = Gazette(articles=options.pages, page_size=40_000, troubles=False)
    with serve(gazette, warm=True) as site, tempfile.TemporaryDirectory() as folder:
        os.sched_setaffinity(site.pid, {1})
        addresses = Path(folder) / "addresses.txt"
        urls = [site.url.rstrip("/") + path for path in gazette.article_paths()][: options.pages]
        for url in urls:
            urllib.request.urlopen(url).read()
        addresses.write_text("\n".join(urls))
        rounds = [(turn("bare", addresses), turn("ours", addresses)) for _ in range(options.rounds)]
    print(
        f"{len(urls)} pages, {platform.processor() or platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}, one core a crawler"
    )
    print(f"{'round':>5} {'bare pages/s':>13} {'hemero pages/s':>15} {'ratio':>6} {'articles':>9} {'cpu ms/page more':>17}")
    ratios = []
    for number, (plain, mine) in enumerate(rounds, 1):
        speed = plain["pages"] / plain["seconds"], mine["pages"] / mine["seconds"]
        ratios.append(speed[1] / speed[0])
        more = 1000 * (mine["cpu"] - plain["cpu"]) / len(urls)
        print(f"{number:5} {speed[0]:13.0f} {speed[1]:15.0f} {ratios[-1]:6.2f} {mine['articles']:9.0f} {more:17.2f}")
    print(f"median ratio {statistics.median(ratios):.2f}")
    return None


if __name__ == "__main__":
    main()
