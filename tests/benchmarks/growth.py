"""The cost of a crawl into an archive of a million pages, compared with the same crawl into an empty archive.

    python -m tests.benchmarks.growth [--pages 1000] [--held 1000000] [--rounds 3] [--keep data/bench]

Run it with `make bench BENCH=growth`. The large archive (`tests/benchmarks/big_archive.py`: about 11 GB, 15 minutes) is made once, stays in
the `--keep` folder, and is copied for each run. A process on the other core serves the demo newspaper. The crawls take turns, each in a
new process on the first core. The result is CPU time and seconds per page, with opening, recovery, alarms and the final summary, without
the start of Python. Goal: at most 15 % more than into the empty archive.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def crawl(archive: Path, site: str) -> None:
    """`hemero crawl` of the demo newspaper; prints its cost on standard output."""
    from crawler.crawl.run import OFFLINE_SETTINGS, run
    from crawler.demo import DEFAULT_AT

    settings = {"HEMERO_ARCHIVE": str(archive), "HEMERO_SITE": site, "HEMERO_SITEMAPS": True, "HEMERO_FETCHED_AT": DEFAULT_AT.isoformat()}
    began, spent = time.perf_counter(), time.process_time()
    summary = run(("demo",), OFFLINE_SETTINGS | settings | {"LOG_LEVEL": "ERROR"})
    whole = {"seconds": time.perf_counter() - began, "cpu": time.process_time() - spent}
    lines = Path("/proc/self/status").read_text().splitlines()
    peak = next(int(line.split()[1]) >> 10 for line in lines if line.startswith("VmHWM"))
    print(json.dumps(whole | {"pages": summary.pages, "articles": summary.outcomes["article"], "crawling": summary.seconds, "peak": peak}))


def turn(archive: Path, site: str) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.growth", "--archive", str(archive), "--site", site]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, preexec_fn=lambda: os.sched_setaffinity(0, {0}))
    return dict(json.loads(done.stdout.splitlines()[-1]))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--pages", type=int, default=1000)
    asked.add_argument("--held", type=int, default=1_000_000)
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--keep", type=Path, default=Path("data/bench"))
    asked.add_argument("--archive", type=Path, help=argparse.SUPPRESS)
    asked.add_argument("--site", help=argparse.SUPPRESS)
    options = asked.parse_args()
    if options.archive:
        return crawl(options.archive, options.site)
    from crawler.archive import Archive
    from crawler.demo import DEFAULT_AT, Gazette, serve
    from tests.benchmarks.big_archive import make

    big = options.keep / f"held-{options.held}.db"
    if not big.exists():
        make(big, options.held)
    Archive(big).close()  # run pending migrations
    ratios = []
    print(f"{'round':>5} {'':>6} {'pages':>6} {'articles':>8} {'ms/page':>8} {'while crawling':>15} {'cpu ms/page':>12} {'peak MB':>8}")
    with tempfile.TemporaryDirectory(dir=options.keep) as place:
        folder = Path(place)
        shutil.copyfile(big, folder / "full.db")
        for number in range(1, options.rounds + 1):
            # each round has another port, so its pages are new to the large archive
            with serve(Gazette(at=DEFAULT_AT, articles=options.pages, page_size=40_000, troubles=False), warm=True) as site:
                os.sched_setaffinity(site.pid, {1})
                told = {name: turn(folder / f"{name}.db", site.url) for name in (f"empty{number}", "full")}
            for name, one in told.items():
                each = [1000 * one[what] / one["pages"] for what in ("seconds", "crawling", "cpu")]
                print(
                    f"{number:5} {name[:5]:>6} {one['pages']:6.0f} {one['articles']:8.0f}"
                    f" {each[0]:8.2f} {each[1]:15.2f} {each[2]:12.2f} {one['peak']:8.0f}",
                    flush=True,
                )
            empty, full = told.values()
            ratios.append([full[what] * empty["pages"] / empty[what] / full["pages"] for what in ("seconds", "cpu")])
    seconds, cpu = (statistics.median(ratio) for ratio in zip(*ratios, strict=True))
    print(f"with {options.held} pages there, a page costs {seconds - 1:+.1%} seconds and {cpu - 1:+.1%} CPU (medians)")
    return None


if __name__ == "__main__":
    main()
