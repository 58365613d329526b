"""The table of newspapers, as `hemero outlets` and docs/outlets.md show it."""

from __future__ import annotations

from collections.abc import Iterable

from crawler.parsing.outlet import Outlet

COLUMNS = ("name", "printed name", "country", "kind", "system", "listings", "pattern", "proved", "rules")


def row(outlet: Outlet) -> tuple[str, ...]:
    """Name, printed name, country, kind, system, how many feeds and sitemaps, whether the article's shape is stated, the years of the pages
    that proved its rules, and the fields that have rules."""
    listings = len(outlet.feeds) + len(outlet.news_sitemaps) + len(outlet.sitemaps)
    years = "–".join(map(str, dict.fromkeys((outlet.seen[0], outlet.seen[-1])))) if outlet.seen else ""
    system, pattern = outlet.system.name if outlet.system else "", "yes" if outlet.article else ""
    return outlet.name, outlet.title, outlet.country, outlet.kind, system, str(listings), pattern, years, " ".join(outlet.ruled)


def markdown(outlets: Iterable[Outlet]) -> str:
    """The table in Markdown, a line each."""
    lines = [COLUMNS, ("---",) * len(COLUMNS), *map(row, outlets)]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)
