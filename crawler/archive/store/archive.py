"""The archive: one SQLite file and the WARC folder beside it."""

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
from typing import Any

from warcio.statusandheaders import StatusAndHeaders

from crawler.archive.database.connection import MEMORY, PATIENT_SECONDS, Lock, connect, said
from crawler.archive.database.moments import iso, seconds_iso, zone
from crawler.archive.records import Discovery, Exchange, Recovery, Unread, Visit
from crawler.archive.store import tombstones
from crawler.archive.store.article_rows import Articles, Seen
from crawler.archive.store.frontier import Frontier
from crawler.archive.store.hosts import Share
from crawler.archive.store.placements import Placements, targets
from crawler.archive.warc import erasure
from crawler.archive.warc.recovery import Member, cut_tail
from crawler.archive.warc.warc_folder import PAGE_HEADER, REVISIT, Place, WarcFolder, digest_of
from crawler.errors import HemeroError

VERSION_KEY = "hemero"
CAPTURE = """
INSERT INTO captures (capture_id, page_id, run_id, url, method, fetched, fetched_utc, status, content_type, size, digest, ip, truncated,
    warc_file, warc_offset, warc_length, revisit_of)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
VISITED = """
UPDATE pages SET outcome = :outcome, detail = :detail, visited = :visited, visited_utc = :visited_utc, attempts = :attempts,
    etag = CASE WHEN :stands THEN coalesce(:etag, etag) ELSE :etag END,
    last_modified = CASE WHEN :stands THEN coalesce(:last_modified, last_modified) ELSE :last_modified END,
    capture_id = coalesce(:capture_id, capture_id), article_id = coalesce(:article_id, article_id), pace = :pace,
    queue = CASE WHEN :next_visit IS NOT NULL THEN 'later' END, next_visit = :next_visit, leased_by = NULL, leased_until = NULL
WHERE page_id = :page_id
"""
PAGE = "SELECT url, part_of, part, article_id, outcome, detail, attempts, capture_id, pace FROM pages WHERE page_id = ?"
REPEATED = "SELECT capture_id FROM captures WHERE page_id = ? AND digest = ? AND revisit_of IS NULL ORDER BY capture_id DESC LIMIT 1"
NEWEST_PAGE = "SELECT coalesce(max(page_id), 0) FROM pages"
READ = """
UPDATE captures SET read_at = :read_at, parser_version = :parser_version, opt_out = :opt_out,
    headlines = coalesce(:headlines, (SELECT headlines FROM captures WHERE capture_id = :repeats), 0)
