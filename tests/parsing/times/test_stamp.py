"""Which printed line is the page's own, and what of it is publication and what update."""

from __future__ import annotations

from datetime import date

import pytest

from crawler.parsing.parser import parse
from crawler.parsing.times.published import Times
from tests.parsing.times.conftest import at, read

FETCHED = at("2024-05-04T10:00+02:00")
OTHERS = "et les riverains ont applaudi longtemps avant de passer sur l’autre rive"


@pytest.mark.parametrize(
    "sentence",
    [
        f"Le 5 mars 2024, le maire a coupé le ruban {OTHERS}.",
        f"Le <b>5 mars 2024</b>, le maire a coupé le ruban {OTHERS}.",
        "La fête du pont aura lieu le samedi 5 mars 2024 à 20h00 sur la place.",
        f"Un arrêté publié le 5 mars 2024 au recueil de la préfecture règle le passage des camions {OTHERS}.",
        "Une association publique née le 5 janvier 03 garde les piles.",
        "La chanteuse publie son disque le 10 avril 2024.",
        f"La liste des travaux a été mise à jour le 5 mars 2024 par le conseil, {OTHERS}.",
    ],
)
def test_a_day_in_a_sentence_is_no_stamp(sentence: str) -> None:
    assert read(f'<p class="chapo">{sentence}</p>', fetched_at=FETCHED) == Times(None, None, None)


@pytest.mark.parametrize(
    ("line", "stamp"),
    [
        ("Par Zoé Brun, notre envoyée dans la vallée, et Hugo Perle, au bourg, le 5 mars 2024", "le 5 mars 2024"),
        ("Zoé Brun | La Gazette | 5 mars 2024", "5 mars 2024"),
        ("Posté par zoe le 5 mars 2024", "Posté par zoe le 5 mars 2024"),
        ("Par Zoé BrunPublié le 5 mars 2024", "Publié le 5 mars 2024"),
        ("Publié le <b>5</b> <i>mars</i> 2024", "Publié le 5 mars 2024"),
        ("Publiéle 5 mars 2024", "Publiéle 5 mars 2024"),
    ],
)
def test_a_byline_is_no_sentence(line: str, stamp: str) -> None:
    assert read(f"<p>{line}</p>", fetched_at=FETCHED) == Times(date(2024, 3, 5), None, stamp)


def test_a_time_split_over_many_elements_is_one() -> None:
    times = read("<p>Publié le <b>1</b><sup>er</sup> <i>mars</i> 2020 à <b>10</b> h <b>05</b></p>")
    assert times == Times(at("2020-03-01T10:05+01:00"), None, "Publié le 1er mars 2020 à 10 h 05")


def test_numbers_of_two_elements_stay_two() -> None:
    assert read("<p><span>Le 13 novembre 2021</span><span>3 minutes</span></p>").stamp == "Le 13 novembre 2021"


def test_how_long_a_broadcast_lasts_is_not_its_hour() -> None:
    assert read("<p><span>1h30</span> <span>30/09/2018</span></p>").published == date(2018, 9, 30)
    assert read("<p><span>58 min</span> <span>30/09/2018 à 10h05</span></p>").published == at("2018-09-30T10:05+02:00")


@pytest.mark.parametrize(
    "label", ["Mis à jour", "MAJ", "Màj", "Modifié", "Actualisé", "Dernière mise à jour", "Dernière modification", "Édité"]
)
def test_an_update_has_many_labels(label: str) -> None:
    times = read(f"<p>Publié le 5 mars 2024 à 10h05 - {label} le 6 mars 2024 à 11h</p>")
    assert (times.published, times.updated) == (at("2024-03-05T10:05+01:00"), at("2024-03-06T11:00+01:00"))


def test_an_update_s_day_is_after_du_too() -> None:
    times = read("<p>Publié le 5 mars 2021</p><p>[Mise à jour du 12 mars à 18h40 : la réaction du maire]</p>", fetched_at=FETCHED)
    assert (times.published, times.updated) == (date(2021, 3, 5), at("2021-03-12T18:40+01:00"))


def test_a_span_of_weeks_is_a_stamp_without_a_time() -> None:
    line = '<p class="date">Publié il y a 2 semaines</p>'
    assert read(line, fetched_at=FETCHED) == Times(None, None, "Publié il y a 2 semaines")
    known = read(line, fetched_at=FETCHED, thing={"datePublished": "2024-04-20T10:00:00+02:00"})
    assert known.published == at("2024-04-20T10:00+02:00")


def test_a_span_and_its_day_are_one_time() -> None:
    times = read('<p class="date">Publié il y a 1 semaine le 26/04/2024</p>', fetched_at=FETCHED)
    assert times == Times(date(2024, 4, 26), None, "Publié il y a 1 semaine le 26/04/2024")
    assert read("<p>Publié il y a 2 heures (4 mai 2024 à 07h58)</p>", fetched_at=FETCHED).published == at("2024-05-04T07:58+02:00")


@pytest.mark.parametrize(
    ("printed", "day"), [("6 juin 1944", date(1944, 6, 6)), ("12 mars 1987", date(1987, 3, 12)), ("Le 12 mars 1850", date(1850, 3, 12))]
)
def test_an_old_newspaper_has_its_own_day(printed: str, day: date) -> None:
    assert read(f'<p class="date">{printed}</p>', fetched_at=FETCHED).published == day
    assert read(thing={"datePublished": day.isoformat()}, fetched_at=FETCHED).published == day


