"""Redirects lead on, or end with the reason: in a circle, before a gate, at a login, after too many."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import pytest

from crawler.archive import Exchange
from crawler.crawl import outcomes, redirects
from tests import forked
from tests.crawl.conftest import Crawl, page
from tests.crawl.test_outcomes import answer, lease

LINKS = "".join(f'<p><a href="/2021/03/0{n}/le-pont-rouvre-{n}">Le pont de Rivebelle rouvre, épisode {n}</a></p>' for n in range(1, 8))
FRONT = f"<html><body>{LINKS}</body></html>".encode()
Reply = tuple[int, dict[str, str], bytes]


@dataclass
class Site:
    """Answers by path and cookie. `asked`: path and cookie of every request."""

    reply: Callable[[str, str], Reply] = lambda path, cookie: (404, {}, b"")
    asked: list[tuple[str, str]] = field(default_factory=list)
    url: str = ""

    @property
    def cookies(self) -> dict[str, str]:
        return dict(self.asked)


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            cookie = self.headers.get("Cookie", "")
            made.asked.append((self.path, cookie))
            status, headers, body = (
                (404, {}, b"") if self.path.endswith(".txt") or "well-known" in self.path else made.reply(self.path, cookie)
            )
            self.send_response_only(status)
            for name, value in {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body)), **headers}.items():
                self._headers_buffer.append(f"{name}: {value}\r\n".encode())  # type: ignore[attr-defined]
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words: object) -> None:
            """The journal is `asked`."""

    http = ThreadingHTTPServer(("127.0.0.2", 0), Handler)
    made.url = f"http://127.0.0.2:{http.server_port}"
    threading.Thread(target=http.serve_forever, daemon=True).start()
    yield made
    http.shutdown()
    http.server_close()


@pytest.mark.parametrize("raw", [True, False])
def test_a_location_in_raw_utf8_is_encoded_once(site: Site, crawl: Crawl, raw: bool) -> None:
    there = "/2021/03/02/été-à-rivebelle"
    encoded = quote(there)
    site.reply = lambda path, _: (200, {}, page()) if path == encoded else (301, {"Location": there if raw else encoded}, b"")
    crawl(f"{site.url}/pont")
    assert [path for path, _ in site.asked if not path.endswith((".txt", ".json"))] == ["/pont", encoded]
    assert crawl.outcome(encoded)[0] == "article"


def _to_itself(path: str, cookie: str) -> Reply:
    return (200, {}, FRONT if path == "/" else page()) if "vu=1" in cookie else (302, {"Location": path, "Set-Cookie": "vu=1; Path=/"}, b"")


def _through_a_gate(path: str, cookie: str) -> Reply:
    if path.startswith("/consent"):
        return 302, {"Location": path.partition("=")[2] or "/", "Set-Cookie": "vu=1; Path=/"}, b""
    return (200, {}, FRONT if path == "/" else page()) if "vu=1" in cookie else (302, {"Location": f"/consent?retour={path}"}, b"")


def _through_a_session(path: str, cookie: str) -> Reply:
    """A gate without the address to return to: its first cookie holds it."""
    if path == "/consent":
        return 303, {"Location": cookie.partition("back=")[2].partition(";")[0] or "/", "Set-Cookie": "vu=1; Path=/"}, b""
    return (
        (200, {}, FRONT if path == "/" else page())
        if "vu=1" in cookie
        else (303, {"Location": "/consent", "Set-Cookie": f"back={path}; Path=/"}, b"")
    )


def _refreshing(path: str, cookie: str) -> Reply:
    again = b"<meta http-equiv=refresh content='0; url=" + path.encode() + b"'>"
    return (200, {}, FRONT if path == "/" else page()) if "vu=1" in cookie else (200, {"Set-Cookie": "vu=1"}, again)


@pytest.mark.parametrize("gate", [_to_itself, _through_a_gate, _through_a_session, _refreshing])
def test_a_gate_is_passed_with_its_cookies_which_go_nowhere_else(site: Site, crawl: Crawl, gate: Callable[[str, str], Reply]) -> None:
    site.reply = gate
    summary = crawl(f"{site.url}/")
    assert summary["outcomes"]["article"] == 7
    assert crawl.outcome(f"{site.url}/")[0] == "listing"
    first = {}
    for path, cookie in site.asked:
        first.setdefault(path, cookie)
    assert not any(cookie for path, cookie in first.items() if not path.startswith("/consent"))  # each chain begins without cookies
    assert crawl.rows("SELECT count(*) FROM captures WHERE read_at IS NULL") == [(0,)]


@pytest.mark.parametrize("cookie", [{}, {"Set-Cookie": "n=1"}])
def test_what_redirects_to_itself_for_ever_is_blocked_with_the_reason(site: Site, crawl: Crawl, cookie: dict[str, str]) -> None:
    site.reply = lambda path, _: (302, {"Location": path, **cookie}, b"")
    crawl(f"{site.url}/pont")
    outcome, detail = crawl.outcome("/pont")
    assert (outcome, "redirects to itself" in detail) == ("blocked", True)
    assert len(site.asked) < 8


def test_addresses_that_redirect_to_each_other_are_a_circle(site: Site, crawl: Crawl) -> None:
    site.reply = lambda path, _: (301, {"Location": {"/a": "/b", "/b": "/c", "/c": "/a"}[path]}, b"")
    crawl(f"{site.url}/a")
    assert crawl.outcome("/a")[0] == "redirected"
    outcome, detail = crawl.outcome("/c")
    assert (outcome, detail.startswith("redirects in a circle")) == ("blocked", True)


def test_a_circle_of_addresses_that_a_list_named_one_by_one_is_told_as_one(site: Site, crawl: Crawl) -> None:
    there = {"/a": "/b", "/b": "/c", "/c": "/a", "/d": "/a", "/e": "/pont"}
    site.reply = lambda path, _: (301, {"Location": there[path]}, b"") if path in there else (200, {}, page())
    for _ in range(2):
        crawl(*(f"{site.url}/{name}" for name in "abcde"), f"{site.url}/pont")
        ends = [crawl.outcome(f"/{name}") for name in "abc"]
        reasons = [detail for outcome, detail in ends if outcome == "blocked"]
        assert reasons
        assert all(detail.startswith("redirects in a circle: ") for detail in reasons)
        assert [crawl.outcome(f"/{name}")[0] for name in ("d", "e", "pont")] == ["redirected", "redirected", "article"]


@pytest.mark.parametrize("status", [301, 302])
@pytest.mark.parametrize("cookie", [{}, {"Set-Cookie": "n=1"}])
def test_redirects_to_ever_new_addresses_end_after_ten(site: Site, crawl: Crawl, status: int, cookie: dict[str, str]) -> None:
    site.reply = lambda path, _: (status, {"Location": f"/p{int(path[2:]) + 1}", **cookie}, b"")
    crawl(f"{site.url}/p0")
    assert len([path for path, _ in site.asked if path.startswith("/p")]) <= 25
    assert len(crawl.rows("SELECT 1 FROM pages WHERE outcome = 'error' AND detail LIKE 'more than 10 redirects%'")) == 1
    assert not crawl.rows("SELECT 1 FROM pages WHERE outcome = 'waiting' AND detail = ''")


HTML = [("Content-Type", "text/html")]
THERE = "https://exemple.fr/2021/03/03/suite"


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ([("Refresh", "0; url=/2021/03/03/suite")], b"<p>x"),
        ([("Refresh", "0;/2021/03/03/suite")], b"<p>x"),
        ([], b"<meta http-equiv='refresh' content='0;URL=\"/2021/03/03/suite\"'>"),
        ([], b"<META HTTP-EQUIV=Refresh CONTENT='2; url=https://exemple.fr/2021/03/03/suite'>"),
        ([], b'<meta content="0; url=../03/suite" http-equiv="refresh">'),
    ],
)
def test_a_refresh_is_followed_like_a_redirect(headers: list[tuple[str, str]], body: bytes) -> None:
    visit = answer(headers=[*HTML, *headers], body=body)
    assert (visit.outcome, [found.url for found in visit.found]) == ("redirected", [THERE])


@pytest.mark.parametrize(
    "meta",
    [
        b"<meta http-equiv=refresh content=300>",
        b"<meta http-equiv=refresh content='300; url=/autre'>",
        b"<meta http-equiv=refresh content='0; url=/2021/03/02/le-pont-rouvre'>",
        b"<noscript><meta http-equiv=refresh content='0; url=/nojs'></noscript>",
        b"<!-- <meta http-equiv=refresh content='0; url=/x'> -->",
        b"<meta http-equiv=refresh content='0; url=javascript:x()'>",
    ],
)
def test_a_page_that_only_shows_itself_again_is_read(meta: bytes) -> None:
    assert answer(body=page().replace(b"<title>", meta + b"<title>")).outcome == "article"


@pytest.mark.parametrize("there", ["/connexion?retour=/a", "/wp-login.php?redirect_to=x", "https://login.exemple.fr/a", "/user/login"])
def test_a_redirect_to_a_login_is_blocked(there: str) -> None:
    visit = answer(302, [("Location", there)])
    assert (visit.outcome, visit.detail.startswith("login"), visit.found) == ("blocked", True, ())


def test_a_page_with_a_login_form_behind_a_redirect_is_a_login() -> None:
    form = b"<html><body><h1>Bienvenue</h1><form><input name=u><input type='password'></form></body></html>"
    came = Exchange("https://exemple.fr/2021/03/02/le-pont-rouvre", "GET", [], 200, "", HTML, form, datetime.now(UTC))
    visit = outcomes.visit(lease(how="redirect"), came, outcomes.CrawlPolicy(), fetched_at=None)
    assert (visit.outcome, visit.detail) == ("blocked", "login")


@pytest.mark.parametrize("there", ["http://[exemple/a", "http://exemple.fr:x/", "\\", "//"])
def test_a_target_that_is_no_address_raises_nothing(there: str) -> None:
    assert answer(302, [("Location", there)]).outcome in ("error", "redirected", "blocked")
    assert redirects.MAX_REDIRECTS == 10


def test_an_address_that_the_user_named_says_what_is_wrong_with_it(site: Site, tmp_path: Path) -> None:
    broken = (200, {"Content-Type": "application/rss+xml"}, b"<rss><channel><item><titre></item>")
    site.reply = lambda path, _: (301, {"Location": "/flux"}, b"") if path == "/rss" else broken
    words = ["crawl", f"{site.url}/rss", "--archive", str(tmp_path / "a.db")]
    done = forked.hemero(*words)
    assert "/rss redirects to " in done.stderr
    assert "/flux, which brought nothing: error (a feed that cannot be read: " in done.stderr
