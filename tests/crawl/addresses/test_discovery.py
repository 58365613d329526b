"""Finding articles of the demo newspaper on a real server: without an outlet file, from headlines alone, or by days."""

from __future__ import annotations

import json
import re
import sqlite3
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from crawler.demo import DEFAULT_AT, Gazette, serve
from crawler.demo.server import Site
from tests import forked

DRIVER = """
import json, sys
from crawler import outlets
from crawler.parsing.outlet import Outlet
from crawler.crawl.run import OFFLINE_SETTINGS, run
given = json.loads(sys.argv[1])
if given["outlet"]:
    outlet = Outlet(**{name: tuple(value) if isinstance(value, list) else value for name, value in given["outlet"].items()})
    get, match = outlets.get, outlets.match
    outlets.get = lambda name: outlet if name == outlet.name else get(name)
    outlets.match = lambda url: outlet if outlet.hosts[0] in url else match(url)
settings = OFFLINE_SETTINGS | {"LOG_LEVEL": "ERROR", "HEMERO_BESIDE": False} | given["settings"]  # it would not know the outlet
print(json.dumps(run(tuple(given["targets"]), settings, listed=tuple(given["listed"]), label=given["label"]).as_json()))
"""
HOST = "127.0.0.2"  # a loopback address that is not an outlet's (the demo has 127.0.0.1)
DATED = re.compile(r"/(\d{4})/(\d\d)/?(\d\d)/")


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serve(Gazette(articles=120, at=DEFAULT_AT), host=HOST) as served:
        yield served


class Crawls:
    """Crawls into one archive."""

    def __init__(self, archive: Path) -> None:
        self.archive = archive
        self.summary: dict[str, Any] = {}

    def __call__(
        self, *targets: str, outlet: dict[str, Any] | None = None, listed: tuple[str, ...] = (), label: str = "", **settings: Any
    ) -> dict[str, Any]:
        fixed = {"HEMERO_ARCHIVE": str(self.archive), "HEMERO_FETCHED_AT": DEFAULT_AT.isoformat(), "HEMERO_ALLOW_HOSTS": [HOST]}
        given = {"targets": targets, "outlet": outlet, "listed": listed, "label": label, "settings": fixed | settings}
        done = forked.python(DRIVER, json.dumps(given))
        assert done.returncode == 0, done.stderr
        self.summary = json.loads(done.stdout.splitlines()[-1])
        return self.summary

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        with sqlite3.connect(f"file:{self.archive}?mode=ro", uri=True) as db:
            return db.execute(sql).fetchall()

    def paths(self, condition: str) -> list[str]:
        """Paths of the pages that meet the condition, in the order of their first capture."""
        found = self.rows(
            "SELECT p.url FROM pages p LEFT JOIN captures c ON c.page_id = p.page_id"
            f" WHERE {condition} GROUP BY p.page_id ORDER BY min(c.capture_id)"
        )
        return [str(url).partition(HOST)[2].partition("/")[2] for (url,) in found]


@pytest.fixture
def crawl(tmp_path: Path) -> Crawls:
    return Crawls(tmp_path / "hemero.db")


def promoted(gazette: Gazette, base: str, first: str = "/") -> set[str]:
    """The articles that can be reached from the front page by headlines alone (first pages only)."""
    seen, todo = set(), [base + first]
    while todo:
        truth = gazette.truth(todo.pop())
        fresh = {link.url.partition("?")[0] for link in truth.headlines} - seen if truth else set()
        seen |= fresh
        todo += fresh
    return {url.removeprefix(base + "/") for url in seen if gazette.truth(url)}


def bare(port_of: str, **more: Any) -> dict[str, Any]:
    """An outlet file without sitemaps and sections, whose only feed does not exist."""
    return {"name": "bocage", "title": "Le Bocage", "hosts": [HOST], "feeds": [port_of + "/flux-disparu"], "fronts": [port_of + "/"]} | more


