"""One article as it is read: its text, the times its page states, its contents through time, and the bytes it was read from."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crawler.archive.query.selection import ARTICLE_COLUMNS, Selection, rows
from crawler.archive.warc.content_encoding import TooLargeError, decode_body
from crawler.archive.warc.warc_folder import WarcFolder, digest_of
from crawler.errors import HemeroError


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """The latest reading of an article. Times are ISO 8601 as stored, None where the page states none."""

    article_id: int
    page_id: int
    url: str
    outlet: str | None
    kind: str
    title: str | None
    lead: str | None
    paragraphs: tuple[str, ...]
    published: str | None
    published_utc: float | None
    updated: str | None
    updated_utc: float | None
    stamp: str | None
    authors: tuple[str, ...]
    agency: str | None
    section: str | None
    tags: tuple[str, ...]
    language: str | None
    paywalled: bool | None
    words: int
    revision_id: int
    capture_id: int
    parser_version: str
    first_seen: str
    first_seen_utc: float
    last_seen: str
    last_seen_utc: float

    @property
    def text(self) -> str:
        """Lead and paragraphs with a blank line between."""
        return "\n\n".join((self.lead, *self.paragraphs) if self.lead else self.paragraphs)


@dataclass(frozen=True, slots=True)
class StatedTime:
    """A time that the page states."""

    field: str
    """`published` or `updated`."""
    source: str
    printed: str
    value: str | None
    chosen: bool
    why: str


@dataclass(frozen=True, slots=True)
class Revision:
    """A content that the article had."""

    revision_id: int
    article_id: int
    number: int
    """From 1, in the order in which they were first seen."""
    title: str | None
    lead: str | None
    paragraphs: tuple[str, ...]
    changed: Mapping[str, int | bool]
    """Against the content shown before it: `title`, `lead`, `added`, `removed`."""
    first_seen: str
    last_seen: str
    capture_id: int
    shown: bool
    """Whether it is the one that `articles` shows."""


@dataclass(frozen=True, slots=True)
class Capture:
    """One fetch."""

    capture_id: int
    page_id: int
    run_id: int | None
    url: str
    """The address that was asked for."""
    fetched: str
    fetched_utc: float
    status: int
    content_type: str | None
    size: int
    digest: str
    ip: str | None
    warc_file: str
    warc_offset: int
    warc_length: int
    revisit_of: int | None
    opt_out: Mapping[str, Any]

    @property
    def body_capture_id(self) -> int:
        """The capture that has the body: itself, or the one that it repeats."""
        return self.capture_id if self.revisit_of is None else self.revisit_of


@dataclass(frozen=True, slots=True)
class Archived:
    """A page as it was served."""

    capture: Capture
    headers: tuple[tuple[str, str], ...]
    body: bytes
    """Without content encoding."""
    sound: bool
    """Whether the bytes have the digest that the row says."""


FIND = """
SELECT article_id FROM articles WHERE url = :url
UNION ALL SELECT article_id FROM pages WHERE url = :url AND article_id IS NOT NULL LIMIT 1
"""
TIMES = "SELECT field, source, printed, value, chosen, why FROM times WHERE article_id = ? ORDER BY place"
REVISIONS = """
SELECT r.revision_id, r.article_id, r.title, r.lead, r.body, r.changed, r.first_seen, r.last_seen, r.capture_id,
    r.revision_id = a.revision_id
FROM revisions r JOIN articles a USING (article_id) WHERE r.article_id = ? ORDER BY r.first_seen_utc, r.revision_id
"""
CAPTURE = """
SELECT capture_id, page_id, run_id, url, fetched, fetched_utc, status, content_type, size, digest, ip, warc_file, warc_offset, warc_length,
    revisit_of, opt_out FROM captures
