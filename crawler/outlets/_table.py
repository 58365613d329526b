"""The table of newspapers, as `hemero outlets` and docs/outlets.md show it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from crawler.outlets._select import DEMO
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


COUNTED: dict[str, Callable[[Outlet], object]] = {
    "newspapers": lambda outlet: outlet,
    "with a feed or news sitemap": lambda outlet: outlet.feeds or outlet.news_sitemaps,
    "with an archive for backfill": lambda outlet: outlet.sitemaps or outlet.day_archive,
    "with the shape of their articles' addresses": lambda outlet: outlet.article,
    "with rules for their pages": lambda outlet: outlet.ruled,
    "with rules that dated pages prove": lambda outlet: outlet.ruled and outlet.seen,
}
"""What the summary counts."""


def sentence(outlets: Sequence[Outlet]) -> str:
    """The summary as the documentation states it, in one line."""
    (_, number, _), *rest = summary(outlets)
    return f"{number} newspapers: " + ", ".join(f"{counted} ({share} %) {told}" for told, counted, share in rest) + ".\n"


def summary(outlets: Sequence[Outlet]) -> list[tuple[str, int, float]]:
    """What is counted, how many of the newspapers have it, and their share in percent, of all but the made-up one.

    >>> summary([Outlet("ex", "Ex", ("ex.fr",), feeds=("https://ex.fr/rss",)), Outlet("ey", "Ey", ("ey.fr",))])[1]
    ('with a feed or news sitemap', 1, 50.0)
    """
    real = [outlet for outlet in outlets if outlet.name != DEMO]
    counts = {told: sum(bool(has(outlet)) for outlet in real) for told, has in COUNTED.items()}
    return [(told, number, round(100 * number / max(1, len(real)), 1)) for told, number in counts.items()]
