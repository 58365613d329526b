"""Full-text search: number of matches, order, keyset pagination (all pages cost the same), and the matching passages.

Up to `COUNT_LIMIT` matches are all read: one pass of the index counts, dates and ranks them. More matches are never read completely.
Sorted by day, the index is queried for one range of days after another (days are terms of the index). Sorted by relevance, articles with
the words in the title come first, each part newest first: for tens of thousands of matches, bm25 is slow and says little.
"""

from __future__ import annotations

import json
import sqlite3
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from operator import ge, le
from typing import Any

from crawler.archive.database.fulltext import MARK_JOINER
from crawler.archive.query.errors import Note, QuestionError
from crawler.archive.query.language import ANYWHERE, HighlightTerms, Question
from crawler.archive.query.printed import LETTER, MARK, add_printed, pattern_of
from crawler.archive.query.selection import Matched, Selection, count, per_day
from crawler.archive.query.snippets import Piece, mark_all, marked, passage
from crawler.archive.query.vocabulary import suggestion
from crawler.errors import HemeroError

__all__ = ["SORTS", "Found", "Hit", "Piece", "search"]

SORTS = ("relevance", "newest", "oldest")
COUNT_LIMIT = 10_000
"""The largest number of matches that are counted and ranked."""
FIRST_RANGE = 4_000
"""Articles in the first range of days that is queried. Each next range has twice as many."""
MAX_LIMIT = 500
"""The largest number of hits on one page."""
ACCENTED = 500
"""So many of the best matches are read, for words that were typed with accents."""
WEIGHTS = "5.0, 1.0, 1.0, 5.0, 1.0, 1.0, 0, 0, 0, 0"
TITLES = "title_stems"
NOTHING = HighlightTerms()
HITS = """
SELECT article_id, page_id, capture_id, url, outlet, kind, title, section, authors, published, updated, words, paywalled, language,
    lead, body
FROM articles WHERE article_id IN (SELECT value FROM json_each(?))
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A matching article."""

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
    """The passage that contains the most different words of the search."""
    title_pieces: tuple[Piece, ...]
    score: float | None = None
    """bm25, lower is better; title words count five times. None where it was not computed."""

    @property
    def snippet(self) -> str:
        """The passage as text, with matching words between « »: `devant l'«Élysée»`."""
        return marked(self.pieces)


@dataclass(frozen=True, slots=True)
class Found:
    """One page of search results."""

    hits: tuple[Hit, ...]
    count: int
    exact: bool
    """Whether `count` is the number of all matches; otherwise there are more."""
    next: str | None
    """The value of `after` for the next page; None on the last page."""
    ranking: str
    """The order: `bm25`, `titles` (matches in the title first, each part newest first), `newest` or `oldest`."""
    days: Mapping[str, int] | None
    """Day of publication (empty: unknown) → number of matches; None where there are more than `COUNT_LIMIT`."""
    notes: tuple[Note, ...] = ()
    """What was left out of the search, or read in another way than it was typed."""
    suggestion: str | None = None
    """The search with words of the archive in place of those that no article has; None where nothing resembles them."""
    ids: tuple[int, ...] | None = None
    """The numbers of all matches; None where there are more than `COUNT_LIMIT`."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A match and its sort keys."""

    article_id: int
    day: str
    at: float
    score: float | None = None
    as_typed: bool = False
    """Whether it is one of the best matches, and has the accents as typed."""


