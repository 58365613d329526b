"""Addresses found on a page or in a listing.

They are stored as rows of `pages` in the same transaction as the page or listing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from crawler import outlets
from crawler.archive import Discovery
from crawler.crawl.addresses.scope import (
    ARCHIVE_SITEMAP,
    FOLLOW_NOTHING,
    NOT_LIKE_ARTICLE,
    ONLY_NAMED,
    OTHER_HOST,
    OUTSIDE_DAYS,
    PAGE_TOO_OLD,
    day_priority,
)
from crawler.crawl.addresses.traps import trap
from crawler.parsing.document import address_shapes, addresses
from crawler.parsing.times.address_days import Span, address_day, address_span, day_of, in_zone

if TYPE_CHECKING:
    from crawler.archive import Lease
    from crawler.archive.store.held_addresses import Held
    from crawler.crawl.addresses.scope import CrawlScope
    from crawler.parsing.discovery.feeds_and_sitemaps import Entry, Kind
    from crawler.parsing.outlet import Outlet
    from crawler.parsing.parser import Reading

FEED, NEWS_SITEMAP, FRONT, HEADLINE, NEXT, UNREAD_ARCHIVE = 90, 85, 80, 60, 50, 0
"""Priority of an address, by where it was found. Higher is fetched first, so new articles come before old ones."""
LISTED_BELOW = 20
"""An article has the priority of its listing minus this number."""
SETTLED_DAYS = 7
"""After this number of days, an archive of a day or a month is not expected to change."""
MAX_SECTIONS = 40
"""The number of sections that are read of a site without an outlet file."""
LIST_LABEL = "list "
"""The labels of address lists (`--from`) start with this text."""
MAX_RANKED_STEPS = 30
"""Articles further than this number of steps from a listing are fetched in the order in which they were found."""


_SECTION = re.compile(r"/[a-z][a-z-]{2,30}(?:/[a-z][a-z-]{2,30})?/?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SourcePage:
    """The page or listing on which addresses are found, with the crawl's scope."""

    lease: Lease
    outlet: Outlet | None
    crawl_scope: CrawlScope
    listing: bool = True

    @property
    def name(self) -> str | None:
        """The name of the outlet."""
        return self.outlet.name if self.outlet else None

    @property
    def zone(self) -> str:
        """The IANA time zone in which days are counted."""
        return self.outlet.timezone if self.outlet else "Europe/Paris"

    @property
    def steps(self) -> int:
        """The number of steps between a listing and the addresses found here."""
        return max(self.lease.steps, 0 if self.listing else 1) + 1

    @property
    def is_user_target(self) -> bool:
        """Whether the user named this address, or an address that redirects here."""
        return self.lease.steps == 0 and self.lease.how in ("argument", "redirect")

    @property
    def listed_day(self) -> date | None:
        """The day whose articles this day archive lists. None if the page is not a day archive."""
        archive = self.listing and self.lease.how == "section" and self.outlet is not None and self.outlet.day_archive
        return address_day(addresses.path_of(self.lease.url)) if archive else None

    @property
    def only_target(self) -> bool:
        """Whether the user asked only for this address. True for addresses of a list, and for an article that the user named (also after a
        redirect).
        """
        if self.lease.root.startswith(LIST_LABEL):
            return True
        return self.is_user_target and (not self.listing or (self.lease.how == "redirect" and self.lease.hint == "article"))

    @property
    def listings_held(self) -> str:
        """The reason why listings found on this page are not read. Empty if they are read."""
        return ONLY_NAMED if self.crawl_scope.follow == FOLLOW_NOTHING or (self.only_target and self.crawl_scope.follow is None) else ""

    def is_own_host(self, url: str) -> bool:
        """Whether the address is on one of the outlet's hosts. Without an outlet file: on the host of the first page, or on a subdomain of
        it.
        """
        if self.outlet:
            return _on_hosts(self.outlet.hosts, url)
        own = urlsplit(self.lease.root if "://" in self.lease.root else self.lease.url).hostname or ""
        return _on_hosts((own.removeprefix("www."), urlsplit(self.lease.url).hostname or ""), url)

    def hint(self, url: str) -> str:
        """What the address looks like: `article`, `unknown`, or empty if it is not an article. The outlet's pattern decides; without a
        pattern, the form of the address decides.
        """
        article = self.outlet.is_article_at(url) if self.outlet else None
        if article is not None:
            return "article" if article else ""
        score = address_shapes.score(addresses.path_of(url))
        return "article" if score >= 4 else "unknown" if score >= 0 and addresses.path_of(url) != "/" else ""


