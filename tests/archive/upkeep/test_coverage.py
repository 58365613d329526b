from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from crawler.archive import Discovery, Scope, Visit
from crawler.archive.store.frontier import NOTHING_NEW, REQUEUE_LISTING, SET_ROOT
from crawler.archive.store.held_addresses import HELD_OF_OUTLET, queue_held
from crawler.archive.store.waiting import waiting
from crawler.archive.upkeep.coverage import MISSING, STORED, UNDATED_MISSING, Day, coverage

NOW = 1479985200.0
DAY = date(2016, 11, 24)
FAR = "too far"


def discover(desk: Any, *paths: str, **fields: Any) -> None:
    desk.archive.discover([Discovery(**({"url": f"https://{path}", "how": "sitemap", "outlet": "bocage"} | fields)) for path in paths])


def visited(desk: Any, path: str, outcome: str, detail: str = "") -> None:
    page = desk.one(f"SELECT page_id FROM pages WHERE url = 'https://{path}'")
    desk.archive.put(Visit(page, outcome, detail))


def test_a_day_says_what_was_found_what_is_missing_and_why(desk: Any) -> None:
    discover(desk, "b.fr/1", "b.fr/2", "b.fr/3", hint="article", published=DAY)
    discover(desk, "b.fr/4", hint="article", published=date(2016, 11, 23))
    discover(desk, "b.fr/5", hint="article")
    visited(desk, "b.fr/2", "gone", "answered 404")
    visited(desk, "b.fr/3", "redirected", "https://b.fr/9")
    days = {one.day: one for one in coverage(desk.archive.db, "bocage")}
    assert list(days) == ["2016-11-24", "2016-11-23", ""]
    assert (days["2016-11-24"].found, days["2016-11-24"].stored) == (2, 0)
    assert days["2016-11-24"].why == {"its turn has not come": 1, "gone: answered 404": 1}
    assert days[""].missing == 1


def test_a_stored_article_counts_on_the_day_it_states(desk: Any) -> None:
    desk.read("/marche")
    outlet, published = desk.rows("SELECT outlet, substr(published, 1, 10) FROM articles")[0]
    assert coverage(desk.archive.db, outlet) == [Day(outlet, published, stored=1)]
    day = date.fromisoformat(published)
    assert coverage(desk.archive.db, outlet, day, day) == [Day(outlet, published, stored=1)]


def test_a_day_without_anything_shows_as_a_hole(desk: Any) -> None:
    discover(desk, "b.fr/1", hint="article", published=DAY)
    days = coverage(desk.archive.db, "bocage", date(2016, 11, 23), date(2016, 11, 25))
    assert [(one.day, one.found) for one in days] == [("2016-11-25", 0), ("2016-11-24", 1), ("2016-11-23", 0)]


@pytest.mark.parametrize(
    ("reach", "wanted", "lifted"), [(1, True, ["b.fr/1"]), (2, True, ["b.fr/1", "b.fr/2"]), (2, False, [])], ids=["near", "far", "unwanted"]
)
def test_what_waits_is_lifted_as_far_as_it_is_wanted(desk: Any, reach: int, wanted: bool, lifted: list[str]) -> None:
    for steps in (1, 2, 3):
        discover(desk, f"b.fr/{steps}", held=FAR, steps=steps)
    discover(desk, "b.fr/other", held="another reason")
    discover(desk, "c.fr/1", held=FAR, outlet="littoral", steps=1)
    with desk.archive.transaction():
        scope = Scope(outlets=frozenset({"bocage"}))
        count = queue_held(desk.archive.db, (FAR,), scope=scope, reach=reach, wanted=lambda _: wanted, now=NOW)
    assert count == len(lifted)
    assert [lease.url.removeprefix("https://") for lease in desk.archive.frontier.lease("me", 9, NOW)] == lifted


