"""Headlines as a corpus: each answer is counted again by plain Python over the rows of the view `headlines`."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from crawler.archive import Discovery, Visit
from crawler.archive.query.beside import compare_fronts, wordings
from crawler.archive.query.errors import QuestionError
from crawler.archive.query.front_pages import headlines_at
from crawler.archive.query.headline_words import headline_search
from crawler.archive.query.longest import longest
from crawler.archive.query.selection import Selection
from crawler.article import Article, Headline

HOME = "https://www.bocage.fr/"
LINES = {
    "pont": "Le pont est fermé", "greve": "Grève des trains", "greve2": "Grèves sans fin", "foire": "La foire ouvre",
    "cote": "La côte", "cote2": "Une cote mal taillée",
    "school": "L’école rouvre",
}  # fmt: skip
SEEN: list[tuple[float, list[str]]] = [
    (0, ["pont", "greve", "foire"]),
    (6, ["pont", "greve", "foire", "cote"]),
    (12, ["greve", "pont", "cote"]),
    (18, ["greve2", "cote", "cote2"]),
    (18 + 24 * 8, ["greve2", "cote", "school"]),
    (24 + 24 * 8, ["pont", "school"]),
    (25 + 24 * 8, ["pont", "greve2"]),
]
"""Hours after noon → the headlines of the front page in order. Between the fourth and the fifth, nobody looked for eight days."""


@pytest.fixture
def db(desk: Any, make: Any) -> Any:
    desk.archive.discover([Discovery(HOME, "front", outlet="bocage", hint="listing")])
    page = desk.one("SELECT page_id FROM pages WHERE url = ?", HOME)
    desk.read("/greve", "Les trains.", title="Grève des trains")
    for hours, names in SEEN:
        capture = desk.archive.keep(make.exchange(HOME, minutes=60 * hours), page)
        lines = tuple(
            Headline(LINES[name], f"{HOME}{name.replace('greve2', 'greve')}", "" if rank < 3 else "Autres", rank if rank < 3 else rank - 2)
            for rank, name in enumerate(names, 1)
        )  # fmt: skip
        home = Article(HOME, outlet="bocage", kind="listing", headlines=lines)
        desk.archive.put(Visit(page, "listing", capture_id=capture, article=home, parser_version="1"))
    desk.archive.flush()
    return desk.archive.db


def rows(db: Any) -> list[dict[str, Any]]:
    return [dict(row) for row in db.execute("SELECT * FROM headlines WHERE page_url = ?", (HOME,))]


@pytest.mark.parametrize(
    ("words", "pattern"),
    [
        ("grève", r"(?i)grèves?"),
        ("greve trains", r"Grève.*trains"),
        ("=côte", r"\bcôte\b"),
        ("=cote OU pont", r"\bcote\b|pont"),
        ('"pont est fermé"', "pont est fermé"),
        ("cote -taillée", r"La côte"),
        ("gr?ve", r"Grève\b"),
        ("foir*", r"\bfoir"),
        ("école", "école"),
        ("xylophone", "xylophone"),
    ],
)
def test_found_headlines_are_those_of_a_regular_expression(db: Any, words: str, pattern: str) -> None:
    truth: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows(db):
        if re.search(pattern, row["text"]):
            truth[row["text"]].append(row)
    found = headline_search(db, Selection(words=words))
    assert {one.text for one in found.rows} == {*truth}
    for one in found.rows:
        held = truth[one.text]
        assert (one.best_rank, one.captures) == (min(row["rank"] for row in held), len({row["capture_id"] for row in held}))
        assert (one.first_utc, one.last_utc) == (min(row["seen_utc"] for row in held), max(row["seen_utc"] for row in held))
        assert one.first_seen.endswith("+01:00")
    assert (found.total, found.read, found.of) == (len(truth), found.of, found.of)


def test_a_week_without_captures_is_not_a_week_on_the_page(db: Any) -> None:
    (one,) = headline_search(db, Selection(words="sans fin")).rows
    assert (one.hours, one.unknown_hours, one.periods) == (0.0, 192.0, 2)
    (one,) = headline_search(db, Selection(words="pont")).rows
    assert (one.hours, one.unknown_hours, one.periods) == (13.0, 0.0, 2)


def truth_of_longest(since: float = -1, until: float = 1e9) -> dict[str, list[float]]:
    """Name → hours, hours at the top, unknown hours and score, counted from `SEEN`."""
    seen = [(hours, [name.replace("greve2", "greve") for name in names]) for hours, names in SEEN if since <= hours <= until]
    sums: dict[str, list[float]] = {name: [0.0] * 4 for _, names in seen for name in names}
    for (start, before), (end, after) in pairwise(seen):
        for place, name in enumerate(before, 1):
            if name in after and end - start <= 24:
                sums[name][0] += end - start
                sums[name][1] += (end - start) * (place == 1)
                sums[name][3] += (end - start) / place
            elif name in after:
                sums[name][2] += end - start
    return sums


@pytest.mark.parametrize("by", ["score", "hours", "top"])
def test_who_stood_longest_and_highest_is_counted_between_captures(db: Any, by: str) -> None:
    found = longest(db, Selection(outlets=("bocage",)), by=by)
    told = {one.target.removeprefix(HOME): [one.hours, one.top_hours, one.unknown_hours, one.score] for one in found}
    truth = {name: [round(number, 2) for number in numbers] for name, numbers in truth_of_longest().items()}
    assert told == truth
    order = [{"score": one.score, "hours": one.hours, "top": one.top_hours}[by] for one in found]
    assert order == sorted(order, reverse=True)
    assert {one.target: one.wordings for one in found}[f"{HOME}greve"] == 2


def test_days_are_those_of_the_newspaper(db: Any) -> None:
    found = longest(db, Selection(since=date(2016, 11, 24), until=date(2016, 11, 24)))  # noon to midnight in Paris: the first two captures
    assert {one.target.removeprefix(HOME): one.hours for one in found} == {
        name: numbers[0] for name, numbers in truth_of_longest(until=6).items()
    }
    found_words = headline_search(db, Selection(words="cote", until=date(2016, 11, 24)))
    assert [(one.text, one.captures) for one in found_words.rows] == [("La côte", 1)]


def test_a_trend_tells_a_gap_from_a_zero(db: Any) -> None:
    points = headline_search(db, Selection(words="grève"), step="day").points
    told = {point.period: (point.headlines, point.captures, point.of, point.share) for point in points}
    assert told["2016-11-24"] == (1, 2, 2, 1.0)
    assert told["2016-11-25"] == (2, 2, 2, 1.0)
    assert told["2016-11-28"] == (0, 0, 0, None)
    assert told["2016-12-03"] == (1, 2, 3, round(2 / 3, 4))
    assert [point.period for point in points] == [f"2016-11-{day}" for day in range(24, 31)] + [f"2016-12-0{day}" for day in range(1, 4)]


def test_what_was_pushed_is_told_from_what_fell(db: Any) -> None:
    at = [headlines_at(db, "bocage", make_seconds(hours)) for hours, _ in SEEN]
    told = {one.target.removeprefix(HOME): one.change for one in compare_fronts(at[1], at[2])}
    assert told == {"greve": "rose", "pont": "pushed", "cote": "pushed", "foire": "left"}
    reworded = next(one for one in compare_fronts(at[2], at[3]) if one.target == f"{HOME}greve")
    assert (reworded.change, reworded.text_before, reworded.text) == ("stayed", "Grève des trains", "Grèves sans fin")
    entered = [one.target.removeprefix(HOME) for one in compare_fronts(at[0], at[6]) if one.change == "entered"]
    assert entered == []
    assert [(one.place_before, one.place) for one in compare_fronts(at[0], at[0])] == [(1, 1), (2, 2), (3, 3)]


def make_seconds(hours: float) -> float:
    return 1479985200.0 + 3600 * hours  # 2016-11-24 11:00 UTC


def test_the_wordings_of_an_article_come_in_order(db: Any) -> None:
    number = db.execute("SELECT article_id FROM pages WHERE url = ?", (f"{HOME}greve",)).fetchone()[0]
    told = [(one.text, one.captures) for one in wordings(db, number)]
    assert told == [("Grève des trains", 3), ("Grèves sans fin", 3)]


@pytest.mark.parametrize(("ask", "told"), [
    (lambda db: headline_search(db, Selection(words="a", since=None), sort="colour"), "sorted by newest"),
    (lambda db: headline_search(db, Selection()), "No word"),
    (lambda db: headline_search(db, Selection(words="grève"), step="hour"), "counted by day"),
    (lambda db: longest(db, Selection(), by="weight"), "sorted by score"),
])  # fmt: skip
def test_mistakes_are_explained(db: Any, ask: Any, told: str) -> None:
    with pytest.raises(QuestionError, match=told):
        ask(db)


def test_a_sample_says_so(db: Any) -> None:
    found = headline_search(db, Selection(words="grève OU pont OU foire"), most=1)
    assert (found.read, found.of) == (1, 6)  # two texts stand only beside an article


def test_the_first_and_last_days_of_the_calendar_end_nothing(db: Any) -> None:
    wide = Selection(words="pont", since=date.min, until=date.max)
    assert headline_search(db, wide).total == 1
    with pytest.raises(QuestionError, match="points"):
        headline_search(db, wide, step="day")
    assert headline_search(db, wide, step="year").points
    assert longest(db, Selection(since=date.min, until=date.max))
