"""The targets of a crawl: names, addresses, conditions and groups of newspapers; and the targets of a replay."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crawler import outlets
from crawler.outlets._select import expand
from crawler.parsing.outlet import Outlet

__all__ = ["expand", "replay_targets"]


def replay_targets(targets: Sequence[str], addresses: Iterable[str]) -> tuple[str, ...]:
    """What to crawl for `targets` if only the pages at `addresses` are stored.

    These are: the addresses that the user named, the outlets with a stored listing, and all stored pages of the outlets that the user
    named.
    """
    stored = tuple(addresses)
    held = frozenset(stored)
    named = {target: outlets.get(target) for target in targets if "://" not in target}
    listed = [name for name, outlet in named.items() if held & frozenset(_listings(outlet))]
    pages = [address for address in stored if (outlet := outlets.match(address)) and outlet.name in named]
    return tuple(dict.fromkeys([*(target for target in targets if "://" in target), *listed, *pages]))


def _listings(outlet: Outlet) -> tuple[str, ...]:
    return (*outlet.feeds, *outlet.news_sitemaps, *outlet.sitemaps, *outlet.fronts)
