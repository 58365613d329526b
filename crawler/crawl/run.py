"""Runs a crawl from start to end and says what it did: what `hemero crawl` and the rehearsals share."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from crawler.archive import Archive
from crawler.archive.store.hosts import deal
from crawler.archive.store.waiting import waiting
from crawler.archive.upkeep.coverage import coverage
from crawler.crawl.addresses.scope import CrawlScope
from crawler.crawl.addresses.seeds import of_list, scope_of, seeds
from crawler.crawl.politeness.address_guard import typed_loopback
from crawler.crawl.processes.supervisor import Supervisor
from crawler.crawl.processes.worker import Worker
from crawler.crawl.recorder import VISITED, Recorder
from crawler.crawl.scheduler import ArchiveScheduler
from crawler.crawl.spider import CrawlSpider
from crawler.crawl.summary import Summary
from crawler.errors import HemeroError

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from crawler.archive import Scope, Visit
    from crawler.crawl.events import Event

REHEARSAL: dict[str, Any] = {
    "DOWNLOAD_DELAY": 0,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
    "DOWNLOAD_TIMEOUT": 3,
    "HEMERO_RETRY_WAIT": 0.5,
    "HEMERO_TRIES_UNANSWERED": 3,
    "HEMERO_SLOWER": 0.05,
}
"""On our own loopback server nobody is bothered, and nobody wants to wait."""


def run(
    targets: tuple[str, ...],
    settings: Mapping[str, Any],
    *,
    listed: tuple[str, ...] = (),
    label: str = "",
    dated: bool = True,
    watch: Callable[[Summary], None] | None = None,
    heard: Callable[[Visit], None] | None = None,
) -> Summary:
    """Crawl `targets`, and the addresses `listed` of a list with that `label`, into the archive that the settings name.

    `watch` is called about five times a second with the summary so far, `heard` with every visit. HemeroError where the
    archive refuses or nothing could be fetched at all; what was fetched by then is stored.
    """
    summary, spider = crawl(targets, settings, listed=listed, label=label, dated=dated, watch=watch, heard=heard)
    if spider:
        conclude(summary, spider.scope, spider.policy.crawl_scope, for_good=bool(settings.get("HEMERO_WATCH")))
    return summary


def run_shared(
    targets: tuple[str, ...],
    settings: Mapping[str, Any],
    *,
    processes: int,
    listed: tuple[str, ...] = (),
    label: str = "",
    dated: bool = True,
    watch: Callable[[Summary], None] | None = None,
    heard: Callable[[Event], None] | None = None,
) -> Summary:
    """As `run`, by so many processes; `heard` is called with the event of every visit.

    HemeroError also where a worker was ended by something else than this crawl: what it held comes back at the next one.
    """
    merged = settings_of(settings, targets, listed)
    crawl_scope = CrawlScope.of(merged)
    found = (*seeds(targets, crawl_scope, merged["HEMERO_SITE"]), *of_list(listed, label))
    with Archive(Path(merged["HEMERO_ARCHIVE"])) as archive:
        told = dict(settings) | ({"HEMERO_CAREFUL": True} if archive.recover().died else {})
        supervisor = Supervisor(work, archive, processes, deal(found, processes), watch, heard)
        summary = supervisor.crawl((targets, told, listed, label, dated, heard is not None))
    conclude(summary, scope_of(found), crawl_scope)
    return summary


def work(worker: Worker, words: tuple[Any, ...]) -> None:
    """What each process does: a crawl, and a last word on it (`end` and a summary, or `trouble` and a sentence)."""
    targets, settings, listed, label, dated, tells = words
    try:
        heard = worker.visit if tells else None
        summary, _ = crawl(targets, settings, listed=listed, label=label, dated=dated, watch=worker.so_far, heard=heard, worker=worker)
    except HemeroError as trouble:
        worker.tell("trouble", str(trouble))
    else:
        worker.tell("end", summary)


def settings_of(settings: Mapping[str, Any], targets: tuple[str, ...], listed: tuple[str, ...]) -> Settings:
    """All of a crawl's settings: ours, and those it was given."""
    merged = Settings()
    merged.setmodule("crawler.settings", priority="project")
    merged.update(dict(settings), priority="cmdline")
    merged.set("HEMERO_ALLOW_HOSTS", [*merged.getlist("HEMERO_ALLOW_HOSTS"), *typed_loopback((*targets, *listed))], priority="cmdline")
    return merged


