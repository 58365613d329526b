"""What reading costs, as ratios of one run: `python -m tests.benchmarks.parse [folder of pages] [--rounds 3]`.

Three figures, each without rules and with the newspapers' own, each a multiple of what `lxml.html.document_fromstring` (the bare parse)
takes on the same bytes:

- **unseen**: pages never met before. Every round is a fresh process that reads each page of the shared corpus once, in an order of its own;
  what the reader remembers it learned from other pages. The rules of a page's newspaper are known before (an empty page is read with them):
  a crawl pays for them once a process. Without that, each page being its newspaper's first, is `first`.
- **again**: the same pages a second time in that process, all caches warm.
- **known**: 48 annotated pages over and over, a pass of bare parses and a pass of readings by turns, as this benchmark has always measured.

Seconds of CPU, on one core, in the first two each page's bare parse beside its reading, by turns before and after it; the median of the
rounds. Where trafilatura is installed, its `bare_extraction` is measured like the known pages, too.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from lxml import html

import crawler
from crawler import outlets
from tests import corpus

ROOT = Path(__file__).parents[1]
FOLDERS = (ROOT.parent.parent / "shared" / "corpus" / "html", ROOT / "pages")
CORPUS = ("html", "more/html", "wild")
ELSEWHERE = "https://www.exemple.fr/a"
"""The address of a page whose own is not known."""
FETCHED = datetime(2024, 2, 29, 12, tzinfo=UTC)
KNOWN_TURNS = 5
GOALS = {"generic": 4.5, "rules": 5.0}
"""At most, of pages never met before."""


@dataclass(frozen=True)
class Page:
    body: bytes
    url: str
    annotated: bool = False


@dataclass(frozen=True)
class Spent:
    """Seconds of CPU that one pass over the pages took: the bare parse and the reader."""

    bare: float
    reader: float
    pages: int

    @property
    def ratio(self) -> float:
        return self.reader / self.bare


Reader = Callable[[Page], object]


def pages(folder: str | None = None) -> list[Page]:
    """The pages of the folder named, else those of the shared corpus, else those of `tests/pages`."""
    if folder is None and (stored := corpus.pages(*CORPUS)):
        return [Page(page.body(), page.url or ELSEWHERE, page.path.parent.parent == corpus.CORPUS) for page in stored]
    found = [Page(path.read_bytes(), ELSEWHERE, True) for path in sorted(Path(folder or FOLDERS[1]).rglob("*.html"))]
    return found or sys.exit("No page was found: name a folder that holds .html files.")


def generic(page: Page) -> object:
    return crawler.parse(page.body, page.url, fetched_at=FETCHED, outlet=None)


def with_rules(page: Page) -> object:
    return crawler.parse(page.body, page.url, fetched_at=FETCHED)


def trafilatura(page: Page) -> object:
    from trafilatura import bare_extraction

    return bare_extraction(page.body, with_metadata=True, include_comments=False)


READERS: dict[str, Reader] = {"generic": generic, "rules": with_rules, "trafilatura": trafilatura}


def once(read: Reader, bodies: list[Page]) -> Spent:
    """One pass, the bare parse of every second page before its reading, of the others after it."""
    bare = reader = 0.0
    for number, page in enumerate(bodies):
        for parses in (True, False) if number % 2 else (False, True):
            start = time.process_time()
            html.document_fromstring(page.body) if parses else read(page)
            spent = time.process_time() - start
            bare, reader = (bare + spent, reader) if parses else (bare, reader + spent)
    return Spent(bare, reader, len(bodies))


def turn(kind: str, name: str, seed: int, folder: str | None) -> list[Spent]:
    """What one process measures: of `unseen` and `first` the first pass and the second, of `known` several passes."""
    read, bodies = READERS[name], pages(folder)
    random.Random(seed).shuffle(bodies)
    html.document_fromstring(b"<p>Un.</p>")
    outlets.all_outlets()
    crawler.parse(b"<html></html>", ELSEWHERE)
    if kind != "first":
        for page in bodies if name == "rules" else ():
            crawler.parse(b"<html></html>", page.url)
    if kind != "known":
        return [once(read, bodies), once(read, bodies)]
    annotated = [page for page in bodies if page.annotated] or bodies
    passes = [(_pass(lambda page: html.document_fromstring(page.body), annotated), _pass(read, annotated)) for _ in range(KNOWN_TURNS)]
    return [Spent(bare, reader, len(annotated)) for bare, reader in passes[1:]]


def _pass(read: Reader, bodies: list[Page]) -> float:
    start = time.process_time()
    for page in bodies:
        read(page)
    return time.process_time() - start


def measured(kind: str, name: str, seed: int, folder: str | None) -> list[Spent]:
    """The same in a process of its own."""
    words = [sys.executable, "-m", "tests.benchmarks.parse", *([folder] if folder else []), "--turn", kind, name, str(seed)]
    done = subprocess.run(words, capture_output=True, text=True, cwd=ROOT.parent)
    if done.returncode:
        sys.exit(f"A round failed:\n{done.stderr[-2000:]}")
    return [Spent(*spent) for spent in json.loads(done.stdout)]


def line(what: str, name: str, found: list[Spent], goal: str = "") -> str:
    ratios = [spent.ratio for spent in found]
    pages_read = sum(spent.pages for spent in found)
    reader = sum(spent.reader for spent in found)
    low, high = min(ratios), max(ratios)
    return (
        f"{what:8} {name:12} {statistics.median(ratios):6.2f} × the bare parse ({low:.2f}–{high:.2f})   "
        f"{1000 * reader / pages_read:6.2f} ms/page {pages_read / reader:6.0f} pages/s and core   {goal}"
    )


def main() -> None:
    """Measure in turns and print the lines."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", nargs="?", help="a folder of pages, whose addresses are not known")
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--turn", nargs=3, help=argparse.SUPPRESS)
    options = asked.parse_args()
    if options.turn:
        kind, name, seed = options.turn
        print(json.dumps([(spent.bare, spent.reader, spent.pages) for spent in turn(kind, name, int(seed), options.folder)]))
        return
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    bodies = pages(options.folder)
    print(f"{len(bodies)} pages, {sum(len(page.body) for page in bodies) / len(bodies) / 1000:.0f} KB each on average", flush=True)
    rounds = range(options.rounds)
    for name, goal in GOALS.items():
        passes = [measured("unseen", name, seed, options.folder) for seed in rounds]
        print(line("unseen", name, [found[0] for found in passes], f"(goal: at most {goal})"), flush=True)
        if name == "rules":
            print(line("first", name, [measured("first", name, seed, options.folder)[0] for seed in rounds[:2]]), flush=True)
        print(line("again", name, [found[1] for found in passes]), flush=True)
        print(line("known", name, measured("known", name, 0, options.folder)), flush=True)
    try:
        import trafilatura as _  # noqa: F401
    except ImportError:
        return
    print(line("known", "trafilatura", measured("known", "trafilatura", 0, options.folder)))


if __name__ == "__main__":
    main()
