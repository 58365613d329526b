from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from crawler.archive import Discovery, Scope, Visit
from crawler.archive.records import ENDED_BADLY
from crawler.archive.store.frontier import (
    COUNT_LANE,
    FIRST_OF_LANE,
    LANE_OF_OUTLET,
    LANES,
    NEXT_DUE,
    NEXT_DUE_ELSEWHERE,
    NEXT_DUE_OF_OUTLET,
    QUEUE_DUE,
    RECLAIM,
)

NOW = 1479985200.0


def urls(leases: list[Any]) -> list[str]:
    return [lease.url.removeprefix("https://") for lease in leases]


def discover(desk: Any, *paths: str, at: float | None = None, **fields: Any) -> None:
    found = [Discovery(**({"url": f"https://{path}", "how": "sitemap"} | fields)) for path in paths]
    with desk.archive.transaction():
        desk.archive.frontier.discover(found, now=desk.archive.clock().timestamp() if at is None else at)


def test_the_highest_priority_comes_first_then_the_longest_known(desk: Any) -> None:
    discover(desk, "a.fr/1", "a.fr/2")
    discover(desk, "a.fr/3", priority=5)
    assert urls(desk.archive.frontier.lease("me", 3, NOW)) == ["a.fr/3", "a.fr/1", "a.fr/2"]


def test_what_is_leased_is_nobody_elses_until_its_visit_is_stored(desk: Any) -> None:
    discover(desk, "a.fr/1")
    [lease] = desk.archive.frontier.lease("me", 9, NOW)
    assert desk.archive.frontier.lease("you", 9, NOW) == []
    desk.archive.put(Visit(lease.page_id, "waiting", "HTTP 503", next_visit=NOW + 60, attempts=1))
    assert desk.archive.frontier.lease("you", 9, NOW) == []
    assert desk.archive.frontier.next_due() == NOW + 60
    [again] = desk.archive.frontier.lease("you", 9, NOW + 60)
    assert (again.attempts, again.outcome) == (1, "waiting")


def test_a_lease_is_spread_over_hosts(desk: Any) -> None:
    discover(desk, *(f"big.fr/{n}" for n in range(100)), priority=9)
    discover(desk, *(f"small{n}.fr/" for n in range(20)))
    hosts = [url.split("/")[0] for url in urls(desk.archive.frontier.lease("me", 21, NOW))]
    assert hosts.count("big.fr") <= 4
    assert len(set(hosts)) >= 18


def test_one_host_alone_fills_the_lease(desk: Any) -> None:
    discover(desk, *(f"big.fr/{n}" for n in range(100)))
    assert len(desk.archive.frontier.lease("me", 50, NOW)) == 50


def test_a_busy_host_is_left_out(desk: Any) -> None:
    discover(desk, "a.fr/1", "b.fr/1")
    assert urls(desk.archive.frontier.lease("me", 9, NOW, hosts_busy={"a.fr"})) == ["b.fr/1"]


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope(outlets=frozenset({"bocage"})), ["b.fr/1"]),
        (Scope(hosts=frozenset({"a.fr"})), ["a.fr/1"]),
        (Scope(roots=frozenset({"list"})), ["c.fr/1", "c.fr/2"]),
        (Scope(outlets=frozenset({"bocage"}), hosts=frozenset({"a.fr"})), ["a.fr/1", "b.fr/1"]),
        (Scope(), ["a.fr/1", "b.fr/1", "c.fr/1", "c.fr/2"]),
    ],
)
def test_a_crawl_leases_and_counts_only_what_is_in_its_scope(desk: Any, scope: Scope, expected: list[str]) -> None:
    discover(desk, "a.fr/1")
    discover(desk, "b.fr/1", outlet="bocage")
    discover(desk, "c.fr/1", how="argument", root="list")
    desk.archive.discover([Discovery("https://c.fr/2", "headline")], found_on=desk.one("SELECT page_id FROM pages WHERE root = 'list'"))
    assert desk.archive.frontier.due(NOW, scope) == len(expected)
    assert desk.archive.frontier.has_due(NOW, scope)
    assert desk.archive.frontier.outcomes(scope) == {"waiting": len(expected)}
    assert sorted(urls(desk.archive.frontier.lease("me", 9, NOW, scope=scope))) == expected
    assert not desk.archive.frontier.has_due(NOW, scope)


