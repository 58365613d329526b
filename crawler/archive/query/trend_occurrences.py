"""Occurrences of words by period, and the words of all articles among which they stand: the two numbers of a rate per million words."""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from crawler.archive.query.language import Question
from crawler.archive.query.selection import Selection, per_day
from crawler.archive.query.snippets import occurrences
from crawler.archive.query.word_tokens import sample

CHUNK = 200
FIELDS = ("title", "lead", "body")
TEXTS = "SELECT article_id, title, lead, body FROM articles WHERE article_id IN (SELECT value FROM json_each(?))"
WORDS = "SELECT article_id, words FROM articles WHERE article_id IN (SELECT value FROM json_each(?))"
Key = tuple[str, str]
"""Newspaper (empty: all together) and period."""
Number = tuple[int, int]
"""The number of an article, and what was counted in it."""


@dataclass(frozen=True, slots=True)
class Sum:
    """Sums by newspaper and period, of all articles or of an even sample of them."""

    read: Counter[Key] = field(default_factory=Counter)
    """The articles that were read."""
    counted: Counter[Key] = field(default_factory=Counter)
    """What was counted in them."""
    of: Counter[Key] = field(default_factory=Counter)
    """All articles."""

    def at(self, key: Key) -> int | None:
        """The sum over all articles; where only some were read, what their mean makes it; None where none of several was read."""
        read, of = self.read[key], self.of[key]
        if read >= of:
            return self.counted[key]
        return round(self.counted[key] * of / read) if read else None

    @property
    def sampled(self) -> bool:
        """Whether only some of the articles were read."""
        return self.read.total() < self.of.total()


def occurrences_of(
    db: sqlite3.Connection, question: Question, selection: Selection, period: Callable[[str], str], *, by_outlet: bool, most: int | None
) -> Sum:
    """The occurrences of the words of `question` in titles, leads and texts of the selected articles, as a concordance lists them."""
    terms = [question.highlights(name) for name in FIELDS]

    def count(ids: Sequence[int]) -> Iterator[Number]:
        for article_id, *texts in db.cursor().execute(TEXTS, [json.dumps(ids)]):
            parts = zip(texts, terms, strict=True)
            yield article_id, sum(len(occurrences(unicodedata.normalize("NFC", text), wanted)) for text, wanted in parts if text)

    return _sum(_dated(db, selection, by_outlet=by_outlet), period, count, most)


def words_of(db: sqlite3.Connection, selection: Selection, period: Callable[[str], str], *, by_outlet: bool, most: int | None) -> Sum:
    """The words in leads and texts of the selected articles: all of them, where only newspapers, countries and days are selected."""
    if selection.by_day:
        found = Sum()
        for outlet, day, words in per_day(db, selection, by_outlet=by_outlet, counted="words"):
            if day:
                found.counted[outlet, period(day)] += words
        return found
    return _sum(_dated(db, selection, by_outlet=by_outlet), period, lambda ids: db.execute(WORDS, [json.dumps(ids)]), most)


Dated = tuple[str, int, str]
"""Day, number and newspaper (empty: all together) of an article."""


def _dated(db: sqlite3.Connection, selection: Selection, *, by_outlet: bool) -> list[Dated]:
    """The selected articles that have a day, by day."""
    matched = selection.matched(db)
    outlet = "f.outlet" if by_outlet else "''"
    cursor = db.cursor()
    cursor.row_factory = None
    source = matched.sql(filed=True, more="f.day != ''")
    return sorted(cursor.execute(f"SELECT f.day, f.article_id, {outlet} {source}", matched.values))


def _sum(dated: list[Dated], period: Callable[[str], str], count: Callable[[list[int]], Iterator[Number]], most: int | None) -> Sum:
    found = Sum(of=Counter((outlet, period(day)) for day, _, outlet in dated))
    chosen = sample(range(len(dated)), most)
    for begin in range(0, len(chosen), CHUNK):
        keys = {dated[at][1]: (dated[at][2], period(dated[at][0])) for at in chosen[begin : begin + CHUNK]}
        for article_id, number in count(list(keys)):
            found.read[keys[article_id]] += 1
            found.counted[keys[article_id]] += number
    return found
