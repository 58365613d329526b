"""From a page to an `Article`: one parse, then each field in turn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from crawler.article import Article
from crawler.parsing.outlet import Outlet


@dataclass(frozen=True, slots=True)
class Reading:
    """An `Article` and what a crawler wants from the same page, read in the same parse. Addresses are absolute."""

    article: Article
    next_page: str | None = None
    """The next page of an article of several pages, or of a listing."""
    links: tuple[str, ...] = ()
    """Every http(s) link of the page, normalised, in page order, each once."""
    feeds: tuple[str, ...] = ()
    """Feeds that the page's head names."""
    robots: tuple[str, ...] = ()
    """Robots and text-and-data-mining words of the page's metas, as printed (`noarchive`, `tdm-reservation: 1`)."""


def read(
    body: bytes,
    url: str,
    *,
    fetched_at: datetime | None = None,
    content_type: str | None = None,
    outlet: Outlet | None = None,
) -> Reading:
    """Read one page whole. The arguments are those of `crawler.parse`; no page raises."""
    return Reading(Article(url=url, outlet=outlet.name if outlet else None))


def parse(
    body: bytes,
    url: str,
    *,
    fetched_at: datetime | None = None,
    content_type: str | None = None,
    outlet: Outlet | None = None,
) -> Article:
    """`read`, its article alone."""
    return read(body, url, fetched_at=fetched_at, content_type=content_type, outlet=outlet).article
