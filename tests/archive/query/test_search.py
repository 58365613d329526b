from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime
from typing import Any

import pytest

from crawler.archive.query.language import parse_question
from crawler.errors import HemeroError
from tests.archive.conftest import Desk

TEXTS = {
    "elysee": ("Une visite à l’Élysée", "Le président a reçu les maires au palais."),
    "coeur": ("Opération à cœur ouvert", "Les chirurgiens du CHU ont opéré une élève de Vitré."),
    "manif": ("Des manifestations à Rennes", "Des milliers de personnes contre la réforme des retraites. La grève nationale continue."),
    "conseil": ("Le conseil municipal vote", "Les élus du conseil général et les conseils municipaux. Aujourd'hui, le train a du retard."),
}

QUESTIONS = {
    "elysee": "elysee",
    "Élysée": "elysee",
    "l'Elysée": "elysee",
    "coeur": "coeur",
    "CŒUR": "coeur",
    "eleve": "coeur",
    "manifester": "manif",
    "réformer retraite": "manif",
    "nationales": "manif",
    "greves": "manif",
    '"conseil municipal"': "conseil",
    '"conseils municipaux"': "conseil",
    '"municipal conseil"': "",
    "conseil -municipal": "",
    "-retraites manifestation": "",
    "manifestation -palais": "manif",
    "manifestation SAUF grève": "",
    "palais OU chirurgien": "coeur elysee",
    "palais OR chirurgien": "coeur elysee",
    "(palais OU chirurgien) -maire": "coeur",
    "titre:conseil": "conseil",
    "titre:train": "",
    "texte:train": "conseil",
    "NEAR(train retard, 3)": "conseil",
    "NEAR(aujourd'hui retard, 1)": "",
    "chirurg*": "coeur",
    "aujourd'hui": "conseil",
    "rugby": "",
}


@pytest.fixture
def library(desk: Any) -> Any:
    for minutes, (path, (title, text)) in enumerate(TEXTS.items()):
        published = datetime(2016, 11, 20 + minutes, 12, tzinfo=UTC)
        desk.read(f"/{path}", text, title=title, lead=None, minutes=minutes, published=published)
    return desk


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_finds_what_a_french_reader_expects(library: Any, question: str) -> None:
    found = sorted(hit.url.rsplit("/", 1)[1] for hit in library.search(question))
    assert found == QUESTIONS[question].split()


MISTYPED = ["!!!", '"ouvert', "(palais", "palais OU", "NEAR(", "titre:", ":", "-palais", "SAUF palais", "a AND OR b"]


@pytest.mark.parametrize("question", MISTYPED)
def test_a_mistyped_question_is_answered_with_how_to_ask(library: Any, question: str) -> None:
    with pytest.raises(HemeroError, match=r"titre:mot"):
        library.search(question)


@pytest.mark.parametrize("question", ["palais; DROP TABLE pages", "C++ palais", "palais^2", "palais {x}", "stems palais", "palais?"])
def test_signs_of_the_index_mean_nothing_to_readers(library: Any, question: str) -> None:
    library.search(question)
    assert library.one("SELECT count(*) FROM articles") == 4


def test_a_title_weighs_more_than_a_text(library: Any) -> None:
    library.read("/autre", "Il fut question du conseil, et encore du conseil.", title="Une séance")
    assert library.search("conseil")[0].title == "Le conseil municipal vote"


def test_a_hit_shows_the_words_found(library: Any) -> None:
    [hit] = library.search("grève nationale")
    assert hit.snippet == "Des milliers de personnes contre la réforme des retraites. La «grève» «nationale» continue."
    assert (hit.outlet, hit.published) == ("bocage", "2016-11-22T12:00:00+00:00")


def test_a_snippet_of_a_long_text_is_the_passage_with_the_words(library: Any) -> None:
    library.read("/long", "Rien. " * 200 + "La mairie annonce un tramway. " + "Rien. " * 200, title="Long")
    [hit] = library.search("tramways mairie")
    assert hit.snippet.startswith("…Rien. Rien.")
    assert "La «mairie» annonce un «tramway». Rien." in hit.snippet
    assert len(hit.snippet) < 260


def test_a_search_is_narrowed_by_outlet_day_and_number(library: Any) -> None:
    everything = "elysee OU cœur OU manifestation OU conseil"
    assert len(library.search(everything)) == 4
    assert len(library.search(everything, limit=3)) == 3
    assert library.search(everything, outlet="lemonde") == []
    since, until = date(2016, 11, 21), date(2016, 11, 22)
    assert len(library.search(everything, since=since, until=until)) == 2


def test_plain_sqlite_searches_the_index_without_us(library: Any) -> None:
    found = library.rows("SELECT rowid FROM articles_fts WHERE articles_fts MATCH 'president'")
    assert found == [(1,)]
    library.archive.db.execute("INSERT INTO articles_fts (articles_fts) VALUES ('integrity-check')")


def test_the_index_follows_a_text_that_changes(library: Any) -> None:
    library.read("/manif", "Tout est calme.", title="Calme", minutes=60)
    assert library.search("retraites") == []
    assert len(library.search("calme")) == 1
    library.archive.db.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")


def test_words_typed_with_accents_of_their_own_are_the_same_words(desk: Desk) -> None:
    desk.read("/marche", "Le marché de l'été a lieu même ici.")
    for typed in ("été même", "marché", '"marché de"', "étés -hiver", "même été"):
        apart = unicodedata.normalize("NFD", typed)
        assert parse_question(apart).fts() == parse_question(typed).fts()
        assert len(desk.search(apart)) == 1