def test_a_list_of_addresses_lifts_by_its_label(desk: Any) -> None:
    discover(desk, "b.fr/1", held=FAR, root="list a")
    discover(desk, "b.fr/2", held=FAR, root="list b")
    with desk.archive.transaction():
        assert queue_held(desk.archive.db, (FAR,), scope=Scope(roots=frozenset({"list a"})), reach=9, wanted=lambda _: True, now=NOW) == 1


def test_the_next_page_waits_where_the_page_before_named_nothing_new(desk: Any) -> None:
    article = Discovery("https://b.fr/1", "headline", hint="article")
    following = Discovery("https://b.fr/?page=2", "next_page", hint="listing", if_new=True)
    desk.archive.discover([article])
    desk.archive.discover([article, following])
    assert desk.rows("SELECT detail FROM pages WHERE how = 'next_page'") == [(NOTHING_NEW,)]
    desk.archive.discover([Discovery("https://b.fr/2", "headline", hint="article"), following])
    assert desk.rows("SELECT detail, queue FROM pages WHERE how = 'next_page'") == [("", "ready")]


def test_a_listing_visited_before_then_is_due_again(desk: Any) -> None:
    discover(desk, "b.fr/", hint="listing")
    [lease] = desk.archive.frontier.lease("me", 1, NOW)
    desk.archive.put(Visit(lease.page_id, "listing"))
    at = desk.one("SELECT visited_utc FROM pages")
    discover(desk, "b.fr/", hint="listing", again=at - 1)
    assert not desk.archive.frontier.lease("me", 1, NOW)
    discover(desk, "b.fr/", hint="listing", again=at + 1)
    assert desk.archive.frontier.lease("me", 1, NOW)


def test_an_address_named_again_belongs_to_whoever_named_it_last(desk: Any) -> None:
    discover(desk, "b.fr/")
    visited(desk, "b.fr/", "listing")
    discover(desk, "b.fr/", how="argument", root="mine")
    assert desk.one("SELECT root FROM pages") == "mine"


def test_what_waits_is_told_with_its_reason_and_until_when(desk: Any) -> None:
    discover(desk, "b.fr/1", "b.fr/2", held=FAR)
    discover(desk, "b.fr/3")
    [lease] = desk.archive.frontier.lease("me", 1, NOW)
    desk.archive.put(Visit(lease.page_id, "waiting", "answered 503", next_visit=NOW + 60, attempts=1))
    told = waiting(desk.archive.db, Scope(outlets=frozenset({"bocage"})))
    assert [(one.count, one.why, one.until, one.ready) for one in told] == [(2, FAR, None, False), (1, "answered 503", NOW + 60, True)]
    assert waiting(desk.archive.db, Scope(outlets=frozenset({"littoral"}))) == []


BOUNDS = {"outlet": "a", "since": "2016-01-01", "until": "2016-02-01", "since_utc": 0, "until_utc": 1}


@pytest.mark.parametrize(
    ("sql", "values", "index"),
    [
        (STORED, BOUNDS, "days USING PRIMARY KEY (day>? AND day<?)"),
        (MISSING, BOUNDS, "pages_missing (outlet=? AND published_hint>? AND published_hint<?)"),
        (UNDATED_MISSING, BOUNDS, "pages_missing (outlet=? AND published_hint=?)"),
        (HELD_OF_OUTLET, {"detail": "a", "outlet": "b", "reach": 1}, "pages_held (detail=? AND outlet=?)"),
        (REQUEUE_LISTING, (0, "a", 0), "sqlite_autoindex_pages_1 (url=?)"),
        (SET_ROOT, ("a", "b"), "sqlite_autoindex_pages_1 (url=?)"),
    ],
)
def test_questions_of_coverage_and_of_what_waits_use_indexes(desk: Any, sql: str, values: Any, index: str) -> None:
    plan = " ".join(str(row[3]) for row in desk.archive.db.execute(f"EXPLAIN QUERY PLAN {sql}", values))
    assert index in plan
    assert "SCAN" not in plan
