"""Addresses: tables, properties, and what a page may call itself."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from crawler.parsing.document import addresses
from crawler.parsing.document.page import Page

BASE = "https://www.exemple.fr/politique/article.html"


@pytest.mark.parametrize(
    ("href", "one_form"),
    [
        ("/sport/", "https://www.exemple.fr/sport/"),
        ("b.html#suite", "https://www.exemple.fr/politique/b.html"),
        ("//m.exemple.fr/a", "https://m.exemple.fr/a"),
        ("HTTPS://WWW.Exemple.FR:443/A", "https://www.exemple.fr/A"),
        ("http://exemple.fr:8080", "http://exemple.fr:8080/"),
        ("https:https://exemple.fr/a", "https://exemple.fr/a"),
        ("http://https://exemple.fr/a", "https://exemple.fr/a"),
        ("https:/exemple.fr/a", "https://exemple.fr/a"),
        (" /a/\n\tb ", "https://www.exemple.fr/a/b"),
        ("/a\\b", "https://www.exemple.fr/a/b"),
        ("/a//b///c", "https://www.exemple.fr/a/b/c"),
        ("/a/./b/../c", "https://www.exemple.fr/a/c"),
        ("../../../c", "https://www.exemple.fr/c"),
        ("/deux mots", "https://www.exemple.fr/deux%20mots"),
        ("/été", "https://www.exemple.fr/%C3%A9t%C3%A9"),
        ("/100%", "https://www.exemple.fr/100%25"),
        ("?page=2", "https://www.exemple.fr/politique/article.html?page=2"),
        ("/a?utm_source=x&xtor=RSS-1", "https://www.exemple.fr/a"),
        ("/a?id=12&fbclid=z&page=2", "https://www.exemple.fr/a?id=12&page=2"),
        ("https://moi:secret@exemple.fr/a", "https://exemple.fr/a"),
        ("https://exemple.fr./a", "https://exemple.fr/a"),
        ("https://société.fr/a", "https://xn--socit-esab.fr/a"),
        ("/voir/https://autre.fr/b", "https://www.exemple.fr/voir/https://autre.fr/b"),
    ],
)
def test_an_address_has_one_form(href: str, one_form: str) -> None:
    assert addresses.normalise(href, BASE) == one_form


@pytest.mark.parametrize(
    "href",
    [
        "javascript:void(0)",
        "mailto:redaction@exemple.fr",
        "tel:+33100000000",
        "data:text/html,x",
        "https://",
        "http://[1:2/a",
        "http://exemple.fr:port/a",
        "http://exe mple.fr/a",
        "https://exemple.fr/" + "a" * 3000,
    ],
)
def test_what_is_no_web_address_has_none(href: str) -> None:
    assert addresses.normalise(href, BASE) is None


@given(
    st.text() | st.from_regex(r"(https?:)?/{0,3}[a-z.:@\[\]%#?&=\\ /-]{0,40}"), st.sampled_from([BASE, "", "x", "http://[", "https://a.fr"])
)
def test_no_address_raises_and_one_form_is_its_own_one_form(href: str, base: str) -> None:
    once = addresses.normalise(href, base)
    assert once is None or addresses.normalise(once) == addresses.normalise(once, base) == once


@given(st.text())
def test_no_href_raises(href: str) -> None:
    there = addresses.absolute(href, BASE)
    assert there is None or there.startswith(("http://", "https://"))


def page(head: str, url: str) -> Page:
    return Page(html.document_fromstring(f"<html><head>{head}</head><body></body></html>"), url)


OWN = "https://www.exemple.fr/politique/le-budget-est-vote-123456.html"


@pytest.mark.parametrize(
    ("head", "url", "canonical"),
    [
        ("", OWN + "?utm_source=x#haut", OWN),
        (f'<link rel="canonical" href="{OWN}">', OWN + "?origine=une", OWN),
        (f'<meta property="og:url" content="{OWN}">', OWN + "?origine=une", OWN),
        ('<link rel="canonical" href="https://www.exemple.fr/">', OWN, OWN),
        ('<link rel="canonical" href="/politique">', OWN, OWN),
        ('<link rel="canonical" href="/politique/un-autre-article-654321.html">', OWN, OWN),
        ('<link rel="canonical" href="/politique/le-budget-est-rejete-123456.html">', OWN, OWN.replace("vote", "rejete")),
        ('<link rel="canonical" href="javascript:void(0)">', OWN, OWN),
        ("", "https://www.exemple.fr/amp/politique/le-budget", "https://www.exemple.fr/politique/le-budget"),
        ("", "https://www.exemple.fr/politique/le-budget/amp/", "https://www.exemple.fr/politique/le-budget"),
        ("", "https://www.exemple.fr/politique/le-budget.amp.html", "https://www.exemple.fr/politique/le-budget.html"),
        ("", "https://www.exemple.fr/ampoules/lampe", "https://www.exemple.fr/ampoules/lampe"),
        ("", "https://www.exemple.fr/a?outputType=amp&id=4", "https://www.exemple.fr/a?id=4"),
    ],
)
def test_a_page_is_called_what_it_calls_itself_where_that_can_be_believed(head: str, url: str, canonical: str) -> None:
    assert addresses.canonical(page(head, url)) == canonical


@given(
    st.sampled_from(["a", "a-b.html", "é", "-", "_.x", "//ex.fr", "//www.Ex.fr:80", "//1", "//[::1]"]),
    st.lists(st.sampled_from([*"a/?#=&.;@[]~!+,*", "//", "..", "./", "../", "?#", "%20", "é", "b.php"]), max_size=5).map("".join),
    st.sampled_from([
        "https://www.ex.fr/a/b/c.html", "https://www.ex.fr", "http://ex.fr/", "https://ex.fr/a//b/../c/d?x=/y#z", "", "ftp://ex.fr/a/",
        "https://u:p@ex.fr:80/a/", "http://[::1]/a/", "http://[bad/a", "https://ex.fr/a;p/b;q?r", "https://ex.fr?a/b", "https://ex.fr//a/x",
    ]),
)  # fmt: skip
def test_what_is_beside_a_page_or_on_another_host_is_joined_as_the_standard_library_does(first: str, rest: str, base: str) -> None:
    try:
        joined = urljoin(base, first + rest)
    except ValueError:
        joined = ""
    assert addresses.absolute(first + rest, base) == (joined if joined.startswith(("http://", "https://")) else None)


def test_every_link_is_named_once_in_page_order() -> None:
    root = html.document_fromstring('<body><a href="/b">b</a><a href="/a#x">a</a><a href="/a">a</a><a href="mailto:x">m</a></body>')
    assert addresses.links(Page(root, BASE)) == ("https://www.exemple.fr/b", "https://www.exemple.fr/a")


@pytest.mark.parametrize(
    ("name", "newspaper"), [("www.exemple.fr", "exemple"), ("sport.exemple.com", "exemple"), ("exemple.co.ma", "exemple"), ("", "")]
)
def test_the_hosts_of_a_newspaper_share_a_name(name: str, newspaper: str) -> None:
    assert addresses.site(name) == newspaper


@pytest.mark.parametrize(
    "twin",
    [
        "https://exemple.fr/~jean/%C3%A9t%C3%A9?q=%C3%A9",
        "https://exemple.fr/%7Ejean/%c3%a9t%c3%a9?q=%c3%a9",
        "https://exemple.fr/%7ejean/été?q=é",
        "https://exemple.fr/%7Ejean/%65\u0301t%C3%A9".replace("\u0301", "").replace("%65", "%C3%A9") + "?q=%C3%A9",
        "https://exemple.fr/~jean/été;jsessionid=0A1B2C3D4E5F.node1?q=é",
        "https://exemple.fr/~jean/été;JSESSIONID=x?q=é&PHPSESSID=9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d",
        "https://exemple.fr/(S(lit3py55t21z5v55vlm25s55))/~jean/été?q=é&sid=9b1deb4d3b7d4bad9bdd2b0d7b3dcb6d",
        "https://exemple.fr/%2e/x/%2E%2e/~jean/été?q=é",
    ],
)
def test_addresses_that_rfc_3986_calls_equal_and_session_ids_have_one_form(twin: str) -> None:
    assert addresses.normalise(twin) == "https://exemple.fr/~jean/%C3%A9t%C3%A9?q=%C3%A9"


@pytest.mark.parametrize(
    "url",
    [
        "https://exemple.fr/article?sid=4711",
        "https://exemple.fr/a%2Fb?u=http%3A%2F%2Fx.fr%3Fa%26b",
        "https://exemple.fr/article;12345",
        "https://exemple.fr/a(1)/b",
        "https://exemple.fr/article?s=le-pont-de-rivebelle-rouvre-apres",
    ],
)
def test_what_says_which_page_is_meant_stays(url: str) -> None:
    assert addresses.normalise(url) == url
