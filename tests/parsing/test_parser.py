"""No page raises, whatever is in it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.parsing.parser import parse, read

URL = "https://www.exemple.fr/a"
PAGE = (
    "<html><head><title>Le pont - Bocage</title><meta property='og:title' content='Le pont'></head>"
    "<body><h1>Le <span>pont</span></h1><p class=chapo>Un chapô assez long pour en être un, vraiment.</p>"
    "<div class=corps><p>Un paragraphe de texte courant, long, très long, "
    "plus long que les autres.</p><p>Un autre, <br><br> coupé en deux par des retours, et assez long aussi pour compter.</p>"
    "</div></body></html>"
).encode()

TAGS = st.sampled_from(
    ["p", "div", "h1", "h2", "span", "a", "ul", "li", "table", "td", "br", "article", "script", "svg", "blockquote", "base", "meta"]
)
NAMES = ["", " class='chapo'", " class='comments'", " hidden", " href='http://['", " style='display:none'", " id=a class"]


@st.composite
def markup(draw: st.DrawFn) -> bytes:
    pieces = []
    for tag in draw(st.lists(TAGS, max_size=30)):
        names = draw(st.sampled_from(NAMES))
        pieces.append(f"<{tag}{names}>{draw(st.text(max_size=80))}" + (f"</{tag}>" if draw(st.booleans()) else ""))
    return "".join(pieces).encode("utf-8", "surrogatepass")


@given(st.binary(max_size=400))
def test_random_bytes_read_as_what_can_be_read(body: bytes) -> None:
    assert read(body, URL).article.url


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(markup())
def test_random_markup_reads_as_what_can_be_read(body: bytes) -> None:
    article = read(body, URL).article
    assert all(paragraph == paragraph.strip() != "" for paragraph in article.paragraphs)


@pytest.mark.parametrize("end", range(0, len(PAGE), 7))
def test_a_page_cut_anywhere_reads_as_what_is_there(end: int) -> None:
    assert read(PAGE[:end], URL).article.url


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b" \n ",
        b"\0",
        b"<!-- rien -->",
        b"<?xml version='1.0'?>",
        b"\xef\xbb\xbf",
        b"<p>" + b"a\0b " * 1000,
        b"<div>" * 100_000 + b"x",
        b"<p>" + b"<span>" * 100_000 + b"x",
        b"<a href=/x>lien</a>" * 200_000,
        b"<p>" + b"mot " * 2_500_000,
        b"<h1>Titre</h1>" * 20_000,
        b"<div><p>" + b"Un paragraphe de texte assez long pour compter comme du texte courant.</p></div><div><p>" * 20_000,
        b"<base href='http://['><a href='http://['>x</a><a href='/b'>y</a>",
    ],
    ids=[
        "empty",
        "blank",
        "nul",
        "comment",
        "xml",
        "bom",
        "nuls",
        "deep",
        "deep-inline",
        "links",
        "line",
        "headings",
        "containers",
        "bad-base",
    ],
)
def test_monstrous_pages_are_read(body: bytes) -> None:
    assert read(body, URL).article.url == URL


def test_the_article_s_text_is_lead_and_paragraphs() -> None:
    article = read(PAGE, URL).article
    assert article.lead == "Un chapô assez long pour en être un, vraiment."
    assert article.text.split("\n\n")[1:] == list(article.paragraphs)


def test_evidence_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        read(PAGE, URL).article.evidence["title"] = ()  # type: ignore[index]


@pytest.mark.parametrize(
    ("url", "stamp"),
    [
        ("https://www.exemple.fr/", "<p class='date'>Publié le 3 mai 2024 à 8h12</p>"),
        ("https://www.exemple.fr/sport/", "<time datetime='2024-05-03T08:12:00+02:00'>il y a une heure</time>"),
        ("https://www.exemple.fr/tag/bacs-et-ponts", "<span class='author'>Par Jeanne Morel</span>"),
    ],
)
def test_a_list_of_cards_states_no_time_and_no_author_of_its_own(url: str, stamp: str) -> None:
    cards = "".join(
        f"<article>{stamp}<h2><a href='/2024/05/0{day}/le-bac-de-rivebelle-reprend-du-service-445679{day}.html'>"
        f"Le bac de Rivebelle reprend du service au jour {day}</a></h2></article>"
        for day in range(1, 8)
    )
    article = parse(f"<html><body><main><h1>Rivebelle</h1>{cards}</main></body></html>".encode(), url)
    assert article.kind in ("front", "section")
    assert (article.published, article.updated, article.stamp, article.authors) == (None, None, None, ())
    assert not any(each.chosen for field in ("published", "updated", "stamp", "authors") for each in article.evidence.get(field, ()))
