"""One's own network gone, told apart from a newspaper that does not answer.

If a request got no response, the crawl connects to hosts that answered before. If one of them accepts, the network is there, and the
address has failed. If none does, the crawl pauses; the request is made again later, and no address has failed.
"""

from __future__ import annotations

import asyncio
import errno
import logging
import socket
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy import exceptions, signals
from twisted.internet.error import ConnectError

from crawler.crawl.events import event
from crawler.crawl.politeness.address_guard import AddressGuard, shared_guard
from crawler.crawl.recorder import Recorder
from crawler.errors import HemeroError

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from crawler.archive import Archive
    from crawler.crawl.events import Event

log = logging.getLogger(__name__)

ENOUGH_HOSTS = 3
"""If this number of hosts that answered before are silent at once, whatever the error, it is the network."""
ASKED_HOSTS = 8
"""The number of hosts to which the crawl connects, those that answered last."""
KEPT_HOSTS = 50
CONNECT_TIMEOUT = 5.0
"""Seconds that a host has to accept the connection."""
FRESH = 1.0
"""Seconds for which the answer of a host shows that the network is there."""
MAX_PAUSE = 600.0
"""The longest pause in seconds. Each pause is twice as long as the one before."""
NO_ROUTE = frozenset({errno.ENETUNREACH, errno.ENETDOWN, errno.EHOSTUNREACH, errno.EADDRNOTAVAIL})
CHANGED = object()
"""The signal of a pause and of its end: `event` is the event of it."""
ANSWERED_LAST = "SELECT url FROM captures WHERE capture_id > (SELECT max(capture_id) - 300 FROM captures) ORDER BY capture_id"


