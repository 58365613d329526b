"""Specificities: the words that are more frequent, or rarer, in a part of a corpus than chance allows."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from crawler.archive.query.errors import QuestionError
from crawler.archive.query.selection import Selection
from crawler.archive.query.word_counts import Counted
from crawler.archive.query.word_statistics import specificity
from crawler.archive.query.word_tokens import BREAK, Text, article_ids, sample, texts, tokens

PARTS = ("outlet", "country", "section", "language", "kind", "year", "month")
"""What a corpus can be divided by."""
THE_PART = "selection"
"""The name of the part where there is only one."""


@dataclass(frozen=True, slots=True)
class Specific:
    """A word in a part of the corpus."""

    part: str
    word: str
    within: int
    """Its occurrences in the part."""
    part_words: int
    """All words of the part."""
    occurrences: int
    """Its occurrences in the corpus."""
    specificity: float
    """Lafon's: the power of ten of a probability; negative where the word is rarer than chance allows (`word_statistics.specificity`)."""


def specificities(
    db: sqlite3.Connection, corpus: Selection, *, by: str = "outlet", part: Selection | None = None, least: int = 5, limit: int = 20,
    most: int | None = None,
) -> Counted[Specific]:  # fmt: skip
    """For each part of the corpus, the `limit` words that are most over and the `limit` words that are most under what chance allows.

    `by` divides the corpus: one of `PARTS`; articles that do not state it are in the corpus and in no part. With `part` there is one
    part: the articles of the corpus that `part` selects, against all the others. `least`: words with fewer occurrences in the corpus are
    left out. Raises `QuestionError`.
    """
    if part is None and by not in PARTS:
        raise QuestionError("part", known=", ".join(PARTS))
    ids = article_ids(db, corpus)
    chosen = sample(ids, most)
    part_of = _part_of(db, by) if part is None else _selected(db, part)
    whole, parts = Counter[str](), dict[str, Counter[str]]()
    for text in texts(db, chosen):
        found = Counter(tokens(text.prose))
        del found[BREAK]
        whole.update(found)
        if name := part_of(text):
            parts.setdefault(name, Counter()).update(found)
    total = whole.total()
    frequent = {word: number for word, number in whole.items() if number >= least}
    largest_first = sorted(parts, key=lambda name: (-parts[name].total(), name))
    rows = [row for name in largest_first for row in _rows(name, parts[name], frequent, total, limit)]
    return Counted(total, len(chosen), len(ids), tuple(rows))


def _rows(part: str, counts: Counter[str], whole: dict[str, int], total: int, limit: int) -> list[Specific]:
    size = counts.total()
    share = size / total if total else 0.0
    rows = [
        Specific(part, word, counts[word], size, number, round(specificity(total, size, number, counts[word]), 2))
        for word, number in whole.items()
        if (counts[word] - number * share) ** 2 > number * share  # nearer to what chance gives, a word is never specific
    ]
    rows.sort(key=lambda row: (-row.specificity, -row.within, row.word))
    over = [row for row in rows[:limit] if row.specificity > 0]
    under = [row for row in reversed(rows[-limit:]) if row.specificity < 0]
    return over + under


def _selected(db: sqlite3.Connection, part: Selection) -> Callable[[Text], str]:
    ids = set(article_ids(db, part))
    return lambda text: THE_PART if text.article_id in ids else ""


def _part_of(db: sqlite3.Connection, by: str) -> Callable[[Text], str]:
    """A function that names the part of an article; empty where the article does not state it."""
    if by == "country":
        countries = {outlet: country or "" for outlet, country in db.execute("SELECT outlet, country FROM outlets")}
        return lambda text: countries.get(text.outlet, "")
    if by in {"year", "month"}:
        width = 4 if by == "year" else 7
        return lambda text: (text.published or "")[:width]
    return lambda text: getattr(text, by) or ""
