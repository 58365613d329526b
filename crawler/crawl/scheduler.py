"""Scrapy's scheduler over the table `pages`: the archive is the frontier.

A request is a lease on a row. The lease ends in the transaction that stores the row's outcome. If a process is killed, its leases are free
again when the archive is next opened for a crawl.
"""

from __future__ import annotations

import asyncio
import gc
import sys
import time
from collections import Counter, deque
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.utils.defer import deferred_from_coro
from twisted.internet import defer

from crawler.crawl.budget import Budget
from crawler.crawl.politeness.outage import Outage
from crawler.crawl.politeness.throttle import Throttle
from crawler.crawl.processes.worker import Counts
from crawler.crawl.recorder import Recorder

if TYPE_CHECKING:
    from concurrent.futures import Future

    from scrapy.crawler import Crawler

    from crawler.archive import Archive, Lease, Scope
    from crawler.crawl.processes.worker import Worker
    from crawler.crawl.spider import CrawlSpider

MAX_SLEEP = 60.0
"""The longest sleep of a watch, in seconds."""
LIMIT_RECHECK = 0.1
"""Seconds after which a worker checks again whether the requests in progress reach the limit."""
LEASE_BATCH = 64
"""Number of addresses that are leased at a time. The next ones are leased when half of them are used."""