def test_an_address_heard_of_again_lifts_a_row_that_waits(desk: Any) -> None:
    discover(desk, "a.fr/1", hint="unknown")
    discover(desk, "a.fr/1", hint="article", priority=3, outlet="bocage", how="headline")
    discover(desk, "a.fr/1", hint="unknown", priority=1)
    assert desk.rows("SELECT how, hint, priority, outlet FROM pages") == [("sitemap", "article", 3, "bocage")]


def test_an_address_heard_of_again_does_not_touch_a_row_that_has_ended(desk: Any) -> None:
    discover(desk, "a.fr/1")
    [lease] = desk.archive.frontier.lease("me", 1, NOW)
    desk.archive.put(Visit(lease.page_id, "gone", "HTTP 410"))
    before = desk.dump()
    discover(desk, "a.fr/1", hint="article", priority=3)
    assert desk.dump() == before


def test_a_held_address_waits_with_its_reason_until_the_reason_falls(desk: Any) -> None:
    discover(desk, "a.fr/1", held="another host")
    assert desk.archive.frontier.lease("me", 1, NOW) == []
    assert desk.rows("SELECT outcome, detail, queue FROM pages") == [("waiting", "another host", None)]
    discover(desk, "a.fr/1")
    assert urls(desk.archive.frontier.lease("me", 1, NOW)) == ["a.fr/1"]


@pytest.mark.parametrize("outcome", ENDED_BADLY)
def test_what_ended_badly_comes_back_when_it_is_named_again_after_a_growing_while(desk: Any, outcome: str) -> None:
    frontier, day, now = desk.archive.frontier, 86_400.0, NOW
    discover(desk, "a.fr/1")
    for wait in (day, 3 * day, 9 * day, 27 * day, 81 * day, 90 * day, 90 * day):
        [lease] = frontier.lease("me", 1, now)
        desk.archive.clock = lambda at=now: datetime.fromtimestamp(at, UTC)
        desk.archive.put(Visit(lease.page_id, outcome, "as it was", attempts=3, silences=2))
        discover(desk, "a.fr/1", at=now + wait - 60)
        assert frontier.lease("me", 1, now + wait - 60) == [], wait
        discover(desk, "a.fr/1", held="another host", at=now + wait)
        assert frontier.lease("me", 1, now + wait) == [], wait
        now += wait
        discover(desk, "a.fr/1", at=now)
    [lease] = frontier.lease("me", 1, now)
    assert (lease.outcome, lease.attempts, lease.silences) == (outcome, 0, 0)


@pytest.mark.parametrize("outcome", ["article", "listing", "robots", "opted_out", "duplicate"])
def test_what_did_not_end_badly_keeps_its_own_rule_when_it_is_named_again(desk: Any, outcome: str) -> None:
    discover(desk, "a.fr/1")
    [lease] = desk.archive.frontier.lease("me", 1, NOW)
    desk.archive.put(Visit(lease.page_id, outcome))
    discover(desk, "a.fr/1", at=NOW + 400 * 86_400)
    assert desk.archive.frontier.lease("me", 1, NOW + 400 * 86_400) == []


def test_pages_with_some_outcomes_can_be_queued_again_within_a_scope(desk: Any) -> None:
    discover(desk, "a.fr/1", "a.fr/2", "b.fr/1", "b.fr/2")
    for lease, outcome in zip(desk.archive.frontier.lease("me", 9, NOW), ("gone", "error", "gone", "blocked"), strict=True):
        desk.archive.put(Visit(lease.page_id, outcome, attempts=3))
    assert desk.archive.frontier.retry({"gone", "blocked"}, Scope(hosts=frozenset({"b.fr"})), NOW) == 2
    leases = desk.archive.frontier.lease("me", 9, NOW)
    assert sorted(urls(leases)) == ["b.fr/1", "b.fr/2"]
    assert {lease.attempts for lease in leases} == {0}


