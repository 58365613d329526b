"""Runs a crawl from start to end and returns its summary. Used by `hemero crawl`, `hemero watch`, tests and benchmarks."""

from __future__ import annotations

import asyncio
import logging
import signal
import sqlite3
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from crawler import outlets
from crawler.archive import Archive
from crawler.archive.database.sqlite_errors import hemero_error_for
from crawler.archive.store.hosts import deal
from crawler.archive.store.waiting import waiting
from crawler.archive.upkeep.coverage import coverage
from crawler.crawl.addresses.newspapers import newspaper_row
from crawler.crawl.addresses.scope import CrawlScope
from crawler.crawl.addresses.seeds import list_seeds, scope_of, seeds
from crawler.crawl.events import visit_event
from crawler.crawl.politeness.address_guard import loopback_hosts
from crawler.crawl.politeness.outage import CHANGED
from crawler.crawl.processes.supervisor import Supervisor
from crawler.crawl.processes.worker import Worker
from crawler.crawl.recorder import VISITED, Recorder, archive_error
from crawler.crawl.scheduler import ArchiveScheduler
from crawler.crawl.spider import CrawlSpider
from crawler.crawl.summary import Summary
from crawler.demo import DEFAULT_AT
from crawler.errors import HemeroError

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from crawler.archive import Scope, Visit
    from crawler.crawl.events import Event

OFFLINE_SETTINGS: dict[str, Any] = {
    "DOWNLOAD_DELAY": 0,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
    "DOWNLOAD_TIMEOUT": 3,
    "HEMERO_RETRY_WAIT": 0.5,
    "HEMERO_TRIES_UNANSWERED": 3,
    "HEMERO_SLOWER": 0.05,
    "HEMERO_OUTAGE_PAUSE": 0.5,
}
"""Settings without delays, for crawls that contact no real server: the demo newspaper, replays, tests."""


def demo_settings(site: str) -> dict[str, Any]:
    """The settings of a crawl of the demo newspaper at `site`. Its clock always shows the same time, so crawls can be repeated."""
    return OFFLINE_SETTINGS | {"HEMERO_SITE": site, "HEMERO_SITEMAPS": True, "HEMERO_FETCHED_AT": DEFAULT_AT.isoformat()}


class CrawlProcess(AsyncCrawlerProcess):
    """Scrapy's process, which also notes whether Ctrl-C ended it."""

    interrupted = False

    def _signal_shutdown(self, signum: int, frame: Any) -> None:
        self.interrupted = signum == signal.SIGINT
        super()._signal_shutdown(signum, frame)


def run(
    targets: tuple[str, ...],
    settings: Mapping[str, Any],
    *,
    listed: tuple[str, ...] = (),
    label: str = "",
    fetch_times_known: bool = True,
    on_progress: Callable[[Summary], None] | None = None,
    on_visit: Callable[[Visit], None] | None = None,
    on_event: Callable[[Event], None] | None = None,
) -> Summary:
    """Crawl `targets`, and the addresses `listed` in a list with that `label`, into the archive named by the settings.

    `on_progress` is called about five times a second with the summary so far, `on_visit` with every visit, `on_event` with every
    event of docs/crawling.md between start and end. HemeroError if the archive cannot be written or if nothing could be fetched. What was
    fetched by then is stored.
    """
    summary, spider = crawl(
        targets,
        settings,
        listed=listed,
        label=label,
        fetch_times_known=fetch_times_known,
        on_progress=on_progress,
        on_visit=on_visit,
        on_event=on_event,
    )
    if spider:
        add_waiting(summary, spider.scope, spider.policy.crawl_scope, endless=bool(settings.get("HEMERO_WATCH")))
    return summary


def run_shared(
    targets: tuple[str, ...],
    settings: Mapping[str, Any],
    *,
    processes: int,
    listed: tuple[str, ...] = (),
    label: str = "",
    fetch_times_known: bool = True,
    on_progress: Callable[[Summary], None] | None = None,
    on_event: Callable[[Event], None] | None = None,
) -> Summary:
    """The same as `run`, with several worker processes. `on_event` is called with the events of all workers.

    HemeroError also if a worker was killed. The next crawl fetches the pages that the worker was fetching.
    """
    merged = merged_settings(settings, targets, listed)
    crawl_scope = CrawlScope.of(merged)
    found = (*seeds(targets, crawl_scope, merged["HEMERO_SITE"]), *list_seeds(listed, label))
    with Archive(Path(merged["HEMERO_ARCHIVE"]), newspapers=newspaper_row) as archive:
        worker_settings = dict(settings) | ({"HEMERO_CAREFUL": True} if archive.recover().died else {})
        supervisor = Supervisor(run_worker, archive, processes, deal(found, processes), on_progress, on_event)
        summary = supervisor.crawl((targets, worker_settings, listed, label, fetch_times_known, on_event is not None))
    add_waiting(summary, scope_of(found), crawl_scope)
    return summary


def run_worker(worker: Worker, arguments: tuple[Any, ...]) -> None:
    """The function that each worker process runs: a crawl, and a last message (`end` with a summary, or `error` with a sentence)."""
    targets, settings, listed, label, fetch_times_known, send_events = arguments
    try:
        summary, _ = crawl(
            targets,
            settings,
            listed=listed,
            label=label,
            fetch_times_known=fetch_times_known,
            on_progress=worker.send_summary,
            on_event=worker.send_event if send_events else None,
            worker=worker,
        )
    except HemeroError as error:
        worker.send("error", str(error))
    else:
        worker.send("end", summary)


