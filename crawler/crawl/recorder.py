"""Keep first, read second: every response is on its way into the WARC before a callback sees it."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy import signals

from crawler import __version__
from crawler.archive import Archive, Exchange, Writer
from crawler.archive.upkeep.alarms import alarms, note
from crawler.crawl import outcomes
from crawler.errors import HemeroError

if TYPE_CHECKING:
    from scrapy import Request, Spider
    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from crawler.archive import Visit
    from crawler.crawl.processes.worker import Worker

LOOK_EVERY = 900.0
"""Seconds between two looks for what is wrong; another comes at the end."""
VISITED = object()
"""Scrapy's signal of a visit that was handed over: `visit`."""
Clock = Callable[[], datetime]


class Recorder:
    """The crawl's only door to the archive: it owns the writer, keeps responses and workers visits over.

    What the archive refuses (a full disk, a folder that became read-only) ends the crawl and is kept in `trouble`.
    """

    def __init__(self, archive: Archive, clock: Clock, command: str, *, careful: bool = False) -> None:
        self.archive = archive
        self.writer = Writer(archive)
        self.clock = clock
        self.began = time.monotonic()
        self.looked = self.began
        self.command = command
        self.careful = careful
        """Whether the last crawl died: what it was reading may be why."""
        self.outcomes: Counter[str] = Counter()
        """Addresses visited, by outcome."""
        self._waiting: set[int] = set()
        self.troubles: Counter[str] = Counter()
        """Why visits brought nothing."""
        self.captures = 0
        self.headlines = 0
        self.bytes = 0
        self.visits = 0
        """How many visits were handed over; whoever waits for news compares it with what it saw last."""
        self.trouble: HemeroError | None = None
        self.noted: dict[str, object] = {}
        """What the run's row says of its settings."""
        self.tell: Callable[[Visit], object] = lambda _: None
        """Called with every visit that is handed over."""
        self._stop: Callable[[], None] = lambda: None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Recorder:
        """Open the archive that the settings name; HemeroError where it is none or can't be written."""
        fixed = crawler.settings["HEMERO_FETCHED_AT"]
        moment = datetime.fromisoformat(fixed) if fixed else None
        archive = Archive(Path(crawler.settings["HEMERO_ARCHIVE"]))
        worker: Worker | None = getattr(crawler.spider, "worker", None)
        careful = crawler.settings.getbool("HEMERO_CAREFUL")
        try:
            if worker:
                archive.join(worker.share, worker.lock.file)
            else:
                careful = archive.recover().died or careful
            recorder = cls(archive, lambda: moment or datetime.now(UTC), crawler.settings["HEMERO_COMMAND"], careful=careful)
        except BaseException:
            archive.close()
            raise
        recorder.tell = lambda visit: crawler.signals.send_catch_log(VISITED, visit=visit)
        recorder._stop = lambda: _close_spider(crawler)
        crawler.signals.connect(recorder.note, signal=signals.spider_opened)
        crawler.signals.connect(recorder.keep, signal=signals.response_downloaded)
        crawler.signals.connect(recorder.close, signal=signals.engine_stopped)
        return recorder

    @staticmethod
    def of(crawler: Crawler) -> Recorder:
        """The recorder of a running crawl."""
        recorder = crawler.get_extension(Recorder)
        assert recorder is not None
        return recorder

    def note(self, spider: Spider) -> None:
        """Remember what reading the captures again will need to know."""
        self.noted["dated"] = getattr(spider, "dated", True)

    def keep(self, response: Response, request: Request) -> None:
        """Send a response on its way to the WARC, as it came over the wire."""
        if not self.captures:
            self._begin()
        exchange = exchange_of(response, request, request.meta.get("fetched_at") or self.clock())
        self.captures += 1
        self.bytes += len(exchange.body)
        request.meta["exchange"] = exchange
        with _Guard(self):
            lease = request.meta["lease"]
            repeated = lease.capture_id if exchange.status == 304 or outcomes.repeats(lease, exchange) else None
            request.meta["capture"] = self.writer.keep(exchange, lease.page_id, revisit_of=repeated)

    def _begin(self) -> None:
        """A run is a row once it has fetched something: a crawl with nothing to do leaves no trace."""
        self.captures = 0
        with _Guard(self):
            self.writer.call(lambda archive: archive.start_run(self.command, version=__version__, settings=self.noted))

    def put(self, visit: Visit) -> None:
        """Hand over what became of an address: stored, and its lease released, in one transaction."""
        if visit.exchange_key is None and visit.capture_id is None:
            visit = replace(visit, visited_at=self.clock())  # nothing was fetched that would say when
        self.tell(visit)
        if time.monotonic() - self.looked > LOOK_EVERY:
            self.looked = time.monotonic()
            with _Guard(self):
                self.writer.call(self._look)
        self.visits += 1
        self._count(visit)
        self.headlines += len(visit.article.headlines) if visit.article else 0
        if visit.outcome in ("waiting", "error") or (visit.exchange_key is None and visit.capture_id is None):
            self.troubles[visit.detail] += 1
        with _Guard(self):
            self.writer.put(visit)

    def _count(self, visit: Visit) -> None:
        """Count addresses, not tries: one that waited and was tried again has its last outcome only."""
        if visit.page_id in self._waiting:
            self._waiting.discard(visit.page_id)
            self.outcomes["waiting"] -= 1
        if visit.outcome == "waiting":
            self._waiting.add(visit.page_id)
        self.outcomes[visit.outcome] += 1

    def _look(self, archive: Archive) -> None:
        """Raise alarms and end those that are over."""
        now = archive.clock().timestamp()
        note(archive.db, alarms(archive.db, archive.path, now), now)

    async def room(self) -> None:
        """Wait until the writer has room: a slow disk slows the crawl instead of growing it."""
        if not self.writer.room():
            await asyncio.wrap_future(self.writer.wait_room())

    def fail(self, trouble: HemeroError) -> None:
        """End the crawl for a trouble of the archive."""
        if self.trouble is None:
            self.trouble = trouble
            self._stop()

    async def close(self) -> None:
        """Commit what is on its way and close the archive."""
        await asyncio.get_running_loop().run_in_executor(None, self._close)

    def _close(self) -> None:
        summary = {"outcomes": dict(self.outcomes), "headlines": self.headlines, "bytes": self.bytes, "captures": self.captures}
        try:
            if self.captures and not self.trouble:
                self.writer.call(self._look)
                self.writer.call(lambda archive: archive.end_run(summary))
            self.writer.close()
        except HemeroError as trouble:
            self.trouble = self.trouble or trouble
        finally:
            self.archive.close()


