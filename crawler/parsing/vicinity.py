"""What stands around the headline and at the foot of the text: where newspapers print their time and their byline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import etree, html

from crawler.parsing.blocks import BLOCK_TAGS
from crawler.parsing.page import Page
from crawler.parsing.text import normalise

_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "svg", "select", "textarea", "iframe", "object", "video", "audio", "button"}
)
_BREAKING = BLOCK_TAGS | {"br"}
_BEFORE, _AFTER, _FOOT = 12, 80, 26
"""Pieces read before the headline, after it, and after the text."""
_ENDING = 4
"""Blocks at the end of the text that are read again: the signature may stand among them."""
_WALKED, _WALKED_BACK = 1500, 140
"""Elements looked at, at most, after and before the headline: pages that put a whole menu between headline and byline are left at that."""
_PARAGRAPHS, _SENTENCE = 2, 60
"""Blocks of the text after which the top of the article is over, unless they are shorter than a sentence."""
LONG = 180
"""A piece of more characters is running text."""


@dataclass(slots=True)
class Piece:
    """A stretch of text without an element in it."""

    text: str
    """Normalised; never empty."""
    element: html.HtmlElement
    """The element it stands in."""
    glued: bool
    """Whether nothing, not even a space, parts it from the piece before."""
    place: int
    """Pieces from the headline: below 0 before it."""
    foot: bool = False
    """Whether it was read from the end of the text on, not from the headline."""


def pieces(page: Page) -> list[Piece]:
    """The pieces around the headline, then those from the end of the text on; read once a page."""
    cached: list[Piece] | None = page.__dict__.get("_pieces")
    if cached is None:
        cached = page.__dict__["_pieces"] = _read(page)
    return cached


def pieces_of(elements: Iterable[html.HtmlElement]) -> list[Piece]:
    """The pieces in `elements`, as if they stood right under the headline: an outlet's rule says that they count."""
    found = []
    for element in elements:
        inside = {*element.iter()}
        found += [piece for piece in _walk(iter([element]), _FOOT) if piece.element in inside]  # not what follows it
    return _numbered(found, 1)


def _read(page: Page) -> list[Piece]:
    heading = page.title.element
    if heading is None:
        return (
            _numbered(_walk(_children(page), _AFTER * 3), 1) if page.body.container is None else _numbered(_around(page.body.container), 1)
        )
    before = list(islice(_backwards(heading), _BEFORE))
    after = _numbered(_until_text(page, _walk(_following(heading), _AFTER)), 1)
    seen = {piece.element for piece in after}
    foot = [piece for piece in _foot(page) if piece.element not in seen]
    for place, piece in enumerate(before):
        piece.place = -1 - place
    return before[::-1] + after + foot


def _children(page: Page) -> Iterator[html.HtmlElement]:
    yield from page.root


def _around(container: html.HtmlElement) -> Iterator[Piece]:
    above = container.getparent()
    yield from _walk(iter([container if above is None else above]), _AFTER)


def _numbered(found: Iterable[Piece], first: int) -> list[Piece]:
    listed = list(found)
    for place, piece in enumerate(listed, first):
        piece.place = place
    return listed


def _until_text(page: Page, found: Iterator[Piece]) -> Iterator[Piece]:
    """`found` as far as a little way into the running text; what follows that is read from its end."""
    text = {block.element for block in page.body.blocks[_PARAGRAPHS:]}
    for piece in found:
        if piece.element in text and len(piece.text) > _SENTENCE:
            return
        yield piece


def _following(element: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Elements after `element` in the page, outermost only."""
    for step in (element, *element.iterancestors()):
        yield from step.itersiblings()


def _backwards(heading: html.HtmlElement) -> Iterator[Piece]:
    """Pieces before `heading`, nearest first."""
    count = 0
    stack: list[tuple[html.HtmlElement, bool]] = []
    for step in (heading, *heading.iterancestors()):
        if step is not heading and step.text and (text := normalise(step.text)):
            yield Piece(text, step, False, 0)
        for sibling in step.itersiblings(preceding=True):
            stack.append((sibling, False))
            while stack:
                element, entered = stack.pop()
                if not isinstance(element.tag, str) or element.tag == "head":
                    continue
                count += 1
                raw = element.text if entered else element.tail
                if raw and not raw.isspace() and not (entered and element.tag in _UNSEEN) and (text := normalise(raw)):
                    owner = element if entered else element.getparent()
                    yield Piece(text, element if owner is None else owner, False, 0)
                if not entered:
                    stack.append((element, True))
                    if element.tag not in _UNSEEN:
                        stack.extend((child, False) for child in element)
                if count > _WALKED_BACK:
                    return


def _foot(page: Page) -> list[Piece]:
    """Pieces from the text's last blocks on, numbered from the last one."""
    if not page.body.blocks:
        return []
    first, last = page.body.blocks[-_ENDING:][0].element, page.body.blocks[-1].element
    found: list[Piece] = []
    end = 0
    for piece in _walk(_from(first), _AFTER):
        found.append(piece)
        if piece.element is last or piece.element.getparent() is last:
            end = len(found)
        if len(found) - end >= _FOOT:
            break
    for place, piece in enumerate(found, 1 - end):
        piece.place, piece.foot = place, True
    return found


def _from(element: html.HtmlElement) -> Iterator[html.HtmlElement]:
    yield element
    yield from _following(element)


def _walk(elements: Iterator[html.HtmlElement], limit: int) -> Iterator[Piece]:
    """The pieces of `elements` and of the text right after each, in order, `limit` at most."""
    parted = True
    for raw, element, is_tail, apart in _texts(elements):
        text = normalise(raw)
        if not text:
            parted = True
            continue
        above = element.getparent() if is_tail else element
        yield Piece(text, element if above is None else above, not (parted or apart or raw[0].isspace()), 0)
        parted = raw[-1].isspace()
        limit -= 1
        if not limit:
            return


def _texts(elements: Iterator[html.HtmlElement]) -> Iterator[tuple[str, html.HtmlElement, bool, bool]]:
    """(text, its element, whether it is what follows that, whether white space, a block or a line parts it from the text before), in order;
    white space alone is passed over."""
    walked, apart = 0, True
    for top in elements:
        if not isinstance(top.tag, str):
            continue
        walker = etree.iterwalk(top, events=("start", "end"))
        for event, element in walker:
            tag = element.tag
            if event == "start":
                walked += 1
                if walked > _WALKED:
                    return
                raw = None if tag in _UNSEEN else element.text
                if tag in _UNSEEN:
                    walker.skip_subtree()
            else:
                raw = element.tail
            apart = apart or tag in _BREAKING
            if raw and raw.isspace():
                apart = True
            elif raw:
                yield raw, element, event == "end", apart
                apart = False
