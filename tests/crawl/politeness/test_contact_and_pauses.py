"""Throttle, reservations, walls and contact, with a real server and the real command."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from crawler.crawl.politeness.contact import user_agent, valid_contact
from crawler.crawl.politeness.throttle import MAX_DELAY, Throttle
from crawler.errors import HemeroError
from crawler.parsing.classification.walls import BOTS, asked, bot_wall
from tests import forked
from tests.crawl.conftest import Answer, Crawl, Server, page

Serve = Callable[..., Server]
FILE = b'[{"location": "/pont", "tdm-reservation": 1}]'


def test_an_overloaded_host_gets_a_longer_delay_and_recovers() -> None:
    throttle = Throttle(default_delay=1.0)
    delays = []
    for status in (429, 503, 429, 429, 429, 429, 429, 429):
        throttle.note_response("exemple.fr", status, None)
        delays.append(throttle.delay("exemple.fr"))
    assert delays == [2.0, 4.0, 8.0, 16.0, 32.0, MAX_DELAY, MAX_DELAY, MAX_DELAY]
    for _ in range(30):
        throttle.note_response("exemple.fr", 200, None)
    assert throttle.delay("exemple.fr") == 1.0
    assert throttle.delay("ailleurs.fr") == 1.0


def test_recovery_never_goes_below_the_crawl_delay() -> None:
    throttle = Throttle(default_delay=1.0, crawl_delays={"exemple.fr": 10.0})
    throttle.note_response("exemple.fr", 503, None)
    assert throttle.delay("exemple.fr") == 20.0
    for _ in range(30):
        throttle.note_response("exemple.fr", 200, None)
    assert throttle.delay("exemple.fr") == 10.0


def test_a_pause_ends_and_a_shorter_one_does_not_end_a_longer_one() -> None:
    now = 1000.0
    throttle = Throttle(default_delay=1.0, clock=lambda: now)
    throttle.note_response("exemple.fr", 503, 100.0)
    throttle.note_response("exemple.fr", 503, 10.0)
    assert list(throttle.paused_for(50)) == ["exemple.fr"]
    assert list(throttle.paused_for(200)) == []
    assert throttle.pause_of("exemple.fr") == (1100.0, "its host answered 503 and asked for a pause (Retry-After)")
    now = 1100.0
    assert throttle.pause_of("exemple.fr") is None


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_retry_after_pauses_the_whole_host_even_for_the_next_crawl(serve: Serve, crawl: Crawl, form: str) -> None:
    value = "3600" if form == "seconds" else format_datetime(datetime.now(UTC) + timedelta(seconds=3600), usegmt=True)
    paths = [f"/{n}" for n in range(5)]
    server = serve({"/0": Answer(b"", 503, {"Retry-After": value})} | dict.fromkeys(paths[1:], Answer(page())))
    crawl(*(server.url + path for path in paths), CONCURRENT_REQUESTS_PER_DOMAIN=1)
    assert [path for path in server.paths if path in paths] == ["/0"]
    assert all(crawl.outcome(path)[0] == "waiting" for path in paths)
    due = crawl.rows("SELECT next_visit FROM pages WHERE url LIKE '%/_' AND next_visit IS NOT NULL AND queue = 'later'")
    assert due
    assert all(3400 < moment - time.time() <= 3600 for (moment,) in due)
    server.answers["/neuf"] = Answer(page())
    crawl(f"{server.url}/neuf")
    assert "/neuf" not in server.paths
    assert crawl.outcome("/neuf")[0] == "waiting"


def test_a_short_pause_is_waited_for(serve: Serve, crawl: Crawl) -> None:
    busy = Answer(b"", 429, {"Retry-After": "1"})
    server = serve({"/pont": lambda times: busy if times == 1 else Answer(page()), "/deux": Answer(page())})
    crawl(f"{server.url}/pont", f"{server.url}/deux", HEMERO_PATIENCE=5, CONCURRENT_REQUESTS_PER_DOMAIN=1)
    assert crawl.outcome("/pont")[0] == crawl.outcome("/deux")[0] == "article"
    refused, following, *_ = [when for path, _, when in server.asked if path in ("/pont", "/deux")]
    assert following - refused >= 0.9


def test_one_request_at_a_time_goes_to_a_host(serve: Serve, crawl: Crawl) -> None:
    server = serve({f"/{n}": Answer(page()) for n in range(6)})
    busy: list[int] = []
    together: list[int] = []

    def slowly(times: int) -> Answer:
        busy.append(1)
        together.append(len(busy))
        time.sleep(0.05)
        busy.pop()
        return Answer(page())

    server.answers |= dict.fromkeys([f"/{n}" for n in range(6)], slowly)
    summary = crawl(*(f"{server.url}/{n}" for n in range(6)), CONCURRENT_REQUESTS_PER_DOMAIN=1)
    assert summary["articles"] == 6
    assert together == [1] * 6


@pytest.mark.parametrize(
    ("answers", "where", "fetched"),
    [
        ({"/.well-known/tdmrep.json": Answer(FILE)}, "tdmrep.json", False),
        ({"/ai.txt": Answer(b"User-Agent: *\nDisallow: *.html")}, "ai.txt", False),
        ({"/robots.txt": Answer(b"User-Agent: *\nContent-Signal: search=yes, ai-train=no\nAllow: /")}, "robots.txt", False),
        ({"/pont": Answer(page(), headers={"tdm-reservation": "1"})}, "header:tdm-reservation", True),
        ({"/pont": Answer(page(), headers={"X-Robots-Tag": "noai, noimageai"})}, "header:x-robots-tag", True),
        ({"/pont": Answer(page('<meta name="tdm-reservation" content="1">'))}, "meta:tdm-reservation", True),
        ({"/pont": Answer(page('<meta name="robots" content="index, noarchive">'))}, "meta:robots", True),
    ],
)
def test_what_is_reserved_is_left_out_by_default_and_kept_and_marked_for_research(
    serve: Serve, tmp_path: Path, answers: dict[str, Answer], where: str, fetched: bool
) -> None:
    server = serve(answers)
    general, research = Crawl(tmp_path / "general" / "hemero.db"), Crawl(tmp_path / "research" / "hemero.db")
    general(f"{server.url}/pont")
    assert general.outcome("/pont")[0] == "opted_out"
    assert general.outcome("/pont")[1].startswith(where)
    assert general.rows("SELECT count(*) FROM articles") == [(0,)]
    assert ("/pont" in server.paths) is fetched
    assert len(general.rows("SELECT 1 FROM captures WHERE url LIKE '%/pont' AND opt_out IS NOT NULL")) == fetched
    research(f"{server.url}/pont", HEMERO_BASIS="research")
    assert research.outcome("/pont")[0] == "article"
    ((signals,),) = research.rows("SELECT opt_out FROM captures WHERE url LIKE '%/pont'")
    assert where in signals


def test_a_page_without_reservations_has_no_opt_out_and_its_hosts_files_are_requested_once(serve: Serve, crawl: Crawl) -> None:
    server = serve({"/deux": Answer(page())})
    crawl(f"{server.url}/pont")
    crawl(f"{server.url}/deux")
    assert crawl.rows("SELECT opt_out FROM captures WHERE url LIKE '%/pont'") == [(None,)]
    assert sorted(server.paths) == ["/.well-known/tdmrep.json", "/ai.txt", "/deux", "/pont", "/robots.txt"]


@pytest.mark.parametrize(
    ("answer", "wall"),
    [
        (Answer(b"<title>Just a moment...</title>", 403, {"cf-mitigated": "challenge"}), "bot: Cloudflare (403)"),
        (Answer(b"<script>window._cf_chl_opt={}</script>", 503), "bot: Cloudflare (503)"),
        (Answer(b'<iframe src="https://geo.captcha-delivery.com/captcha/"></iframe>', 403), "bot: DataDome (403)"),
        (Answer(b'<iframe src="/_Incapsula_Resource?x=1"></iframe>', 200), "bot: Imperva"),
        (Answer(b'<div id="px-captcha"></div>', 403), "bot: PerimeterX (403)"),
        (Answer(b"<form><input type=password></form>", 401), "login (401)"),
        (Answer(b"<h1>Abonnez-vous</h1>", 402), "subscription (402)"),
        (Answer(b"<h1>Interdit</h1>", 403), "answered 403"),
    ],
)
def test_a_wall_is_named_and_no_article(serve: Serve, crawl: Crawl, answer: Answer, wall: str) -> None:
    server = serve({"/pont": answer})
    crawl(f"{server.url}/pont")
    assert crawl.outcome("/pont") == ("blocked", wall)
    assert crawl.rows("SELECT count(*) FROM articles") == [(0,)]


def test_every_sign_names_its_wall_and_none_is_in_an_ordinary_page() -> None:
    for sign in BOTS:
        name, value = sign.header
        for body in sign.body or (b"",):
            assert bot_wall(403, [(name, value)] if name else [], body) == f"bot: {sign.wall}"
    assert bot_wall(200, [("X-DataDome", "protected"), ("Server", "cloudflare")], page()) == ""
    assert bot_wall(200, [], page() + b" " * 40_000 + b"captcha-delivery.com") == ""
    assert asked(200, [], "<h1>Votre vie privée</h1>".encode()) == "consent"


@pytest.mark.parametrize("text", ["equipe@labo.example", "https://labo.example/robot", " a.b+c@x-y.fr "])
def test_an_address_is_a_contact(text: str) -> None:
    assert user_agent(valid_contact(text)).endswith(f"; {text.strip()})")


@pytest.mark.parametrize("text", ["", "moi", "a@b", "a@b.fr\r\nX: y", "a b@c.fr", "javascript:alert(1)", "a@b.fr)", "x" * 300 + "@a.fr"])
def test_text_that_is_not_an_address_is_no_contact(text: str) -> None:
    with pytest.raises(HemeroError, match="--contact"):
        valid_contact(text)


def hemero(home: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if name not in ("HEMERO_CONTACT", "XDG_CONFIG_HOME")}
    return forked.hemero("crawl", *words, "--archive", str(home / "a.db"), env={**clean, "HOME": str(home), **variables})


def test_a_real_crawl_needs_a_contact_and_stores_it(tmp_path: Path) -> None:
    without = hemero(tmp_path, "http://10.0.0.1/")
    assert without.returncode == 1
    assert len(without.stderr.splitlines()) == 1
    assert "--contact" in without.stderr
    assert "HEMERO_CONTACT" in without.stderr
    assert not (tmp_path / "a.db").exists()
    assert "private" in hemero(tmp_path, "http://10.0.0.1/", "--contact", "equipe@labo.example").stderr
    assert (tmp_path / ".config/hemerotheque/contact").read_text() == "equipe@labo.example\n"
    assert "contact" not in hemero(tmp_path, "http://10.0.0.2/").stderr
    assert "no contact" in hemero(tmp_path, "http://10.0.0.3/", HEMERO_CONTACT="moi").stderr


def test_the_contact_is_in_the_user_agent_and_our_own_machine_needs_none(serve: Serve, tmp_path: Path) -> None:
    server = serve({"/robots.txt": Answer(b"User-agent: *\nDisallow: /")})
    hemero(tmp_path, f"{server.url}/pont")
    hemero(tmp_path / "b", f"{server.url}/pont", "--contact", "https://labo.example/robot")
    agents = [agent for _, agent, _ in server.asked]
    assert [agent.startswith("hemerotheque/") for agent in agents] == [True, True]
    assert agents[0].endswith("(+https://pypi.org/project/hemerotheque/)")
    assert agents[1].endswith("(+https://pypi.org/project/hemerotheque/; https://labo.example/robot)")


def test_a_host_may_be_allowed_on_the_command_line(serve: Serve, tmp_path: Path) -> None:
    server = serve(host="127.0.0.1")
    refused = hemero(tmp_path, f"http://0.0.0.0:{server.port}/pont", "--contact", "a@labo.example")
    assert "unspecified" in refused.stderr
    assert server.asked == []
    hemero(tmp_path / "b", f"http://0.0.0.0:{server.port}/pont", "--allow-host", "0.0.0.0", HEMERO_CONTACT="a@labo.example")
    assert server.paths[0] == "/robots.txt"
