"""What the scheduler and a run ask of the spider. `crawler.spiders.news` has the one that there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from scrapy import Request

    from crawler.archive import Lease, Scope
    from crawler.crawl.outcomes import CrawlPolicy
    from crawler.crawl.processes.worker import Worker
    from crawler.crawl.recorder import Recorder


class CrawlSpider(Protocol):
    """A spider that visits what the archive says is due."""

    policy: CrawlPolicy
    scope: Scope
    """The part of the frontier that it visits."""
    ended: str
    """Why the crawl ended with something left to do: `limit` or `budget`."""
    worker: Worker | None
    """Set where several processes share the crawl."""

    async def prepare(self, recorder: Recorder) -> None:
        """Read the captures that were never read, then put the first addresses into the frontier."""

    def request(self, lease: Lease) -> Request:
        """The request for a leased address."""
