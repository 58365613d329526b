"""The times that a page states for machines: JSON-LD, metas, `time` elements. Each is a candidate, and none is believed blindly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo
from functools import lru_cache

from crawler.article import Moment
from crawler.parsing.document import json_ld
from crawler.parsing.document.page import Page
from crawler.parsing.times.notation import Printed, stated
from crawler.parsing.times.resolve import resolve
from crawler.parsing.times.stamp import Line

THING_KEYS = {
    "published": ("datePublished", "dateCreated", "uploadDate"),
    "updated": ("dateModified",),
}
"""JSON-LD keys, most trusted first."""

META_NAMES = {
    "published": (
        "article:published_time", "og:article:published_time", "article:published", "datepublished", "og:published_time", "dcterms.issued",
        "dcterms.created", "dc.date.issued", "dc.date.created", "dc.date.published", "parsely-pub-date", "sailthru.date",
        "cxenseparse:publishtime", "cxenseparse:recs:publishtime", "ownpage:published_date", "date.available", "date.created",
        "datecreated", "published", "publishdate", "publish-date", "publish_date", "publication_date", "publicationdate", "pubdate",
        "article.published", "article_date_original", "date:published_time", "dc.date", "dcterms.date", "date",
    ),
    "updated": (
        "article:modified_time", "og:article:modified_time", "article:modified", "datemodified", "og:updated_time", "og:modified_time",
        "dcterms.modified", "dc.date.modified", "date.modified", "date.updated", "last-modified", "lastmod", "revised", "modified",
    ),
}  # fmt: skip
"""Names of metas, most trusted first."""

OWN = "time:datetime"
"""The source of what a printed line's own element states."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A time from the page's metadata."""

    field: str
    source: str
    text: str
    printed: Printed | None
    moment: Moment | None
    """In the offset it states, else in the page's zone."""

    @property
    def family(self) -> str:
        """What was written by the same hand, in the same zone: `jsonld`, `meta`, `time`."""
        return self.source.partition(":")[0]


def stated_times(page: Page, zone: tzinfo) -> list[Stated]:
    """The times of JSON-LD, metas and microdata, most trusted first."""
    found: list[Stated] = []
    thing = json_ld.article_thing(page)
    for name, keys in THING_KEYS.items():
        for key in keys:
            text = json_ld.words(thing.get(key)) if thing else None
            if text:
                found.append(_stated(name, f"jsonld:{key}", text, zone))
        for key in META_NAMES[name]:
            if key in page.metas:
                found += [_stated(name, f"meta:{key}", text, zone) for text in page.metas[key][:2]]
    if not any(one.field == "published" and one.moment for one in found):
        found.extend(_microdata(page, zone))
    return found


def _stated(name: str, source: str, text: str, zone: tzinfo) -> Stated:
    return Stated(name, source, text[:200], *_read(text[:100], zone))


@lru_cache(maxsize=64)
def _read(text: str, zone: tzinfo) -> tuple[Printed | None, Moment | None]:
    """The first whole day that a text for machines states, and its moment. (Most pages state one time in several places.)"""
    printed = next((one for one in stated(text) if one.is_whole), None)
    return printed, resolve(printed, fetched_at=None, zone=zone) if printed else None


def _microdata(page: Page, zone: tzinfo) -> list[Stated]:
    """Times of `time` elements that say of themselves what they are of: the first of each kind, the others being other articles'."""
    found: dict[str, Stated] = {}
    for element in page.all("time"):
        itemprop = (element.get("itemprop") or "").lower()
        name = {"datepublished": "published", "datemodified": "updated"}.get(itemprop)
        text = element.get("datetime") or element.get("content")
        if name and text and name not in found:
            found[name] = _stated(name, f"time:{itemprop}", text, zone)
    return list(found.values())


def beside(line: Line, zone: tzinfo) -> list[Stated]:
    """What the `time` element that prints a line states for machines."""
    if line.element.tag != "time":
        return []
    text = line.element.get("datetime")
    return [_stated("published" if line.published else "updated", OWN, text, zone)] if text else []
