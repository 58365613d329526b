"""From a response, or a failed request, to the outcome of an address. The spider yields the archive's `Visit` as its item.

`visit` reads a stored exchange. So the same function is used for a new response, for a response that a killed crawl left unread, and for
reading old captures again.
"""

from __future__ import annotations

import email.utils
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from crawler import __version__, outlets
from crawler.archive import Discovery, Exchange, Lease, Pace, TooLargeError, Visit, decode_body, digest_of
from crawler.archive.records import ENDED_BADLY, FIRST_COMEBACK
from crawler.crawl import redirects
from crawler.crawl.addresses import discovery, revisits
from crawler.crawl.addresses.scope import EVERYTHING, CrawlScope
from crawler.parsing.classification import walls
from crawler.parsing.classification.soft_404 import is_soft_404
from crawler.parsing.discovery.feeds_and_sitemaps import Listing, read_listing
from crawler.parsing.document import addresses
from crawler.parsing.document.size import MAX_TAGS, has_too_many_tags
from crawler.parsing.parser import Reading, read
from crawler.parsing.policy import reservations

if TYPE_CHECKING:
    from scrapy.settings import BaseSettings

    from crawler.article import Article
    from crawler.parsing.outlet import Outlet

OK_STATUSES = frozenset({200, 203})
"""203 is the answer of a server behind a proxy that changed it (RFC 9110)."""
EMPTY_STATUSES = frozenset({204, 205})
BLANK = b" \t\r\n\f\v\0\xef\xbb\xbf\xfe\xff"
"""White space, NUL and byte order marks: a body of nothing else is empty."""
GONE_STATUSES = frozenset({404, 410})
REFUSED_STATUSES = frozenset({401, 402, 403, 407, 451})
RETRY_STATUSES = frozenset({408, 425, 429, *range(500, 600)} - {501, 505})
"""What passes with time: the host or what stands before it is overloaded, broken, or not reached. 501 and 505 are about the request."""
READ_OUTCOMES = frozenset({"article", "listing", "duplicate", "not_article", "not_html", "unchanged"})
"""Outcomes for which the body was read. If the same body comes again, it need not be read again."""
PACE = Pace(900.0, 300.0, 86_400.0)
EMPTY_BELOW = 64
"""Bytes below which a body is looked at for being empty: an encoded one has a header."""
MAX_LISTING = 50 * 1024 * 1024
"""Bytes of the largest listing: sitemaps may have 50 MB (sitemaps.org)."""
KINDS_WITHOUT_TEXT = frozenset({"video", "audio", "gallery"})
"""Kinds of article that can have no text."""


@dataclass(frozen=True, slots=True)
class CrawlPolicy:
    """The settings that decide outcomes and next visits."""

    max_tries: int = 3
    max_unanswered_tries: int = 6
    """Tries of an address whose host does not answer. It is larger because a network can be down for hours."""
    retry_wait: float = 60.0
    listing_pace: Pace = PACE
    """How often listings are visited."""
    revisit_ages: tuple[float, ...] = revisits.AGES
    """Ages at which articles are visited again, in seconds."""
    max_size: int = 16 * 1024 * 1024
    crawl_scope: CrawlScope = EVERYTHING
    """How far the crawl goes, and which days it wants."""
    leave_out_reserved: bool = True
    """Whether pages are left out if their publisher reserves text and data mining."""
    generic_reader: bool = False
    """Whether pages are read without the rules of the outlet files."""
    endless: bool = False
    """Whether the crawl never ends: what the user named is visited again the next day if it ended badly."""

    def max_size_of(self, lease: Lease) -> int:
        """The largest body of this address, in bytes: listings may be larger than pages."""
        return max(self.max_size, MAX_LISTING) if self.max_size and lease.hint == "listing" else self.max_size

    @classmethod
    def of(cls, settings: BaseSettings) -> CrawlPolicy:
        return cls(
            settings.getint("HEMERO_TRIES"),
            settings.getint("HEMERO_TRIES_UNANSWERED"),
            settings.getfloat("HEMERO_RETRY_WAIT"),
            Pace(*(settings.getfloat(f"HEMERO_LISTING_{word}") for word in ("EVERY", "FASTEST", "SLOWEST"))),
            revisits.read_durations(settings["HEMERO_REVISITS"]),
            settings.getint("DOWNLOAD_MAXSIZE"),
            CrawlScope.of(settings),
            settings.get("HEMERO_BASIS", "general") != "research",
            settings.getbool("HEMERO_GENERIC"),
            settings.getbool("HEMERO_WATCH"),
        )


