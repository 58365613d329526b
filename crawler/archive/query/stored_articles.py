"""Stored articles: text, stated times, revisions, captures, and the page as it was served."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from operator import index
from pathlib import Path
from typing import Any

from crawler.archive.query.errors import QuestionError
from crawler.archive.query.selection import ARTICLE_COLUMNS, Selection, by_address, rows
from crawler.archive.warc.content_encoding import TooLargeError, decode_body
from crawler.archive.warc.warc_folder import WarcFolder, digest_of
from crawler.errors import HemeroError


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """A row of `articles`. Times are ISO 8601 as stored; None where the page states none."""

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
        """The lead and the paragraphs, separated by blank lines."""
        return "\n\n".join((self.lead, *self.paragraphs) if self.lead else self.paragraphs)


@dataclass(frozen=True, slots=True)
class StatedTime:
    """A time that an article's page states."""

    field: str
    """`published` or `updated`."""
    source: str
    printed: str
    value: str | None
    chosen: bool
    why: str


@dataclass(frozen=True, slots=True)
class Revision:
    """A revision: one distinct content of the article."""

    revision_id: int
    article_id: int
    number: int
    """The number of the revision, from 1, oldest first."""
    title: str | None
    lead: str | None
    paragraphs: tuple[str, ...]
    changed: Mapping[str, int | bool]
    """Changes since the previous revision: `title`, `lead` (bool), `added`, `removed` (numbers of paragraphs)."""
    first_seen: str
    last_seen: str
    capture_id: int
    shown: bool
    """Whether it is the current revision of the article."""


@dataclass(frozen=True, slots=True)
class Capture:
    """A row of `captures`."""

    capture_id: int
    page_id: int
    run_id: int | None
    url: str
    """The requested address."""
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
        """The id of the capture that has the body: this one, or for a revisit the original one."""
        return self.capture_id if self.revisit_of is None else self.revisit_of


@dataclass(frozen=True, slots=True)
class Archived:
    """A page as it was served."""

    capture: Capture
    headers: tuple[tuple[str, str], ...]
    body: bytes
    """The body without content encoding."""
    sound: bool
    """Whether the bytes have the digest of the row."""


MAX_ROWID = (1 << 63) - 1
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
    """The id of an article, from its id or any of its addresses: with or without `www.`, trackers and fragment, of http or https, as AMP
    page. Raises `HemeroError` where the archive has no such article."""
    if isinstance(key, str) and not key.strip().isdecimal():
        number = by_address(db, key.strip())
        if number is None:
            raise HemeroError(f"The archive has no article at {key.strip()}: hemero search finds articles by their words.")
        return number
    try:
        number = int(key) if isinstance(key, str) else index(key)  # `index` also takes the numbers of numpy and pandas
    except TypeError as error:
        raise HemeroError(f"An article is named by its number or its address, not by {key!r}.") from error
    if not 0 < number <= MAX_ROWID or not db.execute("SELECT 1 FROM articles WHERE article_id = ?", (number,)).fetchone():
        raise _not_there(db, number)
    return number


def article(db: sqlite3.Connection, article_id: int) -> StoredArticle:
    """The article with this id. Raises `HemeroError` where there is none, or where it was forgotten."""
    cursor = db.cursor()
    cursor.row_factory = None
    row = cursor.execute(f"SELECT {', '.join(ARTICLE_COLUMNS)} FROM articles WHERE article_id = ?", (article_id,)).fetchone()  # noqa: S608
    if row is None:
        raise _not_there(db, article_id)
    return article_from_row(row)


def _not_there(db: sqlite3.Connection, article_id: int) -> HemeroError:
    """Why the archive has no article with this id: it was forgotten, or never there."""
    known = abs(article_id) <= MAX_ROWID
    gone = db.execute("SELECT forgotten FROM tombstones WHERE article_id = ?", (article_id,)).fetchone() if known else None
    if gone:
        return QuestionError("forgotten", article_id=article_id, day=gone[0][:10])
    return QuestionError("no_article", article_id=article_id)


def articles(db: sqlite3.Connection, selection: Selection) -> Iterator[StoredArticle]:
    """The selected articles by id. They are read from the database on demand."""
    return map(article_from_row, rows(db, selection))


def article_from_row(row: tuple[Any, ...]) -> StoredArticle:
    """An article from a row of `ARTICLE_COLUMNS`."""
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
    """All times that the article's page states, and whether each was chosen."""
    return tuple(
        StatedTime(field, source, printed, value, bool(chosen), why)
        for field, source, printed, value, chosen, why in db.execute(TIMES, (article_id,))
    )


def revisions(db: sqlite3.Connection, article_id: int) -> tuple[Revision, ...]:
    """The revisions of an article, oldest first."""
    return tuple(
        Revision(
            revision_id, of, number, title, lead, _paragraphs(body), json.loads(changed), first_seen, last_seen, capture_id, bool(shown)
        )
        for number, (revision_id, of, title, lead, body, changed, first_seen, last_seen, capture_id, shown) in enumerate(
            db.execute(REVISIONS, (article_id,)), 1
        )
    )


def captures(db: sqlite3.Connection, page_id: int, *, limit: int = 100) -> tuple[Capture, ...]:
    """The captures of a page, newest first."""
    sql = f"{CAPTURE} WHERE page_id = ? ORDER BY fetched_utc DESC, capture_id DESC LIMIT ?"
    return tuple(_capture(row) for row in db.execute(sql, (page_id, limit)))


def capture(db: sqlite3.Connection, capture_id: int) -> Capture:
    """The capture with this id. Raises `HemeroError` where there is none."""
    row = db.execute(f"{CAPTURE} WHERE capture_id = ?", (capture_id,)).fetchone() if abs(capture_id) <= MAX_ROWID else None
    if row is None:
        raise HemeroError(f"The archive has no capture {capture_id}: hemero status says what there is.")
    return _capture(row)


def archived(db: sqlite3.Connection, folder: Path, capture_id: int) -> Archived:
    """A page as it was served, from the WARC files in `folder`. Raises `HemeroError` where it cannot be read."""
    found = capture(db, capture_id)
    try:
        warc = WarcFolder(folder)
        exchange = warc.read(found.warc_file, found.warc_offset)
        source = found
        if found.revisit_of is not None:
            source = capture(db, found.revisit_of)
            exchange = warc.read(source.warc_file, source.warc_offset)
        sound = digest_of(exchange.body) == source.digest
        return Archived(found, tuple(exchange.headers), decode_body(exchange.headers, exchange.body), sound)
    except (OSError, ValueError, TooLargeError) as error:
        why = (error.strerror if isinstance(error, OSError) else None) or error
        raise HemeroError(f"Capture {capture_id} cannot be read ({why}): hemero verify says what else is missing.") from error


def _capture(row: Any) -> Capture:
    cells = tuple(row)
    return Capture(*(*cells[:-1], json.loads(cells[-1] or "{}")))


def _paragraphs(body: str) -> tuple[str, ...]:
    return tuple(piece for piece in body.split("\n\n") if piece)
