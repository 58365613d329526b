"""Signatures in and under the text: who is credited, and that the text leaves them out."""

from __future__ import annotations

import pytest

import crawler
from crawler.parsing.body.lines import is_signature

TITLE = "Le pont de la vallée rouvre aux voitures après dix mois de travaux"
SENTENCES = (
    "Les habitants des deux rives attendaient ce moment depuis le printemps, et la mairie avait promis une fête sur la place.",
    "La circulation reprend dans les deux sens, mais les camions devront encore passer par la déviation pendant quelques semaines.",
    "Le chantier a coûté plus cher que prévu parce que les piles, dans le lit de la rivière, étaient plus abîmées que sur les plans.",
)
TEXT = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)


def read(first: str = "", foot: str = "", *, top: str = "", lead: str = "") -> tuple[list[str], tuple[str, ...]]:
    """The authors, sorted, and the paragraphs beside the text's own."""
    head = f"<title>{TITLE}</title><meta property='og:site_name' content='Le Bocage'>"
    body = f"<p class='date'>Publié le 12 mars 2024 à 8h05</p><div class='texte has-share-float'>{first}{TEXT}{foot}</div>"
    page = f"<html><head>{head}</head><body><article><h1>{TITLE}</h1>{lead}{top}{body}</article></body></html>"
    article = crawler.parse(page.encode(), "https://www.lebocage.fr/article/le-pont-75123.html", outlet=None)
    assert set(SENTENCES) <= set(article.paragraphs)
    return sorted(article.authors), tuple(text for text in article.paragraphs if text not in SENTENCES)


@pytest.mark.parametrize(
    ("signature", "authors"),
    [
        ("Zoé Le Goff", ["Zoé Le Goff"]),
        ("Zoé Le Goff avec AFP", ["AFP", "Zoé Le Goff"]),
        ("Zoé Le Goff (AFP)", ["AFP", "Zoé Le Goff"]),
        ("Zoé Le Goff et Luc Hamel", ["Luc Hamel", "Zoé Le Goff"]),
        ("Zoé Le Goff, à Vire", ["Zoé Le Goff"]),
        ("Zoé Le Goff, correspondante à Vire", ["Zoé Le Goff"]),
        ("Zoé Le Goff (envoyée spéciale à Vire)", ["Zoé Le Goff"]),
        ("Zoé Le Goff, journaliste", ["Zoé Le Goff"]),
        ("De notre correspondante à Vire Zoé Le Goff", ["Zoé Le Goff"]),
        ("Zoé Le Goff z.legoff@lebocage.example", ["Zoé Le Goff"]),
        ("Texte : Zoé Le Goff / Photos : Luc Hamel", ["Zoé Le Goff"]),
        ("Un texte de Zoé Le Goff", ["Zoé Le Goff"]),
        ("Z. L.", ["Z. L."]),
        ("(Z.L.G.)", ["Z.L.G."]),
        ("ZLG", ["ZLG"]),
        ("FD/md", ["FD", "md"]),
        ("AFP/VNA/CVN", ["AFP", "CVN", "VNA"]),
        ("La rédaction", ["La rédaction"]),
        ("Service des sports", ["Service des sports"]),
        ("(avec AFP)", ["AFP"]),
    ],
)
def test_a_signature_that_the_text_leaves_out_is_a_credit(signature: str, authors: list[str]) -> None:
    assert read(foot=f"<p>{signature}</p>") == (authors, ())


@pytest.mark.parametrize(
    "foot",
    [
        "<p style='text-align: right'><strong>Zoé Le Goff</strong></p><p>Place du pont, Vire.</p>",
        "<h6>Zoé Le Goff</h6>",
        "<p>La fête aura lieu samedi.<br><br><b>Zoé Le Goff</b></p>",
        "<p>La fête aura lieu samedi.<br><br>Zoé Le Goff</p>",
        "<p><em>Zoé Le Goff</em></p><p><a href='/b'>Lire aussi : la foire a lieu</a></p>",
    ],
)
def test_a_signature_is_found_to_the_right_after_a_break_and_in_any_box(foot: str) -> None:
    assert read(foot=foot)[0] == ["Zoé Le Goff"]