def test_a_site_without_an_outlet_file_is_found_completely(crawl: Crawls, site: Site) -> None:
    crawl(site.url + "/")
    stored = set(crawl.paths("p.outcome = 'article'"))
    assert {path.removeprefix("/") for path in site.gazette.article_paths()} <= stored
    kinds = {how for (how,) in crawl.rows("SELECT DISTINCT how FROM pages WHERE outcome = 'listing'")}
    assert {"argument", "feed", "robots", "sitemap", "section", "next_page"} <= kinds


@pytest.mark.parametrize("article", ["", r"/20\d\d/"], ids=["without a pattern", "with a pattern"])
def test_an_outlet_grows_from_its_own_headlines_alone(crawl: Crawls, site: Site, article: str) -> None:
    crawl("bocage", outlet=bare(site.url, article=article), HEMERO_ROBOTS=False, HEMERO_TDM=False)
    wanted = promoted(site.gazette, site.url)
    assert len(wanted) > 60
    assert wanted <= set(crawl.paths("p.outcome = 'article'"))
    assert {how for (how,) in crawl.rows("SELECT DISTINCT how FROM pages WHERE outcome = 'article'")} == {"headline", "next_page"}


def test_an_article_that_was_named_is_fetched_alone_and_its_headlines_wait(crawl: Crawls, site: Site) -> None:
    path = next(path for path in site.gazette.article_paths() if path.startswith("/sport"))
    assert crawl(site.url + path)["articles"] == 1
    waits = crawl.rows("SELECT DISTINCT detail, steps FROM pages WHERE outcome = 'waiting' AND hint != 'robots'")
    assert waits == [("not followed: only the addresses named were asked for", 2)]
    held = crawl.summary["waiting"][0]["count"]
    assert crawl(site.url + path, HEMERO_FOLLOW=1)["articles"] >= held


def test_headlines_are_followed_so_many_steps_and_the_rest_waits_for_more(crawl: Crawls, site: Site) -> None:
    outlet = bare(site.url)
    no_robots = {"HEMERO_ROBOTS": False, "HEMERO_TDM": False}
    crawl("bocage", outlet=outlet, HEMERO_FOLLOW=0, **no_robots)
    assert set(crawl.rows("SELECT DISTINCT steps FROM pages WHERE outcome = 'article'")) == {(1,)}
    assert crawl.rows("SELECT DISTINCT detail, steps FROM pages WHERE outcome = 'waiting'") == [
        ("not followed: further from a listing than --follow goes", 2)
    ]
    first = len(crawl.paths("p.outcome = 'article'"))
    crawl("bocage", outlet=outlet, HEMERO_FOLLOW=1, **no_robots)
    assert crawl.rows("SELECT max(steps) FROM pages WHERE outcome = 'article'") == [(2,)]
    crawl("bocage", outlet=outlet, **no_robots)
    assert len(crawl.paths("p.outcome = 'article'")) > first
    assert crawl.rows("SELECT count(*) FROM pages WHERE outcome = 'waiting'") == [(0,)]


def days(paths: list[str]) -> list[str]:
    return ["-".join(found.groups()) for path in paths if (found := DATED.search("/" + path))]


def test_a_backfill_stores_the_wanted_days_newest_first_and_reports_its_coverage(crawl: Crawls, site: Site) -> None:
    outlet = bare(site.url, sitemaps=[site.url + "/sitemap.xml"])
    one_by_one = {"CONCURRENT_REQUESTS_PER_DOMAIN": 1}  # so that responses come in order
    summary = crawl("bocage", outlet=outlet, HEMERO_SINCE="2016-11-16", HEMERO_UNTIL="2016-11-18", **one_by_one)
    wanted = {path.removeprefix("/") for path in site.gazette.article_paths()}
    wanted = {path for path in wanted if days([path])[0] in ("2016-11-16", "2016-11-17", "2016-11-18")}
    stored = crawl.paths("p.outcome = 'article' AND p.part = 1")
    assert set(stored) == wanted
    assert days(stored) == sorted(days(stored), reverse=True)
    outside = crawl.rows("SELECT count(*) FROM pages WHERE outcome = 'waiting' AND detail = 'published outside --since and --until'")
    assert outside[0][0] > 50
    assert [day["day"] for day in summary["coverage"]] == ["2016-11-18", "2016-11-17", "2016-11-16"]
    assert sum(day["missing"] for day in summary["coverage"]) == 0
    assert sum(day["stored"] for day in summary["coverage"]) >= len(wanted) - 3


