"""A page, parsed once: its tree, its address, the time of its fetch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from urllib.parse import urljoin, urlsplit

from lxml import html

from crawler.parsing.document.text import legible, normalise

FEEDS = ("rss", "feed", "urlset", "sitemapindex")
"""Elements of feeds and sitemaps."""
TAGS = ("a", "area", "base", "br", "button", "h1", "h2", "h3", "h4", "link", "meta", "p", "script", "textarea", "time", "title", *FEEDS)
"""What the fields' readers look for all over the page."""


@dataclass
class Page:
    """A parsed page. It knows none of its readers, and no newspaper."""

    root: html.HtmlElement
    """The `html` element; an empty one for a page that holds none."""
    url: str
    """The address it was served from."""
    fetched_at: datetime | None = None
    """Aware; None where it is not known."""

    @cached_property
    def host(self) -> str:
        """The host of its address, lower case, without port; empty where the address has none."""
        try:
            return urlsplit(self.url).hostname or ""
        except ValueError:  # brackets that are no IPv6 address
            return ""

    @cached_property
    def _by_tag(self) -> dict[str, list[html.HtmlElement]]:
        found: dict[str, list[html.HtmlElement]] = {tag: [] for tag in TAGS}
        for element in self.root.iter(*TAGS):
            found[element.tag].append(element)
        return found

    def all(self, tag: str) -> list[html.HtmlElement]:
        """The page's elements of one of `TAGS`, in page order: all are found in one walk, which costs as much as looking for one."""
        return self._by_tag[tag]

    def retag(self, elements: Iterable[html.HtmlElement], tag: str) -> None:
        """Give elements another tag; they are found under it from then on."""
        for element in elements:
            element.tag = tag
        self.__dict__.pop("_by_tag", None)

    @cached_property
    def hrefs(self) -> list[tuple[html.HtmlElement, str]]:
        """The page's `a` elements that lead anywhere, in page order, and where."""
        return [
            (link, href if href.isascii() and href.isprintable() else legible(href)) for link in self.all("a") if (href := link.get("href"))
        ]

    @cached_property
    def base(self) -> str:
        """What relative addresses are relative to."""
        found = next((href for element in self.all("base") if (href := element.get("href", "").strip())), "")
        try:
            return urljoin(self.url, found) if found else self.url
        except ValueError:  # `http://[` and the like
            return self.url

    @cached_property
    def metas(self) -> dict[str, list[str]]:
        """Contents of the metas by lower-cased name, property or itemprop, in page order."""
        found: dict[str, list[str]] = {}
        for meta in self.all("meta"):
            name = meta.get("property") or meta.get("name") or meta.get("itemprop")
            if name and (content := meta.get("content")):
                found.setdefault(name.strip().lower(), []).append(normalise(content))
        return found
