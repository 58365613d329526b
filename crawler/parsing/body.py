"""The article's own text: where it stands, and which of what stands there is text."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import html

from crawler.parsing.blocks import BLOCK_TAGS, Block, read_blocks
from crawler.parsing.boilerplate import HARD, KEPT, SOFT, grade, is_hidden_name, is_insert
from crawler.parsing.container import Place, find_place, length, linked
from crawler.parsing.text import fold

_TEXT_TAGS = frozenset({"p", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt", "pre"})
_HEADING_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


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


class _Sieve:
    """Says which elements of the container are passed over whole."""

    def __init__(self, place: Place) -> None:
        self._inside = place.inside
        self._half = 0.4 * (place.inside.get(place.container, 0) if place.container is not None else 0)
        self._hosts = place.hosts

    def is_dropped(self, element: html.HtmlElement) -> bool:
        """Whether `element` holds no text of the article."""
        if element.tag not in BLOCK_TAGS:
            return _is_dropped_inline(element)
        found = grade(element)
        if found == KEPT or element in self._hosts or self._inside.get(element, 0) > self._half > 0:
            return False
        if element.tag == "footer" and (above := element.getparent()) is not None and above.tag == "blockquote":
            return False
        return found != SOFT or not _reads_like_text(element)


_INLINE_DROPPED = frozenset({
    "applet", "audio", "button", "canvas", "embed", "iframe", "input", "map", "math", "noscript", "object", "picture", "script", "select", "style", "svg", "template", "textarea", "video",
})  # fmt: skip


def _is_dropped_inline(element: html.HtmlElement) -> bool:
    if element.tag in _INLINE_DROPPED:
        return True
    names = element.get("class")
    return bool(names and is_hidden_name(names)) or grade(element) == HARD and element.get("class") is None


def _reads_like_text(element: html.HtmlElement) -> bool:
    """Whether an element of doubtful name holds running text: long, and little of it links."""
    total = length(element)
    return total > 250 and linked(element) < 0.2 * total


def read_body(root: html.HtmlElement) -> Body:
    """The article's text, found by where the page's paragraphs stand."""
    place = find_place(root)
    if place.container is None:
        return Body()
    return Body(place.container, keep(read_blocks(place.container, _Sieve(place).is_dropped), place))


def keep(blocks: list[Block], place: Place) -> list[Block]:
    """Of the blocks of the text's container, those that are text."""
    kept: list[Block] = []
    seen: set[str] = set()
    for block in blocks:
        if not _stands_as_text(block, place) or is_insert(block.text) or (block.linked > 0.8 * len(block.text) and block.element.tag not in _HEADING_TAGS):
            continue
        words = fold(block.text)
        if len(words) > 60 and words in seen:
            continue
        seen.add(words)
        kept.append(block)
    while kept and kept[-1].element.tag in _HEADING_TAGS:
        kept.pop()
    return kept


def _stands_as_text(block: Block, place: Place) -> bool:
    """Whether a block is marked up as text, or stands among text that is marked up like it."""
    return block.element.tag in _TEXT_TAGS or block.element in place.hosts or len(block.text) > 120
