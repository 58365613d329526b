"""Rows of `articles`, `revisions`, `parts` and `times`: one article per canonical address, one revision per distinct content."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from crawler.archive.database.changes import STATED_COLUMNS, Occasion, record
from crawler.archive.database.content_digest import content_digest
from crawler.archive.database.french import stems
from crawler.archive.database.moments import text_and_utc_seconds, utc_seconds_of, zone
from crawler.archive.records import Visit
from crawler.archive.versions.differences import operations
from crawler.article import Article

SEEN_COLUMNS = ("first_seen", "first_seen_utc", "last_seen", "last_seen_utc", "capture_id", "parser_version")
COLUMNS = (
    *("article_id", "page_id", "url", "outlet", "kind", "title", "lead", "body", "published", "published_utc", "updated", "updated_utc"),
    *("stamp", "authors", "agency", "section", "tags", "language", "paywalled", "words", "revision_id", *SEEN_COLUMNS),
    *("title_stems", "stems", "lead_stems"),
)
REVISION_COLUMNS = (
    *("revision_id", "article_id", "digest", "title", "lead", "body", "changed", "parts", *SEEN_COLUMNS, *STATED_COLUMNS),
)
TIME_FIELDS = ("published", "updated")

PREVIOUS_REVISION = """
SELECT * FROM revisions WHERE article_id = :article_id AND revision_id != :revision_id AND first_seen_utc <= :first_seen_utc
ORDER BY last_seen_utc DESC, revision_id DESC LIMIT 1
"""

Row = dict[str, object]
Text = tuple[str | None, str | None, tuple[str, ...]]
"""Title, lead, paragraphs."""


@dataclass(frozen=True, slots=True)
class PageCapture:
    """A page and the capture of it that was read."""

    page_id: int
    page_url: str
    part_of: int | None
    part: int
    """The number of this page in the article, from 1. For a later page, `part_of` is the id of the article's first page."""
    capture_id: int
    at: float
    """UTC seconds of the fetch."""
    when: str
    """The time of the fetch as ISO 8601 in the outlet's zone."""
    linked: int | None
    """The article id in the page's row; None where there is none."""


def twin_addresses(url: str) -> tuple[str, ...]:
    """Addresses that many servers answer alike: with and without a final slash, under http and https. Whether they are one article, the
    content says.

    >>> twin_addresses("https://exemple.fr/a?b=1")
    ('https://exemple.fr/a/?b=1', 'http://exemple.fr/a?b=1', 'http://exemple.fr/a/?b=1')
    """
    address, mark, query = url.partition("?")
    slashed = (address.removesuffix("/") if address.endswith("/") else address + "/") + mark + query
    scheme, mark, rest = url.partition("://")
    other = ("http" if scheme == "https" else "https") + mark
    return slashed, other + rest, other + slashed.partition("://")[2]


def what_changed(before: sqlite3.Row, title: str | None, lead: str | None, paragraphs: Sequence[str]) -> str:
    """How a content differs from the revision `before`, as JSON: `{"title": true, "added": 2, "removed": 1}` (in paragraphs)."""
    old = str(before["body"]).split("\n\n")
    same = sum(to - begin for how, begin, to, *_ in operations(old, paragraphs) if how == "equal")
    changes = {
        "title": (before["title"] or "") != (title or ""),
        "lead": (before["lead"] or "") != (lead or ""),
        "added": len(paragraphs) - same,
        "removed": len(old) - same,
    }
    return json.dumps({name: change for name, change in changes.items() if change})


