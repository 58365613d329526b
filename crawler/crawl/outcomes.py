"""From an answer, or the lack of one, to what becomes of an address: the item the spider yields is the archive's `Visit`.

`visit` takes what the WARC holds, so that a live response, one that an earlier crawl did not live to read, and one read again
years later become rows by the same function.
"""

from __future__ import annotations

import email.utils
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from crawler import __version__, outlets
from crawler.archive import Discovery, Exchange, Lease, Pace, TooLargeError, Visit, decode_body, digest_of
from crawler.crawl.addresses import discovery, revisits
from crawler.crawl.addresses.scope import EVERYTHING, CrawlScope
from crawler.parsing.classification import walls
from crawler.parsing.discovery.feeds_and_sitemaps import read_listing
from crawler.parsing.document import addresses
from crawler.parsing.parser import Reading, read
from crawler.parsing.policy import reservations

if TYPE_CHECKING:
    from scrapy.settings import BaseSettings

    from crawler.parsing.outlet import Outlet

GONE = frozenset({404, 410})
BARRED = frozenset({401, 402, 403, 407, 451})
TRY_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
READ_BEFORE = frozenset({"article", "listing", "duplicate", "not_article", "not_html", "unchanged"})
"""Outcomes that came from reading a body: the same body again says the same."""
PACE = Pace(900.0, 300.0, 86_400.0)
WORDLESS = frozenset({"video", "audio", "gallery"})
"""Kinds of article that may stand without a text."""


@dataclass(frozen=True, slots=True)
class CrawlPolicy:
    """What a crawl was told: how long to wait for what is in trouble, and whether to visit what pages name."""

    tries: int = 3
    tries_unanswered: int = 6
    """Tries of an address whose host does not answer: a network may be gone for hours."""
    retry_wait: float = 60.0
    pace: Pace = PACE
    """How often listings are asked for."""
    ages: tuple[float, ...] = revisits.AGES
    """Ages at which articles are visited again, in seconds."""
    max_size: int = 16 * 1024 * 1024
    crawl_scope: CrawlScope = EVERYTHING
    """What it was sent for."""
    general: bool = True
    """Whether pages whose publisher reserves text and data mining are left out."""
    generic: bool = False
    """Whether pages are read without the outlets' rules."""

    @classmethod
    def of(cls, settings: BaseSettings) -> CrawlPolicy:
        return cls(
            settings.getint("HEMERO_TRIES"),
            settings.getint("HEMERO_TRIES_UNANSWERED"),
            settings.getfloat("HEMERO_RETRY_WAIT"),
            Pace(*(settings.getfloat(f"HEMERO_LISTING_{word}") for word in ("EVERY", "FASTEST", "SLOWEST"))),
            revisits.durations(settings["HEMERO_REVISITS"]),
            settings.getint("DOWNLOAD_MAXSIZE"),
            CrawlScope.of(settings),
            settings.get("HEMERO_BASIS", "general") != "research",
            settings.getbool("HEMERO_GENERIC"),
        )


def decoded(exchange: Exchange, limit: int = 16 * 1024 * 1024) -> bytes:
    """The body after its content encoding; as it came where it is not what its header says."""
    return decode_body(exchange.headers, exchange.body, limit=limit)


def repeats(lease: Lease, exchange: Exchange) -> bool:
    """Whether the body is, byte for byte, the one that the page had last."""
    return exchange.status == 200 and not exchange.truncated and lease.digest is not None and lease.digest == digest_of(exchange.body)


def failed(lease: Lease, outcome: str, why: str, policy: CrawlPolicy) -> Visit:
    """What becomes of an address whose request brought no response; `outcome`: `waiting` where another try may help."""
    ended = _again(lease, why, replace(policy, tries=policy.tries_unanswered)) if outcome == "waiting" else _visit(lease, outcome, why)
    return _returning(ended, lease, policy, datetime.now(UTC))


def declined(lease: Lease, outcome: str, why: str, until: float | None) -> Visit:
    """What becomes of an address that manners, law or prudence keep us from asking for."""
    return _visit(lease, outcome, why, next_visit=until, attempts=lease.attempts)


def unreadable(lease: Lease, defect: Exception) -> Visit:
    """What becomes of a page that our own reader stumbled over: a defect of ours; the page is kept."""
    return _visit(lease, "error", f"our reader failed: {type(defect).__name__}: {defect}"[:200])


def fatal(lease: Lease, how: str) -> Visit:
    """What becomes of a page that ended the process that read it; it is kept."""
    return _visit(lease, "error", f"our reader ended over it ({how})")