def test_a_later_backfill_fetches_what_waited(crawl: Crawls, site: Site) -> None:
    outlet = bare(site.url, sitemaps=[site.url + "/sitemap.xml"])
    crawl("bocage", outlet=outlet, HEMERO_SINCE="2016-11-20", HEMERO_UNTIL="2016-11-20")
    before = set(crawl.paths("p.outcome = 'listing'"))
    crawl("bocage", outlet=outlet, HEMERO_SINCE="2016-11-18", HEMERO_UNTIL="2016-11-18")
    stored = days(crawl.paths("p.outcome = 'article' AND p.part = 1"))
    assert set(stored) == {"2016-11-20", "2016-11-18"}
    assert set(crawl.paths("p.outcome = 'listing'")) == before


def test_a_backfill_reads_only_the_archives_that_may_hold_its_days(crawl: Crawls) -> None:
    with serve(Gazette(articles=500, at=DEFAULT_AT), host=HOST) as site:
        outlet = bare(site.url, sitemaps=[site.url + "/sitemap.xml"])
        crawl("bocage", outlet=outlet, HEMERO_SINCE="2016-10-20", HEMERO_UNTIL="2016-10-20")
        asked = {path for path in site.journal()["requests"] if path.startswith("/sitemaps/")}
        assert asked == {"/sitemaps/2016-10.xml.gz"}
        assert set(days(crawl.paths("p.outcome = 'article' AND p.part = 1"))) == {"2016-10-20"}
    waits = crawl.rows("SELECT detail FROM pages WHERE url LIKE '%/sitemaps/2016-11.xml'")
    assert waits == [("published outside --since and --until",)]


def test_a_backfill_without_sitemaps_reads_sections_as_far_back_as_needed(crawl: Crawls) -> None:
    with serve(Gazette(articles=600, at=DEFAULT_AT), host=HOST) as site:
        outlet = bare(site.url, fronts=[site.url + "/politique/"], article=r"/20\d\d/")
        crawl("bocage", outlet=outlet, HEMERO_ROBOTS=False, HEMERO_SINCE="2016-11-22")
        assert crawl.paths("p.outcome = 'listing'") == ["politique/", "politique/2.html"]
        crawl("bocage", outlet=outlet, HEMERO_ROBOTS=False, HEMERO_SINCE="2016-11-01", HEMERO_UNTIL="2016-11-10")
        turned = crawl.paths("p.outcome = 'listing' AND p.url LIKE '%/politique/%'")
        stored = {day for day in days(crawl.paths("p.outcome = 'article'")) if day < "2016-11-22"}
        last = site.gazette.answer("/politique/5.html", site.url).status
    assert turned == ["politique/", *(f"politique/{number}.html" for number in (2, 3, 4))]
    assert last == 200
    assert stored == {f"2016-11-{number:02}" for number in range(1, 11)}


DAY_LIST = """<html lang="fr"><head><title>Archives</title></head><body><h1>Archives</h1><ul>{items}</ul></body></html>"""
ITEM = '<li><a href="/article-{number}-le-pont-de-rivebelle-rouvre">Le pont de Rivebelle rouvre après {number} ans de travaux</a></li>'


