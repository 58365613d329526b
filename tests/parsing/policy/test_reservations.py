"""Reservations of text and data mining, by tables: where they are stated, and which count."""

from __future__ import annotations

import json

import pytest

from crawler.parsing.parser import read
from crawler.parsing.policy.reservations import (
    matches,
    of_ai_txt,
    of_headers,
    of_metas,
    of_robots,
    of_tdmrep,
    read_ai_txt,
    read_tdmrep,
    reserving,
)

URL = "https://exemple.fr/monde/pont?page=2"


@pytest.mark.parametrize(
    ("name", "value", "reserved"),
    [
        ("tdm-reservation", "1", True),
        ("TDM-Reservation", " 1 ", True),
        ("tdm-reservation", "0", False),
        ("tdm-reservation", "oui", False),
        ("tdm-policy", "https://exemple.fr/tdm.json", False),
        ("X-Robots-Tag", "noai", True),
        ("X-Robots-Tag", "NOARCHIVE, nofollow", True),
        ("X-Robots-Tag", "none", True),
        ("X-Robots-Tag", "noml", True),
        ("X-Robots-Tag", "noimageai", False),
        ("X-Robots-Tag", "noindex, nofollow, nosnippet", False),
        ("X-Robots-Tag", "googlebot: noarchive", False),
        ("X-Robots-Tag", "googlebot: noindex, noarchive", False),
        ("X-Robots-Tag", "googlebot: noindex, hemerotheque: noai", True),
        ("X-Robots-Tag", "Hemerotheque: noarchive", True),
        ("X-Robots-Tag", "max-snippet: 20, noarchive", True),
        ("X-Robots-Tag", "unavailable_after: Wed, 03 Dec 2031 13:09:53 GMT, noai", True),
        ("X-Robots-Tag", "unavailable_after: 25 Jun 2031 15:00:00 CET", False),
        ("Content-Usage", "train-ai=n", True),
        ("Content-Usage", "train-ai=y, search=n", False),
        ("Content-Signal", "search=yes, ai-train=no", True),
        ("Content-Signal", "ai-input=no", False),
    ],
)
def test_a_header_reserves_or_is_only_recorded(name: str, value: str, reserved: bool) -> None:
    stated = of_headers([("Server", "x"), (name, value)])
    assert stated == {f"header:{name.lower()}": value.strip()}
    assert bool(reserving(stated)) is reserved


def test_each_of_several_headers_has_its_own_crawler() -> None:
    stated = of_headers([("X-Robots-Tag", "googlebot: noindex"), ("X-Robots-Tag", "noarchive")])
    assert reserving(stated) == "header:x-robots-tag: googlebot: noindex | noarchive"


@pytest.mark.parametrize(
    ("metas", "reserved"),
    [
        ('<meta name="tdm-reservation" content="1">', True),
        ('<meta name="tdm-reservation" content="0"><meta name="tdm-policy" content="https://exemple.fr/p">', False),
        ('<meta name="robots" content="index, follow, NOARCHIVE">', True),
        ('<meta name="robots" content="noai, noimageai">', True),
        ('<meta name="ROBOTS" content="none">', True),
        ('<meta name="robots" content="max-image-preview:large, index">', False),
        ('<meta name="robots" content="noindex">', False),
        ('<meta name="googlebot" content="noarchive">', False),
        ('<meta name="hemerotheque" content="noarchive">', True),
        ('<meta name="description" content="noarchive">', False),
    ],
)
def test_a_meta_reserves_for_all_and_for_us(metas: str, reserved: bool) -> None:
    reading = read(f"<html><head>{metas}</head><body><p>x</p></body></html>".encode(), URL)
    assert bool(reserving(of_metas(reading.robots))) is reserved


@pytest.mark.parametrize(
    ("rows", "stated"),
    [
        ([{"location": "/", "tdm-reservation": 1}], "/: 1"),
        ([{"location": "/monde/*", "tdm-reservation": "1", "tdm-policy": "https://x.fr/p"}], "/monde/*: 1 https://x.fr/p"),
        ([{"location": "/", "tdm-reservation": 1}, {"location": "/monde/", "tdm-reservation": 0}], "/monde/: 0"),
        ([{"location": "/monde/", "tdm-reservation": 0}, {"location": "/monde/", "tdm-reservation": 1}], "/monde/: 1"),
        ([{"location": "/sport/", "tdm-reservation": 1}], None),
        ([{"location": "/*page=2$", "tdm-reservation": 1}], "/*page=2$: 1"),
        ({"location": "/", "tdm-reservation": 1}, "/: 1"),
        ([{"location": 3, "tdm-reservation": 1}, "x", None, {"location": "/"}], None),
    ],
)
def test_tdmrep_json_says_it_by_address(rows: object, stated: str | None) -> None:
    said = of_tdmrep(read_tdmrep(json.dumps(rows).encode()), URL)
    assert said == ({"tdmrep.json": stated} if stated else {})
    assert bool(reserving(said)) is bool(stated and ": 1" in stated)


@pytest.mark.parametrize("body", [b"", b"<html>Introuvable</html>", b"[", b"[" * 100_000, b"\xff\xfe\x00", b"null", b'"x"'])
def test_what_is_no_tdmrep_json_says_nothing(body: bytes) -> None:
    assert read_tdmrep(body) == ()


@pytest.mark.parametrize(
    ("text", "reserved"),
    [
        ("User-Agent: *\nDisallow: /", True),
        ("# Spawning AI\nUser-Agent: *\nDisallow: *.txt\nDisallow: *.html", True),
        ("User-Agent: *\nDisallow: *.jpg\nDisallow: *.mp3\nAllow: /", False),
        ("User-Agent: GPTBot\nDisallow: /", False),
        ("User-Agent: *\nDisallow: /monde/", True),
        ("<!DOCTYPE html><p>User-Agent: *\nDisallow: /", False),
        ("", False),
    ],
)
def test_ai_txt_is_read_like_robots_txt(text: str, reserved: bool) -> None:
    assert bool(reserving(of_ai_txt(read_ai_txt(text.encode()), URL))) is reserved


@pytest.mark.parametrize(
    ("line", "reserved"),
    [
        ("Content-Signal: ai-train=no", True),
        ("Content-Signal: search=yes, ai-input=yes", False),
        ("Content-Usage: /monde/ train-ai=n", True),
        ("Content-Usage: /sport/ train-ai=n", False),
        ("Content-Usage: tdm=n", True),
    ],
)
def test_robots_txt_says_what_content_may_be_used_for(line: str, reserved: bool) -> None:
    assert bool(reserving(of_robots([line], URL))) is reserved


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("/a*b$", "/a-b-b", True),
        ("/a*b$", "/ab-", False),
        ("/a*ab$", "/ab", False),
        ("*", "/", True),
        ("/a$", "/a", True),
        ("/$", "/a", False),
        ("/a**b", "/axxb", True),
        ("", "/", True),
        ("/" + "*a" * 500 + "$", "/" + "a" * 499 + "b" * 500, False),
    ],
)
def test_a_pattern_matches_as_in_robots_txt_and_costs_no_more_than_its_length(pattern: str, path: str, fits: bool) -> None:
    assert matches(pattern, path) is fits