WHERE capture_id = :capture_id
"""
UNREAD = """
SELECT capture_id, page_id FROM captures INDEXED BY captures_unread
WHERE read_at IS NULL AND (SELECT leased_by FROM pages WHERE pages.page_id = captures.page_id) = 'unread' ORDER BY capture_id
"""
READ_BEFORE = "UPDATE captures SET read_at = ? WHERE page_id = ? AND read_at IS NULL AND capture_id <= ?"
BURIED = "SELECT 1 FROM pages JOIN tombstones USING (page_id) WHERE url = ?"


class Archive:
    """One SQLite file and the WARC folder beside it (`warc/`), opened for writing or, with `readonly`, for questions.

    `:memory:` is an archive for tests; its WARC folder is a temporary one. Everything raises `HemeroError` for what a user can mend: no
    archive there, not an archive, a newer one, read-only, locked, disk full. Methods that write do so in the caller's `transaction()`,
    or in one of their own. Not for several threads at once: in a crawl the `Writer`'s thread owns it.
    """

    def __init__(
        self, path: str | os.PathLike[str], *, readonly: bool = False, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self.path = os.fspath(path)
        self.readonly = readonly
        self.clock = clock
        self._lock = Lock(self.path)
        self._temporary = tempfile.TemporaryDirectory(prefix="hemero-") if self.path == MEMORY else None
        self.db = connect(self.path, readonly=readonly)
        folder = Path(self._temporary.name) if self._temporary else Path(self.path).parent / "warc"
        self.warc = WarcFolder(folder, owner="memory" if self._temporary else Path(self.path).stem, clock=clock)
        self.frontier = Frontier(self.db)
        self.articles = Articles(self.db)
        self.placements = Placements(self.db)
        self._zones: dict[str, str] = {}
        self._sizes: dict[str, int] = {}
        self.run_id: int | None = None
        self._tombstones: bool | None = None

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of files and lock. What was not committed is gone, as if it had never been asked for."""
        with said(self.path):
            self.warc.close()
            self.db.close()
        self._lock.release()
        if self._temporary:
            self._temporary.cleanup()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing: WARC records are on disk before the rows that point to them commit. A transaction inside one is part of it."""
        if self.db.in_transaction:
            yield
            return
        with said(self.path):
            self.db.execute("BEGIN IMMEDIATE")
            try:
                self.articles.begin()
                yield
                self.articles.flush()
                self._note_sizes(self.warc.sync())
                self.db.execute("COMMIT")
            except BaseException:
                if self.db.in_transaction:
                    self.db.execute("ROLLBACK")
                self.frontier.forget_known()
                self.placements.forget_known()
                self._sizes.clear()
                raise

    def flush(self) -> None:
        """Write what the transaction has gathered of new articles, so that a question inside it finds them."""
        self.articles.flush()

    def _note_sizes(self, sizes: Mapping[str, int]) -> None:
        fresh = [(name, size) for name, size in sizes.items() if self._sizes.get(name) != size]
        self.db.executemany("INSERT OR REPLACE INTO warc_files VALUES (?, ?)", fresh)
        self._sizes.update(fresh)

    # -- opening for a crawl

    def recover(self) -> Recovery:
        """Take the archive for a crawl: hold its lock, cut torn records, adopt complete ones, give leases of the dead back.

        Only bytes after the last known ones are looked at. A page with a capture that was never read stays out of the queue until its
        `Visit` is stored: read those of `unread()` first.
        """
        self._lock.take()
        with said(self.path):
            erasure.finish(self.db, self.warc.folder, self.path)  # a forget that was interrupted: before anything looks at its records
        with self.transaction():
            cut, adopted = self._mend_warc()
            released = self.frontier.release_dead()
            self.frontier.heed_clock_since(self.clock().timestamp())
            unread = self.db.execute("SELECT count(DISTINCT page_id) FROM captures WHERE read_at IS NULL").fetchone()[0]
            self.db.execute(
                "UPDATE pages SET queue = 'leased', leased_by = 'unread', leased_until = 1e12"
                " WHERE page_id IN (SELECT page_id FROM captures WHERE read_at IS NULL)"
            )
        return Recovery(cut, adopted, released, int(unread))

    def join(self, share: Share, lock_file: int) -> None:
        """Write beside others into the archive that another process has recovered; its lock, an open file, is held with it."""
        self._lock.share(lock_file)
        self.frontier.share = share
        self.db.execute(f"PRAGMA busy_timeout = {int(PATIENT_SECONDS * 1000)}")

    @property
    def lock_file(self) -> int | None:
        """The open file of the lock, for processes that are to `join`; None where it is not held."""
        return self._lock.file

    def hold(self) -> None:
        """Take the archive for writing without mending anything. Raises `HemeroError` where another process holds it."""
        self._lock.take()

    def _mend_warc(self) -> tuple[int, int]:
        known = {str(name): int(size) for name, size in self.db.execute("SELECT warc_file, size FROM warc_files")}
        cut = adopted = 0
        newest = ""
        for path in self.warc.files():
            newest, start = path.name, known.get(path.name, 0)
            if path.stat().st_size > start:
                complete, torn = cut_tail(path, start)
                cut += torn
                adopted += sum(self._adopt(path.name, member) for member in complete if member.is_response)
                self._note_sizes({path.name: path.stat().st_size})
        if newest:
            self.warc.go_on_with(newest)
        return cut, adopted

    def _adopt(self, name: str, member: Member) -> bool:
        """Make a row of a complete record that has none; whether it had none."""
        if self.db.execute("SELECT 1 FROM captures WHERE warc_file = ? AND warc_offset = ?", (name, member.offset)).fetchone():
            return False
        exchange, headers = self.warc.read_record(name, member.offset)
        url = headers.get_header(PAGE_HEADER) or exchange.url
        now = exchange.fetched_at.timestamp()
        self.frontier.discover([Discovery(url, "argument", held="")], now=now)
        page = self.db.execute("SELECT page_id FROM pages WHERE url = ?", (url,)).fetchone()
        place = Place(name, member.offset, member.length, headers.get_header("WARC-Payload-Digest") or digest_of(exchange.body))
        self._add_capture(exchange, int(page[0]), place, self._repeated(int(page[0]), headers))
        return True

    def _repeated(self, page_id: int, headers: StatusAndHeaders) -> int | None:
        """The capture that an adopted `revisit` record refers to."""
        if headers.get_header("WARC-Type") != REVISIT:
            return None
        row = self.db.execute(REPEATED, (page_id, headers.get_header("WARC-Payload-Digest"))).fetchone()
        return int(row[0]) if row else None

    def unread(self) -> Iterator[Unread]:
        """Captures whose reading was not stored when the archive was recovered, oldest first; `put` a `Visit` with their `capture_id`."""
        rows = self.db.execute(UNREAD).fetchall()
        for capture_id, page_id in rows:
            yield Unread(int(capture_id), self.frontier.leases("page_id = ?", page_id)[0])

    # -- what the crawl stores

    def keep_outlets(self, outlets: Iterable[Mapping[str, object]]) -> None:
        """Note the newspapers: mappings with `outlet`, and optionally `title`, `hosts` (a sequence), `country`, `kind`, `zone` (IANA)."""
        rows = [
            {"title": None, "country": None, "kind": None, "zone": None, **outlet, "hosts": json.dumps(outlet.get("hosts") or [])}
            for outlet in outlets
        ]
        with self.transaction():
            self.db.executemany("INSERT OR REPLACE INTO outlets VALUES (:outlet, :title, :hosts, :country, :kind, :zone)", rows)
        self._zones.clear()

    def start_run(self, command: str, *, version: str = "", settings: Mapping[str, object] | None = None) -> int:
        """A run begins; captures point to it until `end_run`."""
        now = self.clock()
        with self.transaction():
            row = (iso(now), now.timestamp(), command, version, json.dumps(dict(settings or {}), ensure_ascii=False, default=str))
            cursor = self.db.execute("INSERT INTO runs (started, started_utc, command, version, settings) VALUES (?, ?, ?, ?, ?)", row)
        self.run_id = cursor.lastrowid
        return int(self.run_id or 0)

    def end_run(self, summary: Mapping[str, object] | None = None) -> None:
        """The run is over, and this is what it did."""
        now = self.clock()
        with self.transaction():
            row = (iso(now), now.timestamp(), json.dumps(dict(summary or {}), ensure_ascii=False, default=str), self.run_id)
            self.db.execute("UPDATE runs SET ended = ?, ended_utc = ?, summary = ? WHERE run_id = ?", row)

    def discover(self, found: Iterable[Discovery], *, found_on: int | None = None, zone_name: str | None = None) -> None:
        """Store addresses heard of, on the page `found_on` where it was on one."""
        with self.transaction():
            self.frontier.discover(found, now=self.clock().timestamp(), found_on=found_on, zone_name=zone_name)

    def keep(self, exchange: Exchange, page_id: int, *, revisit_of: int | None = None) -> int:
        """Write an exchange of that page to the WARC and its row; the capture's id. `revisit_of`: the capture whose body it repeats."""
        with self.transaction():
            page = self.db.execute("SELECT url FROM pages WHERE page_id = ?", (page_id,)).fetchone()
            if page is None:
                raise ValueError(f"page {page_id} is not in the archive")
            place = self.warc.keep(exchange, page_url=str(page[0]), revisit_of=self._referred(revisit_of))
            return self._add_capture(exchange, page_id, place, revisit_of)

    def _referred(self, capture_id: int | None) -> tuple[str, str, str] | None:
        if capture_id is None:
            return None
        row = self.db.execute("SELECT url, fetched_utc, digest FROM captures WHERE capture_id = ?", (capture_id,)).fetchone()
        moment = datetime.fromtimestamp(row["fetched_utc"], UTC)
        return (row["url"], moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ"), row["digest"]) if row else None

    def _add_capture(self, exchange: Exchange, page_id: int, place: Place, revisit_of: int | None = None) -> int:
        where = self.zone_of(page_id)
        kind = next((value for name, value in exchange.headers if name.lower() == "content-type"), None)
        row = (
            None, page_id, self.run_id, exchange.url, exchange.method, iso(exchange.fetched_at, zone(where)),
            exchange.fetched_at.timestamp(), exchange.status, kind, len(exchange.body), place.digest, exchange.ip, exchange.truncated,
            place.warc_file, place.offset, place.length, revisit_of,
        )  # fmt: skip
        return int(self.db.execute(CAPTURE, row).lastrowid or 0)

    def zone_of(self, page_id: int) -> str:
        if not self._zones:
            rows = self.db.execute("SELECT outlet, zone FROM outlets WHERE zone IS NOT NULL")
            self._zones = {"": "UTC"} | {str(name): str(where) for name, where in rows}
        row = self.db.execute("SELECT outlet FROM pages WHERE page_id = ?", (page_id,)).fetchone()
        return self._zones.get(row[0] if row else "", "UTC")

    def put(self, visit: Visit, *, capture_id: int | None = None) -> None:
        """Store a visit and all it brought, and end the page's lease, in one transaction. Twice is as good as once."""
        with self.transaction():
            self._put(visit, visit.capture_id if capture_id is None else capture_id)

    def _put(self, visit: Visit, capture_id: int | None) -> None:
        page = self.db.execute(PAGE, (visit.page_id,)).fetchone()
        if page is None:
            raise ValueError(f"page {visit.page_id} is not in the archive")
        if visit.canonical_url and self._is_forgotten(visit.canonical_url):
            return self.bury([visit.page_id], f"another address of {visit.canonical_url}")
        at = self._time_of(visit, capture_id)
        when = seconds_iso(at, zone(visit.zone))
        seen = Seen(visit.page_id, page["url"], page["part_of"], page["part"], capture_id or 0, at, when, page["article_id"])
        end: dict[str, object] = {"capture_id": capture_id, "visited": when, "visited_utc": at} | self._outcome(visit, page, seen)
        if visit.article and capture_id is not None:
            self.placements.store(capture_id, visit.article.headlines, targets(visit.found))
        elif visit.outcome == "unchanged" and capture_id is not None:
            self.placements.repeat(capture_id, page["capture_id"])
            self.articles.see_again(seen)
        newest = self.db.execute(NEWEST_PAGE).fetchone()[0]
        self.frontier.discover(visit.found, now=at, found_on=visit.page_id, zone_name=visit.zone)
        end |= self._due(visit, page, end["outcome"] == "duplicate", self.db.execute(NEWEST_PAGE).fetchone()[0] > newest)
        kept = {name: getattr(visit, name) for name in ("page_id", "attempts", "etag", "last_modified")}
        self.db.execute(VISITED, kept | end)
        if capture_id is not None:
            self._mark_read(visit, capture_id, page["capture_id"])
        return None

    def bury(self, page_ids: list[int], reason: str) -> None:
        """Delete the rows of these pages and leave tombstones (`store.tombstones`). In the caller's transaction."""
        self.articles.flush()
        tombstones.bury(self.db, self.warc.folder, page_ids, reason, self.clock())
        self.placements.forget_known()
        self.frontier.forget_known()

    def _is_forgotten(self, url: str) -> bool:
        if self._tombstones is None:
            self._tombstones = self.db.execute("SELECT 1 FROM tombstones LIMIT 1").fetchone() is not None
        return self._tombstones and self.db.execute(BURIED, (url,)).fetchone() is not None

    def _outcome(self, visit: Visit, page: sqlite3.Row, seen: Seen) -> dict[str, object]:
        """What the page's row says from now on. A visit that tells nothing new of the page leaves what it was known to be."""
        end: dict[str, object] = {"outcome": visit.outcome, "detail": visit.detail, "article_id": None, "stands": False}
        if visit.outcome == "article" and visit.article and seen.capture_id:
            end["article_id"], twin = self.articles.store(visit, visit.article, seen)
            if twin:
                end |= {"outcome": "duplicate", "detail": visit.detail or f"of {visit.canonical_url}"}
        elif visit.outcome == "unchanged" and page["outcome"] != "waiting":
            detail = "" if page["attempts"] else page["detail"]
            end |= {"outcome": page["outcome"], "detail": detail, "stands": True}
        elif visit.outcome == "waiting" and page["outcome"] != "waiting":
            end |= {"outcome": page["outcome"], "capture_id": None, "stands": True}
        return end

    def _due(self, visit: Visit, page: sqlite3.Row, twin: bool, fresh: bool) -> dict[str, object]:
        """When the page is due again, and a listing's pace, for its row. Another address of an article is not: the article's own is."""
        if visit.pace is None:
            return {"next_visit": None if twin and visit.outcome != "waiting" else visit.next_visit, "pace": page["pace"]}
        seconds = visit.pace.next(page["pace"], fresh)
        return {"next_visit": self.clock().timestamp() + seconds, "pace": seconds}

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
        values["repeats"] = before if visit.outcome == "unchanged" else None
        self.db.execute(READ, values)
        self.db.execute(READ_BEFORE, (read_at, visit.page_id, capture_id))

    # -- questions

    def read_capture(self, capture_id: int) -> Exchange:
        """A capture as it went over the wire: headers raw, body encoded as it came (from the capture that it repeats, where it does).

        Raises `HemeroError` where it is not there.
        """
        row = self.db.execute("SELECT warc_file, warc_offset, revisit_of FROM captures WHERE capture_id = ?", (capture_id,)).fetchone()
        if row is None:
            raise HemeroError(f"There is no capture {capture_id} in {self.path}: hemero status says what there is.")
        try:
            exchange = self.warc.read(row["warc_file"], row["warc_offset"])
            if row["revisit_of"] is None or exchange.status == 304:
                return exchange
            return replace(exchange, body=self.read_capture(row["revisit_of"]).body)
        except (OSError, ValueError) as trouble:
            raise HemeroError(f"Capture {capture_id} cannot be read ({trouble}): hemero verify says what else is missing.") from trouble

    def query(self, sql: str, values: Sequence[object] | Mapping[str, Any] = ()) -> list[dict[str, object]]:
        """The rows of a question in SQL, as dictionaries."""
        with said(self.path):
            return [dict(row) for row in self.db.execute(sql, values)]
