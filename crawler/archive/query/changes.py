"""What newspapers changed after publication: the rows of `changes`, filtered, counted, and searched by the words that were taken out."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import islice
from typing import Any

from crawler.archive.query.errors import QuestionError
from crawler.archive.query.language import ANYWHERE, parse_question
from crawler.archive.query.selection import IN_COUNTRIES, Selection
from crawler.archive.query.snippets import Piece, passage
from crawler.archive.query.terms import Group, Term
from crawler.archive.query.vocabulary import words_like
from crawler.archive.versions.change import KINDS

__all__ = ["KINDS", "MAX_LIMIT", "Change", "ChangesWanted", "Counts", "changes", "count_changes", "every_change", "gone_articles"]

MAX_LIMIT = 500
COUNTED_BY = ("outlet", "month", "kind")
COLUMNS = ", ".join((
    *("c.change_id", "c.article_id", "a.url", "c.outlet", "a.title", "a.published", "c.last_seen_before", "c.seen", "c.seen_utc"),
    *("c.hours_after", "c.announced", "c.parser_changed", "c.words_added", "c.words_removed", "c.details", "c.revision_before"),
    *("c.revision_after", "c.capture_id", *(f"c.{kind}" for kind in KINDS)),
))


@dataclass(frozen=True, slots=True)
class Change:
    """A change of an article."""

    change_id: int
    article_id: int
    url: str
    outlet: str | None
    title: str | None
    """The title of the article now."""
    published: str | None
    last_seen_before: str
    """The change was made after this capture…"""
    seen: str
    """… and before this one."""
    seen_utc: float
    hours_after: float | None
    """Hours from the stated publication to `seen`; None where the page states only a day."""
    announced: bool
    """Whether the page's own time of update moved with it."""
    parser_changed: bool
    """Whether another version of the reader read the later capture, so that the change may be the reader's."""
    words_added: int
    words_removed: int
    counts: Mapping[str, int]
    """Kind (`KINDS`) → number, for the kinds of this change."""
    details: Mapping[str, list[list[Any]]]
    """Kind → pairs of what stood before and after."""
    revision_before: int
    revision_after: int
    capture_id: int
    pieces: tuple[Piece, ...] = ()
    """The passage of the removed text that has the words of the search."""


@dataclass(frozen=True, slots=True)
class ChangesWanted:
    """Which changes. All fields must match."""

    words: str = ""
    """Words of the text that was taken out, as in a search."""
    outlets: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    since: date | None = None
    """The first day on which the change was seen, in the newspaper's zone."""
    until: date | None = None
    kinds: tuple[str, ...] = ()
    """One of these kinds."""
    announced: bool | None = None
    """Only announced changes, or only silent ones; None: both."""
    least_words: int = 0
    """At least so many words added and removed together."""
    within_hours: float | None = None
    """At most so many hours after the publication."""
    by_reader: bool = False
    """With the changes that may be those of another version of the reader."""

    @classmethod
    def of(cls, selection: Selection, **more: Any) -> ChangesWanted:
        """The words, newspapers, countries and days of a selection, and more."""
        whole = {name: getattr(selection, name) for name in ("words", "outlets", "countries", "since", "until")}
        return cls(**whole, **more)

    def __post_init__(self) -> None:
        for kind in self.kinds:
            if kind not in KINDS:
                raise QuestionError("change_kind", text=kind, known=", ".join(KINDS))

    def but(self, **changes: Any) -> ChangesWanted:
        """A copy with other values for some fields."""
        return replace(self, **changes)


def _conditions(wanted: ChangesWanted) -> tuple[list[str], dict[str, Any]]:
    tests = {
        "c.outlet IN (SELECT value FROM json_each(:outlets))": wanted.outlets,
        f"c.{IN_COUNTRIES}": wanted.countries,
        "substr(c.seen, 1, 10) >= :since": wanted.since,
        "substr(c.seen, 1, 10) <= :until": wanted.until,
        "(" + " OR ".join(f"c.{kind}" for kind in wanted.kinds) + ")": wanted.kinds,
        "c.announced = :announced": wanted.announced is not None,
        "c.words_added + c.words_removed >= :least_words": wanted.least_words,
        "c.hours_after <= :within_hours": wanted.within_hours is not None,
        "NOT c.parser_changed": not wanted.by_reader,
    }
    values = {
        "outlets": json.dumps(wanted.outlets),
        "countries": json.dumps(wanted.countries),
        "since": str(wanted.since),
        "until": str(wanted.until),
        "announced": wanted.announced,
        "least_words": wanted.least_words,
        "within_hours": wanted.within_hours,
    }
    return [test for test, used in tests.items() if used], values


Position = tuple[float, int]
"""`seen_utc` and `change_id` of the last change of a page."""


def changes(db: sqlite3.Connection, wanted: ChangesWanted, *, limit: int = 50, before: Position | None = None) -> tuple[Change, ...]:
    """The changes, last seen first; `before` continues after the last one of a page. Raises `QuestionError`."""
    return tuple(islice(every_change(db, wanted, before=before), max(1, min(limit, MAX_LIMIT))))