@pytest.mark.parametrize(
    "foot",
    [
        "<p><em>Le Grand Pont</em></p>",
        "<p>Office de Tourisme</p>",
        "<p><a href='/sujet/zoe'>Zoé Le Goff</a></p>",
        "<p><img src='a.jpg'>Zoé Le Goff</p>",
        "<ul class='tags'><li>Zoé Le Goff</li></ul>",
        "<p>Photos : Luc Hamel</p>",
        "<p>Traduit de l’anglais par Luc Hamel</p>",
        "<p>Niveau 11</p>",
    ],
)
def test_titles_houses_tags_and_other_works_sign_nothing(foot: str) -> None:
    assert read(foot=foot)[0] == []


def test_a_person_at_the_foot_joins_the_newsroom_at_the_top() -> None:
    assert read(foot="<p><strong>Zoé Le Goff</strong></p>", top="<p>Par La rédaction</p>")[0] == ["La rédaction", "Zoé Le Goff"]
    assert read(foot="<p>Zoé Le Goff avec l’ATS</p>", top="<p>Par Zoé Le Goff</p>")[0] == ["ATS", "Zoé Le Goff"]
    assert read(foot="<p>Zoé Le Goff</p>", top="<p>Par Luc Hamel</p>")[0] == ["Luc Hamel"]


@pytest.mark.parametrize(
    "first",
    [
        "<p><strong>Un texte de <a href='mailto:z@c.example'>Zoé Le Goff</a> d’<em>Enquête</em></strong></p>",
        "<p>Une enquête d’<a href='/auteur/z'>Zoé Le Goff</a></p>",
        "<p>De notre correspondante à Vire,<br><a href='/auteur/z'>Zoé Le Goff</a></p>",
    ],
)
def test_an_opening_line_that_names_the_author_is_a_credit_and_no_text(first: str) -> None:
    assert read(first)[0] == ["Zoé Le Goff"]
    assert not any("texte de" in text for text in read(first)[1])


@pytest.mark.parametrize(
    ("sentence", "authors"),
    [
        ("Un texte de loi dira qui entretient les ponts de la vallée.", []),
        ("Une enquête de Radio Bocage montre que les ponts de la vallée vieillissent mal.", []),
        ("Par Toutatis, le pont rouvre !", []),
        ("Zoé Le Goff z.legoff@lebocage.example Les ponts de la vallée vieillissent mal, et il faut les réparer.", ["Zoé Le Goff"]),
        ("zoé le goff z.legoff@lebocage.example Les ponts de la vallée vieillissent mal, et il faut les réparer.", ["zoé le goff"]),
        ("Renseignements et réservations mairie@lebocage.example ou sur place, aux heures où le bureau est ouvert.", []),
    ],
)
def test_a_sentence_signs_only_by_a_mail_address(sentence: str, authors: list[str]) -> None:
    assert read(f"<p>{sentence}</p>")[0] == authors


@pytest.mark.parametrize(
    "end", ["Interview. Zoé Le Goff.", "Propos recueillis par Zoé Le Goff.", "Par Zoé Le Goff", "Un reportage signé Zoé Le Goff"]
)
def test_the_chapo_may_end_in_a_signature(end: str) -> None:
    assert read(lead=f"<p class='chapo'>Le maire raconte dix mois de chantier. {end}</p>")[0] == ["Zoé Le Goff"]


def test_sentences_are_no_signatures() -> None:
    assert not is_signature("Un texte de loi suivra.")
    assert not is_signature("Zoé Le Goff est journaliste au Bocage.")
    assert not is_signature("Le pont, lui, attendra.")


EMBEDDED = """
<div><iframe src="https://v.example/1"></iframe><br><a href="/v/1">Le pont vu du ciel</a> <i>par <a href="/c">CanalBocage</a></i></div>
<p><a href="https://www.youtube.com/watch?v=1">Le pont vu du ciel</a> par <a href="https://www.youtube.com/c/x">Canal Bocage</a></p>
<div class="video"><iframe src="https://v.example/1"></iframe><p>Par Canal Bocage</p></div>
<div class="embed"><span>Par Canal Bocage</span></div>
<div><h3>Dans la même rubrique</h3><article><h4><a href="/r/1.html">Le gué ferme jusqu’à lundi</a></h4><p>Par Luc Hamel</p></article></div>
<div id="comments"><h3>2 commentaires</h3><div><b class="author">Luc Hamel</b><p>Bravo à tous.</p></div></div>
"""


@pytest.mark.parametrize("foot", EMBEDDED.strip().splitlines())
def test_whoever_signs_a_video_a_card_or_a_comment_did_not_write_the_article(foot: str) -> None:
    assert read(foot=foot)[0] == []
