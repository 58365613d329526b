"""What ended badly once comes back: if it is asked for, if a listing names it again after a while, or with `--retry`."""

from __future__ import annotations

import json
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests import forked
from tests.crawl.conftest import Answer, Crawl, page

LOGIN = b"<html lang=fr><head><title>Connexion</title></head><body><form><input type=password></form></body></html>"
BAD = {
    "403": Answer(b"<html>non</html>", 403),
    "404": Answer(b"<html>rien</html>", 404),
    "410": Answer(b"<html>rien</html>", 410),
    "500": Answer(b"<html>panne</html>", 500),
    "empty": Answer(b""),
    "maintenance": Answer(b"<html><head><title>Maintenance</title></head><body><p>Le site revient.</p></body></html>"),
    "login": Answer(b"", 302, {"Location": "/login"}),
    "loop": Answer(b"", 302, {"Location": "/pont"}),
    "dropped": Answer(b"<html>", 200, {"Content-Length": "100000"}),
    "pdf": Answer(b"%PDF", 200, {"Content-Type": "application/pdf"}),
    "reserved": Answer(page(), 200, {"X-Robots-Tag": "noai"}),
}
FEED = "<rss version='2.0'><channel><title>Le Bocage</title>{items}</channel></rss>"


def feed(*paths: str) -> Answer:
    items = "".join(f"<item><title>A</title><link>{path}</link></item>" for path in paths)
    return Answer(FEED.format(items=items).encode(), 200, {"Content-Type": "application/rss+xml"})


def days_pass(archive: Path, days: float) -> None:
    """Make all visits that many days older."""
    with closing(sqlite3.connect(archive)) as db, db:
        db.execute("UPDATE pages SET visited_utc = visited_utc - ?, next_visit = next_visit - ?", (days * 86_400, days * 86_400))


@pytest.mark.parametrize("trouble", BAD)
def test_an_address_that_is_asked_for_by_name_is_visited_whatever_became_of_it(
    serve: Callable[..., Any], crawl: Crawl, trouble: str
) -> None:
    server = serve({"/pont": BAD[trouble], "/login": Answer(LOGIN)})
    settings = {"HEMERO_TRIES": 1}
    crawl(server.url + "/pont", **settings)
    assert crawl.outcome("/pont")[0] not in ("article", "waiting")
    server.answers["/pont"] = Answer(page())
    crawl(server.url + "/pont", **settings)
    assert crawl.outcome("/pont") == ("article", "")
    assert crawl(server.url + "/pont", **settings)["captures"] == 0  # it was read a moment ago


def test_an_old_article_that_is_asked_for_by_name_is_visited(serve: Callable[..., Any], crawl: Crawl) -> None:
    server = serve()
    crawl(server.url + "/pont")
    days_pass(crawl.archive, 1)
    assert crawl(server.url + "/pont")["outcomes"] == {"unchanged": 1}


def test_a_listing_brings_back_what_ended_badly_after_a_while(serve: Callable[..., Any], crawl: Crawl) -> None:
    server = serve({"/rss": feed("/a", "/b")})
    crawl(server.url + "/rss")
    assert [crawl.outcome(path)[0] for path in ("/a", "/b")] == ["gone", "gone"]
    server.answers["/a"] = Answer(page())
    for days, outcome in ((0.5, "gone"), (0.6, "article")):
        days_pass(crawl.archive, days)
        server.answers["/rss"] = feed("/a", "/b", f"/c{days}")
        crawl(server.url + "/rss")
        assert crawl.outcome("/a")[0] == outcome
    assert server.paths.count("/b") == 2


def test_a_site_whose_front_page_was_refused_once_is_crawled_again(serve: Callable[..., Any], crawl: Crawl) -> None:
    server = serve({"/": Answer(b"<html>non</html>", 403)})
    crawl(server.url + "/")
    links = "".join(f"<h2><a href=/2021/03/02/le-pont-{n}-rouvre-enfin>Le pont numéro {n} rouvre enfin ce matin</a></h2>" for n in range(4))
    server.answers["/"] = Answer(f"<html lang=fr><body>{links}</body></html>".encode())
    server.answers |= {f"/2021/03/02/le-pont-{n}-rouvre-enfin": Answer(page()) for n in range(4)}
    assert crawl(server.url + "/")["outcomes"]["article"] >= 1


def hemero(*words: str) -> subprocess.CompletedProcess[str]:
    return forked.hemero(*words)


def test_retry_fetches_again_what_ended_with_these_outcomes(serve: Callable[..., Any], crawl: Crawl) -> None:
    server = serve({"/rss": feed("/a", "/b", "/c"), "/b": Answer(b"<html>non</html>", 403)})
    crawl(server.url + "/rss")
    status = hemero("status", "--archive", str(crawl.archive), "--json")
    assert [one["retriable"] for one in json.loads(status.stdout)] == [{"gone": 2, "blocked": 1}]
    assert "could be tried again\t2 gone, 1 blocked\t" in hemero("status", "--archive", str(crawl.archive)).stdout
    server.answers |= {"/a": Answer(page()), "/b": Answer(page())}
    for outcomes, found in (("gone", {"/a": "article", "/b": "blocked"}), ("error, blocked", {"/b": "article", "/c": "gone"})):
        done = hemero("crawl", server.url + "/rss", "--retry", outcomes, "--archive", str(crawl.archive), "--set", "DOWNLOAD_DELAY=0")
        assert done.returncode == 0, done.stderr
        assert {path: crawl.outcome(path)[0] for path in found} == found


@pytest.mark.parametrize("words", ["gome", "article", "error,,gome", ","])
def test_an_unknown_outcome_to_retry_is_named(words: str, tmp_path: Path) -> None:
    done = hemero("crawl", "http://127.0.0.1:9/a", "--retry", words, "--archive", str(tmp_path / "a.db"))
    assert (done.returncode, done.stdout) == (1, "")
    assert "name some of error, gone, blocked" in done.stderr
    assert len(done.stderr.splitlines()) == 1