def every_change(db: sqlite3.Connection, wanted: ChangesWanted, *, before: Position | None = None) -> Iterator[Change]:
    """All changes as `changes` gives them, read from the database on demand."""
    conditions, values = _conditions(wanted)
    if before is not None:
        conditions.append("(c.seen_utc, c.change_id) < (:before_utc, :before_id)")
        values |= {"before_utc": before[0], "before_id": before[1]}
    question = parse_question(wanted.words) if wanted.words.strip() else None
    source = "changes c JOIN articles a USING (article_id)"
    texts = "NULL, NULL, NULL"
    if question is not None:
        source = "removed_fts CROSS JOIN removed_texts t ON t.change_id = removed_fts.rowid CROSS JOIN changes c USING (change_id) " + (
            "CROSS JOIN articles a USING (article_id)"
        )
        conditions.append("removed_fts MATCH :match")
        values["match"] = question.fts(ANYWHERE, partial(words_like, db))
        texts = "t.title, t.lead, t.body"
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    cursor = db.cursor()
    cursor.row_factory = None
    for row in cursor.execute(f"SELECT {COLUMNS}, {texts} FROM {source} {where} ORDER BY c.seen_utc DESC, c.change_id DESC", values):  # noqa: S608
        if question is None:
            yield _change(row)
            continue
        text = " ".join("\n".join(filter(None, row[-3:])).split())
        if not question.reads_text or _has_printed(question.group, text):
            yield replace(_change(row), pieces=passage(text, question.highlight_terms))


def _has_printed(part: Term | Group, text: str) -> bool:
    """Whether the text has the words as printed that the question names."""
    if isinstance(part, Term):
        return all(re.search(pattern, text) for pattern in part.patterns)
    held = [_has_printed(one, text) for one in part.parts]
    unwanted = any(_has_printed(one, text) for one in part.excluded if one.reads_text)
    return (any(held) if part.is_or else all(held)) and not unwanted


def _change(row: tuple[Any, ...]) -> Change:
    plain, counts = row[:14], row[18 : 18 + len(KINDS)]
    details, before, after, capture_id = row[14:18]
    number, article_id, url, outlet, title, published, last, seen, at, hours, announced, parser_changed, added, removed = plain
    kinds = {kind: count for kind, count in zip(KINDS, counts, strict=True) if count}
    return Change(
        number, article_id, url, outlet or None, title, published, last, seen, at, hours, bool(announced), bool(parser_changed), added,
        removed, kinds, json.loads(details), before, after, capture_id,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Counts:
    """Changes counted."""

    name: str
    """A newspaper (empty: none), a month such as `2016-11`, or a kind."""
    changes: int
    silent: int
    articles: int


def count_changes(db: sqlite3.Connection, wanted: ChangesWanted, *, by: str = "outlet") -> tuple[Counts, ...]:
    """The changes by newspaper (most first), by month (in order) or by kind; words are not looked at. Raises `QuestionError`."""
    if by not in COUNTED_BY:
        raise QuestionError("counted_by", known=", ".join(COUNTED_BY))
    conditions, values = _conditions(wanted)
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    counted = "count(*), sum(NOT c.announced), count(DISTINCT c.article_id)"
    if by == "kind":
        each = [
            (kind, *db.execute(f"SELECT {counted} FROM changes c {where}{' AND' if where else 'WHERE'} c.{kind}", values).fetchone())  # noqa: S608
            for kind in KINDS
        ]
        return tuple(Counts(kind, number, silent or 0, articles) for kind, number, silent, articles in each if number)
    key = "c.outlet" if by == "outlet" else "substr(c.seen, 1, 7)"
    order = "2 DESC, 1" if by == "outlet" else "1"
    rows = db.execute(f"SELECT {key}, {counted} FROM changes c {where} GROUP BY 1 ORDER BY {order}", values)  # noqa: S608 - names of ours
    return tuple(Counts(*row) for row in rows)


@dataclass(frozen=True, slots=True)
class GoneArticle:
    """An article whose page is gone."""

    article_id: int
    url: str
    outlet: str | None
    title: str | None
    published: str | None
    last_seen: str
    """The last capture that had the article."""
    gone: str
    """The first visit that found it gone, or the last one."""
    detail: str
    """What the server answered."""


GONE = """
SELECT a.article_id, a.url, a.outlet, a.title, a.published, a.last_seen, p.visited, p.detail
FROM pages p JOIN articles a ON a.page_id = p.page_id
WHERE p.outcome = 'gone' AND (:outlets = '[]' OR p.outlet IN (SELECT value FROM json_each(:outlets)))
ORDER BY p.visited_utc DESC LIMIT :limit
"""


def gone_articles(db: sqlite3.Connection, outlets: Sequence[str] = (), *, limit: int = 50) -> tuple[GoneArticle, ...]:
    """The articles whose page the server no longer has, those found gone last first."""
    rows = db.execute(GONE, {"outlets": json.dumps(list(outlets)), "limit": limit})
    return tuple(GoneArticle(number, url, outlet or None, *rest) for number, url, outlet, *rest in rows)
