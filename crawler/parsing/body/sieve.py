"""Which elements of the text's container hold no text of the article."""

from __future__ import annotations

from collections import Counter
from itertools import islice

from lxml import html

from crawler.parsing.body.boilerplate import HARD, KEPT, SOFT, grade, is_hidden_name
from crawler.parsing.body.container import Place
from crawler.parsing.body.hosts import length, linked
from crawler.parsing.document.blocks import BLOCK_TAGS

_INLINE_DROPPED = frozenset({
    "applet", "audio", "button", "canvas", "embed", "iframe", "input", "map", "math", "noscript", "object", "picture", "script", "select",
    "style", "svg", "template", "textarea", "video",
})  # fmt: skip
"""Elements inside a line that show no text of the article."""
_SHORT, _LONG = 120, 250
"""Characters below which an element of doubtful name is no running text at all, and none if it has a link."""


_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_CARD = 100
"""Elements of a card among which its heading stands."""


class Sieve:
    """Says which elements of the container are passed over whole."""

    def __init__(self, place: Place) -> None:
        self._inside = place.inside
        self._half = 0.4 * (place.inside.get(place.container, 0) if place.container is not None else 0)
        self._hosts = place.hosts
        self._usual = _usual_name(place.hosts)

    def is_dropped(self, element: html.HtmlElement) -> bool:
        """Whether `element` holds no text of the article."""
        if element.tag not in BLOCK_TAGS:
            return _is_dropped_inline(element)
        if element.tag == "p" and self._usual and element.get("class") == self._usual:
            return False
        if element.tag == "article" and self._inside.get(element, 0) <= self._half and _is_card(element):
            return True
        found = grade(element)
        if found == KEPT or element in self._hosts or self._inside.get(element, 0) > self._half > 0:
            return False
        if element.tag == "blockquote" and found == SOFT:
            return linked(element) > 0.8 * length(element)
        if found <= HARD and (above := element.getparent()) is not None and above.tag == "blockquote":
            return False  # whose words a quotation gives
        return found != SOFT or not _reads_like_text(element)


def _is_card(article: html.HtmlElement) -> bool:
    """Whether the heading of an article within the article is a link: to the other that it is the card of."""
    heading = next((element for element in islice(article.iter(), _CARD) if element.tag in _HEADINGS), None)
    return heading is not None and (heading.find(".//a[@href]") is not None or next(heading.iterancestors("a"), None) is not None)


def _usual_name(hosts: set[html.HtmlElement]) -> str | None:
    """The class that most paragraphs of the text have: whatever it says, it says it of text."""
    names = Counter(child.get("class") for host in hosts for child in host if child.tag == "p")
    if not names:
        return None
    name, times = names.most_common(1)[0]
    return name if 2 * times > names.total() else None


def _is_dropped_inline(element: html.HtmlElement) -> bool:
    if element.tag in _INLINE_DROPPED:
        return True
    names = element.get("class")
    return grade(element) == HARD if names is None else is_hidden_name(names)


def _reads_like_text(element: html.HtmlElement) -> bool:
    """Whether an element of doubtful name holds running text: long, and little of it links."""
    total = length(element)
    if total <= _SHORT:
        return False
    links = linked(element)
    return links < 0.2 * total if total > _LONG else links == 0 and element.find(".//a") is None
