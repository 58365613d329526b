"""Paragraphs that are bare `div`s: several side by side that hold running text and no block. They are made paragraphs like the others."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeAlias

from lxml import html

from crawler.parsing.document.blocks import BLOCK_TAGS
from crawler.parsing.document.page import Page
from crawler.parsing.document.text import has_words
from crawler.parsing.foreign_text.boilerplate import HARD, grade
from crawler.parsing.text_place.hosts import LONG, folded, linked, own_length

_MANY = 400
"""Elements inside a paragraph from which it is none."""
_ENDS = frozenset('.!?…»”":;)]')
_STOPS = frozenset(".!?…")
_NUMBER = re.compile(r"\d+")
_SIDE_BY_SIDE = 2
"""Alike `div`s of running text from which they are paragraphs."""
_USUAL = 4
"""The same where their name says that they are hardly ever text: whatever it says, it says it of paragraphs."""

Element: TypeAlias = html.HtmlElement
_Home: TypeAlias = Element | tuple[str, str]


def made_paragraphs(page: Page) -> None:
    """Turn the page's bare paragraphs into `p` elements."""
    found: dict[_Home | None, list[str | None]] = {}
    lines = [element for element in page.root.iter("div") if (len(element) or element.text) and not _holds_block(element)]
    doubted: dict[tuple[_Home, str | None], int] = {}
    for element in lines:
        if _is_running(element) and (home := _home(element)) is not None and (graded := grade(element)) <= HARD:
            name = element.get("class")
            if graded < HARD:
                found.setdefault(home, []).extend([name] * (1 + _is_parted(element)))
            else:
                doubted[home, name] = doubted.get((home, name), 0) + 1
    for (home, name), times in doubted.items():
        if times >= _USUAL:
            found.setdefault(home, []).extend([name] * times)
    for paragraph in page.all("p"):
        if len(paragraph.text or "") >= LONG and (home := _home(paragraph)) is not None:
            found.setdefault(home, []).append(None)
    alike = {home: {None, *names} for home, names in found.items() if len(names) >= _SIDE_BY_SIDE}
    made = [
        element
        for element in lines
        if element.get("class") in alike.get(_home(element), ()) and has_words(element) and not _is_link(element)
    ]
    if made:
        page.retag(made, "p")


def _home(element: Element) -> _Home | None:
    """What the places of lines that belong together have in common: the element they stand in, or its tag and class."""
    above = element.getparent()
    if above is None:
        return None
    name = above.get("class")
    return (above.tag, _unnumbered(name)) if name else above


@lru_cache(maxsize=4096)
def _unnumbered(name: str) -> str:
    return _NUMBER.sub("", name)


def _is_running(element: Element) -> bool:
    """Whether a `div` without blocks holds as much running text as tells where the text is."""
    if len(element) == 0 and len(element.text or "") < LONG:
        return False
    text = folded(element)
    if len(text) < LONG or text[-1] not in _ENDS:
        return False
    if own_length(element) < LONG / 2 and next(element.iterchildren("a"), None) is not None:
        return False  # a card in one line: a headline that is a link, and its teaser
    return 2 * linked(element) < len(text) and has_words(element)


def _is_link(element: Element) -> bool:
    """Whether most of a line is links; not of one that says what it leads to (`Site : www.exemple.fr`), or that is a sentence."""
    if next(element.iter("a"), None) is None:
        return False
    text = folded(element)
    if 2 * linked(element) <= len(text):
        return False
    opening = (element.text or "").strip()
    return not (opening[-1:] == ":" or (text[-1:] in _STOPS and len(opening) > 1 and opening[0].isalpha()))


def _is_parted(element: Element) -> bool:
    """Whether line breaks part paragraphs in `element`."""
    return any(
        step.getnext() is not None and step.getnext().tag == "br" and not (step.tail or "").strip() for step in element.iterchildren("br")
    )


def _holds_block(element: Element) -> bool:
    """Whether a block stands in `element`, or more than in any paragraph."""
    if len(element) == 0:
        return False
    if element[0].tag in BLOCK_TAGS:
        return True
    return any(step.tag in BLOCK_TAGS or count == _MANY for count, step in enumerate(element.iterdescendants()))
