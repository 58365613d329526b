"""Generates an archive of any size with the real schema, in minutes, for `tests/benchmarks/desk.py`.

It has a hundred newspapers with 200,000 articles a year together: a million articles are five years. Texts have about 400 words, drawn by
Zipf's law from 150,000 words, with real French words at known ranks. One article in ten has a second revision, and so a row of `changes`.
Each front page has two captures a day (three blocks of ten headlines), and each article page has a side column: twenty headline placements
per article. A fifth of the articles was crawled later than published. For ten stored articles, one is missing. One newspaper in ten
reserves text and data mining.
"""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from hashlib import sha256
from itertools import accumulate
from multiprocessing import Pool
from pathlib import Path

from crawler.archive.database import changes, facets, fulltext
from crawler.archive.database.connection import connect
from crawler.archive.database.french import stems
from crawler.archive.store.placements import content_id

FIRST = datetime(2021, 1, 1, tzinfo=UTC)
DAYS = 1826
"""The number of days of a million articles."""
OUTLETS = 100
TYPES = 150_000
SECTIONS = ("Politique", "Économie", "Société", "International", "Sports", "Culture", "Planète", "Sciences", "Politique internationale")
COUNTRIES = ("FR",) * 60 + ("BE",) * 10 + ("CH",) * 10 + ("CA",) * 10 + ("SN",) * 10
KINDS = ("article",) * 16 + ("opinion", "live", "interview", "video")
GRAMMAR = (
    "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec son cette ces ont aux mais comme "
    "on été nous leur deux elle fait sa être entre ses aussi ans après sans dont ainsi même tout ils depuis lors contre encore selon"
).split()
KNOWN = {
    100: "France", 150: "ministre", 200: "président", 300: "gouvernement", 400: "conseil", 500: "ville", 800: "élections", 1000: "hôpital",
    1200: "conseil municipal", 1500: "grève", 1600: "manifestation", 1700: "manifestations", 2000: "climat", 2500: "réforme des retraites",
    3000: "inflation", 4000: "Élysée", 5000: "tramway", 8000: "sécheresse", 15000: "tracteurs", 30000: "hippocampe", 60000: "ornithorynque",
}  # fmt: skip
"""Rank → word. The share of texts with the word is about 1 - exp(-33 / rank)."""
CHUNK = 1000
SYLLABLES = [a + b for a in "b c d f g j l m n p r s t v ch tr pl br".split() for b in "a e i o u é è ai ou on an in".split()]
ENDINGS = ("", "", "s", "tion", "ment", "eur", "er", "ique", "té")


