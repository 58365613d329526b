"""Next page, feeds, robots."""

from __future__ import annotations

import pytest

from crawler.parsing.parser import Reading, read

URL = "https://www.exemple.fr/politique/"


def reading(head: str = "", body: str = "") -> Reading:
    return read(f"<html><head>{head}</head><body><p>x</p>{body}</body></html>".encode(), URL)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<link rel="next" href="?page=2">', ""),
        ("", '<a rel="nofollow next" href="/politique/?page=2">2</a>'),
        ("", '<ul class=pagination><li><a href="?page=1">1</a><a href="?page=2">Suivant</a></ul>'),
        ("", '<nav class=pager><a class="pager__next" href="?page=2"><svg></svg></a></nav>'),
        ("", '<div id=pagination><a title="Page suivante" href="?page=2">»</a></div>'),
    ],
)
def test_the_next_page_is_named_by_rel_or_by_a_pager(head: str, body: str) -> None:
    assert reading(head, body).next_page == "https://www.exemple.fr/politique/?page=2"


@pytest.mark.parametrize(
    "body",
    [
        '<a href="/article-2">Suivant</a>',
        '<div class=pagination><a href="?page=1">Précédent</a></div>',
        '<div class=pagination><a href="#">Suivant</a></div>',
        '<link rel="next" href="https://www.exemple.fr/politique/">',
    ],
)
def test_other_links_are_no_next_page(body: str) -> None:
    assert reading(body=body).next_page is None


def test_the_feeds_of_the_head_are_absolute_and_each_once() -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="/rss.xml">'
    other = '<link rel="alternate" type="text/html" href="/en">'
    assert reading(link + link + other).feeds == ("https://www.exemple.fr/rss.xml",)


def test_robots_and_mining_words_are_kept_as_printed() -> None:
    head = '<meta name="robots" content="NOARCHIVE, max-image-preview:large"><meta name="tdm-reservation" content="1">'
    assert reading(head).robots == ("noarchive", "max-image-preview:large", "tdm-reservation: 1")


def test_links_are_absolute_http_addresses_each_once() -> None:
    body = '<a href="/a">A</a><a href="/a#b">A</a><a href="javascript:void(0)">J</a><a href="mailto:x@exemple.fr">M</a>'
    assert reading(body=body).links == ("https://www.exemple.fr/a",)
