"""Full-text search: counts, order, pages that cost the same however far they are, and the passages that were found.

Up to `BOUND` matches are all looked at, in one pass of the index that counts, dates and ranks them. A question with more is never
looked at as a whole. Ordered by day, it is asked for a stretch of days at a time, from the end
that is wanted, since days are terms of the index; ordered by relevance, it brings the articles with the words in their title first, newest
first, for among tens of thousands of texts with a word the measure of relevance says little and costs much.
"""

from __future__ import annotations

import json
import sqlite3
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from operator import ge, le
from typing import Any

from crawler.archive.database.fulltext import JOIN
from crawler.archive.query.errors import MisaskedError
from crawler.archive.query.language import ANYWHERE, Question, Sought
from crawler.archive.query.selection import Matched, Selection, count, per_day
from crawler.archive.query.snippets import Piece, marked, passage, whole
from crawler.errors import HemeroError

__all__ = ["SORTS", "Found", "Hit", "Piece", "search"]

SORTS = ("relevance", "newest", "oldest")
BOUND = 10_000
"""Matches up to which all are counted and ranked."""
STRETCH = 4_000
"""Articles in the first stretch of days that a frequent question is asked for; the next ones are twice as long each time."""
MOST = 500
"""Hits that one page may have."""
WEIGHTS = "5.0, 1.0, 1.0, 5.0, 1.0, 1.0, 0, 0, 0, 0"
TITLES = "title_stems"
NOTHING = Sought(frozenset(), (), ())
HITS = """
SELECT article_id, page_id, capture_id, url, outlet, kind, title, section, authors, published, updated, words, paywalled, language,
    lead, body
FROM articles WHERE article_id IN (SELECT value FROM json_each(?))
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article found."""

    article_id: int
    page_id: int
    capture_id: int
    url: str
    outlet: str | None
    kind: str
    title: str | None
    section: str | None
    authors: tuple[str, ...]
    published: str | None
    """ISO 8601 as the page states it, a date or a time with its offset."""
    updated: str | None
    words: int
    paywalled: bool | None
    language: str | None
    pieces: tuple[Piece, ...]
    """The passage with the most of the words."""
    title_pieces: tuple[Piece, ...]
    score: float | None = None
    """bm25: the lower, the better; the title counts five times. None where it was not reckoned."""

    @property
    def snippet(self) -> str:
        """The passage as text, each found word between « » like this: `devant l'«Élysée»`."""
        return marked(self.pieces)


@dataclass(frozen=True, slots=True)
class Found:
    """A page of what was found."""

    hits: tuple[Hit, ...]
    count: int
    exact: bool
    """Whether `count` is all; else there are more than `count`."""
    next: str | None
    """What to hand to `after` for the next page, None on the last."""
    ranking: str
    """What the order is made of: `bm25`, `titles` (words in the title first, each part newest first), `newest` or `oldest`."""
    days: Mapping[str, int] | None
    """Day of publication (empty: none known) → how many; None where there are too many to look at them all."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A match and its place in the order."""

    article_id: int
    day: str
    at: float
    score: float | None = None


def search(db: sqlite3.Connection, selection: Selection, *, sort: str = "relevance", after: str | None = None, limit: int = 20) -> Found:
    """A page of the articles selected. Without words they are sorted by day, newest first, unless `oldest` is asked for.

    Raises `HemeroError` for words that cannot be understood, saying how to ask, and for an `after` that no page gave.
    """
    if sort not in SORTS:
        raise HemeroError(f"There is no order {sort!r}: {', '.join(SORTS)}.")
    question = selection.question()
    limit, place = max(1, min(limit, MOST)), _read_place(after)
    known = sum(number for *_, number in per_day(db, selection)) if selection.by_day else None
    dear = question is not None and _dear(db, selection, question)
    many = dear or (known or 0) > BOUND or _counted_many(db, selection, question)
    few = None if many else _few(db, selection, scored=question is not None and sort == "relevance")
    ranking = sort if sort != "relevance" else "newest" if question is None or dear else "titles" if few is None else "bm25"
    if place and place[0] != ranking[0]:
        ranking = {"b": "bm25", "t": "titles", "r": "titles", "n": "newest", "o": "oldest"}[place[0]]
    if few is not None and ranking != "titles":
        rows, following = _among(few, ranking, place, limit)
    elif ranking in {"newest", "oldest"}:
        rows, following = _by_day(db, selection, ranking, place[1:] if place else None, limit)
    else:
        rows, following = _titles_first(db, selection, place if place and place[0] != "b" else None, limit)
    hits = _hits(db, rows, question.sought if question else NOTHING)
    number, days = (known, None) if few is None else (len(few), Counter(row.day for row in few))
    if dear and following is None and place is None:
        number = len(hits)
    least = len(hits) if dear else BOUND
    return Found(hits, least if number is None else number, number is not None, _write_place(following), ranking, days)


