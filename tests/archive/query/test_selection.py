from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl

import pytest

from crawler.archive.query.language import parse_question
from crawler.archive.query.search import search
from crawler.archive.query.selection import Selection, count, day_terms, rows
from crawler.archive.query.trends import over_time
from crawler.errors import HemeroError

FULL = Selection(
    'grève -train titre:"a & b"', ("lemonde", "ouest_france"), ("FR",), date(2016, 11, 24), date(2017, 1, 2), ("Politique",),
    ("Anne Petit",), ("AFP",), ("fr",), ("opinion", "live"),
)  # fmt: skip


def test_a_selection_survives_an_address() -> None:
    assert Selection.of(parse_qsl(FULL.query_string())) == FULL
    assert Selection.of(parse_qsl(Selection().query_string())) == Selection()


@pytest.mark.parametrize(
    ("name", "value"), [("since", "hier"), ("until", "2016-13"), ("kind", "roman"), ("since", "2016-11-24-1"), ("since", "0001")]
)
def test_what_is_no_day_or_kind_is_said(name: str, value: str) -> None:
    with pytest.raises(HemeroError, match=value):
        Selection.of([(name, value)])


def test_days_the_wrong_way_round_are_said() -> None:
    with pytest.raises(HemeroError, match="earlier one first"):
        Selection(since=date(2016, 11, 24), until=date(2016, 11, 23))


@pytest.mark.parametrize(
    ("since", "days"), [(date(2015, 11, 3), 1), (date(2016, 2, 28), 40), (date(2014, 12, 31), 900), (date(2016, 1, 1), 366)]
)
def test_the_marks_of_a_span_cover_each_of_its_days_once(since: date, days: int) -> None:
    until = since + timedelta(days=days - 1)
    held = [0] * days
    for mark in day_terms(since, until):
        _, stretch = mark.split("ß")
        for number in range(days):
            held[number] += f"{since + timedelta(days=number):%Y%m%d}".startswith(stretch)
    assert held == [1] * days


@pytest.fixture
def stock(desk: Any) -> Any:
    """An archive with forty articles of two newspapers over four months."""
    desk.archive.keep_outlets([
        {"outlet": "bocage", "title": "Le Bocage", "country": "FR", "zone": "Europe/Paris"},
        {"outlet": "le_lac", "title": "Le Lac", "country": "CH", "zone": "Europe/Zurich"},
    ])  # fmt: skip
    for number in range(40):
        published = datetime(2016, 10, 1, 8, tzinfo=UTC) + timedelta(days=3 * number) if number else None
        desk.read(
            f"/{number}", "Le préfet parle de la grève." if number % 2 else "Le préfet se tait.", title=f"Article {number}", minutes=number,
            published=published, outlet="le_lac" if number % 4 == 1 else "bocage", section=("Politique", "Vie locale")[number % 2],
            authors=("Anne Petit", "AFP") if number % 5 == 0 else ("Luc Grand",), agency="AFP" if number % 5 == 0 else None,
            kind="opinion" if number % 10 == 0 else "article", language="fr",
        )  # fmt: skip
    return desk


FILTERS = {
    "": 40,
    "q=préfet": 40,
    "q=grève": 20,
    "outlet=le_lac": 10,
    "outlet=le_lac&outlet=bocage": 40,
    "outlet=lelac": 0,
    "country=ch": 10,
    "country=FR&q=grève": 10,
    "section=politique": 20,
    "section=locale": 20,
    "section=loc": 0,
    "author=petit": 8,
    "author=Anne Petit": 8,
    "author=Petit AFP": 0,
    "author=Anne Petit&author=grand": 40,
    "agency=afp": 8,
    "language=fr": 40,
    "language=de": 0,
    "kind=opinion": 4,
    "q=auteur:petit": 8,
    "q=rubrique:politique -auteur:petit": 16,
    "since=2016-10-04&until=2016-10-07": 2,
    "since=2016-10-05": 38,
    "until=2016-10-04": 1,
    "q=grève&since=2016-11&until=2016-11": 5,
    "q=grève&since=2016-10-05&until=2017-01-20": 18,
    "q=préfet&since=2016-10-04&until=2016-11-20&outlet=bocage": 12,
    "q=préfet&since=2010&until=2040&country=CH": 10,
}


@pytest.mark.parametrize("address", FILTERS)
def test_filters_leave_what_they_say(stock: Any, address: str) -> None:
    selection = Selection.of(parse_qsl(address))
    assert count(stock.archive.db, selection) == FILTERS[address]
    assert len(list(rows(stock.archive.db, selection, ["article_id", "title"]))) == FILTERS[address]
    found = search(stock.archive.db, selection, limit=100)
    assert (found.count, found.exact, len(found.hits)) == (FILTERS[address], True, FILTERS[address])


@pytest.mark.parametrize("bound", [20_000, 3])
@pytest.mark.parametrize("sort", ["newest", "oldest", "relevance"])
@pytest.mark.parametrize("words", ["", "préfet", "article OU grève"])
def test_pages_follow_each_other_without_gap_or_repetition(
    stock: Any, monkeypatch: pytest.MonkeyPatch, words: str, sort: str, bound: int
) -> None:
    monkeypatch.setattr("crawler.archive.query.search.COUNT_LIMIT", bound)
    monkeypatch.setattr("crawler.archive.query.search.FIRST_RANGE", 2)
    found, after, days = [], None, []
    for _ in range(40):
        page = search(stock.archive.db, Selection(words), sort=sort, after=after, limit=3)
        found += [hit.article_id for hit in page.hits]
        days += [hit.published for hit in page.hits]
        after = page.next
        if after is None:
            break
    assert sorted(found) == list(range(1, 41))
    if sort != "relevance":
        dated = [day for day in days if day]
        assert days == [*sorted(dated, reverse=sort == "newest"), None]