def decoded(exchange: Exchange, limit: int = 16 * 1024 * 1024) -> bytes:
    """The body without its content encoding. If the body is not encoded as its header says, it is returned unchanged."""
    return decode_body(exchange.headers, exchange.body, limit=limit)


def decoded_head(exchange: Exchange) -> bytes:
    """The decoded body of a small page; empty if it unpacks to more than a page of its size can hold."""
    try:
        return decoded(exchange, 1 << 20)
    except TooLargeError:
        return b""


def is_same_body(lease: Lease, exchange: Exchange) -> bool:
    """Whether the body is identical, byte for byte, to the last body of the page."""
    return (
        exchange.status in OK_STATUSES and not exchange.truncated and lease.digest is not None and lease.digest == digest_of(exchange.body)
    )


def failed(lease: Lease, outcome: str, why: str, policy: CrawlPolicy) -> Visit:
    """The visit of an address whose request got no response. `outcome`: `waiting` if another try can help."""
    result = _silent(lease, why, policy) if outcome == "waiting" else _new_visit(lease, outcome, why)
    return _with_next_visit(result, lease, policy, datetime.now(UTC))


def declined(lease: Lease, outcome: str, why: str, until: float | None) -> Visit:
    """The visit of an address that is not requested, because of robots.txt, a reservation, a pause or an address that is not allowed."""
    return _new_visit(lease, outcome, why, next_visit=until, attempts=lease.attempts, silences=lease.silences)


def reader_error(lease: Lease, error: Exception) -> Visit:
    """The visit of a page on which the reader raised an exception. This is a bug in the reader; the page is kept."""
    return _new_visit(lease, "error", f"our reader failed: {type(error).__name__}: {error}"[:200])


def reader_crash(lease: Lease, exit_reason: str) -> Visit:
    """The visit of a page that crashed the reader process. The page is kept."""
    return _new_visit(lease, "error", f"our reader ended over it ({exit_reason})")


def lost_capture(lease: Lease) -> Visit:
    """The visit of a page whose capture was never read and is lost with its WARC file: it is fetched again at once."""
    return _new_visit(lease, "waiting", "its capture is lost", next_visit=time.time(), attempts=lease.attempts)


def policy_file_visit(lease: Lease, exchange: Exchange) -> Visit:
    """The visit of a robots.txt, tdmrep.json or ai.txt. These files are stored like pages, but the frontier does not schedule them: a crawl
    requests them when it needs them.
    """
    outcome = "not_html" if exchange.status < 300 else "gone" if exchange.status in GONE_STATUSES else "error"
    return _new_visit(lease, outcome, f"{lease.url.rpartition('/')[2]} answered {exchange.status}")


def policy_file_failed(lease: Lease, why: str) -> Visit:
    """The visit of a robots.txt, tdmrep.json or ai.txt that got no response."""
    return _new_visit(lease, "error", why, attempts=lease.attempts + 1)


def visit(
    lease: Lease,
    exchange: Exchange,
    policy: CrawlPolicy,
    *,
    fetched_at: datetime | None,
    host_reservations: Mapping[str, str] | None = None,
) -> Visit:
    """The visit of an address that sent a response.

    `fetched_at`: relative dates are resolved against this time; None if it is unknown. `host_reservations`: reservations of this address in
    the files of its host. Reservations are recorded for every outcome.
    """
    signals = {**(host_reservations or {}), **reservations.of_headers(exchange.headers)}
    if policy.leave_out_reserved and exchange.status in OK_STATUSES and (why := reservations.reserving(signals)):
        return opted_out(lease, why, signals)
    result = _by_status(lease, exchange, policy, fetched_at)
    signals |= result.opt_out or {}
    return _with_next_visit(replace(result, opt_out=signals or None), lease, policy, exchange.fetched_at)


