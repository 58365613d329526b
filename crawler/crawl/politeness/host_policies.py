"""The policy files of a host: robots.txt, tdmrep.json and ai.txt. They are requested once a day and stored like pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http.request import NO_CALLBACK

from crawler.archive import Discovery
from crawler.crawl import failures, outcomes, redirects
from crawler.crawl.politeness.outage import Outage
from crawler.crawl.recorder import Recorder
from crawler.errors import HemeroError
from crawler.parsing.policy import reservations
from crawler.parsing.policy.robots import Robots, read_robots

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from crawler.archive import Archive, Exchange, Lease

ROBOTS, TDMREP, AI_TXT = "/robots.txt", "/.well-known/tdmrep.json", "/ai.txt"
MAX_AGE = 86_400.0
"""Seconds for which a policy file is valid (RFC 9309, 2.4)."""
MAX_REDIRECTS = 5
"""Redirects that are followed (RFC 9309, 2.3.1.2)."""
LATEST_CAPTURE = """
SELECT capture_id FROM captures WHERE page_id = :page AND fetched_utc BETWEEN :since AND :now + 60 AND status NOT BETWEEN 300 AND 399
    AND (fetched_utc >= :errors_since OR (status < 500 AND status != 429)) ORDER BY fetched_utc DESC, capture_id DESC LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class PolicyFile:
    """The result of a request for a policy file."""

    status: int = 0
    """The HTTP status; 0 without a response."""
    body: bytes = b""
    """The body without its content encoding."""
    error: str = ""
    """Why the content is unknown because of an error of the server (no response, 429, 5xx); otherwise empty."""

    @property
    def exists(self) -> bool:
        """Whether the host has this file."""
        return 200 <= self.status < 300


@dataclass(frozen=True, slots=True)
class HostPolicy:
    """The content of a host's policy files, as far as it concerns us."""

    robots: Robots = field(default_factory=Robots)
    tdmrep: tuple[reservations.Location, ...] = ()
    ai_txt: Robots = field(default_factory=Robots)
    unavailable: str = ""
    """Why the host is not visited for now; empty if it may be visited."""
    expires: float = 0.0
    """UTC seconds until which this policy is valid."""

    def reservations(self, url: str) -> dict[str, str]:
        """The reservations of an address in the host's files: place → words as printed."""
        return (
            reservations.of_tdmrep(self.tdmrep, url)
            | reservations.of_ai_txt(self.ai_txt, url)
            | reservations.of_robots(self.robots.usages, url)
        )


class PolicyFileFetcher:
    """Requests policy files with the crawl's downloader, so that they are stored, checked and delayed like pages."""

    def __init__(self, crawler: Crawler, error_max_age: float) -> None:
        self.crawler = crawler
        self.error_max_age = error_max_age
        """Seconds after which a file is requested again if the server had an error."""

    async def read(self, url: str) -> PolicyFile:
        """The policy file at `url`, from the archive if it was fetched today, otherwise from the host."""
        recorder = Recorder.of(self.crawler)
        lease, stored = await recorder.answer(_lease_and_stored(url, recorder.clock().timestamp(), self.error_max_age))
        return _policy_file(stored, url) if stored else await self._fetch(lease, recorder)

    async def _fetch(self, lease: Lease, recorder: Recorder) -> PolicyFile:
        """Request the file and follow redirects. Every response is stored as a capture of the file's page."""
        url, exchange, request = lease.url, None, None
        for _ in range(MAX_REDIRECTS + 1):
            request = Request(url, meta={"lease": lease, "policy_file": True}, callback=NO_CALLBACK, dont_filter=True)
            try:
                await self.crawler.engine.download_async(request)
            except Exception as failure:  # every network error is handled in the same way
                if isinstance(failure, IgnoreRequest) and exchange is None:
                    raise  # the request for the file was declined, so the request for the page is declined too
                if await Outage.of(self.crawler).has_begun(failure):
                    raise  # the request for the page is made again
                why = str(failure) if isinstance(failure, IgnoreRequest) else failures.reason(failure)
                await recorder.wait_for_room()
                recorder.store_visit(outcomes.policy_file_failed(lease, why))
                return PolicyFile(error=f"{_file_name(lease.url)} could not be fetched: {why}")
            exchange = request.meta["exchange"]
            target = redirects.target(exchange, redirects.location(exchange))
            if not target:
                break
            url = target
        assert exchange is not None
        assert request is not None
        await recorder.wait_for_room()
        recorder.store_visit(replace(outcomes.policy_file_visit(lease, exchange), exchange_key=request.meta["exchange_key"]))
        return _policy_file(exchange, lease.url)


async def stored_policy(recorder: Recorder, url: str) -> HostPolicy:
    """The policy of the address's host in the archive. Nothing is fetched: for pages that a killed crawl fetched and did not read."""
    parts = urlsplit(url)
    robots, tdmrep, ai_txt = [
        await recorder.answer(_stored_body(f"{parts.scheme}://{parts.netloc}{path}", recorder.clock().timestamp()))
        for path in (ROBOTS, TDMREP, AI_TXT)
    ]
    return HostPolicy(read_robots(robots), reservations.read_tdmrep(tdmrep), reservations.read_ai_txt(ai_txt))


def _stored_body(url: str, now: float) -> Callable[[Archive], bytes]:
    """A function that returns the body of the last sound capture of a policy file; empty if there is none."""

    def stored_body(archive: Archive) -> bytes:
        pages = archive.query("SELECT page_id AS page FROM pages WHERE url = ?", (url,))
        found = archive.query(LATEST_CAPTURE, {**pages[0], "now": now, "since": 0, "errors_since": now + MAX_AGE}) if pages else []
        try:
            return _policy_file(archive.read_capture(int(str(found[0]["capture_id"]))), url).body if found else b""
        except HemeroError:  # its WARC file is lost
            return b""

    return stored_body


def _lease_and_stored(url: str, now: float, error_max_age: float) -> Callable[[Archive], tuple[Lease, Exchange | None]]:
    """A function that returns the row of a policy file, and its last valid capture (None if there is none). `now`: UTC seconds.

    The frontier never leases these rows.
    """

    def lease_and_stored(archive: Archive) -> tuple[Lease, Exchange | None]:
        archive.discover([Discovery(url=url, how="robots", hint="robots", held="asked for when its host is visited")])
        lease = archive.frontier.leases("url = ?", url)[0]
        times = {"now": now, "since": now - MAX_AGE, "errors_since": now - error_max_age}
        stored = archive.query(LATEST_CAPTURE, times | {"page": lease.page_id})
        try:
            return lease, archive.read_capture(int(str(stored[0]["capture_id"]))) if stored else None
        except HemeroError:  # its WARC file is lost
            return lease, None

    return lease_and_stored


def _policy_file(exchange: Exchange, url: str) -> PolicyFile:
    status = exchange.status
    if status == 429 or status >= 500:
        return PolicyFile(status, error=f"{_file_name(url)} answered {status}")
    return PolicyFile(status, outcomes.decoded(exchange) if 200 <= status < 300 else b"")


def _file_name(url: str) -> str:
    return url.rpartition("/")[2]
