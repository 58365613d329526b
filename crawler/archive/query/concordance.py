"""Concordance: every occurrence of the words of a search, with the text on both sides."""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest
from typing import Any

from crawler.archive.database.french import fold
from crawler.archive.query.errors import QuestionError
from crawler.archive.query.selection import Selection
from crawler.archive.query.snippets import occurrences
from crawler.archive.query.terms import HighlightTerms, Question
from crawler.archive.query.word_tokens import tokens

FIELDS = ("title", "lead", "body")
"""The parts of an article. Headlines of other pages are another corpus."""
SORTS = ("newest", "oldest", "outlet", "left", "right", "word")
CONTEXT = 80
"""Characters on each side, to whole words."""
CHUNK = 200
NEIGHBOURS = 5
"""Words on each side by which lines are sorted."""


@dataclass(frozen=True, slots=True)
class Line:
    """One occurrence."""

    article_id: int
    outlet: str | None
    published: str | None
    title: str | None
    url: str
    field: str
    """`title`, `lead` or `body`."""
    number: int
    """The number of the occurrence in the article, from 1: title, lead, text."""
    left: str
    pivot: str
    right: str


@dataclass(frozen=True, slots=True)
class Concordance:
    """Some lines of a concordance, and what stands beside all of the lines that were read."""

    lines: tuple[Line, ...]
    total: int
    """The occurrences in the articles that were read."""
    articles: int
    """The articles that were read."""
    of: int
    """The selected articles; more than `articles` where only the first ones were read."""
    left: tuple[tuple[str, int], ...]
    """The words directly before an occurrence, with their numbers, most frequent first."""
    right: tuple[tuple[str, int], ...]


ROWS = """
SELECT article_id, outlet, published, title, url, lead, body FROM articles WHERE article_id IN (SELECT value FROM json_each(?))
"""


def concordance(
    db: sqlite3.Connection, selection: Selection, *, fields: Sequence[str] = FIELDS, sort: str = "newest", most: int | None = None
) -> Iterator[Line]:
    """Every occurrence in the selected articles. By date, lines are read from the database on demand; other orders read all of them first.

    `fields`: the parts of an article in which occurrences count. `most`: read only so many articles, the newest (or oldest) ones. `sort`:
    `newest`, `oldest`, `outlet`, `left` and `right` (the words before and after), or `word` (the occurrence itself).
    Raises `QuestionError` where there are no words.
    """
    question = _question(selection, fields, sort)
    ids = ids_by_day(db, selection, oldest=sort == "oldest")
    lines = _lines(db, ids if most is None else ids[:most], question, fields)
    return iter(sorted(lines, key=sort_key(sort))) if sort not in {"newest", "oldest"} else lines


def page_of_concordance(
    db: sqlite3.Connection, selection: Selection, *, fields: Sequence[str] = FIELDS, sort: str = "newest", limit: int = 50, offset: int = 0,
    most: int,
) -> Concordance:  # fmt: skip
    """The lines from `offset`, and the words beside all lines of the `most` newest (or oldest) articles.

    By date, reading ends with the page where `most` articles have not been read by then.
    """
    question = _question(selection, fields, sort)
    ids = ids_by_day(db, selection, oldest=sort == "oldest")
    read = ids[:most]
    if sort in {"newest", "oldest"}:
        tally, shown = _Tally(), list[Line]()
        for line in _lines(db, read, question, fields):
            if offset <= tally.total < offset + limit:
                shown.append(line)
            tally.add(line)
        return tally.concordance(shown, len(read), len(ids))
    tally = _Tally()
    chosen = nsmallest(offset + limit, tally.each(_lines(db, read, question, fields)), key=sort_key(sort))
    return tally.concordance(chosen[offset:], len(read), len(ids))


@dataclass(slots=True)
class _Tally:
    total: int = 0
    left: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def add(self, line: Line) -> None:
        self.total += 1
        self.left.update(_words(line.left)[-1:])
        self.right.update(_words(line.right)[:1])

    def each(self, lines: Iterable[Line]) -> Iterator[Line]:
        for line in lines:
            self.add(line)
            yield line

    def concordance(self, lines: Sequence[Line], articles: int, of: int) -> Concordance:
        best = (tuple(sorted(side.items(), key=lambda one: (-one[1], one[0]))[:30]) for side in (self.left, self.right))
        left, right = best
        return Concordance(tuple(lines), self.total, articles, of, left, right)


