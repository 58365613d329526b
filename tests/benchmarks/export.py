"""Speed and memory of exports of a large archive: `hemero export FORMAT -o -` in a new process; its output is only counted.

    python -m tests.benchmarks.export [--articles 1000000] [--rounds 3] [--keep data/bench] [--format jsonl …]

Run it with `make bench BENCH=export`. The archive is that of `tests/benchmarks/desk.py`; it is made where it is missing. The first round
may read from the disk, so the best round is printed too.
"""

from __future__ import annotations

import argparse
import os
import platform
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.made_archive import make

GOAL = 20_000
"""Goal: articles per second, to JSON Lines."""


@dataclass(frozen=True)
class Round:
    """One export."""

    lines: int
    size: int
    seconds: float
    processor: float
    """CPU seconds of the export process, including its start."""
    resident: float
    """Its peak resident memory in megabytes, including the pages of the file that SQLite maps."""


def export(archive: Path, name: str) -> Round:
    """Export the whole archive in one format."""
    command = [sys.executable, "-c", "from crawler.cli import main; main()", "export", name, "-o", "-", "--archive", str(archive)]
    began, lines, size = time.perf_counter(), 0, 0
    process = subprocess.Popen(command, stdout=subprocess.PIPE, bufsize=0)
    assert process.stdout
    while chunk := process.stdout.read(1 << 20):
        lines += chunk.count(b"\n")
        size += len(chunk)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"hemero export {name} failed")
    return Round(lines, size, time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--articles", type=int, default=1_000_000)
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--keep", type=Path, default=Path("data/bench"))
    asked.add_argument(
        "--format", nargs="+", default=["jsonl"], choices=["jsonl", "csv", "spreadsheet", "iramuteq", "tei", "bibtex", "ris"]
    )
    options = asked.parse_args()
    archive = options.keep / f"library-{options.articles}.db"
    if not archive.exists():
        options.keep.mkdir(parents=True, exist_ok=True)
        make(archive, options.articles)
    with sqlite3.connect(f"file:{archive}?mode=ro", uri=True) as db:
        articles = int(db.execute("SELECT count(*) FROM articles").fetchone()[0])
    print(f"{articles:,} articles, {archive.stat().st_size / 1e9:.1f} GB; {os.cpu_count()} cores")
    print(f"SQLite {sqlite3.sqlite_version}, Python {platform.python_version()}")
    print(f"{'format':<12} {'round':>5} {'MB':>7} {'seconds':>8} {'articles/s':>11} {'a CPU second':>13} {'resident MB':>12}")
    for name in options.format:
        best = 0.0
        for number in range(1, options.rounds + 1):
            one = export(archive, name)
            assert name != "jsonl" or one.lines == articles, f"{one.lines} lines for {articles} articles"
            speed = articles / one.seconds
            best = max(best, speed)
            print(f"{name:<12} {number:5} {one.size / 1e6:7.0f} {one.seconds:8.1f} {speed:11,.0f}", end="")
            print(f" {articles / one.processor:13,.0f} {one.resident:12.0f}", flush=True)
        if name == "jsonl":
            print(f"Best: {best:,.0f} articles a second; the goal is {GOAL:,}{' and is missed' if best < GOAL else ''}.")


if __name__ == "__main__":
    main()
