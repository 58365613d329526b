"""The chapô: what stands between headline and text, in a place of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, takewhile

from lxml import html

from crawler.article import Candidate
from crawler.parsing.body.lines import is_signature, is_stamp
from crawler.parsing.body.paragraphs import opening, trim
from crawler.parsing.body.pull_quotes import without_pull_quotes
from crawler.parsing.body.title import Title
from crawler.parsing.document.blocks import BLOCK_TAGS, Block
from crawler.parsing.document.page import Page
from crawler.parsing.document.text import fold, is_small, normalise, text_of
from crawler.parsing.foreign_text import labels, signatures
from crawler.parsing.foreign_text.boilerplate import is_lead_name
from crawler.parsing.text_place.container import Place

_METAS = ("description", "og:description", "twitter:description")
_LEAD_TAGS = frozenset({"p", "h2", "h3", "h4"})
_ALONE = 60
"""Characters from which a block without a telling name is a chapô."""
_SENTENCES = 100
"""Characters from which a heading is no intertitre."""
_MOST = 6
"""Blocks that a chapô has at most."""
_SHORTEST, _LONGEST = 25, 1500
_FEW = 3
_ENDS = frozenset(".!?…»”")
_STRICT = re.compile(r"chap(?:o|eau)|stand-?first|(?:^|[\s_-])(?:hat|lede?|accroche)(?=$|[\s_-])", re.IGNORECASE)
_BYLINE = re.compile(r"(?:par|by) [A-ZÀ-Ý]")


@dataclass(slots=True)
class Split:
    """What stands before the text's container and in it, parted in chapô and paragraphs."""

    lead: list[Block]
    rest: list[Block]
    why: str = ""
    """Why these blocks are the chapô."""


def split_lead(page: Page, title: Title, before: list[Block], blocks: list[Block], place: Place) -> Split:
    """Part chapô and paragraphs: the chapô is named as one, or a description of the page, or stands by itself under the headline."""
    described = descriptions(page)
    lead, why = _choose(title.element, [block for block in before if _may_be(block)], blocks, place, described)
    lead = _with_list_title(lead, before)
    taken = {id(block) for block in lead}
    rest = [block for block in blocks if id(block) not in taken]
    for block in lead:
        block.text = without_label(labels.taken_off(block), described)
    if rest and len(rest[0].element):
        rest[0].text = labels.taken_off(rest[0], worded=True)
    lead = [block for block in _once(lead) if not _is_cut_from(block, rest[:_FEW])]
    if lead:
        rest = [block for block in rest[:_MOST] if not _repeats_one(block, lead)] + rest[_MOST:]
    return Split(lead[:_MOST], trim(without_pull_quotes(signatures.without(page, rest))), why)


def _with_list_title(lead: list[Block], before: list[Block]) -> list[Block]:
    """The chapô's blocks with the title of a list among them (`L'essentiel`), too short to be one of them by itself."""
    first = next((block for block in lead if block.element.tag == "li"), None)
    place = next((place for place, block in enumerate(before) if block is first), 0)
    if first is None or not place or before[place - 1] in lead or len(before[place - 1].text) >= _SHORTEST:
        return lead
    title, above = before[place - 1], first.element.getparent()
    if above is None or above not in title.element.itersiblings():
        return lead
    at = lead.index(first)
    return [*lead[:at], title, *lead[at:]]


def _once(lead: list[Block]) -> list[Block]:
    """The chapô's blocks without those that stand twice, for wide and for narrow screens."""
    kept: list[Block] = []
    for block in lead:
        if not _repeats_one(block, kept):
            kept.append(block)
    return kept


def _is_cut_from(block: Block, rest: list[Block]) -> bool:
    """Whether a block is an excerpt: the first words of a paragraph that stands in the text whole."""
    said = fold(block.text)
    if block.text[-1:] in _ENDS - {"…"} and not block.text.endswith(("...", "…]", "...]")):
        return False
    return len(said) > _SENTENCES and any(len(other.text) > len(block.text) + _FEW and fold(other.text).startswith(said) for other in rest)


