"""Generates an archive of a million pages for `tests/benchmarks/growth.py`. Only rows are written, no WARC files.

It has twenty newspapers of equal size over two years; one of them is the demo newspaper. Of twenty pages, twelve are articles, two are
gone, two are redirected, one is not an article, and three wait. An article has 250 words and three stated times. Every tenth article has
a second revision, every third has a revisit. A capture has three blocks of eight headlines: one block of its own, one shared by five
pages, one shared by twenty. The archive has about 10 GB and takes 15 minutes.
"""

from __future__ import annotations

import itertools
import random
import sqlite3
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from crawler.archive import Archive
from crawler.archive.database.french import stems
from crawler.archive.database.moments import seconds_iso
from crawler.archive.store.placements import content_id
from crawler.demo import DEFAULT_AT

NEWSPAPERS = 20
YEARS = 2 * 365 * 86_400.0
NOW = DEFAULT_AT.timestamp()
FAR = 4e9
"""UTC seconds of the articles' next visit, so late that none is due during a benchmark."""
SHAPE = ("article",) * 12 + ("gone",) * 2 + ("redirected",) * 2 + ("not_article",) + ("waiting",) * 3
"""The outcomes of twenty pages."""
HELD = "not followed: further from a listing than --follow goes"
WORDS = 250
HEADLINES = 8

Row = tuple[object, ...]


