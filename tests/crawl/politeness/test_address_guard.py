"""No page of another site can lead the crawl into the network in which it runs."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.crawl.politeness.address_guard import AddressGuard, ip_literal, loopback_hosts, non_public_kind
from tests.crawl.conftest import Answer, Crawl, Server, page

Serve = Callable[..., Server]
REFUSED = [
    "http://127.0.0.1/",
    "http://127.8.9.10:8080/",
    "http://localhost/",
    "http://LOCALHOST./",
    "http://a.localhost/",
    "http://0.0.0.0/",
    "http://10.1.2.3/",
    "http://172.16.0.1/",
    "http://192.168.1.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/",
    "http://100.100.100.200/",
    "http://168.63.129.16/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://[::1]/",
    "http://[::]/",
    "http://[fe80::1]/",
    "http://[fc00::1]/",
    "http://[fd00:ec2::254]/",
    "http://[ff02::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:a00:1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[::127.0.0.1]/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0177.0.0.1/",
    "http://127.1/",
    "http://0/",
    "http://user@exemple.fr/",
    "http://user:pw@exemple.fr/",
    "http://:pw@exemple.fr/",
    "http:///pont",
    "http://exemple.fr:99999/",
    "http://[::1/",
    "ftp://exemple.fr/",
    "file:///etc/passwd",
    "data:text/html,x",
    "https://exemple.fr/" + "a" * 2000,
]


@pytest.mark.parametrize("url", REFUSED)
def test_an_address_in_our_network_is_refused(url: str) -> None:
    assert AddressGuard().check(url)


@pytest.mark.parametrize(
    "url", ["https://exemple.fr/pont", "http://8.8.8.8/", "http://[2001:4860:4860::8888]/", "https://exemple.fr:8443/a@b"]
)
def test_a_public_address_passes(url: str) -> None:
    assert AddressGuard().check(url) == ""


def test_a_named_host_passes_and_no_other_port_of_a_typed_one() -> None:
    guard = AddressGuard(["intranet.example", *loopback_hosts(["http://127.0.0.1:8008/pont"])])
    assert guard.check("http://127.0.0.1:8008/deux") == ""
    assert guard.check("http://127.0.0.1:9200/")
    assert guard.may_connect("intranet.example", 80, "10.0.0.7")
    assert not guard.may_connect("ailleurs.example", 80, "10.0.0.7")


@given(st.ip_addresses())
def test_whatever_is_not_global_is_refused(address: object) -> None:
    if not address.is_global:  # type: ignore[attr-defined]
        assert non_public_kind(address)  # type: ignore[arg-type]


@given(st.text(max_size=40))
def test_any_text_as_a_host_can_be_checked(host: str) -> None:
    ip_literal(host)
    AddressGuard().check(f"http://{host}/")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_into_our_network_is_blocked_and_never_requested(serve: Serve, crawl: Crawl, status: int) -> None:
    inner = serve({"/secret": Answer(page())})
    server = serve({"/pont": Answer(b"", status, {"Location": f"{inner.url}/secret"})})
    crawl(f"{server.url}/pont")
    assert crawl.outcome("/pont")[0] == "redirected"
    assert crawl.outcome("/secret") == ("blocked", "127.0.0.2 is a loopback address")
    assert inner.asked == []


NAMES = """
import itertools, socket
answers = {answers}
real = socket.gethostbyname
socket.gethostbyname = lambda name: next(answers[name]) if name in answers else real(name)
"""


def test_a_name_that_leads_into_our_network_is_refused_before_the_connection(serve: Serve, crawl: Crawl) -> None:
    server = serve()
    before = NAMES.format(answers="{'piege.example': itertools.repeat('127.0.0.2')}")
    summary = crawl(f"http://piege.example:{server.port}/pont", before=before)
    assert crawl.outcome("/pont") == ("blocked", "piege.example leads to a loopback address")
    assert "piege.example leads to a loopback address" in summary["error"]
    assert server.asked == []


def test_a_name_that_resolves_differently_the_second_time_is_refused(serve: Serve, crawl: Crawl) -> None:
    """DNS rebinding: the name resolves to a public address first (for robots.txt, which gets no response), then to a loopback address."""
    server = serve()
    before = NAMES.format(answers="{'piege.example': itertools.chain(['192.88.99.1'], itertools.repeat('127.0.0.2'))}")
    patient = {"DOWNLOAD_TIMEOUT": 1, "HEMERO_HOST_WAIT": 0.1, "HEMERO_PATIENCE": 5}
    crawl(f"http://piege.example:{server.port}/pont", before=before, DNSCACHE_ENABLED=False, **patient)
    assert crawl.outcome("/pont") == ("blocked", "piege.example leads to a loopback address")
    assert server.asked == []


def test_an_allowed_host_may_lead_into_our_network(serve: Serve, crawl: Crawl) -> None:
    server = serve()
    before = NAMES.format(answers="{'intranet.example': itertools.repeat('127.0.0.2')}")
    crawl(f"http://intranet.example:{server.port}/pont", before=before, HEMERO_ALLOW_HOSTS=["intranet.example"])
    assert crawl.outcome("/pont")[0] == "article"


def test_no_path_of_an_address_becomes_a_file_name(serve: Serve, crawl: Crawl, tmp_path: Path) -> None:
    paths = ["/..%2f..%2fetc%2fpasswd", "/a%00b", "/%2e%2e/%2e%2e/x", "/" + "n" * 1500, "/con:|?<>.html", "/tmp/hemero-piege"]
    server = serve(dict.fromkeys(paths, Answer(page())))
    crawl(*(server.url + path for path in paths))
    assert crawl.rows("SELECT count(*) FROM captures WHERE status = 200")[0][0] >= 3
    names = {name for _, folders, files in os.walk(tmp_path) for name in (*folders, *files)}
    assert all(name == "warc" or name.startswith("hemero") for name in names), names
    assert not any(mark in name for name in names for mark in ("passwd", "nnn", "piege", "%", ".."))
    assert not Path("/tmp/hemero-piege").exists()
