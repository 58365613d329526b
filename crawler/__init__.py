"""Hémérothèque: the crawler and archive of French-language news.

The public names are `parse`, `Article`, `Headline`, `Candidate`, `Outlet` and `Archive`. `Archive` opens an archive read-only, for
queries; a crawl writes with `crawler.archive.Archive`. Importing the package does not import its dependencies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from crawler.article import Article, Candidate, Headline

if TYPE_CHECKING:
    from datetime import datetime

    from crawler.archive.query.reader import Archive
    from crawler.parsing.outlet import Outlet

__version__ = "0.1.0"
__all__ = ["Archive", "Article", "Candidate", "Headline", "Outlet", "__version__", "parse"]


def parse(
    body: bytes,
    url: str,
    *,
    fetched_at: datetime | None = None,
    content_type: str | None = None,
    outlet: Outlet | Literal["auto"] | None = "auto",
) -> Article:
    """Read one page.

    `body` is the page without transfer and content encodings. `url` is the address that served it. `fetched_at` is an aware datetime;
    stamps without a year and relative stamps are resolved against it (without it they are evidence only). `content_type` is the HTTP
    header. `outlet="auto"` applies the rules of the outlet that owns the host; `outlet=None` applies no rules.

    A broken page does not raise: the article holds what could be read. Raises ValueError where `fetched_at` has no time zone.

    >>> page = b"<html lang=fr><h1>Le pont rouvre</h1><p class=d>Publi\\xc3\\xa9 le 2 mars 2021 \\xc3\\xa0 8h05</p></html>"
    >>> parse(page, "https://exemple.fr/pont").title
    'Le pont rouvre'
    """
    from crawler.parsing.parser import parse as read_page

    if outlet == "auto":
        from crawler.outlets import match

        outlet = match(url)
    return read_page(body, url, fetched_at=fetched_at, content_type=content_type, outlet=outlet)


def __getattr__(name: str) -> object:
    if name == "Archive":
        from crawler.archive.query.reader import Archive

        return Archive
    if name == "Outlet":
        from crawler.parsing.outlet import Outlet

        return Outlet
    raise AttributeError(f"module 'crawler' has no attribute {name!r}")
