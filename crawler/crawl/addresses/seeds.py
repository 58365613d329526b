"""The first addresses of a crawl: addresses that the user named, and the listings of newspapers that the user named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit
from zoneinfo import ZoneInfo

from crawler import outlets
from crawler.archive import Discovery, Scope
from crawler.crawl.addresses import discovery
from crawler.crawl.addresses.scope import day_priority
from crawler.errors import HemeroError
from crawler.parsing.document import addresses
from crawler.parsing.outlet import path_of

if TYPE_CHECKING:
    from crawler.crawl.addresses.scope import CrawlScope
    from crawler.parsing.outlet import Outlet

TARGET_PRIORITY = 100
"""Priority of addresses that the user named."""
MAX_DAYS = 20_000
"""The largest number of day archives that one crawl requests: 54 years."""


def seeds(targets: Iterable[str], crawl_scope: CrawlScope, site: str = "") -> Iterator[Discovery]:
    """The first addresses of a crawl: an outlet's listings, or the address itself. `site`: scheme and host that replace those of the
    listings.

    HemeroError if a target is neither an outlet nor an address.
    """
    for target in targets:
        if "://" in target:
            yield replace(user_target(target), asked=crawl_scope.asked)
        else:
            yield from _listings(outlets.get(target), site, crawl_scope)


def scope_of(found: Iterable[Discovery]) -> Scope:
    """The part of the frontier that a crawl with these first addresses visits."""
    rows = tuple(found)
    return Scope(
        outlets=frozenset(seed.outlet for seed in rows if seed.outlet and not seed.root),
        roots=frozenset(seed.root for seed in rows if seed.root),
    )


def list_seeds(addresses: Iterable[str], label: str, asked: float = 0.0) -> Iterator[Discovery]:
    """The addresses of a list (`--from`). They all have the same label. `asked`: see `CrawlScope.asked`."""
    return (replace(user_target(address, label), asked=asked) for address in addresses)


def user_target(address: str, root: str = "") -> Discovery:
    """An address that the user named. HemeroError if it cannot be crawled."""
    url = addresses.normalise(address)
    if url is None:
        raise HemeroError(f"{address} is not an address that can be crawled: give one that starts with http:// or https://.")
    outlet = outlets.match(url)
    article_like = outlet is not None and outlet.is_article(path_of(url))
    return Discovery(
        url=url,
        how="argument",
        outlet=outlet.name if outlet else None,
        found_as=address if address != url else None,
        hint="article" if article_like else "unknown",
        priority=TARGET_PRIORITY,
        root=root or url,
    )


def _listings(outlet: Outlet, site: str, crawl_scope: CrawlScope) -> Iterator[Discovery]:
    listed = [(address, "feed", discovery.FEED) for address in outlet.feeds]
    listed += [(address, "sitemap", discovery.NEWS_SITEMAP) for address in outlet.news_sitemaps]
    fronts = outlet.fronts or (() if listed else (f"https://{outlet.hosts[0]}/",))
    listed += [(address, "front", discovery.FRONT) for address in fronts]
    if crawl_scope.read_archives or crawl_scope.has_days:
        listed += [(address, "sitemap", discovery.UNREAD_ARCHIVE) for address in outlet.sitemaps]
    if crawl_scope.has_days:
        listed += [(address, "section", day_priority(day, listing=True)) for day, address in day_archives(outlet, crawl_scope)]
    for address, how, priority in listed:
        address_on_site = urlunsplit((*urlsplit(site)[:2], *urlsplit(address)[2:])) if site else address
        if url := addresses.normalise(address_on_site):
            reread_before = crawl_scope.reread_before if priority >= discovery.UNREAD_ARCHIVE else 0.0
            listing = Discovery(url=url, how=how, outlet=outlet.name, hint="listing", priority=priority)
            yield replace(listing, again=reread_before, asked=crawl_scope.asked)


def day_archives(outlet: Outlet, crawl_scope: CrawlScope) -> Iterator[tuple[date, str]]:
    """Day and address of the outlet's day archives for the wanted days, the newest first. Empty if the scope has no first day.

    >>> from crawler.parsing.outlet import Outlet
    >>> from crawler.crawl.addresses.scope import CrawlScope
    >>> bocage = Outlet("bocage", "Le Bocage", ("bocage.fr",), day_archive="https://bocage.fr/{date:%Y/%m/%d}.html")
    >>> [address for _, address in day_archives(bocage, CrawlScope(since=date(2016, 11, 30), until=date(2016, 12, 1)))]
    ['https://bocage.fr/2016/12/01.html', 'https://bocage.fr/2016/11/30.html']
    """
    if not outlet.day_archive or not crawl_scope.since:
        return
    today = datetime.fromtimestamp(crawl_scope.started, UTC).astimezone(ZoneInfo(outlet.timezone)).date()
    last = min(crawl_scope.until or today, today) if crawl_scope.started else crawl_scope.until or today
    for back in range(min((last - crawl_scope.since).days + 1, MAX_DAYS)):
        day = last - timedelta(days=back)
        yield day, outlet.day_archive.format(date=day)
