"""Recovery of an archive's WARC files at the start of a crawl: torn tails are cut, complete records without a row become captures."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from warcio.statusandheaders import StatusAndHeaders

from crawler.archive.database.moments import read_moment
from crawler.archive.records import Discovery, Exchange
from crawler.archive.store.archive_id import names_of_others
from crawler.archive.warc.recovery import Member, truncate_torn_tail
from crawler.archive.warc.warc_folder import FOUND_HEADER, PAGE_HEADER, REVISIT, RecordLocation, WarcFolder, digest_of

SELECT_REVISITED = """
SELECT capture_id FROM captures WHERE page_id = ? AND digest = ? AND revisit_of IS NULL ORDER BY capture_id DESC LIMIT 1
"""
FOUND_FIELDS = ("how", "outlet", "hint", "priority", "root", "steps", "part", "published", "part_of")
"""The names in `FOUND_HEADER`."""


class WarcRecovery:
    """Recovers the WARC files of the archive at `path`. `discover` and `add_capture` are methods of the archive."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        warc: WarcFolder,
        path: str,
        discover: Callable[..., None],
        add_capture: Callable[[Exchange, int, RecordLocation, int | None], int],
    ) -> None:
        self._db, self._warc, self._path = connection, warc, path
        self._discover, self._add_capture = discover, add_capture

    def recover(self) -> tuple[int, int]:
        """Cut torn tails and adopt records; the number of bytes cut, and of records adopted. Runs in the caller's transaction."""
        known = {str(name): int(size) for name, size in self._db.execute("SELECT warc_file, size FROM warc_files")}
        cut = adopted = 0
        for path in self._grown_files(known):
            complete, torn = truncate_torn_tail(path, known.get(path.name, 0))
            cut += torn
            adopted += sum(self._adopt(path.name, member) for member in complete if member.is_response)
            self._db.execute("INSERT OR REPLACE INTO warc_files VALUES (?, ?)", (path.name, path.stat().st_size))
        if own := self._warc.files():
            self._warc.append_to(own[-1].name)
        return cut, adopted

    def _grown_files(self, known: Mapping[str, int]) -> list[Path]:
        """The WARC files of this archive with bytes after their known size: files with its id, and files that only this archive can have
        begun (those of earlier versions, and those of an archive that was made anew)."""
        grown = [path for path in self._warc.all_files() if path.stat().st_size > known.get(path.name, 0)]
        grown = [path for path in grown if not self._warc.is_in_use(path)]
        own = {path.name for path in self._warc.files()}
        perhaps = [path.name for path in grown if path.name not in own and (path.name in known or self._warc.has_our_name(path))]
        own |= set(perhaps) - names_of_others(self._path, perhaps) if perhaps else set()
        return [path for path in grown if path.name in own]

    def _adopt(self, name: str, member: Member) -> bool:
        """Insert a capture for a complete WARC record, unless it has one already; whether a capture was inserted."""
        if self._db.execute("SELECT 1 FROM captures WHERE warc_file = ? AND warc_offset = ?", (name, member.offset)).fetchone():
            return False
        try:
            exchange, headers = self._warc.read_record(name, member.offset)
        except ValueError:
            return False  # not a record that Hémérothèque wrote: verify tells it
        url = headers.get_header(PAGE_HEADER) or exchange.url
        now = exchange.fetched_at.timestamp()
        self._discover([self._discovery(url, headers.get_header(FOUND_HEADER))], at=now)
        page = self._db.execute("SELECT page_id FROM pages WHERE url = ?", (url,)).fetchone()
        place = RecordLocation(name, member.offset, member.length, headers.get_header("WARC-Payload-Digest") or digest_of(exchange.body))
        self._add_capture(exchange, int(page[0]), place, self._revisited_capture(int(page[0]), headers))
        return True

    def _discovery(self, url: str, found: str | None) -> Discovery:
        """How the page of an adopted record was found: as the record says. Records of earlier versions do not say it."""
        if not found:
            return Discovery(url, "argument")
        fields: dict[str, Any] = {name: value for name, value in json.loads(found).items() if name in FOUND_FIELDS}
        first = self._db.execute("SELECT page_id FROM pages WHERE url = ?", (fields.pop("part_of", None),)).fetchone()
        published = read_moment(fields.pop("published", None))
        return Discovery(url, **fields, published=published, part_of=int(first[0]) if first else None)

    def _revisited_capture(self, page_id: int, headers: StatusAndHeaders) -> int | None:
        """The id of the capture that an adopted revisit record refers to; None where there is none."""
        if headers.get_header("WARC-Type") != REVISIT:
            return None
        row = self._db.execute(SELECT_REVISITED, (page_id, headers.get_header("WARC-Payload-Digest"))).fetchone()
        return int(row[0]) if row else None
