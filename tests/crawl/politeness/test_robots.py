"""robots.txt as in RFC 9309, with a real server."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable

import pytest

from crawler.parsing.policy.robots import READ, read_robots
from tests.crawl.conftest import Answer, Crawl, Server, page

Serve = Callable[..., Server]
URL = "https://exemple.fr/pont"


def text(words: str, status: int = 200, **headers: str) -> Answer:
    return Answer(words.encode(), status, {"Content-Type": "text/plain", **headers})


@pytest.mark.parametrize(
    ("printed", "allowed"),
    [
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: hemerotheque\nDisallow:\n\nUser-agent: *\nDisallow: /", True),
        ("User-agent: Hemerotheque/0.1\nDisallow: /", False),
        ("User-agent: hemero\nDisallow: /", True),
        ("User-agent: hemerotheque-images\nDisallow: /", True),
        ("User-agent: pypi\nUser-agent: hemerotheque/\nDisallow: /\nAllow: /pont", True),
        ("User-agent: hemerotheque\nDisallow: /a\n\nUser-agent: x\nDisallow:\n\nUser-agent: HEMEROTHEQUE\nDisallow: /pont", False),
        ("User-agent: *\nDisallow: /pont$", False),
        ("User-agent: *\nDisallow: /*nt", False),
        ("User-agent: *\nDisallow: /po\nAllow: /pont", True),
        ("Disallow: /", True),
        ("\ufeffUser-agent: *\r\nDisallow: / # tout", False),
        ("User-agent: a\nSitemap: https://exemple.fr/s.xml\nUser-agent: *\nDisallow: /", False),
        ("<html><body>Introuvable</body></html>", True),
        ("\0\ufffd\n::::\nUser-agent", True),
    ],
)
def test_a_group_is_ours_when_it_is_named_for_our_product_token_or_for_all(printed: str, allowed: bool) -> None:
    assert read_robots(printed.encode()).allows(URL) is allowed


def test_a_line_that_the_limit_cuts_is_not_read() -> None:
    head = b"User-agent: *\n"
    filler = b"#" * (READ - len(head) - len(b"Disallow: /") - 1) + b"\n"
    body = head + filler + b"Disallow: /private\nDisallow: /"
    assert len(head + filler + b"Disallow: /") == READ
    assert read_robots(body).allows(URL)


def test_sitemaps_and_lines_on_usage_are_given_back() -> None:
    others = b"Sitemap: https://exemple.fr/s.xml\nUser-agent: GPTBot\nContent-Signal: search=no\n"
    printed = others + b"User-agent: *\nContent-Signal: ai-train=no # non\n"
    read = read_robots(printed)
    assert (read.sitemaps, read.usages) == (("https://exemple.fr/s.xml",), ("Content-Signal: ai-train=no",))


def test_what_robots_txt_disallows_is_never_requested(serve: Serve, crawl: Crawl) -> None:
    server = serve({"/robots.txt": text("User-agent: *\nDisallow: /pont")})
    crawl(f"{server.url}/pont")
    assert crawl.outcome("/pont") == ("robots", "robots.txt disallows it")
    assert "/pont" not in server.paths


def test_robots_txt_is_requested_once_a_day_and_stored_as_a_capture(serve: Serve, crawl: Crawl) -> None:
    server = serve({"/robots.txt": text("User-agent: *\nDisallow: /non"), "/deux": Answer(page())})
    crawl(f"{server.url}/pont")
    crawl(f"{server.url}/deux")
    assert server.paths.count("/robots.txt") == 1
    assert crawl.rows("SELECT status, size FROM captures WHERE url LIKE '%/robots.txt'") == [(200, 28)]
    assert crawl.outcome("/deux")[0] == "article"


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_4xx_for_robots_txt_allows_everything(serve: Serve, crawl: Crawl, status: int) -> None:
    server = serve({"/robots.txt": text("", status)})
    crawl(f"{server.url}/pont")
    assert crawl.outcome("/pont")[0] == "article"


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_5xx_or_429_for_robots_txt_makes_pages_wait(serve: Serve, crawl: Crawl, status: int) -> None:
    server = serve({"/robots.txt": text("", status)})
    crawl(f"{server.url}/pont", HEMERO_HOST_WAIT=3600)
    assert crawl.outcome("/pont") == ("waiting", f"robots.txt answered {status}")
    ((due, attempts),) = crawl.rows("SELECT next_visit, attempts FROM pages WHERE url LIKE '%/pont'")
    assert 3500 < due - time.time() <= 3600
    assert attempts == 0
    assert server.paths == ["/robots.txt"]


def test_no_response_for_robots_txt_makes_pages_wait(crawl: Crawl) -> None:
    summary = crawl("http://127.0.0.1:9/pont")
    assert "refused" in summary["error"]
    assert crawl.outcome("/pont") == ("waiting", "robots.txt could not be fetched: the connection was refused")


def test_a_host_that_recovers_is_visited_again(serve: Serve, crawl: Crawl) -> None:
    server = serve({"/robots.txt": lambda times: text("", 503 if times == 1 else 404)})
    crawl(f"{server.url}/pont", HEMERO_HOST_WAIT=0.2, HEMERO_PATIENCE=5)
    assert crawl.outcome("/pont")[0] == "article"
    assert server.paths.count("/robots.txt") == 2


def test_redirects_of_robots_txt_are_followed_to_another_host_too(serve: Serve, crawl: Crawl) -> None:
    other = serve({"/r": text("User-agent: *\nDisallow: /pont")})
    server = serve({"/robots.txt": text("", 301, Location="/2"), "/2": text("", 302, Location=f"{other.url}/r")})
    crawl(f"{server.url}/pont", HEMERO_ALLOW_HOSTS=["127.0.0.2"])
    assert crawl.outcome("/pont")[0] == "robots"
    assert crawl.rows("SELECT count(*) FROM captures JOIN pages p USING (page_id) WHERE p.url LIKE '%/robots.txt'") == [(3,)]


def test_five_redirects_are_followed_and_no_sixth(serve: Serve, crawl: Crawl) -> None:
    server = serve({"/robots.txt": text("", 301, Location="/1")} | {f"/{n}": text("", 301, Location=f"/{n + 1}") for n in range(1, 9)})
    crawl(f"{server.url}/pont")
    assert crawl.outcome("/pont")[0] == "article"
    assert [path for path in server.paths if path[1:].isdigit()] == ["/1", "/2", "/3", "/4", "/5"]


def test_a_redirect_of_robots_txt_into_our_network_is_refused(serve: Serve, crawl: Crawl) -> None:
    inner = serve({"/r": text("")})
    server = serve({"/robots.txt": text("", 301, Location=f"{inner.url}/r")})
    crawl(f"{server.url}/pont")
    assert crawl.outcome("/pont")[0] == "waiting"
    assert inner.paths == []


def test_crawl_delay_sets_the_pace(serve: Serve, crawl: Crawl) -> None:
    server = serve({"/robots.txt": text("User-agent: *\nCrawl-delay: 0.5"), "/deux": Answer(page())})
    crawl(f"{server.url}/pont", f"{server.url}/deux", DOWNLOAD_DELAY_JITTER=0)
    asked = [when for _, _, when in server.asked[1:]]
    assert len(asked) == 4
    assert all(after - before >= 0.45 for before, after in itertools.pairwise(asked))


def test_a_host_with_a_too_long_crawl_delay_waits(serve: Serve, crawl: Crawl) -> None:
    server = serve({"/robots.txt": text("User-agent: *\nCrawl-delay: 600")})
    crawl(f"{server.url}/pont")
    outcome, why = crawl.outcome("/pont")
    assert outcome == "waiting"
    assert "600 s" in why
    assert server.paths == ["/robots.txt"]
