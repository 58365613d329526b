"""The headline's words on cards of many makes: beside kickers, hours, labels and summaries, under pictures, in titles and labels."""

from __future__ import annotations

import pytest
from lxml import html

from crawler.parsing.headlines.wording import wording
from tests.parsing.headlines.test_headlines import RAIN, RAIN_SAYS, SHEEP, SHEEP_SAYS, TRAIN, TRAIN_SAYS, read

BAC = "/r/le-bac-de-la-roche-reprend-lundi-75001.html"
BAC_SAYS = "Le bac de la Roche reprend lundi"


@pytest.mark.parametrize(
    ("inside", "kicker"),
    [
        ("<p class='headline'><time>10:09</time> | BILAN</p><p class='title'>{}</p>", None),
        ("<p class='headline'><time>10:09</time> | À bord du bac</p><p class='title'>{}</p>", None),
        ("<p class='headline'>Vallée</p><p class='label'>{}</p>", "Vallée"),
        ("<h5>18:27 Économie et finances</h5><h4>{}</h4>", None),
        ("<span class='topic'>Transports.</span> {}", "Transports"),
        ("<span class='topic'>Transports.</span> <span class='title'>{}</span>", "Transports"),
        ("<p class='title is-premium'>{}</p><p class='lead'><b>RÉCIT - </b>La traversée avait cessé en janvier.</p>", None),
        ("<span class='card__title is-premium'>{}</span><p class='card__lead'>La traversée avait cessé en janvier.</p>", None),
        ("<div>{}</div><div>Le bac de la Roche ne passait plus depuis que la chaîne avait cédé, lundi, sous la glace.</div>", None),
    ],
)
def test_the_address_of_a_card_tells_its_headline(inside: str, kicker: str | None) -> None:
    found = wording(html.fromstring(f"<a href='{BAC}'>{inside.format(BAC_SAYS)}</a>"))
    assert (found.text, found.kicker) == (BAC_SAYS, kicker)


def test_a_kicker_that_the_address_repeats_is_the_headline_s_first_word() -> None:
    card = "<a href='/r/vaudreuil-le-bac-reprend-lundi-75001.html'><span class='topic'>Vaudreuil.</span> Le bac reprend lundi matin</a>"
    assert wording(html.fromstring(card)).text == "Vaudreuil. Le bac reprend lundi matin"


@pytest.mark.parametrize(
    "card",
    [
        "<a href='{0}' title='{1}'><img src='x.jpg'></a>",
        "<a href='{0}' aria-label='{1} (article Premium)'><img src='x.jpg'></a>",
        "<a href='{0}'><img src='x.jpg' alt='{1}'></a>",
        "<a href='{0}'><picture><img src='x.jpg' title='{1}'></picture></a>",
        "<a href='{0}' title='Lire la suite de {1}'><img src='x.jpg' alt='Une plage'></a>",
        "<div class='card'><a href='{0}'></a><img src='x.jpg'><p class='card__title'>{1}</p><p>Météo</p><p>Le 9 janvier 2025</p></div>",
        "<div class='card'><a href='{0}'><img src='x.jpg' alt='Une plage'></a><span>{1}</span></div>",
    ],
)
def test_a_link_without_words_has_those_of_its_card(card: str) -> None:
    items = "".join(f"<li>{card.format(href, says)}</li>" for href, says in ((RAIN, RAIN_SAYS), (TRAIN, TRAIN_SAYS), (SHEEP, SHEEP_SAYS)))
    assert read(f"<aside><h3>À lire aussi</h3><ul>{items}</ul></aside>") == [
        ("À lire aussi", RAIN_SAYS, 1),
        ("À lire aussi", TRAIN_SAYS, 2),
        ("À lire aussi", SHEEP_SAYS, 3),
    ]


@pytest.mark.parametrize(
    "card",
    [
        f"<a href='{RAIN}'><img src='x.jpg' alt='Une plage vide au petit matin'></a>",
        f"<a href='{RAIN}' title='Agrandir la photo du jour'><img src='x.jpg'></a>",
        "<a href='/article/123456'><img src='x.jpg' alt='Photo de la plage, par Zoé Le Goff'></a>",
    ],
)
def test_what_a_picture_shows_is_no_headline(card: str) -> None:
    assert read(f"<div>{card}</div>") == []


def test_words_come_before_what_is_written_under_the_picture() -> None:
    picture = f"<a href='{RAIN}' title='{RAIN_SAYS}, sauf au nord'><img src='x.jpg'></a>"
    assert [text for _, text, _ in read(f"<div>{picture}</div><div><a href='{RAIN}'>{RAIN_SAYS}</a></div>")] == [RAIN_SAYS]


def test_who_commented_on_an_item_is_not_its_headline() -> None:
    link = "<a href='{}'><h2>{} <span>- 3 janvier 2026 16:28</span></h2></a>"
    links = link.format(RAIN, "Zoé Le Goff") + link.format(TRAIN, "Jean Kerval")
    assert read(f"<div>{links}</div>") == []


def test_a_short_headline_that_its_address_repeats_stands_in_a_menu_of_cards() -> None:
    card = "<div class='card'><a href='{}'><p>{}</p></a></div>"
    cards = "".join(card.format(*each) for each in ((RAIN, RAIN_SAYS), (TRAIN, TRAIN_SAYS)))
    short = card.format("/culture/2024/05/03/rideau-rouge_4456793.html", "Rideau rouge")
    assert "Rideau rouge" in [text for _, text, _ in read(f"<div class='menu'>{cards}{short}</div>")]
    assert read(f"<div class='menu'>{card.format('/culture/rideau-rouge', 'Rideau rouge')}</div>") == []


def test_a_lock_before_a_link_is_no_sentence() -> None:
    lock = "<span><span class='sr-only'>Article réservé à nos abonnés</span></span>"
    assert [text for _, text, _ in read(f"<ul><li>{lock} <a href='{RAIN}'>{RAIN_SAYS}</a></li></ul>")] == [RAIN_SAYS]


def test_a_short_title_in_a_heading_comes_before_its_summary() -> None:
    summary = "Tout commence par une averse, un matin de mai, et la plage se vide pendant que les loueurs replient leurs parasols bleus."
    cards = "".join(
        f"<article><h2><a href='{href}'>{says}</a></h2><a href='{href}'><div>{summary}</div></a></article>"
        for href, says in (("/fiction/2024/05/03/l-averse/", "L'averse"), (TRAIN, TRAIN_SAYS), (SHEEP, SHEEP_SAYS))
    )
    assert [text for _, text, _ in read(f"<section>{cards}</section>")] == ["L'averse", TRAIN_SAYS, SHEEP_SAYS]


@pytest.mark.parametrize("words", ["Je crée mon compte gratuit", "J'en profite dès maintenant", "Envoyer à un ami par courriel"])
def test_what_a_page_offers_is_no_headline(words: str) -> None:
    assert read(f"<div><a href='/compte-et-offres/4456799'>{words}</a></div>") == []


def test_a_headline_may_begin_as_what_leads_on() -> None:
    back = "/sport/2024/05/03/retour-au-calme-a-la-halle-4456794.html"
    assert [text for _, text, _ in read(f"<div><a href='{back}'>Retour au calme à la halle</a></div>")] == ["Retour au calme à la halle"]
