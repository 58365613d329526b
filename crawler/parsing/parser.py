"""From a page to an `Article`: one parse, then each field in turn."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import cast

from lxml import etree, html

from crawler.article import Article, Candidate
from crawler.parsing.body import ruled_text
from crawler.parsing.body.body import Body
from crawler.parsing.body.text_page import TextPage
from crawler.parsing.classification.kind import read_kind
from crawler.parsing.classification.section_and_tags import read_language, read_paywalled, read_section, read_tags
from crawler.parsing.credits.authors import read_authors
from crawler.parsing.discovery import page_links
from crawler.parsing.document import addresses
from crawler.parsing.document.addresses import links
from crawler.parsing.document.encoding import may_be_utf8, to_utf8, with_breaks
from crawler.parsing.document.text import normalise
from crawler.parsing.headlines.headlines import read_headlines
from crawler.parsing.outlet import Outlet
from crawler.parsing.times.published import Times, read_times

_LISTINGS = frozenset({"front", "section", "wall"})
"""Kinds of page that have headlines and no text of their own: what reads like text there is cards' or the site's."""
_LISTS = frozenset({"front", "section"})
"""Kinds of page that state no time and no author of their own: what stands there are those of cards."""
_CARDS_OWN = ("published", "updated", "stamp", "authors")
_CHECKS_UTF8 = etree.LIBXML_VERSION >= (2, 14)
"""Whether the parser says of every page that is not UTF-8 that it is none."""


class _Parser(threading.local):
    """A parser for each thread: what one says of its last page stays its own."""

    def __init__(self) -> None:
        self.html = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False)


_PARSER = _Parser()


@dataclass(frozen=True, slots=True)
class Reading:
    """An `Article` and what a crawler wants from the same page, read in the same parse. Addresses are absolute."""

    article: Article
    next_page: str | None = None
    """The next page of an article of several pages, or of a listing."""
    links: tuple[str, ...] = ()
    """Every http(s) link of a page that is no article, normalised, in page order, each once; an article's are its headlines."""
    feeds: tuple[str, ...] = ()
    """Feeds that the page's head names."""
    robots: tuple[str, ...] = ()
    """Robots and text-and-data-mining words of the page's metas, as printed (`noarchive`, `tdm-reservation: 1`)."""


def tree_of(body: bytes, content_type: str | None = None) -> html.HtmlElement:
    """The `html` element of a page's bytes, an empty one where they hold none.

    Its elements are lxml's plain ones, without the methods that only `HtmlElement` has: they cost a third less to make.
    Most pages are UTF-8, and the parser sees whether they are while it reads; only the others are decoded first.
    """
    if _CHECKS_UTF8 and may_be_utf8(body):
        root = _tree(body)
        if not any(error.type == etree.ErrorTypes.ERR_INVALID_ENCODING for error in _PARSER.html.error_log):
            return _tree(with_breaks(body)) if _passed_breaks_over() else root
    body = to_utf8(body, content_type)
    root = _tree(body)
    return _tree(with_breaks(body)) if _passed_breaks_over() else root


def _passed_breaks_over() -> bool:
    """Whether the page that was parsed last has `</br>`, which browsers read as a line break."""
    mismatch = etree.ErrorTypes.ERR_TAG_NAME_MISMATCH
    return any(error.type == mismatch and error.message.endswith(": br") for error in _PARSER.html.error_log)


def _tree(page: bytes) -> html.HtmlElement:
    try:
        root = etree.fromstring(page, _PARSER.html)
    except etree.XMLSyntaxError:  # nothing in it but comments or white space
        root = None
    return html.Element("html") if root is None else cast(html.HtmlElement, root)


def read(
    body: bytes,
    url: str | None,
    *,
    fetched_at: datetime | None = None,
    content_type: str | None = None,
    outlet: Outlet | None = None,
) -> Reading:
    """Read one page whole. The arguments are those of `crawler.parse`; no page raises."""
    page = _page(body, url, fetched_at, content_type, outlet)
    next_page = page_links.next_page(page)
    article = _article(page)
    return Reading(
        article=article,
        next_page=next_page,
        links=() if article.is_article else links(page),
        feeds=page_links.feeds(page),
        robots=page_links.robots(page),
    )


def _page(body: bytes, url: str | None, fetched_at: datetime | None, content_type: str | None, outlet: Outlet | None) -> TextPage:
    page = TextPage(tree_of(body, content_type), url or "", fetched_at, outlet)
    if not addresses.is_web(page.url):  # a file that somebody kept
        page.url = addresses.stated(page) or page.url
    ruled_text.drop(page)
    return page


def _article(page: TextPage) -> Article:
    """Each field from its reader."""
    text = page.body
    times = read_times(page)
    authors, agency = read_authors(page)
    headlines = read_headlines(page)
    kind = read_kind(page, headlines, times.published, signed=bool(times.stamp or authors))
    if kind in _LISTINGS and text.elements:  # it took the text of cards for its own, and their links for parts of sentences
        text = page.body = Body(text.container, candidates=text.candidates)
        del page.evidence["headlines"]
        headlines = read_headlines(page)
    if kind in _LISTS:
        times, authors, agency = Times(), (), None
        _reject_cards(page)
    lead = [block.text for block in text.lead]
    return Article(
        url=page.canonical,
        outlet=page.outlet.name if page.outlet else None,
        kind=kind,
        title=page.title.text,
        lead=lead[0] if lead else None,
        paragraphs=(*lead[1:], *(block.text for block in text.blocks)),
        published=times.published,
        updated=times.updated,
        stamp=times.stamp,
        authors=authors,
        agency=agency,
        section=read_section(page),
        tags=read_tags(page),
        language=read_language(page),
        paywalled=read_paywalled(page),
        headlines=headlines,
        evidence=_evidence(page),
    )


def _reject_cards(page: TextPage) -> None:
    """Note of the times and authors on a list of cards that none is the page's."""
    for field in _CARDS_OWN:
        for place, each in enumerate(page.evidence.get(field, ())):
            if each.chosen:
                page.evidence[field][place] = replace(each, chosen=False, why="of a card: the page is a list")


def _evidence(page: TextPage) -> Mapping[str, tuple[Candidate, ...]]:
    """Every candidate by field; read when all fields have been."""
    found: dict[str, list[Candidate]] = {}
    for candidate in (*page.title.candidates, *page.body.candidates):
        found.setdefault(candidate.field, []).append(candidate)
    for field, candidates in page.evidence.items():
        found.setdefault(field, []).extend(candidates)
    return MappingProxyType({field: tuple(map(_legible, candidates)) for field, candidates in found.items()})


def _legible(candidate: Candidate) -> Candidate:
    """The candidate as it may be stored: class names and addresses stand in it as the page has them."""
    source, printed, value = candidate.source, candidate.printed, candidate.value
    if value is printed or value == printed:
        printed = value = normalise(printed)
    else:
        printed, value = normalise(printed), value and normalise(value)
    source = normalise(source)
    if (source, printed, value) == (candidate.source, candidate.printed, candidate.value):
        return candidate
    return replace(candidate, source=source, printed=printed, value=value)


def parse(
    body: bytes,
    url: str | None,
    *,
    fetched_at: datetime | None = None,
    content_type: str | None = None,
    outlet: Outlet | None = None,
) -> Article:
    """`read`, its article alone."""
    return _article(_page(body, url, fetched_at, content_type, outlet))
