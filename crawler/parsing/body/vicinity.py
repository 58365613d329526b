"""What stands around the headline and at the foot of the text: where newspapers print their time and their byline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from itertools import islice

from lxml import etree, html

from crawler.parsing.body.text_page import TextPage
from crawler.parsing.document.blocks import BLOCK_TAGS
from crawler.parsing.document.text import normalise

_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "svg", "select", "textarea", "iframe", "object", "video", "audio", "button"}
)
_BREAKING = BLOCK_TAGS | {"br"}
_TELLING = _BREAKING | _UNSEEN
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


def pieces(page: TextPage) -> list[Piece]:
    """The pieces around the headline, then those from the end of the text on; read once a page."""
    cached: list[Piece] | None = page.__dict__.get("_pieces")
    if cached is None:
        cached = page.__dict__["_pieces"] = _read(page)
    return cached


def is_near(page: TextPage, element: html.HtmlElement) -> bool:
    """Whether any of an element's text stands around the headline or at the text's foot, so that it may speak of this article."""
    near: set[html.HtmlElement] | None = page.__dict__.get("_near")
    if near is None:
        near = page.__dict__["_near"] = {piece.element for piece in pieces(page)}
    return any(inside in near for inside in element.iter())


def pieces_of(elements: Iterable[html.HtmlElement]) -> list[Piece]:
    """The pieces in `elements`, as if they stood right under the headline: an outlet's rule says that they count."""
    found: list[Piece] = []
    for element in elements:
        inside = {*element.iter()}
        found += [piece for piece in _walk([element], _FOOT) if piece.element in inside]  # not what follows it
    for place, piece in enumerate(found, 1):
        piece.place = place
    return found


def _read(page: TextPage) -> list[Piece]:
    heading = page.title.element
    if heading is None:
        container = page.body.container
        if container is None:
            return list(_walk(page.root, _AFTER * 3))
        above = container.getparent()
        return list(_walk([container if above is None else above], _AFTER))
    before = list(islice(_backwards(heading), _BEFORE))
    after = _until_text(page, _walk(_following(heading), _AFTER, page.body.others))
    seen = {piece.element for piece in after}
    foot = [piece for piece in _foot(page) if piece.element not in seen]
    for place, piece in enumerate(before):
        piece.place = -1 - place
    return before[::-1] + after + foot


def _until_text(page: TextPage, found: Iterator[Piece]) -> list[Piece]:
    """`found` as far as a little way into the running text; what follows that is read from its end."""
    text = {block.element for block in page.body.blocks[_PARAGRAPHS:]}
    kept = []
    for piece in found:
        if piece.element in text and len(piece.text) > _SENTENCE:
            break
        kept.append(piece)
    return kept


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
                        stack += [(child, False) for child in element]
                if count > _WALKED_BACK:
                    return


def _foot(page: TextPage) -> list[Piece]:
    """Pieces from the text's last blocks on, numbered from the last one."""
    if not page.body.blocks:
        return []
    first, last = page.body.blocks[-_ENDING:][0].element, page.body.blocks[-1].element
    found: list[Piece] = []
    end = 0
    for piece in _walk(_from(first), _AFTER, page.body.others):
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


def _walk(elements: Iterable[html.HtmlElement], limit: int, passed: Set[html.HtmlElement] = frozenset()) -> Iterator[Piece]:
    """The pieces of `elements` and of the text right after each, in order, `limit` at most, numbered from 1; what is in `passed`
    is passed over."""
    walked, place = 0, 0
    apart = True  # whether white space, a block or a line parts what comes from the piece before
    for top in elements:
        walker = etree.iterwalk(top, events=("start", "end"))
        for event, element in walker:
            if event == "end":
                raw = element.tail
            else:
                raw = element.text
                walked += 1
                if walked > _WALKED:
                    return
            if (tag := element.tag) in _TELLING:
                if tag in _BREAKING:
                    apart = True
                elif event == "start":
                    walker.skip_subtree()
                    continue
                if passed and event == "start" and element in passed:
                    walker.skip_subtree()
                    continue
            if not raw:
                continue
            if raw.isspace() or not (text := normalise(raw)):
                apart = True
                continue
            place += 1
            above = element.getparent() if event == "end" else element
            yield Piece(text, element if above is None else above, not (apart or raw[0].isspace()), place)
            if place == limit:
                return
            apart = raw[-1].isspace()
