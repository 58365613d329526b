"""The archive is the frontier: Scrapy's scheduler over the table `pages`.

A request is a lease on a row; the lease ends in the transaction that stores the row's outcome. What a dead process held is
free again when the archive is next opened for a crawl.
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
from crawler.crawl.politeness.throttle import Throttle
from crawler.crawl.processes.worker import Count
from crawler.crawl.recorder import Recorder
from crawler.errors import HemeroError

if TYPE_CHECKING:
    from concurrent.futures import Future

    from scrapy.crawler import Crawler

    from crawler.archive import Archive, Lease, Scope
    from crawler.crawl.processes.worker import Worker
    from crawler.crawl.spider import CrawlSpider

LOOK_UP = 60.0
"""Seconds that a watch sleeps at most."""
HELD_BACK = 0.1
"""Seconds after which a process looks whether the limit still holds it back."""
LEASES = 64
"""How many addresses are leased at a time; the next ones are fetched when half of them are gone."""


class ArchiveScheduler:
    """Hands out leased addresses, one host after the other, without ever waiting for the disk in the reactor."""

    def __init__(self, crawler: Crawler, limit: int, patience: float, for_good: bool = False) -> None:
        self.crawler = crawler
        self.for_good = for_good
        self.limit = limit
        self.budget = Budget(crawler.settings.getfloat("HEMERO_BUDGET_SECONDS"), crawler.settings.getint("HEMERO_BUDGET_BYTES"))
        self.patience = patience
        self.ready: dict[str, deque[Request]] = {}
        self.pulling = False
        self.worker: Worker | None = None
        self.seen = -1  # the recorder's visits when leases were last asked for in vain
        self.timer: asyncio.TimerHandle | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ArchiveScheduler:
        told = crawler.settings
        return cls(crawler, told.getint("HEMERO_LIMIT"), told.getfloat("HEMERO_PATIENCE"), told.getbool("HEMERO_WATCH"))

    def open(self, spider: CrawlSpider) -> defer.Deferred[None]:
        """Read what an earlier crawl kept but did not live to read, then seed the frontier."""
        self.spider = spider
        self.recorder = Recorder.of(self.crawler)
        self.recorder.began = time.monotonic()
        self.worker = spider.worker
        if self.worker:
            self.worker.scheduler = self
        _settle()
        self.loop = asyncio.get_running_loop()
        return deferred_from_coro(spider.prepare(self.recorder))

    def close(self, reason: str) -> None:
        """Nothing is lost: what was leased and not visited is free again at the next opening."""
        if reason == "finished":
            self.spider.ended = "limit" if self._limited else "budget" if self.spent else ""
        if self.timer:
            self.timer.cancel()

    def has_pending_requests(self) -> bool:
        if self.recorder.trouble or self.enough:
            return False
        return bool(self.ready) or self.pulling or self.timer is not None or self.seen != self.recorder.visits

    def enqueue_request(self, request: Request) -> bool:
        """Requests come from the archive alone; one made elsewhere (a shell, a test) waits in memory."""
        self.ready.setdefault(_host(request.url), deque()).append(request)
        return True

    def next_request(self) -> Request | None:
        if self.recorder.trouble or self.enough:
            return None
        if self.waiting < LEASES // 2 and not self.pulling and self.seen != self.recorder.visits:
            self._pull()
        return self._pick()

    @property
    def waiting(self) -> int:
        """How many leased addresses have not been asked for yet."""
        return sum(map(len, self.ready.values()))

    @property
    def visits(self) -> int:
        """How many visits this process has handed over."""
        return self.recorder.visits

    @property
    def enough(self) -> bool:
        """Whether no more addresses are to be asked for."""
        return self._limited or self.spent or bool(self.worker and self.worker.over)

    @property
    def _limited(self) -> bool:
        return bool(self.limit) and self._count().articles >= self.limit

    def _count(self) -> Count:
        """What was done, by all processes that share the crawl."""
        slot = self.crawler.engine._slot
        under_way = len(slot.inprogress) if slot else 0  # from the request to the stored visit
        mine = Count(self.recorder.outcomes["article"], under_way, self.recorder.bytes)
        return self.worker.counts.told(self.worker.share.number, mine) if self.worker else mine

    @property
    def spent(self) -> bool:
        """Whether the crawl's budget of time or bytes is used up."""
        late = 0 < self.budget.seconds <= time.monotonic() - self.recorder.began
        return late or 0 < self.budget.bytes <= self._count().bytes

    def _pick(self) -> Request | None:
        """The next request of a host that has a place free; hosts take turns."""
        downloader = self.crawler.engine.downloader
        count = self._count() if self.limit else Count()
        if count.under_way and count.articles + count.under_way >= self.limit:
            if self.worker:
                self.loop.call_later(HELD_BACK, self._nudge)  # another process's may be, whose end nobody tells
            return None  # those may be all that is wanted
        busy = Counter(_host(request.url) for request in downloader.active)  # also those that still wait at their host's door
        for host in list(self.ready):
            lane = downloader.slots.get(host)
            if busy[host] >= (lane.concurrency if lane else downloader.domain_concurrency):
                continue
            queue = self.ready.pop(host)
            request = queue.popleft()
            if queue:
                self.ready[host] = queue  # to the end of the line
            return request
        return None

    def _pull(self) -> None:
        self.pulling, self.seen = True, self.recorder.visits
        self._set_timer(None)
        resting = frozenset(Throttle.of(self.crawler).resting(self.patience))
        lease = partial(_lease, owner=self.recorder.writer.owner, scope=self.spider.scope, number=LEASES, resting=resting)
        call = self.recorder.writer.call(lease)
        call.add_done_callback(lambda done: self.loop.call_soon_threadsafe(self._leased, done))

    def _leased(self, done: Future[tuple[list[Lease], float | None]]) -> None:
        self.pulling = False
        try:
            leases, due = done.result()
        except HemeroError as trouble:
            return self.recorder.fail(trouble)
        for lease in leases:
            self.enqueue_request(self.spider.request(lease))
        if len(leases) == LEASES:
            self.seen = -1
        elif not leases and not self.enough:
            self._sleep(due)
        return self._nudge()

    def look(self) -> None:
        """Ask the archive again, whatever it said last; where there is enough, end."""
        self.seen = -1
        self._nudge()

    def _sleep(self, due: float | None) -> None:
        """Wait for what is due soon; who watches waits for all, and looks up now and then, since clocks are set."""
        wait = LOOK_UP if due is None else max(0.05, due - time.time())
        if self.for_good or (due is not None and wait <= self.patience):
            self._set_timer(min(wait, LOOK_UP))

    def _set_timer(self, seconds: float | None) -> None:
        if self.timer:
            self.timer.cancel()
        self.timer = None if seconds is None else self.loop.call_later(seconds, self._wake)

    def _wake(self) -> None:
        self.timer, self.seen = None, -1
        self._nudge()

    def _nudge(self) -> None:
        """Have the engine ask again now rather than at its next heartbeat (it offers no public way)."""
        slot = self.crawler.engine._slot
        if slot is not None:
            slot.nextcall.schedule()


def _settle() -> None:
    """Spare the crawl what the interpreter does too often for it: a seventh of its time.

    What is loaded by now stays for good, so the collector need not look at it again and again; and the reactor and the writer each the
    interpreter to each other at every page anyway.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    sys.setswitchinterval(0.02)


def _lease(archive: Archive, *, owner: str, scope: Scope, number: int, resting: frozenset[str]) -> tuple[list[Lease], float | None]:
    """Leases, none of them of hosts that are left alone, and where there are none when the next address is due (UTC seconds)."""
    now = time.time()
    leases = archive.frontier.lease(owner, number, now, hosts_busy=resting, scope=scope)
    return leases, None if leases else archive.frontier.next_due(scope)


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""