def _with_next_visit(visit: Visit, lease: Lease, policy: CrawlPolicy, at: datetime) -> Visit:
    """The visit with the time of the next one. A listing always gets a next visit, an article only while it is young."""
    if visit.next_visit is not None or visit.outcome in ("waiting", "opted_out", "robots") or discovery.is_not_revisited(lease, at):
        return visit
    if visit.outcome == "listing" or lease.hint == "listing" or lease.outcome == "listing":
        return replace(visit, pace=policy.listing_pace)
    if visit.outcome == "article" and visit.article:
        published = visit.article.published
    elif lease.article_id is not None:
        published = revisits.read_published(lease.published)
    elif policy.endless and lease.how == "argument" and visit.outcome in ENDED_BADLY:
        return replace(visit, next_visit=time.time() + FIRST_COMEBACK)
    else:
        return visit
    age_seconds = revisits.age(published, datetime.fromtimestamp(lease.discovered, UTC), at)
    wait = revisits.seconds_to_next_visit(policy.revisit_ages, age_seconds)
    return visit if wait is None else replace(visit, next_visit=time.time() + wait)


def opted_out(lease: Lease, why: str, signals: Mapping[str, str]) -> Visit:
    """The visit of a page whose publisher reserves text and data mining. The capture is kept as proof; nothing is read from it.

    A listing is requested again the next day. Otherwise the crawl would never notice that the reservation was withdrawn.
    """
    due = time.time() + 86_400.0 if lease.hint == "listing" else None
    return _new_visit(lease, "opted_out", why, opt_out=signals, next_visit=due)


def reread(lease: Lease, exchange: Exchange, *, fetch_time_known: bool) -> Visit:
    """The visit of a stored page, read again. Reserved and truncated pages are read too. `fetch_time_known`: whether relative dates are
    resolved against the time of the capture.
    """
    try:
        return _read(lease, exchange, CrawlPolicy(leave_out_reserved=False), exchange.fetched_at if fetch_time_known else None)
    except Exception as error:  # a bug of the reader is counted; the other pages are read
        return reader_error(lease, error)


def _by_status(lease: Lease, exchange: Exchange, policy: CrawlPolicy, fetched_at: datetime | None) -> Visit:
    status = exchange.status
    asked = lease.etag or lease.last_modified or lease.capture_id is not None  # otherwise 304 answers nothing
    if (status == 304 and asked) or (lease.outcome in READ_OUTCOMES and is_same_body(lease, exchange)):
        return _new_visit(lease, "unchanged", "", **_validators(exchange))
    if status == 304:
        return _retry(lease, "answered 304, and nothing is stored", policy)
    if 300 <= status < 400:
        return _redirected(lease, exchange, redirects.location(exchange), policy)
    if status in GONE_STATUSES:
        return _new_visit(lease, "gone", f"answered {status}")
    if status in REFUSED_STATUSES or status in RETRY_STATUSES:
        return _refused(lease, exchange, policy)
    if status in EMPTY_STATUSES:
        return _retry(lease, f"the body was empty ({status})", policy)
    if status not in OK_STATUSES:
        return _new_visit(lease, "error", f"answered {status}")
    if len(exchange.body) < EMPTY_BELOW and not decoded_head(exchange).strip(BLANK) and not walls.bot_wall(200, exchange.headers, b""):
        return _retry(lease, "the body was empty", policy)
    if exchange.truncated and lease.attempts - lease.silences + 1 < policy.max_tries:
        return _retry(lease, "the body was cut short", policy)
    return _read(lease, exchange, policy, fetched_at)


def _refused(lease: Lease, exchange: Exchange, policy: CrawlPolicy) -> Visit:
    """The outcome of a 4xx or 5xx response: `blocked` with the name of the wall if it is known, or another try."""
    wall = walls.asked if exchange.status in REFUSED_STATUSES else walls.bot_wall
    if which := wall(exchange.status, exchange.headers, _limited_body(exchange, policy)):
        return _new_visit(lease, "blocked", f"{which} ({exchange.status})")
    if exchange.status in REFUSED_STATUSES:
        return _new_visit(lease, "blocked", f"answered {exchange.status}")
    return _retry(lease, f"answered {exchange.status}", policy, retry_after(exchange))


