"""The headline, with and without what is glued to it."""

from __future__ import annotations

import pytest

from crawler.parsing.body.title import without_suffix
from crawler.parsing.parser import parse

TITLE = "Le vieux pont rouvre après dix ans"
HEAD = f'<title>{TITLE} - Le Courrier du Bocage</title><meta property="og:title" content="{TITLE}">'


def title(body: str, head: str = HEAD) -> str | None:
    return parse(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "https://exemple.fr/a").title


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>{TITLE}</h1>",
        f"<h1>Le Courrier du Bocage</h1><h1>{TITLE}</h1>",
        f"<h1 class=logo>Bocage</h1><p class=Titre>{TITLE}</p>",
        f"<h1><span class=surtitre>Travaux</span> {TITLE}</h1>",
        f"<h1><strong>Laval</strong> {TITLE}</h1>",
        f"<h1>{TITLE} <span class='label abo'>Abonnés</span></h1>",
        f"<h1><a href=/a><span>{TITLE}</span></a></h1>",
        f"<h1>Navigation</h1><div class=t>{TITLE}</div><h1>Autres informations</h1>",
        "<h1>Le vieux pont\u200b rouvre après dix&nbsp;ans</h1>",
        "<p>Rien</p>",
    ],
)
def test_the_headline_is_read_without_what_stands_around_it(body: str) -> None:
    assert title(body) == TITLE


def test_a_kicker_that_metadata_part_by_a_dot_comes_off() -> None:
    head = '<meta property="og:title" content="Consommation. Les jouets pour adultes se vendent bien">'
    assert title("<h1><span class=headline>Consommation</span> Les jouets pour adultes se vendent bien</h1>", head) == (
        "Les jouets pour adultes se vendent bien"
    )


def test_a_colon_in_the_headline_is_no_kicker() -> None:
    head = '<meta property="og:title" content="Football : le club de Laval remonte">'
    assert title("<h1><span>Football :</span> le club de Laval remonte</h1>", head) == "Football : le club de Laval remonte"


def test_the_displayed_headline_wins_over_another_in_the_metadata() -> None:
    head = '<meta property="og:title" content="Pont : ce qui change pour les automobilistes">'
    assert title("<h1>Le vieux pont rouvre après dix ans</h1>", head) == TITLE


def test_closing_guillemets_stay() -> None:
    head = '<meta property="og:title" content="Jeanne Martin : « Il faut un pont »">'
    assert title("<h1>Jeanne Martin : <span>« Il faut un pont »</span></h1>", head) == "Jeanne Martin : « Il faut un pont »"


def test_a_page_that_states_none_has_no_headline() -> None:
    assert title("<p>Bonjour</p>", "") is None


@pytest.mark.parametrize(
    ("stated", "alone"),
    [
        ("Le pont rouvre | Le Bocage", "Le pont rouvre"),
        ("Le pont - la suite - rouvre enfin aux voitures - Bocage", "Le pont - la suite - rouvre enfin aux voitures"),
        ("Saint-Malo rouvre son pont", "Saint-Malo rouvre son pont"),
    ],
)
def test_the_outlet_s_name_comes_off_a_stated_title(stated: str, alone: str) -> None:
    assert without_suffix(stated) == alone


def test_every_candidate_is_kept_as_evidence_and_one_has_won() -> None:
    page = f"<html><head>{HEAD}</head><body><h1>{TITLE}</h1></body></html>".encode()
    told = parse(page, "https://exemple.fr/a").evidence["title"]
    assert {candidate.source for candidate in told} >= {"h1", "meta:og:title", "title"}
    assert [candidate.source for candidate in told if candidate.chosen] == ["h1"]
    assert all(candidate.why for candidate in told)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (f"<title>Le Courrier du Bocage : {TITLE}</title>", f"<table><tr><td><b>{TITLE}</b></td></tr></table>"),
        (f"<title>Exemple : {TITLE}</title>", "<p>Rien</p>"),
        (f"<title>Exemple | {TITLE}</title>", "<p>Rien</p>"),
    ],
)
def test_the_outlet_s_name_in_front_of_the_title_comes_off(head: str, body: str) -> None:
    assert title(body, head) == TITLE


def test_a_speaker_in_front_of_the_title_stays() -> None:
    said = "Jeanne Martin : « Il faut un pont pour les vélos et pour les barques »"
    assert title(f"<h1>{said}</h1>", f"<title>{said}</title>") == said


@pytest.mark.parametrize(
    "logo",
    [
        "<a class=logo href=/><h1>Le Courrier du grand Bocage</h1></a>",
        "<h1 class=sr-only>Le Courrier du grand Bocage</h1>",
        "<a class=k7 href='/'><h1 class=k8>Le Courrier du grand Bocage</h1></a>",
        "<a href='https://exemple.fr'><h1>Le Courrier du grand Bocage</h1></a>",
    ],
)
def test_the_site_s_name_in_a_longer_heading_is_no_headline(logo: str) -> None:
    head = "<title>Le pont rouvre</title><meta property=og:title content='Le pont rouvre – Le Courrier du grand Bocage'>"
    assert title(f"<header>{logo}</header><article><h1>Le pont rouvre</h1></article>", head) == "Le pont rouvre"
