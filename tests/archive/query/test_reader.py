"""`crawler.Archive`: results as rows, pandas and pyarrow tables; user errors as `HemeroError`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pandas
import pyarrow as pa
import pytest

from crawler import Archive
from crawler.archive.query.reader import FarFromMomentWarning
from crawler.archive.query.selection import Selection
from crawler.errors import HemeroError
from tests.desk.conftest import sample

__all__ = ["sample"]


@pytest.fixture
def archive(sample: Path) -> Iterator[Archive]:
    with Archive(sample) as opened:
        yield opened


def test_search_gives_hits_that_hold_the_word(archive: Archive) -> None:
    hits = archive.search("conseil", limit=500)
    assert len(list(hits)) == archive.count("conseil") > 3
    assert all("conseil" in archive.article(hit.article_id).text.lower() or "conseil" in (hit.title or "").lower() for hit in hits)
    first = hits.first()
    assert first is not None
    assert "conseil" in first.snippet.lower()
    assert archive.search("introuvable").first() is None


def test_search_goes_over_pages_until_its_limit(archive: Archive) -> None:
    page = archive.page("le", limit=2, sort="newest")
    following = archive.page("le", limit=2, sort="newest", after=page.next)
    whole = [hit.article_id for hit in archive.search("le", limit=4, sort="newest")]
    assert [hit.article_id for hit in (*page.hits, *following.hits)] == whole
    assert page.count == archive.count("le")


def test_an_answer_can_be_iterated_again(archive: Archive) -> None:
    found = archive.search("conseil", limit=3)
    assert list(found) == list(found)


@pytest.mark.parametrize("several", ["bocage", ["bocage"], ("bocage",)])
def test_filters_take_a_text_or_several(archive: Archive, several: Any) -> None:
    assert {one.outlet for one in archive.articles(outlet=several)} == {"bocage"}


@pytest.mark.parametrize("since", ["2016-11-23", date(2016, 11, 23), datetime(2016, 11, 23, 12, tzinfo=UTC)])
def test_days_are_texts_or_dates(archive: Archive, since: Any) -> None:
    days = {(one.published or "")[:10] for one in archive.articles(since=since, until="2016-11")}
    assert days == {"2016-11-23", "2016-11-24"}


def test_a_selection_does_as_filters_do(archive: Archive) -> None:
    chosen = Selection("conseil", outlets=("bocage",))
    assert archive.count(selection=chosen) == archive.count("conseil", outlet="bocage") > 0
    assert archive.count("quartier", selection=chosen) == archive.count("quartier", outlet="bocage")


def test_articles_come_by_number_with_all_their_text(archive: Archive) -> None:
    found = list(archive.articles(outlet="rivages"))
    assert [one.article_id for one in found] == sorted(one.article_id for one in found)
    assert all(one.paragraphs for one in found)
    assert found[0] == archive.article(found[0].article_id) == archive.article(found[0].url)


def test_headlines_at_a_moment_are_the_front_page_with_what_left(archive: Archive) -> None:
    front = archive.front("bocage", "2016-11-22 12:00")
    rows = archive.headlines("bocage", "2016-11-22 12:00").to_dicts()
    stood = [(block.title, one.rank, one.text) for block in front.blocks for one in block.headlines]
    assert [(row["block"], row["rank"], row["text"]) for row in rows if row["change"] != "left"] == stood
    assert [row["text"] for row in rows if row["change"] == "left"] == [one.text for one in front.left]
    assert {row["seen"] for row in rows} == {"2016-11-22T08:39:00+01:00"}
    assert archive.front("bocage", datetime(2016, 11, 22, 7, 40, tzinfo=UTC)) == front


def test_headlines_of_a_span_are_all_that_stood(archive: Archive) -> None:
    rows = list(archive.headlines("bocage", since="2016-11-22 08:00+01:00", until="2016-11-22 09:00+01:00"))
    assert {row.outlet for row in rows} == {"bocage"}
    assert all(row.seen.startswith("2016-11-22T08:39") or row.seen.startswith("2016-11-22T08:4") for row in rows)
    assert {row.text for row in rows} >= {
        one.text for block in archive.front("bocage", "2016-11-22 08:39").blocks for one in block.headlines
    }
    everywhere = {row.outlet for row in archive.headlines(since="2016-11-22", until="2016-11-23")}
    assert everywhere == {"bocage", "deux_rives", "rivages"}


@pytest.mark.parametrize("day", ["23/11/2016", "23 novembre 2016", "2016/11/23", "23.11.2016"])
def test_a_typed_day_has_the_same_forms_in_python(archive: Archive, day: str) -> None:
    on_the_day = archive.headlines(since="2016-11-23", until="2016-11-23").to_dicts()
    assert on_the_day
    assert archive.headlines(since=day, until=day).to_dicts() == on_the_day
    assert archive.headlines("bocage", f"{day} 8h").to_dicts() == archive.headlines("bocage", "2016-11-23 08:00").to_dicts()
    assert archive.count(since=day, until=day) == archive.count(since="2016-11-23", until="2016-11-23")


def test_revisions_times_and_promotions_of_an_article(archive: Archive) -> None:
    [hit] = [one for one in archive.search("sommet", outlet="deux_rives", limit=500) if "dignité" in (one.title or "")]
    contents = list(archive.revisions(hit.article_id))
    assert [one.number for one in contents] == [1, 2]
    assert contents[0].title != contents[1].title == hit.title
    assert contents[1].changed == {"title": True, "added": 2}
    chosen = {one.field: one.value for one in archive.times(hit.url) if one.chosen}
    assert chosen["published"] == hit.published
    stood = list(archive.promotions(hit.article_id))
    assert {one.text for one in stood} == {one.title for one in contents}
    assert all(one.first_utc <= one.last_utc for one in stood)


def test_trends_add_up_to_what_search_counts(archive: Archive) -> None:
    rows = archive.trends(["conseil", "conseil de quartier"], step="day", outlet=["bocage", "rivages"]).to_dicts()
    assert {row["word"] for row in rows} == {"conseil", "conseil de quartier"}
    assert sum(row["articles"] for row in rows if row["word"] == "conseil") == archive.count("conseil", outlet=["bocage", "rivages"])
    assert {row["outlet"] for row in archive.trends("conseil", by_outlet=True, country="FR")} == {"bocage", "deux_rives"}


def test_outlets_know_how_many_articles_they_have(archive: Archive) -> None:
    assert sum(one.articles for one in archive.outlets()) == archive.count()


def test_a_capture_is_the_page_as_it_was_served(archive: Archive) -> None:
    article = archive.article(1)
    kept = archive.archived(article.capture_id)
    assert article.paragraphs[0][:20].encode() in kept.body


ASKED: tuple[Callable[[Archive], Any], ...] = (
    lambda archive: archive.search("conseil"),
    lambda archive: archive.articles(outlet="bocage"),
    lambda archive: archive.headlines("bocage", "2016-11-22 12:00"),
    lambda archive: archive.headlines("bocage", since="2016-11-22", until="2016-11-23"),
    lambda archive: archive.revisions(1),
    lambda archive: archive.times(1),
    lambda archive: archive.promotions(1),
    lambda archive: archive.trends("conseil, maire", step="day"),
    lambda archive: archive.outlets(),
)


@pytest.mark.parametrize("ask", ASKED)
def test_every_answer_is_the_same_as_dictionaries_in_pandas_and_in_pyarrow(archive: Archive, ask: Callable[[Archive], Any]) -> None:
    rows = ask(archive).to_dicts()
    assert rows
    frame, table = ask(archive).to_pandas(), ask(archive).to_arrow()
    assert isinstance(frame, pandas.DataFrame)
    assert isinstance(table, pa.Table)
    assert list(frame.columns) == table.column_names == list(rows[0])
    assert len(frame) == table.num_rows == len(rows)
    texts = [name for name in rows[0] if isinstance(rows[0][name], str)]
    for name in texts:
        told = [None if pandas.isna(cell) else cell for cell in frame[name]]
        assert told == table.column(name).to_pylist() == [row[name] for row in rows]


MISTAKES: tuple[tuple[Callable[[Archive], Any], str], ...] = (
    (lambda archive: archive.search('"conseil').first(), "quotation mark"),
    (lambda archive: archive.search("conseil", outlet="bocages").first(), "did you mean bocage"),
    (lambda archive: archive.count(outlet="lemonde"), "no newspaper 'lemonde'"),
    (lambda archive: archive.page(outlet="lemonde"), "no newspaper 'lemonde'"),
    (lambda archive: archive.articles(outlet="lemonde").to_dicts(), "no newspaper 'lemonde'"),
    (lambda archive: archive.trends("mot", outlet="lemonde").to_dicts(), "no newspaper 'lemonde'"),
    (lambda archive: archive.headlines("lemonde").first(), "no newspaper 'lemonde'"),
    (lambda archive: archive.headlines("lemonde", "2016-11-22").first(), "no headlines of 'lemonde'"),
    (lambda archive: archive.front("bocage", "tantôt"), "no moment"),
    (lambda archive: archive.headlines(at="2016-11-22"), "name it"),
    (lambda archive: archive.search("mot", journal="bocage"), "no filter 'journal'"),
    (lambda archive: archive.search("mot", since="hier"), "hier"),
    (lambda archive: archive.search("mot", sort="best").first(), "best"),
    (lambda archive: archive.trends("mot", step="hour").first(), "hour"),
    (lambda archive: archive.article(99999), "no article 99999"),
    (lambda archive: archive.revisions("https://www.bocage.example/jamais").first(), "jamais"),
    (lambda archive: archive.archived(99999), "99999"),
)


@pytest.mark.parametrize(("ask", "said"), MISTAKES)
def test_a_mistake_is_a_sentence(archive: Archive, ask: Callable[[Archive], Any], said: str) -> None:
    with pytest.raises(HemeroError) as raised:
        ask(archive)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_no_archive_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(HemeroError, match="hemero crawl"):
        Archive(tmp_path / "none.db")
    assert not list(tmp_path.iterdir())


def test_what_is_no_archive_is_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_text("bonjour " * 1000)
    with pytest.raises(HemeroError, match=r"a\.db"):
        Archive(tmp_path / "a.db").count()


def test_nothing_can_be_written(archive: Archive) -> None:
    with pytest.raises(Exception, match="readonly"):
        archive.db.execute("DELETE FROM articles")


def test_without_pandas_a_sentence_says_what_to_install(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(HemeroError, match="pip install pandas"):
        archive.search("conseil").to_pandas()


# -- one clock


def test_a_span_of_headlines_is_in_the_newspapers_zone_as_a_moment_is(archive: Archive) -> None:
    at_8_39 = {row["capture_id"] for row in archive.headlines("bocage", "2016-11-22 08:39").to_dicts()}
    span = {row.capture_id for row in archive.headlines("bocage", since="2016-11-22 08:39", until="2016-11-22 08:39")}
    assert at_8_39 == span != set()
    naive = list(archive.headlines("bocage", since=datetime(2016, 11, 22, 8, 0), until=datetime(2016, 11, 22, 9, 0)))
    assert naive == list(archive.headlines("bocage", since="2016-11-22T07:00+00:00", until="2016-11-22T08:00+00:00")) != []
    assert naive == [row for row in archive.headlines(since="2016-11-22 08:00", until="2016-11-22 09:00") if row.outlet == "bocage"]


@pytest.mark.parametrize("days", [("2016-11-22", "2016-11-23"), (date(2016, 11, 22), date(2016, 11, 23)), ("22/11/2016", "23/11/2016")])
def test_a_span_of_days_includes_its_last_day_as_searches_do(archive: Archive, days: tuple[Any, Any]) -> None:
    seen = {row.seen[:10] for row in archive.headlines("bocage", since=days[0], until=days[1])}
    assert seen == {"2016-11-22", "2016-11-23"}
    assert {row.seen[:7] for row in archive.headlines("bocage", since="2016", until="2016-11")} == {"2016-11"}
    assert len(list(archive.headlines("bocage", until="2016-11"))) == len(list(archive.headlines("bocage")))


@pytest.mark.parametrize("at", ["1995-01-01 08:00", "0001-01-01", "9999-12-31 23:59", date(2031, 1, 1), datetime(2016, 11, 26, tzinfo=UTC)])
def test_a_moment_far_from_any_capture_says_so(archive: Archive, at: Any) -> None:
    with pytest.warns(FarFromMomentWarning, match=r"was not captured .* of 2016-11-2.* the moment\.") as said:
        front = archive.front("bocage", at)
    assert said[0].filename == __file__
    assert front.distance is not None
    assert front.far
    with pytest.warns(FarFromMomentWarning):
        assert {row["distance"] for row in archive.headlines("bocage", at)} == {front.distance}


def test_a_moment_near_a_capture_is_silent_and_says_how_far_it_is(archive: Archive) -> None:
    front = archive.front("bocage", "2016-11-22 08:45")
    assert (front.far, front.warning, front.distance) == (False, "", -360.0)


# -- what is no text, day or number


@pytest.mark.parametrize(
    "question",
    [
        lambda one: one.search(None),
        lambda one: one.count(7),
        lambda one: one.search("a", since=2016),
        lambda one: one.search("a", limit=None),
        lambda one: one.search("a", since=["2016", "2017"]),
        lambda one: one.articles(outlet=3),
        lambda one: one.articles(outlet=["bocage", 3]),
        lambda one: one.trends(None),
        lambda one: one.trends("a", until=2016.5),
        lambda one: one.headlines("bocage", 2016),
        lambda one: one.headlines("bocage", since=2016),
        lambda one: one.headlines("bocage", since="hier"),
        lambda one: one.front("bocage", None),
        lambda one: one.article(None),
        lambda one: one.article(1.5),
        lambda one: one.archived("x"),
        lambda one: one.page("a", limit="many"),
    ],
)
def test_what_is_no_text_day_or_number_is_an_error_of_one_sentence(archive: Archive, question: Callable[[Archive], Any]) -> None:
    with pytest.raises(HemeroError, match=r"^[^\n]+\.$"):
        list(question(archive))


@pytest.mark.parametrize("number", [99_999, 0, -1, 1 << 80])
def test_what_is_asked_of_an_unknown_article_says_what_article_says(archive: Archive, number: int) -> None:
    for question in (archive.article, archive.revisions, archive.times, archive.promotions):
        with pytest.raises(HemeroError, match=f"The archive has no article {number}: "):
            question(number)


def test_the_numbers_of_pandas_name_articles(archive: Archive) -> None:
    numbers = archive.search("conseil").to_pandas()["article_id"]
    assert archive.article(numbers[0]).article_id == numbers[0]