class Outage:
    """Knows which hosts answered, and whether the crawl pauses because none of them can be reached."""

    def __init__(self, guard: AddressGuard, *, first_pause: float, patience: float | None, off: bool = False) -> None:
        self.guard = guard
        self.first_pause = first_pause
        self.patience = patience
        """Seconds after which the crawl ends if the network is not back; None: it waits without end."""
        self.off = off
        """Whether nothing is checked, in a replay."""
        self.paused = False
        self.answered: dict[tuple[str, int], None] = {}
        """Host name and port of the hosts that answered, the last one last."""
        self._origin = ""
        self._check: asyncio.Task[bool] | None = None
        self._seen = float("-inf")
        self._wait: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Outage:
        settings = crawler.settings
        patience = None if settings.getbool("HEMERO_WATCH") else settings.getfloat("HEMERO_OUTAGE_PATIENCE")
        outage = cls(
            shared_guard(settings),
            first_pause=settings.getfloat("HEMERO_OUTAGE_PAUSE"),
            patience=patience,
            off=bool(settings["HEMERO_REPLAY"]),
        )
        outage.crawler = crawler
        crawler.signals.connect(outage.note_response, signal=signals.response_downloaded)
        crawler.signals.connect(outage.close, signal=signals.spider_closed)
        return outage

    crawler: Crawler

    @staticmethod
    def of(crawler: Crawler) -> Outage:
        """The outage of a running crawl. It is one of Scrapy's extensions."""
        outage = crawler.get_extension(Outage)
        assert outage is not None
        return outage

    def note_response(self, response: Response) -> None:
        """Note that a host answered."""
        origin = response.url[: response.url.find("/", 8)]
        if origin != self._origin:
            self._origin = origin
            self.note_hosts([response.url])

    def note_hosts(self, urls: Iterable[str]) -> None:
        """Note the hosts of these addresses, the last one last."""
        for url in urls:
            parts = urlsplit(url)
            if parts.hostname:
                host = (parts.hostname, parts.port or (443 if parts.scheme == "https" else 80))
                self.answered.pop(host, None)
                self.answered[host] = None
        while len(self.answered) > KEPT_HOSTS:
            del self.answered[next(iter(self.answered))]

    def load(self, archive: Archive) -> None:
        """Note the hosts that answered earlier crawls. Called in the writer's thread, before the first request."""
        self.note_hosts(str(row["url"]) for row in archive.query(ANSWERED_LAST))

    async def has_begun(self, failure: BaseException) -> bool:
        """Whether a request failed because the network is gone. Then the crawl pauses, and the request is to be made again."""
        if self.off or not self.answered or not isinstance(failure, NO_RESPONSE):
            return False
        if self.paused:
            return True
        if len(self.answered) < ENOUGH_HOSTS and not _is_network_error(failure):
            return False
        if await self._network_is_there():
            return False
        self._begin()
        return True

    async def _network_is_there(self) -> bool:
        """Whether one of the hosts accepts a connection. Requests that fail at the same time share the check."""
        if time.monotonic() - self._seen < FRESH:
            return True
        if self._check is None or self._check.done():
            self._check = asyncio.ensure_future(self._any_accepts())
        return await asyncio.shield(self._check)

    async def _any_accepts(self) -> bool:
        tries = [asyncio.ensure_future(self._accepts(*host)) for host in list(self.answered)[-ASKED_HOSTS:]]
        try:
            for done in asyncio.as_completed(tries):
                if await done:
                    self._seen = time.monotonic()
                    return True
        finally:
            for one in tries:
                one.cancel()
        return False

    async def _accepts(self, host: str, port: int) -> bool:
        """Whether the host accepts a connection. No request is sent."""
        try:
            found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
            addresses = [str(place[0]) for *_, place in found if self.guard.may_connect(host, port, str(place[0]))]
            if not addresses:
                return False
            _, writer = await asyncio.wait_for(asyncio.open_connection(addresses[0], port), CONNECT_TIMEOUT)
        except (OSError, UnicodeError):  # also a timeout
            return False
        writer.close()
        return True

    def _begin(self) -> None:
        if not self.paused:
            self.paused = True
            self._wait = asyncio.ensure_future(self._wait_for_network())

    async def _wait_for_network(self) -> None:
        log.error("No host answers any more: the network seems to be gone. The crawl pauses and tries again; no page counts as failed.")
        self._tell(event("pause") | {"why": "no host answers"})
        pause, started = self.first_pause, time.monotonic()
        while True:
            await asyncio.sleep(pause)
            if await self._any_accepts():
                break
            if self.patience is not None and time.monotonic() - started > self.patience:
                minutes = round((time.monotonic() - started) / 60)
                sentence = f"No host has answered for {minutes} min: check your network, then run the same command again."
                return Recorder.of(self.crawler).stop_on_error(HemeroError(sentence))
            pause = min(MAX_PAUSE, 2 * pause)
        self.paused = False
        self._tell(event("resume") | {"seconds": round(time.monotonic() - started, 1)})
        assert self.crawler.engine is not None
        if slot := self.crawler.engine._slot:
            slot.nextcall.schedule()
        return None

    def _tell(self, told: Event) -> None:
        self.crawler.signals.send_catch_log(CHANGED, event=told)

    def close(self) -> None:
        """End the pause."""
        for task in (self._wait, self._check):
            if task and not task.done() and task is not asyncio.current_task():
                task.cancel()


NO_RESPONSE = (
    exceptions.CannotResolveHostError,
    exceptions.DownloadConnectionRefusedError,
    exceptions.DownloadTimeoutError,
    exceptions.DownloadFailedError,
    ConnectError,  # of Twisted, which Scrapy passes on: no route leads to the host
)
"""What Scrapy raises if a request got no response."""


def _is_network_error(failure: BaseException) -> bool:
    """Whether the name could not be resolved, or no route leads to the host: a single host shows this only if the network is gone."""
    cause: BaseException | None = failure
    while cause is not None:
        number = getattr(cause, "osError", cause)
        if isinstance(cause, exceptions.CannotResolveHostError) or getattr(number, "errno", None) in NO_ROUTE:
            return True
        cause = cause.__cause__
    return False
