"""Questions about changes: filters, order, pages, counts, and the search in what was taken out."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from crawler.archive.query.changes import KINDS, ChangesWanted, changes, count_changes, gone_articles
from crawler.archive.query.errors import QuestionError
from crawler.archive.records import Visit


@pytest.fixture
def db(desk: Any) -> Any:
    later = datetime.fromisoformat("2016-11-24T12:30:00+01:00")
    desk.read("/pont", "Le pont a coûté 12 millions d’euros. Le maire se tait.", title="Le pont est fermé")
    desk.read("/foire", "La foire ouvre.", title="La foire")
    desk.read("/pont", "Le pont a coûté 15 millions d’euros. Le maire se tait.", title="Le pont est fermé", minutes=60)
    desk.read("/foire", "La foire ouvre.", "Un manège tourne.", title="La foire", updated=later, minutes=120)
    desk.read("/pont", "Le pont a coûté 15 millions d’euros.", title="Le pont rouvre", minutes=3000)
    desk.archive.flush()
    return desk.archive.db


def told(found: Any) -> list[tuple[str, ...]]:
    return [(one.url.rsplit("/", 1)[1], *one.counts) for one in found]


def test_changes_are_listed_last_first(db: Any) -> None:
    assert told(changes(db, ChangesWanted())) == [("pont", "title", "reworded"), ("foire", "added"), ("pont", "figures", "reworded")]


@pytest.mark.parametrize(
    ("wanted", "paths"),
    [
        ({"kinds": ("figures",)}, ["pont"]),
        ({"kinds": ("added", "title")}, ["pont", "foire"]),
        ({"announced": True}, ["foire"]),
        ({"announced": False}, ["pont", "pont"]),
        ({"since": "2016-11-25"}, ["pont"]),
        ({"until": "2016-11-24"}, ["foire", "pont"]),
        ({"outlets": ("rivages",)}, []),
        ({"least_words": 3}, ["pont", "foire"]),
        ({"within_hours": 5.5}, ["pont"]),
        ({"words": "tait"}, ["pont"]),
        ({"words": "12"}, ["pont"]),
        ({"words": '"12 millions"'}, ["pont"]),
        ({"words": "=fermé"}, ["pont"]),
        ({"words": "=ferme"}, []),
        ({"words": "manège"}, []),
    ],
)
def test_filters_narrow_the_list(db: Any, wanted: dict[str, Any], paths: list[str]) -> None:
    days = {name: date.fromisoformat(wanted[name]) for name in ("since", "until") if name in wanted}
    assert [one.url.rsplit("/", 1)[1] for one in changes(db, ChangesWanted(**wanted | days))] == paths


def test_pages_show_every_change_once(db: Any) -> None:
    seen: list[int] = []
    position = None
    while page := changes(db, ChangesWanted(), limit=1, before=position):
        seen += [one.change_id for one in page]
        position = (page[-1].seen_utc, page[-1].change_id)
    assert seen == [one.change_id for one in changes(db, ChangesWanted())]


def test_changes_are_counted_by_newspaper_month_and_kind(db: Any) -> None:
    (outlet,) = count_changes(db, ChangesWanted())
    assert (outlet.name, outlet.changes, outlet.silent, outlet.articles) == ("bocage", 3, 2, 2)
    assert [one.name for one in count_changes(db, ChangesWanted(), by="month")] == ["2016-11"]
    assert {one.name: one.changes for one in count_changes(db, ChangesWanted(), by="kind")} == {
        "title": 1, "figures": 1, "added": 1, "reworded": 2,
    }  # fmt: skip


def test_what_another_version_of_the_reader_read_is_left_out_unless_asked(db: Any) -> None:
    db.execute("UPDATE changes SET parser_changed = 1 WHERE change_id = 1")
    assert len(changes(db, ChangesWanted())) == 2
    assert len(changes(db, ChangesWanted(by_reader=True))) == 3


def test_a_found_change_shows_the_passage_that_is_gone(db: Any) -> None:
    (found,) = changes(db, ChangesWanted(words="maire"))
    assert [piece.text for piece in found.pieces if piece.hit] == ["maire"]


def test_an_article_whose_page_is_gone_is_listed(desk: Any) -> None:
    desk.read("/pont", "Un.")
    page = desk.page("/pont")
    desk.archive.put(Visit(page, "gone", "answered 404"))
    (gone,) = gone_articles(desk.archive.db)
    assert (gone.url.rsplit("/", 1)[1], gone.detail) == ("pont", "answered 404")


def test_unknown_kinds_are_explained(db: Any) -> None:
    with pytest.raises(QuestionError, match="figures"):
        ChangesWanted(kinds=("colour",))
    with pytest.raises(QuestionError, match="month"):
        count_changes(db, ChangesWanted(), by="weather")
    assert set(KINDS) >= {"title", "names", "paywalled"}
