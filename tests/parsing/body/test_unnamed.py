"""Texts whose classes say nothing, or the wrong thing."""

from __future__ import annotations

import pytest

from crawler.article import Article
from crawler.parsing.parser import parse

ONE = "Le bac de Rivebelle a repris son service mardi matin, après onze mois de travaux sur la rampe de la rive gauche."
TWO = "Il passera toutes les vingt minutes jusqu'à la fin du mois d'octobre, et toutes les heures pendant l'hiver."
THREE = "Les habitants des deux rives avaient dû faire un détour de trente kilomètres par le pont de Hautecombe."
TITLE = "<h1>Le bac de Rivebelle reprend du service</h1>"


def read(body: str) -> Article:
    return parse(f"<html><body><main>{body}</main></body></html>".encode(), "https://exemple.fr/vie/le-bac-de-rivebelle-reprend-du-service")


@pytest.mark.parametrize("label", ["<span>l'essentiel</span>", "<b>Vidéo</b>", "<span>Reportage -</span>"])
def test_a_label_in_front_of_the_first_paragraph_comes_off(label: str) -> None:
    assert read(f"{TITLE}<div class=k1><p class=k2>{label} {ONE}</p><p>{TWO}</p><p>{THREE}</p></div>").text.startswith(ONE)


@pytest.mark.parametrize("opening", ["<b>Mardi</b>", "<strong>RIVEBELLE</strong>", "<em>Le Courrier</em>"])
def test_what_the_first_sentence_begins_with_stays(opening: str) -> None:
    assert read(f"{TITLE}<div class=k1><p>{opening} {ONE}</p><p>{TWO}</p></div>").text.startswith(opening[opening.index(">") + 1 :][:5])


@pytest.mark.parametrize("name", ["standard-card", "media-entry", "photo-box"])
def test_a_short_entry_is_made_like_those_that_hold_the_text(name: str) -> None:
    entry = "<div class={}><h2>{}</h2><p>{}</p></div>".format
    entries = "".join(entry(name, f"À {hour} heures", f"{text} ({hour})") for hour, text in enumerate((ONE, TWO, THREE, ONE), 8))
    found = read(f"{TITLE}<div class=k1>{entries}{entry(name, 'Le bac est à quai', 'Il repartira lundi.')}</div>").paragraphs
    assert "Le bac est à quai" in found
    assert "À 9 heures" in found


def test_a_caption_longer_than_the_text_is_none_of_it() -> None:
    caption = f"<div class=photo><img src=x><div class=caption-text><p>{TWO} {THREE}</p></div></div>"
    assert read(f"{TITLE}{caption}<span id=k1><span><p>{ONE}</p></span></span>").text == ONE


@pytest.mark.parametrize(
    "line",
    [
        "Site : <a href=https://www.bac.example>www.bac-de-rivebelle.example</a>",
        "Le passeur l'a <a href=https://www.bac.example>raconté à la radio, dans une émission du matin</a>.",
    ],
)
@pytest.mark.parametrize("name", ["", " class=k2", " class=slot-ad"])
def test_lines_in_divs_are_text_as_in_paragraphs(line: str, name: str) -> None:
    lines = (ONE, TWO, line, THREE, ONE.replace("mardi", "lundi"), TWO.replace("octobre", "mai"))

    def body(tag: str) -> str:
        return f"{TITLE}<div class=k1>" + "".join(f"<{tag}{name}>{text}</{tag}>" for text in lines) + "</div>"

    assert read(body("div")).paragraphs == read(body("p")).paragraphs
    assert len(read(body("div")).paragraphs) == len(lines)


@pytest.mark.parametrize(
    "notice",
    [
        "Note : nous pouvons percevoir une commission sur les achats faits depuis cette page, sans surcoût pour vous.",
        "Cette page contient des liens affiliés, qui nous valent une petite commission.",
    ],
)
def test_what_is_said_of_commissions_is_no_text(notice: str) -> None:
    assert read(f"{TITLE}<p>{notice}</p><div class=k1><p>{ONE}</p><p>{TWO}</p></div>").text == f"{ONE}\n\n{TWO}"


@pytest.mark.parametrize("opening", ["d'après afp ", "Avec l'agence du fleuve, ", "Source : le port, "])
def test_a_source_in_front_of_a_stamp_is_no_text(opening: str) -> None:
    stamp = f"<div><p>{opening}samedi 12 janvier 2013, 19h31 | mis à jour lundi 14 janvier 2013, 08h49</p></div>"
    assert read(f"{TITLE}{stamp}<div class=k1><p>{ONE}</p><p>{TWO}</p></div>").text == f"{ONE}\n\n{TWO}"


@pytest.mark.parametrize(
    "head",
    [
        "<div class=a1><div class=a2>{title}<p>{lead}</p></div></div>",
        "<div class=a1><div class=a2>{title}<div class=a3><p>{lead}</p></div></div></div>",
        "<section class=a1>{title}<div><div class=a3><p>{lead}</p></div></div></section>",
    ],
)
def test_a_lone_paragraph_under_the_headline_does_not_hide_the_text_further_out(head: str) -> None:
    body = f"<div class=b1><div class=b2><div class=b3><div class=b4><p>{ONE}</p><p>{TWO}</p></div></div></div></div>"
    assert read(f"<article>{head.format(title=TITLE, lead=THREE)}{body}</article>").text == f"{THREE}\n\n{ONE}\n\n{TWO}"


@pytest.mark.parametrize("beside", [f"<p>{TWO}</p>", f"<ul><li><p>{TWO}</p></li></ul>"])
def test_an_article_of_one_paragraph_is_that_paragraph(beside: str) -> None:
    column = f"<aside>{beside * 3}</aside>"
    assert read(f"<article class=a1>{TITLE}<p>{ONE}</p></article>{column}").text == ONE
