"""What a host posts at its door for crawlers (robots.txt, tdmrep.json, ai.txt): asked for once a day, kept like any page."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http.request import NO_CALLBACK

from crawler.archive import Discovery
from crawler.crawl import failures, outcomes
from crawler.crawl.recorder import Recorder

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from crawler.archive import Archive, Exchange, Lease

LIFE = 86_400.0
"""Seconds for which a notice is believed (RFC 9309, 2.4)."""
HOPS = 5
"""Redirects that are followed (RFC 9309, 2.3.1.2)."""
LAST = """
SELECT capture_id FROM captures WHERE page_id = :page AND fetched_utc >= :since AND status NOT BETWEEN 300 AND 399
    AND (fetched_utc >= :lately OR (status < 500 AND status != 429)) ORDER BY fetched_utc DESC, capture_id DESC LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class PolicyFile:
    """What a request for a notice brought."""

    status: int = 0
    """0 where nothing was answered."""
    body: bytes = b""
    """Without its content encoding."""
    trouble: str = ""
    """Why nothing is known of it, where its server is to blame: no answer, 429, 5xx."""

    @property
    def posted(self) -> bool:
        """Whether there is one."""
        return 200 <= self.status < 300


class PolicyFiles:
    """Asks for notices through the crawl's own downloader, so that they too are kept, guarded and paced."""

    def __init__(self, crawler: Crawler, patience: float) -> None:
        self.crawler = crawler
        self.patience = patience
        """Seconds for which a server's trouble is believed."""

    async def read(self, url: str) -> PolicyFile:
        """Today's notice from the archive, else from the host."""
        recorder = Recorder.of(self.crawler)
        lease, stored = await asyncio.wrap_future(recorder.writer.call(_claim(url, recorder.clock().timestamp(), self.patience)))
        return _notice(stored, url) if stored else await self._fetch(lease, recorder)

    async def _fetch(self, lease: Lease, recorder: Recorder) -> PolicyFile:
        """Ask, and go where redirects lead: every answer is a capture of the notice's own page."""
        url, exchange, request = lease.url, None, None
        for _ in range(HOPS + 1):
            request = Request(url, meta={"lease": lease, "notice": True}, callback=NO_CALLBACK, dont_filter=True)
            try:
                await self.crawler.engine.download_async(request)
            except Exception as failure:  # every failure of the network means the same here
                if isinstance(failure, IgnoreRequest) and exchange is None:
                    raise  # what is not asked for at this host's door is not asked for behind it
                why = str(failure) if isinstance(failure, IgnoreRequest) else failures.words(failure)
                await recorder.room()
                recorder.put(outcomes.notice_missing(lease, why))
                return PolicyFile(trouble=f"{_name(lease.url)} could not be fetched: {why}")
            exchange = request.meta["exchange"]
            target = outcomes.location(exchange)
            if not target:
                break
            url = urljoin(url, target)
        assert exchange is not None
        assert request is not None
        await recorder.room()
        recorder.put(replace(outcomes.notice_visit(lease, exchange), exchange_key=request.meta["capture"]))
        return _notice(exchange, lease.url)


def _claim(url: str, now: float, patience: float) -> Callable[[Archive], tuple[Lease, Exchange | None]]:
    """A row for a notice, which the frontier never leases by itself, and what was fetched of it lately (`now`: UTC seconds)."""

    def claim(archive: Archive) -> tuple[Lease, Exchange | None]:
        archive.discover([Discovery(url=url, how="robots", hint="robots", held="asked for when its host is visited")])
        lease = archive.frontier.leases("url = ?", url)[0]
        stored = archive.query(LAST, {"page": lease.page_id, "since": now - LIFE, "lately": now - patience})
        return lease, archive.read_capture(int(str(stored[0]["capture_id"]))) if stored else None

    return claim


def _notice(exchange: Exchange, url: str) -> PolicyFile:
    status = exchange.status
    if status == 429 or status >= 500:
        return PolicyFile(status, trouble=f"{_name(url)} answered {status}")
    return PolicyFile(status, outcomes.decoded(exchange) if 200 <= status < 300 else b"")


def _name(url: str) -> str:
    return url.rpartition("/")[2]
