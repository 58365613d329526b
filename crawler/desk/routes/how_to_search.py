"""How to search: each sign with an example made of the archive's own words, and the number of articles that it finds."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from crawler.archive.database.french import fold
from crawler.archive.query.errors import QuestionError
from crawler.archive.query.selection import Selection, count
from crawler.archive.query.terms import COMMON
from crawler.desk.site import Desk, page

READ = 60
"""So many of the latest articles give the words of the examples."""
BOUND = 1_000
"""More articles than this are not counted."""
LATEST = """
SELECT coalesce(title, ''), coalesce(lead, '') || ' ' || body, authors, url FROM articles ORDER BY article_id DESC LIMIT ?
"""
WORD = re.compile(r"[^\W\d_]{4,}")
NUMBER = re.compile(r"(?<![\w,.])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\w,.]\d)|(?<![\w,.])\d+[ \u00a0\u202f]?[%€]")
ACRONYM = re.compile(r"(?<!\w)(?:[A-Z]{3,6}|(?:[A-Z]\.){2,6})(?!\w)")


@dataclass(frozen=True)
class Example:
    """A row of the help."""

    section: str
    name: str
    words: str
    articles: int
    """`BOUND` + 1 where there are more."""


def examples(db: sqlite3.Connection) -> list[Example]:
    """The examples for this archive; empty where it has no article."""
    rows = [tuple(row) for row in db.execute(LATEST, (READ,))]
    return [Example(section, name, words, number) for section, name, words in _questions(rows) if (number := _count(db, words)) is not None]


def _count(db: sqlite3.Connection, words: str) -> int | None:
    try:
        return count(db, Selection(words), bound=BOUND)
    except QuestionError:  # a word of the archive that is no word of a question
        return None


def _questions(rows: list[tuple[str, str, str, str]]) -> Iterator[tuple[str, str, str]]:
    """Section, name and words of each example."""
    held = Counter(word for _, text, _, _ in rows for word in {*WORD.findall(text.lower())} if fold(word) not in COMMON)
    ranked = sorted(held, key=lambda word: (-held[word], word))
    if len(ranked) < 3:
        return
    one, other = ranked[0], ranked[1]
    accented = next((word for word in ranked if fold(word) != word), one)
    long = next((word for word in ranked if len(word) >= 8), one)
    yield "words", "stem", one
    yield "words", "both", f"{one} {other}"
    yield "words", "phrase", f'"{_phrase(rows, one)}"'
    yield "words", "truncated", f"{long[:6]}*"
    yield "words", "wild", f"{long[:2]}?{long[3:6]}*"
    yield "words", "exact", f"={accented}"
    yield "fields", "or", f"{one} OU {other}"
    yield "fields", "not", f"{one} -{other}"
    yield "fields", "near", f"NEAR({one} {other}, 5)"
    title = next((word for title, *_ in rows for word in WORD.findall(title) if fold(word) not in COMMON), one)
    yield "fields", "in_title", f"titre:{title.lower()}"
    if author := next((found[1] for *_, authors, _ in rows if (found := re.match(r'\["([^"\\]+)"', authors))), ""):
        yield "fields", "author", f'auteur:"{author}"'
    if number := _first(NUMBER, rows):
        yield "others", "number", " ".join(number.split())
    if acronym := _first(ACRONYM, rows):
        yield "others", "acronym", acronym
    yield "others", "address", rows[0][3]


def _phrase(rows: list[tuple[str, str, str, str]], word: str) -> str:
    """Two words that follow each other in the texts, the first of them `word` if it has a neighbour."""
    pairs = Counter[tuple[str, str]]()
    for _, text, _, _ in rows:
        words = re.findall(r"\w+", text.lower())
        told = [bool(WORD.fullmatch(one)) and fold(one) not in COMMON for one in words]
        pairs.update(pair for at, pair in enumerate(pairwise(words)) if told[at] and told[at + 1])
    of_word = [pair for pair in pairs if word in pair]
    return " ".join(max(of_word or pairs or [(word, "")], key=lambda pair: (pairs[pair], pair))).strip()


def _first(pattern: re.Pattern[str], rows: list[tuple[str, str, str, str]]) -> str:
    return next((found[0] for _, text, _, _ in rows if (found := pattern.search(text))), "")


@page
async def view(desk: Desk) -> Any:
    """The page."""
    sections: dict[str, list[dict[str, str]]] = {}
    for one in await desk.ask(examples):
        number = desk.words("search.more", n=BOUND) if one.articles > BOUND else desk.words.count("articles", one.articles)
        row = {"words": one.words, "finds": desk.words(f"help.{one.name}"), "articles": number, "url": desk.url("/search", q=one.words)}
        sections.setdefault(one.section, []).append(row)
    return desk.html("help", sections=sections)
