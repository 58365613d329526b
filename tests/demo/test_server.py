"""The demo newspaper's server: the bytes that it sends, and when its process ends."""

from __future__ import annotations

import gzip
import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest

from crawler.demo import DEFAULT_AT, Gazette, Site, serve
from crawler.demo.troubles import BY_PATH, LOOP, TROUBLES
from crawler.errors import HemeroError


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serve(Gazette()) as served:
        yield served


def get(site: Site, path: str, **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
    """One GET request, without redirects and without decoding."""
    connection = http.client.HTTPConnection(urlsplit(site.url).netloc, timeout=20)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def raw(site: Site, path: str) -> socket.socket:
    """A connection on which `path` was requested."""
    parts = urlsplit(site.url)
    connection = socket.create_connection((parts.hostname, parts.port), timeout=20)
    connection.sendall(f"GET {path} HTTP/1.1\r\nHost: {parts.netloc}\r\n\r\n".encode())
    return connection


def drained(connection: socket.socket) -> bytes:
    pieces = []
    while piece := connection.recv(65_536):
        pieces.append(piece)
    return b"".join(pieces)


def trouble(words: str) -> str:
    """The path of the trouble whose path contains these words."""
    return next(trouble.path for trouble in TROUBLES if words in trouble.path)


def test_what_is_served_is_what_the_newspaper_prints(site: Site) -> None:
    for path in ["/", "/sport/", "/rss.xml", "/sitemap.xml", *list(site.gazette.article_paths())[:30]]:
        answer, body = get(site, path)
        prepared = site.gazette.answer(path, site.url)
        assert answer.status == 200
        assert body == prepared.body
        assert answer.headers["Content-Type"] == prepared.content_type


def test_addresses_take_the_host_that_the_client_names(site: Site) -> None:
    _, body = get(site, "/rss.xml", Host="gazette.example:81")
    assert b"<link>http://gazette.example:81/" in body
    assert site.url.encode() not in body


def test_pages_are_gzipped_for_those_who_accept_it(site: Site) -> None:
    plain, body = get(site, "/")
    packed, bytes_sent = get(site, "/", Accept_Encoding="gzip, deflate")
    assert plain.headers["Content-Encoding"] is None
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(bytes_sent) == body
    assert len(bytes_sent) < len(body)


def test_what_has_not_changed_is_not_sent_again(site: Site) -> None:
    path = next(site.gazette.article_paths())
    first, _ = get(site, path)
    for headers in ({"If_None_Match": first.headers["ETag"]}, {"If_Modified_Since": first.headers["Last-Modified"]}):
        again, body = get(site, path, **headers)
        assert (again.status, body) == (304, b"")
    other, body = get(site, path, If_None_Match='"autre"', If_Modified_Since=first.headers["Last-Modified"])
    assert other.status == 200
    assert body


def test_the_date_of_an_answer_is_the_newspapers(site: Site) -> None:
    assert get(site, "/")[0].headers["Date"] == "Thu, 24 Nov 2016 07:39:00 GMT"


def test_the_journal_counts_requests_by_address_and_status() -> None:
    with serve(Gazette(articles=12)) as site:
        for path in ("/", "/", "/rien", "/?a=1"):
            get(site, path)
        journal = site.journal()
        assert journal["requests"] == {"/": 2, "/rien": 1, "/?a=1": 1}
        assert journal["statuses"] == {"/": {"200": 2}, "/rien": {"404": 1}, "/?a=1": {"200": 1}}
        assert journal["total"] == 4


def test_the_clock_can_be_set_while_it_runs() -> None:
    with serve(Gazette(articles=30)) as site:
        newest = next(site.gazette.article_paths())
        first, _ = get(site, "/")
        site.travel(datetime(2016, 11, 20, 12, 0))
        assert get(site, newest)[0].status == 404
        assert get(site, "/", If_None_Match=first.headers["ETag"])[0].status == 200
        site.travel(DEFAULT_AT)
        assert get(site, newest)[0].status == 200


@pytest.mark.parametrize(
    ("words", "status"),
    [("introuvable-900404", 404), ("retire", 410), ("refuse", 403), ("justice", 451), ("panne-generale", 500), ("renvoi-a-la-une", 302)],
)
def test_a_trouble_answers_with_its_status_each_time(site: Site, words: str, status: int) -> None:
    assert [get(site, trouble(words))[0].status for _ in range(2)] == [status, status]


@pytest.mark.parametrize(
    ("words", "status", "wait"), [("panne-passagere", 500, None), ("service-deborde", 503, "1"), ("trop-de-requetes", 429, "1")]
)
def test_a_passing_trouble_passes(words: str, status: int, wait: str | None) -> None:
    with serve(Gazette(articles=6)) as site:
        first, _ = get(site, trouble(words))
        assert (first.status, first.headers["Retry-After"]) == (status, wait)
        assert get(site, trouble(words))[0].status == 200


def test_a_loop_leads_back_to_where_it_began(site: Site) -> None:
    there = get(site, LOOP)[0].headers["Location"]
    assert there != LOOP
    assert get(site, there)[0].headers["Location"] == LOOP


@pytest.mark.parametrize(("words", "length"), [("/de-renvoi-en-renvoi-1.", 5), ("/sans-fin-de-renvoi-en-renvoi-1.", 40)])
def test_a_chain_of_redirects_ends_at_the_newest_article(site: Site, words: str, length: int) -> None:
    place, steps = trouble(words), 0
    while (answer := get(site, place)[0]).status != 200:
        place, steps = urlsplit(answer.headers["Location"]).path, steps + 1
    assert (place, steps) == (next(site.gazette.article_paths()), length)


def test_robots_are_told_to_stay_out_of_the_backstage(site: Site) -> None:
    from protego import Protego

    rules = Protego.parse(get(site, "/robots.txt")[1].decode())
    assert not rules.can_fetch(site.url + trouble("en-coulisses"), "hemero")
    assert rules.can_fetch(site.url + "/ennuis/", "hemero")
    assert list(rules.sitemaps) == [f"{site.url}/sitemap.xml", f"{site.url}/sitemap-news.xml"]


def test_a_truncated_body_is_shorter_than_it_says(site: Site) -> None:
    with raw(site, trouble("corps-tronque-900601")) as connection:
        head, _, body = drained(connection).partition(b"\r\n\r\n")
    said = int(next(line for line in head.split(b"\r\n") if line.lower().startswith(b"content-length")).split(b":")[1])
    assert 0 < len(body) == said // 2


def test_a_false_gzip_is_no_gzip_and_a_truncated_one_breaks_off(site: Site) -> None:
    for words, expected in (("faux-gzip", gzip.BadGzipFile), ("gzip-tronque", EOFError)):
        answer, body = get(site, trouble(words))
        assert answer.headers["Content-Encoding"] == "gzip"
        with pytest.raises(expected):
            gzip.decompress(body)


def test_a_wrong_charset_cannot_be_decoded_as_it_says(site: Site) -> None:
    answer, body = get(site, trouble("mauvais-jeu"))
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    with pytest.raises(UnicodeDecodeError):
        body.decode()
    assert "« Nous avons vu pire »" in body.decode("windows-1252")


@pytest.mark.parametrize("words", ["megaoctets-900701", "megaoctets-sans-le-dire"])
def test_the_huge_page_has_sixty_megabytes(site: Site, words: str) -> None:
    answer, body = get(site, trouble(words))
    assert len(body) == 60_000_000
    assert answer.headers["Content-Length"] == ("60000000" if "900701" in words else None)


@pytest.mark.parametrize("words", ["page-sans-fin", "goutte-a-goutte"])
def test_the_endless_page_goes_on_until_the_client_goes(site: Site, words: str) -> None:
    with raw(site, trouble(words)) as connection:
        received = b"".join(connection.recv(1_000) for _ in range(3))
        assert b"Content-Length" not in received
    assert get(site, "/")[0].status == 200  # the newspaper is still there for others


def test_silence_sends_nothing(site: Site) -> None:
    with raw(site, trouble("silence")) as connection:
        connection.settimeout(0.5)
        with pytest.raises(TimeoutError):
            connection.recv(1)


@pytest.mark.parametrize(("words", "sent"), [("coupee-900706", False), ("coupee-en-route", True)])
def test_a_reset_connection_is_reset(site: Site, words: str, sent: bool) -> None:
    with raw(site, trouble(words)) as connection:
        if sent:
            assert connection.recv(10) == b"HTTP/1.1 2"
            time.sleep(0.3)
        with pytest.raises(ConnectionResetError):
            drained(connection)


def test_a_consent_wall_has_no_article(site: Site) -> None:
    answer, body = get(site, trouble("mur-de-consentement"))
    assert answer.status == 200
    assert b"<article" not in body
    assert "Tout accepter" in body.decode()


def test_reserved_pages_say_so(site: Site) -> None:
    assert get(site, trouble("reservee-par-en-tete"))[0].headers["tdm-reservation"] == "1"
    assert b'name="tdm-reservation" content="1"' in get(site, trouble("reservee-par-balise"))[1]
    rules = json.loads(get(site, "/.well-known/tdmrep.json")[1])
    assert [trouble("reservee-par-fichier").startswith(rule["location"].rstrip("*")) for rule in rules] == [True]


def test_what_is_no_html_says_what_it_is(site: Site) -> None:
    for words in ("rapport-900901", "pdf-deguise"):
        answer, body = get(site, trouble(words))
        assert answer.headers["Content-Type"] == "application/pdf"
        assert body.startswith(b"%PDF")


def test_the_wing_links_to_every_listed_trouble(site: Site) -> None:
    body = get(site, "/ennuis/")[1].decode()
    assert [path for path, trouble in BY_PATH.items() if trouble.listed != (f'"{path}"' in body)] == []
    assert '<a href="/ennuis/">' in get(site, "/")[1].decode()


def test_a_port_in_use_is_told_in_one_sentence(site: Site) -> None:
    port = urlsplit(site.url).port
    with pytest.raises(HemeroError, match=f"Port {port} .* choose another"), serve(Gazette(), port=port):
        pass


def test_the_command_prints_its_address_and_tells_of_a_port_in_use() -> None:
    command = [sys.executable, "-c", "from crawler.cli import main; main()", "demo", "--at", "2016-11-24T08:39"]
    with subprocess.Popen([*command, "--port", "0"], stdout=subprocess.PIPE, text=True) as child:
        line = child.stdout.readline()
        url = next(word for word in line.split() if word.startswith("http"))
        assert urlopen(url).status == 200
        second = subprocess.run([*command, "--port", str(urlsplit(url).port)], capture_output=True, text=True)
        child.terminate()  # not SIGINT: children of a background job ignore it
    assert second.returncode == 1
    assert second.stderr.startswith("hemero: Port ")
    assert second.stderr.count("\n") == 1


def test_the_newspaper_ends_when_the_block_is_left() -> None:
    with serve(Gazette(articles=6)) as site:
        url = site.url
    with pytest.raises(OSError, match="refused"):
        urlopen(url)


PARENT = """
import time
from crawler.demo import Gazette, serve
with serve(Gazette(articles=6)) as site:
    print(site.url, site.pid, flush=True)
    time.sleep(600)
"""


def test_the_newspaper_dies_with_a_parent_that_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True) as parent:
        url, pid = parent.stdout.readline().split()
        assert urlopen(url).status == 200
        parent.kill()
    for _ in range(100):
        if gone(int(pid)):
            break
        time.sleep(0.1)
    assert gone(int(pid))
    with pytest.raises(OSError, match="refused"):
        urlopen(url)


