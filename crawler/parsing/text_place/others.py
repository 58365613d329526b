"""Other articles whole on the page, below the one that is read: each begins with a headline of its own."""

from __future__ import annotations

from itertools import islice
from typing import TypeAlias

from lxml import html

from crawler.parsing.document.page import Page
from crawler.parsing.document.text import whole_text
from crawler.parsing.text_place.nearness import Nearness

_MANY, _DEEP, _HEAD = 40, 8, 30
"""Headlines looked at, levels around one, and elements before it in its article."""
_TEXT = 100
"""Characters of running text before another headline from which it is another article's, and not the page's own said again."""

Element: TypeAlias = html.HtmlElement


def other_articles(page: Page, heading: Element | None, groups: dict[Element, int], nearness: Nearness) -> set[Element]:
    """The elements that hold another article than that of `heading`: they begin with an `h1` and stand below running text (`groups`)."""
    headings = [other for other in page.all("h1")[:_MANY] if other is not heading]
    if heading is None or not headings:
        return set()
    found: set[Element] = set()
    for other in headings:
        article = _article(other, nearness)
        if article is not None and _is_below_text(article, groups, nearness):
            found.add(article)
    return found


def _article(other: Element, nearness: Nearness) -> Element | None:
    """The element that another headline begins: an `article`, or what holds its stamp where that headline is a link."""
    linked = other.find(".//a[@href]") is not None
    for above in islice(other.iterancestors(), _DEEP):
        if nearness.is_over(above) or not _begins_with(above, other):
            break
        if above.tag == "article" or (linked and next(above.iter("time"), None) is not None):
            return above
    return None


def _begins_with(above: Element, other: Element) -> bool:
    """Whether no paragraph stands in `above` before the headline."""
    for step in islice(above.iterdescendants("p", other.tag), _HEAD):
        if step is other:
            return True
        if len(whole_text(step)) >= _TEXT:
            return False
    return False


def below_text(elements: set[Element], groups: dict[Element, int], nearness: Nearness) -> set[Element]:
    """Those of the elements that stand below running text which follows the page's headline."""
    return {element for element in elements if _is_below_text(element, groups, nearness)}


def _is_below_text(article: Element, groups: dict[Element, int], nearness: Nearness) -> bool:
    """Whether running text stands between the page's headline and `article`, outside it."""
    passed = {article, *article.iterancestors()}
    before: set[Element] = set()
    for step in passed:
        before.update(step.itersiblings(preceding=True))
    held = 0
    for host, weight in groups.items():
        if article in (host, *host.iterancestors()) or not nearness.place(host)[1]:
            continue
        if host in passed or not before.isdisjoint((host, *host.iterancestors())):
            held += weight
        if held >= _TEXT:
            return True
    return False


def outside(others: set[Element], groups: dict[Element, int]) -> dict[Element, int]:
    """Of the hosts, those that stand in no other article."""
    if not others:
        return groups
    return {host: weight for host, weight in groups.items() if others.isdisjoint((host, *host.iterancestors()))}
