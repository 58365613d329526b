"""The data classes that the crawl and the archive exchange: addresses, HTTP exchanges, visits, leases. They are frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from crawler.article import Article, Moment

OUTCOMES = (
    "article",
    "listing",
    "unchanged",
    "not_article",
    "duplicate",
    "gone",
    "redirected",
    "blocked",
    "robots",
    "opted_out",
    "not_html",
    "too_large",
    "error",
    "waiting",
)
"""The outcomes of an address. A new address starts as `waiting`."""

ENDED_BADLY = ("error", "gone", "blocked", "not_article", "not_html", "redirected", "too_large")
"""Outcomes of pages from which nothing was read. Such a page may be a page again later: it is visited again if it is asked for or named
again."""

FIRST_COMEBACK, SLOWEST_COMEBACK = 86_400.0, 90 * 86_400.0
"""Seconds after which a listing that names a page again makes it due, if the page ended badly: at first, and at most. Each further bad
ending makes it three times as long."""

HOWS = ("feed", "sitemap", "headline", "front", "section", "redirect", "argument", "robots", "next_page")
"""How an address was discovered."""

HINTS = ("unknown", "robots", "listing", "article")
"""What an address is expected to be, from least to most specific. The hint of a waiting row may become more specific, never less."""


@dataclass(frozen=True, slots=True)
class Discovery:
    """A discovered address."""

    url: str
    """The absolute address, normalised by the caller. Two discoveries with the same `url` are the same page."""
    how: str
    """One of `HOWS`."""
    outlet: str | None = None
    """The outlet's name; None where no outlet has this host."""
    found_as: str | None = None
    """The address as printed on the page, where it differs from `url`."""
    hint: str = "unknown"
    """One of `HINTS`."""
    priority: int = 0
    """Higher is fetched first."""
    published: Moment | None = None
    """The time of publication that the feed or sitemap states; None where it states none."""
    part_of: int | None = None
    """For a later page of an article: the page id of the article's first page."""
    part: int = 1
    """The number of this page in the article, from 1."""
    held: str = ""
    """Why the address is not queued: its row waits with this reason and is not leased. Empty: the address is queued."""
    root: str = ""
    """The label of the crawl or list that the address belongs to (see `Scope.roots`); empty: the root of the page it was found on."""
    steps: int = 0
    """The number of links between a start address or listing and this address: 0 for the start address or listing itself."""
    again: float = 0.0
    """UTC seconds: a listing whose last visit is earlier is due again. 0: a visited listing keeps its planned next visit."""
    asked: float = 0.0
    """UTC seconds: the user asks for this address, so it is due again if it ended badly before this time. 0: nobody asks for it."""
    if_new: bool = False
    """Queue this address only if at least one article discovered with it is new. Used for the next page of a listing."""
    aside: bool = False
    """This address does not count as a new article for `if_new`: it is too old, or not an article of this newspaper."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One HTTP request and its response, as sent and received."""

    url: str
    """The absolute address of the request."""
    method: str
    request_headers: list[tuple[str, str]]
    """As sent: bytes decoded as latin-1; a repeated header is repeated here."""
    status: int
    reason: str
    """The reason phrase after the status code; empty where the server sent none."""
    headers: list[tuple[str, str]]
    """As received: bytes decoded as latin-1; a repeated header is repeated here."""
    body: bytes
    """The body with its content encoding, without transfer encoding."""
    fetched_at: datetime
    """When the response was complete: an aware datetime in UTC."""
    ip: str | None = None
    """The server's IP address; None where it is not known."""
    truncated: str | None = None
    """The WARC-Truncated value (`length`, `time`, `disconnect`, `unspecified`); None where the body is complete."""


@dataclass(frozen=True, slots=True)
class Pace:
    """The interval between two visits of a listing: halved after a visit that found something new, doubled after one that did not."""

    first: float
    """Seconds between the first and the second visit."""
    fastest: float
    slowest: float

    def next(self, before: float | None, fresh: bool) -> float:
        """The next interval in seconds. `before` is the last interval in seconds, None after the first visit.

        >>> Pace(900, 300, 86400).next(None, True), Pace(900, 300, 86400).next(900, False), Pace(900, 300, 86400).next(400, True)
        (900, 1800, 300)
        """
        if before is None:
            return self.first
        return max(self.fastest, min(self.slowest, before / 2 if fresh else before * 2))


