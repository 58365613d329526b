"""A concordance: its context, order, pages and neighbours."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import Any

import pytest

from crawler.archive.query.concordance import concordance, page_of_concordance
from crawler.archive.query.errors import QuestionError
from crawler.archive.query.reader import select

TEXTS = (
    ("La grève dure", "Une grève sans fin.", ("Le maire dit que la grève dure. " + "Le train ne part pas. " * 12 + "Grève ou pas.",)),
    ("Le marché", None, ("Les grèves du marché.", "La dernière grève date de mai.")),
    ("Un pont", None, ("Rien.",)),
)


@pytest.fixture
def db(desk: Any) -> Any:
    for minutes, (title, lead, text) in enumerate(TEXTS):
        published = datetime(2016, 11, 20 + minutes, 12, tzinfo=UTC)
        desk.read(f"/{minutes}", *text, title=title, lead=lead, minutes=minutes, published=published)
    desk.archive.flush()
    return desk.archive.db


def test_every_occurrence_of_title_lead_and_text_is_a_line_newest_article_first(db: Any) -> None:
    lines = list(concordance(db, select("grève")))
    assert [(line.article_id, line.field, line.number, line.pivot) for line in lines] == [
        *((2, "body", 1, "grèves"), (2, "body", 2, "grève")),
        *((1, "title", 1, "grève"), (1, "lead", 2, "grève"), (1, "body", 3, "grève"), (1, "body", 4, "Grève")),
    ]


def test_the_text_on_both_sides_is_cut_at_words(db: Any) -> None:
    last = list(concordance(db, select("=Grève"), fields=("body",)))[-1]
    text = TEXTS[0][2][0]
    assert text.endswith(last.left + last.pivot + last.right)
    assert last.left.split()[0] in text.split()
    assert len(last.left) <= 80


def test_paragraphs_are_joined_by_a_pilcrow(db: Any) -> None:
    (line,) = list(concordance(db, select("=grèves")))
    assert line.right == " du marché. ¶ La dernière grève date de mai."


@pytest.mark.parametrize("sort", ["left", "right", "word", "outlet", "oldest"])
def test_another_order_has_the_same_lines(db: Any, sort: str) -> None:
    assert Counter(concordance(db, select("grève"), sort=sort)) == Counter(concordance(db, select("grève")))


def test_lines_are_sorted_by_the_words_beside(db: Any) -> None:
    right = [line.right.split()[:1] for line in concordance(db, select("grève"), fields=("body",), sort="right")]
    assert right == [["date"], ["du"], ["dure."], ["ou"]]
    left = [line.left.split()[-1:] for line in concordance(db, select("grève"), fields=("body",), sort="left")]
    assert left == [["dernière"], ["la"], ["Les"], ["pas."]]


def test_pages_show_every_line_once_and_count_neighbours(db: Any) -> None:
    for sort in ("newest", "right"):
        pages = [page_of_concordance(db, select("grève"), sort=sort, limit=2, offset=offset, most=100) for offset in (0, 2, 4)]
        assert [line for page in pages for line in page.lines] == list(concordance(db, select("grève"), sort=sort))
        assert {page.total for page in pages} == {6}
        assert dict(pages[0].left) == {"la": 2, "une": 1, "les": 1, "dernière": 1, "pas": 1}


def test_a_page_says_of_how_many_articles_it_read(db: Any) -> None:
    page = page_of_concordance(db, select("grève"), most=1)
    assert (page.articles, page.of, page.total) == (1, 2, 2)


@pytest.mark.parametrize(("words", "more"), [("", {}), ("a", {"sort": "colour"}), ("a", {"fields": ()}), ("a", {"fields": ("headline",)})])
def test_what_cannot_be_a_concordance_is_explained(db: Any, words: str, more: dict[str, Any]) -> None:
    with pytest.raises(QuestionError):
        concordance(db, select(words), **more)


@pytest.mark.parametrize("sort", ["newest", "oldest"])
def test_a_very_frequent_word_is_asked_for_by_ranges_of_days_and_has_the_same_lines(db: Any, monkeypatch: Any, sort: str) -> None:
    usual = page_of_concordance(db, select("grève"), sort=sort, most=1), page_of_concordance(db, select("grève"), sort=sort, most=9)
    monkeypatch.setattr("crawler.archive.query.concordance.COUNT_LIMIT", 0)
    monkeypatch.setattr("crawler.archive.query.search.FIRST_RANGE", 1)
    assert tuple(page_of_concordance(db, select("grève"), sort=sort, most=most) for most in (1, 9)) == usual


def test_words_are_found_again_when_the_memory_of_tokens_was_emptied(db: Any, monkeypatch: Any) -> None:
    usual = list(concordance(db, select('grève OU "le marché"')))
    monkeypatch.setattr("crawler.archive.query.snippets.MAX_TOKENS", 1)
    assert list(concordance(db, select('grève OU "le marché"'))) == usual
