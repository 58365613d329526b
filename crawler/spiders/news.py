"""The one spider: it visits what the archive says is due, for any newspaper."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import replace
from operator import methodcaller
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

from scrapy import Request, Spider

from crawler import items, outlets
from crawler.archive import Discovery, Exchange, Scope, Visit
from crawler.errors import HemeroError
from crawler.middlewares import Declined
from crawler.parsing import links
from crawler.parsing.outlet import Outlet, path_of
from crawler.spiders import found

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from twisted.python.failure import Failure

    from crawler.archive import Lease
    from crawler.spiders.keeper import Keeper

log = logging.getLogger(__name__)

ARGUMENT = 100
"""Priority of the addresses that the user named."""


class NewsSpider(Spider):
    """Crawls `targets`: names of outlets, or addresses."""

    name = "news"
    targets: tuple[str, ...] = ()
    dated = True
    """Whether the time of fetch is known: False while pages are replayed from a folder that does not say it."""

    def __init__(self, targets: tuple[str, ...] | None = None, dated: bool = True, **more: Any) -> None:
        super().__init__(**more)
        self.targets = targets or self.targets
        self.dated = dated

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **more: Any) -> NewsSpider:
        spider: NewsSpider = super().from_crawler(crawler, *args, **more)
        spider.terms = items.Terms.of(crawler.settings)
        spider.seeds = tuple(seeds(spider.targets, crawler.settings["HEMERO_SITE"], crawler.settings.getbool("HEMERO_SITEMAPS")))
        spider.scope = Scope(
            outlets=frozenset(seed.outlet for seed in spider.seeds if seed.outlet and not seed.root),
            roots=frozenset(seed.root for seed in spider.seeds if seed.root),
        )
        return spider

    terms: items.Terms
    seeds: tuple[Discovery, ...]
    scope: Scope

    async def start(self) -> AsyncIterator[Any]:
        """Nothing to start with: the scheduler takes every address from the archive."""
        return
        yield  # an async generator, as Scrapy wants

    async def prepare(self, keeper: Keeper) -> None:
        """Read what was kept and never read, then put the first addresses into the frontier."""
        keeper.writer.call(methodcaller("keep_outlets", _introduction(self.targets)))
        unread = await asyncio.wrap_future(keeper.writer.call(lambda archive: list(archive.unread())))
        for capture in unread:
            exchange = await asyncio.wrap_future(keeper.writer.call(methodcaller("read_capture", capture.capture_id)))
            await keeper.room()
            keeper.put(replace(self.visit(capture.lease, exchange), capture_id=capture.capture_id))
        keeper.writer.discover(self.seeds)

    def request(self, lease: Lease) -> Request:
        """The request for a leased address, conditional where an earlier visit left validators."""
        headers = {}
        if lease.etag:
            headers["If-None-Match"] = lease.etag
        if lease.last_modified:
            headers["If-Modified-Since"] = lease.last_modified
        return Request(lease.url, headers=headers, meta={"lease": lease}, callback=self.read, errback=self.fail, dont_filter=True)

    def read(self, response: Response) -> Iterator[Visit]:
        """What became of an address that answered."""
        if "capture" in response.meta:  # else the archive refused it, and the crawl is ending
            visit = self.visit(response.meta["lease"], response.meta["exchange"], response.meta.get("reserved"))
            yield replace(visit, exchange_key=response.meta["capture"])

    def visit(self, lease: Lease, exchange: Exchange, posted: Mapping[str, str] | None = None) -> Visit:
        """The visit of an exchange; a page that our reader stumbles over is kept, counted and logged, never lost."""
        try:
            if lease.hint == "robots":
                return items.notice_visit(lease, exchange)
            return items.visit(lease, exchange, self.terms, fetched_at=exchange.fetched_at if self.dated else None, posted=posted)
        except Exception as defect:
            log.exception("%s could not be read; it is kept and can be read again", lease.url)
            return items.unreadable(lease, defect)

    def fail(self, failure: Failure) -> Iterator[Visit]:
        """What became of an address that did not answer."""
        lease = failure.request.meta["lease"]  # type: ignore[attr-defined]
        assert failure.value is not None
        if isinstance(failure.value, Declined):
            yield items.declined(lease, failure.value.outcome, failure.value.why, failure.value.until)
        else:
            yield items.failed(lease, failure.value, self.terms)


def seeds(targets: tuple[str, ...], site: str = "", sitemaps: bool = False) -> Iterator[Discovery]:
    """The first addresses of a crawl: an outlet's listings (on `site` where one stands in for it), or the address itself.

    HemeroError where a target is neither.
    """
    for target in targets:
        if "://" in target:
            yield _argument(target)
        else:
            yield from _listings(outlets.get(target), site, sitemaps)


def _argument(address: str) -> Discovery:
    url = links.normalise(address)
    if url is None:
        raise HemeroError(f"{address} is not an address that can be crawled: give one that starts with http:// or https://.")
    outlet = outlets.match(url)
    shaped = outlet is not None and outlet.is_article(path_of(url))
    return Discovery(
        url=url,
        how="argument",
        outlet=outlet.name if outlet else None,
        hint="article" if shaped else "unknown",
        priority=ARGUMENT,
        root=url,
    )


def _listings(outlet: Outlet, site: str, sitemaps: bool) -> Iterator[Discovery]:
    listed = [(address, "feed", found.FEED) for address in outlet.feeds]
    listed += [(address, "sitemap", found.NEWS_SITEMAP) for address in outlet.news_sitemaps]
    listed += [(address, "front", found.FRONT) for address in outlet.fronts]
    listed += [(address, "sitemap", found.ARCHIVE) for address in outlet.sitemaps if sitemaps]
    for address, how, priority in listed or [(f"https://{outlet.hosts[0]}/", "front", found.FRONT)]:
        there = urlunsplit((*urlsplit(site)[:2], *urlsplit(address)[2:])) if site else address
        if url := links.normalise(there):
            yield Discovery(url=url, how=how, outlet=outlet.name, hint="listing", priority=priority)


def _introduction(targets: tuple[str, ...]) -> list[dict[str, object]]:
    """The named outlets as rows for the archive."""
    named = [outlets.get(target) for target in targets if "://" not in target]
    return [
        {"outlet": one.name, "title": one.title, "hosts": one.hosts, "country": one.country, "kind": one.kind, "zone": one.timezone}
        for one in named
    ]