"""


def find(db: sqlite3.Connection, key: int | str) -> int:
    """The number of an article, by its number or any of its addresses. Raises `HemeroError` where it is none in the archive."""
    if isinstance(key, int) or key.strip().isdecimal():
        return int(key)
    address = key.strip()
    for url in (address, address.rstrip("/"), f"{address}/"):
        if row := db.execute(FIND, {"url": url}).fetchone():
            return int(row[0])
    raise HemeroError(f"The archive has no article at {address}: hemero search finds articles by their words.")


def article(db: sqlite3.Connection, article_id: int) -> StoredArticle:
    """The article of that number. Raises `HemeroError` where there is none, or none any more."""
    cursor = db.cursor()
    cursor.row_factory = None
    row = cursor.execute(f"SELECT {', '.join(ARTICLE_COLUMNS)} FROM articles WHERE article_id = ?", (article_id,)).fetchone()  # noqa: S608
    if row is None:
        gone = db.execute("SELECT forgotten FROM tombstones WHERE article_id = ?", (article_id,)).fetchone()
        if gone:
            raise HemeroError(f"Article {article_id} was forgotten on {gone[0][:10]}: nothing of it is kept.")
        raise HemeroError(f"The archive has no article {article_id}: hemero search finds articles by their words.")
    return stored(row)


def articles(db: sqlite3.Connection, selection: Selection) -> Iterator[StoredArticle]:
    """Every article of the selection, by number, as they are fetched."""
    return map(stored, rows(db, selection))


def stored(row: tuple[Any, ...]) -> StoredArticle:
    """An article of a row with `ARTICLE_COLUMNS`."""
    cells = dict(zip(ARTICLE_COLUMNS, row, strict=True))
    body = cells.pop("body")
    paywalled = cells.pop("paywalled")
    return StoredArticle(
        **{
            **cells,
            "outlet": cells["outlet"] or None,
            "paragraphs": _paragraphs(body),
            "authors": tuple(json.loads(cells["authors"])),
            "tags": tuple(json.loads(cells["tags"])),
            "paywalled": None if paywalled is None else bool(paywalled),
        }
    )


def times(db: sqlite3.Connection, article_id: int) -> tuple[StatedTime, ...]:
    """Every time that the article's page states, with what became of it."""
    return tuple(
        StatedTime(field, source, printed, value, bool(chosen), why)
        for field, source, printed, value, chosen, why in db.execute(TIMES, (article_id,))
    )


def revisions(db: sqlite3.Connection, article_id: int) -> tuple[Revision, ...]:
    """The contents of an article, oldest first."""
    return tuple(
        Revision(
            revision_id, of, number, title, lead, _paragraphs(body), json.loads(changed), first_seen, last_seen, capture_id, bool(shown)
        )
        for number, (revision_id, of, title, lead, body, changed, first_seen, last_seen, capture_id, shown) in enumerate(
            db.execute(REVISIONS, (article_id,)), 1
        )
    )


def captures(db: sqlite3.Connection, page_id: int, *, limit: int = 100) -> tuple[Capture, ...]:
    """The fetches of a page, newest first."""
    sql = f"{CAPTURE} WHERE page_id = ? ORDER BY fetched_utc DESC, capture_id DESC LIMIT ?"
    return tuple(_capture(row) for row in db.execute(sql, (page_id, limit)))


def capture(db: sqlite3.Connection, capture_id: int) -> Capture:
    """The fetch of that number. Raises `HemeroError` where there is none."""
    row = db.execute(f"{CAPTURE} WHERE capture_id = ?", (capture_id,)).fetchone()
    if row is None:
        raise HemeroError(f"The archive has no capture {capture_id}: hemero status says what there is.")
    return _capture(row)


def archived(db: sqlite3.Connection, folder: Path, capture_id: int) -> Archived:
    """A page as it was served, from the WARC files in `folder`. Raises `HemeroError` where it cannot be read."""
    found = capture(db, capture_id)
    try:
        warc = WarcFolder(folder, owner="reader")
        exchange = warc.read(found.warc_file, found.warc_offset)
        source = found
        if found.revisit_of is not None:
            source = capture(db, found.revisit_of)
            exchange = warc.read(source.warc_file, source.warc_offset)
        sound = digest_of(exchange.body) == source.digest
        return Archived(found, tuple(exchange.headers), decode_body(exchange.headers, exchange.body), sound)
    except (OSError, ValueError, TooLargeError) as trouble:
        raise HemeroError(f"Capture {capture_id} cannot be read ({trouble}): hemero verify says what else is missing.") from trouble


def _capture(row: Any) -> Capture:
    cells = tuple(row)
    return Capture(*(*cells[:-1], json.loads(cells[-1] or "{}")))


def _paragraphs(body: str) -> tuple[str, ...]:
    return tuple(piece for piece in body.split("\n\n") if piece)