class Maker:
    """Makes the rows of page `n`. The same number always gives the same rows."""

    def __init__(self, pages: int) -> None:
        self.pages = pages
        draw = random.Random(7)
        syllables = [one + other for one in "bcdflmnprst" for other in ("a", "e", "i", "o", "u", "é", "an", "ion")]
        self.words = ["".join(draw.choices(syllables, k=draw.randint(1, 4))) for _ in range(30_000)]
        self.weights = list(itertools.accumulate(1 / rank for rank in range(1, len(self.words) + 1)))
        self.stem_of = {word: stems(word) for word in self.words}
        self.draw = draw

    def outlet(self, n: int) -> str:
        return "demo" if n % NEWSPAPERS == 0 else f"journal{n % NEWSPAPERS}"

    def url(self, n: int) -> str:
        host = "gazette.example" if n % NEWSPAPERS == 0 else f"www.{self.outlet(n)}.example"
        return f"https://{host}/{n * 7919 % 9973:04}/un-titre-assez-long-pour-une-adresse-{n}.html"

    def kind(self, n: int) -> str:
        return SHAPE[n // NEWSPAPERS % len(SHAPE)]

    def at(self, n: int) -> float:
        return NOW - YEARS + YEARS * n / self.pages

    def prose(self, count: int) -> tuple[str, str]:
        chosen = self.draw.choices(self.words, cum_weights=self.weights, k=count)
        return " ".join(chosen), " ".join(map(self.stem_of.__getitem__, chosen))

    def page(self, n: int) -> Row:
        kind, at, host = self.kind(n), self.at(n), self.url(n).split("/")[2]
        visited = None if kind == "waiting" else at
        held = HELD if kind == "waiting" and n % 5 else ""
        recent = kind == "article" and n > self.pages * 0.95
        queue = ("ready" if not held else None) if kind == "waiting" else "later" if recent else None
        when = seconds_iso(at)
        return (
            n, self.url(n), host, self.outlet(n), "headline", max(1, n - 40), when, at, when[:10], "article", 10, kind, held,
            when if visited else None, visited, f'"{n}"', n if kind == "article" else None, n if kind == "article" else None,
            queue, (FAR if queue == "later" else at) if queue else None, 1 + n % 3,
        )  # fmt: skip

    def captures(self, n: int) -> Iterator[Row]:
        kind, at = self.kind(n), self.at(n)
        if kind == "waiting":
            return
        status = {"article": 200, "not_article": 200, "gone": 404, "redirected": 301}[kind]
        for again in range(2 if kind == "article" and n % 3 == 0 else 1):
            when = seconds_iso(at + again * 3600)
            yield (
                n + again * self.pages, n, 1, self.url(n), "GET", when, at + again * 3600, status, "text/html", 24_000,
                f"sha1:{n:032}", "192.0.2.1", f"old-{n // 40_000:05}.warc.gz", (2 * n + again) * 25_000, 25_000,
                n if again else None, "0.1.0", when,
            )  # fmt: skip

    def article(self, n: int) -> tuple[Row, list[Row], list[Row]]:
        title, title_stems = self.prose(8)
        lead, lead_stems = self.prose(25)
        body, body_stems = self.prose(WORDS)
        at = self.at(n)
        when = seconds_iso(at)
        seen = (when, at, when, at)
        row = (
            n, n, self.url(n), self.outlet(n), "article", title, lead, body, when, at, "Publié hier", '["Anne Martin"]', "Politique",
            "[]", "fr", WORDS + 25, n, n, "0.1.0", *seen, title_stems, f"{lead_stems}\n{body_stems}",
        )  # fmt: skip
        contents = [
            (n + old * self.pages, n, f"{n}-{old}", title, lead, body, "{}", "[1]", *seen, n, "0.1.0") for old in range(1 + (n % 10 == 0))
        ]
        times = [(n, place, "published", f"source {place}", when, when, at, place == 1, "why", n) for place in (1, 2, 3)]
        return row, contents, times

    def blocks(self, n: int) -> list[tuple[int, str, int]]:
        """Number, title and first target of the blocks on page `n`."""
        shared = (("Les plus lus", n // 20 * 20), ("En continu", n // 5 * 5), ("À lire aussi", n))
        return [(content_id(title, seed), title, seed) for title, seed in shared]


def make(path: Path, pages: int) -> None:
    """Make the archive at `path`, which must not exist."""
    draft = path.with_name(path.name + ".draft")
    draft.unlink(missing_ok=True)
    draft.parent.mkdir(parents=True, exist_ok=True)
    with Archive(draft) as archive:
        db, maker, began = archive.db, Maker(pages), time.monotonic()
        for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -2000000", "secure_delete = OFF"):
            db.execute(f"PRAGMA {setting}")
        db.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('automerge', 8)")
        for start in range(1, pages + 1, 20_000):
            _fill(db, maker, range(start, min(start + 20_000, pages + 1)))
            print(f"\r{start} pages of {pages}, {time.monotonic() - began:.0f} s ", end="", file=sys.stderr, flush=True)
        db.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('automerge', 4)")
        db.execute("INSERT INTO runs VALUES (1, '', 0, '', 0, 'bench', '0.1.0', '{}', '{}')")
        db.execute("ANALYZE")
        db.execute("DROP TABLE sqlite_stat1")  # a real archive has no such table
        db.execute("PRAGMA journal_mode = WAL")
    print(file=sys.stderr)
    draft.replace(path)


def _fill(db: sqlite3.Connection, maker: Maker, numbers: range) -> None:
    read = [n for n in numbers if maker.kind(n) == "article"]
    articles = [maker.article(n) for n in read]
    blocks = {block for n in read for block in maker.blocks(n)}
    captures = [row for n in numbers for row in maker.captures(n)]
    db.execute("BEGIN")
    _insert(db, PAGES, map(maker.page, numbers))
    _insert(db, CAPTURES, captures)
    _insert(db, ARTICLES, (row for row, _, _ in articles))
    _insert(db, "revisions", (row for _, contents, _ in articles for row in contents))
    _insert(db, "times", (row for _, _, times in articles for row in times))
    texts = {content_id(seed, rank): (seed * 7 + rank) % maker.pages + 1 for _, _, seed in blocks for rank in range(HEADLINES)}
    told = ((number, f"Un titre qui mène à {n}", maker.url(n)) for number, n in texts.items())
    _insert(db, "headline_texts", ((number, words, None, url, url, stems(words)) for number, words, url in told))
    lines = ((block, rank + 1, title, content_id(seed, rank)) for block, title, seed in blocks for rank in range(HEADLINES))
    _insert(db, "headline_blocks", lines)
    own = {int(str(row[0])): int(str(row[1])) for row in captures if row[7] == 200 and maker.kind(int(str(row[1]))) == "article"}
    placed = ((capture, place, block) for capture, n in own.items() for place, (block, _, _) in enumerate(maker.blocks(n), 1))
    _insert(db, "placements", placed)
    db.execute("COMMIT")


PAGES = (
    "pages (page_id, url, host, outlet, how, found_on, discovered, discovered_utc, published_hint, hint, priority, outcome, detail,"
    " visited, visited_utc, etag, capture_id, article_id, queue, next_visit, steps)"
)
CAPTURES = (
    "captures (capture_id, page_id, run_id, url, method, fetched, fetched_utc, status, content_type, size, digest, ip, warc_file,"
    " warc_offset, warc_length, revisit_of, parser_version, read_at)"
)
ARTICLES = (
    "articles (article_id, page_id, url, outlet, kind, title, lead, body, published, published_utc, stamp, authors, section, tags,"
    " language, words, revision_id, capture_id, parser_version, first_seen, first_seen_utc, last_seen, last_seen_utc, title_stems, stems)"
)


def _insert(db: sqlite3.Connection, table: str, rows: Iterable[Sequence[object]]) -> None:
    rows = list(rows)
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        db.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", rows)
