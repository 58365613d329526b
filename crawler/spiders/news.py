"""The one spider: it visits what the archive says is due, for any newspaper."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import replace
from functools import partial
from operator import methodcaller
from typing import TYPE_CHECKING, Any

from scrapy import Request, Spider, signals

from crawler import outlets
from crawler.archive import Discovery, Exchange, Scope, Visit
from crawler.archive.store.held_addresses import lift
from crawler.crawl import failures, outcomes
from crawler.crawl.addresses import discovery
from crawler.crawl.addresses.scope import NOTHING
from crawler.crawl.addresses.seeds import of_list, scope_of, seeds
from crawler.crawl.processes.reader import Reader, Task

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from twisted.python.failure import Failure

    from crawler.archive import Archive, Lease
    from crawler.crawl.processes.worker import Worker
    from crawler.crawl.recorder import Recorder


MANY = 200
"""Addresses of a list that, asked for without a pause, keep a reader busy from the first page on."""


class NewsSpider(Spider):
    """Crawls `targets`: names of outlets, or addresses; and the addresses `listed`, of a list with a `label`."""

    name = "news"
    targets: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    label = ""
    ended = ""
    """Why the crawl ended with something left to do: `limit` or `budget`."""
    dated = True
    """Whether the time of fetch is known: False while pages are replayed from a folder that does not say it."""

    worker: Worker | None = None
    """This process's worker, where several share the crawl."""

    def __init__(self, targets: tuple[str, ...] | None = None, **more: Any) -> None:
        super().__init__(**more)
        self.targets = targets or self.targets

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **more: Any) -> NewsSpider:
        spider: NewsSpider = super().from_crawler(crawler, *args, **more)
        spider.policy = outcomes.CrawlPolicy.of(crawler.settings)
        named = seeds(spider.targets, spider.policy.crawl_scope, crawler.settings["HEMERO_SITE"])
        spider.seeds = (*named, *of_list(spider.listed, spider.label))
        spider.scope = scope_of(spider.seeds)
        spider.may_read_beside = crawler.settings.getbool("HEMERO_BESIDE")
        spider.reader = Reader(spider.policy, beside=spider.may_read_beside and not spider.worker)
        crawler.signals.connect(spider.reader.close, signal=signals.spider_closed)
        return spider

    reader: Reader
    may_read_beside: bool
    policy: outcomes.CrawlPolicy
    seeds: tuple[Discovery, ...]
    scope: Scope

    async def start(self) -> AsyncIterator[Any]:
        """Nothing to start with: the scheduler takes every address from the archive."""
        return
        yield  # an async generator, as Scrapy wants

    async def prepare(self, recorder: Recorder) -> None:
        """Read what was kept and never read, then put the first addresses into the frontier."""
        self.reader.careful = recorder.careful and self.may_read_beside
        if len(self.seeds) > MANY and not self.crawler.settings.getfloat("DOWNLOAD_DELAY"):
            self.reader.start()
        recorder.writer.call(methodcaller("keep_outlets", _introduction(self.targets)))
        if self.worker and self.worker.share.number:
            return  # the first worker does it for all
        unread = await asyncio.wrap_future(recorder.writer.call(lambda archive: list(archive.unread())))
        for capture in unread:
            exchange = await asyncio.wrap_future(recorder.writer.call(methodcaller("read_capture", capture.capture_id)))
            await recorder.room()
            visit = await self.reader.read(self.task(capture.lease, exchange))
            recorder.put(replace(visit, capture_id=capture.capture_id))
        recorder.writer.discover(self.seeds)
        recorder.writer.call(self._lift)

    def _lift(self, archive: Archive) -> None:
        """Queue what an earlier crawl left waiting and this one was sent for."""
        crawl_scope = self.policy.crawl_scope
        if crawl_scope.follow != NOTHING:
            wanted = partial(discovery.wanted, crawl_scope)
            lift(archive.db, crawl_scope.lifts, scope=self.scope, reach=crawl_scope.reach, wanted=wanted, now=time.time())

    def request(self, lease: Lease) -> Request:
        """The request for a leased address, conditional where an earlier visit left validators."""
        headers = {}
        if lease.etag:
            headers["If-None-Match"] = lease.etag
        if lease.last_modified:
            headers["If-Modified-Since"] = lease.last_modified
        return Request(lease.url, headers=headers, meta={"lease": lease}, callback=self.read, errback=self.fail, dont_filter=True)

    async def read(self, response: Response) -> AsyncIterator[Visit]:
        """What became of an address that answered."""
        if "capture" in response.meta:  # else the archive refused it, and the crawl is ending
            visit = await self.reader.read(self.task(response.meta["lease"], response.meta["exchange"], response.meta.get("reserved")))
            if visit.outcome in ("listing", "unchanged") and (named := self._sitemaps(response)):
                visit = replace(visit, found=(*visit.found, *named))
            latency = response.meta.get("download_latency")
            yield replace(visit, exchange_key=response.meta["capture"], ms=None if latency is None else round(latency * 1000))

    def _sitemaps(self, response: Response) -> tuple[Discovery, ...]:
        """What the host's robots.txt names, where a listing of the user's or of the outlet's file was visited."""
        lease = response.meta["lease"]
        if lease.steps or lease.how not in ("argument", "redirect", "front"):
            return ()
        outlet = outlets.get(lease.outlet) if lease.outlet else outlets.match(response.url)
        return discovery.of_robots(lease, response.meta.get("sitemaps", ()), outlet, self.policy.crawl_scope)

    def task(self, lease: Lease, exchange: Exchange, posted: Mapping[str, str] | None = None) -> Task:
        """The reading of an exchange."""
        return Task(lease, exchange, exchange.fetched_at if self.dated else None, posted)

    def fail(self, failure: Failure) -> Iterator[Visit]:
        """What became of an address that did not answer."""
        lease = failure.request.meta["lease"]  # type: ignore[attr-defined]
        assert failure.value is not None
        if isinstance(failure.value, failures.Declined):
            yield outcomes.declined(lease, failure.value.outcome, failure.value.why, failure.value.until)
        else:
            yield outcomes.failed(lease, *failures.outcome(failure.value, self.policy.max_size), self.policy)


def _introduction(targets: tuple[str, ...]) -> list[dict[str, object]]:
    """The named outlets as rows for the archive."""
    named = [outlets.get(target) for target in targets if "://" not in target]
    return [
        {"outlet": one.name, "title": one.title, "hosts": one.hosts, "country": one.country, "kind": one.kind, "zone": one.timezone}
        for one in named
    ]
