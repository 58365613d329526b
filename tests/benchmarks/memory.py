"""Memory of a crawl of many pages, and the growth of its queue.

    python -m tests.benchmarks.memory [--pages 100000]

Run it with `make bench BENCH=memory`. Another process serves the demo newspaper. Every two seconds, the resident memory of the crawl
process and of its reader process is read. Goal: the crawl's peak stays under 300 MB, whatever the number of pages.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sqlite3
import tempfile
import time
from pathlib import Path
from typing import Any


def _crawl(archive: str, site: str, at: str) -> None:
    from crawler.crawl.run import OFFLINE_SETTINGS, run

    settings = {"HEMERO_ARCHIVE": archive, "HEMERO_SITE": site, "HEMERO_SITEMAPS": True, "HEMERO_FETCHED_AT": at, "LOG_LEVEL": "ERROR"}
    run(("demo",), OFFLINE_SETTINGS | settings)


def _resident(pid: int) -> dict[str, int]:
    """VmRSS and VmHWM of a process in MB; empty where the process has ended."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return {}
    return {line.split(":")[0]: int(line.split()[1]) // 1024 for line in lines if line.startswith(("VmRSS", "VmHWM"))}


def _children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []  # the process has ended


def main() -> None:
    """Serve and crawl; print the memory every 30 seconds, and the peak at the end."""
    from crawler.demo import DEFAULT_AT, Gazette, serve

    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--pages", type=int, default=100_000)
    asked.add_argument("--minutes", type=float, default=1e9)
    options = asked.parse_args()
    gazette = Gazette(at=DEFAULT_AT, articles=options.pages, troubles=False)
    with serve(gazette) as site, tempfile.TemporaryDirectory() as folder:
        archive = f"{folder}/bench.db"
        process = multiprocessing.get_context("spawn").Process(target=_crawl, args=(archive, site.url, DEFAULT_AT.isoformat()))
        began, peak, beside, told = time.monotonic(), 0, 0, 0.0
        process.start()
        while process.is_alive() and time.monotonic() - began < options.minutes * 60:
            time.sleep(2)
            memory = _resident(process.pid or 0)
            peak = max(peak, memory.get("VmHWM", 0))
            beside = max([beside, *(_resident(pid).get("VmHWM", 0) for pid in _children(process.pid or 0))])
            if time.monotonic() - told > 30:
                told = time.monotonic()
                print(json.dumps({"seconds": round(told - began), **memory, "beside": beside, **_counts(archive)}), flush=True)
        print(json.dumps({"seconds": round(time.monotonic() - began), "peak MB": peak, "beside MB": beside, **_counts(archive)}))
        process.terminate()
        process.join()


def _counts(archive: str) -> dict[str, Any]:
    try:
        with sqlite3.connect(f"file:{archive}?mode=ro", uri=True) as db:
            pages, visited = db.execute("SELECT count(*), count(visited_utc) FROM pages").fetchone()
    except sqlite3.Error:
        return {}  # the archive does not exist yet
    return {"pages": pages, "visited": visited, "archive MB": Path(archive).stat().st_size >> 20}


if __name__ == "__main__":
    main()