def _repeats_one(block: Block, others: list[Block]) -> bool:
    """Whether a block says what one of `others` does, with its label or without."""
    begins = opening(block.text)
    if any(opening(other.text) == begins and len(block.text) < len(other.text) + _ALONE for other in others):
        return True
    alike = [other for other in others if -_ALONE < len(other.text) - len(block.text) < _ALONE]
    said = fold(labels.taken_off(block)) if alike else ""
    return len(said) > _ALONE and any(said == fold(other.text) for other in alike)


def _choose(
    heading: html.HtmlElement | None, before: list[Block], blocks: list[Block], place: Place, described: list[str]
) -> tuple[list[Block], str]:
    """The chapô's blocks and why; `heading` is the element of the headline."""
    if named := [block for block in before if _is_named(block, place)]:
        return named, "between headline and text, named a chapô"
    if told := [block for block in before if _matches(block.text, described)]:
        return told, "between headline and text, the page's description"
    for block in before:
        if _may_stand_alone(block) and (_is_near(heading, block) or _is_over(place, block)):
            return [block], "between headline and text"
    if inside := _inside(blocks, place):
        return inside, "at the head of the text, named a chapô"
    first = next((at for at, block in enumerate(blocks[:_FEW]) if not is_signature(block.text)), 0)  # the place or the section above it
    if blocks and _is_described(blocks[first:], described):
        return blocks[first : first + 1], "the page's description, in a box of its own over the text"
    if blocks and _is_apart(heading, blocks[first:], place):
        return blocks[first : first + 1], "under the headline, apart from the text"
    return [], ""


def _may_stand_alone(block: Block) -> bool:
    """Whether a block without a telling name is as long as a chapô, and in a paragraph, a heading, or a `div` that holds sentences."""
    if block.element.tag in _LEAD_TAGS:
        return len(block.text) > _ALONE
    return block.element.tag == "div" and len(block.text) > _SENTENCES and block.linked == 0 and block.text[-1:] in _ENDS


def _is_apart(heading: html.HtmlElement | None, blocks: list[Block], place: Place) -> bool:
    """Whether the first block of the container is a chapô: a heading of sentences, or parted from the text by time line or place."""
    first, second = blocks[0], next((block for block in blocks[1:] if len(block.text) > _ALONE), None)
    if second is None or not _ALONE < len(first.text) <= _LONGEST or heading is None or place.container not in heading.iterancestors():
        return _is_of_sentences(first, second)
    above, below = first.element.getparent(), second.element.getparent()
    if first.element.tag not in _LEAD_TAGS or above is None or above not in list(heading.iterancestors())[:3]:
        return _is_of_sentences(first, second)
    if above is below:
        return any(_is_line_between(step) for step in _until(first.element, second.element))
    return below is not None and above in below.iterancestors() and len([p for p in above if p.tag == "p"]) < _FEW


def _is_described(blocks: list[Block], described: list[str]) -> bool:
    """Whether the first block of the container says all of the page's description, and stands in a box of its own, unlike the others'."""
    first, others = blocks[0], [above for block in blocks[1:] if (above := block.element.getparent()) is not None]
    steps = (first.element, *islice(first.element.iterancestors(), _FEW))
    box = next((step for step in steps if step.tag in BLOCK_TAGS and step.tag not in _LEAD_TAGS), None)
    if box is None or not others or first.element in others or not _ALONE < len(first.text) <= _LONGEST:
        return False
    if fold(first.text) not in {fold(text) for text in described}:
        return False
    if box in others or (box.get("class") and any((box.tag, box.get("class")) == (other.tag, other.get("class")) for other in others)):
        return False
    return not any(box in other.iterancestors() for other in others[:_FEW])


def _is_of_sentences(first: Block, second: Block | None) -> bool:
    """Whether a heading at the head of the text says too much for an intertitre."""
    return second is not None and first.element.tag in {"h2", "h3", "h4"} and len(first.text) > _SENTENCES and first.text[-1:] in _ENDS


