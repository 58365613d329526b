"""The exportable tables: articles with their captures, revisions, times, headlines, captures, pages, coverage, alarms."""

# ruff: noqa: S608 - made of names that stand in this file
from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import asdict

from crawler.archive.extracts.table import Row, SqlSource, Table, where_clause
from crawler.archive.query.selection import Selection
from crawler.archive.query.stored_articles import article, find
from crawler.archive.upkeep.coverage import coverage, outlets_of

_UTC = "CASE WHEN length(a.{0}) > 10 THEN strftime('%Y-%m-%dT%H:%M:%S+00:00', a.{0}_utc, 'unixepoch') END"
"""The UTC time where the page states a time; NULL where it states a day."""
_TEXT = "CASE WHEN coalesce({0}.lead, '') = '' THEN {0}.body WHEN {0}.body = '' THEN {0}.lead ELSE {0}.lead || char(10, 10) || {0}.body END"
_ARTICLE: Mapping[str, tuple[str, str]] = {
    "article_id": ("int", "a.article_id"),
    "outlet": ("text", "a.outlet"),
    "outlet_title": ("text", "coalesce(o.title, a.outlet)"),
    "country": ("text", "o.country"),
    "kind": ("text", "a.kind"),
    "title": ("text", "a.title"),
    "lead": ("text", "a.lead"),
    "text": ("text", _TEXT.format("a")),
    "published": ("text", "a.published"),
    "published_utc": ("instant", _UTC.format("published")),
    "updated": ("text", "a.updated"),
    "updated_utc": ("instant", _UTC.format("updated")),
    "stamp": ("text", "a.stamp"),
    "authors": ("list", "a.authors"),
    "agency": ("text", "a.agency"),
    "section": ("text", "a.section"),
    "tags": ("list", "a.tags"),
    "language": ("text", "a.language"),
    "paywalled": ("bool", "a.paywalled"),
    "words": ("int", "a.words"),
    "url": ("text", "a.url"),
    "first_seen": ("instant", "a.first_seen"),
    "last_seen": ("instant", "a.last_seen"),
    "revision_id": ("int", "a.revision_id"),
    "capture_id": ("int", "a.capture_id"),
    "fetched": ("instant", "c.fetched"),
    "digest": ("text", "c.digest"),
    "warc_file": ("text", "c.warc_file"),
    "warc_offset": ("int", "c.warc_offset"),
    "warc_length": ("int", "c.warc_length"),
    "parser_version": ("text", "a.parser_version"),
}
_JOINS = """
CROSS JOIN articles a ON a.article_id = {} LEFT JOIN outlets o ON o.outlet = a.outlet LEFT JOIN captures c ON c.capture_id = a.capture_id
"""


def _inner(columns: str, source: str, order: str) -> str:
    """A subquery that sorts ids only: the wide text columns are joined later and need not be sorted.

    `LIMIT -1` is no limit, but without it SQLite would drop the `ORDER BY` of a subquery.
    """
    return f"(SELECT {columns} {source} ORDER BY {order} LIMIT -1) n"


def _articles(db: sqlite3.Connection, selection: Selection, by_month: bool) -> SqlSource:
    matched = selection.matched(db)
    if matched.match and not by_month:
        return matched.sql(join=_JOINS.format(matched.key)), matched.values  # the index returns them by article id
    order = "f.outlet, substr(f.day, 1, 7), f.article_id" if by_month else "f.article_id"
    return f"FROM {_inner('f.article_id', matched.sql(filed=True), order)} {_JOINS.format('n.article_id')}", matched.values


def _revisions(db: sqlite3.Connection, selection: Selection, by_month: bool) -> SqlSource:
    matched = selection.matched(db)
    source = matched.sql(join=f"CROSS JOIN revisions t ON t.article_id = {matched.key}")
    joins = "CROSS JOIN revisions t ON t.revision_id = n.revision_id CROSS JOIN articles a ON a.article_id = t.article_id"
    return f"FROM {_inner('t.revision_id', source, 't.article_id, t.first_seen_utc, t.revision_id')} {joins}", matched.values


def _times(db: sqlite3.Connection, selection: Selection, by_month: bool) -> SqlSource:
    matched = selection.matched(db)
    joins = f"CROSS JOIN times t ON t.article_id = {matched.key} CROSS JOIN articles a ON a.article_id = t.article_id"
    return f"{matched.sql(join=joins)} ORDER BY {matched.key}, t.place", matched.values


def _headlines(db: sqlite3.Connection, selection: Selection, by_month: bool) -> SqlSource:
    where, values = where_clause(selection, "x.outlet", "c.fetched")
    joins = """
        CROSS JOIN captures c ON c.capture_id = x.capture_id CROSS JOIN pages p ON p.page_id = x.page_id
        CROSS JOIN placements s ON s.capture_id = x.capture_id CROSS JOIN headline_blocks b ON b.block_id = s.block_id
        CROSS JOIN headline_texts t ON t.headline_id = b.headline_id LEFT JOIN pages q ON q.url = t.target
    """
    return f"FROM sightings x {joins} {where} ORDER BY x.outlet, x.seen_utc, x.page_id, x.capture_id, s.position, b.rank", values


def _coverage(db: sqlite3.Connection, selection: Selection, by_month: bool) -> SqlSource:
    """The table is small: Python computes it, and SQLite gets it as one JSON text."""
    where, values = where_clause(selection.but(since=None, until=None), "o.outlet", "")
    countries = {row[0] for row in db.execute(f"SELECT o.outlet FROM outlets o {where}", values)}
    wanted = [name for name in outlets_of(db) if name in countries or not where]
    days = [asdict(day) for name in wanted for day in reversed(coverage(db, name, selection.since, selection.until))]
    return "FROM json_each(:days) t", {"days": json.dumps(days)}