class ArchiveScheduler:
    """Gives leased addresses to Scrapy, hosts in turn. The reactor never waits for the disk."""

    def __init__(self, crawler: Crawler, limit: int, patience: float, endless: bool = False) -> None:
        self.crawler = crawler
        self.endless = endless
        self.limit = limit
        self.budget = Budget(crawler.settings.getfloat("HEMERO_BUDGET_SECONDS"), crawler.settings.getint("HEMERO_BUDGET_BYTES"))
        self.patience = patience
        self.queues: dict[str, deque[Request]] = {}
        self.leasing = False
        self.worker: Worker | None = None
        self.visits_at_last_lease = -1  # `recorder.visits` at the last request for leases; -1: request more at once
        self.timer: asyncio.TimerHandle | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ArchiveScheduler:
        settings = crawler.settings
        return cls(crawler, settings.getint("HEMERO_LIMIT"), settings.getfloat("HEMERO_PATIENCE"), settings.getbool("HEMERO_WATCH"))

    def open(self, spider: CrawlSpider) -> defer.Deferred[None]:
        """Read the captures that an earlier crawl left unread, then add the first addresses to the frontier."""
        self.spider = spider
        self.recorder = Recorder.of(self.crawler)
        self.recorder.started = time.monotonic()
        self.outage = Outage.of(self.crawler)
        self.worker = spider.worker
        if self.worker:
            self.worker.scheduler = self
        _tune_interpreter()
        self.loop = asyncio.get_running_loop()
        return deferred_from_coro(self._prepare(spider))

    async def _prepare(self, spider: CrawlSpider) -> None:
        """Prepare the spider. After an error the crawl opens and ends at once: Scrapy cannot close a crawl that is half open."""
        try:
            await spider.prepare(self.recorder)
        except Exception as error:
            self.recorder.stop_on_error(error)

    def close(self, reason: str) -> None:
        """Nothing is lost: leased pages that were not visited are free again at the next opening."""
        if reason == "finished":
            self.spider.ended = "limit" if self._limit_reached else "budget" if self.budget_used else ""
        if self.timer:
            self.timer.cancel()

    def has_pending_requests(self) -> bool:
        if self.recorder.error or self.no_more_requests:
            return False
        return bool(self.queues) or self.leasing or self.timer is not None or self.visits_at_last_lease != self.recorder.visits

    def enqueue_request(self, request: Request) -> bool:
        """Add a request. Requests of the crawl come from the archive; others (from a shell or a test) are only kept in memory."""
        self.queues.setdefault(_host(request.url), deque()).append(request)
        return True

    def next_request(self) -> Request | None:
        if self.recorder.error or self.no_more_requests or self.outage.paused:
            return None
        if self.queued_requests < LEASE_BATCH // 2 and not self.leasing and self.visits_at_last_lease != self.recorder.visits:
            self._lease_more()
        return self._next_in_turn()

    @property
    def queued_requests(self) -> int:
        """Number of leased addresses that were not requested yet."""
        return sum(map(len, self.queues.values()))

    @property
    def visits(self) -> int:
        """Number of visits that this process has given to the archive."""
        return self.recorder.visits

    @property
    def no_more_requests(self) -> bool:
        """Whether no more addresses are requested: limit reached, budget used, or the worker is stopping."""
        return self._limit_reached or self.budget_used or bool(self.worker and self.worker.stopping)

    @property
    def _limit_reached(self) -> bool:
        return bool(self.limit) and self._counts().articles >= self.limit

    def _counts(self) -> Counts:
        """The counts of all processes that share the crawl."""
        slot = self.crawler.engine._slot
        in_progress = len(slot.inprogress) if slot else 0  # from the request to the stored visit of each page
        own = Counts(self.recorder.announced_articles, in_progress, self.recorder.announced_bytes)
        return self.worker.counts.update(self.worker.share.number, own) if self.worker else own

    @property
    def budget_used(self) -> bool:
        """Whether the budget of time or bytes is used up."""
        time_used = 0 < self.budget.seconds <= time.monotonic() - self.recorder.started
        return time_used or 0 < self.budget.bytes <= self._counts().bytes

    def _next_in_turn(self) -> Request | None:
        """The next request for a host that can take one. Hosts take turns."""
        downloader = self.crawler.engine.downloader
        counts = self._counts() if self.limit else Counts()
        if counts.in_progress and counts.articles + counts.in_progress >= self.limit:
            if self.worker:
                self.loop.call_later(LIMIT_RECHECK, self._wake_engine)  # requests of other workers may end; no message says so
            return None  # the requests in progress may reach the limit
        busy = Counter(_host(request.url) for request in downloader.active)  # also requests that wait in the middlewares
        for host in list(self.queues):
            slot = downloader.slots.get(host)
            if busy[host] >= (slot.concurrency if slot else downloader.domain_concurrency):
                continue
            queue = self.queues.pop(host)
            request = queue.popleft()
            if queue:
                self.queues[host] = queue  # the host goes to the end of the line
            return request
        return None

    def _lease_more(self) -> None:
        self.leasing, self.visits_at_last_lease = True, self.recorder.visits
        self._set_timer(None)
        paused_hosts = frozenset(Throttle.of(self.crawler).paused_for(self.patience))
        lease = partial(_lease, owner=self.recorder.writer.owner, scope=self.spider.scope, number=LEASE_BATCH, paused_hosts=paused_hosts)
        call = self.recorder.call(lease)
        call.add_done_callback(lambda done: self.loop.call_soon_threadsafe(self._leases_ready, done))

    def _leases_ready(self, done: Future[tuple[list[Lease], float | None]]) -> None:
        self.leasing = False
        if done.exception():
            return None  # the crawl is ending
        leases, due = done.result()
        for lease in leases:
            self.enqueue_request(self.spider.request(lease))
        if len(leases) == LEASE_BATCH:
            self.visits_at_last_lease = -1
        elif not leases and not self.no_more_requests:
            self._sleep(due)
        return self._wake_engine()

    def check_again(self) -> None:
        """Ask the archive again for due addresses. The crawl ends if no more requests are wanted."""
        self.visits_at_last_lease = -1
        self._wake_engine()

    def _sleep(self, due: float | None) -> None:
        """Sleep until the next address is due, if it is due soon. A watch always sleeps, but at most `MAX_SLEEP`, because the clock can be
        changed.
        """
        wait = MAX_SLEEP if due is None else max(0.05, due - time.time())
        if self.endless or (due is not None and wait <= self.patience):
            self._set_timer(min(wait, MAX_SLEEP))

    def _set_timer(self, seconds: float | None) -> None:
        if self.timer:
            self.timer.cancel()
        self.timer = None if seconds is None else self.loop.call_later(seconds, self._timer_ended)

    def _timer_ended(self) -> None:
        self.timer, self.visits_at_last_lease = None, -1
        self._wake_engine()

    def _wake_engine(self) -> None:
        """Make the engine ask for a request now, not at its next heartbeat. Scrapy has no public method for this."""
        engine = self.crawler.engine
        if engine._slot is not None and engine.scraper.slot is not None:  # otherwise it is still starting
            engine._slot.nextcall.schedule()


def _tune_interpreter() -> None:
    """Reduce the overhead of the Python interpreter, which was a seventh of the crawl's time.

    Objects loaded by now stay in memory, so the garbage collector need not check them again. The reactor and the writer thread hand over to
    each other at every page anyway, so fewer forced thread switches are enough.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    sys.setswitchinterval(0.02)


def _lease(archive: Archive, *, owner: str, scope: Scope, number: int, paused_hosts: frozenset[str]) -> tuple[list[Lease], float | None]:
    """Leases of pages on hosts that are not paused. If there are none, also when the next address is due (UTC seconds)."""
    now = time.time()
    leases = archive.frontier.lease(owner, number, now, hosts_busy=paused_hosts, scope=scope)
    return leases, None if leases else archive.frontier.next_due(scope)


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""
