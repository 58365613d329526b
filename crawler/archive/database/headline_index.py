"""SQL of the full-text index of headlines. Triggers keep it up to date.

Its columns are those of `articles_fts`, so that one parsed search fits both. Only the first two have a content.
"""

# ruff: noqa: S608 - made of names that stand in this file
from __future__ import annotations

from crawler.archive.database.french import stems

COLUMNS = ("title", "title_stems", "lead", "body", "stems", "lead_stems", "byline", "agency", "section", "marks")


def headline_stems(text: str, kicker: str | None) -> str:
    """The stems of the words of a headline, kicker first.

    >>> headline_stems("Les trains de nuit", "Grèves")
    'grev le train de nuit'
    """
    return stems(f"{kicker} {text}" if kicker else text)


def _values(row: str) -> str:
    """SQL: the values of an index row. `row` is the prefix of the columns of `headline_texts` (`new.`, `old.` or empty)."""
    return f"coalesce({row}kicker || ' ', '') || {row}text, {row}stems" + ", ''" * len(COLUMNS[2:])


def _insert(row: str) -> str:
    return f"INSERT INTO headlines_fts (rowid, {', '.join(COLUMNS)}) VALUES ({row}headline_id, {_values(row)})"


def _delete(row: str) -> str:
    return f"INSERT INTO headlines_fts (headlines_fts, rowid, {', '.join(COLUMNS)}) VALUES ('delete', {row}headline_id, {_values(row)})"


CREATE = f"""
ALTER TABLE headline_texts ADD COLUMN stems TEXT NOT NULL DEFAULT '';
CREATE VIEW headlines_fts_text AS
SELECT headline_id, coalesce(kicker || ' ', '') || text AS title, stems AS title_stems,
    {", ".join(f"'' AS {name}" for name in COLUMNS[2:])} FROM headline_texts;
CREATE VIRTUAL TABLE headlines_fts USING fts5 (
    {", ".join(COLUMNS)}, content='headlines_fts_text', content_rowid='headline_id', tokenize="unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE headline_vocabulary USING fts5vocab(headlines_fts, 'col');
"""
FILL = """
UPDATE headline_texts SET stems = headline_stems(text, kicker);
INSERT INTO headlines_fts (headlines_fts) VALUES ('rebuild');
"""
CREATE_TRIGGERS = f"""
CREATE TRIGGER headlines_indexed AFTER INSERT ON headline_texts BEGIN
    {_insert("new.")};
END;
CREATE TRIGGER headlines_unindexed AFTER DELETE ON headline_texts BEGIN
    {_delete("old.")};
END;
CREATE TRIGGER headlines_reindexed AFTER UPDATE OF text, kicker, stems ON headline_texts BEGIN
    {_delete("old.")};
    {_insert("new.")};
END;
"""