Place = list[Any]
"""Ranking's letter, then what the next page begins after."""


def _dear(db: sqlite3.Connection, selection: Selection, question: Question) -> bool:
    """Whether it is a phrase with words that are everywhere, whose other words more than `BOUND` of these articles have."""
    if question.telling is None:
        return False
    matched = selection.but(words="").matched()
    match = " AND ".join(filter(None, [f"{{{ANYWHERE}}} : ({question.telling})", matched.match]))
    found = Matched(match, matched.conditions, {**matched.values, "match": match, "bound": BOUND + 1})
    return int(db.execute(f"SELECT count(*) FROM (SELECT {found.key} {found.sql()} LIMIT :bound)", found.values).fetchone()[0]) > BOUND  # noqa: S608


def _counted_many(db: sqlite3.Connection, selection: Selection, question: Question | None) -> bool:
    """Whether there are more than `BOUND`, where that is cheap to say: to count phrases costs as much as to find them."""
    if question and not question.plain:
        return False
    return not selection.by_day and count(db, selection, bound=BOUND) > BOUND


def _few(db: sqlite3.Connection, selection: Selection, *, scored: bool) -> list[_Row] | None:
    """All matches, by number; None where there are more than `BOUND`."""
    matched = selection.matched()
    score = f"bm25(articles_fts, {WEIGHTS})" if scored else "NULL"
    cursor = db.cursor()
    cursor.row_factory = None
    sql = f"SELECT f.article_id, f.day, coalesce(f.published_utc, 0), {score} {matched.sql(filed=True)} LIMIT :bound"
    found = cursor.execute(sql, {**matched.values, "bound": BOUND + 1}).fetchall()
    return [_Row(*row) for row in found] if len(found) <= BOUND else None


def _among(few: list[_Row], ranking: str, place: Place | None, limit: int) -> tuple[list[_Row], Place | None]:
    """A page of all matches, in order; those without a day last."""
    last = "~" if ranking == "oldest" else "0"
    begin = int(place[1]) if place and ranking == "bm25" else 0
    rows = sorted(few, key=lambda row: (row.day or last, row.at, row.article_id), reverse=ranking != "oldest")
    if ranking == "bm25":
        rows.sort(key=lambda row: row.score or 0.0)
    elif place:
        after, sign = (place[1] or last, place[2], place[3]), ge if ranking == "newest" else le
        begin = sum(sign((row.day or last, row.at, row.article_id), after) for row in rows)
    if ranking == "bm25":
        return rows[begin : begin + limit], ["b", begin + limit] if begin + limit < len(rows) else None
    return _cut(rows[begin:], ranking, limit)


def _titles_first(db: sqlite3.Connection, selection: Selection, place: Place | None, limit: int) -> tuple[list[_Row], Place | None]:
    """Articles with the words in the title, then the others."""
    rows: list[_Row] = []
    following: Place | None = None
    if place is None or place[0] == "t":
        rows, following = _by_day(db, selection, "newest", place[1:] if place else None, limit, where=TITLES)
        if following:
            return rows, ["t", *following[1:]]
        place = None
    room = limit - len(rows)
    more, following = _by_day(db, selection, "newest", place[1:] if place else None, max(1, room), where=ANYWHERE, beyond=TITLES)
    if room <= 0:
        return rows, ["r", "9999-12-31", 1e15, 0] if more else None
    return rows + more, ["r", *following[1:]] if following else None


def _by_day(
    db: sqlite3.Connection,
    selection: Selection,
    sort: str,
    place: Place | None,
    limit: int,
    *,
    where: str = ANYWHERE,
    beyond: str = "",
) -> tuple[list[_Row], Place | None]:
    """By day and time, a stretch of days after the other, those without a day last."""
    rows: list[_Row] = []
    for part in _stretches(db, selection, sort, place):
        rows += _ordered(db, part.matched(where, beyond=beyond), sort, place, limit + 1 - len(rows))
        if len(rows) > limit:
            return _cut(rows, sort, limit)
    if selection.since is None and selection.until is None:
        matched = _undated(selection.matched(where, beyond=beyond))
        rows += _ordered(db, matched, sort, place, limit + 1 - len(rows), undated=True)
    return _cut(rows, sort, limit)