def gone(pid: int) -> bool:
    """Whether the process has ended; a zombie has ended too."""
    stat = Path(f"/proc/{pid}/stat")
    try:
        os.kill(pid, 0)
        return stat.exists() and stat.read_text().rpartition(") ")[2].startswith("Z")
    except (ProcessLookupError, FileNotFoundError):
        return True


def test_pages_are_kept_up_to_a_number_of_bytes() -> None:
    from crawler.demo.answer import Answer
    from crawler.demo.server import Cache, PreparedAnswer

    made: list[int] = []

    def prepared(number: int) -> PreparedAnswer:
        made.append(number)
        return PreparedAnswer(Answer(bytes(100), as_is=True))

    cache = Cache(limit=250)
    for number in (1, 2, 1, 3, 1, 2):
        cache.get((number,), lambda number=number: prepared(number))
    assert made == [1, 2, 3, 2]


def test_a_head_has_no_body(site: Site) -> None:
    with urlopen(Request(site.url + "/", method="HEAD")) as answer:
        assert answer.read() == b""
        assert int(answer.headers["Content-Length"]) > 1_000


def test_what_is_not_there_is_not_found(site: Site) -> None:
    with pytest.raises(HTTPError, match="404"):
        urlopen(f"{site.url}/sport/2016/11/24/rien-999999.html")
    assert json.loads(get(site, "/_journal.json")[1])["total"] > 0
