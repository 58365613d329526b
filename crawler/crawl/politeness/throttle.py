"""How fast a host is asked: slower when it says that it is too much, not at all while it asks for a pause."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

TOO_MUCH = frozenset({429, 503})
"""Statuses by which a server says that it is asked too much."""
MOST = 60.0
"""Seconds between two requests that a host is slowed down to at most."""
RECOVERY = 0.8
"""What a good answer leaves of a host's extra delay."""


@dataclass
class Throttle:
    """Delays and pauses by host. Hosts are written as in the frontier: with the port, where an address states one."""

    floor: float
    """Seconds between two requests to a host that says nothing."""
    first: float = 1.0
    """Seconds that the first 429 or 503 slows a host down to, where its delay is less; doubled at each next."""
    clock: Callable[[], float] = time.time
    floors: dict[str, float] = field(default_factory=dict)
    """What a host asked for (Crawl-delay)."""
    delays: dict[str, float] = field(default_factory=dict)
    """Of the hosts that were slowed down and have not recovered."""
    pauses: dict[str, tuple[float, str]] = field(default_factory=dict)
    """Until when (UTC seconds) a host is left alone, and why."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Throttle:
        return cls(crawler.settings.getfloat("DOWNLOAD_DELAY"), crawler.settings.getfloat("HEMERO_SLOWER", 1.0))

    @staticmethod
    def of(crawler: Crawler) -> Throttle:
        """The throttle of a running crawl: Scrapy keeps it among the extensions."""
        throttle = crawler.get_extension(Throttle)
        assert throttle is not None
        return throttle

    def delay(self, host: str) -> float:
        """Seconds between two requests to that host for now."""
        return self.delays.get(host, self.floors.get(host, self.floor))

    def answered(self, host: str, status: int, retry_after: float | None) -> bool:
        """Note an answer; whether the host's delay changed. `retry_after`: the seconds of its Retry-After, None without one."""
        floor, before = self.floors.get(host, self.floor), self.delay(host)
        if status in TOO_MUCH:
            self.delays[host] = max(floor, min(MOST, max(2 * before, self.first)))
            if retry_after:
                self.pause(host, self.clock() + retry_after, f"its host answered {status} and asked for a pause (Retry-After)")
        elif status < 400 and host in self.delays:
            eased = before * RECOVERY
            if eased <= max(floor, self.first / 4):
                del self.delays[host]
            else:
                self.delays[host] = eased
        return self.delay(host) != before

    def pause(self, host: str, until: float, why: str) -> None:
        """Leave a host alone until then (UTC seconds); a shorter pause does not end a longer one."""
        if until > self.pauses.get(host, (0.0, ""))[0]:
            self.pauses[host] = (until, why)

    def paused(self, host: str) -> tuple[float, str] | None:
        """Until when a host is left alone and why, None where it is not."""
        pause = self.pauses.get(host)
        if pause and pause[0] <= self.clock():
            del self.pauses[host]
            return None
        return pause

    def resting(self, longer_than: float) -> Iterator[str]:
        """The hosts that are left alone for so many seconds more."""
        limit = self.clock() + longer_than
        return (host for host, (until, _) in self.pauses.items() if until > limit)
