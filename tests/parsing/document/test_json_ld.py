"""JSON-LD as pages ship it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from crawler.parsing.document import json_ld
from crawler.parsing.document.page import Page


def page_of(*scripts: str) -> Page:
    body = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    return Page(html.document_fromstring(f"<html><head>{body}</head><body><p>x</p></body></html>"), "https://exemple.fr/a")


ARTICLE = {"@type": "NewsArticle", "headline": "Le pont rouvre", "datePublished": "2024-05-01T08:00:00+02:00"}


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(ARTICLE),
        json.dumps([{"@type": "WebSite"}, ARTICLE]),
        json.dumps({"@graph": [{"@type": "Organization", "name": "Le Bocage"}, ARTICLE]}),
        json.dumps({"@type": "WebPage", "mainEntity": ARTICLE}),
        json.dumps(ARTICLE)[:-1] + ",}",
        json.dumps(ARTICLE) + ";",
        "<!-- " + json.dumps(ARTICLE) + " -->",
        "//<![CDATA[\n" + json.dumps(ARTICLE) + "\n//]]>",
        json.dumps(ARTICLE).replace("Le pont", "Le\npont").replace("rouvre", "rouvre"),
        json.dumps(ARTICLE).replace('"@type"', '"image": , "@type"'),
        json.dumps(ARTICLE).replace("rouvre", "rouvre\\'"),
        json.dumps(ARTICLE) + json.dumps({"@type": "Person"}),
    ],
)
def test_an_article_is_found_however_it_is_wrapped_or_broken(text: str) -> None:
    thing = json_ld.article_thing(page_of(text))
    assert thing is not None
    assert thing["datePublished"] == ARTICLE["datePublished"]
    assert str(thing["headline"]).split()[:2] == ["Le", "pont"]


def test_what_no_mending_makes_json_still_gives_its_dates_and_author() -> None:
    broken = '{"@type":"NewsArticle","headline":"Un mot" cassé","datePublished":"2024-05-01",'
    broken += '"author":{"@type":"Person","name":"Zo\\u00e9 Le Goff"}'
    assert json_ld.article_thing(page_of(broken)) == {
        "@type": "NewsArticle", "headline": "Un mot", "datePublished": "2024-05-01", "author": {"name": "Zoé Le Goff"},
    }  # fmt: skip


def test_a_broken_script_does_not_hide_the_next() -> None:
    assert json_ld.article_thing(page_of("{", json.dumps(ARTICLE))) == ARTICLE


def test_the_article_goes_before_the_video_and_the_page() -> None:
    video = {"@type": "NewsVideo", "headline": "x", "datePublished": "2020-01-01"}
    assert json_ld.article_thing(page_of(json.dumps(video), json.dumps({"@type": ["Article", "NewsArticle"], **ARTICLE}))) is not None
    assert json_ld.article_thing(page_of(json.dumps([video, ARTICLE]))) == ARTICLE


def test_an_author_by_reference_is_looked_up() -> None:
    person = {"@type": "Person", "@id": "#p", "name": "Anne Marchand"}
    page = page_of(json.dumps({"@graph": [{**ARTICLE, "author": {"@id": "#p"}}, person]}))
    assert json_ld.by_id(page, {"@id": "#p"}) == person
    assert json_ld.by_id(page, {"@id": "#nobody"}) == {"@id": "#nobody"}


def test_a_page_without_an_article_has_no_article_thing() -> None:
    assert json_ld.article_thing(page_of(json.dumps({"@type": "WebSite", "name": "x"}))) is None


def test_a_thousand_nested_lists_do_no_harm() -> None:
    assert json_ld.things(page_of("[" * 5000 + "]" * 5000)) == []


@given(
    st.recursive(
        st.none() | st.booleans() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["@type", "@graph", "@id", "name", "headline", "datePublished"]), inner, max_size=4)
        ),
        max_leaves=12,
    )
)
def test_no_json_raises(value: object) -> None:
    page = page_of(json.dumps(value).replace("<", "\\u003c"))
    thing = json_ld.article_thing(page)
    json_ld.words(thing.get("headline") if thing else value)
    assert all(isinstance(one, dict) for one in json_ld.things(page))


@given(st.text(alphabet='{}[]",:\\@type graphNewsArticle0\n', max_size=80))
def test_no_broken_json_raises(text: str) -> None:
    assert isinstance(json_ld.read_script(text), list)
