"""Replay: every request is answered from stored pages, a folder or a WARC; what is not stored is 404. Nothing is ever fetched."""

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

TYPES = {".html": "text/html", ".xml": "application/xml", ".json": "application/json", ".txt": "text/plain"}


@dataclass(frozen=True, slots=True)
class Stored:
    """Where a stored page lies."""

    path: Path
    offset: int | None = None
    """Of its record, in a WARC; None for a file that is the page itself."""
    fetched_at: datetime | None = None
    """Aware; None where the folder does not say."""
    headers: tuple[tuple[str, str], ...] = ()
    status: int = 200


class Replay:
    """The pages of a folder (with a `pages.jsonl` of `file` and `url`) or of a WARC, by address."""

    def __init__(self, place: Path) -> None:
        self.nameless = 0
        """Stored pages whose address is not known: nothing can ask for them."""
        self.addresses: list[str] = []
        """The stored addresses, in their order."""
        self.pages: dict[str, Stored] = {}
        for address, stored in _of_folder(place) if place.is_dir() else _of_warc(place):
            if address is None:
                self.nameless += 1
                continue
            self.addresses.append(address)
            self.pages[addresses.normalise(address) or address] = stored

    @property
    def dated(self) -> bool:
        """Whether every page says when it was fetched."""
        return all(stored.fetched_at for stored in self.pages.values())

    def answer(self, url: str) -> Response:
        """The stored response, or 404."""
        stored = self.pages.get(addresses.normalise(url) or url)
        if stored is None:
            return Response(url, status=404)
        if stored.offset is None:
            return Response(url, status=stored.status, headers=list(stored.headers), body=stored.path.read_bytes())
        return _record(url, stored)


def _of_folder(folder: Path) -> Iterator[tuple[str | None, Stored]]:
    index = folder / "pages.jsonl"
    if not index.is_file():
        raise HemeroError(f'{folder} can\'t be replayed: it needs a pages.jsonl with a line {{"file": …, "url": …}} a page.')
    for number, line in enumerate(index.read_text(encoding="utf-8").splitlines(), 1):
        try:
            page = json.loads(line)
            path, address = folder / page["file"], page["url"]
        except (ValueError, KeyError, TypeError):
            raise HemeroError(f"{index}, line {number} is not a JSON object with file and url: mend or delete the line.") from None
        if not path.is_file():
            raise HemeroError(f"{index}, line {number} names {page['file']}, which is not there: mend or delete the line.")
        when = datetime.fromisoformat(page["fetched_at"]) if page.get("fetched_at") else None
        declared = page.get("content_type") or TYPES.get(path.suffix.lower(), "text/html")
        yield address, Stored(path, fetched_at=when, headers=(("Content-Type", declared),), status=page.get("status", 200))


def _of_warc(path: Path) -> Iterator[tuple[str | None, Stored]]:
    try:
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=False):
                when = datetime.fromisoformat(record.headers["WARC-Date"])
                yield record.headers["WARC-Target-URI"], Stored(path, record.stream_pos, when)
    except OSError as trouble:
        raise HemeroError(
            f"{path} can't be replayed ({trouble.strerror or trouble}): name a folder with a pages.jsonl, or a WARC file."
        ) from None


def _record(url: str, stored: Stored) -> Response:
    with stored.path.open("rb") as stream:
        stream.seek(stored.offset or 0)
        record = next(iter(ArchiveIterator(stream, parse_http=True)))
        headers = [(name, value) for name, value in record.http_headers.astuples() if name.lower() != "transfer-encoding"]
        return Response(url, status=record.http_headers.status_code or 200, headers=headers, body=record.reader.read())


class ReplayHandler:
    """Scrapy's download handler over a `Replay`."""

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
        return self.replay.answer(request.url)

    async def close(self) -> None:
        """Nothing is held open."""
