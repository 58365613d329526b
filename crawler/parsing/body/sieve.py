"""Which elements of the text's container hold no text of the article."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice

from lxml import html

from crawler.parsing.body.cards import find_cards
from crawler.parsing.body.forms import form_boxes
from crawler.parsing.document.blocks import BLOCK_TAGS
from crawler.parsing.document.text import is_small, text_of
from crawler.parsing.foreign_text.appeals import is_appeal
from crawler.parsing.foreign_text.boilerplate import HARD, KEPT, SOFT, grade, is_hidden_name, is_out_of_sight, judge
from crawler.parsing.text_place.container import Place
from crawler.parsing.text_place.hosts import length, linked

_INLINE_DROPPED = frozenset({
    "applet", "audio", "button", "canvas", "embed", "iframe", "input", "map", "math", "noscript", "object", "picture", "script", "select",
    "style", "svg", "template", "textarea", "video",
})  # fmt: skip
"""Elements inside a line that show no text of the article."""
_PLAIN = frozenset({"class", "href", "id", "rel", "target", "title"})
"""Attributes that hide nothing."""
_EXPLAINING = "tooltip"
_TOOLTIP = re.compile(r"tooltip[\w-]*?(?:box|bubble|content|inner|text|texte)\b", re.IGNORECASE)
_EXPLAINED = re.compile(r"(?:^|\s)(?:definition|glossa(?:ire|ry)-\w+|info-?bulle|popover(?:-\w+)?)(?=\s|$)", re.IGNORECASE)
"""Names of what explains a word beside it."""
_WORDS = 20
"""Characters from which what is named so is more than the word itself."""
_CLOSING = frozenset({"a", "b", "em", "i", "span", "strong"})
_WALL_WORDS = ("abonn", "Abonn", "reste", "membres", "réserv")
_ENDS = tuple('.!?…»”"')
_CAPTION = 500
"""Characters that a caption has at most."""
_WRAPPERS = frozenset({"article", "div", "main", "section"})
_SHORT, _LONG = 120, 250
"""Characters below which an element of doubtful name is no running text at all, and none if it has a link."""


_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_SEVERAL = 3
"""Elements of one make that hold text from which those of that make do."""
_CARD = 100
"""Elements of a card among which its heading stands."""


class Sieve:
    """Says which elements of the container are passed over whole."""

    def __init__(self, place: Place) -> None:
        self._container = place.container
        self._inside = place.inside
        self._half = 0.4 * (place.inside.get(place.container, 0) if place.container is not None else 0)
        self._hosts = place.hosts
        self._usual = _usual_name(place.hosts)
        self._made = _makes(place)
        self._names = {name for host in place.hosts if place.inside.get(host, 0) > self._half for name in host.get("class", "").split()}
        self._cards = find_cards(place) | form_boxes(place) | place.others

    def is_dropped(self, element: html.HtmlElement) -> bool:
        """Whether `element` holds no text of the article."""
        if element.tag not in BLOCK_TAGS:
            return _is_dropped_inline(element) or element in self._cards
        if element.tag == "p" and self._usual and element.get("class") == self._usual:
            return False
        if element in self._cards:
            return True
        if element.tag == "article" and self._inside.get(element, 0) <= self._half and _is_card(element):
            return True
        found = grade(element)
        if found == HARD and element.tag in _WRAPPERS:
            found = self._without_shared(element)
        if found == KEPT or element in self._hosts or (self._inside.get(element, 0) > self._half > 0 and self._is_inner(element)):
            return element.tag == "blockquote" and _is_post(element)
        return self._is_no_text(element, found)

    def _without_shared(self, element: html.HtmlElement) -> int:
        """The grade of an element of which the text's own place has a name, by its other names."""
        names = element.get("class", "").split()
        own = [name for name in names if name not in self._names]
        if len(own) == len(names) or is_out_of_sight(element):
            return HARD
        return judge(" ".join((*own, element.get("id", ""))))

    def _is_no_text(self, element: html.HtmlElement, found: int) -> bool:
        """Whether an element that its name or tag speaks against holds no text."""
        if element.tag == "blockquote" and found == SOFT:
            return _is_post(element) or linked(element) > 0.8 * length(element)
        above = element.getparent()
        if found <= HARD and above is not None and above.tag in {"blockquote", "cite"}:
            return False  # whose words a quotation gives
        if element.tag == "figure" and element.find(".//table") is not None and element.find(".//img") is None:
            return False
        if element.tag == "footer" and above in self._hosts and _is_note(element):
            return False
        if (
            found == SOFT
            and ((element.tag, element.get("class")) in self._made or _reads_like_text(element))
            and not _is_captioned(element)
        ):
            return False
        return not self._holds_the_headline(element)

    def _is_inner(self, element: html.HtmlElement) -> bool:
        """Whether `element` stands in the text's container or around it: what stands before it need not be text, however long."""
        container = self._container
        return container is None or container in element.iterancestors() or element in container.iterancestors()

    def _holds_the_headline(self, element: html.HtmlElement) -> bool:
        """Whether it stands over the text and holds a heading of the page: named for the picture behind the headline."""
        if element.tag not in {"div", "header", "section"} or self._container in element.iterancestors():
            return False
        return next(element.iter("h1"), None) is not None


