"""The cost of storing one visit: `make bench BENCH=writer`, or `python -m tests.benchmarks.writer [visits]`.

A visit has an article of 4 KB, 20 headlines in two blocks (half of them as on the previous page), 20 discovered addresses, and a WARC
record of a 24 KB gzip body. The writer thread stores batches of 50. The result is CPU time of the process per visit.
"""

from __future__ import annotations

import gzip
import random
import sys
import tempfile
import time
from datetime import UTC, datetime

from crawler.archive import Archive, Discovery, Exchange, Visit, Writer
from crawler.article import Article, Candidate, Headline

CHOSEN = random.Random(7)
WORDS = [
    "".join(CHOSEN.choice("bcdflmnprst") + CHOSEN.choice("aeiouéè") for _ in range(CHOSEN.randint(1, 4))) + CHOSEN.choice(["", "s", "tion"])
    for _ in range(20_000)
]


def prose(characters: int) -> str:
    words: list[str] = []
    length = 0
    while length < characters:
        words.append(WORDS[min(int(CHOSEN.paretovariate(0.7)), len(WORDS) - 1)])
        length += len(words[-1]) + 1
    return " ".join(words)


def page(number: int, body: bytes) -> tuple[Exchange, Article, tuple[Discovery, ...]]:
    url = f"https://exemple.fr/articles/{number}"
    blocks = [("Les plus lus", number // 20), ("À lire aussi", number)]
    headlines = tuple(
        Headline(f"Un titre de {seed} sur {rank}", f"https://exemple.fr/articles/{seed * 7 + rank}", title, rank)
        for title, seed in blocks
        for rank in range(1, 11)
    )
    times = tuple(Candidate("published", f"source {n}", "2016-11-24", "2016-11-24T08:39:00+01:00", chosen=n == 0) for n in range(3))
    article = Article(
        url, outlet="exemple", kind="article", title=prose(60), lead=prose(200), paragraphs=tuple(prose(480) for _ in range(8)),
        published=datetime(2016, 11, 24, 8, 39, tzinfo=UTC), authors=("Anne Martin",), headlines=headlines, evidence={"published": times},
    )  # fmt: skip
    headers = [("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "gzip"), ("Server", "nginx"), ("Date", "x")]
    exchange = Exchange(url, "GET", [("User-Agent", "hemero"), ("Accept", "*/*")], 200, "OK", headers, body, datetime.now(UTC), "127.0.0.1")
    found = tuple(Discovery(headline.url, "headline", outlet="exemple", hint="article", priority=1) for headline in headlines)
    return exchange, article, found


def main(visits: int) -> None:
    bodies = [gzip.compress(CHOSEN.randbytes(24_000)) for _ in range(8)]
    pages = [page(number, bodies[number % 8]) for number in range(visits)]
    with tempfile.TemporaryDirectory() as folder, Archive(f"{folder}/hemero.db") as archive:
        archive.recover()
        archive.discover(Discovery(exchange.url, "sitemap", outlet="exemple", hint="article") for exchange, _, _ in pages)
        ids = {str(row["url"]): int(str(row["page_id"])) for row in archive.query("SELECT url, page_id FROM pages")}
        started, clock = time.process_time(), time.perf_counter()
        writer = Writer(archive)
        for exchange, article, found in pages:
            key = writer.keep(exchange, ids[exchange.url])
            writer.put(Visit(ids[exchange.url], "article", exchange_key=key, article=article, found=found, etag='"x"', parser_version="1"))
            writer.wait_room().result()
        writer.close()
        spent, elapsed = time.process_time() - started, time.perf_counter() - clock
    print(f"{visits} visits: {1000 * spent / visits:.2f} ms of CPU a visit, {visits / elapsed:.0f} visits/s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
