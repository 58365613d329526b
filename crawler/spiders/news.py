"""The only spider: it visits the due pages of the archive, for any newspaper."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from functools import partial
from operator import methodcaller
from typing import TYPE_CHECKING, Any

from scrapy import Request, Spider, signals

from crawler import outlets
from crawler.archive import Discovery, Exchange, Scope, Visit
from crawler.archive.store.held_addresses import queue_held
from crawler.crawl import failures, outcomes
from crawler.crawl.addresses import discovery
from crawler.crawl.addresses.newspapers import newspaper_row
from crawler.crawl.addresses.scope import FOLLOW_NOTHING
from crawler.crawl.addresses.seeds import list_seeds, scope_of, seeds
from crawler.crawl.politeness.host_policies import HostPolicy, stored_policy
from crawler.crawl.politeness.outage import Outage
from crawler.crawl.processes.reader import Reader, Task
from crawler.errors import HemeroError

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from twisted.python.failure import Failure

    from crawler.archive import Archive, Lease
    from crawler.crawl.processes.worker import Worker
    from crawler.crawl.recorder import Recorder


READER_PROCESS_FROM = 200
"""A list with more addresses than this, crawled without a delay, starts the reader process at once."""


class NewsSpider(Spider):
    """Crawls `targets` (names of outlets, or addresses) and the addresses `listed` in a list with a `label`."""

    name = "news"
    targets: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    label = ""
    ended = ""
    """Why the crawl ended before everything was visited: `limit` or `budget`; otherwise empty."""
    fetch_times_known = True
    """False if pages are replayed from a folder that does not state when they were fetched."""

    worker: Worker | None = None
    """The worker of this process, if several processes share the crawl."""

    def __init__(self, targets: tuple[str, ...] | None = None, **more: Any) -> None:
        super().__init__(**more)
        self.targets = targets or self.targets

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **more: Any) -> NewsSpider:
        spider: NewsSpider = super().from_crawler(crawler, *args, **more)
        spider.policy = outcomes.CrawlPolicy.of(crawler.settings)
        named = seeds(spider.targets, spider.policy.crawl_scope, crawler.settings["HEMERO_SITE"])
        spider.seeds = (*named, *list_seeds(spider.listed, spider.label, spider.policy.crawl_scope.asked))
        spider.scope = scope_of(spider.seeds)
        spider.reader_process_allowed = crawler.settings.getbool("HEMERO_BESIDE")
        spider.reader = Reader(spider.policy, process_allowed=spider.reader_process_allowed and not spider.worker)
        crawler.signals.connect(spider.reader.close, signal=signals.spider_closed)
        return spider

    reader: Reader
    reader_process_allowed: bool
    policy: outcomes.CrawlPolicy
    seeds: tuple[Discovery, ...]
    scope: Scope

    async def start(self) -> AsyncIterator[Any]:
        """No start requests: the scheduler takes every address from the archive."""
        return
        yield  # makes this an async generator, as Scrapy expects

    async def prepare(self, recorder: Recorder) -> None:
        """Read the captures that were never read, then add the first addresses to the frontier."""
        self.reader.only_reader_process = recorder.only_reader_process and self.reader_process_allowed
        if len(self.seeds) > READER_PROCESS_FROM and not self.crawler.settings.getfloat("DOWNLOAD_DELAY"):
            self.reader.start()
        named = [row for target in self.targets if (row := newspaper_row(target))]
        recorder.call(methodcaller("keep_outlets", named))
        recorder.call(Outage.of(self.crawler).load)
        if self.worker and self.worker.share.number:
            return  # the first worker does this for all
        unread = await recorder.answer(lambda archive: list(archive.unread()))
        for capture in unread:
            await recorder.wait_for_room()
            try:
                exchange = await recorder.read_capture(capture.capture_id)
            except HemeroError:
                visit = outcomes.lost_capture(capture.lease)
            else:
                obeyed = self.crawler.settings.getbool("HEMERO_ROBOTS")
                policy = await stored_policy(recorder, capture.lease.url) if obeyed else HostPolicy()
                visit = await self._read(capture.lease, exchange, policy.robots.sitemaps, policy.reservations(capture.lease.url))
            recorder.store_visit(replace(visit, capture_id=capture.capture_id))
        recorder.call(methodcaller("discover", self.seeds))
        recorder.call(self._queue_waiting)

    def _queue_waiting(self, archive: Archive) -> None:
        """Queue the addresses in this crawl's scope that an earlier crawl left waiting, and those that are to be tried again."""
        if outcomes_again := self.crawler.settings.getlist("HEMERO_RETRY"):
            archive.frontier.retry(outcomes_again, self.scope, time.time())
        crawl_scope = self.policy.crawl_scope
        if crawl_scope.follow != FOLLOW_NOTHING:
            wanted = partial(discovery.is_wanted, crawl_scope)
            queue_held(
                archive.db, crawl_scope.removable_reasons, scope=self.scope, reach=crawl_scope.max_steps, wanted=wanted, now=time.time()
            )

    def request(self, lease: Lease) -> Request:
        """The request for a leased address. It is conditional if an earlier visit stored an ETag or Last-Modified."""
        headers = {}
        if lease.etag:
            headers["If-None-Match"] = lease.etag
        if lease.last_modified:
            headers["If-Modified-Since"] = lease.last_modified
        meta = {"lease": lease, "download_maxsize": self.policy.max_size_of(lease)}
        return Request(lease.url, headers=headers, meta=meta, callback=self.parse, errback=self.request_failed, dont_filter=True)

    async def parse(self, response: Response) -> AsyncIterator[Visit]:
        """The visit of an address that sent a response."""
        if "exchange_key" in response.meta:  # otherwise the archive had an error and the crawl is ending
            meta = response.meta
            visit = await self._read(meta["lease"], meta["exchange"], meta.get("sitemaps", ()), meta.get("host_reservations"))
            latency = response.meta.get("download_latency")
            yield replace(visit, exchange_key=response.meta["exchange_key"], ms=None if latency is None else round(latency * 1000))

    async def _read(
        self, lease: Lease, exchange: Exchange, sitemaps: tuple[str, ...], host_reservations: Mapping[str, str] | None
    ) -> Visit:
        """The visit of a page. If it is a listing named by the user or by the outlet file, it has found its host's sitemaps, too."""
        visit = await self.reader.read(self.task(lease, exchange, host_reservations))
        if visit.outcome not in ("listing", "unchanged") or lease.steps or lease.how not in ("argument", "redirect", "front"):
            return visit
        outlet = outlets.get(lease.outlet) if lease.outlet else outlets.match(exchange.url)
        named = discovery.of_robots(lease, sitemaps, outlet, self.policy.crawl_scope)
        return replace(visit, found=(*visit.found, *named)) if named else visit

    def task(self, lease: Lease, exchange: Exchange, host_reservations: Mapping[str, str] | None = None) -> Task:
        """The reading task for an exchange."""
        return Task(lease, exchange, exchange.fetched_at if self.fetch_times_known else None, host_reservations)

    async def request_failed(self, failure: Failure) -> AsyncIterator[Visit | Request]:
        """The visit of an address that sent no response; the same request again if the network is gone."""
        lease = failure.request.meta["lease"]  # type: ignore[attr-defined]
        assert failure.value is not None
        if isinstance(failure.value, failures.Declined):
            yield outcomes.declined(lease, failure.value.outcome, failure.value.reason, failure.value.retry_at)
        elif await Outage.of(self.crawler).has_begun(failure.value):
            yield self.request(lease)
        else:
            yield outcomes.failed(lease, *failures.outcome(failure.value, self.policy.max_size_of(lease)), self.policy)
