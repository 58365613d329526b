"""Export of selected articles as a new archive, with their pages, captures, revisions, times, promotions and full-text index."""

# ruff: noqa: S608 - made of names that stand in this file or in the schema
from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from crawler.archive.database.connection import connect
from crawler.archive.query.selection import Selection
from crawler.errors import HemeroError

CHUNK = 500
"""Articles copied by one statement; progress is reported after each."""

COLLECT_IDS = """
CREATE TEMP TABLE own (page_id INTEGER PRIMARY KEY);
INSERT OR IGNORE INTO own SELECT a.page_id FROM chosen CROSS JOIN articles a USING (article_id);
INSERT OR IGNORE INTO own SELECT p.page_id FROM chosen CROSS JOIN pages p ON p.article_id = chosen.article_id;
INSERT OR IGNORE INTO own SELECT p.page_id FROM own CROSS JOIN pages p ON p.part_of = own.page_id;
CREATE TEMP TABLE addresses (url TEXT PRIMARY KEY) WITHOUT ROWID;
INSERT OR IGNORE INTO addresses SELECT p.url FROM own CROSS JOIN pages p USING (page_id);
INSERT OR IGNORE INTO addresses SELECT a.url FROM chosen CROSS JOIN articles a USING (article_id);
CREATE TEMP TABLE fetched (capture_id INTEGER PRIMARY KEY);
INSERT OR IGNORE INTO fetched SELECT c.capture_id FROM own CROSS JOIN captures c ON c.page_id = own.page_id;
INSERT OR IGNORE INTO fetched SELECT s.capture_id FROM addresses CROSS JOIN headline_texts t ON t.target = addresses.url
    CROSS JOIN headline_blocks b ON b.headline_id = t.headline_id CROSS JOIN placements s ON s.block_id = b.block_id;
INSERT OR IGNORE INTO fetched SELECT x.capture_id FROM sightings x WHERE x.page_id IN (
    SELECT c.page_id FROM fetched CROSS JOIN captures c USING (capture_id) CROSS JOIN pages p USING (page_id) WHERE p.article_id IS NULL);
INSERT OR IGNORE INTO fetched
    SELECT c.revisit_of FROM fetched CROSS JOIN captures c USING (capture_id) WHERE c.revisit_of IS NOT NULL;
CREATE TEMP TABLE met (page_id INTEGER PRIMARY KEY);
INSERT INTO met SELECT page_id FROM own UNION SELECT c.page_id FROM fetched CROSS JOIN captures c USING (capture_id);
CREATE TEMP TABLE blocks (block_id INTEGER PRIMARY KEY);
INSERT INTO blocks SELECT DISTINCT s.block_id FROM fetched CROSS JOIN placements s ON s.capture_id = fetched.capture_id;
"""
"""Collects the ids of the rows to copy. A capture with a headline of a selected article is copied with all its headlines. Of pages of
headlines, all captures are copied, because they show when the headline left."""

ROWS_TO_COPY = {
    "captures": "fetched CROSS JOIN main.captures t ON t.capture_id = fetched.capture_id ORDER BY t.capture_id",
    "revisions": "chosen CROSS JOIN main.revisions t ON t.article_id = chosen.article_id ORDER BY t.article_id, t.revision_id",
    "changes": "chosen CROSS JOIN main.changes t ON t.article_id = chosen.article_id ORDER BY t.change_id",
    "removed_texts": "main.removed_texts t WHERE t.change_id IN (SELECT change_id FROM part.changes) ORDER BY t.change_id",
    "times": "chosen CROSS JOIN main.times t ON t.article_id = chosen.article_id ORDER BY t.article_id, t.place",
    "parts": "own CROSS JOIN main.parts t ON t.part_of = own.page_id ORDER BY t.part_of, t.part",
    "headline_blocks": "blocks CROSS JOIN main.headline_blocks t ON t.block_id = blocks.block_id ORDER BY t.block_id, t.rank",
    "headline_texts": "main.headline_texts t WHERE t.headline_id IN (SELECT headline_id FROM part.headline_blocks) ORDER BY t.headline_id",
    "placements": "fetched CROSS JOIN main.placements t ON t.capture_id = fetched.capture_id ORDER BY t.capture_id, t.position",
    "runs": "main.runs t WHERE t.run_id IN (SELECT run_id FROM part.captures) ORDER BY t.run_id",
    "outlets": "main.outlets t WHERE t.outlet IN (SELECT outlet FROM part.pages) ORDER BY t.outlet",
    "alarms": "main.alarms t WHERE t.outlet IN (SELECT outlet FROM part.pages) ORDER BY t.alarm_id",
}
"""Table → the rows to copy, in a fixed order. Triggers fill the full-text index and the counts."""

