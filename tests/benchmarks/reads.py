"""Memory of the parser: `make bench BENCH=reads`, or `python -m tests.benchmarks.reads [--reads 20000] [folder of pages]`.

It parses the same pages many times. Each time, addresses and class names have other numbers, so that caches get new strings. It prints
the resident memory at ten moments; it must not grow.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from crawler.parsing.parser import parse
from tests.benchmarks.parse import FOLDERS

NAMED = re.compile(rb'((?:class|href)="[^"]*[a-z0-9])"')


def resident() -> float:
    """Resident memory of this process in megabytes."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    raise OSError("no VmRSS")


def changed(body: bytes, turn: int) -> bytes:
    """The page with other numbers in class names and addresses."""
    mark = b"-%d" % turn
    return NAMED.sub(lambda found: found[1] + mark + b'"', body)


def main() -> None:
    """Print the number of parsed pages and the megabytes."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--reads", type=int, default=20_000)
    asked.add_argument("folders", nargs="*", type=Path)
    options = asked.parse_args()
    bodies = next(found for folder in options.folders or FOLDERS if (found := [p.read_bytes() for p in sorted(folder.rglob("*.html"))]))
    print(f"{len(bodies)} pages, read {options.reads:,} times\n{'reads':>8} {'MB':>7}")
    for number in range(options.reads + 1):
        if number % (options.reads // 10) == 0:
            print(f"{number:8,} {resident():7.0f}", flush=True)
        turn, place = divmod(number, len(bodies))
        parse(changed(bodies[place], turn), f"https://www.exemple{turn % 500}.fr/2024/05/01/un-article-{number}.html")


if __name__ == "__main__":
    main()
