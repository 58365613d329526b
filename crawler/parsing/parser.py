"""From a page to an `Article`: one parse, then each field in turn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lxml import etree, html

from crawler.article import Article
from crawler.parsing import rules
from crawler.parsing.encoding import to_utf8
from crawler.parsing.outlet import Outlet
from crawler.parsing.page import Page

_PARSER = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
_PARSER.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))


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


def tree_of(page: bytes) -> html.HtmlElement:
    """The `html` element of a page in UTF-8, an empty one where it holds none."""
    root = etree.fromstring(page, _PARSER) if page.strip() else None
    return html.HtmlElement() if root is None else root


def read(
    body: bytes,
    url: str,
    *,
    fetched_at: datetime | None = None,
    content_type: str | None = None,
    outlet: Outlet | None = None,
) -> Reading:
    """Read one page whole. The arguments are those of `crawler.parse`; no page raises."""
    page = Page(tree_of(to_utf8(body, content_type)), url, fetched_at, outlet)
    rules.drop(page)
    text = page.body
    article = Article(
        url=url,
        outlet=outlet.name if outlet else None,
        title=page.title.text,
        lead=text.lead[0].text if text.lead else None,
        paragraphs=tuple(block.text for block in (*text.lead[1:], *text.blocks)),
        headlines=tuple(headline for _, headline in rules.headlines(page)),
    )
    return Reading(article)


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