def of_page(lease: Lease, reading: Reading, outlet: Outlet | None, crawl_scope: CrawlScope) -> tuple[Discovery, ...]:
    """Addresses found on a page: its headlines and its next page. On a listing also links that look like articles; on a site's front page
    also feeds and sections.
    """
    source = SourcePage(lease, outlet, crawl_scope, listing=not reading.article.is_article)
    named: dict[str, Discovery] = {}
    listed: frozenset[str] = _listed(reading) if source.listing else frozenset()
    for headline in reading.article.headlines:
        url = addresses.normalise(headline.url, lease.url)
        if url and url not in named:
            named[url] = _headline(source, url, headline.url, day=source.listed_day if headline.url in listed else None)
    for link in reading.links if source.listing else ():
        if link not in named and source.is_own_host(link) and source.hint(link) == "article":
            named[link] = _headline(source, link, link, how="section")
    following = _next_page(source, reading, [day for url in listed if (day := address_day(addresses.path_of(url)))])
    if following:
        named[following.url] = following
    named |= {one.url: one for one in _feeds(source, reading.feeds)}
    for section in _sections(source, reading.links):
        named.setdefault(section.url, section)
    named.pop(lease.url, None)
    return tuple(named.values())


def of_entries(lease: Lease, entries: Iterable[Entry], kind: Kind, outlet: Outlet | None, crawl_scope: CrawlScope) -> tuple[Discovery, ...]:
    """Addresses found in a feed, a sitemap or a sitemap index, the newest first."""
    source = SourcePage(lease, outlet, crawl_scope)
    make = _child_sitemap if kind == "sitemap_index" else _entry
    found = [make(source, entry, url, kind) for entry in entries if (url := addresses.normalise(entry.url))]
    return tuple(found if kind == "feed" else sorted(found, key=lambda one: -one.priority))


def of_robots(lease: Lease, named: Iterable[str], outlet: Outlet | None, crawl_scope: CrawlScope) -> tuple[Discovery, ...]:
    """The sitemaps named in a host's robots.txt.

    They are read now for a site that the user named, for an outlet file without listings, and if past days are wanted. Otherwise they wait.
    """
    source = SourcePage(lease, outlet, crawl_scope)
    without_listings = outlet is None or not (outlet.feeds or outlet.news_sitemaps or outlet.sitemaps)
    read_now = without_listings or source.is_user_target or crawl_scope.read_archives or crawl_scope.has_days
    held = source.listings_held or ("" if read_now else ARCHIVE_SITEMAP)
    found = [url for address in named if (url := addresses.normalise(address, lease.url))]
    return tuple(
        Discovery(url=url, how="robots", outlet=source.name, hint="listing", priority=_sitemap_priority(url), held=held) for url in found
    )


def _sitemap_priority(url: str) -> int:
    return NEWS_SITEMAP if is_news(url) else UNREAD_ARCHIVE


def is_news(url: str) -> bool:
    """Whether the path of a sitemap's address says that it is a news sitemap.

    >>> is_news("https://exemple.fr/sitemap-news.xml"), is_news("https://news.exemple.fr/sitemap.xml")
    (True, False)
    """
    return "news" in addresses.path_of(url).lower()


def _headline(source: SourcePage, url: str, printed: str, how: str = "headline", day: date | None = None) -> Discovery:
    """An address that a page shows as an article. `day`: the day of publication given by the page, None if it gives none."""
    hint, day = source.hint(url), address_day(url) or day
    own = source.is_own_host(url)
    held = OTHER_HOST if not own else NOT_LIKE_ARTICLE if not hint else trap(url, source.lease.url)
    priority = (
        HEADLINE - (0 if how == "headline" else 10) if source.listing else HEADLINE - LISTED_BELOW - min(source.steps, MAX_RANKED_STEPS)
    )
    other = None if own else outlets.match(url)
    return Discovery(
        url=url,
        how=how,
        outlet=source.name if own else other.name if other else None,
        found_as=printed if printed != url else None,
        hint=hint if own and hint else "unknown",
        priority=day_priority(day) if source.crawl_scope.has_days and day else priority,
        published=day,
        held=held or source.crawl_scope.waiting_reason(source.steps, day, listed=source.listing, only_target=source.only_target),
        steps=source.steps,
        aside=bool(held) or source.crawl_scope.is_before(day),
    )


