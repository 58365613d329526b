"""The text of a container as a reader sees it: one block a paragraph, however the page marks it up."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from lxml import etree, html

from crawler.parsing.document.text import normalise, whole_text

BLOCK_TAGS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip


_BLANK_LINE = re.compile(r"\n\s*\n")
"""What parts the paragraphs of text that is printed as it was typed."""
_CELLS = frozenset({"td", "th"})
_BROAD = frozenset({"article", "blockquote", "form", "h1", "h2", "h3", "iframe", "ol", "script", "section", "table", "ul"})
"""What no cell of a table of facts holds."""
_ROWS, _INSIDE = 6, 40
"""Rows, and elements in a cell, by which a table is judged."""
_FACT, _LINES = 250, 3
"""Characters and blocks that a cell of a table of facts has at most."""


@dataclass(slots=True)
class Block:
    """One paragraph as displayed."""

    text: str
    element: html.HtmlElement
    """The innermost block element it stands in."""
    linked: int
    """How many of its characters are links."""


class _Gatherer:
    """Collects the pieces of a block until something ends it."""

    def __init__(self, container: html.HtmlElement) -> None:
        self.blocks: list[Block] = []
        self._open = [container]
        self._pieces: list[str] = []
        self._linked = self._links = 0
        self._broken = False
        """Whether nothing was displayed since the last `br`."""
        self._row: html.HtmlElement | None = None
        """The row of a table of facts that is open: all of it is one block."""
        self._tables: dict[html.HtmlElement, bool] = {}
        """Tables met, and whether they are of facts."""

    def start(self, element: html.HtmlElement) -> None:
        tag = element.tag
        if tag in BLOCK_TAGS:
            self.part()
            self._open.append(element)
            if tag == "tr" and self._row is None and self._is_of_facts(element):
                self._row = element
        elif tag == "br":
            self._break()
        elif tag == "a":
            self._links += 1
        if element.text:
            self.add(element.text)

    def leaf(self, element: html.HtmlElement) -> None:
        """A block element without elements in it, whole."""
        self.part()
        if self._row is not None:
            self.add(f"{element.text or ''} ")
        elif element.tag == "pre":
            self.typed(element)
        elif element.text and (text := normalise(element.text)):
            self.blocks.append(Block(text, element, len(text) if self._links else 0))
            self._broken = False

    def typed(self, element: html.HtmlElement) -> None:
        """The text at the head of an element that is printed as it was typed: blank lines part its paragraphs."""
        *whole, last = _BLANK_LINE.split(element.text or "")
        self.blocks += [Block(text, element, 0) for part in whole if (text := normalise(part))]
        if last:
            self.add(last)
        if len(element) == 0 and self._open[-1] is not element:
            self._open.append(element)
            self.flush()
            self._open.pop()

    def end(self, element: html.HtmlElement) -> None:
        if element.tag in BLOCK_TAGS:
            if element is self._row:
                self._row = None
            self.part()
            self._open.pop()
        elif element.tag == "a":
            self._links -= 1

    def add(self, text: str) -> None:
        """Text of the block that is open."""
        self._pieces.append(text)
        if self._links:
            self._linked += len(text)
        if self._broken and not text.isspace():
            self._broken = False

    def _is_of_facts(self, row: html.HtmlElement) -> bool:
        table = next((above for above in islice(row.iterancestors(), 2) if above.tag == "table"), None)
        if table is None:
            return False
        if table not in self._tables:
            self._tables[table] = _holds_facts(table)
        return self._tables[table]

    def part(self) -> None:
        """End the block that is open; in a row, the cell."""
        if self._row is not None:
            self._pieces.append(" ")
        elif self._pieces:
            self.flush()

    def _break(self) -> None:
        """One line break is a space, two end a paragraph."""
        if self._broken and self._row is None:
            self.flush()
        else:
            self._pieces.append(" ")
        self._broken = True

    def flush(self) -> None:
        """End the block that is open."""
        if not self._pieces:
            return
        if text := normalise("".join(self._pieces)):
            self.blocks.append(Block(text, self._open[-1], self._linked))
        self._pieces = []
        self._linked = 0


def _holds_facts(table: html.HtmlElement) -> bool:
    """Whether a table is read across: each cell a few words, and not one cell alone in every row."""
    rows = list(islice(table.iter("tr"), _ROWS))
    cells = [[cell for cell in islice(each, _INSIDE) if cell.tag in _CELLS] for each in rows]
    if len(rows) < 2 or 2 * sum(len(each) > 1 for each in cells) < len(rows):
        return False
    return all(_is_a_fact(cell) for each in cells for cell in each)


def _is_a_fact(cell: html.HtmlElement) -> bool:
    blocks = 0
    for inner in islice(cell.iterdescendants(), _INSIDE):
        if inner.tag in _BROAD:
            return False
        blocks += inner.tag in BLOCK_TAGS
    return blocks <= _LINES and len(whole_text(cell)) <= _FACT


def read_blocks(
    container: html.HtmlElement, dropped: Callable[[html.HtmlElement], bool], until: html.HtmlElement | None = None
) -> list[Block]:
    """The blocks of `container` in order, as far as `until`; what `dropped` says yes to is passed over whole."""
    gather = _Gatherer(container)
    walker = etree.iterwalk(container, events=("start", "end"))
    skipped = None
    for event, element in walker:
        if event == "start":
            if element is until:
                break
            if element is not container and dropped(element):
                walker.skip_subtree()
                skipped = element
                if element.tag in BLOCK_TAGS:
                    gather.part()
            elif element is not container:
                if len(element) or element.tag not in BLOCK_TAGS:
                    gather.start(element)
                else:
                    gather.leaf(element)
                    skipped = element
            elif element.text:
                gather.typed(element) if element.tag == "pre" else gather.add(element.text)
            continue
        if element is container:
            break
        if element is not skipped:
            gather.end(element)
        if element.tail:
            gather.add(element.tail)
    gather.flush()
    return gather.blocks
