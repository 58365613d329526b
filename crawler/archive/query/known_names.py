"""Filters checked against the archive: what it does not have is told, with the nearest that it has. Sets of newspapers are resolved."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable
from difflib import get_close_matches

from crawler.archive.database.french import fold
from crawler.archive.database.fulltext import mark
from crawler.archive.query import newspaper_sets
from crawler.archive.query.errors import QuestionError
from crawler.archive.query.printed import PRINTED_WORD
from crawler.archive.query.selection import PHRASES, WHOLE, Selection
from crawler.archive.query.statistics import OUTLETS_WITH_ARTICLES
from crawler.archive.query.vocabulary import near_words

COLUMNS = {"sections": ("section", "section"), "authors": ("author", "authors"), "agencies": ("agency", "agency")}
"""Field of a selection → the filter, and the column of `articles`."""
IN_WORDS = re.compile(r"(?<!\S)ensemble\s?:\s?@?([\w-]+)")
"""A set of newspapers among the words: `ensemble:gauche`."""


def known(db: sqlite3.Connection, selection: Selection) -> Selection:
    """The same selection, with newspapers in place of their sets (`@belgique`, `ensemble:belgique`).

    Raises `HemeroError` where it names a newspaper, country, language, section, author or agency that the archive does not have.
    """
    sets = [newspaper_sets.SIGN + name for name in IN_WORDS.findall(selection.words)]
    if sets or any(name.startswith(newspaper_sets.SIGN) for name in selection.outlets):
        named = [name for one in (*selection.outlets, *sets) for name in _members(db, one)]
        words = " ".join(IN_WORDS.sub(" ", selection.words).split()) if sets else selection.words
        selection = selection.but(outlets=tuple(dict.fromkeys(named)), words=words)
    if selection.outlets:
        there = {"", *(row[0] for sql in ("SELECT outlet FROM outlets", OUTLETS_WITH_ARTICLES) for row in db.execute(sql))}
        _check("outlet", selection.outlets, there)
    if selection.countries:
        there = {name.upper() for (name,) in db.execute("SELECT DISTINCT country FROM outlets WHERE country != ''")}
        _check("country", [name.upper() for name in selection.countries], there, listed=True)
    for language in selection.languages:
        if not _occurs(db, f'{{marks}} : "{mark("language", language)}"'):
            there = {name for (name,) in db.execute("SELECT DISTINCT language FROM facets WHERE language != ''")}
            _check("language", [language.lower()], there, listed=True)
    for field, column in PHRASES.items():
        for name in getattr(selection, field):
            _check_name(db, field, column, name)
    return selection


def _members(db: sqlite3.Connection, name: str) -> tuple[str, ...]:
    return newspaper_sets.members(db, name) if name.startswith(newspaper_sets.SIGN) else (name,)


def _check(filter_name: str, names: Iterable[str], there: set[str], *, listed: bool = False) -> None:
    for name in names:
        if name in there:
            continue
        near = get_close_matches(name, sorted(filter(None, there)), 3) or get_close_matches(name.upper(), sorted(filter(None, there)), 3)
        if near:
            raise QuestionError("unknown_near", filter=filter_name, text=name, near=" or ".join(near))
        if listed and there:
            raise QuestionError("unknown_listed", filter=filter_name, text=name, there=", ".join(sorted(there)))
        raise QuestionError("unknown", filter=filter_name, text=name)


def _occurs(db: sqlite3.Connection, match: str) -> bool:
    return db.execute("SELECT 1 FROM articles_fts WHERE articles_fts MATCH ? LIMIT 1", (match,)).fetchone() is not None


def _check_name(db: sqlite3.Connection, field: str, column: str, name: str) -> None:
    """Raise `QuestionError` where no article has this section, author or agency, with the nearest that one has."""
    words = [fold(word) for word in PRINTED_WORD.findall(name.removeprefix(WHOLE))]
    if words and _occurs(db, f'{{{column}}} : "{" ".join(words)}"'):
        return
    filter_name, stored = COLUMNS[field]
    nearest = [next(iter(near_words(db, word, (column,), itself=True)), "") for word in words]
    match = f'{{{column}}} : "{" ".join(nearest)}"'
    if words and all(nearest) and nearest != words and _occurs(db, match):
        sql = f"SELECT {stored} FROM articles WHERE article_id IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? LIMIT 1)"  # noqa: S608
        whole = str(db.execute(sql, (match,)).fetchone()[0])
        among = json.loads(whole) if stored == "authors" else [whole]
        near = next((one for one in among if " ".join(nearest) in " ".join(map(fold, PRINTED_WORD.findall(one)))), " ".join(nearest))
        raise QuestionError("unknown_near", filter=filter_name, text=name, near=near)
    raise QuestionError("unknown", filter=filter_name, text=name)


