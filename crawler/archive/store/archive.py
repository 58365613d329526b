"""The archive opened for writing: one SQLite file and the WARC folder beside it."""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from crawler.archive.database.connection import (
    IN_MEMORY,
    SHARED_BUSY_SECONDS,
    Lock,
    connect,
    is_damaged,
    sqlite_errors_as_hemero_errors,
    warc_folder,
)
from crawler.archive.database.moments import iso, seconds_iso, zone
from crawler.archive.database.sqlite_errors import DAMAGED, StorageError
from crawler.archive.records import ENDED_BADLY, FIRST_COMEBACK, SLOWEST_COMEBACK, Discovery, Exchange, Recovery, Unread, Visit
from crawler.archive.store import tombstones
from crawler.archive.store.archive_id import archive_id, renewed_id
from crawler.archive.store.article_rows import Articles, PageCapture
from crawler.archive.store.failed_rules import failed_rules_json
from crawler.archive.store.frontier import Frontier
from crawler.archive.store.hosts import Share
from crawler.archive.store.newspapers import NewspaperRow, Newspapers
from crawler.archive.store.placements import Placements, targets
from crawler.archive.store.redirect_circles import redirect_circle
from crawler.archive.store.warc_recovery import WarcRecovery
from crawler.archive.warc import erasure
from crawler.archive.warc.warc_folder import RecordLocation, WarcFolder
from crawler.errors import HemeroError, WrongArchiveError

VERSION_KEY = "hemero"
INSERT_CAPTURE = """
INSERT INTO captures (capture_id, page_id, run_id, url, method, fetched, fetched_utc, status, content_type, size, digest, ip, truncated,
    warc_file, warc_offset, warc_length, revisit_of)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
SELECT_FOUND = """
SELECT url, json_patch('{}', json_object('how', how, 'outlet', nullif(outlet, ''), 'hint', hint, 'priority', priority, 'root', root,
    'steps', steps, 'part', part, 'published', published_hint,
    'part_of', (SELECT first.url FROM pages first WHERE first.page_id = pages.part_of)))
FROM pages WHERE page_id = ?
"""
"""The address of a page, and how it was found, as a JSON object with the names of `Discovery` (`part_of` as an address)."""
UPDATE_PAGE = """
UPDATE pages SET outcome = :outcome, detail = :detail, visited = :visited, visited_utc = :visited_utc,
    attempts = :attempts, silences = :silences,
    etag = CASE WHEN :keep_stored THEN coalesce(:etag, etag) ELSE :etag END,
    last_modified = CASE WHEN :keep_stored THEN coalesce(:last_modified, last_modified) ELSE :last_modified END,
    capture_id = coalesce(:capture_id, capture_id), article_id = coalesce(:article_id, article_id), pace = :pace,
    queue = CASE WHEN :next_visit IS NOT NULL THEN 'later' END, next_visit = :next_visit, leased_by = NULL, leased_until = NULL
WHERE page_id = :page_id
"""
SELECT_PAGE = "SELECT url, part_of, part, article_id, outcome, detail, attempts, capture_id, pace FROM pages WHERE page_id = ?"
NEWEST_PAGE = "SELECT coalesce(max(page_id), 0) FROM pages"
MARK_READ = """
UPDATE captures SET read_at = :read_at, parser_version = :parser_version, opt_out = :opt_out,
    failed_rules = coalesce(:failed_rules, (SELECT failed_rules FROM captures WHERE capture_id = :repeats)),
    headlines = coalesce(:headlines, (SELECT headlines FROM captures WHERE capture_id = :repeats), 0)
