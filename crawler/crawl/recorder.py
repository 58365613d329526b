"""Store first, read later: every response is on its way into the WARC before a spider callback gets it."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, datetime
from http import HTTPStatus
from operator import methodcaller
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from scrapy import signals

from crawler import __version__
from crawler.archive import Archive, Exchange, Writer
from crawler.archive.upkeep.alarms import alarms, note
from crawler.crawl import outcomes
from crawler.crawl.addresses.newspapers import newspaper_row
from crawler.errors import HemeroError

if TYPE_CHECKING:
    from scrapy import Request, Spider
    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from crawler.archive import Visit
    from crawler.crawl.processes.worker import Worker

ALARM_CHECK_INTERVAL = 900.0
"""Seconds between two checks for alarms. There is another check at the end."""
VISITED = object()
"""Scrapy signal, sent for every visit that is given to the archive. Argument: `visit`."""
LOST = (
    "{count} of {all} visits could not be stored: their addresses are visited again by the same command. This is a fault of Hémérothèque,"
    " please report it."
)
T = TypeVar("T")
Clock = Callable[[], datetime]


class Recorder:
    """The only connection of the crawl to the archive. It owns the writer thread, and stores responses and visits.

    If the archive cannot be written (a full disk, a read-only folder), the crawl ends and `error` holds the exception.
    """

    def __init__(self, archive: Archive, clock: Clock, command: str, *, only_reader_process: bool = False) -> None:
        self.archive = archive
        self.writer = Writer(archive, on_stored=self._count_stored)
        self.clock = clock
        self.started = time.monotonic()
        self.alarms_checked = self.started
        self.command = command
        self.only_reader_process = only_reader_process
        """Whether pages are read only in the reader process. True after a killed crawl, because a page may have caused the crash."""
        self.outcomes: Counter[str] = Counter()
        """Outcome → number of addresses, of the visits that are stored. The writer thread counts them."""
        self.announced_articles = 0
        """Number of articles given to the archive, stored or not."""
        self.announced_bytes = 0
        """Size of the bodies given to the archive, stored or not."""
        self.stored = 0
        """Number of visits that are stored."""
        self._waiting: set[int] = set()
        self.failure_reasons: Counter[str] = Counter()
        """Why visits brought no page → how often."""
        self.captures = 0
        self.headlines = 0
        self.bytes = 0
        """Size of the bodies that are stored, in bytes."""
        self._run_started = False
        self.visits = 0
        """Number of visits given to the archive. The scheduler compares it with an earlier value to see whether there is something new."""
        self.error: HemeroError | None = None
        self.run_settings: dict[str, object] = {}
        """Settings that are stored in this run's row of `runs`."""
        self.on_visit: Callable[[Visit], object] = lambda _: None
        """Called with every visit that is given to the archive."""
        self._stop_crawl: Callable[[], None] = lambda: None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Recorder:
        """Open the archive named by the settings. HemeroError if the file is not an archive or cannot be written."""
        fixed = crawler.settings["HEMERO_FETCHED_AT"]
        fixed_time = datetime.fromisoformat(fixed) if fixed else None
        archive = Archive(Path(crawler.settings["HEMERO_ARCHIVE"]), newspapers=newspaper_row)
        worker: Worker | None = getattr(crawler.spider, "worker", None)
        only_reader_process = crawler.settings.getbool("HEMERO_CAREFUL")
        try:
            if worker:
                archive.join(worker.share, worker.lock.file)
            else:
                only_reader_process = archive.recover().died or only_reader_process
            recorder = cls(
                archive,
                lambda: fixed_time or datetime.now(UTC),
                crawler.settings["HEMERO_COMMAND"],
                only_reader_process=only_reader_process,
            )
        except BaseException:
            archive.close()
            raise
        recorder.on_visit = lambda visit: crawler.signals.send_catch_log(VISITED, visit=visit)
        recorder._stop_crawl = lambda: _close_spider(crawler)
        crawler.signals.connect(recorder.note_run_settings, signal=signals.spider_opened)
        crawler.signals.connect(recorder.record_response, signal=signals.response_downloaded)
        crawler.signals.connect(recorder.close, signal=signals.engine_stopped)
        return recorder

    @staticmethod
    def of(crawler: Crawler) -> Recorder:
        """The recorder of a running crawl."""
        recorder = crawler.get_extension(Recorder)
        assert recorder is not None
        return recorder

    def note_run_settings(self, spider: Spider) -> None:
        """Note what is needed to read the captures again later."""
        self.run_settings["dated"] = getattr(spider, "fetch_times_known", True)
        if not spider.settings.getbool("DOWNLOAD_VERIFY_CERTIFICATES"):
            self.run_settings["certificates"] = "not checked"

    def record_response(self, response: Response, request: Request) -> None:
        """Send a response to the WARC, exactly as received."""
        if not self._run_started:
            self._start_run()
        exchange = exchange_of(response, request, request.meta.get("fetched_at") or self.clock())
        self.announced_bytes += len(exchange.body)
        request.meta["exchange"] = exchange
        with _StopOnError(self):
            lease = request.meta["lease"]
            revisit_of = lease.capture_id if exchange.status == 304 or outcomes.is_same_body(lease, exchange) else None
            request.meta["exchange_key"] = self.writer.keep(exchange, lease.page_id, revisit_of=revisit_of)

    def _start_run(self) -> None:
        """Add the row in `runs`. It is added with the first response, so a crawl with nothing to do adds no row."""
        self._run_started = True
        with _StopOnError(self):
            self.writer.call(lambda archive: archive.start_run(self.command, version=__version__, settings=self.run_settings))

    def store_visit(self, visit: Visit) -> None:
        """Give a visit to the archive. It is stored and its lease ends in one transaction."""
        if visit.exchange_key is None and visit.capture_id is None:
            visit = replace(visit, visited_at=self.clock())  # nothing was fetched, so there is no time of fetch
        self.on_visit(visit)
        if time.monotonic() - self.alarms_checked > ALARM_CHECK_INTERVAL:
            self.alarms_checked = time.monotonic()
            with _StopOnError(self):
                self.writer.call(self._update_alarms)
        self.visits += 1
        self.announced_articles += visit.outcome == "article"
        with _StopOnError(self):
            self.writer.put(visit)

    def _count_stored(self, stored: Exchange | Visit) -> None:
        """Count what is committed. Runs in the writer thread."""
        if isinstance(stored, Exchange):
            self.captures += 1
            self.bytes += len(stored.body)
            return
        self.stored += 1
        self._count_outcome(stored)
        self.headlines += len(stored.article.headlines) if stored.article else 0
        if stored.outcome in ("waiting", "error") or (stored.exchange_key is None and stored.capture_id is None):
            self.failure_reasons[stored.detail] += 1

    def _count_outcome(self, visit: Visit) -> None:
        """Count addresses, not tries: an address that was tried again counts only with its last outcome."""
        if visit.page_id in self._waiting:
            self._waiting.discard(visit.page_id)
            self.outcomes["waiting"] -= 1
        if visit.outcome == "waiting":
            self._waiting.add(visit.page_id)
        self.outcomes[visit.outcome] += 1

    def _update_alarms(self, archive: Archive) -> None:
        """Write new alarms, and end those that no longer apply."""
        now = archive.clock().timestamp()
        note(archive.db, alarms(archive.db, archive.path, now), now)

    def call(self, do: Callable[[Archive], T]) -> Future[T]:
        """Run `do` with the archive in the writer's thread. Every error of the archive stops the crawl, and is the future's exception."""
        try:
            future = self.writer.call(do)
        except Exception as error:
            future = Future()
            future.set_exception(error)
        loop = asyncio.get_running_loop()
        future.add_done_callback(lambda done: loop.call_soon_threadsafe(self._check_call, done))
        return future

    async def answer(self, do: Callable[[Archive], T]) -> T:
        """What `do` returns, as `call` runs it."""
        return await asyncio.wrap_future(self.call(do))

    async def read_capture(self, capture_id: int) -> Exchange:
        """A stored capture. HemeroError if its WARC record is lost or damaged: that does not stop the crawl."""
        return await asyncio.wrap_future(self.writer.call(methodcaller("read_capture", capture_id)))

    def _check_call(self, done: Future[Any]) -> None:
        if not done.cancelled() and (error := done.exception()):
            self.stop_on_error(error)

    async def wait_for_room(self) -> None:
        """Wait until the writer's queue has room, so that a slow disk slows the crawl and memory does not grow."""
        with _StopOnError(self):
            if not self.writer.room():
                await asyncio.wrap_future(self.writer.wait_room())

    def stop_on_error(self, error: BaseException) -> None:
        """Stop the crawl because of an error of the archive."""
        if self.error is None:
            self.error = archive_error(error)
            self._stop_crawl()

    def _summary(self) -> dict[str, object]:
        return {"outcomes": dict(self.outcomes), "headlines": self.headlines, "bytes": self.bytes, "captures": self.captures}

    async def close(self) -> None:
        """Commit what is queued, and close the archive."""
        await asyncio.get_running_loop().run_in_executor(None, self._close)

    def _close(self) -> None:
        try:
            if self._run_started and not self.error:
                self.writer.call(self._update_alarms)
                self.writer.call(lambda archive: archive.end_run(self._summary()))  # runs when all visits are stored and counted
            self.writer.close()
            if self.stored < self.visits:
                raise HemeroError(LOST.format(count=self.visits - self.stored, all=self.visits))
        except Exception as error:
            self.error = self.error or archive_error(error)
        finally:
            self.archive.close()


