"""The text of pages that show none: from JSON-LD, `noscript` and `template`, unless a wall stands before it."""

from __future__ import annotations

import json

import pytest

from crawler.article import Article
from crawler.parsing.parser import parse

ONE = "Le bac de la rivière a repris son service lundi matin, après onze semaines de travaux sur les deux rives du fleuve."
TWO = "La commune paie un tiers de la dépense, le département le reste, et le passage demeure gratuit pour les écoliers du bourg."
OTHER = "La Gazette du bac paraît depuis trois générations sans actionnaire ni réclame, et vit des abonnements de ses lectrices."
SHOWN = f"<p>{ONE}</p><p>{TWO}</p>"
EMPTY = "<div id=app></div>"


def read(body: str, **stated: object) -> Article:
    thing = {"@type": "NewsArticle", "headline": "Le bac", "datePublished": "2024-05-03T10:00:00+02:00", **stated}
    head = f"<title>Le bac reprend</title><script type='application/ld+json'>{json.dumps(thing)}</script>"
    page = f"<html><head>{head}</head><body><main><h1>Le bac reprend</h1>{body}</main><footer><p>{OTHER}</p></footer></body></html>"
    return parse(page.encode(), "https://www.gazette.example/vie/le-bac-reprend-123456.html")


def sources(article: Article) -> list[str]:
    return [one.source for one in article.evidence.get("paragraphs", ()) if one.chosen]


@pytest.mark.parametrize("stated", [f"{ONE}\n\n{TWO}", SHOWN, f"<div>{ONE}<br><br>{TWO}</div>", f"{ONE}\r\n{TWO}".replace("é", "&eacute;")])
def test_a_page_that_shows_no_text_is_read_from_its_json_ld(stated: str) -> None:
    article = read(EMPTY, articleBody=stated)
    assert article.paragraphs == (ONE, TWO)
    assert (sources(article), article.is_article) == (["jsonld:articleBody"], True)


@pytest.mark.parametrize("tag", ["noscript", "template"])
def test_a_page_that_shows_no_text_is_read_from_what_it_holds_for_others(tag: str) -> None:
    article = read(f"{EMPTY}<{tag}><div>{SHOWN}</div></{tag}>")
    assert (article.paragraphs, sources(article)) == ((ONE, TWO), [tag])


def test_what_is_shown_is_read_once() -> None:
    article = read(f"<div>{SHOWN}</div><template>{SHOWN}</template>", articleBody=f"{ONE}\n{TWO}")
    assert article.paragraphs == (ONE, TWO)
    assert "jsonld:articleBody" not in sources(article)


@pytest.mark.parametrize(
    ("body", "stated"),
    [
        (EMPTY, {"isAccessibleForFree": False}),
        (EMPTY, {"isAccessibleForFree": "False"}),
        (EMPTY, {"hasPart": {"@type": "WebPageElement", "isAccessibleForFree": False}}),
        ("<p>La suite de cet article est réservée à nos abonnés.</p>", {}),
    ],
)
def test_nothing_is_read_past_a_wall(body: str, stated: dict[str, object]) -> None:
    assert ONE not in read(body, articleBody=f"{ONE}\n{TWO}", **stated).text
