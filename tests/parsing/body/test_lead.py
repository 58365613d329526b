"""The chapô: where it stands, what is glued to it, how often it stands there."""

from __future__ import annotations

import pytest

from crawler.article import Article
from crawler.parsing.parser import parse

ONE = "Le pont de pierre, fermé depuis dix ans, a rouvert lundi matin devant une petite foule venue malgré la pluie et le vent."
TWO = "Les travaux ont coûté quatre millions d'euros, dont la moitié a été payée par la région, selon la mairie de la commune."
THREE = "Les automobilistes devront encore attendre le printemps : seuls les piétons et les cyclistes peuvent traverser pour l'instant."
TEXT = (ONE, TWO, THREE)
LEAD = (
    "Après dix ans de fermeture et trois ans de chantier, l'ouvrage est de nouveau accessible aux piétons et aux cyclistes. "
    "Les autres attendront le printemps, a prévenu la mairie."
)
CORPS = "<div class=article-body>" + "".join(f"<p>{text}</p>" for text in TEXT) + "</div>"


def read(inside: str, head: str = "") -> Article:
    return parse(f"<html><head>{head}</head><body><article>{inside}</article></body></html>".encode(), "https://exemple.fr/a")


DATE = "<p class=date>Publié le 12 mars 2024 à 8h05</p>"


@pytest.mark.parametrize(
    "inside",
    [
        f"<h1>Le pont rouvre</h1><p>{LEAD}</p>{DATE}{CORPS}",
        f"<h1>Le pont rouvre</h1>{DATE}<div>{LEAD}</div>{CORPS}",
        f"<h1>Le pont rouvre</h1><h3><p>{LEAD}</p></h3><div><img src=x></div>{CORPS}",
        f"<h1>Le pont rouvre</h1><p>{LEAD}</p>{DATE}" + "".join(f"<p>{text}</p>" for text in TEXT),
        f"<h1>Le pont rouvre</h1>{DATE}<div class=texte><h2>{LEAD}</h2>" + "".join(f"<p>{text}</p>" for text in TEXT) + "</div>",
        f"<div class=thumbnail-header><h1>Le pont rouvre</h1><div class=subtitle><p>{LEAD}</p></div></div>{CORPS}",
        f"<h1>Le pont rouvre</h1><p class=chapo-mobile>{LEAD}</p><p class=chapo-desktop>{LEAD}</p>{CORPS}",
    ],
)
def test_a_long_chapo_without_a_name_is_found_in_a_place_of_its_own(inside: str) -> None:
    article = read(inside)
    assert (article.lead, article.paragraphs) == (LEAD, TEXT)


@pytest.mark.parametrize(
    "inside",
    [
        "<h1>Le pont rouvre</h1>" + "".join(f"<p>{text}</p>" for text in (LEAD, *TEXT)),
        "<h1>Le pont rouvre</h1><div class=corps>" + "".join(f"<div class=bloc><p>{text}</p></div>" for text in (LEAD, *TEXT)) + "</div>",
    ],
)
def test_a_first_paragraph_among_the_others_is_text(inside: str) -> None:
    article = read(inside)
    assert (article.lead, article.paragraphs) == (None, (LEAD, *TEXT))


@pytest.mark.parametrize(
    "label",
    [
        "<span class=slug>Analyse</span> ",
        "<strong class=hat-label>gros temps</strong> ",
        "<b>Vidéo</b> ",
        "<strong>REPORTAGE</strong> - ",
        "<span><em class=kicker>La crue</em></span> ",
    ],
)
def test_the_kicker_in_front_of_a_chapo_comes_off(label: str) -> None:
    assert read(f"<h1>Le pont rouvre</h1><p class=hat>{label}<span>{LEAD}</span></p>{CORPS}").lead == LEAD


@pytest.mark.parametrize(
    "begins", ["<em>Le Bocage</em> a suivi", "<b>Jeanne Martin</b>, la maire, attend", "<b>Paris</b> et Lyon attendent"]
)
def test_words_set_off_at_the_head_of_a_chapo_are_no_kicker(begins: str) -> None:
    said = begins.replace("<em>", "").replace("</em>", "").replace("<b>", "").replace("</b>", "")
    article = read(f"<h1>Le pont rouvre</h1><p class=hat>{begins} ce chantier de la vallée depuis le premier jour.</p>{CORPS}")
    assert article.lead == f"{said} ce chantier de la vallée depuis le premier jour."


def test_a_chapo_that_is_all_the_page_says_is_a_chapo() -> None:
    article = read(f"<h1>Le pont rouvre</h1>{DATE}<div class=chapo><p>{LEAD}</p></div><iframe src=/video></iframe>")
    assert (article.lead, article.paragraphs) == (LEAD, ())


def test_an_excerpt_of_the_first_paragraph_is_no_chapo() -> None:
    article = read(f"<h1>Le pont rouvre</h1><p class=excerpt>{ONE[:110]}…</p>{CORPS}")
    assert (article.lead, article.paragraphs) == (None, TEXT)


def test_the_title_of_a_list_in_the_chapo_stays() -> None:
    points = "<li>Le pont de pierre a rouvert lundi.</li><li>Les travaux ont duré trois ans.</li>"
    article = read(f"<h1>Le pont rouvre</h1><div class=resume><h2>En bref</h2><ul>{points}</ul></div>{CORPS}")
    assert article.text.startswith("En bref\n\nLe pont de pierre a rouvert lundi.")


def test_the_line_of_a_blog_under_its_headline_is_no_chapo() -> None:
    line = "<p class=description>par Jeanne | Classé dans : Ponts, Routes, Chantiers de la vallée | 8</p>"
    assert read(f"<h1>Le pont rouvre</h1>{line}{CORPS}").lead is None