def archive_error(error: BaseException) -> HemeroError:
    """The error of the archive as a sentence."""
    if isinstance(error, HemeroError):
        return error
    return HemeroError(f"The archive could not be used ({type(error).__name__}: {error}): hemero verify says what is wrong with it.")


def _close_spider(crawler: Crawler) -> None:
    engine = crawler.engine
    if engine is None or not engine.running:
        return  # the crawl is still starting: the scheduler gives no request, so it ends at once
    task = asyncio.ensure_future(engine.close_spider_async(reason="archive_error"))
    task.add_done_callback(lambda done: done.exception())  # ignore the error if the spider is already closing


class _StopOnError:
    """Context manager: an error of the archive stops the crawl. Without it, Scrapy would only log the error and continue to fetch."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: object, traceback: object) -> bool:
        if isinstance(error, Exception):
            self.recorder.stop_on_error(error)
            return True
        return False


def exchange_of(response: Response, request: Request, fetched_at: datetime) -> Exchange:
    """The request and the response as sent and received. The WARC's `warcinfo` record says what Scrapy normalises."""
    try:
        reason = HTTPStatus(response.status).phrase
    except ValueError:
        reason = ""
    return Exchange(
        url=response.url,
        method=request.method,
        request_headers=_header_list(request),
        status=response.status,
        reason=reason,
        headers=_header_list(response),
        body=response.body,
        fetched_at=fetched_at.astimezone(UTC),
        ip=str(response.ip_address) if response.ip_address else None,
        truncated="length" if "dataloss" in response.flags else None,
    )


def _header_list(message: Request | Response) -> list[tuple[str, str]]:
    return [(name.decode("latin-1"), value.decode("latin-1")) for name, values in message.headers.items() for value in values]
