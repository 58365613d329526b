"""Saved searches: what they find that was not there before. What was there is kept as numbers made of addresses."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import parse_qsl

from crawler.archive.query.known_names import known
from crawler.archive.query.selection import Selection, rows

COLUMNS = ("article_id", "url", "outlet", "title", "published", "first_seen", "first_seen_utc")


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search with a name."""

    search_id: int
    name: str
    query: str
    """The words and filters as the query string of an address: `q=grève&outlet=lemonde`."""
    added: str
    looked: str
    """When it was last looked at."""
    followed: str
    """When `hemero follow` last told what is new."""

    @property
    def selection(self) -> Selection:
        """The words and filters. Raises `QuestionError` where this version does not understand them."""
        return Selection.of(parse_qsl(self.query))

    @property
    def words(self) -> str:
        """The words and filters for people: `grève outlet:lemonde`."""
        return " ".join(value if name == "q" else f"{name}:{value}" for name, value in parse_qsl(self.query))


@dataclass(frozen=True, slots=True)
class NewArticle:
    """An article that a saved search finds now and did not find before."""

    article_id: int
    """Its number in this archive."""
    url: str
    outlet: str
    title: str | None
    published: str | None
    first_seen: str
    first_seen_utc: float


def found_by(db: sqlite3.Connection, selection: Selection) -> Iterator[NewArticle]:
    """All articles that a selection finds. Raises `QuestionError`."""
    return (NewArticle(*row) for row in rows(db, known(db, selection), COLUMNS))


def number_of(url: str) -> int:
    """The number that stands for an address: 63 bits of its SHA-256."""
    return int.from_bytes(sha256(url.encode()).digest()[:8], "big") >> 1
