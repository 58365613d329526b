"""The cost of parsing, as ratios within one run: `make bench BENCH=parse`, or `python -m tests.benchmarks.parse [folder of pages]`.

`parse` is compared with `lxml.html.document_fromstring` and, where it is installed, with trafilatura's `bare_extraction`, on the same pages
and one core. The result is the median of several rounds in which they take turns. The pages of the shared corpus are also parsed as in a
crawl: with their own addresses and their outlets' rules.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from lxml import html

import crawler
from crawler.parsing.parser import parse
from tests import corpus

ROOT = Path(__file__).parents[1]
FOLDERS = (ROOT.parent.parent / "shared" / "corpus" / "html", ROOT / "pages")
ROUNDS = 7
ELSEWHERE = "https://www.exemple.fr/a"
"""The address for pages whose own address is not known."""

Reader = Callable[[bytes], object]


def pages() -> list[bytes]:
    """The pages of the named folder, or of the first default folder that has pages."""
    for folder in [Path(name) for name in sys.argv[1:]] or FOLDERS:
        found = [path.read_bytes() for path in sorted(folder.rglob("*.html"))]
        if found:
            return found
    sys.exit("No page was found: name a folder that holds .html files.")


def readers(bodies: list[bytes]) -> dict[str, Reader]:
    """Name → function that is measured."""
    found: dict[str, Reader] = {"document_fromstring": html.document_fromstring, "parse": lambda body: parse(body, ELSEWHERE)}
    addresses = {page.body(): page.url for page in corpus.pages("html") if page.url}
    if not addresses.keys().isdisjoint(bodies):
        found["parse with rules"] = lambda body: crawler.parse(body, addresses.get(body, ELSEWHERE))
    try:
        from trafilatura import bare_extraction
    except ImportError:
        return found
    found["trafilatura"] = lambda body: bare_extraction(body, with_metadata=True, include_comments=False)
    return found


def measure(read: Reader, bodies: list[bytes]) -> float:
    """Milliseconds per page."""
    start = time.perf_counter()
    for body in bodies:
        read(body)
    return 1000 * (time.perf_counter() - start) / len(bodies)


def main() -> None:
    """Print the milliseconds per page and the two ratios."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    bodies = pages()
    compared = readers(bodies)
    spent: dict[str, list[float]] = {name: [] for name in compared}
    for turn in range(ROUNDS):
        for name, read in compared.items():
            if name != "trafilatura" or turn < 2:
                spent[name].append(measure(read, bodies))
    median = {name: statistics.median(times) for name, times in spent.items()}
    print(f"{len(bodies)} pages, {sum(map(len, bodies)) / len(bodies) / 1000:.0f} KB each on average")
    for name, time_spent in median.items():
        print(f"{name:22}{time_spent:8.2f} ms/page")
    print(f"parse / document_fromstring {median['parse'] / median['document_fromstring']:.2f} (at most 2.5)")
    if "trafilatura" in median:
        print(f"trafilatura / parse {median['trafilatura'] / median['parse']:.1f} (at least 10)")


if __name__ == "__main__":
    main()