def merged_settings(settings: Mapping[str, Any], targets: tuple[str, ...], listed: tuple[str, ...]) -> Settings:
    """All settings of a crawl: the project's, and those given by the caller."""
    merged = Settings()
    merged.setmodule("crawler.settings", priority="project")
    merged.update(dict(settings), priority="cmdline")
    merged.set("HEMERO_ALLOW_HOSTS", [*merged.getlist("HEMERO_ALLOW_HOSTS"), *loopback_hosts((*targets, *listed))], priority="cmdline")
    return merged


def crawl(
    targets: tuple[str, ...],
    settings: Mapping[str, Any],
    *,
    listed: tuple[str, ...],
    label: str,
    fetch_times_known: bool,
    on_progress: Callable[[Summary], None] | None,
    on_visit: Callable[[Visit], None] | None = None,
    on_event: Callable[[Event], None] | None = None,
    worker: Worker | None = None,
) -> tuple[Summary, CrawlSpider | None]:
    """The crawl itself, in this process. Returns its summary and its spider. `worker`: set if several processes share the crawl."""
    merged = merged_settings(settings, targets, listed)
    outlets.use_demo_at(merged["HEMERO_SITE"])
    process = CrawlProcess(merged)
    logging.getLogger("scrapy").setLevel(merged["LOG_LEVEL"])  # do not format log messages that are not shown
    crawler = process.create_crawler("news")
    receivers = _receivers(on_visit, on_event)
    for receiver, signal_sent in receivers:
        crawler.signals.connect(receiver, signal=signal_sent)  # a weak reference: `receivers` must live as long as the crawl
    summary = Summary(Path(merged["HEMERO_ARCHIVE"]))
    crawl_task = process.crawl(crawler, targets=targets, listed=listed, label=label, fetch_times_known=fetch_times_known, worker=worker)
    if worker:
        worker.attach(crawler)
    progress_task = asyncio.get_event_loop().create_task(_report_progress(crawler, summary, on_progress))
    crawl_task.add_done_callback(lambda _: progress_task.cancel())
    process.start()
    summary.interrupted = process.interrupted
    recorder = _update_summary(crawler, summary)
    if recorder and recorder.error:
        raise recorder.error
    if not crawl_task.done() or crawl_task.cancelled():  # a signal came while the crawl was starting
        summary.finished = False
        return summary, None
    if failure := crawl_task.exception():
        if isinstance(failure, (sqlite3.Error, OSError)):
            raise archive_error(hemero_error_for(failure, str(summary.archive)) or failure)
        raise failure
    summary.finished = crawler.stats.get_value("finish_reason") in ("finished", None)
    spider = cast("CrawlSpider | None", crawler.spider)
    summary.ended = spider.ended if spider else ""
    return summary, spider


def add_waiting(summary: Summary, scope: Scope, crawl_scope: CrawlScope, *, endless: bool = False) -> None:
    """Add to the summary what still waits, and the coverage. HemeroError if nothing at all could be fetched."""
    if summary.failure_reasons and not summary.captures and not endless:
        reason, _ = summary.failure_reasons.most_common(1)[0]
        raise HemeroError(f"Nothing could be fetched ({reason}): check the address and the network, then run the same command again.")
    with Archive(summary.archive, readonly=True) as archive:
        summary.waiting = waiting(archive.db, scope)
        for outlet in sorted(scope.outlets) or [""] if crawl_scope.has_days else ():
            summary.coverage += coverage(archive.db, outlet, crawl_scope.since, crawl_scope.until)


def _receivers(
    on_visit: Callable[[Visit], None] | None, on_event: Callable[[Event], None] | None
) -> list[tuple[Callable[..., None], object]]:
    """What receives the signals of a crawl: pairs of a function and a signal."""

    def visited(visit: Visit) -> None:
        if on_visit:
            on_visit(visit)
        if on_event:
            on_event(visit_event(visit))

    def changed(event: Event) -> None:
        if on_event:
            on_event(event)

    return [(visited, VISITED), (changed, CHANGED)]


async def _report_progress(crawler: Crawler, summary: Summary, on_progress: Callable[[Summary], None] | None) -> None:
    while on_progress:
        await asyncio.sleep(0.2)
        if _update_summary(crawler, summary):
            on_progress(summary)


def _update_summary(crawler: Crawler, summary: Summary) -> Recorder | None:
    """Update the summary. Returns None before the crawl has started, or if it did not start."""
    recorder = crawler.get_extension(Recorder) if crawler._extensions else None
    if recorder:
        summary.seconds = time.monotonic() - recorder.started
        summary.outcomes, summary.failure_reasons = recorder.outcomes.copy(), recorder.failure_reasons.copy()
        summary.headlines, summary.bytes, summary.captures = recorder.headlines, recorder.bytes, recorder.captures
        scheduler = crawler.engine.scheduler if crawler._engine else None
        summary.queue = scheduler.queued_requests if isinstance(scheduler, ArchiveScheduler) else 0
    return recorder
