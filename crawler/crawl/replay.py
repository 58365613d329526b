"""Replay: every request is answered with a stored page from a folder or a WARC, or with 404. Nothing is fetched."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from fastwarc.warc import ArchiveIterator, WarcRecordType
from scrapy.http import Response

from crawler.errors import HemeroError
from crawler.parsing.document import addresses

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler

CONTENT_TYPES = {".html": "text/html", ".xml": "application/xml", ".json": "application/json", ".txt": "text/plain"}


@dataclass(frozen=True, slots=True)
class StoredPage:
    """Where a stored page is."""

    path: Path
    offset: int | None = None
    """Offset of the record in the WARC. None if the file is the page itself."""
    fetched_at: datetime | None = None
    """Aware datetime. None if the folder does not state it."""
    headers: tuple[tuple[str, str], ...] = ()
    status: int = 200


class Replay:
    """The pages of a folder (with a `pages.jsonl` of `file` and `url`) or of a WARC, by address."""

    def __init__(self, path: Path) -> None:
        self.without_address = 0
        """Number of stored pages without an address. They cannot be requested."""
        self.addresses: list[str] = []
        """The stored addresses, in order."""
        self.pages: dict[str, StoredPage] = {}
        for address, stored in _pages_of_folder(path) if path.is_dir() else _pages_of_warc(path):
            if address is None:
                self.without_address += 1
                continue
            self.addresses.append(address)
            self.pages[addresses.normalise(address) or address] = stored

    @property
    def has_fetch_times(self) -> bool:
        """Whether every page states when it was fetched."""
        return all(stored.fetched_at for stored in self.pages.values())

    def response(self, url: str) -> Response:
        """The stored response, or 404."""
        stored = self.pages.get(addresses.normalise(url) or url)
        if stored is None:
            return Response(url, status=404)
        if stored.offset is None:
            return Response(url, status=stored.status, headers=list(stored.headers), body=stored.path.read_bytes())
        return _warc_response(url, stored)


def _pages_of_folder(folder: Path) -> Iterator[tuple[str | None, StoredPage]]:
    index = folder / "pages.jsonl"
    if not index.is_file():
        raise HemeroError(f'{folder} can\'t be replayed: it needs a pages.jsonl with one line {{"file": …, "url": …}} per page.')
    for number, line in enumerate(index.read_text(encoding="utf-8").splitlines(), 1):
        try:
            page = json.loads(line)
            path, address = folder / page["file"], page["url"]
        except (ValueError, KeyError, TypeError):
            raise HemeroError(f"{index}, line {number} is not a JSON object with file and url: correct or delete the line.") from None
        if not path.is_file():
            raise HemeroError(f"{index}, line {number} names {page['file']}, which is not there: correct or delete the line.")
        fetched_at = datetime.fromisoformat(page["fetched_at"]) if page.get("fetched_at") else None
        content_type = page.get("content_type") or CONTENT_TYPES.get(path.suffix.lower(), "text/html")
        yield address, StoredPage(path, fetched_at=fetched_at, headers=(("Content-Type", content_type),), status=page.get("status", 200))


def _pages_of_warc(path: Path) -> Iterator[tuple[str | None, StoredPage]]:
    try:
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=False):
                fetched_at = datetime.fromisoformat(record.headers["WARC-Date"])
                yield record.headers["WARC-Target-URI"], StoredPage(path, record.stream_pos, fetched_at)
    except OSError as error:
        raise HemeroError(
            f"{path} can't be replayed ({error.strerror or error}): name a folder with a pages.jsonl, or a WARC file."
        ) from None


def _warc_response(url: str, stored: StoredPage) -> Response:
    with stored.path.open("rb") as stream:
        stream.seek(stored.offset or 0)
        record = next(iter(ArchiveIterator(stream, parse_http=True)))
        headers = [(name, value) for name, value in record.http_headers.astuples() if name.lower() != "transfer-encoding"]
        return Response(url, status=record.http_headers.status_code or 200, headers=headers, body=record.reader.read())


class ReplayHandler:
    """Scrapy's download handler for a `Replay`."""

    lazy = True

    def __init__(self, replay: Replay) -> None:
        self.replay = replay

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ReplayHandler:
        return cls(Replay(Path(crawler.settings["HEMERO_REPLAY"])))

    async def download_request(self, request: Request) -> Response:
        """The stored response for the request's address."""
        stored = self.replay.pages.get(request.url)
        request.meta["fetched_at"] = stored.fetched_at if stored else None
        return self.replay.response(request.url)

    async def close(self) -> None:
        """Nothing to close."""
