"""The search page answers back: counts beside the results, notes, suggestions, help, and articles that open at the word."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest

from crawler.archive.query.reader import Archive
from tests.desk.conftest import Answer, Ask
from tests.desk.sample import build
from tests.desk.test_routes import hits, links, plain


def counts(answer: Answer) -> list[tuple[str, int, str]]:
    """Name, number and address of each value that is counted beside the results."""
    found = []
    for item in answer.elements:
        if item.tag == "li" and any("facets" in (one.get("class") or "") for one in item.iterancestors()) and item.find("a") is not None:
            number = re.sub(r"\D", "", item.find("span").text_content())
            found.append((item.find("a").text_content(), int(number), item.find("a").get("href")))
    return found


def test_each_count_beside_the_results_is_what_its_link_finds(ask: Ask) -> None:
    told = counts(ask("/search?q=conseil"))
    assert {"La Gazette des Deux-Rives", "FR", "Politique", "article", "fr", "novembre 2016"} <= {name for name, _, _ in told}
    for name, number, address in told:
        assert len(hits(ask(plain(address)))) == number, name


def test_several_values_are_chosen_at_once_and_dropped_again(ask: Ask) -> None:
    first = ask("/search?q=conseil&outlet=bocage")
    (beside,) = links(first, "/search/facets?")
    told = counts(ask(plain(beside)))
    both = next(address for name, _, address in told if name == "Rivages")
    assert "outlet=bocage&outlet=rivages" in both
    answer = ask(plain(both))
    assert len(hits(answer)) == sum(number for name, number, _ in told if name in {"Le Courrier du Bocage", "Rivages"})
    (beside,) = links(answer, "/search/facets?")
    (dropped,) = [address for name, _, address in counts(ask(plain(beside))) if name == "Rivages"]
    assert hits(ask(plain(dropped))) == hits(first)
    assert '<input type="hidden" name="outlet" value="rivages">' in answer.text


def test_counts_of_many_results_are_loaded_after_the_page(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    at_once = counts(ask("/search?q=conseil"))
    monkeypatch.setattr("crawler.desk.routes.search.AT_ONCE", 0)
    answer = ask("/search?q=conseil")
    assert counts(answer) == []
    (later,) = links(answer, "/search/facets?")
    assert counts(ask(plain(later))) == at_once


def test_more_results_than_are_counted_are_estimated_and_said_to_be(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.archive.query.facets.COUNT_LIMIT", 20)
    answer = ask("/search/facets?q=la+OU+le")
    assert "estimés" in answer.words
    exact = ask(plain(next(one for one in links(answer, "facets=all"))))
    assert "estimés" not in exact.words
    assert {name: number for name, number, _ in counts(exact)}["fr"] > 20


def test_a_word_that_is_misspelt_is_told_with_the_nearest(ask: Ask) -> None:
    answer = ask("/search?q=consiel")
    assert "Vouliez-vous dire conseil" in answer.words
    (meant,) = links(answer, "q=conseil")[:1]
    assert hits(ask(plain(meant))) == hits(ask("/search?q=conseil"))
    assert "Did you mean conseil ?" in ask("/search?q=consiel", language="en").words


SAID = {
    "le conseil": ("Laissés de côté, car presque tous les articles les ont : le", "Left out, because nearly every article has them: le"),
    "conseil ou marché": ("« ou » est lu comme OU", "« ou » is read as OU"),
    '"conseil commune"~5': ("est lu comme NEAR(conseil commune, 5)", "is read as NEAR(conseil commune, 5)"),
    "à la une": ("« à la une » est cherché comme une expression", "« à la une » is searched as a phrase"),
    "conseil^2": ("ces signes n’ont pas de sens ici : ^2", "they mean nothing here: ^2"),
    "[2016 TO 2017]": ("un intervalle : les jours sont des filtres", "days are filters"),
    "pays:FR conseil": ("« pays » est un filtre", "« pays » is a filter"),
    "c* conseil": ("trop peu de lettres", "too few letters"),
}


@pytest.mark.parametrize("question", SAID)
def test_what_is_not_taken_as_typed_is_said_in_the_readers_language(ask: Ask, question: str) -> None:
    for language, said in zip(("fr", "en"), SAID[question], strict=True):
        words = ask(f"/search?q={quote(question)}", language=language).words
        assert said in re.sub("[\u00a0\u202f]", " ", words)


UNKNOWN = {
    "outlet=bocages": "pas de journal « bocages » : vouliez-vous dire bocage",
    "country=XX": "pas de pays « XX » : BE, FR",
    "language=de": "pas de langue « de » : fr",
    "section=Politque": "pas de rubrique « Politque » : vouliez-vous dire Politique",
    "author=Camile Ferrandier": "pas d’auteur « Camile Ferrandier » : vouliez-vous dire Camille Ferrandier",
    "agency=AFB": "pas d’agence « AFB »",
}


@pytest.mark.parametrize("filters", UNKNOWN)
def test_a_filter_that_the_archive_does_not_have_is_told_with_the_nearest(ask: Ask, filters: str) -> None:
    answer = ask(f"/search?q=conseil&{filters.replace(' ', '+')}")
    assert answer.status == 400
    assert UNKNOWN[filters] in re.sub("[\u00a0\u202f]", " ", answer.words)


@pytest.mark.parametrize("question", ["conseil", "conseil*", "=conseil", '"conseil municipal" OU conseil', "titre:conseil"])
def test_an_article_opens_at_its_first_marked_word(ask: Ask, question: str) -> None:
    answer = ask(f"/search?q={quote(question)}")
    for address in [one for one in links(answer, "/article/") if one.endswith("#word")][:4]:
        article = ask(plain(address.removesuffix("#word")))
        marked = [one for one in article.elements if one.tag == "mark"]
        assert [one.get("id") for one in marked].count("word") == 1
        assert next(one for one in marked if one.get("id") == "word").text_content().lower().startswith("conseil")
    assert "<mark" not in ask("/article/1").text


def test_every_example_of_the_help_finds_what_it_says(ask: Ask, sample: Path) -> None:
    answer = ask("/help")
    told = re.findall(r'<th scope="row"><a href="([^"]+)"><code>.*?</td><td class="number">(\d+)', answer.text)
    assert len(told) >= 10
    with Archive(sample) as archive:
        for address, number in told:
            question = ask(plain(address.replace("&amp;", "&")))
            assert question.status == 200
            assert (len(hits(question)) == int(number)) or int(number) > 20
        assert archive.count() > 0
    assert "How to search" in ask("/help", language="en").words


def test_an_empty_archive_has_help_without_examples(tmp_path: Path, desk_of: Callable[..., Ask]) -> None:
    from crawler.archive import Archive as Writer

    with Writer(tmp_path / "hemero.db") as archive:
        archive.recover()
    assert "n’a pas encore d’article" in desk_of(tmp_path / "hemero.db")("/help").words


def test_an_address_finds_its_article_however_it_was_copied(ask: Ask, sample: Path) -> None:
    with sqlite3.connect(f"file:{sample}?mode=ro", uri=True) as db:
        number, url = db.execute("SELECT article_id, url FROM articles WHERE outlet = 'bocage' LIMIT 1").fetchone()
    bare = url.removeprefix("https://www.")
    for copied in (url, f"http://{bare}", f"https://{bare}#suite", f"{url}?utm_source=x&at_medium=y", f"www.{bare}", bare, f"{url}/amp"):
        assert hits(ask(f"/search?q={quote(copied, safe='')}")) == [number]
    assert ask("/search?q=https://nulle.example/part").status == 400


def test_a_set_of_newspapers_is_a_choice(tmp_path: Path, desk_of: Callable[..., Ask]) -> None:
    path = build(tmp_path / "hemero.db", hostile=False)
    (tmp_path / "ensembles.toml").write_text('gazettes = ["deux_rives", "rivages"]\n')
    ask = desk_of(path)
    assert "gazettes (ensemble)" in ask("/search").words
    assert hits(ask("/search?q=conseil&outlet=@gazettes")) == hits(ask("/search?q=conseil&outlet=deux_rives&outlet=rivages"))
