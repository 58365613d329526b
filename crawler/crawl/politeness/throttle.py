"""The delay between two requests to a host. It grows if the host is overloaded. During a pause, the host gets no request."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

OVERLOAD_STATUSES = frozenset({429, 503})
"""Statuses that mean that the server gets too many requests."""
MAX_DELAY = 60.0
"""The longest delay between two requests, in seconds, that an overloaded host gets."""
RECOVERY_FACTOR = 0.8
"""A successful response multiplies the delay of a slowed-down host by this factor."""


@dataclass
class Throttle:
    """Delays and pauses by host. Hosts are written as in the frontier: with the port if the address has one."""

    default_delay: float
    """Seconds between two requests to a host without `Crawl-delay`."""
    first_slowed_delay: float = 1.0
    """The delay in seconds after the first 429 or 503, if the host's delay is shorter. Each further one doubles the delay."""
    clock: Callable[[], float] = time.time
    crawl_delays: dict[str, float] = field(default_factory=dict)
    """Host → `Crawl-delay` from its robots.txt, in seconds."""
    slowed_delays: dict[str, float] = field(default_factory=dict)
    """Host → delay in seconds, for hosts that were slowed down and have not recovered."""
    pauses: dict[str, tuple[float, str]] = field(default_factory=dict)
    """Host → end of its pause (UTC seconds) and the reason."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Throttle:
        return cls(crawler.settings.getfloat("DOWNLOAD_DELAY"), crawler.settings.getfloat("HEMERO_SLOWER", 1.0))

    @staticmethod
    def of(crawler: Crawler) -> Throttle:
        """The throttle of a running crawl. It is one of Scrapy's extensions."""
        throttle = crawler.get_extension(Throttle)
        assert throttle is not None
        return throttle

    def delay(self, host: str) -> float:
        """The current delay between two requests to the host, in seconds."""
        return self.slowed_delays.get(host, self.crawl_delays.get(host, self.default_delay))

    def note_response(self, host: str, status: int, retry_after: float | None) -> bool:
        """Use a response to change the host's delay. Returns whether the delay changed. `retry_after`: seconds given by `Retry-After`, None
        without it.
        """
        normal_delay, before = self.crawl_delays.get(host, self.default_delay), self.delay(host)
        if status in OVERLOAD_STATUSES:
            self.slowed_delays[host] = max(normal_delay, min(MAX_DELAY, max(2 * before, self.first_slowed_delay)))
            if retry_after:
                self.pause(host, self.clock() + retry_after, f"its host answered {status} and asked for a pause (Retry-After)")
        elif status < 400 and host in self.slowed_delays:
            recovered = before * RECOVERY_FACTOR
            if recovered <= max(normal_delay, self.first_slowed_delay / 4):
                del self.slowed_delays[host]
            else:
                self.slowed_delays[host] = recovered
        return self.delay(host) != before

    def pause(self, host: str, until: float, why: str) -> None:
        """Pause a host until that time (UTC seconds). A shorter pause does not end a longer one."""
        if until > self.pauses.get(host, (0.0, ""))[0]:
            self.pauses[host] = (until, why)

    def pause_of(self, host: str) -> tuple[float, str] | None:
        """The end of the host's pause and the reason. None if the host is not paused."""
        pause = self.pauses.get(host)
        if pause and pause[0] <= self.clock():
            del self.pauses[host]
            return None
        return pause

    def paused_for(self, longer_than: float) -> Iterator[str]:
        """The hosts whose pause lasts longer than that number of seconds."""
        limit = self.clock() + longer_than
        return (host for host, (until, _) in self.pauses.items() if until > limit)