def _entry(source: SourcePage, entry: Entry, url: str, kind: Kind) -> Discovery:
    """An address found in a feed or a sitemap. A feed can name addresses on a redirect service, a host of no newspaper; they count as the
    outlet's own.
    """
    other = None if source.is_own_host(url) else outlets.match(url)
    day = day_of(entry.published, source.zone) or address_day(url)
    changed = day_of(entry.changed, source.zone)
    hint = "article" if kind == "feed" or entry.published else source.hint(url)
    held = "" if hint else NOT_LIKE_ARTICLE
    if not source.is_own_host(url) and (kind != "feed" or (other and other.name != source.name)):
        held = OTHER_HOST
    elif not day and changed and source.crawl_scope.since and changed < source.crawl_scope.since:
        held = held or OUTSIDE_DAYS  # published before its last change, so before `since`
    return Discovery(
        url=url,
        how="feed" if kind == "feed" else "sitemap",
        outlet=other.name if other else source.name,
        found_as=entry.url if entry.url != url else None,
        hint=hint or "unknown",
        priority=_entry_priority(source, day or changed, kind),
        published=_zoned(source, entry) or day or changed,
        held=held or source.crawl_scope.waiting_reason(source.steps, day, listed=True, only_target=source.only_target),
        steps=source.steps,
    )


def _zoned(source: SourcePage, entry: Entry) -> date | None:
    """The time of publication given by the listing, in the newspaper's time zone."""
    return in_zone(entry.published, source.zone) if entry.published else None


def _entry_priority(source: SourcePage, day: date | None, kind: Kind) -> int:
    if source.crawl_scope.has_days and day:
        return day_priority(day)
    if kind == "feed" or source.lease.priority >= NEWS_SITEMAP:
        return max(source.lease.priority, NEWS_SITEMAP) - LISTED_BELOW
    return day_priority(day)


def _child_sitemap(source: SourcePage, entry: Entry, url: str, kind: Kind) -> Discovery:
    """A sitemap found in a sitemap index. If its address or its `lastmod` shows that it has none of the wanted days, it waits."""
    span, changed = address_span(addresses.path_of(url)), day_of(entry.changed, source.zone)
    held = "" if source.is_own_host(url) else OTHER_HOST
    if not held and not sitemap_may_hold(source.crawl_scope, span, changed):
        held = OUTSIDE_DAYS
    last = span.last if span else changed
    return Discovery(
        url=url,
        how="sitemap",
        outlet=source.name,
        found_as=entry.url if entry.url != url else None,
        hint="listing",
        priority=NEWS_SITEMAP if is_news(url) else day_priority(last, listing=True) if last else UNREAD_ARCHIVE,
        published=changed,
        held=held or source.listings_held,
        again=source.crawl_scope.reread_before,
    )


def is_wanted(crawl_scope: CrawlScope, held: Held) -> bool:
    """Whether an address that waits since an earlier crawl is in the days of this crawl."""
    if not crawl_scope.has_days:
        return True
    if held.hint == "listing":
        return sitemap_may_hold(crawl_scope, address_span(addresses.path_of(held.url)), held.day)
    return crawl_scope.includes(held.day) if held.day else crawl_scope.follow is not None


def is_not_revisited(lease: Lease, at: datetime) -> bool:
    """Whether a listing gets no next visit: a later page of a listing, or an archive of past days."""
    if lease.hint != "listing":
        return False
    span = address_span(addresses.path_of(lease.url)) if lease.how in ("sitemap", "section") else None
    return lease.how == "next_page" or (span is not None and (at.date() - span.last).days > SETTLED_DAYS)


