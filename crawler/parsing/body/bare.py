"""Paragraphs that are bare `div`s: several side by side that hold running text and no block. They are made paragraphs like the others."""

from __future__ import annotations

from itertools import islice
from typing import TypeAlias

from lxml import html

from crawler.parsing.body.boilerplate import HARD, grade
from crawler.parsing.body.hosts import LONG, folded, linked
from crawler.parsing.document.blocks import BLOCK_TAGS
from crawler.parsing.document.page import Page

_FEW = 60
"""Elements inside a line from which it is none."""
_ENDS = tuple('.!?…»”":;')
_SIDE_BY_SIDE = 2
"""Alike `div`s of running text from which they are paragraphs."""

Element: TypeAlias = html.HtmlElement
_Home: TypeAlias = Element | tuple[str, str]


def made_paragraphs(page: Page) -> None:
    """Turn the page's bare paragraphs into `p` elements."""
    found: dict[_Home, list[str | None]] = {}
    for element in page.root.iter("div"):
        if _is_running(element) and (home := _home(element)) is not None:
            found.setdefault(home, []).append(element.get("class"))
    for paragraph in page.all("p"):
        if len(paragraph.text or "") >= LONG and (home := _home(paragraph)) is not None:
            found.setdefault(home, []).append(None)
    alike = {home: {None, *names} for home, names in found.items() if len(names) >= _SIDE_BY_SIDE}
    if not alike:
        return
    lines = [
        element
        for element in page.root.iter("div")
        if (home := _home(element)) in alike and home is not None and element.get("class") in alike[home] and _is_line(element)
    ]
    if lines:
        page.retag(lines, "p")


def _home(element: Element) -> _Home | None:
    """What the places of lines that belong together have in common: the element they stand in, or its tag and class."""
    above = element.getparent()
    if above is None:
        return None
    name = above.get("class")
    return (above.tag, name) if name else above


def _is_running(element: Element) -> bool:
    """Whether a `div` holds, beside inline elements, as much text of its own as tells where the text is."""
    own = len((element.text or "").strip())
    if len(element):
        own += sum(len((child.tail or "").strip()) for child in islice(element, _FEW))
    if own < LONG or not _is_line(element):
        return False
    text = folded(element)
    return text[-1:] in _ENDS and 2 * linked(element) < len(text) and grade(element) < HARD


def _is_line(element: Element) -> bool:
    """Whether no block stands in `element`, and words do."""
    inside = list(islice(element.iterdescendants(), _FEW + 1))
    return len(inside) <= _FEW and not any(step.tag in BLOCK_TAGS for step in inside) and folded(element) != ""
