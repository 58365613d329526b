"""Pages are visited again as the newspaper's time passes: a change is a revision, and an unchanged page needs almost no space."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from crawler.demo import DEFAULT_AT, Gazette, Site
from crawler.demo import serve as serve_demo
from tests import forked

DRIVER = """
import json, sys
from crawler.crawl.run import OFFLINE_SETTINGS, run
targets, settings = json.loads(sys.argv[1])
print(json.dumps(run(tuple(targets), OFFLINE_SETTINGS | {"LOG_LEVEL": "ERROR", "HEMERO_PATIENCE": 0} | settings).as_json()))
"""
HOURS = (0, 0.25, 1, 2, 4, 6, 12, 24, 36, 48, 72, 96)
"""Hours after the first crawl at which the crawl is repeated."""
REPEATS = """
SELECT c.status, c.digest = o.digest, o.revisit_of, p.outcome FROM captures c
JOIN captures o ON o.capture_id = c.revisit_of JOIN pages p ON p.page_id = c.page_id
"""
STORED = """
SELECT outcome, article_id, etag, (SELECT count(*) FROM articles), (SELECT count(*) FROM revisions)
FROM pages WHERE url LIKE '%/le-pont-rouvre'
"""
PONT = "/2021/03/02/le-pont-rouvre"


@dataclass
class Days:
    """The demo newspaper, crawled repeatedly as its time passes."""

    archive: Path
    site: Site

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(f"file:{self.archive}?mode=ro", uri=True)) as db:
            return db.execute(sql).fetchall()


def crawl(archive: Path, *targets: str, **settings: Any) -> dict[str, Any]:
    arguments = json.dumps([targets, {"HEMERO_ARCHIVE": str(archive)} | settings])
    done = forked.python(DRIVER, arguments)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout.splitlines()[-1]))


def time_passes(archive: Path, by: timedelta) -> None:
    """Make the archive's last crawl appear this much earlier."""
    with closing(sqlite3.connect(archive)) as db, db:
        db.execute("UPDATE pages SET next_visit = next_visit - ? WHERE queue = 'later'", (by.total_seconds(),))


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Days]:
    archive = tmp_path_factory.mktemp("days") / "hemero.db"
    before = 0.0
    with serve_demo(Gazette(at=DEFAULT_AT, articles=160, troubles=False)) as site:
        for hours in HOURS:
            at = site.gazette.now() + timedelta(hours=hours - before)
            site.travel(at)
            if hours:
                time_passes(archive, timedelta(hours=hours - before))
            crawl(archive, "demo", HEMERO_SITE=site.url, HEMERO_SITEMAPS=True, HEMERO_FETCHED_AT=at.isoformat())
            before = hours
        yield Days(archive, site)


def test_only_young_articles_come_back(days: Days) -> None:
    start = datetime.fromisoformat(days.rows("SELECT min(fetched) FROM captures")[0][0])
    born = {url: datetime.fromtimestamp(at, start.tzinfo) for url, at in days.rows("SELECT url, published_utc FROM articles") if at}
    visits = defaultdict(list)
    for url, fetched in days.rows("SELECT p.url, c.fetched FROM captures c JOIN pages p USING (page_id) WHERE p.article_id IS NOT NULL"):
        visits[url].append(datetime.fromisoformat(fetched))
    again = {url: times for url, times in visits.items() if len(times) > 1 and url in born}
    old = [url for url, at in born.items() if at < start - timedelta(days=4)]
    assert len(old) > 20
    assert set(old) & set(again) == set()
    assert len(again) >= 30
    assert all(max(times) - born[url] <= timedelta(days=6) for url, times in again.items())


def test_a_revision_is_a_content_that_the_newspaper_printed(days: Days) -> None:
    seen: dict[str, set[tuple[object, ...]]] = defaultdict(set)
    for url, fetched in days.rows("SELECT a.url, c.fetched FROM captures c JOIN articles a USING (page_id)"):
        truth = days.site.gazette.truth(url, datetime.fromisoformat(fetched))
        assert truth is not None
        if truth.next_page is None:
            seen[url].add((truth.title, truth.lead, truth.paragraphs))
    stored = dict(days.rows("SELECT a.url, count(*) FROM revisions r JOIN articles a USING (article_id) GROUP BY 1"))
    wrong = {url: (stored[url], len(printed)) for url, printed in seen.items() if stored[url] != len(printed)}
    assert wrong == {}
    assert sum(len(printed) > 1 for printed in seen.values()) >= 10


