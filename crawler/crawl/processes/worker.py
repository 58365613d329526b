"""One process's worker in a crawl that several share: what it counts for all, and the pipe to the process that started it.

The pipe's end is the crawl's: where the one that started it dies, every worker finishes what is under way, stores it and ends.
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
from crawler.crawl.events import of_visit

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from crawler.archive import Visit
    from crawler.crawl.summary import Summary

FIGURES = 3


@dataclass(frozen=True, slots=True)
class Count:
    """What limit and budget are about."""

    articles: int = 0
    under_way: int = 0
    """Requests between the frontier and the stored visit."""
    bytes: int = 0


class SharedCounts:
    """The counts of all workers, in memory that they share; each writes its own and reads the sum."""

    def __init__(self, figures: MutableSequence[int]) -> None:
        self.figures = figures

    def told(self, number: int, mine: Count) -> Count:
        """All workers' count, after this one's is noted."""
        self.figures[FIGURES * number : FIGURES * (number + 1)] = [mine.articles, mine.under_way, mine.bytes]
        figures = self.figures[:]
        return Count(*(sum(figures[place::FIGURES]) for place in range(FIGURES)))


class Looking(Protocol):
    """What a worker asks of its scheduler."""

    @property
    def enough(self) -> bool:
        """Whether no more addresses are to be asked for."""

    @property
    def visits(self) -> int:
        """How many visits were stored or handed over."""

    def look(self) -> None:
        """Ask the archive again for what is due."""


class OpenFile:
    """An open file that a process which is being started inherits."""

    def __init__(self, file: int) -> None:
        self.file = file

    def __getstate__(self) -> Any:
        return DupFd(self.file)

    def __setstate__(self, inherited: Any) -> None:
        self.file = inherited.detach()


class Worker:
    """Goes with a started process: `share` says which hosts are its own.

    Tells, as pairs: `visit` (an event), `so far` (a summary), `idle` (the round that was asked about, and how many visits were made).
    Hears: a round's number (look again, then tell whether there is still nothing to do), or None: finish what is under way, and end.
    """

    def __init__(self, share: Share, lock: OpenFile, counts: SharedCounts, door: Connection) -> None:
        self.share = share
        self.lock = lock
        self.counts = counts
        self.door = door
        self.round = 0
        self.over = False
        """Whether nothing more is to be begun."""
        self.scheduler: Looking | None = None

    def attach(self, crawler: Crawler) -> None:
        """Listen while that crawl goes on."""
        self.loop = asyncio.get_event_loop()
        self.loop.add_reader(self.door.fileno(), self._hear)
        crawler.signals.connect(self._idle, signal=signals.spider_idle)

    def visit(self, visit: Visit) -> None:
        """Tell a visit."""
        self.tell("visit", of_visit(visit))

    def so_far(self, summary: Summary) -> None:
        """Tell what was done so far."""
        self.tell("so far", summary)

    def tell(self, word: str, what: object) -> None:
        """Tell the process that started this one; where it is gone, there is nobody to go on for."""
        try:
            self.door.send((word, what))
        except OSError:
            self._end()

    def _idle(self) -> None:
        """Nothing to do here; but others may find something for this one's hosts."""
        if self.scheduler is None or self.scheduler.enough:
            return
        self.tell("idle", (self.round, self.scheduler.visits))
        raise DontCloseSpider

    def _hear(self) -> None:
        try:
            while self.door.poll():
                asked = self.door.recv()
                if asked is None:
                    self._end()
                elif self.scheduler:
                    self.round = asked
                    self.scheduler.look()
        except (EOFError, OSError):
            self.loop.remove_reader(self.door.fileno())
            self._end()

    def _end(self) -> None:
        self.over = True
        if self.scheduler:
            self.scheduler.look()