def vocabulary() -> list[str]:
    """The words by rank. They are the same in every process."""
    chance = random.Random(7)
    words = [GRAMMAR[rank] if rank < len(GRAMMAR) else "" for rank in range(TYPES)]
    for rank in range(len(GRAMMAR), TYPES):
        words[rank] = KNOWN.get(rank) or "".join(chance.choices(SYLLABLES, k=1 + min(3, rank.bit_length() // 5))) + chance.choice(ENDINGS)
    return words


class Texts:
    """Generates texts; each process has one generator."""

    def __init__(self) -> None:
        self.words = vocabulary()
        self.stems = [stems(word) for word in self.words]
        self.weights = list(accumulate(1 / rank for rank in range(1, TYPES + 1)))

    def chunk(self, number: int) -> list[tuple[str, str, str, str, str, str, int]]:
        """Title, lead, body, title_stems, stems, lead_stems and number of words of `CHUNK` articles."""
        chance = random.Random(number)
        lengths = [max(120, min(1500, int(chance.lognormvariate(5.9, 0.45)))) for _ in range(CHUNK)]
        drawn = chance.choices(range(TYPES), cum_weights=self.weights, k=sum(lengths))
        rows, at = [], 0
        for length in lengths:
            rows.append(self._row(drawn[at : at + length]))
            at += length
        return rows

    def _row(self, ranks: list[int]) -> tuple[str, str, str, str, str, str, int]:
        words = [self.words[rank] for rank in ranks]
        stemmed = [self.stems[rank] for rank in ranks]
        title, lead = " ".join(words[:9]).capitalize(), " ".join(words[9:34]).capitalize() + "."
        paragraphs = [" ".join(words[start : start + 60]).capitalize() + "." for start in range(34, len(words), 60)]
        return title, lead, "\n\n".join(paragraphs), " ".join(stemmed[:9]), " ".join(stemmed[9:]), " ".join(stemmed[9:34]), len(words) - 9


_texts: Texts | None = None


def _chunk(number: int) -> list[tuple[str, str, str, str, str, str, int]]:
    global _texts
    _texts = _texts or Texts()
    return _texts.chunk(number)


def outlet(number: int) -> str:
    return f"journal_{number:02}"


def days_of(number: int) -> int:
    """The number of days for so many articles."""
    return max(30, DAYS * number // 1_000_000)


def dates(number: int, days: int) -> Iterator[tuple[int, datetime, datetime]]:
    """Outlet number, time of publication and time of the crawl of each article, in crawl order."""
    chance = random.Random(1)
    weights = [1 / (rank + 8) for rank in range(OUTLETS)]
    for place, which in enumerate(chance.choices(range(OUTLETS), weights, k=number)):
        crawled = FIRST + timedelta(days=days * place / number, seconds=3600)
        back = chance.random() < 0.2
        day = chance.randrange(int(days * place / number) + 1) if back else None
        appeared = FIRST + timedelta(days=day, seconds=chance.randrange(86_400)) if day is not None else crawled - timedelta(minutes=30)
        yield which, appeared.replace(second=0, microsecond=0), crawled


def make(path: Path, number: int) -> None:
    """Make the archive at `path` with `number` articles."""
    started = time.perf_counter()
    making = path.with_suffix(".making")
    for leftover in (making, Path(f"{making}-wal"), Path(f"{making}-shm")):
        leftover.unlink(missing_ok=True)
    db = connect(str(making))
    for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -3000000", "locking_mode = EXCLUSIVE"):
        db.execute(f"PRAGMA {setting}")
    triggers = [tuple(row) for row in db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")]
    for name, _ in triggers:
        db.execute(f"DROP TRIGGER {name}")
    say = partial(_say, started)
    db.execute("BEGIN")
    _outlets(db)
    placed = _articles(db, number, say)
    _fronts(db, placed, days_of(number), say)
    _missing(db, number)
    for sql in filter(str.strip, fulltext.FILL_FILED.split(";")):
        db.execute(sql)
    db.execute(facets.FILL_FACETS, {"first": 1, "last": number})
    db.execute(fulltext.CREATE_SIGHTINGS[fulltext.CREATE_SIGHTINGS.rindex("INSERT INTO sightings\n") :])
    db.execute(changes.FILL_STATED)
    changes.fill(db)
    db.execute("COMMIT")
    say("rows are filed")
    db.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('hashsize', 500000000)")
    db.execute("INSERT INTO articles_fts (articles_fts) VALUES ('rebuild')")
    db.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('hashsize', 1048576)")
    for _, sql in triggers:
        db.execute(sql)
    db.execute("PRAGMA locking_mode = NORMAL")
    db.execute("ANALYZE main.filed")
    db.close()
    making.rename(path)
    say(f"made: {path.stat().st_size / 1e9:.2f} GB")


def _say(started: float, what: str) -> None:
    print(f"{time.perf_counter() - started:7.0f} s  {what}", flush=True)


def _outlets(db: sqlite3.Connection) -> None:
    rows = [(outlet(n), f"Journal {n}", f'["journal{n}.fr"]', COUNTRIES[n], "national-daily", "Europe/Paris") for n in range(OUTLETS)]
    db.executemany("INSERT INTO outlets VALUES (?, ?, ?, ?, ?, ?)", rows)
    for n in range(OUTLETS):
        url, when = f"https://journal{n}.fr/", FIRST.isoformat()
        db.execute(
            "INSERT INTO pages (url, host, outlet, how, discovered, discovered_utc, hint, outcome, visited, visited_utc, queue, next_visit)"
            " VALUES (?, ?, ?, 'front', ?, ?, 'listing', 'listing', ?, ?, 'later', ?)",
            (url, f"journal{n}.fr", outlet(n), when, FIRST.timestamp(), when, FIRST.timestamp(), 4e9),
        )
    row = (FIRST.isoformat(), FIRST.timestamp(), FIRST.isoformat(), FIRST.timestamp(), "hemero crawl", "0", "{}", '{"articles": 1}')
    names = "started, started_utc, ended, ended_utc, command, version, settings, summary"
    db.execute(f"INSERT INTO runs ({names}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)


PAGE = """
INSERT INTO pages (page_id, url, host, outlet, how, found_on, discovered, discovered_utc, published_hint, hint, outcome,
    visited, visited_utc, capture_id, article_id)
VALUES (?, ?, ?, ?, 'headline', ?, ?, ?, ?, 'article', 'article', ?, ?, ?, ?)
"""
MISSING = """
INSERT INTO pages (url, host, outlet, how, found_on, discovered, discovered_utc, published_hint, hint, outcome, detail)
VALUES (?, ?, ?, 'headline', ?, ?, ?, ?, 'article', ?, ?)
"""
CAPTURE = """
INSERT INTO captures (capture_id, page_id, run_id, url, method, fetched, fetched_utc, status, content_type, size, digest, ip, warc_file,
    warc_offset, warc_length, parser_version, read_at, opt_out)
VALUES (?, ?, 1, ?, 'GET', ?, ?, 200, 'text/html', 24000, ?, '127.0.0.1', ?, ?, 9000, '1', ?, ?)
"""
ARTICLE = f"INSERT INTO articles VALUES ({', '.join('?' * 30)})"
REVISION = f"""
INSERT INTO revisions (revision_id, article_id, digest, title, lead, body, changed, parts, first_seen, first_seen_utc, last_seen,
    last_seen_utc, capture_id, parser_version) VALUES ({", ".join("?" * 14)})
"""
TIME = f"INSERT INTO times VALUES ({', '.join('?' * 10)})"
Placed = list[list[tuple[float, str, str, int]]]
"""For each outlet, its articles by time of publication: UTC seconds, address, title, capture id."""


def _articles(db: sqlite3.Connection, number: int, say: partial[None]) -> Placed:
    placed: Placed = [[] for _ in range(OUTLETS)]
    chance, when = random.Random(3), dates(number, days_of(number))
    with Pool(2) as pool:
        for chunk, texts in enumerate(pool.imap(_chunk, range(-(-number // CHUNK)), chunksize=2)):
            ids = range(chunk * CHUNK + 1, min(number, (chunk + 1) * CHUNK) + 1)
            rows = [_rows(i, text, *moment, chance) for i, text, moment in zip(ids, texts, when, strict=False)]
            db.executemany(PAGE, [row[0] for row in rows])
            db.executemany(CAPTURE, [row[1] for row in rows])
            db.executemany(ARTICLE, [row[2] for row in rows])
            db.executemany(REVISION, [revision for row in rows for revision in row[3]])
            db.executemany(TIME, [stated for row in rows for stated in row[4]])
            for _, capture, article, *_ in rows:
                placed[int(str(article[3])[-2:])].append((float(str(article[9])), str(article[2]), str(article[5]), int(str(capture[0]))))
            if chunk % 100 == 99:
                say(f"{ids[-1]:,} articles")
    return placed


Cells = tuple[object, ...]


def _rows(
    number: int, text: tuple[str, str, str, str, str, str, int], which: int, appeared: datetime, crawled: datetime, chance: random.Random
) -> tuple[Cells, Cells, Cells, list[Cells], list[Cells]]:
    title, lead, body, title_stems, all_stems, lead_stems, words = text
    page_id, capture_id, name = OUTLETS + number, number, outlet(which)
    url = f"https://journal{which}.fr/{appeared:%Y/%m/%d}/article-{number}"
    published, seen, at = appeared.isoformat(), crawled.isoformat(timespec="seconds"), crawled.timestamp()
    page = (page_id, url, f"journal{which}.fr", name, which + 1, seen, at, published, seen, at, capture_id, number)
    digest = f"sha1:{number:032d}"
    place, reserved = (f"hemero-{number // 100_000}.warc.gz", number * 10_000), '{"meta:tdm-reservation": "1"}' if which % 10 == 5 else "{}"
    capture = (capture_id, page_id, url, seen, at, digest, *place, seen, reserved)
    signed = f'["Anne Martin{number % 300}", "Luc Durand"]' if number % 2 else f'["Paul Petit{number % 200}"]'
    authors = '["AFP"]' if number % 5 == 0 else signed
    article = (
        number, page_id, url, name, chance.choice(KINDS), title, lead, body, published, appeared.timestamp(), None, None, "Publié",
        authors, "AFP" if number % 5 == 0 else None, chance.choice(SECTIONS), '["tag"]', "fr", number % 3 == 0, words, number,
        capture_id, "1", seen, at, seen, at, title_stems, all_stems, lead_stems,
    )  # fmt: skip
    revision = (number, number, sha256(url.encode()).hexdigest(), title, lead, body, "{}", "[1]", seen, at, seen, at, capture_id, "1")
    revisions: list[Cells] = [revision]
    if number % 10 == 0:
        older = (number + 10_000_000_000, number, sha256(body.encode()).hexdigest(), title, lead, body[: len(body) // 2], *revision[6:])
        revisions.append(older)
    stated: list[Cells] = [
        (number, place, "published", source, published, published, appeared.timestamp(), place == 1, "printed", capture_id)
        for place, source in enumerate(("stamp", "jsonld:datePublished", "meta:article:published_time"), 1)
    ]
    return page, capture, article, revisions, stated


def _missing(db: sqlite3.Connection, number: int) -> None:
    """Insert addresses without an article, and set the number of headlines of captures."""
    outcomes = (("gone", "answered 404"), ("blocked", "paywall"), ("robots", ""), ("error", "answered 500"))
    for place, (which, appeared, _) in enumerate(dates(number // 10, days_of(number))):
        url, day = f"https://journal{which}.fr/{appeared:%Y/%m/%d}/perdu-{place}", appeared.isoformat()
        page = (url, f"journal{which}.fr", outlet(which), which + 1, day, appeared.timestamp(), day, *outcomes[place % 4])
        db.execute(MISSING, page)
    db.execute(f"UPDATE captures SET headlines = iif(page_id > {OUTLETS}, 10, 30) WHERE capture_id IN (SELECT capture_id FROM placements)")


def _fronts(db: sqlite3.Connection, placed: Placed, days: int, say: partial[None]) -> None:
    """Insert two captures of each front page a day, and the day's side column on every article page."""
    capture_id = 100_000_000
    for which, articles in enumerate(placed):
        articles.sort()
        page = Fronts(db, which)
        upto = 0
        for half in range(days * 2):
            at = FIRST + timedelta(hours=12 * half + 7)
            begun = upto
            while upto < len(articles) and articles[upto][0] <= at.timestamp():
                upto += 1
            if upto < 10:
                continue
            capture_id += 1
            page.capture(capture_id, at, articles[max(0, upto - 25) : upto], half)
            side = page.most_read(articles[max(0, upto - 40) : upto], half)
            db.executemany("INSERT INTO placements VALUES (?, 1, ?)", [(capture, side) for *_, capture in articles[begun:upto]])
        if which % 20 == 19:
            say(f"headlines of {which + 1} newspapers")


class Fronts:
    """The front page of one newspaper over time."""

    def __init__(self, db: sqlite3.Connection, which: int) -> None:
        self._db, self._which, self._known = db, which, set[int]()
        self._sides: dict[int, int] = {}

    def capture(self, capture_id: int, at: datetime, recent: list[tuple[float, str, str, int]], half: int) -> None:
        when, url = at.isoformat(), f"https://journal{self._which}.fr/"
        place = (f"fronts-{self._which}.warc.gz", capture_id * 10_000)
        self._db.execute(CAPTURE, (capture_id, self._which + 1, url, when, at.timestamp(), f"sha1:{capture_id:032d}", *place, when, "{}"))
        chance = random.Random(half)
        top = chance.sample(recent, min(10, len(recent)))
        blocks = [self._block("À la une", top, half), self._block("En continu", recent[: -11 : -1], half), self.most_read(recent, half)]
        rows = [(capture_id, position, block) for position, block in enumerate(blocks, 1)]
        self._db.executemany("INSERT INTO placements VALUES (?, ?, ?)", rows)

    def most_read(self, recent: list[tuple[float, str, str, int]], half: int) -> int:
        """The block of the day's most read articles; its id."""
        if half // 2 not in self._sides:
            self._sides[half // 2] = self._block("Les plus lus", random.Random(half).sample(recent, min(10, len(recent))), half // 2)
        return self._sides[half // 2]

    def _block(self, title: str, articles: list[tuple[float, str, str, int]], half: int) -> int:
        texts = [(f"{words} : suivez" if (half + rank) % 12 == 0 else words, url) for rank, (_, url, words, _) in enumerate(articles)]
        ids = [content_id(words, None, url) for words, url in texts]
        block = content_id(title, list(enumerate(ids, 1)))
        if block in self._known:
            return block
        self._known.add(block)
        fresh = [(i, words, url, url, stems(words)) for i, (words, url) in zip(ids, texts, strict=True) if i not in self._known]
        self._known.update(ids)
        self._db.executemany("INSERT OR IGNORE INTO headline_texts VALUES (?, ?, NULL, ?, ?, ?)", fresh)
        rows = [(block, rank, title, i) for rank, i in enumerate(ids, 1)]
        self._db.executemany("INSERT OR IGNORE INTO headline_blocks VALUES (?, ?, ?, ?)", rows)
        return block