class Articles:
    """Stores articles in the caller's transaction. New articles are buffered, and `flush` inserts them with one statement."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._new: list[tuple[Row, Row, list[tuple[object, ...]]]] = []
        self._ids = (0, 0)
        self._keys: set[object] = set()
        self.next_id: int | None = None
        """The id for the next new article, where it replaces an article that had this id (`hemero reread`)."""

    def begin(self) -> None:
        """Start a transaction: new ids continue after the highest ids in the tables."""
        self._new.clear()
        self._keys.clear()
        forgotten = self._max_id("article_id", "tombstones")  # an id may have been cited: never reuse it
        self._ids = (max(self._max_id("article_id", "articles"), forgotten), self._max_id("revision_id", "revisions"))

    def _max_id(self, column: str, table: str) -> int:
        return int(self._db.execute(f"SELECT coalesce(max({column}), 0) FROM {table}").fetchone()[0])  # noqa: S608 - names of ours

    def store(self, visit: Visit, article: Article, seen: PageCapture) -> tuple[int, bool]:
        """Store the article that was read from a page; its id, and whether the page is a duplicate (another address of the article)."""
        url = visit.canonical_url or seen.page_url
        twins = twin_addresses(url)
        if self._keys & {url, seen.page_url, seen.page_id, seen.part_of, *twins}:
            self.flush()
        if seen.part_of is not None and seen.part > 1:
            return self._store_part(visit, article, seen, seen.part_of), False
        paragraphs = article.paragraphs
        row = self._row("page_id = ?", seen.page_id)
        if row is None and url != seen.page_url:
            twin = self._row("url = ?", url)
            if twin is not None and (seen.linked == twin["article_id"] or self._has_revision(twin, article)):
                return int(twin["article_id"]), True
            url = seen.page_url if twin is not None else url
        if row is None and (twin := self._twin(twins, article)) is not None:
            return int(twin["article_id"]), True
        if row is None and (other := self._row("url = ?", url)) is not None:
            row = self._move_to_canonical_page(other, seen)
        if row is None:
            return self._create(visit, article, seen, url), False
        rest = self._later_part_bodies(article, seen)
        self._update_article(row, visit, article, seen, (*paragraphs, *(piece for body in rest for piece in body.split("\n\n"))))
        self._record_change(row, seen)
        return int(row["article_id"]), False

    def store_unchanged(self, seen: PageCapture) -> None:
        """Store that a page of an article was unchanged: extend `last_seen` of the article and of its current revision."""
        whole = seen.page_id if seen.part_of is None or seen.part == 1 else seen.part_of
        if (row := self._row("page_id = ?", whole)) is None:
            return
        if later := _last_seen_columns(row, seen):
            self._update("articles", later, "article_id", row["article_id"])
        shown = self._db.execute("SELECT * FROM revisions WHERE revision_id = ?", (row["revision_id"],)).fetchone()
        self._extend_revision(shown, seen)

    def _row(self, where: str, value: object) -> sqlite3.Row | None:
        row = self._db.execute(f"SELECT * FROM articles WHERE {where}", (value,)).fetchone()  # noqa: S608 - conditions of ours
        return row if isinstance(row, sqlite3.Row) else None

    def _twin(self, addresses: Sequence[str], article: Article) -> sqlite3.Row | None:
        """The article at one of the addresses that has or had this content; None where there is none."""
        rows = (self._row("url = ?", address) for address in addresses)
        return next((row for row in rows if row is not None and self._has_revision(row, article)), None)

    def _has_revision(self, row: sqlite3.Row, article: Article) -> bool:
        digest = content_digest(article.title, article.lead, article.paragraphs)
        found = self._db.execute("SELECT 1 FROM revisions WHERE article_id = ? AND digest = ?", (row["article_id"], digest))
        return found.fetchone() is not None

    def _move_to_canonical_page(self, row: sqlite3.Row, seen: PageCapture) -> sqlite3.Row:
        """Move an article to its canonical page, where a duplicate of that page was stored first."""
        self._db.execute("UPDATE articles SET page_id = ? WHERE article_id = ?", (seen.page_id, row["article_id"]))
        self._db.execute(
            "UPDATE pages SET outcome = 'duplicate', detail = ? WHERE page_id = ? AND outcome = 'article'",
            (f"of {seen.page_url}", row["page_id"]),
        )
        return row

    def _create(self, visit: Visit, article: Article, seen: PageCapture, url: str) -> int:
        article_id, revision_id = self.next_id or self._ids[0] + 1, self._ids[1] + 1
        self._ids, self.next_id = (max(article_id, self._ids[0]), revision_id), None
        row = _article_row(visit, article, seen, article.paragraphs) | {
            "article_id": article_id,
            "page_id": seen.page_id,
            "url": url,
            "revision_id": revision_id,
            "first_seen": seen.when,
            "first_seen_utc": seen.at,
        }
        revision = _revision_row(revision_id, article_id, row, visit, seen, "{}", 1)
        self._new.append((row, revision, _time_rows(article_id, visit, article, seen)))
        self._keys |= {url, seen.page_url, seen.page_id}
        return article_id

    def flush(self) -> None:
        """Insert the buffered articles with one statement: every statement costs a flush of the full-text index."""
        if not self._new:
            return
        rows, revisions, times = zip(*self._new, strict=True)
        self._insert("articles", COLUMNS, rows)
        self._insert("revisions", REVISION_COLUMNS, revisions)
        self._insert_times([time for of_one in times for time in of_one])
        self._new.clear()
        self._keys.clear()

    def _insert(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        marks = "(" + ", ".join("?" * len(columns)) + ")"
        values = [row[column] for row in rows for column in columns]
        self._db.execute(f"INSERT INTO {table} ({', '.join(columns)}) VALUES {', '.join([marks] * len(rows))}", values)  # noqa: S608 - ours

    def _insert_times(self, rows: list[tuple[object, ...]]) -> None:
        self._db.executemany("INSERT INTO times VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def _later_part_bodies(self, article: Article, seen: PageCapture) -> list[str]:
        """The bodies of an article's later pages, in order. Where there are any, the body of the first page is stored in `parts` too."""
        rest = self._db.execute("SELECT body FROM parts WHERE part_of = ? AND part > 1 ORDER BY part", (seen.page_id,)).fetchall()
        if rest:
            self._store_part_body(seen.page_id, 1, seen, "\n\n".join(article.paragraphs))
        return [str(body) for (body,) in rest]

    def _store_part_body(self, part_of: int, part: int, seen: PageCapture, body: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO parts VALUES (?, ?, ?, ?, ?)", (part_of, part, seen.page_id, seen.capture_id, body))

    def _store_part(self, visit: Visit, article: Article, seen: PageCapture, part_of: int) -> int:
        """Store a later page of an article and add its text to the article's text; the article's id."""
        own = self._row("page_id = ?", seen.page_id)
        if own is not None:
            self.remove(int(own["article_id"]))  # it was stored as an article before its first page named it
        whole = self._row("page_id = ?", part_of)
        if whole is None:
            linked = self._db.execute("SELECT article_id FROM pages WHERE page_id = ?", (part_of,)).fetchone()
            whole = self._row("article_id = ?", linked[0]) if linked else None
        if whole is None:
            return self._create(visit, article, seen, seen.page_url)
        before = dict(self._db.execute("SELECT part, body FROM parts WHERE part_of = ?", (part_of,)).fetchall())
        if not before:
            self._db.execute(
                "INSERT INTO parts SELECT page_id, 1, page_id, capture_id, body FROM articles WHERE article_id = ?", (whole["article_id"],)
            )
            before = {1: whole["body"]}
        body = "\n\n".join(article.paragraphs)
        self._store_part_body(part_of, seen.part, seen, body)
        bodies = {**before, seen.part: body}
        paragraphs = tuple(piece for part in sorted(bodies) for piece in bodies[part].split("\n\n") if piece)
        self._update_text(whole, visit, seen, (whole["title"], whole["lead"], paragraphs))
        self._record_change(whole, seen)
        return int(whole["article_id"])

    def remove(self, article_id: int) -> None:
        """Delete an article with its revisions and times."""
        for table in ("times", "changes", "revisions", "articles"):
            self._db.execute(f"DELETE FROM {table} WHERE article_id = ?", (article_id,))  # noqa: S608 - names of ours

    def _update_article(self, row: sqlite3.Row, visit: Visit, article: Article, seen: PageCapture, paragraphs: Sequence[str]) -> None:
        """Update a stored article from a later reading of its own page."""
        self._update_text(row, visit, seen, (article.title, article.lead, tuple(paragraphs)))
        if seen.capture_id < row["capture_id"]:
            return  # an older capture was read again. Compare ids, not times: the clock may have been set back
        fields = _article_row(visit, article, seen, paragraphs)
        kept = {"title", "lead", "body", "title_stems", "stems", "lead_stems", "words", "last_seen", "last_seen_utc"}
        changed = {name: value for name, value in fields.items() if name not in kept and row[name] != value}
        if changed:
            self._update("articles", changed, "article_id", row["article_id"])
        times = _time_rows(int(row["article_id"]), visit, article, seen)
        stored = self._db.execute("SELECT * FROM times WHERE article_id = ? ORDER BY place", (row["article_id"],)).fetchall()
        if [tuple(time)[:-1] for time in stored] != [time[:-1] for time in times]:
            self._db.execute("DELETE FROM times WHERE article_id = ?", (row["article_id"],))
            self._insert_times(times)

    def _update_text(self, row: sqlite3.Row, visit: Visit, seen: PageCapture, text: Text) -> None:
        """Store the full text after one page of it was read: as a known revision, in the current revision, or as a new revision.

        Where this page was not read since the current revision began (`parts` has the pages that were read), its text completes the current
        revision. The editor changed both pages, and the site never showed the new text of one with the old text of the other.
        """
        digest = content_digest(*text)
        known = self._db.execute("SELECT * FROM revisions WHERE article_id = ? AND digest = ?", (row["article_id"], digest)).fetchone()
        current = self._db.execute("SELECT * FROM revisions WHERE revision_id = ?", (row["revision_id"],)).fetchone()
        latest = seen.capture_id >= row["capture_id"]
        if known is not None:
            self._extend_revision(known, seen)
        elif seen.part not in json.loads(current["parts"]):
            self._complete_revision(current, digest, text)
            self._extend_revision(current, seen)
            known, latest = current, True
        else:
            known = self._add_revision(current, visit, seen, text, _stated_columns(visit) if seen.part == 1 else row)
        if latest:
            self._set_current_revision(row, int(known["revision_id"]), text, seen)

    def _complete_revision(self, revision: sqlite3.Row, digest: str, text: Text) -> None:
        """Replace the text of a revision with the text that includes a page read later."""
        before = self._db.execute(PREVIOUS_REVISION, dict(revision)).fetchone()
        changed = what_changed(before, *text) if before else "{}"
        words: Row = {"digest": digest, "title": text[0], "lead": text[1], "body": "\n\n".join(text[2]), "changed": changed}
        self._update("revisions", words, "revision_id", revision["revision_id"])

    def _add_revision(self, current: sqlite3.Row, visit: Visit, seen: PageCapture, text: Text, stated: Row | sqlite3.Row) -> Row:
        self._ids = (self._ids[0], self._ids[1] + 1)
        words: Row = {"title": text[0], "lead": text[1], "body": "\n\n".join(text[2])}
        row = words | {"first_seen": seen.when, "first_seen_utc": seen.at} | {name: stated[name] for name in STATED_COLUMNS}
        article_id, changed = int(current["article_id"]), what_changed(current, *text)
        revision = _revision_row(self._ids[1], article_id, row, visit, seen, changed, seen.part)
        self._insert("revisions", REVISION_COLUMNS, [revision])
        return revision

    def _extend_revision(self, revision: sqlite3.Row, seen: PageCapture) -> None:
        """Extend `first_seen`, `last_seen` and `parts` of a revision by one capture of one page."""
        fields = _last_seen_columns(revision, seen)
        if seen.at < revision["first_seen_utc"]:
            fields |= {"first_seen": seen.when, "first_seen_utc": seen.at}
        if seen.part not in (parts := json.loads(revision["parts"])):
            fields["parts"] = json.dumps(sorted([*parts, seen.part]))
        if fields:
            self._update("revisions", fields, "revision_id", revision["revision_id"])

    def _record_change(self, before: sqlite3.Row, seen: PageCapture) -> None:
        """Record what this capture changed of an article. An older capture that is read later changes nothing."""
        after = self._row("article_id = ?", before["article_id"])
        if after is None or seen.capture_id < before["capture_id"]:
            return
        occasion = Occasion(
            after["article_id"], after["outlet"], seen.capture_id, before["last_seen"], before["last_seen_utc"], seen.when, seen.at,
            after["published"], after["published_utc"],
        )  # fmt: skip
        record(self._db, before, after, occasion)

    def _set_current_revision(self, row: sqlite3.Row, revision_id: int, text: Text, seen: PageCapture) -> None:
        """Make a revision the article's current one. The text columns, and so the full-text index, change only where the text differs."""
        body = "\n\n".join(text[2])
        fields: Row = {"revision_id": revision_id, **_last_seen_columns(row, seen)}
        if (row["title"], row["lead"], row["body"]) != (text[0], text[1], body):
            fields |= _text_columns(text[0], text[1], body)
        self._update("articles", fields, "article_id", row["article_id"])

    def _update(self, table: str, fields: Row, key: str, value: object) -> None:
        names = ", ".join(f"{name} = ?" for name in fields)
        self._db.execute(f"UPDATE {table} SET {names} WHERE {key} = ?", [*fields.values(), value])  # noqa: S608 - names of ours


def _last_seen_columns(row: sqlite3.Row, seen: PageCapture) -> Row:
    """New values of `last_seen`, where the capture is later than the row's; else empty."""
    return {"last_seen": seen.when, "last_seen_utc": seen.at} if seen.at > row["last_seen_utc"] else {}


def _text_columns(title: str | None, lead: str | None, body: str) -> Row:
    prose = f"{lead}\n{body}" if lead else body
    return {
        "title": title,
        "lead": lead,
        "body": body,
        "words": len(prose.split()),
        "title_stems": stems(title or ""),
        "stems": stems(prose),
        "lead_stems": stems(lead or ""),
    }


def _stated_columns(visit: Visit) -> Row:
    """What the page states of its article, as columns of `articles` and `revisions`."""
    article, where = visit.article, zone(visit.zone)
    if article is None:
        return dict.fromkeys(STATED_COLUMNS)
    published, published_utc = text_and_utc_seconds(article.published, where)
    updated, updated_utc = text_and_utc_seconds(article.updated, where)
    return {
        "published": published,
        "published_utc": published_utc,
        "updated": updated,
        "updated_utc": updated_utc,
        "stamp": article.stamp,
        "authors": json.dumps(article.authors, ensure_ascii=False),
        "agency": article.agency,
        "section": article.section,
        "paywalled": None if article.paywalled is None else int(article.paywalled),
    }


def _article_row(visit: Visit, article: Article, seen: PageCapture, paragraphs: Sequence[str]) -> Row:
    return _text_columns(article.title, article.lead, "\n\n".join(paragraphs)) | _stated_columns(visit) | {
        "outlet": article.outlet or "",
        "kind": article.kind,
        "tags": json.dumps(article.tags, ensure_ascii=False),
        "language": article.language,
        "capture_id": seen.capture_id,
        "parser_version": visit.parser_version,
        "last_seen": seen.when,
        "last_seen_utc": seen.at,
    }


def _revision_row(revision_id: int, article_id: int, row: Row, visit: Visit, seen: PageCapture, changed: str, part: int) -> Row:
    title, lead, body = (row[name] for name in ("title", "lead", "body"))
    return {
        **{name: row[name] for name in STATED_COLUMNS},
        "revision_id": revision_id,
        "article_id": article_id,
        "digest": content_digest(_optional_text(title), _optional_text(lead), str(body).split("\n\n")),
        "title": title,
        "lead": lead,
        "body": body,
        "changed": changed,
        "parts": json.dumps([part]),
        "first_seen": row["first_seen"],
        "first_seen_utc": row["first_seen_utc"],
        "last_seen": seen.when,
        "last_seen_utc": seen.at,
        "capture_id": seen.capture_id,
        "parser_version": visit.parser_version,
    }


def _optional_text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _time_rows(article_id: int, visit: Visit, article: Article, seen: PageCapture) -> list[tuple[object, ...]]:
    where = zone(visit.zone)
    candidates = [candidate for field in TIME_FIELDS for candidate in article.evidence.get(field, ())]
    return [
        (
            article_id, place, one.field, one.source, one.printed, one.value, utc_seconds_of(one.value, where), int(one.chosen), one.why,
            seen.capture_id,
        )
        for place, one in enumerate(candidates, 1)
    ]  # fmt: skip
