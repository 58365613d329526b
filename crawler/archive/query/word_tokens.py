"""The words of articles, for counting them.

A word is a run of letters and digits. An elided word counts as a word of its own (`l'`, `qu'`), as in TXM; `aujourd'hui` is one word, and a
hyphen divides words, as in the index. Words are compared in lower case, accents included. Titles, leads and texts are counted.
"""

from __future__ import annotations

import json
import re
import sqlite3
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NamedTuple

from crawler.archive.query.selection import Selection

_APOSTROPHE = "['’ʼ]"
TOKEN = re.compile(
    rf"""(?:aujourd{_APOSTROPHE}hui | presqu{_APOSTROPHE}[iî]les? | quelqu{_APOSTROPHE}une?s? | prud{_APOSTROPHE}hom[^\W_]*)(?![^\W_])
      | (?<![^\W_])(?:[cdjlmnst] | qu | jusqu | lorsqu | puisqu | quoiqu){_APOSTROPHE}(?=[^\W_])
      | [^\W_]+(?:{_APOSTROPHE}[^\W_]+)*
      | \n\n""",
    re.VERBOSE,
)
BREAK = "\n\n"
"""Stands between two paragraphs among the tokens: no n-gram and no window goes over it."""
CHUNK = 500
TEXTS = """
SELECT article_id, outlet, section, language, kind, published, coalesce(title, ''), coalesce(lead, ''), body
FROM articles WHERE article_id IN (SELECT value FROM json_each(?))
"""

Watch = Callable[[int, int], None]
_watch: ContextVar[Watch | None] = ContextVar("watch", default=None)


class Text(NamedTuple):
    """The words of one article."""

    article_id: int
    outlet: str
    section: str | None
    language: str | None
    kind: str
    published: str | None
    prose: str
    """Title, lead and text, NFC, with `BREAK` between paragraphs."""


def tokens(prose: str) -> list[str]:
    """The words of a text in lower case, with `BREAK` between paragraphs.

    >>> tokens("L’Élysée n'a pas dit aujourd’hui\\n\\nsi l'U.E. va-t-elle")
    ["l'", 'élysée', "n'", 'a', 'pas', 'dit', "aujourd'hui", '\\n\\n', 'si', "l'", 'u', 'e', 'va', 't', 'elle']
    """
    return TOKEN.findall(_lowered(prose))


def positions(prose: str) -> tuple[list[str], dict[int, int]]:
    """The words of a text as `tokens` gives them, and the position of each by the character at which it begins.

    >>> positions("La grève")
    (['la', 'grève'], {0: 0, 3: 1})
    """
    found = list(TOKEN.finditer(_lowered(prose)))
    return [match.group() for match in found], {match.start(): number for number, match in enumerate(found)}


def _lowered(prose: str) -> str:
    """The text in lower case, with plain apostrophes and the same length: `İ` in lower case would be two characters."""
    lowered = prose.lower()
    if len(lowered) != len(prose):
        lowered = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in prose)
    return lowered.replace("’", "'").replace("ʼ", "'")


def number_of_words(words: Sequence[str]) -> int:
    """The number of words among tokens, without the ends of paragraphs."""
    return len(words) - words.count(BREAK)


def article_ids(db: sqlite3.Connection, selection: Selection) -> list[int]:
    """The ids of the selected articles, in order. Raises `QuestionError`."""
    matched = selection.matched(db)
    cursor = db.cursor()
    cursor.row_factory = None
    return sorted(row[0] for row in cursor.execute(f"SELECT {matched.key} {matched.sql()}", matched.values))


def sample(ids: Sequence[int], most: int | None) -> Sequence[int]:
    """At most `most` of the ids, evenly spread; all of them where `most` is None.

    >>> sample(range(10), 4), sample([5, 6], 4)
    ([0, 2, 5, 7], [5, 6])
    """
    if most is None or len(ids) <= most:
        return ids
    return [ids[number * len(ids) // most] for number in range(most)]


def texts(db: sqlite3.Connection, ids: Sequence[int]) -> Iterator[Text]:
    """The articles with these ids, `CHUNK` at a time."""
    cursor = db.cursor()
    cursor.row_factory = None
    for begin in range(0, len(ids), CHUNK):
        rows: list[tuple[Any, ...]] = cursor.execute(TEXTS, [json.dumps(list(ids[begin : begin + CHUNK]))]).fetchall()
        for row in rows:
            article_id, outlet, section, language, kind, published, *prose = row
            yield Text(article_id, outlet, section, language, kind, published, unicodedata.normalize("NFC", BREAK.join(prose)))
        if (watch := _watch.get()) is not None:
            watch(min(begin + CHUNK, len(ids)), len(ids))


@contextmanager
def watching(watch: Watch) -> Iterator[None]:
    """Tell `watch` during the block how many articles have been read, and of how many."""
    kept = _watch.set(watch)
    try:
        yield
    finally:
        _watch.reset(kept)
