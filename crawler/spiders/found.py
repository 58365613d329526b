"""What a page or a listing names: the addresses that become rows in the transaction that stores it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from crawler import outlets
from crawler.archive import Discovery
from crawler.parsing import links
from crawler.parsing.outlet import path_of

if TYPE_CHECKING:
    from crawler.archive import Lease
    from crawler.parsing.listings import Entry
    from crawler.parsing.outlet import Outlet
    from crawler.parsing.parser import Reading

FEED, NEWS_SITEMAP, FRONT, HEADLINE, NEXT, ARCHIVE = 90, 85, 80, 60, 50, 20
"""Priorities of what is found where, the highest first: what is new comes before what is old."""
HELD = "not followed: only the addresses named were asked for"


def of_page(lease: Lease, reading: Reading, outlet: Outlet | None, follow: bool) -> tuple[Discovery, ...]:
    """What a page names: its headlines, the articles among a listing's links, its next page."""
    named: dict[str, Discovery] = {}
    listing = not reading.article.is_article
    for headline in reading.article.headlines:
        _add(named, headline.url, lease.url, outlet, how="headline", priority=HEADLINE - (0 if listing else 20))
    for link in reading.links if listing and outlet else ():
        if outlet and outlet.is_article(path_of(link)):
            _add(named, link, lease.url, outlet, how="section", priority=HEADLINE - 10)
    following = _next_page(lease, reading, outlet, listing)
    if following:
        named[following.url] = following
    named.pop(lease.url, None)
    return tuple(replace(address, held=HELD) for address in named.values()) if not follow else tuple(named.values())


def of_entries(entries: Iterable[Entry], kind: str, outlet: Outlet | None, follow: bool) -> tuple[Discovery, ...]:
    """What a feed (`kind` feed), a sitemap or a sitemap_index names."""
    how, priority = ("feed", FEED - 20) if kind == "feed" else ("sitemap", ARCHIVE)
    named = []
    for entry in entries:
        url = links.normalise(entry.url)
        if url is None:
            continue
        home = outlet if outlet and _on(outlet, url) else outlets.match(url)
        named.append(
            Discovery(
                url=url,
                how=how,
                outlet=home.name if home else None,
                found_as=entry.url if entry.url != url else None,
                hint="listing" if kind == "sitemap_index" else "article",
                priority=priority,
                published=entry.published,
                held="" if follow else HELD,
            )
        )
    return tuple(named)


def _next_page(lease: Lease, reading: Reading, outlet: Outlet | None, listing: bool) -> Discovery | None:
    url = links.normalise(reading.next_page, lease.url) if reading.next_page else None
    if url is None or not _same_paper(url, lease.url, outlet):
        return None
    name = outlet.name if outlet else None
    if listing:
        return Discovery(url=url, how="next_page", outlet=name, hint="listing", priority=NEXT)
    first = lease.part_of or lease.page_id
    return Discovery(url=url, how="next_page", outlet=name, hint="article", priority=HEADLINE + 10, part_of=first, part=lease.part + 1)


def _add(named: dict[str, Discovery], address: str, page: str, outlet: Outlet | None, *, how: str, priority: int) -> None:
    url = links.normalise(address, page)
    if url is None or url in named or not _same_paper(url, page, outlet):
        return
    shaped = outlet.is_article(path_of(url)) if outlet else None
    if shaped is not False:
        name, hint = outlet.name if outlet else None, "article" if shaped else "unknown"
        named[url] = Discovery(url=url, how=how, outlet=name, found_as=address if address != url else None, hint=hint, priority=priority)


def _same_paper(url: str, page: str, outlet: Outlet | None) -> bool:
    return _on(outlet, url) if outlet else urlsplit(url).hostname == urlsplit(page).hostname


def _on(outlet: Outlet, url: str) -> bool:
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return any(host == own or host.endswith("." + own) for own in outlet.hosts)
