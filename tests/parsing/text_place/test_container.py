"""Where the text stands: near its headline, whatever is longer elsewhere, and whatever its place is called."""

from __future__ import annotations

import pytest

from crawler.article import Article
from crawler.parsing.parser import parse

ONE = "Le bac de la rivière a repris son service lundi matin, après onze semaines de travaux sur les deux rives du fleuve."
TWO = "La commune paie un tiers de la dépense, le département le reste, et le passage demeure gratuit pour les écoliers du bourg."
HEAD = "<title>Le bac reprend son service</title>"
HEADING = "<h1>Le bac reprend son service</h1><p class=date>Publié le 3 mai 2024 à 10h</p>"
ABOUT = "".join(
    f"<p>La Gazette du bac paraît depuis l'an {year} sans actionnaire ni réclame, et ne vit que des abonnements de ses lectrices.</p>"
    for year in range(1902, 1909)
)
CARDS = "".join(
    f"<div class=carte><h3><a href=/vie/une-autre-histoire-de-la-rive-{number}>Une autre histoire de la rive {number}</a></h3>"
    f"<p>Un résumé de quelques mots qui dit ce que l'on trouvera dans cette autre histoire numéro {number}, pour qui la lira.</p></div>"
    for number in range(12)
)
URL = "https://www.gazette.example/vie/le-bac-reprend-son-service-123456.html"


def read(body: str, url: str = URL, head: str = HEAD) -> Article:
    return parse(f"<html lang=fr><head>{head}</head><body>{body}</body></html>".encode(), url)


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


SHORT = (paragraphs(ONE), paragraphs(ONE, TWO), f"<div>{ONE}</div>", f"{ONE}<br><br>{TWO}")
FRAMES = (
    "<article>{heading}<div class=corps>{text}</div></article>{more}",
    "<main><header>{heading}</header><div>{text}</div></main>{more}",
    "<div class=page><div>{heading}{text}</div></div>{more}",
    "{more}<article><header>{heading}</header><section>{text}</section></article>",
)
MORE = (f"<footer>{ABOUT}</footer>", f"<div class=apropos><h3>Qui sommes-nous ?</h3>{ABOUT}</div>", f"<div class=colonne>{CARDS}</div>")


@pytest.mark.parametrize("more", MORE)
@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("text", SHORT)
def test_a_short_article_is_read_beside_a_longer_footer_column_or_notice(text: str, frame: str, more: str) -> None:
    article = read(frame.format(heading=HEADING, text=text, more=more))
    assert article.text.replace("\n\n", " ") in {ONE, f"{ONE} {TWO}"}
    assert article.is_article


@pytest.mark.parametrize("place", ["<div itemprop=articleBody>{}</div>", "<div class=article-body><p>{}</p></div>", "<p>{}</p>"])
@pytest.mark.parametrize("sentence", ["Le bac rouvrira jeudi.", "Le bac rouvrira jeudi, a dit la mairie du bourg."])
def test_one_sentence_is_a_text(place: str, sentence: str) -> None:
    article = read(f"<article>{HEADING}{place.format(sentence)}</article><footer>{ABOUT}</footer>")
    assert (article.text, article.is_article) == (sentence, True)


NAMES = ("share-zone", "entry themeform share", "category-newsletter", "comments", "hidden", "footer-wrap", "modal", "premium", "pub")


@pytest.mark.parametrize("name", NAMES)
def test_no_name_of_what_stands_around_everything_loses_the_text(name: str) -> None:
    assert read(f"<div class='{name}'>{HEADING}{paragraphs(ONE, TWO)}</div>").paragraphs == (ONE, TWO)


@pytest.mark.parametrize("name", ["share-zone", "newsletter-content", "modal", "author", "footer"])
def test_a_text_whose_own_place_is_misnamed_is_read(name: str) -> None:
    assert read(f"{HEADING}<div class='{name}'>{paragraphs(ONE, TWO, ABOUT[3:90] + '.')}</div>").paragraphs[:2] == (ONE, TWO)


@pytest.mark.parametrize("first", ["<div class=faits>{}</div>", "<div class=faits><p>{}</p></div>", "<section>{}</section>"])
def test_a_first_paragraph_in_a_place_of_its_own_is_read(first: str) -> None:
    rest = f"<div class=suite>{paragraphs(TWO, ONE[::-1] + '.', TWO[::-1] + '.')}</div>"
    article = read(f"<article>{HEADING}<div class=corps>{first.format(ONE)}{rest}</div></article>")
    assert article.text.startswith(f"{ONE}\n\n{TWO}")


def test_text_goes_on_in_a_second_place_marked_up_alike() -> None:
    long = [f"{number}. {ONE} {TWO}" for number in range(6)]
    part = "<div class=rang><div class=boite><div class=bloc><div>{}</div></div></div></div>"
    body = part.format(paragraphs(*long[:3])) + part.format(paragraphs(*long[3:]))
    assert read(f"<div class=page><header>{HEADING}</header><div class=contenu>{body}</div></div>").paragraphs == tuple(long)


def test_paragraphs_set_as_headings_are_the_text() -> None:
    body = "".join(f"<h3><span>{text}</span></h3>" for text in (ONE, TWO, f"{ONE} {TWO}"))
    article = read(f"<main>{HEADING}<div class=contenu>{body}</div></main>")
    assert (article.lead, *article.paragraphs) == (ONE, TWO, f"{ONE} {TWO}")  # a heading of a sentence right below the headline is a chapô


@pytest.mark.parametrize("break_", ["</br></br>", "</BR></BR>", "</br ></br/>", "<br></br>"])
def test_a_closing_br_is_a_br(break_: str) -> None:
    assert read(f"{HEADING}<p>{ONE}{break_}{TWO}</p>").paragraphs == (ONE, TWO)
