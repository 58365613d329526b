"""The text of a container as a reader sees it: one block a paragraph, however the page marks it up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree, html

from crawler.parsing.text import normalise

BLOCK_TAGS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_BOLD = frozenset({"b", "strong", "u"})


@dataclass(slots=True)
class Block:
    """One paragraph as displayed."""

    text: str
    element: html.HtmlElement
    """The innermost block element it stands in."""
    linked: int
    """How many of its characters are links."""
    bold: int
    """How many are bold."""
    part: int = 0
    """Its place among the blocks of `element`."""


class _Gatherer:
    """Collects the pieces of a block until something ends it."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.pieces: list[str] = []
        self.linked = self.bold = self.links = self.bolds = 0

    def add(self, text: str) -> None:
        self.pieces.append(text)
        if self.links:
            self.linked += len(text)
        if self.bolds:
            self.bold += len(text)

    def flush(self, element: html.HtmlElement) -> None:
        if not self.pieces:
            return
        text = normalise("".join(self.pieces))
        if text:
            self.blocks.append(Block(text, element, self.linked, self.bold))
        self.pieces = []
        self.linked = self.bold = 0


def read_blocks(
    container: html.HtmlElement, dropped: Callable[[html.HtmlElement], bool], until: html.HtmlElement | None = None
) -> list[Block]:
    """The blocks of `container` in order, as far as `until`; what `dropped` says yes to is passed over whole."""
    gather = _Gatherer()
    walker = etree.iterwalk(container, events=("start", "end"))
    open_blocks = [container]
    skipped = None
    after_break = False
    for event, element in walker:
        tag = element.tag
        if event == "start":
            if element is until:
                break
            if element is not container and dropped(element):
                walker.skip_subtree()
                skipped = element
                if tag in BLOCK_TAGS:
                    gather.flush(open_blocks[-1])
                continue
            if tag in BLOCK_TAGS:
                gather.flush(open_blocks[-1])
                open_blocks.append(element)
            elif tag == "br":
                if after_break:
                    gather.flush(open_blocks[-1])
                else:
                    gather.add(" ")
                after_break = True
            elif tag == "a":
                gather.links += 1
            elif tag in _BOLD:
                gather.bolds += 1
            if element.text:
                gather.add(element.text)
                if after_break and tag != "br" and not element.text.isspace():
                    after_break = False
            continue
        if element is skipped:
            skipped = None
        elif tag in BLOCK_TAGS:
            gather.flush(element)
            open_blocks.pop()
        elif tag == "a":
            gather.links -= 1
        elif tag in _BOLD:
            gather.bolds -= 1
        if element.tail and element is not container:
            gather.add(element.tail)
            if after_break and not element.tail.isspace():
                after_break = False
    gather.flush(container)
    return gather.blocks
