"""After a power cut the newest rows are missing and their WARC records are there: the same crawl ends as if nothing had happened."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from crawler.archive import Archive
from tests.crawl.conftest import Answer, Crawl, Server, page

PAGES = 30
LINK = '<li><h3><a href="/2021/03/02/sujet-{n}.html">Le sujet numéro {n} occupe la mairie</a></h3></li>'
LIMITS = (1, 5)
"""Articles of the crawl that is cut short: the rows stored by then survive the power cut, those stored later do not."""


def site() -> dict[str, Answer]:
    """A front page, and articles that link to the next three articles."""

    def article(number: int) -> Answer:
        links = "".join(LINK.format(n=n) for n in range(number + 1, number + 4))
        foot = f"<aside><h2>Les plus lus</h2><ul>{links}</ul></aside>"
        return Answer(page(foot=foot).replace(b"deux ans", b"%d ans" % number))

    links = "".join(LINK.format(n=n) for n in range(3))
    front = f"<html><head><title>Le Bocage</title></head><body><main><ul>{links}</ul></main></body></html>"
    return {"/": Answer(front.encode())} | {f"/2021/03/02/sujet-{n}.html": article(n) for n in range(PAGES)}


def content(crawl: Crawl) -> list[tuple[object, ...]]:
    return crawl.rows("SELECT url, outcome, root, hint, queue FROM pages WHERE hint != 'robots' ORDER BY url")


@pytest.mark.parametrize("limit", LIMITS)
def test_a_crawl_of_a_site_goes_on_after_a_power_cut(tmp_path: Path, serve: Callable[..., Server], limit: int) -> None:
    server = serve(site())
    crawl, calm = Crawl(tmp_path / "cut" / "a.db"), Crawl(tmp_path / "calm" / "a.db")
    calm(f"{server.url}/")
    assert calm.summary["articles"] == PAGES
    calmly = len(server.asked)
    crawl(f"{server.url}/", HEMERO_LIMIT=limit)
    shutil.copyfile(crawl.archive, tmp_path / "before")
    crawl(f"{server.url}/", HEMERO_LIMIT=limit + 9)
    shutil.copyfile(tmp_path / "before", crawl.archive)
    asked = len(server.asked)
    crawl(f"{server.url}/")
    assert content(crawl) == content(calm)
    assert crawl.rows("SELECT count(*) FROM articles") == [(PAGES,)]
    begun, rest = ([path for path in paths if path.startswith("/2021")] for paths in (server.paths[calmly:asked], server.paths[asked:]))
    assert len(begun) + len(rest) == len({*begun, *rest})


def test_an_adopted_page_is_what_it_was(tmp_path: Path, crawl: Crawl, serve: Callable[..., Server]) -> None:
    server = serve(site())
    with Archive(crawl.archive):
        shutil.copyfile(crawl.archive, tmp_path / "before")
    crawl(f"{server.url}/")
    columns = "url, how, hint, priority, root, steps, part, published_hint, outlet"
    before = crawl.rows(f"SELECT {columns} FROM pages WHERE capture_id IS NOT NULL ORDER BY url")
    for leftover in crawl.archive.parent.glob("hemero.db*"):
        leftover.unlink()
    shutil.copyfile(tmp_path / "before", crawl.archive)
    with Archive(crawl.archive) as archive:
        assert archive.recover().adopted >= len(before)
    with sqlite3.connect(crawl.archive) as db:
        assert db.execute(f"SELECT {columns} FROM pages ORDER BY url").fetchall() == before
    db.close()


TDMREP = b'[{"location": "/2021/*", "tdm-reservation": 1}]'
LOSE = """
DELETE FROM captures WHERE url LIKE '%/plan.xml' OR url LIKE '%/oublie.html';
UPDATE pages SET found_on = NULL;
DELETE FROM articles WHERE url LIKE '%/oublie.html';
DELETE FROM pages WHERE url LIKE '%/plan.xml' OR url LIKE '%/oublie.html';
UPDATE captures SET read_at = NULL, opt_out = NULL WHERE url LIKE '%/' OR url LIKE '%/sujet-1.html';
UPDATE pages SET outcome = 'waiting', queue = 'leased', leased_by = 'dead', leased_until = 0, visited = NULL
WHERE page_id IN (SELECT page_id FROM captures WHERE read_at IS NULL);
"""
"""As if the crawl had been killed after the front page and an article were fetched, and before they were read."""


def test_what_the_files_of_a_host_say_holds_for_pages_that_a_killed_crawl_left_unread(crawl: Crawl, serve: Callable[..., Server]) -> None:
    server = serve(site())
    plan = f"<urlset><url><loc>{server.url}/2021/03/02/oublie.html</loc></url></urlset>".encode()
    server.answers |= {
        "/robots.txt": Answer(f"User-agent: *\nSitemap: {server.url}/plan.xml\n".encode(), 200, {"Content-Type": "text/plain"}),
        "/.well-known/tdmrep.json": Answer(TDMREP, 200, {"Content-Type": "application/json"}),
        "/plan.xml": Answer(plan, 200, {"Content-Type": "application/xml"}),
        "/2021/03/02/oublie.html": Answer(page().replace(b"deux ans", b"mille ans")),
    }
    reserved = "SELECT opt_out FROM captures WHERE url LIKE '%/sujet-1.html'"
    crawl(f"{server.url}/", HEMERO_BASIS="research")
    calm, stated = content(crawl), crawl.rows(reserved)
    assert "tdmrep.json" in str(stated)
    with sqlite3.connect(crawl.archive) as db:
        db.executescript(LOSE)
    db.close()
    crawl(f"{server.url}/", HEMERO_BASIS="research")
    assert content(crawl) == calm
    assert crawl.rows(reserved) == stated