def notice_visit(lease: Lease, exchange: Exchange) -> Visit:
    """robots.txt, tdmrep.json and ai.txt are kept like any page; they are asked for when a crawl needs them, not by the frontier."""
    outcome = "not_html" if exchange.status < 300 else "gone" if exchange.status in GONE else "error"
    return _visit(lease, outcome, f"{lease.url.rpartition('/')[2]} answered {exchange.status}")


def notice_missing(lease: Lease, why: str) -> Visit:
    """A robots.txt, tdmrep.json or ai.txt that brought no answer."""
    return _visit(lease, "error", why, attempts=lease.attempts + 1)


def visit(
    lease: Lease,
    exchange: Exchange,
    policy: CrawlPolicy,
    *,
    fetched_at: datetime | None,
    posted: Mapping[str, str] | None = None,
) -> Visit:
    """What becomes of an address that answered. `fetched_at` is what relative stamps resolve against, None where it is not known;
    `posted` what its host's files reserve of it. Whatever becomes of it, its reservations are recorded.
    """
    stated = {**(posted or {}), **reservations.of_headers(exchange.headers)}
    if policy.general and exchange.status == 200 and (why := reservations.reserving(stated)):
        return opted_out(lease, why, stated)
    answered = _answered(lease, exchange, policy, fetched_at)
    stated |= answered.opt_out or {}
    return _returning(replace(answered, opt_out=stated or None), lease, policy, exchange.fetched_at)


def _returning(visit: Visit, lease: Lease, policy: CrawlPolicy, at: datetime) -> Visit:
    """The visit with the time of the next one: a listing's comes whatever happened, an article's while it is young."""
    if visit.next_visit is not None or visit.outcome in ("waiting", "opted_out", "robots") or discovery.is_past(lease, at):
        return visit
    if visit.outcome == "listing" or lease.hint == "listing" or lease.outcome == "listing":
        return replace(visit, pace=policy.pace)
    if visit.outcome == "article" and visit.article:
        published = visit.article.published
    elif lease.article_id is not None:
        published = revisits.read_published(lease.published)
    else:
        return visit
    old = revisits.age(published, datetime.fromtimestamp(lease.discovered, UTC), at)
    wait = revisits.until_next(policy.ages, old)
    return visit if wait is None else replace(visit, next_visit=time.time() + wait)


def opted_out(lease: Lease, why: str, stated: Mapping[str, str]) -> Visit:
    """A page whose publisher reserves text and data mining: its capture is the record of why; nothing is read from it.

    A listing is asked again the next day: without it a newspaper that changed its mind would never be heard of again.
    """
    due = time.time() + 86_400.0 if lease.hint == "listing" else None
    return _visit(lease, "opted_out", why, opt_out=stated, next_visit=due)


def again(lease: Lease, exchange: Exchange, *, dated: bool) -> Visit:
    """What a stored page says now: whatever was reserved or cut when it was kept, it is read. `dated`: as in `visit`'s `fetched_at`."""
    try:
        return _read(lease, exchange, CrawlPolicy(general=False), exchange.fetched_at if dated else None)
    except Exception as defect:  # a defect of ours is counted, and the rest is read
        return unreadable(lease, defect)


def _answered(lease: Lease, exchange: Exchange, policy: CrawlPolicy, fetched_at: datetime | None) -> Visit:
    status = exchange.status
    if status == 304 or (lease.outcome in READ_BEFORE and repeats(lease, exchange)):
        return _visit(lease, "unchanged", "", **_validators(exchange))
    if 300 <= status < 400:
        return _redirected(lease, exchange)
    if status in GONE:
        return _visit(lease, "gone", f"answered {status}")
    if status in BARRED or status in TRY_AGAIN:
        return _refused(lease, exchange, policy)
    if status != 200:
        return _visit(lease, "error", f"answered {status}")
    if exchange.truncated and lease.attempts + 1 < policy.tries:
        return _again(lease, "the body was cut short", policy)
    return _read(lease, exchange, policy, fetched_at)


def _refused(lease: Lease, exchange: Exchange, policy: CrawlPolicy) -> Visit:
    """Behind a wall, which is named where it can be; else barred, or to be tried again."""
    wall = walls.asked if exchange.status in BARRED else walls.bot_wall
    if which := wall(exchange.status, exchange.headers, _small(exchange, policy)):
        return _visit(lease, "blocked", f"{which} ({exchange.status})")
    if exchange.status in BARRED:
        return _visit(lease, "blocked", f"answered {exchange.status}")
    return _again(lease, f"answered {exchange.status}", policy, retry_after(exchange))


def _small(exchange: Exchange, policy: CrawlPolicy) -> bytes:
    """The body of a refusal; empty for one that unpacks beyond all bounds."""
    try:
        return decoded(exchange, policy.max_size)
    except TooLargeError:
        return b""


