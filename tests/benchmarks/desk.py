"""Response times of the desk for a large archive: requests to `hemero serve` while a crawl writes to the archive.

    python -m tests.benchmarks.desk [--articles 1000000] [--rounds 100] [--pace 20] [--keep data/bench] [--slowest]

Run it with `make bench BENCH=desk`. The archive (`tests/benchmarks/made_archive.py`) is made once and stays in the `--keep` folder. During
the requests, the demo newspaper is crawled into it, at `--pace` pages per second (20 are 1.7 million pages a day; 0: no crawl). Each
question is sent over HTTP `--rounds` times, one request after another, after one uncounted round. A seeded generator draws other words,
filters, articles and moments each time. The few thousand pages that earlier runs crawled stay in the archive.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import platform
import random
import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

from tests.benchmarks.made_archive import COUNTRIES, FIRST, KINDS, KNOWN, SECTIONS, days_of, make, outlet

ROOT = "/-/desk"
FREQUENT, MIDDLING, RARE = (
    tuple(word for rank, word in KNOWN.items() if low <= rank < high) for low, high in ((0, 600), (600, 6000), (6000, 1 << 20))
)
SIGNED = tuple(number for number in range(1, 300, 2) if number % 5)
"""The numbers of the authors `Anne Martin…` that articles have."""
Ask = Callable[[random.Random], str]


class Questions:
    """Random addresses of the desk, for an archive of so many articles."""

    def __init__(self, articles: int) -> None:
        self.articles, self.days = articles, days_of(articles)

    def words(self, chance: random.Random) -> str:
        """Words as people type them: one or two words of any frequency, a phrase, NEAR, fields, exclusions."""
        one, other = chance.choice(FREQUENT + MIDDLING + RARE), chance.choice(FREQUENT + MIDDLING)
        return chance.choice(
            (
                one,
                one,
                f"{one} {other}",
                f"{chance.choice(FREQUENT)} {chance.choice(FREQUENT)}",
                f'"{chance.choice(("conseil municipal", "réforme des retraites", "de la France"))}"',
                f"titre:{one}",
                f"NEAR({one} {other}, 5)",
                f"{one} -{other}",
                f"{one} OU {other}",
                f"{one[:5]}*",
                f"auteur:martin{chance.randrange(300)} {other}",
                f"chapo:{other}",
            )
        )

    def narrowed(self, chance: random.Random) -> list[tuple[str, str]]:
        """One or two filters."""
        first = FIRST + timedelta(days=chance.randrange(self.days))
        last = first + timedelta(days=chance.choice((1, 7, 30, 90, 365, 700)))
        filters = (
            [("outlet", outlet(int(chance.triangular(0, 99, 0))))],
            [("country", chance.choice(sorted(set(COUNTRIES))))],
            [("since", f"{first:%Y-%m-%d}"), ("until", f"{last:%Y-%m-%d}")],
            [("since", f"{first:%Y-%m-%d}")],
            [("section", chance.choice(SECTIONS))],
            [("author", f"Anne Martin{chance.choice(SIGNED)}")],
            [("kind", chance.choice(KINDS))],
            [("agency", "AFP")],
        )
        return [pair for pairs in chance.sample(filters, chance.choice((1, 1, 2))) for pair in pairs]

    def search(self, chance: random.Random) -> str:
        return self._search(chance, [])

    def filtered(self, chance: random.Random) -> str:
        return self._search(chance, self.narrowed(chance))

    def sorted(self, chance: random.Random) -> str:
        return self._search(chance, [("sort", chance.choice(("newest", "oldest"))), *self.narrowed(chance)])

    def unworded(self, chance: random.Random) -> str:
        """Only filters, as in the links of the heat map."""
        return f"/search?{urlencode(self.narrowed(chance))}"

    def _search(self, chance: random.Random, more: list[tuple[str, str]]) -> str:
        return f"/search?{urlencode([('q', self.words(chance)), *more])}"

    def printed(self, chance: random.Random) -> str:
        """Words whose accents and capitals count, words that begin so, and numbers: the text of the candidates is read."""
        one, other = chance.choice(FREQUENT + MIDDLING + RARE), chance.choice(MIDDLING)
        whole = (f"={one}", f"={one.capitalize()}", f"={other.capitalize()}", chance.choice(("2016", "1 000", "10 %")))
        asked = (*whole, f"{one[:4]}*", f'"{one} {other[:4]}*"', f"{other[:3]}?{other[4:]}")
        return f"/search?{urlencode({'q': chance.choice(asked)})}"

    def misspelt(self, chance: random.Random) -> str:
        """A word that no article has."""
        word = chance.choice(FREQUENT + MIDDLING + RARE)
        return f"/search?{urlencode({'q': word[:-2] + word[-1] + word[-2] + 'z'})}"

    def counts(self, chance: random.Random) -> str:
        """The counts beside the results."""
        more = self.narrowed(chance) if chance.random() < 0.5 else []
        return f"/search/facets?{urlencode([('q', self.words(chance)), *more])}"

    def plot(self, chance: random.Random) -> str:
        """The plot of a search, which is loaded after the page where there are very many results."""
        return f"/search/plot?{urlencode([('q', chance.choice(FREQUENT)), *self.narrowed(chance)])}"

    def article(self, chance: random.Random) -> str:
        return f"/article/{chance.randrange(self.articles) + 1}"

    def headlines(self, chance: random.Random) -> str:
        at = FIRST + timedelta(seconds=chance.randrange(86_400, self.days * 86_400))
        return f"/headlines?{urlencode({'outlet': outlet(chance.randrange(100)), 'at': at.isoformat()})}"

    def trends(self, chance: random.Random) -> str:
        """Three words over the whole time of the archive."""
        three = ",".join((chance.choice(FREQUENT), chance.choice(FREQUENT + MIDDLING), chance.choice(MIDDLING + RARE)))
        step, measure = chance.choice(("month", "month", "week", "day")), chance.choice(("absolute", "thousand"))
        return f"/trends?{urlencode({'q': three, 'per': step, 'measure': measure})}"

    def by_outlet(self, chance: random.Random) -> str:
        return f"/trends?{urlencode({'q': chance.choice(FREQUENT + MIDDLING), 'per': 'month', 'by': 'outlet'})}"

    def compared(self, chance: random.Random) -> str:
        """Occurrences per million words in three newspapers and a section."""
        chosen = [("outlet", outlet(number)) for number in chance.sample(range(100), 3)] + [("section", chance.choice(SECTIONS))]
        asked = [("q", chance.choice(FREQUENT + MIDDLING)), ("per", "month"), ("by", "outlet"), ("count", "occurrences"), *chosen]
        return f"/trends?{urlencode(asked)}"

    def concordance(self, chance: random.Random) -> str:
        """A word in 10,000 articles, or a rarer one, by date."""
        return f"/concordance?{urlencode({'q': chance.choice(MIDDLING + RARE), 'sort': chance.choice(('newest', 'oldest'))})}"

    def concordance_by_words(self, chance: random.Random) -> str:
        asked = {"q": chance.choice(MIDDLING + RARE), "sort": chance.choice(("left", "right", "word", "outlet"))}
        return f"/concordance?{urlencode(asked)}"

    def frequent_concordance(self, chance: random.Random) -> str:
        """A word in up to a third of the articles."""
        return f"/concordance?{urlencode({'q': chance.choice(FREQUENT), 'sort': chance.choice(('newest', 'left'))})}"

    def words_counted(self, show: str) -> Ask:
        """Words counted in one newspaper or month; with words where the count needs them."""

        def ask(chance: random.Random) -> str:
            first = FIRST + timedelta(days=chance.randrange(self.days))
            days = [("since", f"{first:%Y-%m-%d}"), ("until", f"{first + timedelta(days=30):%Y-%m-%d}")]
            words = [("q", chance.choice(MIDDLING))] if show in {"forms", "collocates"} else []
            return f"/words?{urlencode([('show', show), *words, *chance.choice((days, [('outlet', outlet(chance.randrange(100)))]))])}"

        return ask

    def changes(self, chance: random.Random) -> str:
        """The list of changes, with the counts below it: of all newspapers, of one, or of a kind."""
        first = FIRST + timedelta(days=chance.randrange(self.days))
        some = [("outlet", outlet(chance.randrange(100)))]
        narrowed = ([], some, [("change", "figures")], [("how", "silent")], [("since", f"{first:%Y-%m-%d}")])
        return f"/changes?{urlencode(chance.choice(narrowed))}"

    def removed(self, chance: random.Random) -> str:
        """Words that were taken out."""
        return f"/changes?{urlencode({'q': chance.choice(FREQUENT + MIDDLING + RARE)})}"

    def coverage(self, chance: random.Random) -> str:
        return f"/coverage?outlet={outlet(chance.randrange(100))}"

    def home(self, chance: random.Random) -> str:
        return f"?lang={chance.choice(('fr', 'en'))}"


def classes(articles: int) -> tuple[tuple[str, Ask, int], ...]:
    """Name, question, and the goal for the 95th percentile in milliseconds (0: no goal)."""
    ask = Questions(articles)
    return (
        ("home", ask.home, 150),
        ("search", ask.search, 150),
        ("search with filters", ask.filtered, 150),
        ("search by date", ask.sorted, 150),
        ("filters alone", ask.unworded, 150),
        ("a later page", ask.search, 150),
        ("counts of a search", ask.counts, 200),
        ("search as printed", ask.printed, 0),
        ("a misspelt word", ask.misspelt, 0),
        ("a search's late plot", ask.plot, 0),
        ("article", ask.article, 100),
        ("headlines at a time", ask.headlines, 100),
        ("trend of three words", ask.trends, 1000),
        ("trend by newspaper", ask.by_outlet, 0),
        ("occurrences compared", ask.compared, 0),
        ("concordance by date", ask.concordance, 300),
        ("concordance by words", ask.concordance_by_words, 0),
        ("a frequent word's one", ask.frequent_concordance, 0),
        *((f"words: {show}", ask.words_counted(show), 0) for show in ("forms", "frequent", "collocates", "specific")),
        ("changes", ask.changes, 150),
        ("changes with words", ask.removed, 150),
        ("coverage", ask.coverage, 0),
    )


@contextmanager
def serving(archive: Path) -> Iterator[http.client.HTTPConnection]:
    """Run `hemero serve`; a connection to it."""
    command = [sys.executable, "-c", "from crawler.cli import main; main()", "serve", "--port", "0", "--archive", str(archive)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    said = re.search(r"http://([\d.]+:\d+)/", process.stdout.readline())
    assert said
    try:
        yield http.client.HTTPConnection(said[1], timeout=120)
    finally:
        process.terminate()
        process.wait()


@contextmanager
def crawling(archive: Path, articles: int, pace: float) -> Iterator[None]:
    """Crawl the demo newspaper into the archive during the block, at `pace` pages per second; no crawl for 0."""
    if not pace:
        yield
        return
    from crawler.demo import Gazette, serve

    with serve(Gazette(at=FIRST + timedelta(days=days_of(articles)), articles=20_000, page_size=40_000, troubles=False)) as site:
        command = [
            sys.executable,
            "-m",
            "tests.benchmarks.desk",
            "--articles",
            str(articles),
            "--pace",
            str(pace),
            "--site",
            site.url,
            "--archive",
            str(archive),
        ]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        try:
            yield
            assert process.poll() is None, "the crawl ended before the questions did: serve it more articles"
        finally:
            process.terminate()
            process.wait()


def crawl(archive: Path, site: str, articles: int, pace: float) -> None:
    """The crawl process."""
    from crawler.crawl.run import OFFLINE_SETTINGS, run

    at = (FIRST + timedelta(days=days_of(articles))).isoformat()
    settings = {"HEMERO_ARCHIVE": str(archive), "HEMERO_SITE": site, "HEMERO_SITEMAPS": True, "HEMERO_FETCHED_AT": at, "LOG_LEVEL": "ERROR"}
    slow = {"DOWNLOAD_DELAY": 1 / pace, "RANDOMIZE_DOWNLOAD_DELAY": False, "CONCURRENT_REQUESTS_PER_DOMAIN": 1}
    run(("demo",), OFFLINE_SETTINGS | settings | slow)


def get(desk: http.client.HTTPConnection, path: str) -> tuple[float, str]:
    """Seconds until the whole page was received, and the page."""
    began = time.perf_counter()
    desk.request("GET", ROOT + path, headers={"Accept-Language": "fr"})
    answer = desk.getresponse()
    text = answer.read().decode()
    seconds = time.perf_counter() - began
    if answer.status != 200:
        raise SystemExit(f"{path} was answered with {answer.status}")
    return seconds, text


def ask_all(desk: http.client.HTTPConnection, name: str, question: Ask, rounds: int) -> list[tuple[float, str]]:
    """Seconds and address of each request, fastest first."""
    took = []
    for number in range(-max(5, rounds // 10), rounds):
        chance = random.Random(f"{name} {number}")
        path = question(chance)
        if name == "a later page":
            for _ in range(chance.randrange(1, 8)):
                following = re.search(r'href="/-/desk(/search\?[^"]*after=[^"]*)"[^>]*>Suite', get(desk, path)[1])
                path = following[1].replace("&amp;", "&") if following else path
        seconds, _ = get(desk, path)
        if number >= 0:
            took.append((seconds, path))
    return sorted(took)


def written(archive: Path) -> int:
    with sqlite3.connect(f"file:{archive}?mode=ro", uri=True) as db:
        return int(db.execute("SELECT max(capture_id) FROM captures").fetchone()[0])


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--articles", type=int, default=1_000_000)
    asked.add_argument("--rounds", type=int, default=100)
    asked.add_argument("--pace", type=float, default=20)
    asked.add_argument("--keep", type=Path, default=Path("data/bench"))
    asked.add_argument("--only", help="questions whose names begin so")
    asked.add_argument("--slowest", type=int, default=0, help="tell so many of the slowest addresses of each question")
    asked.add_argument("--json", type=Path, help="keep the figures in this file too")
    asked.add_argument("--site", help=argparse.SUPPRESS)
    asked.add_argument("--archive", type=Path, help=argparse.SUPPRESS)
    options = asked.parse_args()
    if options.site:
        return crawl(options.archive, options.site, options.articles, options.pace)
    archive = options.keep / f"library-{options.articles}.db"
    if not archive.exists():
        options.keep.mkdir(parents=True, exist_ok=True)
        make(archive, options.articles)
    print(f"{archive}: {options.articles:,} articles, {archive.stat().st_size / 1e9:.1f} GB; {os.cpu_count()} cores")
    print(f"SQLite {sqlite3.sqlite_version}, Python {platform.python_version()}")
    before, began, figures = written(archive), time.perf_counter(), {}
    with crawling(archive, options.articles, options.pace), serving(archive) as desk:
        print(f"{'question':<22} {'asked':>5} {'p50 ms':>8} {'p95 ms':>8} {'most':>8} {'goal':>6}")
        for name, question, goal in classes(options.articles):
            if options.only and not name.startswith(options.only):
                continue
            took = ask_all(desk, name, question, options.rounds)
            p50, p95, most = (1000 * took[min(len(took) - 1, int(len(took) * share))][0] for share in (0.5, 0.95, 1))
            figures[name] = {"p50": p50, "p95": p95, "most": most}
            print(
                f"{name:<22} {len(took):5} {p50:8.1f} {p95:8.1f} {most:8.1f} {goal or '':>6} {'missed' if goal and p95 > goal else ''}",
                flush=True,
            )
            for seconds, path in took[: -options.slowest - 1 : -1]:
                print(f"    {1000 * seconds:7.0f}  {path}")
        pages = written(archive) - before
    print(f"Meanwhile the crawl stored {pages:,} captures, {pages / (time.perf_counter() - began):.0f} a second.")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1))
    return None


if __name__ == "__main__":
    main()
