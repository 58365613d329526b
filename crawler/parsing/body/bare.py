"""Paragraphs that are bare `div`s: several side by side that hold running text and no block. They are made paragraphs like the others."""

from __future__ import annotations

from collections.abc import Iterable
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


def made_paragraphs(page: Page) -> None:
    """Turn the page's bare paragraphs into `p` elements."""
    counted: dict[Element, dict[str | None, int]] = {}
    for element in page.root.iter("div"):
        above = element.getparent()
        if above is not None and _is_running(element):
            names = counted.setdefault(above, {})
            names[element.get("class")] = names.get(element.get("class"), 0) + 1
    found: list[Element] = []
    for above, names in counted.items():
        if alike := {name for name, times in names.items() if times >= _SIDE_BY_SIDE}:
            found += _lines(above, alike)
    if found:
        page.retag(found, "p")


def _lines(above: Element, names: set[str | None]) -> Iterable[Element]:
    """The `div`s right in `above` that are marked up like its running text."""
    return [child for child in above.iterchildren("div") if (child.get("class") in {*names, None}) and _is_line(child)]


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
