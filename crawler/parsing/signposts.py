"""What a page tells a crawler: its next page, its feeds, its wishes towards robots."""

from __future__ import annotations

import re
from urllib.parse import urldefrag

from lxml import html

from crawler.parsing.links import absolute
from crawler.parsing.page import Page
from crawler.parsing.text import is_small, text_of

FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"})
ROBOTS_METAS = ("robots", "googlebot", "googlebot-news", "tdm-reservation", "tdm-policy")

_NEXT_WORDS = re.compile(
    r"^(?:(?:lire |voir )?(?:la )?(?:page )?suivante?s?|suite|next(?: page)?|下一页|[>»›→]+)(?:\s*[>»›→]+)?$", re.IGNORECASE
)
_NEXT_NAMES = re.compile(r"(?:^|[\s_-])(?:next|suivante?)(?=$|[\s_-])", re.IGNORECASE)
_PAGER_NAMES = re.compile(r"pag(?:er|ination|inate|es?-?nav)|wp-pagenavi|page-?links", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"[?&/](?:page|p|pg|paged|num_page|start|offset|debut_\w+)[=/-]?\d+|[-_/,]\d{1,3}(?:/|\.\w{3,5})?$", re.IGNORECASE
)
_NUMBER_ENDS = frozenset("0123456789/lp")
"""Last characters of an address that ends in a page's number, with or without `/`, `.html`, `.php`."""
_ENDING = 24
"""Characters at an address's end in which its page's number stands."""
_AROUND = 4
"""Ancestors of a link that are asked whether they are a pager."""


def next_page(page: Page) -> str | None:
    """The address of the next page of an article of several pages or of a listing, None where there is none."""
    own = urldefrag(page.url)[0]
    for element in sorted(page.ruled("next_page"), key=lambda link: not _says_next(link)):
        if (address := absolute(element.get("href", ""), page.base)) and urldefrag(address)[0] != own:
            return urldefrag(address)[0]
    for element in (*page.all("link"), *page.all("a")):
        href = element.get("href")
        if not href or (element.tag == "a" and href[-1] not in _NUMBER_ENDS):
            continue
        if _leads_on(element, href) and (address := absolute(href, page.base)) and urldefrag(address)[0] != own:
            return urldefrag(address)[0]
    return None


def _leads_on(link: html.HtmlElement, href: str) -> bool:
    """Whether a link leads to the next page: by `rel`, or in a pager, to an address with a page's number, and says so."""
    if (rel := link.get("rel")) and "next" in rel.lower().split():
        return True
    if link.tag != "a" or not _PAGE_NUMBER.search(href, max(0, len(href) - _ENDING)) or not _in_pager(link):
        return False
    return _NEXT_NAMES.search(f"{link.get('class', '')} {link.get('id', '')}") is not None or _says_next(link)


def _says_next(link: html.HtmlElement) -> bool:
    text = text_of(link) if is_small(link, 4) else ""
    words = text or link.get("title", "") or link.get("aria-label", "")
    return 0 < len(words) < 40 and _NEXT_WORDS.match(words) is not None


def _in_pager(link: html.HtmlElement) -> bool:
    node: html.HtmlElement | None = link
    for _ in range(_AROUND):
        if node is None:
            return False
        if _PAGER_NAMES.search(f"{node.get('class', '')} {node.get('id', '')} {node.get('aria-label', '')}"):
            return True
        node = node.getparent()
    return False


def feeds(page: Page) -> tuple[str, ...]:
    """The feeds that the page's head names, absolute, each once."""
    named = [link.get("href", "") for link in page.all("link") if link.get("type", "").strip().lower() in FEED_TYPES]
    return tuple(dict.fromkeys(address for href in named if href and (address := absolute(href, page.base))))


def robots(page: Page) -> tuple[str, ...]:
    """The words of the page's metas for robots and text and data mining: `noindex`, `noai`, `tdm-reservation: 1`."""
    found: list[str] = []
    for name in ROBOTS_METAS:
        for content in page.metas.get(name, ()):
            if name.startswith("tdm"):
                found.append(f"{name}: {content}")
            else:
                found += [word.strip().lower() for word in content.split(",") if word.strip()]
    return tuple(dict.fromkeys(found))
