"""A worker of a crawl that several processes share: its counts, and its pipe to the supervisor.

If the supervisor dies, the pipe is closed. Every worker then finishes and stores the requests in progress, and ends.
"""

from __future__ import annotations

import asyncio
from collections.abc import MutableSequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.reduction import DupFd
from typing import TYPE_CHECKING, Any, Protocol

from scrapy import signals
from scrapy.exceptions import DontCloseSpider

from crawler.archive.store.hosts import Share

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from crawler.crawl.events import Event
    from crawler.crawl.summary import Summary

COUNT_FIELDS = 3


@dataclass(frozen=True, slots=True)
class Counts:
    """The counts for limit and budget."""

    articles: int = 0
    in_progress: int = 0
    """Requests that were taken from the frontier and whose visits are not stored yet."""
    bytes: int = 0


class SharedCounts:
    """The counts of all workers, in shared memory. Each worker writes its own counts and reads the sum."""

    def __init__(self, values: MutableSequence[int]) -> None:
        self.values = values

    def update(self, number: int, own: Counts) -> Counts:
        """Write the counts of one worker, and return the sum of all."""
        self.values[COUNT_FIELDS * number : COUNT_FIELDS * (number + 1)] = [own.articles, own.in_progress, own.bytes]
        values = self.values[:]
        return Counts(*(sum(values[index::COUNT_FIELDS]) for index in range(COUNT_FIELDS)))


class WorkerScheduler(Protocol):
    """What a worker needs from its scheduler."""

    @property
    def no_more_requests(self) -> bool:
        """Whether no more addresses are requested."""

    @property
    def visits(self) -> int:
        """The number of visits that were given to the archive."""

    def check_again(self) -> None:
        """Ask the archive again for due addresses."""


class InheritedFile:
    """An open file that a new process inherits."""

    def __init__(self, file: int) -> None:
        self.file = file

    def __getstate__(self) -> Any:
        return DupFd(self.file)

    def __setstate__(self, inherited: Any) -> None:
        self.file = inherited.detach()


class Worker:
    """One worker process. `share` says which hosts belong to it.

    It sends pairs: `event` (an event), `summary` (a summary), `idle` (the round, and its number of visits), `end` (the last summary),
    `error` (a sentence). It receives the number of a round (check again, then say whether there is still nothing to do), or None (finish
    the requests in progress, then end).
    """

    def __init__(self, share: Share, lock: InheritedFile, counts: SharedCounts, connection: Connection) -> None:
        self.share = share
        self.lock = lock
        self.counts = counts
        self.connection = connection
        self.round = 0
        self.stopping = False
        """Whether no new request is started."""
        self.scheduler: WorkerScheduler | None = None

    def attach(self, crawler: Crawler) -> None:
        """Receive messages while that crawl runs."""
        self.loop = asyncio.get_event_loop()
        self.loop.add_reader(self.connection.fileno(), self._receive)
        crawler.signals.connect(self._idle, signal=signals.spider_idle)

    def send_event(self, event: Event) -> None:
        """Send an event."""
        self.send("event", event)

    def send_summary(self, summary: Summary) -> None:
        """Send what was done so far."""
        self.send("summary", summary)

    def send(self, kind: str, content: object) -> None:
        """Send a message to the supervisor. If the supervisor has ended, stop."""
        try:
            self.connection.send((kind, content))
        except OSError:
            self._stop()

    def _idle(self) -> None:
        """Say that there is nothing to do here. The spider stays open, because other workers may find addresses on this worker's hosts."""
        if self.scheduler is None or self.scheduler.no_more_requests:
            return
        self.send("idle", (self.round, self.scheduler.visits))
        raise DontCloseSpider

    def _receive(self) -> None:
        try:
            while self.connection.poll():
                message = self.connection.recv()
                if message is None:
                    self._stop()
                elif self.scheduler:
                    self.round = message
                    self.scheduler.check_again()
        except (EOFError, OSError):
            self.loop.remove_reader(self.connection.fileno())
            self._stop()

    def _stop(self) -> None:
        self.stopping = True
        if self.scheduler:
            self.scheduler.check_again()
