"""What an article holds can be stored: NFC, without control characters and halves of characters."""

from __future__ import annotations

import dataclasses
import html
import json
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.parsing.document import json_ld
from crawler.parsing.document.text import legible, normalise
from crawler.parsing.parser import parse

ODD = st.text(
    st.one_of(st.sampled_from("\ud83d\ude00\x92\x85\x00\x01\x7fe\u0301a\u0300 \u200b'"), st.characters()),
    max_size=12,
)
ONE = "Le pont de pierre, fermé depuis dix ans, a rouvert lundi matin devant une petite foule venue malgré la pluie et le vent."
PAGE = """<html><head><meta property="og:title" content="Le pont rouvre {b}"><meta name=keywords content="k {c},m">
<meta name=author content="{a} Paul Durand"><meta property=og:url content="https://exemple.fr/a{a}">
<meta property="article:published_time" content="{c}2024"><link rel=canonical href="/a{d}"><meta name=description content="{d} {one}">
<script type="application/ld+json">{ld}</script></head><body class="{a}"><h1>Le pont rouvre {a}</h1><p class=chapo>{b} {one}</p>
<p class="author" title="{a}">Par <a rel=author href="/auteur/{c}">Jeanne {c} Martin</a></p><p>Publié le 3 mai 2023{d} à 14:21</p>
<div class="corps {b}"><p>{a}{one} {c}</p><p>Une suite {b} {one}</p></div><ul class=tags><li><a rel=tag href="/tag/{d}">{c} pont</a></ul>
<aside><h3>Les plus lus {d}</h3><ul><li><a href="/b{a}">Le tunnel fermé jusqu'en mars {b}</a></li>
<li><a href="/c.html#{b}"><img alt="{d} La gare sera agrandie dès lundi"></a></ul></aside></body></html>"""


def strings(value: Any) -> Iterator[str]:
    """Every text inside an article."""
    if isinstance(value, str):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from strings(getattr(value, field.name))
    elif isinstance(value, Mapping):
        yield from strings(tuple(value.items()))
    elif isinstance(value, (tuple, list)):
        for inner in value:
            yield from strings(inner)


def page(a: str, b: str, c: str, d: str, *, escaped: bool) -> bytes:
    stated = {
        "@type": "NewsArticle", "headline": f"Le pont {a}", "datePublished": f"2024-05-01T08:00{b}", "articleSection": f"Vallée{a}",
        "author": [{"name": f"Jeanne Martin{c}"}, d], "keywords": [f"pont {b}", f"a{d}, b{c}"], "publisher": {"name": f"X{b}"},
    }  # fmt: skip
    odd = {name: html.escape(text) for name, text in {"a": a, "b": b, "c": c, "d": d}.items()}
    return PAGE.format(**odd, one=ONE, ld=json.dumps(stated, ensure_ascii=escaped)).encode("utf-8", "surrogatepass")


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(ODD, ODD, ODD, ODD, st.booleans())
def test_whatever_a_page_holds_its_article_can_be_stored(a: str, b: str, c: str, d: str, escaped: bool) -> None:
    for text in strings(parse(page(a, b, c, d, escaped=escaped), f"https://exemple.fr/a{a}")):
        assert unicodedata.is_normalized("NFC", text)
        assert not [letter for letter in text if unicodedata.category(letter) in {"Cc", "Cs"}], text


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("e\u0301te\u0301", "été"),
        ("L\x92été", "L’été"),
        ("un mot\x85", "un mot…"),
        ("\ud83d pont", "pont"),
        ("le\x00 pont", "le pont"),
        ("e\u200b\u0301", "é"),
    ],
)
def test_letters_are_composed_and_what_nothing_can_store_is_left_out(printed: str, text: str) -> None:
    assert normalise(printed) == text


@given(ODD)
def test_what_is_normalised_stays_as_it_is(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)
    assert legible(legible(text)) == legible(text)


@pytest.mark.parametrize("script", ['{"keywords": ["pont \\ud83d"]}', '{"keywords": ["pont \\u0000"]}', '[{"keywords": ["po\\u0000nt"]}]'])
def test_half_an_emoji_in_json_ld_is_left_out(script: str) -> None:
    assert [json_ld.words(thing["keywords"]) for thing in json_ld.read_script(script)] == ["pont"]
