"""Politeness between the frontier and the network: which addresses are asked for, whether, and how fast."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy.exceptions import CannotResolveHostError

from crawler.archive.store.hosts import host_of
from crawler.crawl import outcomes
from crawler.crawl.failures import Declined
from crawler.crawl.politeness.address_guard import AddressGuard, shared
from crawler.crawl.politeness.host_policies import LIFE, PolicyFiles
from crawler.crawl.politeness.throttle import Throttle
from crawler.crawl.recorder import Recorder
from crawler.parsing.policy import reservations
from crawler.parsing.policy.robots import Robots, read_robots

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from crawler.archive import Archive

PAUSED = """
SELECT host, max(next_visit) AS until, detail FROM pages
WHERE queue = 'later' AND next_visit > :now AND outlet = :outlet AND visited_utc >= :since AND detail LIKE 'its host %' GROUP BY host
"""
"""The pauses that an earlier crawl was asked for and that are not over."""
LONGEST_DELAY = 60.0
"""Seconds of Crawl-delay that a crawl waits between two pages; a host that asks for more is left for later."""


class AddressGuardMiddleware:
    """Lets no request go where no stranger's page may send us."""

    def __init__(self, guard: AddressGuard) -> None:
        self.guard = guard

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> AddressGuardMiddleware:
        return cls(shared(crawler.settings))

    async def process_request(self, request: Request) -> None:
        """Judge the address itself."""
        if why := self.guard.check(request.url):
            raise Declined("blocked", why)

    async def process_exception(self, request: Request, exception: Exception) -> None:
        """Tell a name that the resolver kept back from one that does not exist."""
        host = urlsplit(request.url).hostname or ""
        if isinstance(exception, CannotResolveHostError) and (kind := self.guard.refused.get(host)):
            raise Declined("blocked", f"{host} leads to a {kind} address") from exception


@dataclass(frozen=True, slots=True)
class HostPolicy:
    """What a host posted at its door, as it concerns us."""

    robots: Robots = field(default_factory=Robots)
    locations: tuple[reservations.Location, ...] = ()
    ai: Robots = field(default_factory=Robots)
    wait: str = ""
    """Why the host is left alone for now; empty where it may be visited."""
    until: float = 0.0
    """UTC seconds until which all this is believed."""

    def reservations(self, url: str) -> dict[str, str]:
        """What the host's files reserve of an address."""
        return (
            reservations.of_tdmrep(self.locations, url)
            | reservations.of_ai_txt(self.ai, url)
            | reservations.of_robots(self.robots.usages, url)
        )


@dataclass(frozen=True, slots=True)
class Politeness:
    """What a crawl was told about manners; seconds."""

    obey: bool = True
    mining: bool = True
    """Whether tdmrep.json and ai.txt are asked for."""
    general: bool = True
    """Whether what is reserved is left out."""
    host_wait: float = 3600.0
    """How long a host is left alone whose robots.txt can't be had."""
    patience: float = 10.0
    """How long a request waits in the crawl for the end of a pause; what takes longer waits in the archive."""

    @classmethod
    def of(cls, crawler: Crawler) -> Politeness:
        told = crawler.settings
        obey = told.getbool("HEMERO_ROBOTS", True)
        return cls(
            obey=obey,
            mining=obey and told.getbool("HEMERO_TDM", True),
            general=told.get("HEMERO_BASIS", "general") != "research",
            host_wait=told.getfloat("HEMERO_HOST_WAIT", 3600.0),
            patience=told.getfloat("HEMERO_PATIENCE", 10.0),
        )


