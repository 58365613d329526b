"""What the crawl hands to the archive and gets from it: addresses, exchanges, visits, leases. Frozen, without behaviour."""

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
"""How an address ends; `waiting` is the one it starts with."""

HOWS = ("feed", "sitemap", "headline", "front", "section", "redirect", "argument", "robots", "next_page")
"""How an address came to be known."""

HINTS = ("unknown", "robots", "listing", "article")
"""What an address is expected to be, least telling first: a row that waits may rise, never sink."""


@dataclass(frozen=True, slots=True)
class Discovery:
    """An address heard of."""

    url: str
    """The absolute address, already normalised by the caller: what makes two addresses one."""
    how: str
    """One of `HOWS`."""
    outlet: str | None = None
    """The outlet's name, None where no outlet has this host."""
    found_as: str | None = None
    """The address as it stood on the page, where it differs from `url`."""
    hint: str = "unknown"
    """One of `HINTS`."""
    priority: int = 0
    """Higher is fetched first."""
    published: Moment | None = None
    """What the feed or sitemap says of its publication, None where it says nothing."""
    part_of: int | None = None
    """The page id of the first page, for a later page of one article."""
    part: int = 1
    """Which page of the article it is, from 1."""
    held: str = ""
    """Why it is not to be fetched for now (its row waits with this reason and is never leased); empty: queue it."""
    root: str = ""
    """A label of the errand it belongs to (`Scope.roots`); empty: that of the page it was found on."""
    steps: int = 0
    """How many links lead to it from an address that was named or listed: 0 for those, 1 for what they name."""
    again: float = 0.0
    """UTC seconds: a listing visited before then is due again; 0: one that was visited is left to its own next visit."""
    if_new: bool = False
    """Whether it is worth fetching only where an article was new among those found with it: the next page of a listing."""
    aside: bool = False
    """Whether it is no such article: older than what is wanted, or no article of this newspaper."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its response, as they went over the wire."""

    url: str
    """The absolute address that was asked for."""
    method: str
    request_headers: list[tuple[str, str]]
    """As sent; bytes read as latin-1, repeated names repeated."""
    status: int
    reason: str
    """The words after the status, empty where the server sent none."""
    headers: list[tuple[str, str]]
    """As received; bytes read as latin-1, repeated names repeated."""
    body: bytes
    """As it came: content encoding intact, transfer encoding taken off."""
    fetched_at: datetime
    """Aware, UTC: when the response was complete."""
    ip: str | None = None
    """The server's address, None where it is not known."""
    truncated: str | None = None
    """Why the body is not whole, in the WARC standard's words (`length`, `time`, `disconnect`, `unspecified`); None: whole."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How often a listing is asked for: half as long after a visit that found something new, twice as long after one that did not."""

    first: float
    """Seconds after its first visit."""
    fastest: float
    slowest: float

    def next(self, before: float | None, fresh: bool) -> float:
        """Seconds to the next visit; `before`: those to this one, None for a first visit.

        >>> Pace(900, 300, 86400).next(None, True), Pace(900, 300, 86400).next(900, False), Pace(900, 300, 86400).next(400, True)
        (900, 1800, 300)
        """
        if before is None:
            return self.first
        return max(self.fastest, min(self.slowest, before / 2 if fresh else before * 2))


@dataclass(frozen=True, slots=True)
class Visit:
    """How one visit of a page ended, and everything it brought: stored in one transaction, which also ends the page's lease."""

    page_id: int
    outcome: str
    """One of `OUTCOMES`; `waiting` for a visit that is to be tried again."""
    detail: str = ""
    """The reason in a few words (`HTTP 503, Retry-After 120`), for people."""
    exchange_key: int | None = None
    """What `Writer.keep` returned for the exchange that was read; None with `capture_id`, or where nothing was fetched."""
    capture_id: int | None = None
    """The capture that was read, where it is already a row (unread captures, reading again)."""
    article: Article | None = None
    """What was read, also of a page that is no article: its headlines are kept. None where nothing was read."""
    found: tuple[Discovery, ...] = ()
    """The addresses found on the page; they become rows in the same transaction."""
    next_visit: float | None = None
    """UTC seconds at which the page is due again; None: never by itself."""
    pace: Pace | None = None
    """For a listing: how its next visit is reckoned from what was new on it, in place of `next_visit`."""
    zone: str = "Europe/Paris"
    """IANA zone in which times are written for people."""
    parser_version: str = ""
    """The version of the reader that made `article`."""
    opt_out: Mapping[str, Any] | None = None
    """Text-and-data-mining reservations found: signal → value as printed; None where there are none."""
    etag: str | None = None
    """Validators to send with the next conditional GET; None leaves what the row has."""
    last_modified: str | None = None
    canonical_url: str | None = None
    """The page's canonical address, normalised; None: the page's own."""
    attempts: int = 0
    """Failed tries in a row, this one included; 0 after a success."""
    url: str = ""
    """The page's address, for those who look on; the row has it."""
    ms: int | None = None
    """Milliseconds from the request to the head of its answer, for those who look on; None where nothing answered."""
    visited_at: datetime | None = None
    """Aware: when the visit ended; None: when its capture was fetched, or now where nothing was."""


@dataclass(frozen=True, slots=True)
class Lease:
    """A page to fetch now: nobody else gets it until its `Visit` is stored."""

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
    """The last visit's outcome; `waiting` for a page never read."""
    root: str = ""
    steps: int = 0
    discovered: float = 0.0
    """UTC seconds at which the address was first heard of."""
    article_id: int | None = None
    """The article that was once read there."""
    published: str | None = None
    """When that article was published, as in `articles`: a time or a date."""
    capture_id: int | None = None
    """The capture whose body the page had last, None where it had none."""
    digest: str | None = None
    """Its payload digest."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which pages a crawl leases: those of any of these; a scope without any name is the whole archive."""

    outlets: frozenset[str] = field(default_factory=frozenset)
    hosts: frozenset[str] = field(default_factory=frozenset)
    """Hosts as in addresses, `www.` included."""
    roots: frozenset[str] = field(default_factory=frozenset)
    """Labels that `Discovery.root` gave and the pages found from there inherited."""

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return not (self.outlets or self.hosts or self.roots)


@dataclass(frozen=True, slots=True)
class Unread:
    """A capture whose reading was never stored: read it and `put` a `Visit` with its `capture_id`; do not fetch it again."""

    capture_id: int
    lease: Lease
    """The page, as if leased."""


@dataclass(frozen=True, slots=True)
class Recovery:
    """What opening for writing mended."""

    cut_bytes: int = 0
    """Bytes of torn records cut off the ends of WARC files."""
    adopted: int = 0
    """Complete records without a row that became captures."""
    released: int = 0
    """Leases of a dead process that came back."""
    unread: int = 0
    """Captures whose reading is still to be stored (`Archive.unread`)."""

    @property
    def died(self) -> bool:
        """Whether the last crawl did not end in order."""
        return bool(self.cut_bytes or self.adopted or self.released or self.unread)
