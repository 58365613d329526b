"""Collocates: the words that stand near the words of a search."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from crawler.archive.query.errors import QuestionError
from crawler.archive.query.selection import Selection
from crawler.archive.query.snippets import word_matches
from crawler.archive.query.word_counts import Counted
from crawler.archive.query.word_statistics import log_dice, log_likelihood
from crawler.archive.query.word_tokens import BREAK, article_ids, number_of_words, positions, sample, texts

MAX_WINDOW = 30
MEASURES = ("log_likelihood", "log_dice", "together")


@dataclass(frozen=True, slots=True)
class Collocate:
    """A word that stands near the words of the search."""

    word: str
    together: int
    """Its occurrences within the windows."""
    occurrences: int
    """Its occurrences in the counted articles."""
    expected: float
    """Its occurrences within the windows if words were dealt by chance."""
    log_likelihood: float
    log_dice: float


def collocates(
    db: sqlite3.Connection, selection: Selection, *, window: int = 5, least: int = 3, limit: int = 100, by: str = "log_likelihood",
    most: int | None = None,
) -> Counted[Collocate]:  # fmt: skip
    """The words within `window` words of the words of the search, those with the strongest association (`by`) first.

    The corpus is the selected articles, which all have the words of the search. A window ends where the paragraph ends. A word within two
    windows is counted once. `least`: words with fewer occurrences within the windows are left out. Raises `QuestionError`.
    """
    question = selection.question()
    if question is None:
        raise QuestionError("no_words")
    if not 1 <= window <= MAX_WINDOW:
        raise QuestionError("window", most=MAX_WINDOW)
    if by not in MEASURES:
        raise QuestionError("measure", known=", ".join(MEASURES))
    ids = article_ids(db, selection)
    chosen = sample(ids, most)
    occurrences, together, nodes, beside, total = Counter[str](), Counter[str](), 0, 0, 0
    for text in texts(db, chosen):
        words, at = positions(text.prose)
        matched = {at[match.start] for match in word_matches(text.prose, question.highlight_terms) if match.start in at}
        near = {place for node in matched for place in _around(words, node, window)} - matched
        occurrences.update(words)
        together.update(words[place] for place in near)
        nodes, beside, total = nodes + len(matched), beside + len(near), total + number_of_words(words)
    del occurrences[BREAK]
    rows = [
        Collocate(
            word, number, occurrences[word], round(beside * occurrences[word] / total, 2),
            round(log_likelihood(total, beside, occurrences[word], number), 2), round(log_dice(nodes, occurrences[word], number), 2),
        )
        for word, number in together.items()
        if number >= least
    ]  # fmt: skip
    rows.sort(key=lambda row: (-getattr(row, by), -row.together, row.word))
    return Counted(total, len(chosen), len(ids), tuple(rows[:limit]))


def _around(words: list[str], node: int, window: int) -> Iterator[int]:
    """The positions up to `window` words before and after a node, within its paragraph."""
    for step in (-1, 1):
        for place in range(node + step, node + step * (window + 1), step):
            if not 0 <= place < len(words) or words[place] == BREAK:
                break
            yield place