def test_side_columns_and_counters_make_no_revision(days: Days) -> None:
    sql = "SELECT a.url, count(DISTINCT c.digest) FROM captures c JOIN articles a USING (page_id) WHERE c.status = 200 GROUP BY 1"
    bodies = dict(days.rows(sql))
    contents = dict(days.rows("SELECT a.url, count(*) FROM revisions r JOIN articles a USING (article_id) GROUP BY 1"))
    assert sum(bodies[url] > contents[url] for url in contents) >= 10


def test_silent_changes_are_revisions_too(days: Days) -> None:
    assert len(days.rows("SELECT changed FROM revisions WHERE changed != '{}'")) >= 10
    several = "SELECT article_id FROM revisions GROUP BY 1 HAVING count(*) > 1"
    assert days.rows(f"SELECT article_id FROM articles WHERE updated IS NULL AND article_id IN ({several})")


def test_times_of_revisions_do_not_overlap_and_end_with_the_last_visit(days: Days) -> None:
    for article, last in days.rows("SELECT article_id, last_seen_utc FROM articles"):
        spans = days.rows(f"SELECT first_seen_utc, last_seen_utc FROM revisions WHERE article_id = {article} ORDER BY 1")
        assert all(before[1] <= after[0] for before, after in pairwise(spans))
        assert spans[-1][1] == last
    late = "SELECT article_id FROM articles a WHERE last_seen_utc < (SELECT max(fetched_utc) FROM captures c WHERE c.page_id = a.page_id)"
    assert not days.rows(late)


def test_unchanged_pages_are_revisit_records_and_keep_their_outcome(days: Days) -> None:
    repeats = days.rows(REPEATS)
    assert len(repeats) >= 10
    assert all(same and whole is None and outcome in ("article", "listing", "not_html") for _, same, whole, outcome in repeats)
    assert not days.rows("SELECT url FROM pages WHERE outcome = 'unchanged'")
    profiles: Counter[str] = Counter()
    for path in (days.archive.parent / "warc").glob("*.warc.gz"):
        with path.open("rb") as file:
            records = [record for record in ArchiveIterator(file) if record.rec_type == "revisit"]
            profiles.update(record.rec_headers.get_header("WARC-Profile").rsplit("/", 1)[-1] for record in records)
    assert profiles["server-not-modified"] >= 1
    assert sum(profiles.values()) == len(repeats)


def test_listings_without_new_articles_are_visited_less_often(days: Days) -> None:
    paces = dict(days.rows("SELECT url, pace FROM pages WHERE outcome = 'listing' AND pace IS NOT NULL"))
    feed = next(pace for url, pace in paces.items() if url.endswith("/rss.xml"))
    assert feed <= 1800 < max(paces.values()) <= 86_400


def test_a_crawl_again_at_once_fetches_nothing(days: Days) -> None:
    at = days.site.gazette.now().isoformat()
    again = crawl(days.archive, "demo", HEMERO_SITE=days.site.url, HEMERO_SITEMAPS=True, HEMERO_FETCHED_AT=at)
    assert again["captures"] == 0


def test_a_page_that_is_gone_and_comes_back_keeps_its_article(serve: Callable[..., Any], tmp_path: Path) -> None:
    there = type("Answer", (), {"body": PAGE, "status": 200, "headers": {"ETag": '"1"'}})
    gone = type("Answer", (), {"body": b"Introuvable", "status": 404, "headers": {}})
    server = serve({PONT: there})
    archive = tmp_path / "hemero.db"
    states = []
    for answer in (there, gone, there):
        server.answers[PONT] = answer
        server.answer = lambda path: server.answers.get(path, gone)
        crawl(archive, server.url + PONT)
        with closing(sqlite3.connect(archive)) as db, db:
            states.append(db.execute(STORED).fetchone())
            db.execute("UPDATE pages SET queue = 'later', next_visit = 0 WHERE url LIKE '%/le-pont-rouvre'")
    assert states == [("article", 1, '"1"', 1, 1), ("gone", 1, None, 1, 1), ("article", 1, '"1"', 1, 1)]


PAGE = (
    "<html lang=fr><head><meta charset=utf-8><title>Le pont rouvre</title></head><body><article>"
    "<h1>Le pont de Rivebelle rouvre après deux ans de travaux</h1><p class=date>Publié le 2 mars 2021 à 8h05</p>"
    + "".join(f"<p>Le maire a rappelé, ce matin-là, que le chantier numéro {n} avait duré plus longtemps que prévu.</p>" for n in range(6))
    + "</article></body></html>"
).encode()