WHERE capture_id = :capture_id
"""
SELECT_UNREAD = """
SELECT capture_id, page_id FROM captures INDEXED BY captures_unread
WHERE read_at IS NULL AND (SELECT leased_by FROM pages WHERE pages.page_id = captures.page_id) = 'unread' ORDER BY capture_id
"""
MARK_EARLIER_READ = "UPDATE captures SET read_at = ? WHERE page_id = ? AND read_at IS NULL AND capture_id <= ?"
SELECT_TOMBSTONE = "SELECT 1 FROM pages JOIN tombstones USING (page_id) WHERE url = ?"


class Archive:
    """One SQLite file and the WARC folder beside it (`warc/`), opened for writing or, with `readonly`, for queries of
    the crawl. Analysts ask `crawler.Archive`.

    `:memory:` is an archive for tests; its WARC folder is temporary. Errors that the user can correct are raised as `HemeroError`: no
    archive, not an archive, newer version, read-only, locked, disk full. Methods that write use the caller's `transaction()`, or open
    one themselves. The object is not thread-safe: during a crawl, the `Writer`'s thread owns it.

    An exception inside `with Archive(…)` is raised as a `HemeroError` if the cause may be a damaged file.

    `newspapers` gives the row of `outlets` for a name (see `keep_outlets`), None for an unknown name. The archive adds the row when it
    meets the first page of the newspaper.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        readonly: bool = False,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        newspapers: Callable[[str], NewspaperRow | None] = lambda _: None,
    ) -> None:
        self.path = os.fspath(path)
        self.readonly = readonly
        self.clock = clock
        self._lock = Lock(self.path)
        self._temporary = tempfile.TemporaryDirectory(prefix="hemero-") if self.path == IN_MEMORY else None
        self.db = connect(self.path, readonly=readonly)
        folder = Path(self._temporary.name) if self._temporary else warc_folder(self.path)
        name = "memory" if self._temporary else Path(self.path).stem
        with sqlite_errors_as_hemero_errors(self.path):
            own_id = archive_id(self.db, self.path, readonly=readonly)
        self.warc = WarcFolder(folder, name=name, archive_id=own_id, clock=clock)
        self.frontier = Frontier(self.db)
        self.articles = Articles(self.db)
        self.placements = Placements(self.db)
        self.newspapers = Newspapers(self.db, newspapers)
        self._sizes: dict[str, int] = {}
        self.run_id: int | None = None
        self._tombstones: bool | None = None

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            raise WrongArchiveError(name, questions=True)

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        try:
            if isinstance(value, Exception) and not isinstance(value, HemeroError) and is_damaged(self.db):
                raise StorageError(DAMAGED.format(path=self.path)) from value
        finally:
            self.close()

    def close(self) -> None:
        """Close the files and release the lock. Uncommitted changes are lost."""
        with sqlite_errors_as_hemero_errors(self.path):
            self.warc.close()
            self.db.close()
        self._lock.release()
        if self._temporary:
            self._temporary.cleanup()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """A transaction. WARC records are synced to disk before the rows that point to them commit. A nested call joins the outer one."""
        if self.db.in_transaction:
            yield
            return
        with sqlite_errors_as_hemero_errors(self.path):
            self.db.execute("BEGIN IMMEDIATE")
            try:
                self.articles.begin()
                yield
                self.articles.flush()
                self._store_file_sizes(self.warc.sync())
                self.db.execute("COMMIT")
            except BaseException:
                if self.db.in_transaction:
                    self.db.execute("ROLLBACK")
                self.frontier.clear_cache()
                self.placements.clear_cache()
                self._sizes.clear()
                self.newspapers.clear_cache()
                raise

    def flush(self) -> None:
        """Insert the new articles that the transaction has buffered, so that queries inside the transaction find them."""
        self.articles.flush()

    def _store_file_sizes(self, sizes: Mapping[str, int]) -> None:
        fresh = [(name, size) for name, size in sizes.items() if self._sizes.get(name) != size]
        self.db.executemany("INSERT OR REPLACE INTO warc_files VALUES (?, ?)", fresh)
        self._sizes.update(fresh)

    # -- locking and recovery

    def recover(self) -> Recovery:
        """Open the archive for a crawl: acquire the lock, cut torn WARC tails, adopt complete records, release leases of dead processes.

        Recovery reads a WARC file only after its last known size (`warc_files`). A page with an unread capture is not leased until its
        `Visit` is stored; read the captures of `unread()` first. Raises `HemeroError` where another process holds the lock.
        """
        self._lock.acquire()
        with sqlite_errors_as_hemero_errors(self.path):
            erasure.finish(self.db, self.warc.folder, self.path)  # an interrupted `forget` must end before its records are read
        self._introduce_stored()
        with self.transaction():
            self.warc.archive_id = renewed_id(self.db, self.path)
            recovery = WarcRecovery(self.db, self.warc, self.path, self.discover, self.add_capture)
            cut, adopted = recovery.recover()
            released = self.frontier.release_dead()
            self.frontier.make_visits_from_the_future_due(self.clock().timestamp())
            unread = self.db.execute("SELECT count(DISTINCT page_id) FROM captures WHERE read_at IS NULL").fetchone()[0]
            self.db.execute(
                "UPDATE pages SET queue = 'leased', leased_by = 'unread', leased_until = 1e12"
                " WHERE page_id IN (SELECT page_id FROM captures WHERE read_at IS NULL)"
            )
        return Recovery(cut, adopted, released, int(unread))

    def join(self, share: Share, lock_file: int) -> None:
        """Write to the archive together with other processes, after one of them has called `recover`.

        `lock_file` is the inherited file descriptor of its lock; `share` are the hosts that this process may lease.
        """
        self._lock.inherit(lock_file)
        self.frontier.share = share
        self.db.execute(f"PRAGMA busy_timeout = {int(SHARED_BUSY_SECONDS * 1000)}")
        self._introduce_stored()

    @property
    def lock_file(self) -> int | None:
        """The file descriptor of the held lock, for processes that `join`; None where the lock is not held."""
        return self._lock.file

    def hold(self) -> None:
        """Acquire the lock without recovery. Raises `HemeroError` where another process holds the lock."""
        self._lock.acquire()
        self._introduce_stored()

    def unread(self) -> Iterator[Unread]:
        """The captures that were unread at recovery, oldest first. For each, `put` a `Visit` with its `capture_id`."""
        rows = self.db.execute(SELECT_UNREAD).fetchall()
        for capture_id, page_id in rows:
            yield Unread(int(capture_id), self.frontier.leases("page_id = ?", page_id)[0])

    # -- writing

    def keep_outlets(self, outlets: Iterable[NewspaperRow]) -> None:
        """Insert or replace rows of `outlets`: mappings with `outlet`, and any of `title`, `hosts` (list), `country`, `kind`, `zone`."""
        with self.transaction():
            self.newspapers.keep(outlets)

    def _introduce_stored(self) -> None:
        """Add the newspapers of stored pages and articles that `outlets` lacks."""
        with sqlite_errors_as_hemero_errors(self.path):
            names = self.newspapers.lacking()
        if names:
            with self.transaction():
                self.newspapers.introduce(names)

    def start_run(self, command: str, *, version: str = "", settings: Mapping[str, object] | None = None) -> int:
        """Insert a row of `runs`; its id. New captures refer to this run until `end_run`."""
        now = self.clock()
        with self.transaction():
            row = (iso(now), now.timestamp(), command, version, json.dumps(dict(settings or {}), ensure_ascii=False, default=str))
            cursor = self.db.execute("INSERT INTO runs (started, started_utc, command, version, settings) VALUES (?, ?, ?, ?, ?)", row)
        self.run_id = cursor.lastrowid
        return int(self.run_id or 0)

    def end_run(self, summary: Mapping[str, object] | None = None) -> None:
        """Store the end and the summary of the current run."""
        now = self.clock()
        with self.transaction():
            row = (iso(now), now.timestamp(), json.dumps(dict(summary or {}), ensure_ascii=False, default=str), self.run_id)
            self.db.execute("UPDATE runs SET ended = ?, ended_utc = ?, summary = ? WHERE run_id = ?", row)

    def discover(
        self, found: Iterable[Discovery], *, found_on: int | None = None, zone_name: str | None = None, at: float | None = None
    ) -> None:
        """Store addresses discovered `at` that time (UTC seconds; None: now). `found_on` is the id of the page that named them, None where
        no page did."""
        with self.transaction():
            addresses = tuple(found)
            self.newspapers.introduce(one.outlet for one in addresses)
            self.frontier.discover(
                addresses, now=self.clock().timestamp() if at is None else at, found_on=found_on, zone_name=zone_name
            )

    def keep(self, exchange: Exchange, page_id: int, *, revisit_of: int | None = None) -> int:
        """Write an exchange of the page to the WARC folder and insert its capture; the capture's id.

        `revisit_of` is the id of the capture that has the same body: a revisit record is written. Raises ValueError for an unknown page.
        """
        with self.transaction():
            return self.add_capture(exchange, page_id, self.write_record(exchange, page_id, revisit_of=revisit_of), revisit_of)

    def write_record(self, exchange: Exchange, page_id: int, *, revisit_of: int | None = None) -> RecordLocation:
        """The first half of `keep`: write an exchange of the page to the WARC folder."""
        page = self.db.execute(SELECT_FOUND, (page_id,)).fetchone()
        if page is None:
            raise ValueError(f"page {page_id} is not in the archive")
        return self.warc.keep(exchange, page_url=str(page[0]), found=str(page[1]), revisit_of=self._refers_to(revisit_of))

    def _refers_to(self, capture_id: int | None) -> tuple[str, str, str] | None:
        if capture_id is None:
            return None
        row = self.db.execute("SELECT url, fetched_utc, digest FROM captures WHERE capture_id = ?", (capture_id,)).fetchone()
        moment = datetime.fromtimestamp(row["fetched_utc"], UTC)
        return (row["url"], moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ"), row["digest"]) if row else None

    def add_capture(self, exchange: Exchange, page_id: int, place: RecordLocation, revisit_of: int | None = None) -> int:
        """The second half of `keep`: insert the capture of a WARC record, in the caller's transaction; the capture's id."""
        where = self.zone_of(page_id)
        kind = next((value for name, value in exchange.headers if name.lower() == "content-type"), None)
        row = (
            None, page_id, self.run_id, exchange.url, exchange.method, iso(exchange.fetched_at, zone(where)),
            exchange.fetched_at.timestamp(), exchange.status, kind, len(exchange.body), place.digest, exchange.ip, exchange.truncated,
            place.warc_file, place.offset, place.length, revisit_of,
        )  # fmt: skip
        return int(self.db.execute(INSERT_CAPTURE, row).lastrowid or 0)

    def zone_of(self, page_id: int) -> str:
        """The time zone of a page's newspaper; `UTC` for none."""
        return self.newspapers.zone_of(page_id)

    def put(self, visit: Visit, *, capture_id: int | None = None) -> None:
        """Store a visit and all its results and end the page's lease, in one transaction. The operation is idempotent."""
        with self.transaction():
            self._put(visit, visit.capture_id if capture_id is None else capture_id)

    def _put(self, visit: Visit, capture_id: int | None) -> None:
        page = self.db.execute(SELECT_PAGE, (visit.page_id,)).fetchone()
        if page is None:
            raise ValueError(f"page {visit.page_id} is not in the archive")
        if visit.canonical_url and self._is_forgotten(visit.canonical_url):
            return self.replace_with_tombstones([visit.page_id], f"another address of {visit.canonical_url}")
        at = self._time_of(visit, capture_id)
        when = seconds_iso(at, zone(visit.zone))
        seen = PageCapture(visit.page_id, page["url"], page["part_of"], page["part"], capture_id or 0, at, when, page["article_id"])
        end: dict[str, object] = {"capture_id": capture_id, "visited": when, "visited_utc": at} | self._outcome(visit, page, seen)
        if visit.article and capture_id is not None:
            self.placements.store(capture_id, visit.article.headlines, targets(visit.found))
        elif visit.outcome == "unchanged" and capture_id is not None:
            self.placements.repeat(capture_id, page["capture_id"])
            self.articles.store_unchanged(seen)
        newest = self.db.execute(NEWEST_PAGE).fetchone()[0]
        self.discover(visit.found, at=at, found_on=visit.page_id, zone_name=visit.zone)
        end |= self._due(visit, page, str(end["outcome"]), self.db.execute(NEWEST_PAGE).fetchone()[0] > newest)
        kept = {name: getattr(visit, name) for name in ("page_id", "attempts", "silences", "etag", "last_modified")}
        self.db.execute(UPDATE_PAGE, kept | end)
        if capture_id is not None:
            self._mark_read(visit, capture_id, page["capture_id"])
        return None

    def replace_with_tombstones(self, page_ids: list[int], reason: str) -> None:
        """Delete the rows of these pages and insert tombstones (`store.tombstones`). Runs in the caller's transaction."""
        self.articles.flush()
        tombstones.replace_with_tombstones(self.db, self.warc.folder, page_ids, reason, self.clock())
        self.placements.clear_cache()
        self.frontier.clear_cache()

    def _is_forgotten(self, url: str) -> bool:
        if self._tombstones is None:
            self._tombstones = self.db.execute("SELECT 1 FROM tombstones LIMIT 1").fetchone() is not None
        return self._tombstones and self.db.execute(SELECT_TOMBSTONE, (url,)).fetchone() is not None

    def _outcome(self, visit: Visit, page: sqlite3.Row, seen: PageCapture) -> dict[str, object]:
        """The new outcome columns of the page's row. After an `unchanged` or failed visit, the page keeps its earlier outcome."""
        end: dict[str, object] = {"outcome": visit.outcome, "detail": visit.detail, "article_id": None, "keep_stored": False}
        if visit.outcome == "article" and visit.article and seen.capture_id:
            end["article_id"], twin = self.articles.store(visit, visit.article, seen)
            if twin:
                end |= {"outcome": "duplicate", "detail": visit.detail or f"of {visit.canonical_url}"}
        elif visit.outcome == "redirected" and (circle := redirect_circle(self.db, seen.page_url, visit.detail)):
            end |= {"outcome": "blocked", "detail": circle}
        elif visit.outcome == "unchanged" and page["outcome"] != "waiting":
            detail = "" if page["attempts"] else page["detail"]
            end |= {"outcome": page["outcome"], "detail": detail, "keep_stored": True}
        elif visit.outcome == "waiting" and page["outcome"] != "waiting":
            end |= {"outcome": page["outcome"], "capture_id": None, "keep_stored": True}
        return end

    def _due(self, visit: Visit, page: sqlite3.Row, outcome: str, fresh: bool) -> dict[str, object]:
        """The columns `next_visit` and `pace` of the page's row. A duplicate has no next visit: the article's own page has one."""
        if visit.outcome == "waiting":
            return {"next_visit": visit.next_visit, "pace": page["pace"]}
        before = page["pace"] if (page["outcome"] in ENDED_BADLY) == (outcome in ENDED_BADLY) else None
        if visit.pace is not None:
            seconds = visit.pace.next(before, fresh)
            return {"next_visit": self.clock().timestamp() + seconds, "pace": seconds}
        if outcome not in ENDED_BADLY:
            return {"next_visit": None if outcome == "duplicate" else visit.next_visit, "pace": None}
        seconds = min(SLOWEST_COMEBACK, 3 * before) if before else FIRST_COMEBACK
        return {"next_visit": visit.next_visit, "pace": seconds}

    def _time_of(self, visit: Visit, capture_id: int | None) -> float:
        if visit.visited_at is not None:
            return visit.visited_at.timestamp()
        if capture_id is not None:
            row = self.db.execute("SELECT fetched_utc FROM captures WHERE capture_id = ?", (capture_id,)).fetchone()
            if row is None:
                raise ValueError(f"capture {capture_id} is not in the archive")
            return float(row[0])
        return self.clock().timestamp()

    def _mark_read(self, visit: Visit, capture_id: int, before: int | None) -> None:
        read_at = iso(self.clock())
        opt_out = json.dumps(dict(visit.opt_out), ensure_ascii=False) if visit.opt_out is not None else None
        values = {"read_at": read_at, "parser_version": visit.parser_version, "opt_out": opt_out, "capture_id": capture_id}
        values["headlines"] = len(visit.article.headlines) if visit.article else None
        values["failed_rules"] = failed_rules_json(visit.article)
        values["repeats"] = before if visit.outcome == "unchanged" else None
        self.db.execute(MARK_READ, values)
        self.db.execute(MARK_EARLIER_READ, (read_at, visit.page_id, capture_id))

    # -- reading

    def read_capture(self, capture_id: int) -> Exchange:
        """A capture as sent and received: headers unchanged, body with its content encoding (a revisit has that of the original capture).

        Raises `HemeroError` where there is no such capture, or where its record cannot be read.
        """
        row = self.db.execute("SELECT warc_file, warc_offset, revisit_of FROM captures WHERE capture_id = ?", (capture_id,)).fetchone()
        if row is None:
            raise HemeroError(f"There is no capture {capture_id} in {self.path}: hemero status says what there is.")
        try:
            exchange = self.warc.read(row["warc_file"], row["warc_offset"])
            if row["revisit_of"] is None or exchange.status == 304:
                return exchange
            return replace(exchange, body=self.read_capture(row["revisit_of"]).body)
        except (OSError, ValueError) as error:
            raise HemeroError(f"Capture {capture_id} cannot be read ({error}): hemero verify says what else is missing.") from error

    def query(self, sql: str, values: Sequence[object] | Mapping[str, Any] = ()) -> list[dict[str, object]]:
        """The rows of a SQL query as dictionaries."""
        with sqlite_errors_as_hemero_errors(self.path):
            return [dict(row) for row in self.db.execute(sql, values)]
