"""The words of the archive, from the full-text index: those that a `*` or `?` covers, and those that a misspelt word may mean."""

from __future__ import annotations

import json
import re
import sqlite3
from difflib import get_close_matches
from itertools import product

from crawler.archive.database.french import fold, stem
from crawler.archive.query.errors import Note, QuestionError
from crawler.archive.query.printed import PRINTED_WORD
from crawler.archive.query.terms import ANYWHERE, UNSTEMMED, Question

MAX_FORMS = 500
"""The largest number of words that one word with `?`, or with `*` inside, may cover."""
MAX_LETTERS = 2
"""Up to so many `?`, each letter is tried; with more, or with `*`, the words that begin alike are read."""
SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789"
AMONG = """
SELECT DISTINCT term FROM {vocabulary} WHERE term IN (SELECT value FROM json_each(:words))
AND col IN (SELECT value FROM json_each(:columns))
"""
COVERED = """
SELECT DISTINCT term FROM {vocabulary} WHERE term >= :first AND term < :beyond AND term GLOB :pattern
AND col IN (SELECT value FROM json_each(:columns)) LIMIT :most
"""
LETTERS = "abcdefghijklmnopqrstuvwxyz"
THERE = """
SELECT term, sum(doc) FROM vocabulary WHERE term IN (SELECT value FROM json_each(:words)) AND col IN (SELECT value FROM json_each(:columns))
GROUP BY term ORDER BY 2 DESC LIMIT 8
"""
BEGINNING = """
SELECT term, sum(doc) FROM vocabulary WHERE term >= :first AND term < :beyond AND length(term) BETWEEN :length - 2 AND :length + 2
AND col IN (SELECT value FROM json_each(:columns)) GROUP BY term ORDER BY 2 DESC LIMIT 4000
"""


def words_like(db: sqlite3.Connection, pattern: str, columns: str, *, vocabulary: str = "vocabulary") -> tuple[str, ...]:
    """The words in these index columns that a folded word with `*` and `?` covers. Raises `QuestionError` where they are too many.

    `vocabulary` is the table of the words: of articles, or `headline_vocabulary`.
    """
    if "*" not in pattern and pattern.count("?") <= MAX_LETTERS:
        words = ["".join(letters) for letters in product(*(SIGNS if letter == "?" else letter for letter in pattern))]
        values = {"words": json.dumps(words), "columns": json.dumps(columns.split())}
        return tuple(row[0] for row in db.execute(AMONG.format(vocabulary=vocabulary), values))
    first = pattern.replace("?", "*").partition("*")[0]
    values = {"first": first, "beyond": first + "\U0010ffff", "pattern": pattern, "columns": json.dumps(columns.split())}
    found = tuple(row[0] for row in db.execute(COVERED.format(vocabulary=vocabulary), {**values, "most": MAX_FORMS + 1}))
    if len(found) > MAX_FORMS:
        raise QuestionError("forms", text=pattern, most=MAX_FORMS)
    return found

def near_words(db: sqlite3.Connection, word: str, columns: tuple[str, ...], *, itself: bool = False) -> tuple[str, ...]:
    """Words of these index columns that are one letter away from a folded word, the most frequent first; if there are none, words with the
    same first three letters that resemble it. `itself`: the word alone, where the archive has it."""
    values = {"columns": json.dumps(columns)}
    if itself and db.execute(THERE, {**values, "words": json.dumps([word])}).fetchone():
        return (word,)
    if len(word) < 3:
        return ()
    found = tuple(row[0] for row in db.execute(THERE, {**values, "words": json.dumps(sorted(_one_letter_away(word)))}))
    if found or len(word) < 5:
        return found
    more = {**values, "first": word[:3], "beyond": word[:3] + "\U0010ffff", "length": len(word)}
    return tuple(get_close_matches(word, [row[0] for row in db.execute(BEGINNING, more)], 4, 0.75))


def _one_letter_away(word: str) -> set[str]:
    """All words with one letter less, more, other, or changed places with the next.

    >>> {"greve", "grve", "grev"} <= _one_letter_away("grevve") | _one_letter_away("greve")
    True
    """
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    less = {head + tail[1:] for head, tail in cuts if tail}
    turned = {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
    other = {head + letter + tail[1:] for head, tail in cuts if tail for letter in LETTERS}
    more = {head + letter + tail for head, tail in cuts for letter in LETTERS}
    return (less | turned | other | more) - {word, ""}


def printed_form(db: sqlite3.Connection, word: str) -> str:
    """A folded word of the index as one article prints it, with its accents."""
    match = f'{{title lead body}} : "{word}"'
    sql = """SELECT coalesce(lead, '') || ' ' || body || ' ' || coalesce(title, '') FROM articles
        WHERE article_id IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? LIMIT 1)"""
    text = next((str(row[0]) for row in db.execute(sql, (match,))), "")
    forms = [found for found in PRINTED_WORD.findall(text) if fold(found) == word]
    return min(forms, key=lambda form: not form.islower(), default=word)


def suggestion(db: sqlite3.Connection, question: Question) -> tuple[str | None, tuple[Note, ...]]:
    """For a question without results: the same question with words of the archive in place of those that it does not have, and a note for
    each such word, unless it is the only one. None where every word is there, or nothing resembles it."""
    words, notes = question.words, []
    for term in question.group.terms():
        if term.column in UNSTEMMED:
            continue
        for typed in PRINTED_WORD.findall(term.typed):
            word, column = (fold(typed), "title lead body") if term.is_printed else (stem(typed), ANYWHERE)
            if typed.isdigit() or _holds(db, f'{{{column}}} : "{word}"') or (term.is_printed and "*" in term.typed):
                continue
            notes.append(Note.of("absent", typed=typed))
            if near := near_words(db, fold(typed), ("title", "lead", "body")):
                words = re.sub(rf"(?<!\w){re.escape(typed)}(?!\w)", printed_form(db, near[0]), words)
    alone = len(PRINTED_WORD.findall(question.words)) == 1
    return (words if words != question.words else None), () if alone else tuple(notes)


def _holds(db: sqlite3.Connection, match: str) -> bool:
    return db.execute("SELECT 1 FROM articles_fts WHERE articles_fts MATCH ? LIMIT 1", (match,)).fetchone() is not None