_NETWORKS = re.compile(
    r"//(?:[\w-]+\.)*(?:bsky\.app/profile/.*/post|facebook\.com/.*/?(?:posts|videos|photos|permalink)|instagram\.com/(?:p|reel|tv)/|"
    r"t\.me/|threads\.(?:net|com)/@|tiktok\.com/@.*/video|twitter\.com/\w+/status|x\.com/\w+/status|reddit\.com/r/.*/comments|"
    r"linkedin\.com/(?:posts|feed)|[\w.-]+/@\w+/\d{15,})"
)
"""Addresses of posts, by the makers' own forms."""


def _is_post(quotation: html.HtmlElement) -> bool:
    """Whether a quotation is the fallback text of an embedded post: it is cited from a network, or its last link leads to the post."""
    if (cited := quotation.get("cite")) and _NETWORKS.search(cited):
        return True
    last = next((link for link in reversed(list(quotation.iter("a"))) if link.get("href")), None) if is_small(quotation, _CARD) else None
    if last is None or (last.tail or "").strip(" .)\n\t") or _NETWORKS.search(last.get("href", "")) is None:
        return False
    return next(last.iterancestors("blockquote"), quotation) is quotation  # and not in a post that stands at the end of a quotation


def _is_note(footer: html.HtmlElement) -> bool:
    """Whether a footer among the paragraphs is a sentence of practical advice."""
    return not footer.get("id") and next(footer.iter("a"), None) is None and is_small(footer, 3) and text_of(footer)[-1:] in {".", "!"}


def _is_card(article: html.HtmlElement) -> bool:
    """Whether the heading of an article within the article is a link: to the other that it is the card of."""
    heading = next((element for element in islice(article.iter(), _CARD) if element.tag in _HEADINGS), None)
    return heading is not None and (heading.find(".//a[@href]") is not None or next(heading.iterancestors("a"), None) is not None)


def _makes(place: Place) -> set[tuple[str, str | None]]:
    """(tag, class) of what holds paragraphs of the text in the container, three times or more: what else is so made holds text, too."""
    made: Counter[tuple[str, str | None]] = Counter()
    for host in place.hosts:
        for step in (host, *islice(host.iterancestors(), 1)):
            if step is place.container or not step.get("class"):
                break
            made[step.tag, step.get("class")] += 1
    return {make for make, times in made.items() if times >= _SEVERAL}


def _usual_name(hosts: set[html.HtmlElement]) -> str | None:
    """The class that most paragraphs of the text have: whatever it says, it says it of text."""
    names = Counter(child.get("class") for host in hosts for child in host if child.tag == "p")
    if not names:
        return None
    name, times = names.most_common(1)[0]
    return name if 2 * times > names.total() else None


def _is_dropped_inline(element: html.HtmlElement) -> bool:
    """Whether an element inside a line is not displayed, or a button. A name that says something else may be a word's own."""
    if element.tag in _INLINE_DROPPED:
        return True
    if element.tag in _CLOSING and _closes_with_an_appeal(element):
        return True
    stated = element.keys()
    if not stated:
        return False
    names = element.get("class")
    if names is not None and (is_hidden_name(names) or (_EXPLAINING in names and _is_tooltip(element, names))):
        return True
    if not _PLAIN.issuperset(stated) and is_out_of_sight(element):
        return True
    if names is None:
        return False
    if _EXPLAINED.search(names) and _is_explanation(element):
        return True
    if judge(names) == KEPT:
        return False
    return element.tag != "cite" and (_is_a_box(element, names) or is_appeal(text_of(element)))


def _closes_with_an_appeal(element: html.HtmlElement) -> bool:
    """Whether an element is the last of its paragraph, after a sentence, and speaks to the newspaper's reader: the mark of a wall."""
    if element.getnext() is not None or (element.tail or "").strip() or len(element):
        return False
    text = (element.text or "").strip()
    if not 10 < len(text) < _SHORT or not any(word in text for word in _WALL_WORDS):
        return False
    other = element.getprevious()
    above = element.getparent()
    before = (other.tail if other is not None else above.text if above is not None else "") or ""
    return before.rstrip()[-1:] in _ENDS and is_appeal(text)


def _is_explanation(element: html.HtmlElement) -> bool:
    """Whether an element holds what the word before it means, in few words: a line that opens when one points at the word."""
    return element.getprevious() is not None and _WORDS < length(element) <= _SHORT


def _is_tooltip(element: html.HtmlElement, names: str) -> bool:
    """Whether an element explains the word that it is glued to, and is not that word."""
    if element.get("aria-hidden") == "true" or _TOOLTIP.search(names):
        return True
    above = element.getparent()
    return above is not None and (above.tag in {"abbr", "acronym", "dfn"} or _EXPLAINING in above.get("class", ""))


def _is_a_box(element: html.HtmlElement, names: str) -> bool:
    """Whether an element of an inline tag is a part of the page of its own: named as no text, and with blocks inside."""
    return judge(names) >= HARD and any(inner.tag in BLOCK_TAGS for inner in islice(element.iterdescendants(), _CARD))


def _is_captioned(element: html.HtmlElement) -> bool:
    """Whether an element of doubtful name holds a picture and a few words: its caption."""
    if length(element) > _CAPTION or not is_small(element, _CARD):
        return False
    return next(element.iter("img", "picture"), None) is not None and sum(1 for _ in islice(element.iter("p"), 2)) < 2


def _reads_like_text(element: html.HtmlElement) -> bool:
    """Whether an element of doubtful name holds running text: long, and little of it links."""
    total = length(element)
    if total <= _SHORT:
        return False
    links = linked(element)
    return links < 0.2 * total if total > _LONG else links == 0 and next(element.iter("a"), None) is None
