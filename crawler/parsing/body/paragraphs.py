"""Of the blocks of a container, those that are text."""

from __future__ import annotations

import re
from itertools import islice

from lxml import html

from crawler.parsing.body.lines import FROM_TO, NAME_AND_DAY, is_signature, is_stamp
from crawler.parsing.document.blocks import BLOCK_TAGS, Block
from crawler.parsing.document.text import fold, is_small
from crawler.parsing.foreign_text.appeals import is_appeal
from crawler.parsing.foreign_text.boilerplate import is_lead_name
from crawler.parsing.foreign_text.inserts import is_credit, is_insert
from crawler.parsing.text_place.container import Place
from crawler.parsing.text_place.hosts import LONG, length

TEXT_TAGS = frozenset({"p", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt", "pre", "summary", "tr"})
_NO_BYLINES = frozenset({"blockquote", "h1", "h2", "h3", "h4", "tr"})
"""What no byline stands in."""
HEADING_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

_OPENING = 120
"""Characters by which a paragraph is known again."""
_BOX, _CAPTION, _SHARE, _DEEP = 1500, 500, 0.3, 12
"""Characters that a box of appeals and one of a caption have at most, the share of the text that is none, and how deep one stands."""
_TITLED = re.compile(r"(?:^|[\s_-])(?:inter-?titre|question|titre|title|heading)(?=$|[\s_-])", re.IGNORECASE)
"""Names of intertitres that are no headings."""
_SOURCE = re.compile(r"sources? ?: ?.{1,80}$", re.IGNORECASE)
_LINE = 60
"""Characters from which a heading is more than one."""
_UNDER_PICTURE, _FEW = 200, 8
"""Characters of a caption at most, and elements in its paragraph."""
_PICTURED = frozenset({"div", "p"})
_SET_APART = frozenset({"em", "i", "small", "sub", "sup"})
"""How captions are set."""
_WORD = re.compile(r"\w")
_NOTED = re.compile(
    r"[\w.+-]+(?:@| ?\(at\) ?|\[at\])[\w-]+(?:\.[\w-]+)+|www\.[\w-]+(?:\.[\w-]+)+/?|"
    r"\+?\d[\d. ()-]{7,18}"
)
"""Addresses and numbers that are given as text."""
_SENTENCE_ENDS = '.!?…:»”"'


def without_appeals(blocks: list[Block], place: Place) -> list[Block]:
    """The blocks without those of boxes in which one speaks to the newspaper's reader, or credits a picture: the others do so too."""
    boxes: dict[html.HtmlElement, bool] = {}
    for block in blocks:
        appeals = is_appeal(block.text)
        if (appeals or is_credit(block.text)) and (box := _box(block, place)) is not None:
            boxes[box] = boxes.get(box, False) or appeals
    if not boxes:
        return blocks
    held: dict[html.HtmlElement, list[Block]] = {}
    for block in blocks:
        if (box := next((step for step in (block.element, *block.element.iterancestors()) if step in boxes), None)) is not None:
            held.setdefault(box, []).append(block)
    whole = sum(len(block.text) for block in blocks)
    dropped: set[int] = set()
    for box, found in held.items():
        size = sum(len(block.text) for block in found)
        if size < 0.5 * whole and (size < _BOX if boxes[box] else len(found) <= 2 and size < _CAPTION):
            dropped.update(id(block) for block in found)
    return [block for block in blocks if id(block) not in dropped]


def _box(block: Block, place: Place) -> html.HtmlElement | None:
    """The element beside the paragraphs of the text that a block stands in; None for one that is itself a paragraph of it."""
    above = list(islice(block.element.iterancestors(), _DEEP))
    if place.container is None or place.container not in above:
        return None
    whole = place.inside.get(place.container, 0)
    box = None
    for step in above:
        if step is place.container or place.inside.get(step, 0) > _SHARE * whole > 0:
            break
        box = step
    return box


def opening(text: str) -> str:
    """What a paragraph is known again by, however it is spaced."""
    return "".join(text[:_OPENING].split())


def sift(blocks: list[Block], place: Place) -> list[Block]:
    """The blocks that are text: no inserts, time lines, signatures, links, repetitions."""
    blocks = without_appeals(blocks, place)
    likes = _Likes(place)
    rows = _rows_left_out(blocks)
    texts = [block for block in blocks if _WORD.search(block.text) and _is_text(block, likes, rows)]
    dropped = _cards(texts) | _contents(texts)
    kept: list[Block] = []
    seen: dict[str, Block] = {}
    for block in texts:
        if id(block) in dropped:
            continue
        if len(block.text) > 60 and block.element.tag != "tr":
            other = seen.setdefault(opening(block.text), block)
            if other is not block and not is_quoted(block) and not is_quoted(other) and _repeats(block.text, other.text):
                continue  # the text stands twice on the page, whole and cut
        kept.append(block)
    return kept


def without_excerpts(blocks: list[Block]) -> list[Block]:
    """The blocks without those that are the beginning of the one below them, cut with `…`."""
    return [block for place, block in enumerate(blocks) if place + 1 == len(blocks) or not _is_excerpt(block, blocks[place + 1])]


def _is_excerpt(block: Block, following: Block) -> bool:
    if len(block.text) < 40 or not block.text.endswith(("…", "...")):
        return False
    return fold(following.text).startswith(fold(block.text.rstrip("….")))


def _is_text(block: Block, likes: _Likes, rows: set[html.HtmlElement]) -> bool:
    """Whether a block is text by its markup and its words; a row of a table, by its table (`rows` are of those left out)."""
    if block.element.tag == "tr":
        return block.element not in rows
    return likes.text(block) and not _is_no_text(block)


def _repeats(text: str, other: str) -> bool:
    """Whether two paragraphs that begin alike are one, whole or cut."""
    longer, shorter = (text, other) if len(text) >= len(other) else (other, text)
    return fold(longer).startswith(fold(shorter))


def _rows_left_out(blocks: list[Block]) -> set[html.HtmlElement]:
    """The rows of tables that are lists of links: a table is read whole or not at all."""
    tables: dict[html.HtmlElement | None, list[Block]] = {}
    for block in blocks:
        if block.element.tag == "tr":
            tables.setdefault(next(block.element.iterancestors("table"), None), []).append(block)
    return {
        row.element for rows in tables.values() if 2 * sum(row.linked for row in rows) > sum(len(row.text) for row in rows) for row in rows
    }


def _cards(blocks: list[Block]) -> set[int]:
    """The ids of headings that are links whole and follow one another: cards of other articles, where an intertitre has text below it."""
    linked = [block.linked > 0.95 * len(block.text) and block.element.tag in HEADING_TAGS for block in blocks]
    return {
        id(block)
        for place, block in enumerate(blocks)
        if linked[place] and (any(linked[max(place - 1, 0) : place]) or any(linked[place + 1 : place + 2]))
    }


def _contents(blocks: list[Block]) -> set[int]:
    """The ids of list items that say the intertitres below them: a table of contents."""
    items = [place for place, block in enumerate(blocks) if _is_item(block)]
    if len(items) < 2:
        return set()
    listed = set(items)
    last = {
        _unnumbered(block.text): place for place, block in enumerate(blocks) if block.element.tag in HEADING_TAGS and place not in listed
    }
    found = {id(blocks[place]) for place in items if last.get(_unnumbered(blocks[place].text), -1) > place}
    return found if len(found) > 1 else set()


def _is_item(block: Block) -> bool:
    return len(block.text) < _OPENING and any(step.tag == "li" for step in (block.element, *islice(block.element.iterancestors(), 2)))


def _unnumbered(text: str) -> str:
    return fold(text).lstrip("0123456789 ")


def trim(blocks: list[Block]) -> list[Block]:
    """The blocks without the bylines before the first paragraph and the signatures and headings after the last."""
    first = next((place for place, block in enumerate(blocks) if len(block.text) > 100), 0)
    last = next((place for place, block in enumerate(blocks[:first]) if (place or _is_said(block.text)) and not _is_byline(block)), first)
    kept = [block for place, block in enumerate(blocks) if place >= last or not _is_byline(block)]
    if all(block.element.tag in HEADING_TAGS for block in kept) and any(len(block.text) > _LINE for block in kept):
        return kept  # a page that sets its paragraphs as headings
    while kept and _is_tail(kept[-1]):
        kept.pop()
    return kept


def _is_tail(block: Block) -> bool:
    """Whether a block at the text's foot announces what does not follow, or signs."""
    if block.element.tag == "tr" or is_quoted(block):
        return False
    if (
        block.element.tag in HEADING_TAGS
        or _SOURCE.match(block.text)
        or FROM_TO.fullmatch(block.text)
        or (block.text.endswith(":") and len(block.text) < 100)
    ):
        return True
    return block.element.tag != "li" and is_signature(block.text)


def _is_byline(block: Block) -> bool:
    if block.element.tag in _NO_BYLINES or is_quoted(block):
        return False
    named = NAME_AND_DAY.match(block.text)
    return is_signature(block.text) or (named is not None and is_signature(named[1]))


def is_quoted(block: Block) -> bool:
    return block.element.tag == "blockquote" or any(above.tag == "blockquote" for above in islice(block.element.iterancestors(), 3))


def _is_no_text(block: Block) -> bool:
    text = block.text
    if is_insert(text) or is_stamp(text) or _is_caption(block):
        return True
    return block.linked > 0.8 * len(text) and block.element.tag not in HEADING_TAGS and not _is_given(block)


def _is_caption(block: Block) -> bool:
    """Whether a short block is a picture, and under it words that are all set apart."""
    element = block.element
    if len(block.text) > _UNDER_PICTURE or element.tag not in _PICTURED or len(element) == 0 or not is_small(element, _FEW):
        return False
    if element.find(".//img") is None:
        return False
    return sum(length(child) for child in element if child.tag in _SET_APART) >= 0.95 * len(block.text)


def _is_given(block: Block) -> bool:
    """Whether a link is shown for the reader to note it down: a mail address, a telephone number, a host."""
    return _NOTED.fullmatch(block.text) is not None


class _Likes:
    """What the text of a container is marked up like."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._names = {(host.tag, name) for host in place.hosts if (name := host.get("class")) and not _holds_paragraphs(host)}
        self._above = {above for host in place.hosts if not _holds_paragraphs(host) and (above := host.getparent()) is not None}

    def text(self, block: Block) -> bool:
        """Whether a block is marked up as text, or stands among text that is marked up like it."""
        element = block.element
        if element.tag in TEXT_TAGS or element in self._place.hosts or len(block.text) > 120:
            return True
        if (element.tag, element.get("class")) in self._names:
            return True
        above = element.getparent()
        if above is None:
            return False
        if above in self._above and len(element) == 0 and element.get("class") is None and _is_said(block.text):
            return True
        if block.linked == 0 and _TITLED.search(element.get("class", "")) and self._is_over_text(element):
            return True
        if len(block.text) > 40 and above in self._place.hosts and (len(element) == 0 or _is_sentence_alone(block)):
            return True
        return above.tag in {"blockquote", "cite", "h2"} or is_lead_name(f"{element.get('class', '')} {above.get('class', '')}")

    def _is_over_text(self, element: html.HtmlElement) -> bool:
        """Whether running text stands in the element right after another, as under an intertitre."""
        after = element.getnext()
        if after is None:
            return False
        return length(after) >= LONG if after.tag == "p" else 2 * self._place.inside.get(after, 0) > length(after)


def _holds_paragraphs(host: html.HtmlElement) -> bool:
    return next(host.iterchildren("p"), None) is not None


def _is_sentence_alone(block: Block) -> bool:
    """Whether all of an element is one sentence without a link."""
    return block.linked == 0 and block.text[-1:] in _SENTENCE_ENDS and not any(child.tag in BLOCK_TAGS for child in block.element)


def _is_said(text: str) -> bool:
    """Whether a short line is a sentence."""
    return len(text) > 15 and text[-1:] in _SENTENCE_ENDS
