"""Downloader middlewares: which addresses may be requested, robots.txt, reservations, delays and pauses."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy.exceptions import CannotResolveHostError

from crawler.archive.store.hosts import host_of
from crawler.crawl import outcomes
from crawler.crawl.failures import Declined
from crawler.crawl.politeness.address_guard import AddressGuard, shared_guard
from crawler.crawl.politeness.host_policies import AI_TXT, MAX_AGE, ROBOTS, TDMREP, HostPolicy, PolicyFileFetcher
from crawler.crawl.politeness.throttle import Throttle
from crawler.crawl.recorder import Recorder
from crawler.parsing.policy import reservations
from crawler.parsing.policy.robots import Robots, read_robots

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from crawler.archive import Archive

RUNNING_PAUSES = """
SELECT host, max(next_visit) AS until, detail FROM pages
WHERE queue = 'later' AND next_visit > :now AND outlet = :outlet AND visited_utc >= :since AND detail LIKE 'its host %' GROUP BY host
"""
"""The pauses of hosts that an earlier crawl stored and that are not over."""
MAX_CRAWL_DELAY = 60.0
"""The longest `Crawl-delay` that a crawl obeys, in seconds. Hosts that ask for more are not visited in this crawl."""


class AddressGuardMiddleware:
    """Declines requests for addresses that lead into our own network."""

    def __init__(self, guard: AddressGuard) -> None:
        self.guard = guard

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> AddressGuardMiddleware:
        return cls(shared_guard(crawler.settings))

    async def process_request(self, request: Request) -> None:
        """Check the address itself."""
        if why := self.guard.check(request.url):
            raise Declined("blocked", why)

    async def process_exception(self, request: Request, exception: Exception) -> None:
        """Distinguish a name that the resolver refused from a name that does not exist."""
        host = urlsplit(request.url).hostname or ""
        if isinstance(exception, CannotResolveHostError) and (kind := self.guard.refused_hosts.get(host)):
            raise Declined("blocked", f"{host} leads to a {kind} address") from exception


@dataclass(frozen=True, slots=True)
class PolitenessSettings:
    """The settings for politeness. Times are in seconds."""

    obey_robots: bool = True
    fetch_reservations: bool = True
    """Whether tdmrep.json and ai.txt are requested."""
    leave_out_reserved: bool = True
    """Whether reserved pages are left out."""
    host_wait: float = 3600.0
    """How long a host is not visited if its robots.txt is not available."""
    patience: float = 10.0
    """The longest pause that a request waits for in the crawl. For a longer pause, the address waits in the archive."""

    @classmethod
    def of(cls, crawler: Crawler) -> PolitenessSettings:
        settings = crawler.settings
        obey_robots = settings.getbool("HEMERO_ROBOTS", True)
        return cls(
            obey_robots=obey_robots,
            fetch_reservations=obey_robots and settings.getbool("HEMERO_TDM", True),
            leave_out_reserved=settings.get("HEMERO_BASIS", "general") != "research",
            host_wait=settings.getfloat("HEMERO_HOST_WAIT", 3600.0),
            patience=settings.getfloat("HEMERO_PATIENCE", 10.0),
        )


class PolitenessMiddleware:
    """Reads the host's policy files first. Then it lets the request pass at the host's pace, or declines it with a reason."""

    def __init__(self, crawler: Crawler, settings: PolitenessSettings, throttle: Throttle) -> None:
        self.crawler = crawler
        self.settings = settings
        self.throttle = throttle
        self.policy_files = PolicyFileFetcher(crawler, settings.host_wait)
        self.policies: dict[str, asyncio.Task[HostPolicy]] = {}
        self.pauses_loaded: dict[str, asyncio.Task[None]] = {}
        """Outlet → task that loads the pauses of earlier crawls."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> PolitenessMiddleware:
        return cls(crawler, PolitenessSettings.of(crawler), Throttle.of(crawler))

    async def process_request(self, request: Request) -> None:
        """Let the request pass, or raise `Declined` with the outcome of its address."""
        host = host_of(request.url)
        if request.meta.get("policy_file"):
            return await self._wait_for_pause(host)
        outlet = request.meta["lease"].outlet or ""
        if outlet not in self.pauses_loaded:
            self.pauses_loaded[outlet] = asyncio.ensure_future(self._load_pauses(outlet))
        await asyncio.shield(self.pauses_loaded[outlet])
        await self._wait_for_pause(host)
        if not self.settings.obey_robots:
            return None
        policy = await self._policy(request.url)
        await self._wait_for_pause(host)
        if policy.unavailable:
            raise Declined("waiting", policy.unavailable, policy.expires)
        if not policy.robots.allows(request.url):
            raise Declined("robots", "robots.txt disallows it", _listing_retry_time(request))
        request.meta["sitemaps"] = policy.robots.sitemaps
        request.meta["host_reservations"] = policy.reservations(request.url)
        if self.settings.leave_out_reserved and (reserved := reservations.reserving(request.meta["host_reservations"])):
            raise Declined("opted_out", reserved, _listing_retry_time(request))
        return None

    async def process_response(self, request: Request, response: Response) -> Response:
        """Update the host's throttle from its responses."""
        host = host_of(request.url)
        if self.throttle.note_response(host, response.status, outcomes.retry_after(request.meta["exchange"])):
            self._set_delay(request.url)
        return response

    async def _load_pauses(self, outlet: str) -> None:
        now = time.time()
        query = partial(_rows, RUNNING_PAUSES, {"outlet": outlet, "since": now - MAX_AGE, "now": now})
        for row in await Recorder.of(self.crawler).answer(query):
            self.throttle.pause(str(row["host"]), float(row["until"]), str(row["detail"]))

    async def _wait_for_pause(self, host: str) -> None:
        """Wait until a short pause ends. For a long pause, raise `Declined`, so that the address waits in the archive."""
        while pause := self.throttle.pause_of(host):
            until, why = pause
            if until - time.time() > self.settings.patience:
                raise Declined("waiting", why, until)
            await asyncio.sleep(max(0.01, until - time.time()))

    async def _policy(self, url: str) -> HostPolicy:
        """The policy of the address's host. The first request fetches it; other requests to that host wait for the result."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        task = self.policies.get(site)
        if task is None or (task.done() and (task.exception() or task.result().expires <= time.time())):
            task = self.policies[site] = asyncio.ensure_future(self._fetch_policy(site))
        return await asyncio.shield(task)

    async def _fetch_policy(self, site: str) -> HostPolicy:
        host = host_of(site)
        policy_file = await self.policy_files.read(site + ROBOTS)
        if policy_file.error:
            return self._pause_host(host, policy_file.error, self.settings.host_wait)
        robots = read_robots(policy_file.body) if policy_file.exists else Robots()
        if robots.delay > MAX_CRAWL_DELAY:
            return self._pause_host(host, f"robots.txt asks for {robots.delay:g} s between pages, too slow for a crawl", MAX_AGE)
        if robots.delay > self.throttle.default_delay:
            self.throttle.crawl_delays[host] = robots.delay
            self._set_delay(site)
        tdmrep = reservations.read_tdmrep(await self._reservation_file(robots, site + TDMREP))
        ai_txt = reservations.read_ai_txt(await self._reservation_file(robots, site + AI_TXT))
        return HostPolicy(robots, tdmrep, ai_txt, expires=time.time() + MAX_AGE)

    def _pause_host(self, host: str, why: str, seconds: float) -> HostPolicy:
        """Pause a host and return its policy. The host's other pages wait in the archive too."""
        until = time.time() + seconds
        self.throttle.pause(host, until, why)
        return HostPolicy(unavailable=why, expires=until)

    async def _reservation_file(self, robots: Robots, url: str) -> bytes:
        """The content of tdmrep.json or ai.txt. Empty if there is none, if robots.txt disallows it, or if it is not available."""
        if not self.settings.fetch_reservations or not robots.allows(url):
            return b""
        return (await self.policy_files.read(url)).body

    def _set_delay(self, url: str) -> None:
        """Make Scrapy's downloader use the host's delay."""
        downloader, delay = self.crawler.engine.downloader, self.throttle.delay(host_of(url))
        name = urlsplit(url).hostname or ""
        settings = downloader.per_slot_settings.setdefault(name, {})
        settings["delay"] = delay  # Scrapy may delete the slot and create it again
        if host_of(url) in self.throttle.crawl_delays:
            settings["concurrency"] = 1
        if slot := downloader.slots.get(name):
            slot.delay, slot.concurrency = delay, settings.get("concurrency", slot.concurrency)


def _rows(sql: str, values: dict[str, object], archive: Archive) -> list[Any]:
    return list(archive.query(sql, values))


def _listing_retry_time(request: Request) -> float | None:
    """When a listing that may not be read is tried again; None for other pages. Without its listings, the crawl would never find a
    newspaper again.
    """
    return time.time() + MAX_AGE if request.meta["lease"].hint == "listing" else None