def test_day_archives_are_read_for_the_wanted_days(crawl: Crawls, request: pytest.FixtureRequest) -> None:
    answer = sys.modules[request.getfixturevalue("serve").__module__].Answer
    article = sys.modules[request.getfixturevalue("serve").__module__].page()
    answers = {"/": answer(DAY_LIST.format(items="").encode())}
    for day in range(1, 6):
        items = "".join(ITEM.format(number=f"{day}{n}") for n in range(6))
        answers[f"/archives/2021-03-0{day}"] = answer(DAY_LIST.format(items=items).encode())
        answers |= {f"/article-{day}{n}-le-pont-de-rivebelle-rouvre": answer(article) for n in range(6)}
    server = request.getfixturevalue("serve")(answers)
    outlet = bare(server.url, article="^/article-", day_archive=server.url + "/archives/{date:%Y-%m-%d}")
    days_asked = {"HEMERO_SINCE": "2021-03-02", "HEMERO_UNTIL": "2021-03-04", "HEMERO_FETCHED_AT": ""}
    crawl("bocage", outlet=outlet, HEMERO_ROBOTS=False, **days_asked)
    lists = sorted(path for path in server.paths if path.startswith("/archives/"))
    assert lists == [f"/archives/2021-03-0{day}" for day in (2, 3, 4)]
    assert len([path for path in server.paths if path.startswith("/article-")]) == 18
    hints = "SELECT published_hint, count(*) FROM pages WHERE hint = 'article' GROUP BY 1"
    assert crawl.rows(hints) == [(f"2021-03-0{day}", 6) for day in (2, 3, 4)]
    assert crawl.rows("SELECT DISTINCT next_visit FROM pages WHERE how = 'section'") == [(None,)]


def test_later_pages_of_a_section_are_not_visited_again(crawl: Crawls, site: Site) -> None:
    outlet = bare(site.url, fronts=[site.url + "/politique/"])
    crawl("bocage", outlet=outlet, HEMERO_ROBOTS=False)
    turned = [path for path in crawl.paths("p.how = 'next_page' AND p.hint = 'listing'") if path]
    assert turned
    assert crawl.rows("SELECT DISTINCT next_visit FROM pages WHERE how = 'next_page' AND hint = 'listing'") == [(None,)]


def test_a_list_is_fetched_and_addresses_found_on_its_pages_wait(crawl: Crawls, site: Site) -> None:
    listed = (*(site.url + path for path in islice(site.gazette.article_paths(), 5)), site.url + "/")
    summary = crawl(listed=listed, label="list a")
    assert {"article", "listing"} <= set(summary["outcomes"])
    first_pages = crawl.paths("p.outcome = 'article' AND p.part = 1")
    assert len(first_pages) == 5
    assert summary["waiting"][0]["why"] == "not followed: only the addresses named were asked for"
    assert crawl(listed=listed, label="list a", HEMERO_FOLLOW=0)["articles"] > 20


def test_a_budget_of_bytes_or_time_ends_a_crawl_and_the_next_one_continues(crawl: Crawls, site: Site) -> None:
    summary = crawl(site.url + "/", HEMERO_BUDGET_BYTES=100_000)
    assert summary["ended"] == "budget"
    assert 100_000 <= summary["bytes"] < 400_000
    assert sum(one["count"] for one in summary["waiting"] if one["why"] == "its turn") > 0
    first = summary["captures"]
    slow = crawl(site.url + "/", HEMERO_BUDGET_SECONDS=0.3)
    assert slow["ended"] == "budget"
    crawl(site.url + "/")
    twice = crawl.rows(
        "SELECT p.url, count(*) FROM captures c JOIN pages p USING (page_id)"
        " WHERE c.status = 200 AND c.truncated IS NULL AND c.size > 0 GROUP BY page_id HAVING count(*) > 1"
    )
    assert twice == []
    assert crawl.rows("SELECT count(*) FROM captures")[0][0] > first


def test_the_summary_names_a_reached_limit(crawl: Crawls, site: Site) -> None:
    summary = crawl(site.url + "/", HEMERO_LIMIT=3)
    assert (summary["articles"], summary["ended"]) == (3, "limit")