class PolitenessMiddleware:
    """Asks a host's door first, then lets a page's request pass at the host's throttle, or says why not."""

    def __init__(self, crawler: Crawler, told: Politeness, throttle: Throttle) -> None:
        self.crawler = crawler
        self.told = told
        self.throttle = throttle
        self.notices = PolicyFiles(crawler, told.host_wait)
        self.policies: dict[str, asyncio.Task[HostPolicy]] = {}
        self.recalled: dict[str, asyncio.Task[None]] = {}
        """By outlet, whether the pauses of earlier crawls are known."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> PolitenessMiddleware:
        return cls(crawler, Politeness.of(crawler), Throttle.of(crawler))

    async def process_request(self, request: Request) -> None:
        """Let the request pass, or raise what becomes of its address."""
        host = host_of(request.url)
        if request.meta.get("notice"):
            return await self._rest(host)
        outlet = request.meta["lease"].outlet or ""
        if outlet not in self.recalled:
            self.recalled[outlet] = asyncio.ensure_future(self._recall(outlet))
        await asyncio.shield(self.recalled[outlet])
        await self._rest(host)
        if not self.told.obey:
            return None
        policy = await self._policy(request.url)
        await self._rest(host)
        if policy.wait:
            raise Declined("waiting", policy.wait, policy.until)
        if not policy.robots.allows(request.url):
            raise Declined("robots", "robots.txt disallows it", _tomorrow(request))
        request.meta["sitemaps"] = policy.robots.sitemaps
        request.meta["reserved"] = policy.reservations(request.url)
        if self.told.general and (reserved := reservations.reserving(request.meta["reserved"])):
            raise Declined("opted_out", reserved, _tomorrow(request))
        return None

    async def process_response(self, request: Request, response: Response) -> Response:
        """Take the host's throttle from its answers."""
        host = host_of(request.url)
        if self.throttle.answered(host, response.status, outcomes.retry_after(request.meta["exchange"])):
            self._set_delay(request.url)
        return response

    async def _recall(self, outlet: str) -> None:
        now = time.time()
        asked = partial(_rows, PAUSED, {"outlet": outlet, "since": now - LIFE, "now": now})
        for row in await asyncio.wrap_future(Recorder.of(self.crawler).writer.call(asked)):
            self.throttle.pause(str(row["host"]), float(row["until"]), str(row["detail"]))

    async def _rest(self, host: str) -> None:
        """Wait for the end of a short pause; a long one is waited for in the archive."""
        while pause := self.throttle.paused(host):
            until, why = pause
            if until - time.time() > self.told.patience:
                raise Declined("waiting", why, until)
            await asyncio.sleep(max(0.01, until - time.time()))

    async def _policy(self, url: str) -> HostPolicy:
        """What the host of an address posted: asked for once, by whoever comes first, for all who come meanwhile."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        task = self.policies.get(site)
        if task is None or (task.done() and (task.exception() or task.result().until <= time.time())):
            task = self.policies[site] = asyncio.ensure_future(self._learn(site))
        return await asyncio.shield(task)

    async def _learn(self, site: str) -> HostPolicy:
        host = host_of(site)
        notice = await self.notices.read(f"{site}/robots.txt")
        if notice.trouble:
            return self._left(host, notice.trouble, self.told.host_wait)
        robots = read_robots(notice.body) if notice.posted else Robots()
        if robots.delay > LONGEST_DELAY:
            return self._left(host, f"robots.txt asks for {robots.delay:g} s between pages, too slow for a crawl", LIFE)
        if robots.delay > self.throttle.floor:
            self.throttle.floors[host] = robots.delay
            self._set_delay(site)
        locations = reservations.read_tdmrep(await self._posted(robots, f"{site}/.well-known/tdmrep.json"))
        ai = reservations.read_ai_txt(await self._posted(robots, f"{site}/ai.txt"))
        return HostPolicy(robots, locations, ai, until=time.time() + LIFE)

    def _left(self, host: str, why: str, seconds: float) -> HostPolicy:
        """The policy of a host that is left alone, its other pages in the archive's queue with it."""
        until = time.time() + seconds
        self.throttle.pause(host, until, why)
        return HostPolicy(wait=why, until=until)

    async def _posted(self, robots: Robots, url: str) -> bytes:
        """A file of reservations; empty where there is none, or none that we may or can have."""
        if not self.told.mining or not robots.allows(url):
            return b""
        return (await self.notices.read(url)).body

    def _set_delay(self, url: str) -> None:
        """Have Scrapy's downloader wait as long between two requests as the host's throttle says."""
        downloader, delay = self.crawler.engine.downloader, self.throttle.delay(host_of(url))
        name = urlsplit(url).hostname or ""
        settings = downloader.per_slot_settings.setdefault(name, {})
        settings["delay"] = delay  # for when Scrapy forgets the slot and makes it anew
        if host_of(url) in self.throttle.floors:
            settings["concurrency"] = 1
        if slot := downloader.slots.get(name):
            slot.delay, slot.concurrency = delay, settings.get("concurrency", slot.concurrency)


def _rows(sql: str, values: dict[str, object], archive: Archive) -> list[Any]:
    return list(archive.query(sql, values))


def _tomorrow(request: Request) -> float | None:
    """When to ask again whether a listing may be read: without its listings a newspaper would be lost for good."""
    return time.time() + LIFE if request.meta["lease"].hint == "listing" else None
