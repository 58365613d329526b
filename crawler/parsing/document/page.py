"""One page, parsed once: the tree and what every field's reader wants to know of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit
from zoneinfo import ZoneInfo

from lxml import html

from crawler.article import Candidate
from crawler.parsing.outlet import Outlet
from crawler.parsing.selectors import Index
from crawler.parsing.times.zones import zone_of

if TYPE_CHECKING:
    from crawler.parsing.body.body import Body
    from crawler.parsing.body.title import Title

FEEDS = ("rss", "feed", "urlset", "sitemapindex")
"""Elements of feeds and sitemaps."""
TAGS = ("a", "area", "base", "br", "h1", "h2", "link", "meta", "p", "script", "time", "title", *FEEDS)
"""What the fields' readers look for all over the page."""


@dataclass
class Page:
    """A parsed page. Fields' readers take it, and only it, and add what they saw to `evidence`."""

    root: html.HtmlElement
    """The `html` element; an empty one for a page that holds none."""
    url: str
    """The address it was served from."""
    fetched_at: datetime | None = None
    """Aware; None where it is not known."""
    outlet: Outlet | None = None
    evidence: dict[str, list[Candidate]] = field(default_factory=dict)

    @cached_property
    def host(self) -> str:
        """The host of its address, lower case, without port; empty where the address has none."""
        try:
            return urlsplit(self.url).hostname or ""
        except ValueError:  # brackets that are no IPv6 address
            return ""

    @cached_property
    def zone(self) -> ZoneInfo:
        """The zone in which the page prints its times."""
        return zone_of(self)[0]

    @cached_property
    def _by_tag(self) -> dict[str, list[html.HtmlElement]]:
        found: dict[str, list[html.HtmlElement]] = {tag: [] for tag in TAGS}
        for element in self.root.iter(*TAGS):
            found[element.tag].append(element)
        return found

    def all(self, tag: str) -> list[html.HtmlElement]:
        """The page's elements of one of `TAGS`, in page order: all are found in one walk, which costs as much as looking for one."""
        return self._by_tag[tag]

    @cached_property
    def hrefs(self) -> list[tuple[html.HtmlElement, str]]:
        """The page's `a` elements that lead anywhere, in page order, and where."""
        return [(link, href) for link in self.all("a") if (href := link.get("href"))]

    @cached_property
    def canonical(self) -> str:
        """The page's one address."""
        from crawler.parsing.document import addresses  # readers take a Page, so a Page knows them only when asked

        return addresses.canonical(self)

    @cached_property
    def base(self) -> str:
        """What relative addresses are relative to."""
        found = next((href for element in self.all("base") if (href := element.get("href", "").strip())), "")
        try:
            return urljoin(self.url, found) if found else self.url
        except ValueError:  # `http://[` and the like
            return self.url

    @cached_property
    def index(self) -> Index:
        """The page's elements by class and id, for the outlet's rules; made after what the rules drop is gone."""
        return Index(self.root, self.outlet.names if self.outlet else None)

    def ruled(self, name: str) -> list[html.HtmlElement]:
        """What the outlet's rule `name` selects; nothing where there is no outlet or no rule."""
        return self.outlet.find(name, self.index) if self.outlet and getattr(self.outlet, name) else []

    @cached_property
    def title(self) -> Title:
        """The headline and the heading it stands in."""
        from crawler.parsing import rules  # readers take a Page, so a Page knows them only when asked

        return rules.title(self)

    @cached_property
    def body(self) -> Body:
        """The article's text: its container, chapô and paragraphs. A link outside `body.elements` may be a headline."""
        from crawler.parsing import rules

        return rules.body(self)

    @cached_property
    def metas(self) -> dict[str, list[str]]:
        """Contents of the metas by lower-cased name, property or itemprop, in page order."""
        found: dict[str, list[str]] = {}
        for meta in self.all("meta"):
            name = meta.get("property") or meta.get("name") or meta.get("itemprop")
            if name and (content := meta.get("content")):
                found.setdefault(name.strip().lower(), []).append(content.strip())
        return found
