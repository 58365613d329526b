"""Words counted in the selected articles: the most frequent words, n-grams, and the printed forms of a search's words."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar

from crawler.archive.database.french import split_elision, stem
from crawler.archive.query.errors import QuestionError
from crawler.archive.query.selection import Selection
from crawler.archive.query.snippets import word_matches
from crawler.archive.query.word_tokens import BREAK, Text, article_ids, number_of_words, sample, texts, tokens

T = TypeVar("T")
MAX_SIZE = 5
MAX_SEQUENCES = 4_000_000
"""The n-grams held in memory at once. Where a selection may have more, it is read several times, each time for a share of the n-grams."""
MAX_READINGS = 12


@dataclass(frozen=True, slots=True)
class WordCount:
    """A word or n-gram."""

    word: str
    occurrences: int
    articles: int
    """The articles that have it."""
    per_million: float
    """Occurrences per million words of the counted articles."""


@dataclass(frozen=True, slots=True)
class Counted(Generic[T]):
    """What was counted in a selection."""

    words: int
    """All words of the counted articles."""
    articles: int
    """The counted articles."""
    of: int
    """The selected articles; more than `articles` where a sample was counted."""
    rows: tuple[T, ...]


def word_counts(
    db: sqlite3.Connection, selection: Selection, *, size: int = 1, by_stem: bool = False, limit: int = 100, most: int | None = None
) -> Counted[WordCount]:
    """The most frequent words of the selected articles; with `size` 2 to 5, sequences of so many words within a paragraph.

    With `by_stem`, words with the same stems are counted together, under the most frequent form. `most`: count an even sample of at most so
    many articles. Raises `QuestionError` where `size` is not 1 to 5, or where the selection is too large for n-grams.
    """
    if not 1 <= size <= MAX_SIZE:
        raise QuestionError("size", most=MAX_SIZE)
    ids = article_ids(db, selection)
    chosen = sample(ids, most)
    readings = 1 if size == 1 else _readings(db, chosen)
    total, found = 0, list[tuple[str, int, int]]()
    for reading in range(readings):
        tally = _Tally(size, by_stem=by_stem, share=(reading, readings))
        tally.add(texts(db, chosen))
        total = tally.words
        found += [(tally.name(key), number, tally.articles[key]) for key, number in tally.occurrences.most_common(limit)]
    found.sort(key=lambda row: (-row[1], row[0]))
    rows = tuple(WordCount(word, number, articles, per_million(number, total)) for word, number, articles in found[:limit])
    return Counted(total, len(chosen), len(ids), rows)


class _Tally:
    """Counts of sequences of `size` words. `share` (number, of how many): only sequences that fall to this share are counted."""

    def __init__(self, size: int, *, by_stem: bool, share: tuple[int, int]) -> None:
        self.occurrences, self.articles, self.words = Counter[str](), Counter[str](), 0
        self._size, self._by_stem, self._share = size, by_stem, share
        self._forms: dict[str, Counter[str]] = {}

    def add(self, articles: Iterable[Text]) -> None:
        """Count the words of these articles."""
        share, shares = self._share
        for article in articles:
            words = tokens(article.prose)
            self.words += number_of_words(words)
            found = Counter(word_sequences(words, self._size))
            found.pop(BREAK, None)
            if self._by_stem:
                found = self._by_stems(found)
            if shares > 1:
                found = Counter({key: number for key, number in found.items() if hash(key) % shares == share})
            self.occurrences.update(found)
            self.articles.update(found.keys())

    def _by_stems(self, found: Counter[str]) -> Counter[str]:
        stems = Counter[str]()
        for form, number in found.items():
            key = " ".join(map(_stems, form.split(" ")))
            stems[key] += number
            self._forms.setdefault(key, Counter())[form] += number
        return stems

    def name(self, key: str) -> str:
        """The form that is shown for a key: the most frequent one."""
        return self._forms[key].most_common(1)[0][0] if self._by_stem else key


def word_sequences(words: list[str], size: int) -> list[str]:
    """Sequences of `size` words that do not go over the end of a paragraph.

    >>> word_sequences(["la", "grève", "\\n\\n", "le", "train", "part"], 2)
    ['la grève', 'le train', 'train part']
    """
    if size == 1:
        return words
    slices = zip(*(islice(words, begin, None) for begin in range(size)), strict=False)
    return [" ".join(one) for one in slices if BREAK not in one]


def _stems(word: str) -> str:
    return " ".join(map(stem, split_elision(word))) or word


def per_million(number: int, total: int) -> float:
    """`number` per million of `total`.

    >>> per_million(3, 2000)
    1500.0
    """
    return round(1_000_000 * number / total, 2) if total else 0.0


def _readings(db: sqlite3.Connection, ids: Sequence[int]) -> int:
    """How many times the articles are read for n-grams. Raises `QuestionError` where they have too many words."""
    sql = "SELECT coalesce(sum(words), 0) FROM articles WHERE article_id IN (SELECT value FROM json_each(?))"
    words = int(db.execute(sql, [json.dumps(list(ids))]).fetchone()[0])
    readings = max(1, -(-words // MAX_SEQUENCES))
    if readings > MAX_READINGS:
        raise QuestionError("sequences", most=MAX_READINGS * MAX_SEQUENCES // 1_000_000)
    return readings


def forms(db: sqlite3.Connection, selection: Selection, *, most: int | None = None) -> Counted[WordCount]:
    """The printed forms that the words of the search cover: `manifester` covers `manifestants`, `manifestation`…

    They are counted among all articles that the filters select, with or without the words: the rates are per million words of all of them.
    Raises `QuestionError` where the selection has no words.
    """
    question = selection.question()
    if question is None:
        raise QuestionError("no_words")
    found = set(article_ids(db, selection))
    ids = article_ids(db, selection.but(words=""))
    chosen = sample(ids, most)
    occurrences, articles, total = Counter[str](), Counter[str](), 0
    for text in texts(db, chosen):
        total += number_of_words(tokens(text.prose))
        if text.article_id in found:
            matches = word_matches(text.prose, question.highlight_terms)
            here = Counter(text.prose[match.start : match.stop].lower() for match in matches)
            occurrences.update(here)
            articles.update(here.keys())
    counts = sorted(occurrences.items(), key=lambda row: (-row[1], row[0]))
    rows = tuple(WordCount(form, number, articles[form], per_million(number, total)) for form, number in counts)
    return Counted(total, len(chosen), len(ids), rows)
