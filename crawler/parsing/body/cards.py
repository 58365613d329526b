"""Cards of other articles inside the text's container: a headline that is a link, its picture and teaser, and the column they stand in."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TypeAlias
from urllib.parse import urlsplit

from lxml import html

from crawler.parsing.document.text import is_small
from crawler.parsing.text_place.container import Place
from crawler.parsing.text_place.hosts import length, own_length

_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_TEASERS = frozenset({"blockquote", "li", "p"})
"""What a picture's card without a heading is."""
_MANY = 300
"""Headings looked at."""
_CARD, _LARGE = 700, 60
"""Characters and elements from which what stands around a heading is no card."""
_HEADLINE = 25
"""Characters from which the words of a link are a headline."""
_TITLE = 80
"""Characters that the title over cards has at most."""
_MOST = 0.6
"""The share of the text above which what looks like cards is the text: a list of places, books, films."""
_DEEP = 6

Element: TypeAlias = html.HtmlElement


def find_cards(place: Place) -> set[Element]:
    """The elements that hold cards and nothing else: each card, and the columns of them with their titles."""
    container = place.container
    if container is None:
        return set()
    cards: dict[Element, Element] = {}
    own: set[str] | None = None
    for heading in islice(container.iter(*_HEADINGS), _MANY):
        link = _link_of(heading)
        if link is None:
            continue
        own = _own_sites(container) | {place.site.removeprefix("www.")} - {""} if own is None else own
        if _is_inner(link, own) and (card := _card(heading, link, container)) is not None:
            cards[card] = link
    found = _pictured(container)
    kinds = Counter(map(_kind, cards))
    found |= {card for card, link in cards.items() if kinds[_kind(card)] > 1 or _has_picture(card, link)}
    inside = place.inside
    if sum(inside.get(card, 0) for card in found) > _MOST * inside.get(container, 0):
        return set()
    return _with_columns(found | _teasers(container), container) | _lists_of_links(container)


def _teasers(container: Element) -> set[Element]:
    """Paragraphs, several, that begin with a link that is a headline, a line break and a teaser after it."""
    found = set()
    for broken in islice(container.iter("br"), _MANY):
        above, link = broken.getparent(), broken.getprevious()
        if above is None or above.tag not in _TEASERS or link is None or above[0] is not link or (above.text or "").strip():
            continue
        if (link.tail or "").strip() or not _HEADLINE < length(link) < length(above) < _CARD:
            continue
        inner = link if link.tag == "a" else next(link.iter("a"), None)
        if inner is not None and length(inner) >= 0.9 * length(link) and inner.get("href", "").startswith("/"):
            found.add(above)
    return found if len(found) > 1 else set()


def _kind(card: Element) -> tuple[str, str]:
    """What cards of one column have in common: the tag and the first class; the others may colour them."""
    return card.tag, next(iter(card.get("class", "").split()), "")


def _lists_of_links(container: Element) -> set[Element]:
    """The elements that hold a heading and, besides, only links of a list."""
    found = set()
    for heading in islice(container.iter(*_HEADINGS), _MANY):
        above = heading.getparent()
        if above is None or above is container or above.tag == "body" or not is_small(above, _LARGE) or above[0] is not heading:
            continue
        links = [link for link in above.iter("a") if link not in heading.iter("a")]
        rest = length(above) - length(heading)
        if links and sum(length(link) for link in links) >= 0.9 * rest > 0 and next(above.iterdescendants("li"), None) is not None:
            found.add(above)
    return found


def _link_of(heading: Element) -> Element | None:
    """The link that a heading is, inside it or around it; None where it is none."""
    link = next(heading.iter("a"), None)
    if link is None:
        return next((above for above in islice(heading.iterancestors(), 3) if above.tag == "a"), None)
    return link if length(link) >= 0.9 * length(heading) else None


def _pictured(container: Element) -> set[Element]:
    """Paragraphs and quotations that begin with a link that holds a picture and a headline: a teaser follows it."""
    found = set()
    for picture in islice(container.iter("img"), _MANY):
        link = next((above for above in islice(picture.iterancestors(), 3) if above.tag == "a"), None)
        above = None if link is None else link.getparent()
        if link is None or above is None or above.tag not in _TEASERS or above[0] is not link or (above.text or "").strip():
            continue
        if not _HEADLINE < length(link) < length(above) < _CARD or not link.get("href", "").startswith("/"):
            continue
        outer = above.getparent()
        found.add(outer if outer is not None and outer.tag == "blockquote" and len(outer) == 1 else above)
    return found


def _is_inner(link: Element, own: set[str]) -> bool:
    """Whether a link leads to another page of the same site, whose hosts are `own`."""
    href = (link.get("href") or "").strip()
    if href.startswith(("#", "mailto:", "tel:", "javascript:")) or not href:
        return False
    if not href.startswith(("http:", "https:", "//")):
        return True
    return _site(href) in own


def _own_sites(element: Element) -> set[str]:
    """The hosts that the page's head states as its own."""
    head = element.getroottree().getroot().find("head")
    stated = [] if head is None else head.iter("link", "meta")
    own = (each for each in stated if each.get("rel") == "canonical" or each.get("property") == "og:url")
    return {_site(each.get("href") or each.get("content") or "") for each in own} - {""}


def _site(address: str) -> str:
    try:
        return urlsplit(address).netloc.lower().removeprefix("www.")
    except ValueError:  # brackets that are no IPv6 address
        return ""


def _card(heading: Element, link: Element, container: Element) -> Element | None:
    """The largest element around `heading` that holds no other heading and little else."""
    card = None
    for above in islice(heading.iterancestors(), _DEEP):
        if above is container or not is_small(above, _LARGE):
            break
        if len(list(islice(above.iter(*_HEADINGS), 2))) > 1 or length(above) > _CARD:
            break
        if above is not link:
            card = above
    return card


def _has_picture(card: Element, link: Element) -> bool:
    """Whether a picture in the card leads where its heading does."""
    href = link.get("href")
    return any(next(other.iter("img", "picture"), None) is not None for other in card.iter("a") if other.get("href") == href)


def _with_columns(cards: set[Element], container: Element) -> set[Element]:
    """The cards, and the elements that hold cards and at most a title besides."""
    found = set(cards)
    asked: set[Element] = set()
    level = cards
    for _ in range(_DEEP):
        above = {parent for card in level if (parent := card.getparent()) is not None and parent is not container} - asked - found
        asked |= above
        level = {parent for parent in above if _holds_cards_alone(parent, found)}
        if not level:
            break
        found |= level
    return found


def _holds_cards_alone(element: Element, cards: set[Element]) -> bool:
    beside = [child for child in element if child not in cards]
    if len(beside) > _LARGE:
        return False
    words = own_length(element)
    return words + sum(length(child) for child in beside if child.tag not in {"script", "style"}) <= _TITLE
