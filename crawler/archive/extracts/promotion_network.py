"""The promotion network: which newspaper or article has headlines of which other one on its pages, and on which days."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from crawler.archive.query.selection import Selection


@dataclass(frozen=True, slots=True)
class Link:
    """An edge: headlines of `target` on pages of `source`."""

    source: Any
    """The newspaper's name or the article's id whose pages have the headlines."""
    target: Any
    """The newspaper's name or the article's id to which the headlines link."""
    headlines: int
    """Number of distinct headlines (text and address)."""
    captures: int
    """Number of captures with at least one of them."""
    days: tuple[tuple[date, date], ...]
    """Ranges of consecutive days (UTC), first and last day included, oldest first."""


PROMOTED = """
SELECT {source}, {target}, count(DISTINCT b.headline_id), count(DISTINCT x.capture_id), group_concat(DISTINCT date(x.seen_utc, 'unixepoch'))
FROM {tables} WHERE {conditions} GROUP BY 1, 2 ORDER BY 1, 2
"""
FROM_PAGES = """
sightings x CROSS JOIN pages p ON p.page_id = x.page_id CROSS JOIN placements s ON s.capture_id = x.capture_id
CROSS JOIN headline_blocks b ON b.block_id = s.block_id CROSS JOIN headline_texts t ON t.headline_id = b.headline_id
CROSS JOIN pages q ON q.url = t.target CROSS JOIN articles a ON a.article_id = q.article_id
"""
FROM_ARTICLES = """
(SELECT {key} AS article_id {chosen}) n CROSS JOIN articles a ON a.article_id = n.article_id
CROSS JOIN pages q ON q.article_id = a.article_id
CROSS JOIN headline_texts t ON t.target = q.url CROSS JOIN headline_blocks b ON b.headline_id = t.headline_id
CROSS JOIN placements s ON s.block_id = b.block_id CROSS JOIN sightings x ON x.capture_id = s.capture_id
CROSS JOIN pages p ON p.page_id = x.page_id
"""
"""The same join, starting from the selected articles."""
OUTLETS = "SELECT outlet, coalesce(title, outlet), country, kind FROM outlets ORDER BY outlet"
ARTICLE = "SELECT article_id, coalesce(title, ''), outlet, url, published FROM articles WHERE article_id = ?"


def promotion_links(db: sqlite3.Connection, selection: Selection, *, articles: bool = False) -> Iterator[Link]:
    """The links to the selected articles, by source and target: between newspapers, or with `articles` between articles (the source is the
    article whose page has the headline). Raises `HemeroError`."""
    matched = selection.matched(db)
    some = matched.match or matched.conditions
    tables = FROM_ARTICLES.format(key=matched.key, chosen=matched.sql()) if some else FROM_PAGES
    names = {"source": "x.outlet", "target": "a.outlet", "conditions": "1"}
    if articles:
        names = {"source": "p.article_id", "target": "a.article_id", "conditions": "p.article_id != a.article_id"}
    cursor = db.cursor()
    cursor.row_factory = None
    for source, target, headlines, captures, days in cursor.execute(PROMOTED.format(tables=tables, **names), matched.values):
        yield Link(source, target, headlines, captures, spells(date.fromisoformat(day) for day in days.split(",")))


def spells(days: Iterable[date]) -> tuple[tuple[date, date], ...]:
    """Days as ranges of consecutive days.

    >>> spells([date(2016, 11, 26), date(2016, 11, 24), date(2016, 11, 25), date(2016, 11, 28)])[0]
    (datetime.date(2016, 11, 24), datetime.date(2016, 11, 26))
    """
    found: list[tuple[date, date]] = []
    for day in sorted(days):
        if found and day - found[-1][1] <= timedelta(days=1):
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return tuple(found)


def outlet_titles(db: sqlite3.Connection) -> dict[str, tuple[str, str | None, str | None]]:
    """Newspaper → title, country, kind."""
    return {str(name): (title, country, kind) for name, title, country, kind in map(tuple, db.execute(OUTLETS))}


def article_titles(db: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[tuple[int, str, str, str, str | None]]:
    """Id, title, newspaper, address and time of publication of articles, in the order of `numbers` (article ids)."""
    for number in numbers:
        if row := db.execute(ARTICLE, (number,)).fetchone():
            yield tuple(row)