def test_leases_not_visited_can_be_given_back(desk: Any) -> None:
    discover(desk, "a.fr/1", "a.fr/2")
    desk.archive.frontier.lease("me", 2, NOW)
    assert desk.archive.frontier.release("me") == 2
    assert desk.archive.frontier.leased() == 0


def test_an_outcome_that_has_no_name_is_refused(desk: Any) -> None:
    page = desk.page("/marche")
    with pytest.raises(Exception, match="CHECK constraint"):
        desk.archive.put(Visit(page, "forgotten"))


def test_a_visit_that_fails_leaves_nothing_of_it(desk: Any) -> None:
    page = desk.page("/marche")
    before = desk.dump()
    with pytest.raises(Exception, match="CHECK constraint"):
        desk.archive.put(Visit(page, "listing", found=(Discovery("https://a.fr/", "headline"), Discovery("https://b.fr/", "rumour"))))
    assert desk.dump() == before
    desk.archive.put(Visit(page, "listing", found=(Discovery("https://a.fr/", "headline"),)))
    assert desk.one("SELECT count(*) FROM pages WHERE host = 'a.fr'") == 1


def test_the_next_visit_is_that_of_the_scope(desk: Any) -> None:
    for number, outlet in enumerate(["bocage", "littoral", ""]):
        discover(desk, f"h{number}.fr/", outlet=outlet or None, how="argument", root=f"r{number}")
    for lease in desk.archive.frontier.lease("me", 9, NOW):
        desk.archive.put(Visit(lease.page_id, "listing", next_visit=NOW + 10 * lease.page_id))
    first, second, third = (NOW + 10 * page for (page,) in desk.rows("SELECT page_id FROM pages ORDER BY page_id"))
    scopes = {
        Scope(): first,
        Scope(outlets=frozenset({"littoral"})): second,
        Scope(hosts=frozenset({"h2.fr"})): third,
        Scope(outlets=frozenset({"littoral"}), roots=frozenset({"r0"})): first,
        Scope(outlets=frozenset({"nobody"})): None,
    }
    assert {scope: desk.archive.frontier.next_due(scope) for scope in scopes} == scopes


PLANS = {
    LANES: ("", "", ""),
    LANE_OF_OUTLET: ("a", "", ""),
    FIRST_OF_LANE: ("a", "b", "", 5),
    COUNT_LANE: ("a", "b", ""),
    QUEUE_DUE: (1,),
    RECLAIM: ("me", 1),
    NEXT_DUE: (),
    NEXT_DUE_OF_OUTLET: ("a",),
    NEXT_DUE_ELSEWHERE: ("[]", "[]"),
    "SELECT * FROM captures WHERE page_id = 1 AND read_at IS NULL": (),
    "SELECT * FROM articles WHERE url = 'a'": (),
    "SELECT * FROM articles WHERE page_id = 1": (),
    "SELECT * FROM revisions WHERE article_id = 1 AND digest = 'a'": (),
    "SELECT * FROM headlines WHERE target = 'a'": (),
    "SELECT * FROM headlines WHERE capture_id = 1": (),
    "SELECT * FROM headlines WHERE page_id = 1": (),
    "SELECT outlet, outcome, count(*) FROM pages GROUP BY outlet, outcome": (),
}


@pytest.mark.parametrize("sql", PLANS)
def test_no_question_of_the_crawl_reads_a_whole_table(desk: Any, sql: str) -> None:
    plan = [row[3] for row in desk.rows(f"EXPLAIN QUERY PLAN {sql}", *PLANS[sql])]
    assert plan
    assert not [step for step in plan if ("SCAN" in step and "INDEX" not in step) or "TEMP B-TREE" in step]