def _whole_table(
    source: str, key: str, moment: str, outlet: str = "p.outlet"
) -> Callable[[sqlite3.Connection, Selection, bool], SqlSource]:
    """A query for the rows of `source`, sorted by `key`, filtered by the columns `outlet` and `moment`."""

    def source_of(db: sqlite3.Connection, selection: Selection, by_month: bool) -> SqlSource:
        where, values = where_clause(selection, outlet, moment)
        return f"FROM {source} {where} ORDER BY {key}", values

    return source_of


def _columns(alias: str, kind: str, names: str) -> dict[str, tuple[str, str]]:
    return {name: (kind, f"{alias}.{name}") for name in names.split()}


_REVISION = {
    **_columns("t", "int", "revision_id article_id"),
    **_columns("a", "text", "outlet url"),
    "shown": ("bool", "t.revision_id = a.revision_id"),
    **_columns("t", "text", "title lead"),
    "text": ("text", _TEXT.format("t")),
    "changed": ("json", "t.changed"),
    **_columns("t", "instant", "first_seen last_seen"),
    "capture_id": ("int", "t.capture_id"),
    **_columns("t", "text", "digest parser_version"),
}
_TIME = {
    "article_id": ("int", "t.article_id"),
    **_columns("a", "text", "outlet url"),
    "place": ("int", "t.place"),
    **_columns("t", "text", "field source printed value"),
    "chosen": ("bool", "t.chosen"),
    "why": ("text", "t.why"),
    "capture_id": ("int", "t.capture_id"),
}
_HEADLINE = {
    "outlet": ("text", "x.outlet"),
    "page_id": ("int", "x.page_id"),
    "page_url": ("text", "p.url"),
    "capture_id": ("int", "x.capture_id"),
    "seen": ("text", "c.fetched"),
    "seen_utc": ("instant", "strftime('%Y-%m-%dT%H:%M:%S+00:00', x.seen_utc, 'unixepoch')"),
    "block": ("text", "b.title"),
    "block_position": ("int", "s.position"),
    "rank": ("int", "b.rank"),
    **_columns("t", "text", "text kicker url target"),
    "target_page_id": ("int", "q.page_id"),
    "target_article_id": ("int", "q.article_id"),
    "target_outlet": ("text", "q.outlet"),
}
_CAPTURE = {
    **_columns("t", "int", "capture_id page_id run_id"),
    "outlet": ("text", "p.outlet"),
    "url": ("text", "t.url"),
    "fetched": ("instant", "t.fetched"),
    "status": ("int", "t.status"),
    "content_type": ("text", "t.content_type"),
    "size": ("int", "t.size"),
    **_columns("t", "text", "digest warc_file"),
    **_columns("t", "int", "warc_offset warc_length revisit_of headlines"),
    "opt_out": ("json", "nullif(t.opt_out, '{}')"),
    "parser_version": ("text", "t.parser_version"),
}
_PAGE = {
    "page_id": ("int", "p.page_id"),
    **_columns("p", "text", "url outlet how"),
    "found_on": ("int", "p.found_on"),
    "discovered": ("instant", "p.discovered"),
    **_columns("p", "text", "published_hint hint outcome detail"),
    "visited": ("instant", "p.visited"),
    **_columns("p", "int", "attempts capture_id article_id"),
}
_COVERED = {
    "outlet": ("text", "json_extract(t.value, '$.outlet')"),
    "day": ("day", "nullif(json_extract(t.value, '$.day'), '')"),
    "found": ("int", "json_extract(t.value, '$.stored') + json_extract(t.value, '$.missing')"),
    "stored": ("int", "json_extract(t.value, '$.stored')"),
    "missing": ("int", "json_extract(t.value, '$.missing')"),
    "why": ("json", "json_extract(t.value, '$.why')"),
}
_ALARM = {
    "alarm_id": ("int", "t.alarm_id"),
    "raised": ("instant", "t.raised"),
    **_columns("t", "text", "outlet kind field detail"),
    "ended": ("instant", "t.ended"),
}

_FETCHES = "captures t CROSS JOIN pages p ON p.page_id = t.page_id"
ARTICLES = Table("articles", "an article, with all its text", _ARTICLE, _articles, month="published", by_words=True)
TABLES = {
    table.name: table
    for table in (
        ARTICLES,
        Table("revisions", "a content that an article had, from when to when", _REVISION, _revisions, by_words=True),
        Table("times", "a time that an article's page states", _TIME, _times, by_words=True),
        Table("headlines", "a headline that stood on a page at a moment", _HEADLINE, _headlines, month="seen"),
        Table("captures", "a fetch", _CAPTURE, _whole_table(_FETCHES, "t.capture_id", "t.fetched")),
        Table("pages", "an address ever heard of, and its outcome", _PAGE, _whole_table("pages p", "p.page_id", "p.discovered")),
        Table("coverage", "a newspaper's day: found, stored, missing and why", _COVERED, _coverage),
        Table(
            "alarms",
            "what a long crawl wanted a person to look at",
            _ALARM,
            _whole_table("alarms t", "t.alarm_id", "t.raised", "t.outlet"),
        ),
    )
}
"""Name → table, in display order."""


def exported_article(db: sqlite3.Connection, key: int | str) -> Row:
    """One article as a row of `ARTICLES`, by its id or address. Raises `HemeroError` where there is none."""
    number = find(db, key)
    one = Table("articles", "", _ARTICLE, lambda db, selection, by_month: (f"FROM (SELECT :n AS n) {_JOINS.format('n')}", {"n": number}))
    row = next(one.rows(db, Selection()), None)
    if row is None:
        article(db, number)  # raises with the reason
        raise AssertionError("an article without a row in `articles`")
    return row