def search(db: sqlite3.Connection, selection: Selection, *, sort: str = "relevance", after: str | None = None, limit: int = 20) -> Found:
    """One page of the selected articles. Without words they are sorted newest first, unless `sort` is `oldest`.

    Raises `QuestionError` for words that cannot be parsed and for an invalid `after`, `HemeroError` for an unknown `sort`.
    """
    if sort not in SORTS:
        raise HemeroError(f"There is no order {sort!r}: {', '.join(SORTS)}.")
    question = selection.question()
    limit, position = max(1, min(limit, MAX_LIMIT)), _decode_position(after)
    known = sum(number for *_, number in per_day(db, selection)) if selection.by_day else None
    costly_phrase = question is not None and _is_costly_phrase(db, selection, question)
    too_many = costly_phrase or (known or 0) > COUNT_LIMIT or _exceeds_count_limit(db, selection, question)
    matches = None if too_many else _all_matches(db, selection, scored=question is not None and sort == "relevance")
    if matches and question and question.accented and sort == "relevance":
        _raise_accents(db, matches, question)
    ranking = sort if sort != "relevance" else "newest" if question is None or costly_phrase else "titles" if matches is None else "bm25"
    if position and position[0] != ranking[0]:
        ranking = {"b": "bm25", "t": "titles", "r": "titles", "n": "newest", "o": "oldest"}[position[0]]
    if matches is not None and ranking != "titles":
        rows, following = _page_of_matches(matches, ranking, position, limit)
    elif ranking in {"newest", "oldest"}:
        rows, following = _by_day(db, selection, ranking, position[1:] if position else None, limit)
    else:
        rows, following = _titles_first(db, selection, position if position and position[0] != "b" else None, limit)
    hits = _hits(db, rows, question)
    number, days = (known, None) if matches is None else (len(matches), Counter(row.day for row in matches))
    if costly_phrase and following is None and position is None:
        number = len(hits)
    least = len(hits) if costly_phrase else COUNT_LIMIT
    ids = None if matches is None else tuple(row.article_id for row in matches)
    notes, meant = question.notes if question else (), None
    if question and number == 0:
        meant, absent = suggestion(db, question)
        notes += absent
    elif question and ranking == "bm25":
        notes += tuple(Note.of("accents", typed=word) for word in question.accented)
    following_page = _encode_position(following)
    return Found(hits, least if number is None else number, number is not None, following_page, ranking, days, notes, meant, ids)


Position = list[Any]
"""First letter of the ranking, then the sort keys of the last row of a page."""


def _is_costly_phrase(db: sqlite3.Connection, selection: Selection, question: Question) -> bool:
    """Whether the question has a phrase with common words, and more than `COUNT_LIMIT` selected articles have the phrase's other words."""
    if question.required_words is None:
        return False
    matched = selection.but(words="").matched(db)
    match = " AND ".join(filter(None, [f"{{{ANYWHERE}}} : ({question.required_words})", matched.match]))
    found = replace(matched, match=match, values={**matched.values, "match": match, "bound": COUNT_LIMIT + 1})
    sql = f"SELECT count(*) FROM (SELECT {found.key} {found.sql()} LIMIT :bound)"  # noqa: S608 - SQL of ours
    return int(db.execute(sql, found.values).fetchone()[0]) > COUNT_LIMIT


def _exceeds_count_limit(db: sqlite3.Connection, selection: Selection, question: Question | None) -> bool:
    """Whether there are more than `COUNT_LIMIT` matches. False also where counting is slow: a phrase costs as much to count as to find."""
    if question and (question.reads_text or not question.only_single_words):
        return False
    return not selection.by_day and count(db, selection, bound=COUNT_LIMIT) > COUNT_LIMIT


def _all_matches(db: sqlite3.Connection, selection: Selection, *, scored: bool) -> list[_Row] | None:
    """All matches; None where there are more than `COUNT_LIMIT`."""
    matched = selection.matched(db)
    score = f"bm25(articles_fts, {WEIGHTS})" if scored else "NULL"
    cursor = db.cursor()
    cursor.row_factory = None
    sql = f"SELECT f.article_id, f.day, coalesce(f.published_utc, 0), {score} {matched.sql(filed=True)} LIMIT :bound"
    found = cursor.execute(sql, {**matched.values, "bound": COUNT_LIMIT + 1}).fetchall()
    return [_Row(*row) for row in found] if len(found) <= COUNT_LIMIT else None