@dataclass(frozen=True, slots=True)
class Visit:
    """The result of one visit of a page. One transaction stores all of it and ends the page's lease."""

    page_id: int
    outcome: str
    """One of `OUTCOMES`; `waiting` where the visit is to be tried again."""
    detail: str = ""
    """The reason in a few words, for people (`HTTP 503, Retry-After 120`)."""
    exchange_key: int | None = None
    """The key that `Writer.keep` returned for the exchange; None where `capture_id` is set, or where nothing was fetched."""
    capture_id: int | None = None
    """The capture that was read, where it already has a row (unread captures, `hemero reread`)."""
    article: Article | None = None
    """What was read from the page. It is also set for pages that are not articles, because their headlines are stored. None where nothing
    was read."""
    found: tuple[Discovery, ...] = ()
    """The addresses found on the page. The same transaction stores them."""
    next_visit: float | None = None
    """UTC seconds at which the page is due again; None: no next visit is planned."""
    pace: Pace | None = None
    """For a listing, instead of `next_visit`: the rule that computes the next visit."""
    zone: str = "Europe/Paris"
    """IANA name of the zone in which times for people are written."""
    parser_version: str = ""
    """The version of the parser that read `article`."""
    opt_out: Mapping[str, Any] | None = None
    """Text-and-data-mining reservations: signal → value as printed; None where there are none."""
    etag: str | None = None
    """With `last_modified`: the validators for the next conditional GET. None after a visit that read nothing new keeps the stored one."""
    last_modified: str | None = None
    canonical_url: str | None = None
    """The canonical address that the page states, normalised; None where it is the page's own address."""
    attempts: int = 0
    """The number of failed visits in a row, including this one; 0 after a success."""
    silences: int = 0
    """How many of these got no response."""
    url: str = ""
    """The page's address, for progress displays only: it is not stored."""
    ms: int | None = None
    """Milliseconds from the request to the response headers, for progress displays only; None where there was no response."""
    visited_at: datetime | None = None
    """When the visit ended: an aware datetime. None: the time of the capture, or now where there is no capture."""


@dataclass(frozen=True, slots=True)
class Lease:
    """A page to fetch now. No other worker gets this page until its `Visit` is stored."""

    page_id: int
    url: str
    outlet: str | None
    hint: str
    how: str
    attempts: int
    etag: str | None
    last_modified: str | None
    part_of: int | None
    part: int
    priority: int
    outcome: str = "waiting"
    """The outcome of the last visit; `waiting` for a page that was never read."""
    root: str = ""
    steps: int = 0
    discovered: float = 0.0
    """UTC seconds at which the address was discovered."""
    article_id: int | None = None
    """The article that was read from this page; None where there is none."""
    published: str | None = None
    """The article's `published` column: an ISO 8601 time or date."""
    capture_id: int | None = None
    """The capture that holds the page's latest body; None where there is none."""
    digest: str | None = None
    """The payload digest of that body."""
    came_by: str = ""
    """For the target of redirects: the addresses that redirected here one after the other, the first one last, one a line."""
    silences: int = 0
    """How many of the `attempts` got no response."""

    @property
    def redirected_from(self) -> tuple[str, ...]:
        """The addresses that redirected here one after the other, the first one first."""
        return tuple(reversed(self.came_by.split("\n"))) if self.came_by else ()


@dataclass(frozen=True, slots=True)
class Scope:
    """Which pages a crawl leases: those of any of these outlets, hosts or roots. An empty scope is the whole archive."""

    outlets: frozenset[str] = field(default_factory=frozenset)
    hosts: frozenset[str] = field(default_factory=frozenset)
    """Host names as in addresses, with `www.` where the address has it."""
    roots: frozenset[str] = field(default_factory=frozenset)
    """Labels from `Discovery.root`. Pages found on a page inherit its root."""

    @property
    def everything(self) -> bool:
        """Whether the scope is the whole archive."""
        return not (self.outlets or self.hosts or self.roots)


@dataclass(frozen=True, slots=True)
class Unread:
    """A capture that was never read. Read it and `put` a `Visit` with its `capture_id`; do not fetch the page again."""

    capture_id: int
    lease: Lease
    """The capture's page, as a lease."""


@dataclass(frozen=True, slots=True)
class Recovery:
    """What `Archive.recover` repaired."""

    cut_bytes: int = 0
    """Bytes of incomplete records that were cut from the ends of WARC files."""
    adopted: int = 0
    """Complete records that had no row and became captures."""
    released: int = 0
    """Leases of a dead process that were released."""
    unread: int = 0
    """Captures that are still to be read (`Archive.unread`)."""

    @property
    def died(self) -> bool:
        """Whether the last crawl did not end normally."""
        return bool(self.cut_bytes or self.adopted or self.released or self.unread)
