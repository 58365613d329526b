"""The cost of many outlet files: `make bench BENCH=outlets`.

It measures: loading all outlets, in new processes (bytecode is compiled after the first run); finding the outlet of an address and
whether the address is an article, for the addresses of `tests/outlets/addresses.tsv`; the length of the files.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

from crawler import outlets

ADDRESSES = Path(__file__).parents[1] / "outlets" / "addresses.tsv"
LOADS, ROUNDS = 9, 20
LOAD = """
import time
start = time.process_time()
from crawler import outlets
imported = time.process_time()
outlets.all_outlets()
print(1000 * (imported - start), 1000 * (time.process_time() - imported))
"""


def loads() -> list[tuple[float, float]]:
    """CPU milliseconds for the import of `crawler.outlets` and for loading every outlet file after it, in each of several processes."""
    found = []
    for _ in range(LOADS):
        told = subprocess.run([sys.executable, "-c", LOAD], capture_output=True, text=True, check=True).stdout.split()
        found.append((float(told[0]), float(told[1])))
    return found


def matching(urls: list[str]) -> tuple[float, float]:
    """CPU microseconds per address, best round: to find its outlet, and to find it and check whether the address is an article."""
    whose, told = [], []
    for _ in range(ROUNDS):
        start = time.process_time()
        for url in urls:
            outlets.match(url)
        middle = time.process_time()
        for url in urls:
            outlet = outlets.match(url)
            assert outlet is not None
            outlet.is_article_at(url)
        end = time.process_time()
        whose.append(middle - start)
        told.append(end - middle)
    return 1e6 * min(whose) / len(urls), 1e6 * min(told) / len(urls)


def main() -> None:
    """Print the costs."""
    urls = [line.split("\t")[2] for line in ADDRESSES.read_text(encoding="utf-8").splitlines()]
    imported, loaded = (statistics.median(column) for column in zip(*loads(), strict=True))
    whose, told = matching(urls)
    lengths = [len(Path(outlets.FOLDER / f"{name}.py").read_text(encoding="utf-8").splitlines()) for name in outlets.names()]
    print(f"{len(lengths)} newspapers, files of {statistics.median(lengths):.0f} lines in the median, {max(lengths)} the longest")
    print(f"loading all: {loaded:.0f} ms of CPU, after {imported:.0f} ms for the package (median of {LOADS} processes)")
    print(f"matching an address against all: {whose:.1f} µs; with the verdict on its shape: {told:.1f} µs ({len(urls)} addresses)")


if __name__ == "__main__":
    main()