def _question(selection: Selection, fields: Sequence[str], sort: str) -> Question:
    question = selection.question()
    if question is None:
        raise QuestionError("no_words")
    if sort not in SORTS:
        raise QuestionError("concordance_sort", known=", ".join(SORTS))
    if not fields or not set(fields) <= set(FIELDS):
        raise QuestionError("concordance_field", known=", ".join(FIELDS))
    return question


def ids_by_day(db: sqlite3.Connection, selection: Selection, *, oldest: bool = False) -> list[int]:
    """The ids of the selected articles by time of publication, newest first; those without a day last."""
    matched = selection.matched(db)
    cursor = db.cursor()
    cursor.row_factory = None
    rows = cursor.execute(f"SELECT f.article_id, f.day, coalesce(f.published_utc, 0) {matched.sql(filed=True)}", matched.values).fetchall()
    last = "~" if oldest else ""
    rows.sort(key=lambda row: (row[1] or last, row[2], row[0]), reverse=not oldest)
    return [row[0] for row in rows]


def _lines(db: sqlite3.Connection, ids: Sequence[int], question: Question, fields: Sequence[str]) -> Iterator[Line]:
    terms = {name: question.highlights(name) for name in fields}
    cursor = db.cursor()
    cursor.row_factory = None
    for begin in range(0, len(ids), CHUNK):
        chunk = ids[begin : begin + CHUNK]
        rows = {row[0]: row for row in cursor.execute(ROWS, [json.dumps(chunk)])}
        for article_id in chunk:
            if article_id in rows:
                yield from _of_article(rows[article_id], terms)


def _of_article(row: tuple[Any, ...], terms: dict[str, HighlightTerms]) -> Iterator[Line]:
    article_id, outlet, published, title, url, lead, body = row
    number = 0
    for name, text in (("title", title), ("lead", lead), ("body", body)):
        if name not in terms or not text:
            continue
        prose = unicodedata.normalize("NFC", text)
        for start, stop in occurrences(prose, terms[name]):
            number += 1
            left, right = _left(prose, start), _right(prose, stop)
            yield Line(article_id, outlet or None, published, title, url, name, number, left, prose[start:stop], right)


def _left(text: str, start: int) -> str:
    """The text before an occurrence, from a whole word on, on one line."""
    begin = max(0, start - CONTEXT)
    if begin and (space := text.find(" ", begin, start)) >= 0:
        begin = space + 1
    return _one_line(text[begin:start])


def _right(text: str, stop: int) -> str:
    end = min(len(text), stop + CONTEXT)
    if end < len(text) and (space := text.rfind(" ", stop, end)) >= 0:
        end = space
    return _one_line(text[stop:end])


def _one_line(text: str) -> str:
    """The text with its paragraphs joined; spaces at its ends stay, because they stand beside the occurrence."""
    return text.replace("\n\n", " ¶ ").replace("\n", " ")


def sort_key(sort: str) -> Callable[[Line], tuple[Any, ...]]:
    """The key by which lines are sorted; case and accents are ignored."""
    place = _place
    if sort == "left":
        return lambda line: (tuple(map(fold, reversed(_words(line.left)[-NEIGHBOURS:]))), *place(line))
    if sort == "right":
        return lambda line: (tuple(map(fold, _words(line.right)[:NEIGHBOURS])), *place(line))
    if sort == "word":
        return lambda line: (fold(line.pivot), tuple(map(fold, _words(line.right)[:NEIGHBOURS])), *place(line))
    if sort == "outlet":
        return lambda line: (line.outlet or "", *place(line))
    return place


def _place(line: Line) -> tuple[Any, ...]:
    return (line.published or "~", line.article_id, line.number)


def _words(text: str) -> list[str]:
    return [word for word in tokens(text) if word != "\n\n"]
