"""The growth of an archive: `python -m tests.benchmarks.sizes [--articles 100000 1000000] [--keep data/bench]`.

Run it with `make bench BENCH=sizes`. It uses the archives of `make bench BENCH=desk` (made where they are missing) and adds up the pages of
each table with its indexes (SQLite's `dbstat`) for two numbers of articles. It extrapolates the growth to fifty million articles. WARC
files are not counted: a compressed page takes about a fifth of its bytes, whatever the size of the archive.
"""

from __future__ import annotations

import argparse
import sqlite3
from pathlib import Path

from tests.benchmarks.made_archive import make

PAPER = 50_000_000
SIZES = "SELECT name, pageno * (SELECT page_size FROM pragma_page_size) FROM dbstat WHERE aggregate = TRUE"
"""Counted in pages, because the byte sum of `dbstat` overflows at two gigabytes."""
OWNERS = "SELECT name, tbl_name FROM sqlite_master"
GROUPS = {
    "articles": ("articles",),
    "revisions": ("revisions",),
    "full-text index": ("articles_fts", "filed", "days"),
    "times": ("times",),
    "pages and captures": ("pages", "captures"),
    "headlines": ("headline_texts", "headline_blocks", "placements", "sightings"),
}
"""Group → prefixes of tables; their indexes and shadow tables are included."""


def sizes(path: Path) -> dict[str, int]:
    """Group → bytes; tables without a group are `other`."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as db:
        owners = dict(db.execute(OWNERS).fetchall())
        found = dict.fromkeys((*GROUPS, "other"), 0)
        for name, size in db.execute(SIZES):
            found[group_of(owners.get(name, name))] += size
    return found


def group_of(table: str) -> str:
    """The group of a table.

    >>> group_of("articles_fts_data"), group_of("articles"), group_of("outlets")
    ('full-text index', 'articles', 'other')
    """
    for group, tables in GROUPS.items():
        if table in tables or any(table.startswith(f"{one}_") and one == "articles_fts" for one in tables):
            return group
    return "other"


def main() -> None:
    """Print the bytes per article by group for both archives, and the size for fifty million articles."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--articles", type=int, nargs=2, default=(100_000, 1_000_000))
    asked.add_argument("--keep", type=Path, default=Path("data/bench"))
    options = asked.parse_args()
    few, many = options.articles
    measured = []
    for number in (few, many):
        path = options.keep / f"library-{number}.db"
        if not path.exists():
            make(path, number)
        measured.append(sizes(path))
    print(f"{'':20} {'bytes an article':>32} {'GB at':>12}")
    print(f"{'':20} {few:>16,} {many:>15,} {PAPER:>12,}")
    rows = {name: (measured[0][name], measured[1][name]) for name in measured[0]}
    for name, (small, large) in (*rows.items(), ("all", (sum(measured[0].values()), sum(measured[1].values())))):
        paper = large + (large - small) / (many - few) * (PAPER - many)
        print(f"{name:20} {small / few:16.0f} {large / many:15.0f} {paper / 1e9:12.0f}")


if __name__ == "__main__":
    main()