def _raise_accents(db: sqlite3.Connection, matches: list[_Row], question: Question) -> None:
    """Of the best matches, put those first whose words have the accents as typed."""
    best = sorted(matches, key=lambda row: row.score or 0.0)[:ACCENTED]
    values = {"ids": json.dumps([row.article_id for row in best])}
    add_printed(db)
    for number, word in enumerate(question.accented):
        values[f"p{number}"] = rf"(?i){pattern_of(word).removesuffix(rf'(?!{LETTER})')}(?:e?s|x)?(?!{LETTER})"
    have = " AND ".join(f"{MARK}(:p{number}, title, lead, body)" for number in range(len(question.accented)))
    sql = f"SELECT article_id FROM articles WHERE article_id IN (SELECT value FROM json_each(:ids)) AND {have}"  # noqa: S608 - ours
    found = {row[0] for row in db.execute(sql, values)}
    matches[:] = [replace(row, as_typed=True) if row.article_id in found else row for row in matches]


def _page_of_matches(matches: list[_Row], ranking: str, position: Position | None, limit: int) -> tuple[list[_Row], Position | None]:
    """One page of all matches, in order, and the position of the next page. Matches without a day come last."""
    last = "~" if ranking == "oldest" else "0"
    begin = int(position[1]) if position and ranking == "bm25" else 0
    rows = sorted(matches, key=lambda row: (row.day or last, row.at, row.article_id), reverse=ranking != "oldest")
    if ranking == "bm25":
        rows.sort(key=lambda row: (not row.as_typed, row.score or 0.0))
    elif position:
        after, sign = (position[1] or last, position[2], position[3]), ge if ranking == "newest" else le
        begin = sum(sign((row.day or last, row.at, row.article_id), after) for row in rows)
    if ranking == "bm25":
        return rows[begin : begin + limit], ["b", begin + limit] if begin + limit < len(rows) else None
    return _split_page(rows[begin:], ranking, limit)


def _titles_first(
    db: sqlite3.Connection, selection: Selection, position: Position | None, limit: int
) -> tuple[list[_Row], Position | None]:
    """One page of the matches: those with the words in the title first, then the others."""
    rows: list[_Row] = []
    following: Position | None = None
    if position is None or position[0] == "t":
        rows, following = _by_day(db, selection, "newest", position[1:] if position else None, limit, where=TITLES)
        if following:
            return rows, ["t", *following[1:]]
        position = None
    room = limit - len(rows)
    more, following = _by_day(db, selection, "newest", position[1:] if position else None, max(1, room), where=ANYWHERE, not_in=TITLES)
    if room <= 0:
        return rows, ["r", "9999-12-31", 1e15, 0] if more else None
    return rows + more, ["r", *following[1:]] if following else None


def _by_day(
    db: sqlite3.Connection,
    selection: Selection,
    sort: str,
    position: Position | None,
    limit: int,
    *,
    where: str = ANYWHERE,
    not_in: str = "",
) -> tuple[list[_Row], Position | None]:
    """One page of the matches by day and time, queried one range of days after another. Matches without a day come last."""
    rows: list[_Row] = []
    for part in day_ranges(db, selection, sort, position):
        rows += _ordered(db, part.matched(db, where, not_in=not_in), sort, position, limit + 1 - len(rows))
        if len(rows) > limit:
            return _split_page(rows, sort, limit)
    if selection.since is None and selection.until is None:
        matched = undated(selection.matched(db, where, not_in=not_in))
        rows += _ordered(db, matched, sort, position, limit + 1 - len(rows), undated=True)
    return _split_page(rows, sort, limit)


def _split_page(rows: list[_Row], ranking: str, limit: int) -> tuple[list[_Row], Position | None]:
    """The first `limit` rows, and the position of the next page; None where there are no more rows."""
    if len(rows) <= limit:
        return rows, None
    last = rows[limit - 1]
    return rows[:limit], [ranking[0], last.day, last.at, last.article_id]


def undated(matched: Matched) -> Matched:
    """The matches without a day."""
    if matched.match:
        match = f'{matched.match} AND {{marks}} : "day{MARK_JOINER}"'
        return replace(matched, match=match, values={**matched.values, "match": match})
    return replace(matched, conditions=(*matched.conditions, "f.day = ''"))