def test_frequent_words_bring_titles_first(stock: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    stock.read("/titre", "Rien.", title="Le préfet à la une", minutes=90, published=datetime(2015, 1, 1, tzinfo=UTC))
    monkeypatch.setattr("crawler.archive.query.search.COUNT_LIMIT", 5)
    found = search(stock.archive.db, Selection("préfet"), limit=4)
    assert (found.ranking, found.exact, found.count) == ("titles", False, 5)
    assert [hit.title for hit in found.hits[:2]] == ["Le préfet à la une", "Article 39"]


def test_a_page_that_no_search_gave_is_refused(stock: Any) -> None:
    for after in ("x", "WzFd", "WyJiIiwgLTFd", "e30", "WyJuIiwgMSwgMiwgM10"):
        with pytest.raises(HemeroError, match="begin at the first"):
            search(stock.archive.db, Selection("préfet"), after=after)


def test_an_unknown_order_and_column_are_said(stock: Any) -> None:
    with pytest.raises(HemeroError, match="There is no order"):
        search(stock.archive.db, Selection("préfet"), sort="hasard")
    with pytest.raises(HemeroError, match="have no column"):
        list(rows(stock.archive.db, Selection(), ["title; DROP TABLE pages"]))


@pytest.mark.parametrize("field", ["outlets", "countries", "sections", "authors", "agencies", "languages"])
def test_signs_of_the_index_mean_nothing_in_filters(stock: Any, field: str) -> None:
    for value in ('"', '" OR titre', "a) OR (b", "'; DROP TABLE pages", "*", "{x} : y", "\0"):
        assert count(stock.archive.db, Selection("préfet").but(**{field: (value,)})) == 0


def test_filters_follow_what_an_article_becomes(stock: Any) -> None:
    def of(**fields: Any) -> int:
        return count(stock.archive.db, Selection(**fields))

    before = of(sections=("politique",)), of(since=date(2020, 1, 1)), of(outlets=("bocage",))
    stock.read(
        "/2",
        "Le préfet se tait.",
        title="Article 2",
        minutes=200,
        published=datetime(2020, 5, 5, 8, tzinfo=UTC),
        section="Sports",
        lead="Chapô.",
    )
    assert (of(sections=("politique",)), of(since=date(2020, 1, 1)), of(outlets=("bocage",))) == (before[0] - 1, before[1] + 1, before[2])
    assert stock.rows("SELECT day, outlet FROM filed WHERE article_id = 3") == [("2020-05-05", "bocage")]
    stock.archive.db.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")


def test_counts_by_day_follow_articles_that_come_change_and_go(stock: Any) -> None:
    def told() -> list[tuple[Any, ...]]:
        return stock.rows("SELECT day, outlet, articles, words, leads, authors, agencies, sections FROM days ORDER BY 1, 2")

    counted = """
        SELECT coalesce(substr(published, 1, 10), ''), outlet, count(*), sum(words), sum(lead != ''), sum(authors != '[]'),
            sum(agency != ''), sum(section != '') FROM articles GROUP BY 1, 2 ORDER BY 1, 2
    """
    stock.read("/4", "Autre chose.", title="Article 4", minutes=300, published=datetime(2016, 12, 1, tzinfo=UTC), authors=())
    stock.archive.db.execute("DELETE FROM articles WHERE article_id IN (7, 8)")
    expected = [tuple(cell or 0 for cell in row[2:]) for row in stock.rows(counted)]
    assert [row[2:] for row in told()] == expected
    assert [row[:2] for row in told()] == [row[:2] for row in stock.rows(counted)]


def test_a_question_has_limits() -> None:
    for words in ("a" * 5000, " ".join(f"mot{n}" for n in range(101)), "(" * 30 + "a" + ")" * 30):
        with pytest.raises(HemeroError):
            parse_question(words)


EXPLAINED = {
    '"ouvert': "never closed",
    "(palais": "bracket that is never closed",
    "palais)": "never opened",
    "palais OU": "OU without a word on both sides",
    "SAUF palais": "only says what is not to be there",
    "machin:truc": "a field « machin »",
    "titre:": "no word after titre:",
    "NEAR(a": "never closed",
    "NEAR(a, 3)": "fewer than two words",
    "NEAR(a b, x)": "« x »",
    "a ET": "ET without a word after it",
}


@pytest.mark.parametrize("words", EXPLAINED)
def test_a_mistyped_question_is_told_what_is_wrong(words: str) -> None:
    with pytest.raises(HemeroError, match="try words") as told:
        parse_question(words)
    assert EXPLAINED[words] in str(told.value)


def test_leads_are_a_field(stock: Any) -> None:
    stock.read("/chapo", "Un texte.", title="Titre", lead="Les manifestants arrivent.", minutes=400)
    assert count(stock.archive.db, Selection("chapo:manifester")) == 1
    assert count(stock.archive.db, Selection("chapo:(manifester texte)")) == 0


def test_words_as_printed_are_told_from_their_stems(stock: Any) -> None:
    stock.read("/manif", "Des manifestants.", title="Titre", minutes=400)
    found = {"manifester": 1, "=manifester": 0, "=manifestants": 1, "=Manifestants": 0, '="Des manifestants"': 1, '="des manifestants"': 0}
    assert {words: count(stock.archive.db, Selection(words)) for words in found} == found


def test_hits_through_time_lead_to_their_articles(stock: Any) -> None:
    line = over_time(stock.archive.db, Selection("grève"), step="month")
    assert line.total == 20
    for point in line.points:
        assert count(stock.archive.db, point.selection) == point.articles
