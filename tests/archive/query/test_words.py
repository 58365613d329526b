"""Words counted in a selection: every number is checked against a plain count over the same texts."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from datetime import UTC, datetime
from typing import Any

import pytest

from crawler.archive.query.collocates import collocates
from crawler.archive.query.errors import QuestionError
from crawler.archive.query.reader import select
from crawler.archive.query.specificities import specificities
from crawler.archive.query.word_counts import MAX_SEQUENCES, forms, word_counts
from crawler.archive.query.word_statistics import log_likelihood, specificity
from crawler.archive.query.word_tokens import tokens

TEXTS = {
    "greve": ("La grève des trains", ("La grève dure. Les grévistes disent que la grève continue.", "Le train de Rennes part."), "Société"),
    "marche": ("Le marché de Vitré", ("Le marché rouvre aujourd’hui. L’été, le marché ferme.",), "Économie"),
    "train": ("Un train en retard", ("Le train de Vitré n’a pas roulé. Un autre train part, puis le train de Rennes.",), "Société"),
}


@pytest.fixture
def db(desk: Any) -> Any:
    for minutes, (path, (title, text, section)) in enumerate(TEXTS.items()):
        published = datetime(2016, 11, 20 + minutes, 12, tzinfo=UTC)
        desk.read(f"/{path}", *text, title=title, lead=None, section=section, minutes=minutes, published=published)
    desk.archive.flush()
    return desk.archive.db


def plain_words(*names: str) -> Counter[str]:
    """The words of some texts, counted without the code under test."""
    counts = Counter[str]()
    for name in names or tuple(TEXTS):
        title, text, _ = TEXTS[name]
        prose = " ".join((title, *text)).lower().replace("’", "'")
        counts.update(re.findall(r"aujourd'hui|[ln]'|\w+", prose))
    return counts


def test_elided_words_count_and_aujourdhui_is_one_word() -> None:
    assert tokens("Aujourd’hui, l'été d’Yves n'est-il qu'un jour ?") == [
        "aujourd'hui", "l'", "été", "d'", "yves", "n'", "est", "il", "qu'", "un", "jour",
    ]  # fmt: skip


def test_accents_that_are_characters_of_their_own_make_the_same_words(db: Any) -> None:
    before = word_counts(db, select(), limit=1000)
    for article_id, body in db.execute("SELECT article_id, body FROM articles").fetchall():
        db.execute("UPDATE articles SET body = ? WHERE article_id = ?", [unicodedata.normalize("NFD", body), article_id])
    assert word_counts(db, select(), limit=1000) == before


def test_every_word_is_counted_as_a_plain_count_does(db: Any) -> None:
    counted = word_counts(db, select(), limit=1000)
    assert {row.word: row.occurrences for row in counted.rows} == dict(plain_words())
    assert counted.words == plain_words().total()
    assert all(row.per_million == round(1e6 * row.occurrences / counted.words, 2) for row in counted.rows)


def test_the_articles_of_a_word_are_counted_once_each(db: Any) -> None:
    (row,) = [one for one in word_counts(db, select(), limit=1000).rows if one.word == "train"]
    assert (row.occurrences, row.articles) == (5, 2)


def test_sequences_stay_within_a_paragraph(db: Any) -> None:
    found = {row.word: row.occurrences for row in word_counts(db, select(), size=2, limit=1000).rows}
    assert found["le train"] == 3
    assert "continue le" not in found
    assert "trains la" not in found


@pytest.mark.parametrize("size", [2, 3, 5])
def test_sequences_read_in_several_shares_are_the_same(db: Any, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    whole = word_counts(db, select(), size=size, limit=1000)
    monkeypatch.setattr("crawler.archive.query.word_counts.MAX_SEQUENCES", 10)
    assert word_counts(db, select(), size=size, limit=1000) == whole


def test_too_many_words_for_sequences_is_said(db: Any) -> None:
    db.execute("UPDATE articles SET words = ?", [MAX_SEQUENCES * 100])
    with pytest.raises(QuestionError, match="select fewer articles"):
        word_counts(db, select(), size=2)


def test_stems_add_up_under_the_most_frequent_form(db: Any) -> None:
    rows = {row.word: row for row in word_counts(db, select(), by_stem=True, limit=1000).rows}
    assert (rows["train"].occurrences, rows["train"].articles) == (6, 2)
    assert "trains" not in rows


def test_the_forms_of_a_search_are_rated_among_all_articles_of_the_filters(db: Any) -> None:
    counted = forms(db, select("trains"))
    assert {row.word: row.occurrences for row in counted.rows} == {"train": 5, "trains": 1}
    assert counted.words == plain_words().total()
    narrowed = forms(db, select("trains", section="Société"))
    assert narrowed.words == plain_words("greve", "train").total()


def test_collocates_are_the_words_within_the_window(db: Any) -> None:
    counted = collocates(db, select("train", since="2016-11-22"), window=1, least=1)
    assert {row.word: row.together for row in counted.rows} == {"un": 1, "en": 1, "le": 2, "de": 2, "autre": 1, "part": 1}
    total, near = counted.words, 8
    for row in counted.rows:
        assert row.expected == round(near * row.occurrences / total, 2)
        assert row.log_likelihood == round(log_likelihood(total, near, row.occurrences, row.together), 2)


def test_a_window_ends_with_the_paragraph(db: Any) -> None:
    found = {row.word for row in collocates(db, select("continue"), window=10, least=1).rows}
    assert "part" not in found
    assert "grève" in found


def test_the_words_of_one_part_are_told_from_chance(db: Any) -> None:
    rows = specificities(db, select(), by="section", least=1, limit=100).rows
    (market,) = [row for row in rows if (row.part, row.word) == ("Économie", "marché")]
    total, part = plain_words().total(), plain_words("marche").total()
    assert market.specificity == round(specificity(total, part, 3, 3), 2) > 0
    assert (market.within, market.part_words, market.occurrences) == (3, part, 3)
    assert next(row.specificity for row in rows if row.word == "train" and row.part == "Économie") < 0


def test_a_search_is_compared_with_the_rest(db: Any) -> None:
    rows = specificities(db, select(), part=select("marché"), least=1, limit=100).rows
    assert {row.part for row in rows} == {"selection"}
    assert max(rows, key=lambda row: row.specificity).word == "marché"


def test_articles_without_a_word_have_nothing_specific(desk: Any) -> None:
    desk.read("/vide", "…", title=None, lead=None)
    desk.archive.flush()
    assert specificities(desk.archive.db, select()).rows == ()
    assert collocates(desk.archive.db, select("vide")).rows == word_counts(desk.archive.db, select(), size=2).rows == ()


def test_a_sample_says_how_many_articles_it_is_of(db: Any) -> None:
    counted = word_counts(db, select(), most=2)
    assert (counted.articles, counted.of) == (2, 3)
    assert counted.words == plain_words("greve", "marche").total()


@pytest.mark.parametrize(
    ("ask", "sentence"),
    [
        (lambda db: word_counts(db, select(), size=6), "1 to 5"),
        (lambda db: forms(db, select()), "No word"),
        (lambda db: collocates(db, select()), "No word"),
        (lambda db: collocates(db, select("a"), window=99), "1 to 30"),
        (lambda db: collocates(db, select("a"), by="chance"), "log_dice"),
        (lambda db: specificities(db, select(), by="weather"), "outlet, country"),
    ],
)
def test_what_cannot_be_counted_is_explained(db: Any, ask: Any, sentence: str) -> None:
    with pytest.raises(QuestionError, match=sentence):
        ask(db)


AS_R_SAYS = [
    (61449, 7896, 296, 24, -2.17646098),
    (61449, 7896, 296, 60, 3.65843467),
    (1_000_000, 5_000, 40, 12, 17.9270003),
    (1_000_000, 250_000, 900, 0, -112.503469),
    (50, 20, 10, 10, 4.74506822),
    (1_000_000_000, 3_000_000, 5_000, 100, 47.1195465),
]
"""Values of R 4.2: `-phyper(k - 1, F, T - F, t, lower.tail = FALSE, log.p = TRUE) / log(10)` above the mode, else
`phyper(k, F, T - F, t, log.p = TRUE) / log(10)`, for the corpus T, the part t, the frequency F and the occurrences k in the part."""


@pytest.mark.parametrize(("total", "part", "frequency", "within", "score"), AS_R_SAYS)
def test_specificities_are_those_of_r(total: int, part: int, frequency: int, within: int, score: float) -> None:
    assert specificity(total, part, frequency, within) == pytest.approx(score, rel=1e-8)