def _read(lease: Lease, exchange: Exchange, policy: CrawlPolicy, fetched_at: datetime | None) -> Visit:
    try:
        body = decoded(exchange, policy.max_size)
    except TooLargeError as trouble:
        return _visit(lease, "too_large", str(trouble))
    if wall := walls.bot_wall(exchange.status, exchange.headers, body):
        return _visit(lease, "blocked", wall)
    outlet = outlets.get(lease.outlet) if lease.outlet else outlets.match(exchange.url)
    kind, entries = read_listing(body, exchange.url)
    if kind:
        found = discovery.of_entries(lease, entries, kind, outlet, policy.crawl_scope)
        return _visit(lease, "listing", kind, found=found, **_validators(exchange))
    if not _is_html(exchange, body):
        return _visit(lease, "not_html", _header(exchange, "content-type"))
    rules = None if policy.generic else outlet
    reading = read(body, exchange.url, fetched_at=fetched_at, content_type=_header(exchange, "content-type") or None, outlet=rules)
    if outlet and not rules:
        reading = replace(reading, article=replace(reading.article, outlet=outlet.name))
    stated = reservations.of_metas(reading.robots)
    if policy.general and (why := reservations.reserving(stated)):
        return opted_out(lease, why, stated)
    if reading.article.kind == "wall":
        which = walls.asked(exchange.status, exchange.headers, body) or "a wall stands before the page"
        return _visit(lease, "blocked", which, opt_out=stated)
    return replace(_page_visit(lease, exchange, policy, reading, outlet), opt_out=stated)


def _page_visit(lease: Lease, exchange: Exchange, policy: CrawlPolicy, reading: Reading, outlet: Outlet | None) -> Visit:
    article = reading.article
    found = discovery.of_page(lease, reading, outlet, policy.crawl_scope)
    detail = "cut short" if exchange.truncated else ""
    if article.is_article and article.title and (article.text or article.kind in WORDLESS):
        return _visit(
            lease,
            "article",
            detail,
            found=found,
            **_validators(exchange),
            article=article,
            canonical_url=addresses.normalise(article.url),
        )
    if lease.hint == "listing" or article.kind in ("front", "section"):
        return _visit(lease, "listing", article.kind, found=found, **_validators(exchange), article=article)
    if exchange.truncated:
        return _visit(lease, "error", "the body was cut short", article=article, attempts=lease.attempts + 1)
    detail = f"{article.kind} without text" if article.is_article else article.kind
    return _visit(lease, "not_article", detail, article=article)


def location(exchange: Exchange) -> str:
    """Where a redirect leads, as printed; empty for an answer that is none."""
    return _header(exchange, "location").strip() if 300 <= exchange.status < 400 else ""


def _redirected(lease: Lease, exchange: Exchange) -> Visit:
    printed = location(exchange)
    url = addresses.normalise(urljoin(exchange.url, printed)) if printed else None
    if url is None:
        return _visit(lease, "error", f"answered {exchange.status} without a usable Location")
    outlet = outlets.match(url)
    target = Discovery(
        url=url, how="redirect", outlet=outlet.name if outlet else lease.outlet, hint=lease.hint, priority=lease.priority,
        part_of=lease.part_of, part=lease.part, steps=lease.steps,
    )  # fmt: skip
    return _visit(lease, "redirected", url, found=(target,))


def _again(lease: Lease, why: str, policy: CrawlPolicy, wait: float | None = None) -> Visit:
    """Waiting for another try, or an error once the tries are used up."""
    attempts = lease.attempts + 1
    if attempts >= policy.tries:
        return _visit(lease, "error", f"{why}, {attempts} times", attempts=attempts)
    pause = policy.retry_wait * 4 ** (attempts - 1) if wait is None else wait
    return _visit(lease, "waiting", why, attempts=attempts, next_visit=time.time() + pause)


def retry_after(exchange: Exchange) -> float | None:
    """Seconds to wait as `Retry-After` says (seconds or a date), at most a day; None where it says nothing."""
    said = _header(exchange, "retry-after").strip()
    if said.isdigit():
        return min(float(said), 86_400.0)
    try:
        moment = email.utils.parsedate_to_datetime(said)
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


def _visit(lease: Lease, outcome: str, detail: str, **more: Any) -> Visit:
    zone = outlets.get(lease.outlet).timezone if lease.outlet else "Europe/Paris"
    return Visit(lease.page_id, outcome, detail, url=lease.url, zone=zone, parser_version=__version__, **more)


def _validators(exchange: Exchange) -> dict[str, str | None]:
    return {"etag": _header(exchange, "etag") or None, "last_modified": _header(exchange, "last-modified") or None}
