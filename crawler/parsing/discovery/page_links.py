"""What a page tells a crawler: its next page, its feeds, its wishes towards robots."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from urllib.parse import urldefrag

from lxml import html

from crawler.parsing.document.addresses import absolute
from crawler.parsing.document.page import Page
from crawler.parsing.document.ruled_page import RuledPage
from crawler.parsing.document.text import is_small, text_of
from crawler.parsing.outlet import no_longer

FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"})
ROBOTS_METAS = ("robots", "googlebot", "googlebot-news", "hemerotheque", "tdm-reservation", "tdm-policy")

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
_MOST = 2000
"""Links to numbered addresses that are looked at."""
_AROUND = 4
"""Ancestors of a link that are asked whether they are a pager."""


def next_page(page: RuledPage) -> str | None:
    """The address of the next page of an article of several pages or of a listing, None where there is none."""
    own = urldefrag(page.url)[0]
    ruled = _ruled(page, own)
    generic = _generic(page, own) if not ruled or not _is_like(ruled, own) else None
    if not page.outlet or not page.outlet.next_page or ruled == generic or not generic:
        return ruled or generic
    why = "it leads to another page than the one that the page calls its next" if ruled else "it selects no link"
    page.evidence.setdefault("next_page", []).append(no_longer("next_page", "next_page", ruled or "", why))
    return generic


def _ruled(page: RuledPage, own: str) -> str | None:
    """The address that the outlet's rule selects: of several the one that says so, else the first."""
    for element in sorted(page.ruled("next_page"), key=lambda link: not _says_next(link)):
        if (address := absolute(element.get("href", ""), page.base)) and urldefrag(address)[0] != own:
            return urldefrag(address)[0]
    return None


def _is_like(address: str, own: str) -> bool:
    """Whether an address differs from the page's own by what numbers pages alone.

    >>> _is_like("https://ex.fr/pont?page=2", "https://ex.fr/pont"), _is_like("https://ex.fr/gare-12", "https://ex.fr/pont-12")
    (True, False)
    """
    return _PAGE_NUMBER.sub("", address).rstrip("/") == _PAGE_NUMBER.sub("", own).rstrip("/")


def _generic(page: Page, own: str) -> str | None:
    """The address that the page itself calls its next."""
    named = [(link, href) for link in page.all("link") if _is_next(link) and (href := link.get("href"))]
    for element, href in (*named, *islice((link for link in page.hrefs if _may_lead_on(*link)), _MOST)):
        if (_is_next(element) or _leads_on(element)) and (address := absolute(href, page.base)) and urldefrag(address)[0] != own:
            return urldefrag(address)[0]
    return None


def _is_next(link: html.HtmlElement) -> bool:
    rel = link.get("rel")
    return rel is not None and "next" in rel.lower().split()


@lru_cache(maxsize=8192)
def _ends_in_number(ending: str) -> bool:
    """Whether an address that ends so may be a page's. (Menus recur.)"""
    return _PAGE_NUMBER.search(ending) is not None


def _may_lead_on(link: html.HtmlElement, href: str) -> bool:
    return href[-1] in _NUMBER_ENDS and (_ends_in_number(href[-_ENDING:]) or _is_next(link))


def _leads_on(link: html.HtmlElement) -> bool:
    """Whether a link to an address with a page's number leads to the next page: in a pager, and it says so."""
    if not _in_pager(link):
        return False
    return _NEXT_NAMES.search(f"{link.get('class', '')} {link.get('id', '')}") is not None or _says_next(link)


def _says_next(link: html.HtmlElement) -> bool:
    text = text_of(link) if is_small(link, 4) else ""
    words = text or link.get("title", "") or link.get("aria-label", "")
    return 0 < len(words) < 40 and _NEXT_WORDS.match(words) is not None


@lru_cache(maxsize=4096)
def _is_pager(names: str) -> bool:
    return _PAGER_NAMES.search(names) is not None


def _in_pager(link: html.HtmlElement) -> bool:
    node: html.HtmlElement | None = link
    for _ in range(_AROUND):
        if node is None:
            return False
        if _is_pager(f"{node.get('class', '')} {node.get('id', '')} {node.get('aria-label', '')}"):
            return True
        node = node.getparent()
    return False


def feeds(page: Page) -> tuple[str, ...]:
    """The feeds that the page's head names, absolute, each once."""
    named = [link.get("href", "") for link in page.all("link") if link.get("type", "").strip().lower() in FEED_TYPES]
    return tuple(dict.fromkeys(address for href in named if href and (address := absolute(href, page.base))))


def robots(page: Page) -> tuple[str, ...]:
    """The words of the page's metas for robots and text and data mining: `noindex`, `googlebot: noarchive`, `tdm-reservation: 1`."""
    found: list[str] = []
    for name in ROBOTS_METAS:
        for content in page.metas.get(name, ()):
            if name.startswith("tdm"):
                found.append(f"{name}: {content}")
            else:
                whose = "" if name == "robots" else f"{name}: "
                found += [whose + word.strip().lower() for word in content.split(",") if word.strip()]
    return tuple(dict.fromkeys(found))
