"""The desk under abuse: the front page's response time and the server's memory while others ask slow and hostile questions.

    python -m tests.benchmarks.abuse [--articles 20000] [--seconds 30] [--pace 20] [--keep data/bench]

Run it with `make bench BENCH=abuse`. `hemero serve` serves a made archive (`tests/benchmarks/made_archive.py`, made once in the `--keep`
folder) while the demo newspaper is crawled into it. 50 clients ask slow questions, each again as soon as it was answered: trends of
frequent words, and SQL that runs into its time limit. Others send SQL that asks for much memory, and unknown addresses. One client opens
the front page five times a second, which is what is measured. It ends by itself after `--seconds`. Exit code 1: a goal was missed.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import re
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from tests.benchmarks.desk import ROOT, Questions, crawling, written
from tests.benchmarks.made_archive import make

GOAL_MS, GOAL_MB = 300, 500
SLOW, HOSTILE, UNKNOWN = 50, 8, 8
"""Clients of each kind."""
EVERY = 0.2
"""Seconds between two requests of the front page."""
NUMBERS = "with recursive n(i) as (select 1 union all select i + 1 from n)"
HOSTILE_SQL = (
    "select zeroblob(1000000000)",
    "select hex(randomblob(3000000)) from articles",
    "select zeroblob(3900000) from articles a, articles b",
    "select a.*, b.* from articles a, articles b, articles c",
    "select group_concat(body) from articles",
    "select a.body from articles a, articles b order by random()",
    f"{NUMBERS} select i, printf('%.*c', 3000, 'x') from n limit 2000",
    "select printf('%.*c', 3900000, 'x')",
)


@dataclass
class Load:
    """What the clients were answered: status → number."""

    answered: Counter[str] = field(default_factory=Counter)
    stop: threading.Event = field(default_factory=threading.Event)

    def start(self, host: str, name: str, clients: int, path: Callable[[random.Random], str]) -> None:
        """Start clients that ask one question after another."""
        for number in range(clients):
            chance = random.Random(f"{name} {number}")
            threading.Thread(target=self._ask, args=(host, name, path, chance), daemon=True).start()

    def _ask(self, host: str, name: str, path: Callable[[random.Random], str], chance: random.Random) -> None:
        while not self.stop.is_set():
            try:
                status = str(get(host, path(chance), timeout=60)[1])
            except (OSError, http.client.HTTPException) as error:
                status = type(error).__name__
            self.answered[f"{name}: {status}"] += 1


def get(host: str, path: str, *, timeout: float) -> tuple[float, int]:
    """Seconds until the whole answer was received, and its status."""
    began = time.perf_counter()
    connection = http.client.HTTPConnection(host, timeout=timeout)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        while answer.read(1 << 16):
            pass
        return time.perf_counter() - began, answer.status
    finally:
        connection.close()


def sql(database: str, chance: random.Random, query: str) -> str:
    return f"/{database}{chance.choice(('', '.json', '.csv'))}?{urlencode({'sql': query})}"


def start_all(load: Load, host: str, database: str, articles: int) -> None:
    """Start the clients of all kinds."""
    ask = Questions(articles)

    def slow(chance: random.Random) -> str:
        endless = sql(database, chance, f"{NUMBERS} select max(i) from n")
        return chance.choice((endless, ROOT + ask.trends(chance), ROOT + ask.by_outlet(chance), ROOT + ask.plot(chance)))

    load.start(host, "slow", SLOW, slow)
    load.start(host, "hostile", HOSTILE, lambda chance: sql(database, chance, chance.choice(HOSTILE_SQL)))
    load.start(host, "unknown", UNKNOWN, lambda chance: "/" + "/".join("abcdef"[: chance.randrange(1, 7)]) + chance.choice(("", ".json")))


@contextmanager
def serving(archive: Path) -> Iterator[tuple[str, int]]:
    """Run `hemero serve`; its host with port, and its process id."""
    command = [sys.executable, "-c", "from crawler.cli import main; main()", "serve", "--port", "0", "--archive", str(archive)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout
    try:
        said = re.search(r"http://([\d.]+:\d+)/", process.stdout.readline())
        assert said
        yield said[1], process.pid
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def peak_megabytes(pid: int) -> float:
    """The largest resident memory that a process has had."""
    said = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    return int(said[1]) / 1024 if said else 0.0


def measure(host: str, seconds: float) -> list[float]:
    """Milliseconds of each request of the front page, fastest first."""
    took, end = [], time.monotonic() + seconds
    while time.monotonic() < end:
        spent, status = get(host, ROOT, timeout=60)
        if status != 200:
            raise SystemExit(f"The front page was answered with {status}")
        took.append(1000 * spent)
        time.sleep(max(0.0, EVERY - spent))
    return sorted(took)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--articles", type=int, default=20_000)
    asked.add_argument("--seconds", type=float, default=30)
    asked.add_argument("--pace", type=float, default=20)
    asked.add_argument("--keep", type=Path, default=Path("data/bench"))
    options = asked.parse_args()
    archive = options.keep / f"library-{options.articles}.db"
    if not archive.exists():
        options.keep.mkdir(parents=True, exist_ok=True)
        make(archive, options.articles)
    print(f"{archive}: {options.articles:,} articles; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before")
    before, load = written(archive), Load()
    with crawling(archive, options.articles, options.pace), serving(archive) as (host, pid):
        quiet = measure(host, 2)
        start_all(load, host, archive.stem, options.articles)
        took = measure(host, options.seconds)
        peak = peak_megabytes(pid)
        load.stop.set()
    p50, p95 = (took[min(len(took) - 1, int(len(took) * share))] for share in (0.5, 0.95))
    calm = quiet[len(quiet) // 2]
    print(f"front page: {len(took)} requests, p50 {p50:.0f} ms, p95 {p95:.0f} ms, most {took[-1]:.0f} ms (before: {calm:.0f} ms)")
    print(f"memory of the server: at most {peak:.0f} MB; the crawl stored {written(archive) - before:,} captures meanwhile")
    print("the others were answered: " + ", ".join(f"{name} {number}" for name, number in sorted(load.answered.items())))
    if p95 > GOAL_MS or peak > GOAL_MB:
        sys.exit(f"The goals are {GOAL_MS} ms and {GOAL_MB} MB.")


if __name__ == "__main__":
    main()
