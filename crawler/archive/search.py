"""Full-text search: counts, order, pages that cost the same however far they are, and the passages that were found.

A question with many matches is never looked at as a whole. Ordered by day, it is asked for a stretch of days at a time, from the end
that is wanted, since days are terms of the index; ordered by relevance, it brings the articles with the words in their title first, newest
first, for among tens of thousands of texts with a word the measure of relevance says little and costs much.
"""

from __future__ import annotations

import json
import sqlite3
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from crawler.archive.filing import JOIN
from crawler.archive.mistakes import MisaskedError
from crawler.archive.question import ANYWHERE, Sought
from crawler.archive.selection import Matched, Selection, count
from crawler.archive.snippets import Piece, marked, passage, whole
from crawler.errors import HemeroError

__all__ = ["SORTS", "Found", "Hit", "Piece", "search"]

SORTS = ("relevance", "newest", "oldest")
BOUND = 20_000
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
    total = _total(db, selection)
    exact = total <= BOUND
    ranking = sort if sort != "relevance" else "newest" if question is None else "bm25" if exact else "titles"
    if place and place[0] != ranking[0]:
        ranking = {"b": "bm25", "t": "titles", "r": "titles", "n": "newest", "o": "oldest"}.get(place[0], ranking)
    rows, following = _page(db, selection, ranking, place, limit, whole=exact)
    hits = _hits(db, rows, question.sought if question else NOTHING)
    return Found(hits, min(total, BOUND), exact, _write_place(following), ranking)


Place = list[Any]
"""Ranking's letter, then what the next page begins after."""


def _page(
    db: sqlite3.Connection, selection: Selection, ranking: str, place: Place | None, limit: int, *, whole: bool
) -> tuple[list[_Row], Place | None]:
    if ranking == "bm25":
        return _ranked(db, selection, int(place[1]) if place else 0, limit)
    if ranking != "titles":
        return _by_day(db, selection, ranking, place[1:] if place else None, limit, whole=whole)
    return _titles_first(db, selection, place, limit)


def _total(db: sqlite3.Connection, selection: Selection) -> int:
    """How many articles, at most one more than `BOUND`; what only newspapers and days say is in the table of days."""
    if selection == Selection(outlets=selection.outlets, since=selection.since, until=selection.until):
        matched = Selection(since=selection.since, until=selection.until).matched()
        values = {**matched.values, "outlets": json.dumps(selection.outlets)}
        among = "(json_array_length(:outlets) = 0 OR outlet IN (SELECT value FROM json_each(:outlets)))"
        within = "day BETWEEN :since AND :until" if matched.conditions else "1"
        return int(db.execute(f"SELECT coalesce(sum(articles), 0) FROM days WHERE {within} AND {among}", values).fetchone()[0])  # noqa: S608
    return count(db, selection, bound=BOUND)


def _ranked(db: sqlite3.Connection, selection: Selection, begin: int, limit: int) -> tuple[list[_Row], Place | None]:
    matched = selection.matched()
    sql = f"""
        SELECT articles_fts.rowid, f.day, coalesce(f.published_utc, 0), bm25(articles_fts, {WEIGHTS}) AS score
        {matched.sql(filed=True)} ORDER BY score, f.day DESC, f.published_utc DESC, articles_fts.rowid LIMIT :limit OFFSET :begin
    """
    found = db.execute(sql, {**matched.values, "limit": limit + 1, "begin": begin}).fetchall()
    rows = [_Row(*row) for row in found[:limit]]
    return rows, ["b", begin + limit] if len(found) > limit else None


def _titles_first(db: sqlite3.Connection, selection: Selection, place: Place | None, limit: int) -> tuple[list[_Row], Place | None]:
    """Articles with the words in the title, then the others."""
    rows: list[_Row] = []
    following: Place | None = None
    if place is None or place[0] == "t":
        rows, following = _by_day(db, selection, "newest", place[1:] if place else None, limit, whole=False, where=TITLES)
        if following:
            return rows, ["t", *following[1:]]
        place = None
    room = limit - len(rows)
    more, following = _by_day(
        db, selection, "newest", place[1:] if place else None, max(1, room), whole=False, where=ANYWHERE, beyond=TITLES
    )
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
    whole: bool,
    where: str = ANYWHERE,
    beyond: str = "",
) -> tuple[list[_Row], Place | None]:
    """By day and time, those without a day last. `whole`: all at once, for there are few."""
    rows: list[_Row] = []
    for part in [selection] if whole else _stretches(db, selection, sort, place):
        rows += _ordered(db, part.matched(where, beyond=beyond), sort, place, limit + 1 - len(rows), undated=whole)
        if len(rows) > limit:
            return rows[:limit], [sort[0], rows[limit - 1].day, rows[limit - 1].at, rows[limit - 1].article_id]
    if not whole and selection.since is None and selection.until is None:
        matched = _undated(selection.matched(where, beyond=beyond))
        rows += _ordered(db, matched, sort, place, limit + 1 - len(rows), undated=True)
    if len(rows) > limit:
        return rows[:limit], [sort[0], rows[limit - 1].day, rows[limit - 1].at, rows[limit - 1].article_id]
    return rows, None


def _undated(matched: Matched) -> Matched:
    if matched.match:
        match = f'{matched.match} AND {{marks}} : "day{JOIN}"'
        return Matched(match, matched.conditions, {**matched.values, "match": match})
    return Matched("", (*matched.conditions, "f.day = ''"), matched.values)


def _ordered(db: sqlite3.Connection, matched: Matched, sort: str, place: Place | None, limit: int, *, undated: bool) -> list[_Row]:
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
