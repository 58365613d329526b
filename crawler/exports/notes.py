"""What the notebook says of articles, as columns of an export."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import replace

from crawler.archive.query.selection import Selection, count
from crawler.exports.format import Source
from crawler.notebook import Notebook, Noted

COLUMNS = {
    "notebook_tags": ("list", "noted('tags', a.article_id)"),
    "notes": ("list", "noted('notes', a.article_id)"),
    "basket": ("list", "noted('baskets', a.article_id)"),
}
"""The columns after those of the archive. `tags` are the newspaper's own."""


def with_notes(source: Source, notebook: Notebook) -> Source:
    """The source with the columns of the notebook, where it exports articles."""
    if source.table.name != "articles":
        return source
    noted = notebook.by_article(source.db)
    cells = {(name, number): text for number, found in noted.items() for name, text in _cells(found).items()}
    source.db.create_function("noted", 2, lambda name, number: cells.get((name, number), "[]"), deterministic=True)
    return replace(source, table=replace(source.table, columns={**source.table.columns, **COLUMNS}))


def _cells(noted: Iterable[Noted]) -> Mapping[str, str]:
    """JSON lists: the tags (`travaux`, `ton=grave`), notes and baskets of an article with its versions and headlines."""
    found = sorted(noted, key=lambda one: one.item_id)
    texts = {
        "tags": [str(tag) for one in found for tag in one.tags],
        "notes": [note.text for one in found for note in one.notes],
        "baskets": [basket for one in found for basket in one.baskets],
    }
    return {name: json.dumps(list(dict.fromkeys(values)), ensure_ascii=False) for name, values in texts.items()}


def without_excluded(db: sqlite3.Connection, selection: Selection, notebook: Notebook) -> tuple[Selection, int]:
    """The selection without the articles that the notebook excludes, and how many it leaves out."""
    excluded = sorted(number for number, noted in notebook.by_article(db).items() if any(one.excluded is not None for one in noted))
    narrowed = selection.but(without=tuple(excluded))
    return narrowed, count(db, selection) - count(db, narrowed)
