"""The times that a page states for machines: JSON-LD, metas, `time` elements. Each is a candidate, and none is believed blindly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import tzinfo
from functools import lru_cache
from itertools import islice

from lxml import html

from crawler.article import Moment
from crawler.parsing.body.text_page import TextPage
from crawler.parsing.document import json_ld
from crawler.parsing.document.page import Page
from crawler.parsing.document.text import fold, has_words
from crawler.parsing.times.notation import stated
from crawler.parsing.times.printed import Printed
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

PAGE_TYPES = ("webpage", "itempage", "videoobject", "audioobject")
"""schema.org types whose times are the article's where no article states its own."""

_IN_SCRIPT = {
    name: re.compile(rf"""{key}\\*"\s*:\s*\\*"([0-9][^"\\]{{9,40}})""")
    for name, key in (("published", "datePublished"), ("updated", "dateModified"))
}
_MANY = 40
"""Times looked at in one script."""

_MACHINE_DAY = re.compile(r"(?:1[6-9]|20)\d\d-\d\d-\d\d[T ]\d\d:")
_HEAD = 3
"""Ancestors of the headline that may hold the time of the same article."""

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


def stated_times(page: TextPage, zone: tzinfo) -> list[Stated]:
    """The times of JSON-LD, metas and microdata, most trusted first."""
    found: list[Stated] = []
    thing = _thing(page)
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


def _thing(page: TextPage) -> json_ld.Thing | None:
    """The JSON-LD object that states the article's times: of several, the one of the page's headline."""
    chosen = json_ld.article_thing(page)
    title = fold(page.title.text or "")
    if chosen and (not title or fold(json_ld.words(chosen.get("headline")) or "") == title):
        return chosen
    dated = [one for one in json_ld.things(page) if any(one.get(key) for key in (*THING_KEYS["published"], *THING_KEYS["updated"]))]
    of_title = (one for one in dated if title and fold(json_ld.words(one.get("headline")) or "") == title)
    return next(of_title, chosen)


def _stated(name: str, source: str, text: str, zone: tzinfo) -> Stated:
    return Stated(name, source, text[:200], *_read(text[:100], zone))


@lru_cache(maxsize=64)
def _read(text: str, zone: tzinfo) -> tuple[Printed | None, Moment | None]:
    """The first whole day that a text for machines states, and its moment. (Most pages state one time in several places.)"""
    printed = next((one for one in stated(text) if one.is_whole), None)
    return printed, resolve(printed, fetched_at=None, zone=zone) if printed else None


def _microdata(page: TextPage, zone: tzinfo) -> list[Stated]:
    """Times of `time` elements that say of themselves what they are of: the first of each kind, the others being other articles'."""
    found: dict[str, Stated] = {}
    for element in page.all("time"):
        itemprop = (element.get("itemprop") or "").lower()
        name = {"datepublished": "published", "datemodified": "updated"}.get(itemprop)
        text = element.get("datetime") or element.get("content")
        if name and text and name not in found:
            found[name] = _stated(name, f"time:{itemprop}", text, zone)
    return list(found.values()) or _wordless(page, zone)


def _wordless(page: TextPage, zone: tzinfo) -> list[Stated]:
    """The time of an element beside the headline that holds no words: a script writes them."""
    heading = page.title.element
    if heading is None:
        return []
    around = {step for step in islice(heading.iterancestors(), _HEAD) if step.tag not in {"body", "html", "main"}}
    for element in page.all("time"):
        text = element.get("datetime")
        if text and not has_words(element) and any(step in around for step in islice(element.iterancestors(), _HEAD)):
            return [_stated("published", OWN, text, zone)]
    return []


def beside(line: Line, zone: tzinfo) -> list[Stated]:
    """What the elements that print a line state for machines: `datetime` of a `time`, `content` of microdata, `title` of an `abbr`."""
    found: list[Stated] = []
    printed = [("published", line.element)] if line.published else []
    if line.updated and line.update_element is not None:
        printed.append(("updated", line.update_element))
    for name, element in printed:
        text = _machine_text(element)
        if text and not any(one.text == text[:200] for one in found):
            found.append(_stated(name, OWN, text, zone))
    return found


def _machine_text(element: html.HtmlElement) -> str:
    """What an element, or the `time` around it, states for machines; empty where that is nothing."""
    if element.tag != "time" and not element.get("itemprop"):
        element = next((step for step in islice(element.iterancestors(), 2) if step.tag == "time"), element)
    if element.tag == "time":
        return str(element.get("datetime") or "")
    if "date" in (element.get("itemprop") or "").lower() and element.get("content"):
        return str(element.get("content"))
    title = str(element.get("title") or "")
    return title if _MACHINE_DAY.match(title) else ""


def of_day(page: Page, zone: tzinfo, line: Line) -> list[Stated]:
    """Times of the printed day that objects around the article state, for pages where neither the article nor a meta states an hour.

    JSON-LD states them of the page or its video; a framework's script may hold many articles, so there one counts that is alone.
    """
    printed = line.published or line.updated
    if printed is None or not printed.is_whole:
        return []
    for name in PAGE_TYPES:
        for thing in (one for one in json_ld.things(page) if name in json_ld.types(one)):
            stated = [
                _stated(field, f"jsonld:{key}", text, zone)
                for field, keys in THING_KEYS.items() for key in keys if (text := json_ld.words(thing.get(key)))
            ]  # fmt: skip
            if any(_is_of(one, printed) for one in stated):
                return stated
    return _in_scripts(page, zone, printed)


def _is_of(one: Stated, printed: Printed) -> bool:
    return one.printed is not None and (one.printed.year, one.printed.month, one.printed.day) == (printed.year, printed.month, printed.day)


def _in_scripts(page: Page, zone: tzinfo, printed: Printed) -> list[Stated]:
    found: list[Stated] = []
    for name, key in (("published", "datePublished"), ("updated", "dateModified")):
        texts = (script.text for script in page.all("script") if script.text and key in script.text)
        values = {match[1]: None for text in texts for match in islice(_IN_SCRIPT[name].finditer(text), _MANY)}
        stated = [_stated(name, f"script:{key}", value, zone) for value in values]
        if name == "published":
            stated = [one for one in stated if _is_of(one, printed)]
        if len(stated) != 1:
            break
        found += stated
    return found