def _ordered(
    db: sqlite3.Connection, matched: Matched, sort: str, position: Position | None, limit: int, *, undated: bool = False
) -> list[_Row]:
    """The first `limit` matches after a position, in order. Matches without a day come after all others."""
    down = "DESC" if sort == "newest" else "ASC"
    sign = "<" if sort == "newest" else ">"
    last = "'0'" if sort == "newest" else "'~'"
    day = f"iif(f.day = '', {last}, f.day)" if undated else "f.day"
    values = {**matched.values, "limit": limit}
    more = ""
    if position:
        more = f"({day}, coalesce(f.published_utc, 0), f.article_id) {sign} (:after_day, :after_at, :after_id)"
        values |= {"after_day": position[0] or last.strip("'"), "after_at": position[1], "after_id": position[2]}
    sql = f"""
        SELECT f.article_id, f.day, coalesce(f.published_utc, 0) {matched.sql(filed=True, more=more)}
        ORDER BY {day} {down}, coalesce(f.published_utc, 0) {down}, f.article_id {down} LIMIT :limit
    """
    return [_Row(*row) for row in db.execute(sql, values)]


def day_ranges(db: sqlite3.Connection, selection: Selection, sort: str, position: Position | None) -> Iterator[Selection]:
    """The selection split into ranges of days, in sort order. Each range has more articles than the one before it."""
    if position and position[0] == "":
        return
    down = sort == "newest"
    since = max(filter(None, ["0001", str(selection.since or ""), str(position[0]) if position and not down else ""]))
    until = min(filter(None, ["9999-12-31", str(selection.until or ""), str(position[0]) if position and down else ""]))
    among = "AND outlet IN (SELECT value FROM json_each(:outlets))" if selection.outlets else ""
    sql = f"""
        SELECT day, sum(articles) FROM days WHERE day BETWEEN :since AND :until {among}
        GROUP BY day ORDER BY day {"DESC" if down else "ASC"}
    """  # noqa: S608 - words of ours
    room, held, days = FIRST_RANGE, 0, list[date]()
    for day, number in db.execute(sql, {"since": since, "until": until, "outlets": json.dumps(selection.outlets)}):
        days.append(date.fromisoformat(day))
        held += number
        if held >= room:
            yield selection.but(since=min(days), until=max(days))
            room, held, days = room * 2, 0, []
    if days:
        yield selection.but(since=min(days), until=max(days))


def _hits(db: sqlite3.Connection, rows: list[_Row], question: Question | None) -> tuple[Hit, ...]:
    cursor = db.cursor()
    cursor.row_factory = None
    found = {row[0]: row for row in cursor.execute(HITS, [json.dumps([row.article_id for row in rows])])}
    in_title, in_text = (question.highlights("title"), question.highlights("lead", "body")) if question else (NOTHING, NOTHING)
    return tuple(_hit(found[row.article_id], row.score, in_title, in_text) for row in rows if row.article_id in found)


def _hit(row: tuple[Any, ...], score: float | None, in_title: HighlightTerms, in_text: HighlightTerms) -> Hit:
    *_, lead, body = row
    article_id, page_id, capture_id, url, outlet, kind, title, section, authors, published, updated, words, paywalled, language = row[:-2]
    return Hit(
        article_id, page_id, capture_id, url, outlet or None, kind, title, section, tuple(json.loads(authors)), published, updated, words,
        None if paywalled is None else bool(paywalled), language, passage(" ".join(f"{lead or ''} {body}".split()), in_text),
        mark_all(title or "", in_title), score,
    )  # fmt: skip


def _encode_position(position: Position | None) -> str | None:
    return urlsafe_b64encode(json.dumps(position).encode()).decode().rstrip("=") if position else None


def _decode_position(after: str | None) -> Position | None:
    if not after:
        return None
    try:
        position = json.loads(urlsafe_b64decode(after + "=" * (-len(after) % 4)))
        numbers = all(isinstance(number, int | float) for number in position[2:])
        sound = (position[0] == "b" and isinstance(position[1], int) and 0 <= position[1] <= COUNT_LIMIT) or (
            position[0] in {"t", "r", "n", "o"} and len(position) == 4 and isinstance(position[1], str) and numbers
        )
    except (ValueError, TypeError, IndexError, KeyError) as error:
        raise QuestionError("page") from error
    if not sound:
        raise QuestionError("page")
    return list(position)
