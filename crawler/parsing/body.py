"""The article's own text: where it stands, and which of what stands there is text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree, html

from crawler.parsing.blocks import Block, read_blocks
from crawler.parsing.boilerplate import HARD, KEPT, grade, is_insert
from crawler.parsing.text import fold

_LONG = 60
"""Characters from which a paragraph tells where the text is."""
_GROWTH = 1.1
"""How much more text a wider container must hold to be taken instead."""
_MAX_DEPTH = 400
_ENOUGH = 200
"""Characters below which the paragraphs of a page are not where its text is."""
_ROOTS = frozenset({"html", "body", "main", "article"})


@dataclass(slots=True)
class Body:
    """The article's text and where it stands."""

    container: html.HtmlElement | None = None
    """The smallest element that holds all of the text; None where the page has none."""
    blocks: list[Block] = field(default_factory=list)
    """What is kept, in order."""

    @property
    def elements(self) -> set[html.HtmlElement]:
        """The elements whose text is kept."""
        return {block.element for block in self.blocks}


class Grader:
    """Grades elements once each: a drop condemns what stands inside, unless half of the page's text stands there."""

    def __init__(self, totals: dict[html.HtmlElement, int] | None = None) -> None:
        self._inside: dict[html.HtmlElement, bool] = {}
        self._totals = totals or {}
        self._half = 0.5 * max(self._totals.values(), default=0)

    def is_inside_dropped(self, element: html.HtmlElement) -> bool:
        """Whether `element` or one of its ancestors is no place for text."""
        path = []
        node: html.HtmlElement | None = element
        known = False
        while node is not None:
            if node in self._inside:
                known = self._inside[node]
                break
            path.append(node)
            node = node.getparent()
        for step in reversed(path):
            known = known or (step.tag not in _ROOTS and self.is_dropped(step))
            self._inside[step] = known
        return known

    def is_dropped(self, element: html.HtmlElement) -> bool:
        """Whether `element` is no place for text."""
        found = grade(element)
        if found == KEPT or (self._half and self._totals.get(element, 0) > self._half):
            return False
        return found == HARD or not _reads_like_text(element)


def _length(element: html.HtmlElement) -> int:
    return len(" ".join(etree.tostring(element, method="text", encoding="unicode", with_tail=False).split()))


def _linked(element: html.HtmlElement) -> int:
    return sum(_length(link) for link in element.iter("a"))


def _reads_like_text(element: html.HtmlElement) -> bool:
    """Whether an element of doubtful name holds running text: long, and little of it links."""
    length = _length(element)
    return length > 250 and _linked(element) < 0.2 * length


def find_container(root: html.HtmlElement) -> tuple[html.HtmlElement | None, Grader]:
    """The smallest element that holds the article's text, None where no paragraph is long enough to tell."""
    groups = _groups(root.iter("p", "br"))
    if sum(groups.values()) < _ENOUGH:
        more = _groups(root.iter("div", "td", "li", "span", "section", "article"))
        groups = more if sum(more.values()) > 2 * sum(groups.values()) else groups
    grader = Grader(_totals(groups))
    groups = {parent: weight for parent, weight in groups.items() if not grader.is_inside_dropped(parent)}
    if not groups:
        return None, grader
    totals = _totals(groups)
    best = max(groups, key=lambda parent: groups[parent])
    node: html.HtmlElement | None = best
    while node is not None and node.tag not in {"body", "html"}:
        if totals.get(node, 0) > _GROWTH * totals[best]:
            best = node
        node = node.getparent()
    return best, grader


def _totals(groups: dict[html.HtmlElement, int]) -> dict[html.HtmlElement, int]:
    """Characters of running text inside each element that holds any."""
    totals: dict[html.HtmlElement, int] = {}
    for parent, weight in groups.items():
        node: html.HtmlElement | None = parent
        for _ in range(_MAX_DEPTH):
            if node is None:
                break
            totals[node] = totals.get(node, 0) + weight
            node = node.getparent()
    return totals


def _groups(elements: Iterable[html.HtmlElement]) -> dict[html.HtmlElement, int]:
    """Characters of running text by the element that holds its paragraphs."""
    groups: dict[html.HtmlElement, int] = {}
    seen = set()
    for element in elements:
        if element.tag == "p":
            parent, weight = element.getparent(), _length(element)
            if weight >= _LONG:
                weight -= _linked(element)
        else:
            parent = element.getparent() if element.tag == "br" else element
            if parent in seen or parent is None or parent.tag == "p":
                continue
            seen.add(parent)
            weight = len((parent.text or "").strip()) + sum(len((child.tail or "").strip()) for child in parent)
        if weight >= _LONG and parent is not None:
            groups[parent] = groups.get(parent, 0) + weight
    return groups


def read_body(root: html.HtmlElement) -> Body:
    """The article's text, found by where the page's paragraphs stand."""
    container, grader = find_container(root)
    if container is None:
        return Body()
    return Body(container, keep(read_blocks(container, grader.is_dropped)))


def keep(blocks: list[Block]) -> list[Block]:
    """Of the blocks of the text's container, those that are text."""
    kept: list[Block] = []
    seen: set[str] = set()
    for block in blocks:
        if is_insert(block.text) or (block.linked > 0.8 * len(block.text) and block.element.tag not in {"h2", "h3"}):
            continue
        words = fold(block.text)
        if len(words) > 60 and words in seen:
            continue
        seen.add(words)
        kept.append(block)
    while kept and kept[-1].element.tag in {"h2", "h3", "h4", "h5", "h6"}:
        kept.pop()
    return kept
