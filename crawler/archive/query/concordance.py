"""Concordance: every occurrence of the words of a search, with the text on both sides."""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from dataclasses import fields as dataclass_fields
from heapq import nsmallest
from typing import Any

from crawler.archive.database.french import fold
from crawler.archive.query.errors import QuestionError
from crawler.archive.query.search import COUNT_LIMIT, day_ranges, undated
from crawler.archive.query.selection import Matched, Selection, count
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
BETWEEN = "\1"
"""Between the words of a sort key: it comes before every letter, so that a shorter word comes first."""


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


NAMES = tuple(one.name for one in dataclass_fields(Line))


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
    """Every occurrence in the selected articles. By date, lines are read from the database on demand; other orders read all of them first,
    into a temporary file.

    `fields`: the parts of an article in which occurrences count. `most`: read only so many articles, the newest (or oldest) ones. `sort`:
    `newest`, `oldest`, `outlet`, `left` and `right` (the words before and after), or `word` (the occurrence itself).
    Raises `QuestionError` where there are no words.
    """
    question = _question(selection, fields, sort)
    lines = _lines(db, ids_by_day(db, selection, oldest=sort == "oldest", most=most), question, fields)
    return lines if sort in {"newest", "oldest"} else sorted_on_disk(lines, sort_key(sort))


def page_of_concordance(
    db: sqlite3.Connection, selection: Selection, *, fields: Sequence[str] = FIELDS, sort: str = "newest", limit: int = 50, offset: int = 0,
    most: int,
) -> Concordance:  # fmt: skip
    """The lines from `offset`, and the words beside all lines of the `most` newest (or oldest) articles.

    By date, reading ends with the page where `most` articles have not been read by then.
    """
    question = _question(selection, fields, sort)
    read = ids_by_day(db, selection, oldest=sort == "oldest", most=most)
    of = len(read) if len(read) < most else count(db, selection)
    if sort in {"newest", "oldest"}:
        tally, shown = _Tally(), list[Line]()
        for line in _lines(db, read, question, fields):
            if offset <= tally.total < offset + limit:
                shown.append(line)
            tally.add(line)
        return tally.concordance(shown, len(read), of)
    tally = _Tally()
    chosen = nsmallest(offset + limit, tally.each(_lines(db, read, question, fields)), key=sort_key(sort))
    return tally.concordance(chosen[offset:], len(read), of)


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


def ids_by_day(db: sqlite3.Connection, selection: Selection, *, oldest: bool = False, most: int | None = None) -> array[int]:
    """The ids of the selected articles by time of publication, newest first; those without a day last. `most`: only so many.

    Where there are many more, the days are asked for one range after another, until there are enough.
    """
    if most is None or count(db, selection, bound=COUNT_LIMIT) <= COUNT_LIMIT:
        return _in_order(db, selection.matched(db), oldest=oldest, most=most)
    found = array("q")
    for part in day_ranges(db, selection, "oldest" if oldest else "newest", None):
        found += _in_order(db, part.matched(db), oldest=oldest, most=most - len(found))
        if len(found) >= most:
            return found
    if selection.since is None and selection.until is None:
        found += _in_order(db, undated(selection.matched(db)), oldest=oldest, most=most - len(found))
    return found


def _in_order(db: sqlite3.Connection, matched: Matched, *, oldest: bool, most: int | None) -> array[int]:
    down = "" if oldest else "DESC"
    order = f"f.day = '', f.day {down}, coalesce(f.published_utc, 0) {down}, f.article_id {down} LIMIT :most"
    cursor = db.cursor()
    cursor.row_factory = None
    rows = cursor.execute(
        f"SELECT f.article_id {matched.sql(filed=True)} ORDER BY {order}", {**matched.values, "most": -1 if most is None else most}
    )
    return array("q", (row[0] for row in rows))


def _lines(db: sqlite3.Connection, ids: Sequence[int], question: Question, fields: Sequence[str]) -> Iterator[Line]:
    terms = {name: question.highlights(name) for name in fields}
    cursor = db.cursor()
    cursor.row_factory = None
    for begin in range(0, len(ids), CHUNK):
        chunk = ids[begin : begin + CHUNK]
        rows = {row[0]: row for row in cursor.execute(ROWS, [json.dumps(list(chunk))])}
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


Key = tuple[str, str, int, int]


def sort_key(sort: str) -> Callable[[Line], Key]:
    """The key by which lines are sorted: a text, and the place of the line. Case and accents are ignored."""
    texts: dict[str, Callable[[Line], Iterable[str]]] = {
        "left": lambda line: reversed(_words(line.left)[-NEIGHBOURS:]),
        "right": lambda line: _words(line.right)[:NEIGHBOURS],
        "word": lambda line: (line.pivot, *_words(line.right)[:NEIGHBOURS]),
    }
    text = texts.get(sort)
    if text is None:
        return lambda line: (line.outlet or "", *_place(line))
    return lambda line: (BETWEEN.join(map(fold, text(line))), *_place(line))


def _place(line: Line) -> tuple[str, int, int]:
    return (line.published or "~", line.article_id, line.number)


def sorted_on_disk(lines: Iterable[Line], key: Callable[[Line], Key]) -> Iterator[Line]:
    """The lines in order. They wait in a temporary file that SQLite deletes, so that memory has room for any number of them."""
    with closing(sqlite3.connect("")) as file:
        file.execute("CREATE TABLE lines (text TEXT, published TEXT, article_id INTEGER, number INTEGER, line TEXT)")
        rows = ((*key(line), json.dumps([getattr(line, name) for name in NAMES])) for line in lines)
        file.executemany("INSERT INTO lines VALUES (?, ?, ?, ?, ?)", rows)
        for row in file.execute("SELECT line FROM lines ORDER BY text, published, article_id, number"):
            yield Line(*json.loads(row[0]))


def _words(text: str) -> list[str]:
    return [word for word in tokens(text) if word != "\n\n"]