REFERENCES = {
    "capture_id": "fetched WHERE fetched.capture_id = t.capture_id",
    "found_on": "met WHERE met.page_id = t.found_on",
    "part_of": "met WHERE met.page_id = t.part_of",
}
"""Columns of `pages` that refer to another row → condition that the new archive has that row; otherwise the column is NULL."""
CLEARED_COLUMNS = ("queue", "next_visit", "leased_by", "leased_until", "pace")
"""Columns of `pages` that plan visits. They are NULL in the new archive."""


def write_subset(db: sqlite3.Connection, selection: Selection, path: Path, *, on_progress: Callable[[int], None] = lambda _: None) -> None:
    """Write the archive of a selection to `path`, which must not exist. The same selection gives the same bytes.

    `db` is a read-only connection of an archive. `on_progress` is called with the number of articles copied. Raises `HemeroError`.
    """
    connect(str(path)).close()
    writer = _open_both(_path_of(db), path)
    try:
        writer.execute("BEGIN")
        matched = selection.matched(writer)
        writer.execute("CREATE TEMP TABLE chosen (article_id INTEGER PRIMARY KEY)")
        writer.execute(f"INSERT INTO chosen SELECT {matched.key} {matched.sql()}", matched.values)
        for statement in filter(str.strip, COLLECT_IDS.split(";")):
            writer.execute(statement)
        _copy(writer, on_progress)
        writer.execute("COMMIT")
    finally:
        writer.close()


def _path_of(db: sqlite3.Connection) -> Path:
    place = next((str(row[2]) for row in db.execute("PRAGMA database_list") if row[1] == "main"), "")
    if not place:
        raise HemeroError("A part of an archive in memory cannot be written: save the archive to a file first.")
    return Path(place)


def _open_both(whole: Path, path: Path) -> sqlite3.Connection:
    """A connection that reads the archive (`main`) and writes the new one (`part`) without journal or sync: a failed export is deleted."""
    address = whole.resolve().as_uri()
    for query in ("mode=ro", "mode=ro&immutable=1"):  # immutable: the folder is read-only
        writer = sqlite3.connect(f"{address}?{query}", uri=True, isolation_level=None)
        try:
            writer.execute("SELECT count(*) FROM sqlite_master")
            break
        except sqlite3.OperationalError:
            writer.close()
            if "immutable" in query:
                raise
    writer.execute("ATTACH ? AS part", (f"{path.resolve().as_uri()}?mode=rw",))
    for setting in ("journal_mode = DELETE", "journal_mode = OFF", "synchronous = OFF"):
        writer.execute(f"PRAGMA part.{setting}")
    return writer


def _copy(writer: sqlite3.Connection, on_progress: Callable[[int], None]) -> None:
    columns = [str(row[1]) for row in writer.execute("PRAGMA main.table_info(pages)")]
    cells = ", ".join(_page_cell(name) for name in columns)
    writer.execute(f"INSERT INTO part.pages SELECT {cells} FROM met CROSS JOIN main.pages t ON t.page_id = met.page_id ORDER BY t.page_id")
    for table, source in ROWS_TO_COPY.items():
        writer.execute(f"INSERT INTO part.{table} SELECT t.* FROM {source}")
    writer.execute("INSERT OR REPLACE INTO part.sightings SELECT t.* FROM fetched CROSS JOIN main.sightings t USING (capture_id)")
    writer.execute("DELETE FROM part._sqlite_migrations")  # keep the dates of the source archive: the export is reproducible
    writer.execute("INSERT INTO part._sqlite_migrations SELECT * FROM main._sqlite_migrations")
    sql = "INSERT INTO part.articles SELECT t.* FROM chosen CROSS JOIN main.articles t USING (article_id)"
    done, last = 0, 0
    while (chunk_end := _chunk_end(writer, last)) is not None:
        done += writer.execute(f"{sql} WHERE chosen.article_id > ? AND chosen.article_id <= ? ORDER BY 1", (last, chunk_end)).rowcount
        last = chunk_end
        on_progress(done)


def _page_cell(name: str) -> str:
    if name in CLEARED_COLUMNS:
        return "NULL"
    return f"iif(EXISTS (SELECT 1 FROM {REFERENCES[name]}), t.{name}, NULL)" if name in REFERENCES else f"t.{name}"


def _chunk_end(writer: sqlite3.Connection, last: int) -> int | None:
    """The last article id of the next chunk; None at the end."""
    sql = "SELECT max(article_id) FROM (SELECT article_id FROM chosen WHERE article_id > ? ORDER BY article_id LIMIT ?)"
    found = writer.execute(sql, (last, CHUNK)).fetchone()[0]
    return None if found is None else int(found)
