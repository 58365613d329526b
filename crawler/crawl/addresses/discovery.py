"""What a page or a listing names: the addresses that become rows in the transaction that stores it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from crawler import outlets
from crawler.archive import Discovery
from crawler.crawl.addresses.scope import ALONE, ARCHIVES, ELSEWHERE, NOTHING, OLDER, OUTSIDE, UNLIKE, by_day
from crawler.parsing.document import address_shapes, addresses
from crawler.parsing.times.address_days import Span, address_day, address_span, day_of

if TYPE_CHECKING:
    from crawler.archive import Lease
    from crawler.archive.store.held_addresses import Held
    from crawler.crawl.addresses.scope import CrawlScope
    from crawler.parsing.discovery.feeds_and_sitemaps import Entry, Kind
    from crawler.parsing.outlet import Outlet
    from crawler.parsing.parser import Reading

FEED, NEWS_SITEMAP, FRONT, HEADLINE, NEXT, UNREAD_ARCHIVE = 90, 85, 80, 60, 50, 0
"""Priorities of what is found where, the highest first: what is new comes before what is old."""
LISTED = 20
"""How far below its listing's priority an article's is."""
SETTLED = 7
"""Days after which the archive of a day or a month is taken not to change any more."""
SECTIONS = 40
"""Sections that a site without an outlet's file is given."""
LIST = "list "
"""What the labels of lists of addresses begin with."""
DEEPEST = 30
"""Steps from which on articles are fetched in the order in which they were found."""


