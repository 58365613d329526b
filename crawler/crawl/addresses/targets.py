"""What a crawl is for, in words: names, addresses, conditions and groups of newspapers; and which stored pages a replay has of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crawler import outlets
from crawler.outlets._select import expand
from crawler.parsing.outlet import Outlet

__all__ = ["expand", "stored_of"]


def stored_of(targets: Sequence[str], addresses: Iterable[str]) -> tuple[str, ...]:
    """What to crawl for `targets` in a replay of `addresses`: the addresses that were named, the newspapers of which a listing is stored,
    and every stored page of a newspaper that was named.
    """
    stored = tuple(addresses)
    held = frozenset(stored)
    named = {target: outlets.get(target) for target in targets if "://" not in target}
    listed = [name for name, outlet in named.items() if held & frozenset(_listings(outlet))]
    pages = [address for address in stored if (outlet := outlets.match(address)) and outlet.name in named]
    return tuple(dict.fromkeys([*(target for target in targets if "://" in target), *listed, *pages]))


def _listings(outlet: Outlet) -> tuple[str, ...]:
    return (*outlet.feeds, *outlet.news_sitemaps, *outlet.sitemaps, *outlet.fronts)