def _limited_body(exchange: Exchange, policy: CrawlPolicy) -> bytes:
    """The decoded body of an error response; empty if it is larger than the limit."""
    try:
        return decoded(exchange, policy.max_size)
    except TooLargeError:
        return b""


def _read(lease: Lease, exchange: Exchange, policy: CrawlPolicy, fetched_at: datetime | None) -> Visit:
    try:
        body = decoded(exchange, policy.max_size_of(lease))
    except TooLargeError as error:
        return _new_visit(lease, "too_large", str(error))
    if wall := walls.bot_wall(200, exchange.headers, body):
        return _new_visit(lease, "blocked", wall)
    outlet = outlets.get(lease.outlet) if lease.outlet else outlets.match(exchange.url)
    listing = read_listing(body, exchange.url)
    if listing.kind:
        return _listing_visit(lease, exchange, policy, listing, outlet)
    if len(body) > policy.max_size:
        return _new_visit(lease, "too_large", f"more than {policy.max_size // (1 << 20)} MB, and no sitemap")
    if has_too_many_tags(body):
        return _new_visit(lease, "too_large", f"more than {MAX_TAGS:,} tags")
    if not _is_html(exchange, body):
        return _not_html(lease, exchange, body)
    if (printed := redirects.refresh(exchange, body)) and redirects.target(exchange, printed) not in (None, lease.url, exchange.url):
        return _redirected(lease, exchange, printed, policy)
    rules = None if policy.generic_reader else outlet
    reading = read(body, exchange.url, fetched_at=fetched_at, content_type=_header(exchange, "content-type") or None, outlet=rules)
    if outlet and not rules:
        reading = replace(reading, article=replace(reading.article, outlet=outlet.name))
    signals = reservations.of_metas(reading.robots)
    if policy.leave_out_reserved and (why := reservations.reserving(signals)):
        return opted_out(lease, why, signals)
    if reading.article.kind == "wall":
        which = walls.asked(exchange.status, exchange.headers, body) or "a wall stands before the page"
        return _new_visit(lease, "blocked", which, opt_out=signals)
    result = _page_visit(lease, exchange, policy, reading, outlet)
    if result.outcome in ("not_article", "listing") and _is_login(lease, exchange, reading.article, body):
        return _new_visit(lease, "blocked", "login", opt_out=signals)
    return replace(result, opt_out=signals)


def _listing_visit(lease: Lease, exchange: Exchange, policy: CrawlPolicy, listing: Listing, outlet: Outlet | None) -> Visit:
    assert listing.kind is not None
    if listing.fault:
        return _new_visit(lease, "error", f"a {listing.kind.replace('_', ' ')} that cannot be read: {listing.fault}")
    found = discovery.of_entries(lease, listing.entries, listing.kind, outlet, policy.crawl_scope)
    return _new_visit(lease, "listing", listing.kind, found=found, **_validators(exchange))


def _not_html(lease: Lease, exchange: Exchange, body: bytes) -> Visit:
    """The visit of what is neither a page nor a listing. If it calls itself a listing, or should be one, the visit says how it begins."""
    declared = _header(exchange, "content-type")
    if lease.hint == "listing" or any(word in declared for word in ("rss", "atom", "xml", "feed+json")):
        head = " ".join(body[:80].decode("utf-8", "replace").split())[:40]
        return _new_visit(lease, "error", f"neither a feed nor a sitemap: it is {declared or 'of no stated type'} and begins with {head!r}")
    return _new_visit(lease, "not_html", declared)


def _is_login(lease: Lease, exchange: Exchange, article: Article, body: bytes) -> bool:
    """Whether a page to which another redirected is a login."""
    redirected = lease.how == "redirect" or addresses.normalise(exchange.url) != lease.url
    return redirected and article.kind not in ("front", "section") and walls.has_login_form(body)