def crawl(
    targets: tuple[str, ...],
    settings: Mapping[str, Any],
    *,
    listed: tuple[str, ...],
    label: str,
    dated: bool,
    watch: Callable[[Summary], None] | None,
    heard: Callable[[Visit], None] | None,
    worker: Worker | None = None,
) -> tuple[Summary, CrawlSpider | None]:
    """The crawl itself, in this process: what it did, and its spider. `worker` is set where several processes share the crawl."""
    merged = settings_of(settings, targets, listed)
    process = AsyncCrawlerProcess(merged)
    logging.getLogger("scrapy").setLevel(merged["LOG_LEVEL"])  # what nobody is to read is not composed, twice a page
    crawler = process.create_crawler("news")
    tell = _teller(heard)
    crawler.signals.connect(tell, signal=VISITED)  # held weakly: `tell` must live as long as the crawl
    summary = Summary(Path(merged["HEMERO_ARCHIVE"]))
    crawling = process.crawl(crawler, targets=targets, listed=listed, label=label, dated=dated, worker=worker)
    if worker:
        worker.attach(crawler)
    looking = asyncio.get_event_loop().create_task(_watch(crawler, summary, watch))
    crawling.add_done_callback(lambda _: looking.cancel())
    process.start()
    recorder = _look(crawler, summary)
    if failure := crawling.exception():
        raise failure
    if recorder and recorder.trouble:
        raise recorder.trouble
    summary.clean = crawler.stats.get_value("finish_reason") in ("finished", None)
    spider = cast("CrawlSpider | None", crawler.spider)
    summary.ended = spider.ended if spider else ""
    return summary, spider


def conclude(summary: Summary, scope: Scope, crawl_scope: CrawlScope, *, for_good: bool = False) -> None:
    """Add what the crawl leaves; HemeroError where it could fetch nothing at all."""
    if summary.pages and not summary.captures and not for_good:
        reason, _ = summary.troubles.most_common(1)[0]
        raise HemeroError(f"Nothing could be fetched ({reason}): check the address and the network, then run the same command again.")
    with Archive(summary.archive, readonly=True) as archive:
        summary.waiting = waiting(archive.db, scope)
        for outlet in sorted(scope.outlets) or [""] if crawl_scope.dated else ():
            summary.coverage += coverage(archive.db, outlet, crawl_scope.since, crawl_scope.until)


def _teller(heard: Callable[[Visit], None] | None) -> Callable[..., None]:
    def tell(visit: Visit) -> None:
        if heard:
            heard(visit)

    return tell


async def _watch(crawler: Crawler, summary: Summary, watch: Callable[[Summary], None] | None) -> None:
    while watch:
        await asyncio.sleep(0.2)
        if _look(crawler, summary):
            watch(summary)


def _look(crawler: Crawler, summary: Summary) -> Recorder | None:
    """Bring the summary up to date; None while the crawl has not come up, or never did."""
    recorder = crawler.get_extension(Recorder) if crawler._extensions else None
    if recorder:
        summary.seconds = time.monotonic() - recorder.began
        summary.outcomes, summary.troubles = recorder.outcomes, recorder.troubles
        summary.headlines, summary.bytes, summary.captures = recorder.headlines, recorder.bytes, recorder.captures
        scheduler = crawler.engine.scheduler if crawler._engine else None
        summary.queue = scheduler.waiting if isinstance(scheduler, ArchiveScheduler) else 0
    return recorder
