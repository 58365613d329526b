"""SQL of the full-text index and of the counts by day. Triggers keep both up to date.

Filters (outlet, kind, language, day) are terms of the index, in its column `marks`. A filter then costs the intersection of two sorted
lists. As a condition on `articles` it would read every wide row that contains the words.
"""

# ruff: noqa: S608 - made of names that stand in this file
from __future__ import annotations

INDEXED = (
    *("title", "lead", "body", "title_stems", "stems", "lead_stems"),
    *("byline", "agency", "section", "marks"),
)
"""The columns of `articles_fts`; the first six are those of `articles`."""

SOURCES = (
    *("title", "lead", "body", "title_stems", "stems", "lead_stems"),
    *("authors", "agency", "section", "outlet", "kind", "language", "published"),
)
"""The columns of `articles` from which the index columns are made. The update trigger watches them."""

MARK_JOINER = "ß"
"""Joins the words of a mark into one token. The tokenizer treats `ß` as a letter, and no French word or outlet name contains it."""


def mark(of: str, value: str) -> str:
    """The index term for a filter value.

    >>> mark("outlet", "ouest_france"), mark("month", "2016-11")
    ('outletßouestßfrance', 'monthß201611')
    """
    return f"{of}{MARK_JOINER}{value.replace('_', MARK_JOINER).replace('-', '')}".lower()


def _values(row: str) -> str:
    """SQL: the values of an index row. `row` is the prefix of the `articles` columns (`new.`, `old.` or empty)."""
    day = f"substr(coalesce({row}published, ''), 1, 10)"
    byline = f"""replace(replace({row}authors, '", "', ' {MARK_JOINER} '), '\\"', ' ')"""
    marks = (
        f"'outlet{MARK_JOINER}' || replace({row}outlet, '_', '{MARK_JOINER}') || ' kind{MARK_JOINER}' || {row}kind"
        f" || ' language{MARK_JOINER}' || coalesce({row}language, '') || ' year{MARK_JOINER}' || substr({day}, 1, 4)"
        f" || ' month{MARK_JOINER}' || replace(substr({day}, 1, 7), '-', '') || ' day{MARK_JOINER}' || replace({day}, '-', '')"
    )
    plain = ", ".join(row + column for column in INDEXED[:6])
    return f"{plain}, {byline}, {row}agency, {row}section, {marks}"


def _insert(row: str) -> str:
    return f"INSERT INTO articles_fts (rowid, {', '.join(INDEXED)}) VALUES ({row}article_id, {_values(row)})"


def _delete(row: str) -> str:
    return f"INSERT INTO articles_fts (articles_fts, rowid, {', '.join(INDEXED)}) VALUES ('delete', {row}article_id, {_values(row)})"


DROP_INDEX = """
DROP TRIGGER articles_indexed;
DROP TRIGGER articles_unindexed;
DROP TRIGGER articles_reindexed;
DROP TABLE articles_fts;
"""
CREATE_INDEX = f"""
CREATE VIEW articles_fts_text AS
SELECT article_id, {_values("").replace(", agency, section, ", " AS byline, agency, section, ")} AS marks FROM articles;
CREATE VIRTUAL TABLE articles_fts USING fts5 (
    {", ".join(INDEXED)}, content='articles_fts_text', content_rowid='article_id', tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER articles_indexed AFTER INSERT ON articles BEGIN
    {_insert("new.")};
END;
CREATE TRIGGER articles_unindexed AFTER DELETE ON articles BEGIN
    {_delete("old.")};
END;
CREATE TRIGGER articles_reindexed AFTER UPDATE OF {", ".join(SOURCES)} ON articles BEGIN
    {_delete("old.")};
    {_insert("new.")};
END;
"""

COUNTED = {
    "articles": "1",
    "words": "{row}words",
    "titles": "coalesce({row}title, '') != ''",
    "leads": "coalesce({row}lead, '') != ''",
    "authors": "{row}authors != '[]'",
    "agencies": "coalesce({row}agency, '') != ''",
    "sections": "coalesce({row}section, '') != ''",
    "tags": "{row}tags != '[]'",
    "updates": "{row}updated IS NOT NULL",
    "paywalled": "coalesce({row}paywalled, 0)",
}
"""Column of `days` → SQL of what one article adds to it."""
COUNTED_FROM = (
    *("outlet", "published", "published_utc", "words", "title", "lead", "authors", "agency", "section", "tags", "updated"),
    "paywalled",
)
DAY = "coalesce(substr({row}published, 1, 10), '')"


