"""What the scheduler and `run` need from a spider. The only spider is in `crawler.spiders.news`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from scrapy import Request

    from crawler.archive import Lease, Scope
    from crawler.crawl.outcomes import CrawlPolicy
    from crawler.crawl.processes.worker import Worker
    from crawler.crawl.recorder import Recorder


class CrawlSpider(Protocol):
    """A spider that visits the due pages of the archive."""

    policy: CrawlPolicy
    scope: Scope
    """The part of the frontier that it visits."""
    ended: str
    """Why the crawl ended before everything was visited: `limit` or `budget`; otherwise empty."""
    worker: Worker | None
    """Set if several processes share the crawl."""

    async def prepare(self, recorder: Recorder) -> None:
        """Read the captures that were never read, then add the first addresses to the frontier."""

    def request(self, lease: Lease) -> Request:
        """The request for a leased address."""