def _page_visit(lease: Lease, exchange: Exchange, policy: CrawlPolicy, reading: Reading, outlet: Outlet | None) -> Visit:
    article = reading.article
    found = discovery.of_page(lease, reading, outlet, policy.crawl_scope)
    detail = "cut short" if exchange.truncated else ""
    if article.kind == "other" and is_soft_404(article):
        return _new_visit(lease, "gone", "answered 200, and the page says that it does not exist", article=article)
    if article.is_article and article.title and (article.text or article.kind in KINDS_WITHOUT_TEXT):
        return _new_visit(
            lease,
            "article",
            detail,
            found=found,
            **_validators(exchange),
            article=article,
            canonical_url=addresses.normalise(article.url),
        )
    if lease.hint == "listing" or article.kind in ("front", "section"):
        return _new_visit(lease, "listing", article.kind, found=found, **_validators(exchange), article=article)
    if exchange.truncated:
        return _new_visit(lease, "error", "the body was cut short", article=article, attempts=lease.attempts + 1)
    detail = f"{article.kind} without text" if article.is_article else article.kind
    return _new_visit(lease, "not_article", detail, article=article)


def _redirected(lease: Lease, exchange: Exchange, printed: str, policy: CrawlPolicy) -> Visit:
    url = redirects.target(exchange, printed)
    if url is None:
        return _new_visit(lease, "error", f"answered {exchange.status} without a usable Location")
    if dead_end := redirects.dead_end(lease, exchange, url):
        return _new_visit(lease, *dead_end)
    outlet = outlets.match(url)
    target = Discovery(
        url=url, how="redirect", outlet=outlet.name if outlet else lease.outlet, hint=lease.hint, priority=lease.priority,
        part_of=lease.part_of, part=lease.part, steps=lease.steps,
        asked=policy.crawl_scope.asked if lease.steps == 0 and lease.how in ("argument", "redirect") else 0.0,
    )  # fmt: skip
    return _new_visit(lease, "redirected", url, found=(target,))


def _retry(lease: Lease, why: str, policy: CrawlPolicy, wait: float | None = None) -> Visit:
    """`waiting` for another try, or `error` after the last try. `wait`: seconds until the next try, None for the usual delay."""
    return _tried(lease, why, policy, lease.attempts - lease.silences + 1, policy.max_tries, lease.silences, wait)


def _silent(lease: Lease, why: str, policy: CrawlPolicy) -> Visit:
    """The same after a request without a response. Such tries are counted apart: a server that did not answer twice and then answers 500
    was not wrong three times.
    """
    return _tried(lease, why, policy, lease.silences + 1, policy.max_unanswered_tries, lease.silences + 1, None)


def _tried(lease: Lease, why: str, policy: CrawlPolicy, tries: int, most: int, silences: int, wait: float | None) -> Visit:
    """The visit after this number of `tries` of one kind, of `most`."""
    counts = {"attempts": lease.attempts + 1, "silences": silences}
    if tries >= most:
        return _new_visit(lease, "error", f"{why}, {tries} times", **counts)
    pause = policy.retry_wait * 4 ** (tries - 1) if wait is None else wait
    return _new_visit(lease, "waiting", why, next_visit=time.time() + pause, **counts)


def retry_after(exchange: Exchange) -> float | None:
    """Seconds given by `Retry-After` (a number or a date), at most one day. None without a valid header."""
    value = _header(exchange, "retry-after").strip()
    if value.isdigit():
        return min(float(value), 86_400.0)
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except ValueError:
        return None
    return min(max(0.0, (moment.astimezone(UTC) - datetime.now(UTC)).total_seconds()), 86_400.0)


def _is_html(exchange: Exchange, body: bytes) -> bool:
    declared = _header(exchange, "content-type").partition(";")[0].strip().lower()
    if declared and "html" not in declared and "xml" not in declared and not declared.startswith("text/plain"):
        return False
    return b"<" in body[:4096]


def _header(exchange: Exchange, name: str) -> str:
    return next((value for key, value in exchange.headers if key.lower() == name), "")


def _new_visit(lease: Lease, outcome: str, detail: str, **more: Any) -> Visit:
    zone = outlets.get(lease.outlet).timezone if lease.outlet else "Europe/Paris"
    return Visit(lease.page_id, outcome, detail, url=lease.url, zone=zone, parser_version=__version__, **more)


def _validators(exchange: Exchange) -> dict[str, str | None]:
    return {"etag": _header(exchange, "etag") or None, "last_modified": _header(exchange, "last-modified") or None}