def test_a_labelled_day_under_the_headline_wins_over_the_day_of_its_digitisation() -> None:
    metas = {"article:published_time": "2012-05-03T10:00:00+02:00"}
    assert read("<p>Publié le 5 mars 1987</p>", metas=metas).published == date(1987, 3, 5)
    assert read("<p>Paru le 6 juin 1944</p>", metas=metas).published == date(1944, 6, 6)


def test_nothing_is_published_more_than_a_day_after_its_fetch() -> None:
    assert read("<p>Publié le 5 mars 2038 à 10h</p>", fetched_at=FETCHED) == Times(None, None, None)
    assert read(thing={"datePublished": "2038-01-19T03:14:07Z"}, fetched_at=FETCHED).published is None
    assert read(url="https://www.exemple.fr/2031/03/05/le-pont", fetched_at=FETCHED).published is None
    assert read("<p>Publié le 5 mai 2024 à 09h00</p>", fetched_at=FETCHED).published == at("2024-05-05T09:00+02:00")
    assert read("<p>Publié le 6 mai 2024 à 09h00</p>", fetched_at=FETCHED).published is None


def test_the_day_in_the_page_s_header_is_no_publication() -> None:
    assert read(before="<p>Samedi 4 mai 2024 - 10:00</p>", fetched_at=FETCHED) == Times(None, None, None)
    assert read(before='<p class="date">4 mai 2024</p>', fetched_at=FETCHED).published == date(2024, 5, 4)


def test_a_signature_under_the_text_has_a_day_where_nothing_else_has() -> None:
    signed = "<div>Un article par Zoé Brun, le 31 octobre 2023</div>"
    assert read(foot=signed) == Times(date(2023, 10, 31), None, "le 31 octobre 2023")
    assert read("<p>Publié le 5 mars 2024</p>", foot=signed).published == date(2024, 3, 5)


@pytest.mark.parametrize("tag", ["h2", "h3", "h4"])
def test_the_day_of_a_card_under_the_text_is_not_the_article_s(tag: str) -> None:
    card = f"<div class=bloc><p>Économie - Publié le 3 mars 2024</p><{tag}><a href=/b-le-tunnel>Le tunnel du port ferme</a></{tag}></div>"
    assert read("", foot=card * 2, fetched_at=FETCHED) == Times(None, None, None)


def test_the_day_of_an_article_s_card_is_not_the_page_s_however_short_its_headline() -> None:
    card = "<article><h3><a href=/b>Au tunnel</a></h3><span>Luc Brun</span><time datetime=2024-03-03T12:00:00Z>3 mars 2024</time></article>"
    assert read("", foot=f"<div class=suite>{card * 2}</div>", fetched_at=FETCHED).published is None
    assert read(f"<div class=suite>{card * 2}</div>", fetched_at=FETCHED).published is None


@pytest.mark.parametrize("label", ["Vérifié le", "Relu et corrigé le", "Validé le"])
def test_who_checked_the_article_updated_it(label: str) -> None:
    times = read(f"<p>Publié le 2 janvier 2024 - {label} 5 mars 2024 par Zoé Brun</p>", fetched_at=FETCHED)
    assert (times.published, times.updated) == (date(2024, 1, 2), date(2024, 3, 5))


def test_today_in_the_header_does_not_hide_the_day_over_the_headline() -> None:
    header = "<div class=today>samedi 4 mai 2024</div><div><a href=/>Accueil</a> | 3 mars 2021 | Par Zoé Brun</div>"
    noted = "<p><em>Mis à jour le 9 mars 2021</em></p>"
    times = read(noted, before=header, fetched_at=FETCHED)
    assert (times.published, times.updated) == (date(2021, 3, 3), date(2021, 3, 9))


@pytest.mark.parametrize(("line", "moment"), [("Il y a 45 min", "09:15"), ("il y a 1 h 30", "08:30"), ("Il y a une heure", "09:00")])
def test_a_span_alone_right_under_the_headline_is_the_stamp(line: str, moment: str) -> None:
    assert read(f"<p>{line}</p>", fetched_at=FETCHED).published == at(f"2024-05-04T{moment}+02:00")


SAID = "Il a rouvert ce matin devant la foule. " * 9


@pytest.mark.parametrize(
    "card",
    [
        "<div>{time}<h3><a href=/b>Le marché couvert ouvrira dimanche</a></h3></div>",
        "<li><h2><a href=/b>Le marché couvert ouvrira dimanche</a></h2><p>{time}</p></li>",
    ],
)
def test_the_day_of_a_card_above_the_headline_is_not_the_article_s(card: str) -> None:
    time = "<time datetime=2023-05-04T07:08+02:00>4 mai 2023 à 07h08</time>"
    column = f"<div>{card.format(time=time) * 3}</div>"
    page = f"<body>{column}<main><h1>Le pont rouvre</h1><div>le 3 mai 2023</div><p>{SAID}</p></main></body>"
    assert parse(page.encode(), "https://exemple.fr/le-pont-rouvre-apres-dix-ans").published == date(2023, 5, 3)


def test_the_day_beside_a_section_s_name_is_the_article_s() -> None:
    top = "<div><h3><a href=/vie>Vie locale</a></h3> <span>le 3 mai 2023</span></div>"
    page = f"<body>{top}<main><h1>Le pont rouvre</h1><p>{SAID}</p></main></body>"
    assert parse(page.encode(), "https://exemple.fr/le-pont-rouvre-apres-dix-ans").published == date(2023, 5, 3)


@pytest.mark.parametrize("word", ["Article du", "Billet du", "Dépêche du"])
def test_what_is_of_a_day_was_published_then(word: str) -> None:
    assert read(f"<p>{word} 12 mars 2024</p>", fetched_at=FETCHED).published == date(2024, 3, 12)