def _until(element: html.HtmlElement, other: html.HtmlElement) -> list[html.HtmlElement]:
    """What stands between two siblings."""
    return list(takewhile(lambda step: step is not other, islice(element.itersiblings(), _MOST)))


def _is_line_between(element: html.HtmlElement) -> bool:
    """Whether an element holds the time line or the byline."""
    if element.tag == "time" or (is_small(element, _FEW * 4) and (is_stamp(text := text_of(element)) or _BYLINE.match(text))):
        return True
    return next(element.iter("time"), None) is not None


def _may_be(block: Block) -> bool:
    return _SHORTEST <= len(block.text) <= _LONGEST and not is_signature(block.text)


def candidates(page: Page, split: Split) -> list[Candidate]:
    """What was read for the chapô."""
    found = [
        Candidate("lead", block.element.tag, block.text, block.text, order == 0, "a further block of the chapô" if order else split.why)
        for order, block in enumerate(split.lead)
    ]
    for name in _METAS:
        found += [Candidate("lead", f"meta:{name}", text, text, why="stated, not displayed") for text in page.metas.get(name, ())[:1]]
    return found


def _is_near(heading: html.HtmlElement | None, block: Block) -> bool:
    """Whether a block without a telling name stands beside the headline: in one of the three elements around it, at most three deep."""
    if heading is None:
        return False
    around = list(heading.iterancestors())[:3]
    return any(step in around for step in list(block.element.iterancestors())[:3])


def _is_over(place: Place, block: Block) -> bool:
    """Whether a heading as long as a chapô stands right over the text's container."""
    if block.element.tag == "p" or len(block.text) < _SENTENCES or place.container is None:
        return False
    return block.element.getparent() is place.container.getparent()


def _inside(blocks: list[Block], place: Place) -> list[Block]:
    """The blocks at the head of the container that are named as a chapô."""
    if len(blocks) <= 2 and all(_is_strictly_named(block, place) for block in blocks):
        return blocks
    lead = list(takewhile(lambda block: len(block.text) <= _LONGEST and _is_named(block, place), blocks[: _MOST + 1]))
    return lead if len(lead) <= _MOST and len(lead) < len(blocks) else []


def _is_strictly_named(block: Block, place: Place) -> bool:
    """Whether a block that may be all of the text is named a chapô, and not a description or a summary, as whole texts are."""
    steps = takewhile(lambda step: step is not place.container, (block.element, *islice(block.element.iterancestors(), 2)))
    above = place.container if place.container is not None else block.element
    return any(_STRICT.search(step.get("class", "")) for step in (*steps, above))


def _is_named(block: Block, place: Place) -> bool:
    inline = (child for child in block.element[:3] if child.tag not in BLOCK_TAGS)
    if any(is_lead_name(names) for child in inline if (names := child.get("class")) and len(text_of(child)) > 0.5 * len(block.text)):
        return True
    node = block.element
    for _ in range(4):
        if node is None or node is place.container or place.inside.get(node, 0) > _LONGEST:
            return False
        names = f"{node.get('class', '')} {node.get('id', '')} {node.get('itemprop', '')}"
        if is_lead_name(names):
            return True
        node = node.getparent()
    return False


def descriptions(page: Page) -> list[str]:
    found = [normalise(text) for name in _METAS for text in page.metas.get(name, ())]
    return [text for text in dict.fromkeys(found) if len(text) > 40]


def _matches(text: str, described: list[str]) -> bool:
    words = fold(text)[:60]
    return len(words) > 30 and any(fold(other).startswith(words) for other in described)


def without_label(text: str, described: list[str]) -> str:
    """`text` without the label in front of it, where a description of the page begins after that label.

    >>> without_label("BASKET La chanteuse a vu son micro coupé hier soir", ["La chanteuse a vu son micro coupé hier soir"])
    'La chanteuse a vu son micro coupé hier soir'
    """
    for other in described:
        at = text.find(other[:30])
        if 0 < at < 40 and any(letter.isalnum() for letter in text[:at]):  # a quotation mark is no label
            return text[at:]
    return text