def _cut(rows: list[_Row], ranking: str, limit: int) -> tuple[list[_Row], Place | None]:
    """So many rows, and where the next page begins if there are more."""
    if len(rows) <= limit:
        return rows, None
    last = rows[limit - 1]
    return rows[:limit], [ranking[0], last.day, last.at, last.article_id]


def _undated(matched: Matched) -> Matched:
    if matched.match:
        match = f'{matched.match} AND {{marks}} : "day{JOIN}"'
        return Matched(match, matched.conditions, {**matched.values, "match": match})
    return Matched("", (*matched.conditions, "f.day = ''"), matched.values)


def _ordered(db: sqlite3.Connection, matched: Matched, sort: str, place: Place | None, limit: int, *, undated: bool = False) -> list[_Row]:
    """The first of the matches after a place. One without a day comes after all others."""
    down = "DESC" if sort == "newest" else "ASC"
    sign = "<" if sort == "newest" else ">"
    last = "'0'" if sort == "newest" else "'~'"
    day = f"iif(f.day = '', {last}, f.day)" if undated else "f.day"
    values = {**matched.values, "limit": limit}
    more = ""
    if place:
        more = f"({day}, coalesce(f.published_utc, 0), f.article_id) {sign} (:after_day, :after_at, :after_id)"
        values |= {"after_day": place[0] or last.strip("'"), "after_at": place[1], "after_id": place[2]}
    sql = f"""
        SELECT f.article_id, f.day, coalesce(f.published_utc, 0) {matched.sql(filed=True, more=more)}
        ORDER BY {day} {down}, coalesce(f.published_utc, 0) {down}, f.article_id {down} LIMIT :limit
    """
    return [_Row(*row) for row in db.execute(sql, values)]


def _stretches(db: sqlite3.Connection, selection: Selection, sort: str, place: Place | None) -> Iterator[Selection]:
    """The selection by stretches of days that hold ever more articles, from the end that comes first; days outside it are left out."""
    if place and place[0] == "":
        return
    down = sort == "newest"
    since = max(filter(None, ["0001", str(selection.since or ""), str(place[0]) if place and not down else ""]))
    until = min(filter(None, ["9999-12-31", str(selection.until or ""), str(place[0]) if place and down else ""]))
    among = "AND outlet IN (SELECT value FROM json_each(:outlets))" if selection.outlets else ""
    sql = f"""
        SELECT day, sum(articles) FROM days WHERE day BETWEEN :since AND :until {among}
        GROUP BY day ORDER BY day {"DESC" if down else "ASC"}
    """  # noqa: S608 - words of ours
    room, held, days = STRETCH, 0, list[date]()
    for day, number in db.execute(sql, {"since": since, "until": until, "outlets": json.dumps(selection.outlets)}):
        days.append(date.fromisoformat(day))
        held += number
        if held >= room:
            yield selection.but(since=min(days), until=max(days))
            room, held, days = room * 2, 0, []
    if days:
        yield selection.but(since=min(days), until=max(days))


def _hits(db: sqlite3.Connection, rows: list[_Row], sought: Sought) -> tuple[Hit, ...]:
    cursor = db.cursor()
    cursor.row_factory = None
    found = {row[0]: row for row in cursor.execute(HITS, [json.dumps([row.article_id for row in rows])])}
    return tuple(_hit(found[row.article_id], row.score, sought) for row in rows if row.article_id in found)


def _hit(row: tuple[Any, ...], score: float | None, sought: Sought) -> Hit:
    *_, lead, body = row
    article_id, page_id, capture_id, url, outlet, kind, title, section, authors, published, updated, words, paywalled, language = row[:-2]
    return Hit(
        article_id, page_id, capture_id, url, outlet or None, kind, title, section, tuple(json.loads(authors)), published, updated, words,
        None if paywalled is None else bool(paywalled), language, passage(" ".join(f"{lead or ''} {body}".split()), sought),
        whole(title or "", sought), score,
    )  # fmt: skip


def _write_place(place: Place | None) -> str | None:
    return urlsafe_b64encode(json.dumps(place).encode()).decode().rstrip("=") if place else None


def _read_place(after: str | None) -> Place | None:
    if not after:
        return None
    try:
        place = json.loads(urlsafe_b64decode(after + "=" * (-len(after) % 4)))
        numbers = all(isinstance(number, int | float) for number in place[2:])
        sound = (place[0] == "b" and isinstance(place[1], int) and 0 <= place[1] <= BOUND) or (
            place[0] in {"t", "r", "n", "o"} and len(place) == 4 and isinstance(place[1], str) and numbers
        )
    except (ValueError, TypeError, IndexError, KeyError) as trouble:
        raise MisaskedError("page") from trouble
    if not sound:
        raise MisaskedError("page")
    return list(place)