def _count(row: str, sign: str) -> str:
    """SQL that adds an article to the counts of its day, or subtracts it (`sign` is `-`)."""
    numbers = ", ".join(f"{sign}({value.format(row=row)})" for value in COUNTED.values())
    more = ", ".join(f"{name} = {name} + excluded.{name}" for name in COUNTED)
    return (
        f"INSERT INTO days (day, outlet, {', '.join(COUNTED)}) VALUES ({DAY.format(row=row)}, {row}outlet, {numbers})"
        f" ON CONFLICT (day, outlet) DO UPDATE SET {more}"
    )


_UPSERT_FILED = f"INSERT OR REPLACE INTO filed VALUES (new.article_id, {DAY.format(row='new.')}, new.outlet, new.published_utc)"
_DELETE_EMPTY_DAY = f"DELETE FROM days WHERE day = {DAY.format(row='old.')} AND outlet = old.outlet AND articles = 0"
CREATE_FILED = f"""
CREATE TABLE days (
    day TEXT NOT NULL, outlet TEXT NOT NULL, {", ".join(f"{name} INTEGER NOT NULL" for name in COUNTED)}, PRIMARY KEY (day, outlet)
) WITHOUT ROWID;
CREATE TABLE filed (article_id INTEGER PRIMARY KEY, day TEXT NOT NULL, outlet TEXT NOT NULL, published_utc REAL);
CREATE INDEX filed_day ON filed (day, published_utc, outlet);
CREATE TRIGGER articles_filed AFTER INSERT ON articles BEGIN
    {_UPSERT_FILED};
    {_count("new.", "")};
END;
CREATE TRIGGER articles_unfiled AFTER DELETE ON articles BEGIN
    DELETE FROM filed WHERE article_id = old.article_id;
    {_count("old.", "-")};
    {_DELETE_EMPTY_DAY};
END;
CREATE TRIGGER articles_refiled AFTER UPDATE OF {", ".join(COUNTED_FROM)} ON articles BEGIN
    {_UPSERT_FILED};
    {_count("old.", "-")};
    {_count("new.", "")};
    {_DELETE_EMPTY_DAY};
END;
"""
FILL_FILED = f"""
INSERT INTO filed (article_id, day, outlet, published_utc) SELECT article_id, {DAY.format(row="")}, outlet, published_utc FROM articles;
INSERT INTO days (day, outlet, {", ".join(COUNTED)})
SELECT {DAY.format(row="")}, outlet, {", ".join(f"sum({value.format(row='')})" for value in COUNTED.values())} FROM articles GROUP BY 1, 2;
"""

CREATE_SIGHTINGS = """
CREATE TABLE sightings (capture_id INTEGER PRIMARY KEY, outlet TEXT NOT NULL, page_id INTEGER NOT NULL, seen_utc REAL NOT NULL);
CREATE INDEX sightings_outlet ON sightings (outlet, seen_utc, page_id);
CREATE INDEX sightings_page ON sightings (page_id, seen_utc);
CREATE TRIGGER placements_sighted AFTER INSERT ON placements WHEN new.position = 1 BEGIN
    INSERT OR REPLACE INTO sightings
    SELECT c.capture_id, p.outlet, c.page_id, c.fetched_utc FROM captures c JOIN pages p USING (page_id)
    WHERE c.capture_id = new.capture_id;
END;
CREATE TRIGGER placements_unsighted AFTER DELETE ON placements WHEN old.position = 1 BEGIN
    DELETE FROM sightings WHERE capture_id = old.capture_id;
END;
INSERT INTO sightings
SELECT c.capture_id, p.outlet, c.page_id, c.fetched_utc FROM placements s JOIN captures c USING (capture_id) JOIN pages p USING (page_id)
WHERE s.position = 1;
"""
