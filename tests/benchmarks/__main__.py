"""The benchmarks. Run them with `make bench BENCH=NAME` or `python -m tests.benchmarks NAME…`; the name `list` prints all names."""

from __future__ import annotations

import runpy
import sys

BENCHMARKS = {
    "parse": "what reading a page costs, beside lxml's bare parse and trafilatura",
    "outlets": "what knowing 518 newspapers costs",
    "crawl": "pages a second beside a bare Scrapy spider",
    "peers": "the same beside news-please, trafilatura and newspaper4k (installs them in data/bench/peers)",
    "growth": "what a page costs in an archive of a million pages (10 GB in data/bench, 15 minutes the first time)",
    "desk": "how fast the desk answers over a million articles during a crawl (18 GB in data/bench, 15 minutes the first time)",
    "abuse": "the front page and the memory of the desk under slow and hostile questions, during a crawl",
    "export": "how fast the same million articles are exported, and in how much memory",
    "sizes": "how an archive grows, from the archives of `desk`",
    "reads": "whether the reader's memory stays flat over 20,000 pages",
    "memory": "memory of a crawl of 100,000 pages (20 minutes)",
    "writer": "what storing one visit costs",
    "wild": "what the readers find on the unannotated pages of the shared corpus",
    "harm": "what changes nothing for a person and harms a reading: ours, and with --reader its peers'",
    "replay": "a crawl of stored pages with the newspapers' rules and without",
}


def main() -> None:
    """Run the named benchmarks. A single benchmark gets the options that follow its name."""
    words = sys.argv[1:] or ["list"]
    names = [word for word in words if not word.startswith("-")] if all(word in BENCHMARKS for word in words) else words[:1]
    if names == ["list"]:
        for name, what in BENCHMARKS.items():
            print(f"  {name:8} {what}")
        return
    if unknown := [name for name in names if name not in BENCHMARKS]:
        sys.exit(f"There is no benchmark {unknown[0]!r}: {', '.join(BENCHMARKS)}.")
    for name in names:
        sys.argv = [f"tests.benchmarks.{name}", *([] if len(names) > 1 else words[1:])]
        runpy.run_module(f"tests.benchmarks.{name}", run_name="__main__")


if __name__ == "__main__":
    main()
