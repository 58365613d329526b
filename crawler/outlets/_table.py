"""The table of newspapers, as `hemero outlets` and docs/outlets.md show it."""

from __future__ import annotations

from collections.abc import Iterable

from crawler.parsing.outlet import Outlet

COLUMNS = ("name", "printed name", "country", "kind", "listings", "rules")


def row(outlet: Outlet) -> tuple[str, ...]:
    """Name, printed name, country, kind, how many feeds and sitemaps, and for which fields there are rules."""
    listings = len(outlet.feeds) + len(outlet.news_sitemaps) + len(outlet.sitemaps)
    return outlet.name, outlet.title, outlet.country, outlet.kind, str(listings), " ".join(outlet.ruled)


def markdown(outlets: Iterable[Outlet]) -> str:
    """The table in Markdown, a line each."""
    lines = [COLUMNS, ("---",) * len(COLUMNS), *map(row, outlets)]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)