def _close_spider(crawler: Crawler) -> None:
    assert crawler.engine is not None
    task = asyncio.ensure_future(crawler.engine.close_spider_async(reason="trouble"))
    task.add_done_callback(lambda done: done.exception())  # closing twice is no news


class _Guard:
    """Turns the archive's refusal into the end of the crawl, since Scrapy would only log it and go on fetching."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, trouble: object, trace: object) -> bool:
        if isinstance(trouble, HemeroError):
            self.recorder.fail(trouble)
            return True
        return False


def exchange_of(response: Response, request: Request, fetched_at: datetime) -> Exchange:
    """The request and the response as they went over the wire (what Scrapy normalises, the WARC's `warcinfo` says)."""
    try:
        reason = HTTPStatus(response.status).phrase
    except ValueError:
        reason = ""
    return Exchange(
        url=response.url,
        method=request.method,
        request_headers=_pairs(request),
        status=response.status,
        reason=reason,
        headers=_pairs(response),
        body=response.body,
        fetched_at=fetched_at.astimezone(UTC),
        ip=str(response.ip_address) if response.ip_address else None,
        truncated="length" if "dataloss" in response.flags else None,
    )


def _pairs(message: Request | Response) -> list[tuple[str, str]]:
    return [(name.decode("latin-1"), value.decode("latin-1")) for name, values in message.headers.items() for value in values]