def sitemap_may_hold(crawl_scope: CrawlScope, span: Span | None, changed: date | None) -> bool:
    """Whether a sitemap can contain articles of the wanted days.

    `span`: the days in its address, None if there are none. `changed`: the day of its last change, None if unknown.

    >>> from crawler.crawl.addresses.scope import CrawlScope
    >>> sitemap_may_hold(CrawlScope(since=date(2016, 11, 1)), None, date(2016, 10, 3))
    False
    """
    if span:
        return span.meets(crawl_scope.since, crawl_scope.until)
    return not (changed and crawl_scope.since) or changed >= crawl_scope.since


def _listed(reading: Reading) -> frozenset[str]:
    """The addresses in the longest block of headlines, which is the list itself. Other blocks are side columns with today's news."""
    blocks: dict[str, list[str]] = {}
    for headline in reading.article.headlines:
        blocks.setdefault(headline.block, []).append(headline.url)
    longest = max(blocks.values(), key=len, default=[])
    return frozenset(longest)


def _next_page(source: SourcePage, reading: Reading, days: list[date]) -> Discovery | None:
    """The next page of an article or a listing; None if there is none.

    The next page of a listing is fetched only if this page has a new article. In a crawl of past days, it is fetched unless all listed
    articles are older than `since`.
    """
    lease, crawl_scope = source.lease, source.crawl_scope
    url = addresses.normalise(reading.next_page, lease.url) if reading.next_page else None
    if url is None or not source.is_own_host(url):
        return None
    if not source.listing:
        first = lease.part_of or lease.page_id
        return Discovery(
            url=url, how="next_page", outlet=source.name, hint="article",
            priority=lease.priority + 1 if crawl_scope.has_days else HEADLINE + 10,
            part_of=first, part=lease.part + 1, steps=lease.steps,
            held=ONLY_NAMED if crawl_scope.follow == FOLLOW_NOTHING else trap(url, lease.url, part=lease.part + 1),
        )  # fmt: skip
    return Discovery(
        url=url,
        how="next_page",
        outlet=source.name,
        hint="listing",
        priority=day_priority(min(days), listing=True) if crawl_scope.has_days and days else min(lease.priority, NEXT + 1) - 1,
        held=source.listings_held or trap(url, lease.url) or (PAGE_TOO_OLD if days and crawl_scope.is_before(max(days)) else ""),
        steps=lease.steps,
        again=crawl_scope.reread_before if crawl_scope.has_days and days else crawl_scope.started,
        if_new=not (crawl_scope.has_days and days),
    )


def _feeds(source: SourcePage, named: Iterable[str]) -> Iterator[Discovery]:
    """The feeds in the `head` of a listing, for a site that the user named or for an outlet file without feeds."""
    if not source.listing or source.lease.steps or (source.outlet and source.outlet.feeds and not source.is_user_target):
        return
    for address in named:
        url = addresses.normalise(address, source.lease.url)
        if url and source.is_own_host(url) and "comment" not in url:
            yield Discovery(url=url, how="feed", outlet=source.name, hint="listing", priority=FEED, held=source.listings_held)


def _sections(source: SourcePage, links: Iterable[str]) -> Iterator[Discovery]:
    """Links that look like sections (short paths) on a page that the user named, at most `MAX_SECTIONS`. Only for sites without an outlet
    file.
    """
    if not source.listing or not source.is_user_target or source.outlet:
        return
    likely = [
        url for url in links if source.is_own_host(url) and _SECTION.fullmatch(addresses.path_of(url)) and source.hint(url) == "unknown"
    ]
    for url in [url for url in likely if url != source.lease.url][:MAX_SECTIONS]:
        yield Discovery(url=url, how="section", hint="listing", priority=FRONT - LISTED_BELOW, held=source.listings_held)


def _on_hosts(hosts: tuple[str, ...], url: str) -> bool:
    slash = url.find("/", 8)
    return _origin_on(hosts, url[:slash] if slash > 0 else url)


@lru_cache(maxsize=4096)
def _origin_on(hosts: tuple[str, ...], origin: str) -> bool:
    host = (urlsplit(origin).hostname or "").removeprefix("www.")
    return any(host == own or host.endswith("." + own) for own in hosts)
