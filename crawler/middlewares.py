"""Manners between the frontier and the network: robots.txt (RFC 9309), kept like every other page."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http.request import NO_CALLBACK

from crawler import items
from crawler.archive import Discovery
from crawler.spiders.keeper import Keeper

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from crawler.archive import Archive, Exchange, Lease

LAST = "SELECT capture_id FROM captures WHERE page_id = :page AND fetched_utc >= :since ORDER BY fetched_utc DESC LIMIT 1"
ROBOTS_LIFE = 86_400.0
"""Seconds for which a robots.txt is believed (RFC 9309, 2.4)."""


class RobotsDisallowed(IgnoreRequest):
    """robots.txt disallows the address."""


class RobotsUnreachable(IgnoreRequest):
    """robots.txt could not be had for a reason of the server's: to be taken as a wish to be left alone for now."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What a host's robots.txt says; `rules` is None where it says nothing (4xx), `wait` is set where it can't be had."""

    rules: Protego | None = None
    wait: str = ""


class RobotsMiddleware:
    """Obeys robots.txt and its Crawl-delay; fetched once a day and host, and stored like any page."""

    def __init__(self, crawler: Crawler, obey: bool, agent: str) -> None:
        self.crawler = crawler
        self.obey = obey
        self.agent = agent
        self.policies: dict[str, asyncio.Future[Policy]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RobotsMiddleware:
        return cls(crawler, crawler.settings.getbool("HEMERO_ROBOTS", True), crawler.settings["USER_AGENT"])

    async def process_request(self, request: Request) -> None:
        """Let the request pass, or raise why it may not."""
        if not self.obey or request.meta.get("robots"):
            return
        policy = await self._policy(request)
        if policy.wait:
            raise RobotsUnreachable(policy.wait)
        if policy.rules and not policy.rules.can_fetch(request.url, self.agent):
            raise RobotsDisallowed("robots.txt disallows it")

    async def _policy(self, request: Request) -> Policy:
        parts = urlsplit(request.url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self.policies:
            self.policies[site] = asyncio.get_running_loop().create_future()
            policy = await self._ask(site)
            self._slow_down(parts.hostname or "", policy)
            self.policies[site].set_result(policy)
        return await asyncio.shield(self.policies[site])

    async def _ask(self, site: str) -> Policy:
        """Today's robots.txt from the archive, else from the site."""
        keeper = Keeper.of(self.crawler)
        lease, stored = await asyncio.wrap_future(
            keeper.writer.call(_claim(f"{site}/robots.txt", keeper.clock().timestamp() - ROBOTS_LIFE))
        )
        if stored is not None:
            return policy_of(stored.status, items.decoded(stored))
        request = Request(lease.url, meta={"lease": lease, "robots": True}, callback=NO_CALLBACK, dont_filter=True)
        try:
            response: Response = await self.crawler.engine.download_async(request)
        except Exception as failure:  # every failure of the network means the same here
            await keeper.room()
            keeper.put(items.failed(lease, failure, items.Terms.of(self.crawler.settings)))
            return Policy(wait=f"robots.txt could not be fetched: {items.failure_words(failure)}")
        exchange: Exchange = request.meta["exchange"]
        keeper.put(replace(items.robots_visit(lease, exchange), exchange_key=request.meta["capture"]))
        return policy_of(response.status, items.decoded(exchange))

    def _slow_down(self, host: str, policy: Policy) -> None:
        delay = policy.rules.crawl_delay(self.agent) if policy.rules else None
        if not delay:
            return
        downloader = self.crawler.engine.downloader
        floor = max(float(delay), self.crawler.settings.getfloat("DOWNLOAD_DELAY"))
        downloader.per_slot_settings[host] = {"delay": floor, "concurrency": 1}
        if host in downloader.slots:
            downloader.slots[host].delay, downloader.slots[host].concurrency = floor, 1


def _claim(url: str, since: float) -> Callable[[Archive], tuple[Lease, Exchange | None]]:
    """A row for a robots.txt, which the frontier never leases by itself, and what was fetched of it after `since` (UTC seconds)."""

    def claim(archive: Archive) -> tuple[Lease, Exchange | None]:
        archive.discover([Discovery(url=url, how="robots", hint="robots", held="asked for when its host is visited")])
        lease = archive.frontier.leases("url = ?", url)[0]
        stored = archive.query(LAST, {"page": lease.page_id, "since": since})
        return lease, archive.read_capture(int(str(stored[0]["capture_id"]))) if stored else None

    return claim


def policy_of(status: int, body: bytes) -> Policy:
    """What an answer to a request for robots.txt means (RFC 9309, 2.3.1).

    >>> policy_of(404, b"").rules is None
    True
    >>> policy_of(503, b"").wait
    'robots.txt answered 503'
    """
    if status == 429 or status >= 500:
        return Policy(wait=f"robots.txt answered {status}")
    if status >= 300:
        return Policy()
    return Policy(Protego.parse(body[:512_000].decode("utf-8", "replace")))
