"""Hémérothèque: the crawler and archive of French-language news.

The public names are `parse`, `Article`, `Headline`, `Candidate`, `Outlet`, `Archive` and `Notebook`. `Archive` opens an archive
read-only, for queries; `Notebook` is the file beside it in which people write. (A crawl writes with another class,
`crawler.archive.Archive`; it answers no questions.) Importing the package does not import its dependencies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from crawler.article import Article, Candidate, Headline

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from crawler.archive.query.reader import Archive
    from crawler.notebook import Notebook
    from crawler.parsing.outlet import Outlet

__version__ = "0.1.0"
__all__ = ["Archive", "Article", "Candidate", "Headline", "Notebook", "Outlet", "__version__", "parse"]


def parse(
    body: bytes,
    url: str | None,
    *,
    fetched_at: datetime | None = None,
    content_type: str | None = None,
    outlet: Outlet | Literal["auto"] | None = "auto",
) -> Article:
    """Read one page.

    `body` is the page without transfer and content encodings. `url` is the address that served it; where it is
    None, or no web address (`file:///…`), the page's own stated one stands for it. `fetched_at` is an aware datetime;
    stamps without a year and relative stamps are resolved against it (without it they are evidence only). `content_type` is the HTTP
    header. `outlet="auto"` applies the rules of the outlet that owns the host; `outlet=None` applies no rules.

    A broken page does not raise: the article holds what could be read. Raises ValueError where `fetched_at` has no time zone, and
    `HemeroError` where an argument has another type.

    >>> page = b"<html lang=fr><h1>Le pont rouvre</h1><p class=d>Publi\\xc3\\xa9 le 2 mars 2021 \\xc3\\xa0 8h05</p></html>"
    >>> parse(page, "https://exemple.fr/pont").title
    'Le pont rouvre'
    """
    from crawler.parsing.parser import parse as read_page

    _check(body, url, fetched_at, content_type)
    if outlet == "auto":
        from crawler.outlets import match

        outlet = match(url or "")
    return read_page(body, url, fetched_at=fetched_at, content_type=content_type, outlet=outlet)


def _check(body: object, url: object, fetched_at: object, content_type: object) -> None:
    """Raise a `HemeroError` that says what to give instead, where an argument of `parse` has another type."""
    from datetime import datetime

    from crawler.errors import HemeroError

    if isinstance(body, str):
        raise HemeroError("parse reads the bytes of a page, not a text: give page.encode() and content_type='text/html; charset=utf-8'.")
    if not isinstance(body, bytes):
        raise HemeroError(f"parse reads the bytes of a page, not {type(body).__name__}: give bytes, for example response.content.")
    if url is not None and not isinstance(url, str):
        raise HemeroError(f"The address of a page is a text, not {type(url).__name__}: parse(body, 'https://…').")
    if fetched_at is not None and not isinstance(fetched_at, datetime):
        raise HemeroError(
            f"fetched_at is a datetime with a time zone, not {fetched_at!r}: give datetime.fromisoformat('2016-11-24T08:39+01:00')."
        )
    if content_type is not None and not isinstance(content_type, str):
        raise HemeroError(f"content_type is the text of the HTTP header, not {type(content_type).__name__}.")


def _groups() -> Mapping[str, Callable[[], tuple[str, ...]]]:
    """The groups of newspapers (`@belgique`), which searches know too."""
    from crawler.outlets._select import as_sets

    return as_sets()


def __getattr__(name: str) -> object:
    if name == "Archive":
        from crawler.archive.query import newspaper_sets
        from crawler.archive.query.reader import Archive

        newspaper_sets.use(_groups)
        return Archive
    if name == "Notebook":
        from crawler.notebook import Notebook

        return Notebook
    if name == "Outlet":
        from crawler.parsing.outlet import Outlet

        return Outlet
    raise AttributeError(f"module 'crawler' has no attribute {name!r}")