_SECTION = re.compile(r"/[a-z][a-z-]{2,30}(?:/[a-z][a-z-]{2,30})?/?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """Where addresses are found: a page or listing of a newspaper, visited on an crawl_scope."""

    lease: Lease
    outlet: Outlet | None
    crawl_scope: CrawlScope
    listing: bool = True

    @property
    def name(self) -> str | None:
        """The outlet's name."""
        return self.outlet.name if self.outlet else None

    @property
    def zone(self) -> str:
        """Where a day begins and ends."""
        return self.outlet.timezone if self.outlet else "Europe/Paris"

    @property
    def steps(self) -> int:
        """How many steps what is named here is from a listing."""
        return max(self.lease.steps, 0 if self.listing else 1) + 1

    @property
    def named(self) -> bool:
        """Whether the user gave this address, or one that leads here."""
        return self.lease.steps == 0 and self.lease.how in ("argument", "redirect")

    @property
    def day(self) -> date | None:
        """The day whose articles a day archive lists; None of any other page."""
        archive = self.listing and self.lease.how == "section" and self.outlet is not None and self.outlet.day_archive
        return address_day(addresses.path_of(self.lease.url)) if archive else None

    @property
    def alone(self) -> bool:
        """Whether only the address itself was asked for: one of a list, or an article that the user named, wherever it leads now."""
        if self.lease.root.startswith(LIST):
            return True
        return self.named and (not self.listing or (self.lease.how == "redirect" and self.lease.hint == "article"))

    @property
    def held(self) -> str:
        """Why listings that this page names are not read; empty where they are."""
        return ALONE if self.crawl_scope.follow == NOTHING or (self.alone and self.crawl_scope.follow is None) else ""

    def is_home(self, url: str) -> bool:
        """Whether an address is on the newspaper's hosts; of a site without an outlet's file: on the host visited first, or below it."""
        if self.outlet:
            return _on(self.outlet.hosts, url)
        own = urlsplit(self.lease.root if "://" in self.lease.root else self.lease.url).hostname or ""
        return _on((own.removeprefix("www."), urlsplit(self.lease.url).hostname or ""), url)

    def worth(self, url: str) -> str:
        """What an address is like: `article`, `unknown`, or empty for what is none by the outlet's pattern, else by its shape."""
        told = self.outlet.is_article_at(url) if self.outlet else None
        if told is not None:
            return "article" if told else ""
        score = address_shapes.score(addresses.path_of(url))
        return "article" if score >= 4 else "unknown" if score >= 0 and addresses.path_of(url) != "/" else ""


def of_page(lease: Lease, reading: Reading, outlet: Outlet | None, crawl_scope: CrawlScope) -> tuple[Discovery, ...]:
    """What a page names: its headlines, the articles among a listing's links, its next page, on a site's front its feeds."""
    place = Place(lease, outlet, crawl_scope, listing=not reading.article.is_article)
    named: dict[str, Discovery] = {}
    listed: frozenset[str] = _listed(reading) if place.listing else frozenset()
    for headline in reading.article.headlines:
        url = addresses.normalise(headline.url, lease.url)
        if url and url not in named:
            named[url] = _headline(place, url, headline.url, day=place.day if headline.url in listed else None)
    for link in reading.links if place.listing else ():
        if link not in named and place.is_home(link) and place.worth(link) == "article":
            named[link] = _headline(place, link, link, how="section")
    following = _next_page(place, reading, [day for url in listed if (day := address_day(addresses.path_of(url)))])
    if following:
        named[following.url] = following
    named |= {one.url: one for one in _feeds(place, reading.feeds)}
    for section in _sections(place, reading.links):
        named.setdefault(section.url, section)
    named.pop(lease.url, None)
    return tuple(named.values())


def of_entries(lease: Lease, entries: Iterable[Entry], kind: Kind, outlet: Outlet | None, crawl_scope: CrawlScope) -> tuple[Discovery, ...]:
    """What a feed, a sitemap or a sitemap index names, newest first."""
    place = Place(lease, outlet, crawl_scope)
    made = _child if kind == "sitemap_index" else _entry
    found = [made(place, entry, url, kind) for entry in entries if (url := addresses.normalise(entry.url))]
    return tuple(found if kind == "feed" else sorted(found, key=lambda one: -one.priority))


def of_robots(lease: Lease, named: Iterable[str], outlet: Outlet | None, crawl_scope: CrawlScope) -> tuple[Discovery, ...]:
    """The sitemaps that a host's robots.txt names: read for a site that the user named, for an outlet whose file has no listings, and
    for days gone by; else they wait.
    """
    place = Place(lease, outlet, crawl_scope)
    bare = outlet is None or not (outlet.feeds or outlet.news_sitemaps or outlet.sitemaps)
    wanted = bare or place.named or crawl_scope.archives or crawl_scope.dated
    held = place.held or ("" if wanted else ARCHIVES)
    found = [url for address in named if (url := addresses.normalise(address, lease.url))]
    return tuple(
        Discovery(url=url, how="robots", outlet=place.name, hint="listing", priority=_sitemap_priority(url), held=held) for url in found
    )


def _sitemap_priority(url: str) -> int:
    return NEWS_SITEMAP if is_news(url) else UNREAD_ARCHIVE


def is_news(url: str) -> bool:
    """Whether a sitemap is one of news, by its address.

    >>> is_news("https://exemple.fr/sitemap-news.xml"), is_news("https://news.exemple.fr/sitemap.xml")
    (True, False)
    """
    return "news" in addresses.path_of(url).lower()


def _headline(place: Place, url: str, printed: str, how: str = "headline", day: date | None = None) -> Discovery:
    """An address that a page shows as an article's; `day`: what the page says of when it appeared."""
    worth, day = place.worth(url), address_day(url) or day
    home = place.is_home(url)
    held = ELSEWHERE if not home else UNLIKE if not worth else ""
    priority = HEADLINE - (0 if how == "headline" else 10) if place.listing else HEADLINE - LISTED - min(place.steps, DEEPEST)
    other = None if home else outlets.match(url)
    return Discovery(
        url=url,
        how=how,
        outlet=place.name if home else other.name if other else None,
        found_as=printed if printed != url else None,
        hint=worth if home and worth else "unknown",
        priority=by_day(day) if place.crawl_scope.dated and day else priority,
        published=day,
        held=held or place.crawl_scope.holds(place.steps, day, listed=place.listing, alone=place.alone),
        steps=place.steps,
        aside=bool(held) or place.crawl_scope.is_past(day),
    )


def _entry(place: Place, entry: Entry, url: str, kind: Kind) -> Discovery:
    """An address that a feed or a sitemap names. What a feed names on a host of no newspaper is a redirector's, and so ours."""
    other = None if place.is_home(url) else outlets.match(url)
    stated = day_of(entry.published, place.zone) or address_day(url)
    changed = day_of(entry.changed, place.zone)
    worth = "article" if kind == "feed" or entry.published else place.worth(url)
    held = "" if worth else UNLIKE
    if not place.is_home(url) and (kind != "feed" or (other and other.name != place.name)):
        held = ELSEWHERE
    elif not stated and changed and place.crawl_scope.since and changed < place.crawl_scope.since:
        held = held or OUTSIDE  # what last changed before then appeared before then
    return Discovery(
        url=url,
        how="feed" if kind == "feed" else "sitemap",
        outlet=other.name if other else place.name,
        found_as=entry.url if entry.url != url else None,
        hint=worth or "unknown",
        priority=_entry_priority(place, stated or changed, kind),
        published=_zoned(place, entry) or stated or changed,
        held=held or place.crawl_scope.holds(place.steps, stated, listed=True, alone=place.alone),
        steps=place.steps,
    )


def _zoned(place: Place, entry: Entry) -> date | None:
    """The time that a listing states, its day as the newspaper counts days."""
    return entry.published.astimezone(ZoneInfo(place.zone)) if entry.published else None


def _entry_priority(place: Place, day: date | None, kind: Kind) -> int:
    if place.crawl_scope.dated and day:
        return by_day(day)
    if kind == "feed" or place.lease.priority >= NEWS_SITEMAP:
        return max(place.lease.priority, NEWS_SITEMAP) - LISTED
    return by_day(day)


def _child(place: Place, entry: Entry, url: str, kind: Kind) -> Discovery:
    """A sitemap that an index names: of days not asked for, by its address or its last change, it waits."""
    span, changed = address_span(addresses.path_of(url)), day_of(entry.changed, place.zone)
    held = "" if place.is_home(url) else ELSEWHERE
    if not held and not child_meets(place.crawl_scope, span, changed):
        held = OUTSIDE
    last = span.last if span else changed
    return Discovery(
        url=url,
        how="sitemap",
        outlet=place.name,
        found_as=entry.url if entry.url != url else None,
        hint="listing",
        priority=NEWS_SITEMAP if is_news(url) else by_day(last, listing=True) if last else UNREAD_ARCHIVE,
        published=changed,
        held=held or place.held,
        again=place.crawl_scope.again,
    )


def wanted(crawl_scope: CrawlScope, held: Held) -> bool:
    """Whether an address that an earlier crawl left waiting is of the days that this one was sent for."""
    if not crawl_scope.dated:
        return True
    if held.hint == "listing":
        return child_meets(crawl_scope, address_span(addresses.path_of(held.url)), held.day)
    return crawl_scope.has(held.day) if held.day else crawl_scope.follow is not None


def is_past(lease: Lease, at: datetime) -> bool:
    """Whether a listing is left to whoever comes to it again: a later page of another, an archive of days gone by."""
    if lease.hint != "listing":
        return False
    span = address_span(addresses.path_of(lease.url)) if lease.how in ("sitemap", "section") else None
    return lease.how == "next_page" or (span is not None and (at.date() - span.last).days > SETTLED)


def child_meets(crawl_scope: CrawlScope, span: Span | None, changed: date | None) -> bool:
    """Whether an archive of such days (None: its address does not say), last changed on that day, may hold what was asked for.

    >>> from crawler.crawl.addresses.scope import CrawlScope
    >>> child_meets(CrawlScope(since=date(2016, 11, 1)), None, date(2016, 10, 3))
    False
    """
    if span:
        return span.meets(crawl_scope.since, crawl_scope.until)
    return not (changed and crawl_scope.since) or changed >= crawl_scope.since


def _listed(reading: Reading) -> frozenset[str]:
    """The addresses of what a listing lists, as printed: its longest block. Beside it stand columns with the news of today."""
    blocks: dict[str, list[str]] = {}
    for headline in reading.article.headlines:
        blocks.setdefault(headline.block, []).append(headline.url)
    longest = max(blocks.values(), key=len, default=[])
    return frozenset(longest)


def _next_page(place: Place, reading: Reading, days: list[date]) -> Discovery | None:
    """The page after this one. A listing's is worth it where this page names something new; in a backfill, where what it lists is not
    all older than the days asked for.
    """
    lease, crawl_scope = place.lease, place.crawl_scope
    url = addresses.normalise(reading.next_page, lease.url) if reading.next_page else None
    if url is None or not place.is_home(url):
        return None
    if not place.listing:
        first = lease.part_of or lease.page_id
        return Discovery(
            url=url, how="next_page", outlet=place.name, hint="article",
            priority=lease.priority + 1 if crawl_scope.dated else HEADLINE + 10,
            part_of=first, part=lease.part + 1, steps=lease.steps, held=ALONE if crawl_scope.follow == NOTHING else "",
        )  # fmt: skip
    return Discovery(
        url=url,
        how="next_page",
        outlet=place.name,
        hint="listing",
        priority=by_day(min(days), listing=True) if crawl_scope.dated and days else min(lease.priority, NEXT + 1) - 1,
        held=place.held or (OLDER if days and crawl_scope.is_past(max(days)) else ""),
        steps=lease.steps,
        again=crawl_scope.again if crawl_scope.dated and days else crawl_scope.began,
        if_new=not (crawl_scope.dated and days),
    )


def _feeds(place: Place, named: Iterable[str]) -> Iterator[Discovery]:
    """The feeds that the head of a listing names: for a site that the user named, or an outlet whose file has none."""
    if not place.listing or place.lease.steps or (place.outlet and place.outlet.feeds and not place.named):
        return
    for address in named:
        url = addresses.normalise(address, place.lease.url)
        if url and place.is_home(url) and "comment" not in url:
            yield Discovery(url=url, how="feed", outlet=place.name, hint="listing", priority=FEED, held=place.held)


def _sections(place: Place, links: Iterable[str]) -> Iterator[Discovery]:
    """What look like sections on a listing that the user named, of a site without an outlet's file: short paths, and few of them."""
    if not place.listing or not place.named or place.outlet:
        return
    likely = [url for url in links if place.is_home(url) and _SECTION.fullmatch(addresses.path_of(url)) and place.worth(url) == "unknown"]
    for url in [url for url in likely if url != place.lease.url][:SECTIONS]:
        yield Discovery(url=url, how="section", hint="listing", priority=FRONT - LISTED, held=place.held)


def _on(hosts: tuple[str, ...], url: str) -> bool:
    slash = url.find("/", 8)
    return _origin_on(hosts, url[:slash] if slash > 0 else url)


@lru_cache(maxsize=4096)
def _origin_on(hosts: tuple[str, ...], origin: str) -> bool:
    host = (urlsplit(origin).hostname or "").removeprefix("www.")
    return any(host == own or host.endswith("." + own) for own in hosts)
