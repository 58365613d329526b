"""The chapô: what stands between headline and text, in a place of its own."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import html

from crawler.article import Candidate
from crawler.parsing.body.boilerplate import is_lead_name
from crawler.parsing.body.container import Place
from crawler.parsing.body.paragraphs import is_signature, opening, trim, without_pull_quotes
from crawler.parsing.body.title import Title
from crawler.parsing.document.blocks import Block
from crawler.parsing.document.page import Page
from crawler.parsing.document.text import fold, normalise

_METAS = ("description", "og:description", "twitter:description")
_LEAD_TAGS = frozenset({"p", "h2", "h3", "h4"})
_ALONE = 60
"""Characters from which a block without a telling name is a chapô."""
_SENTENCES = 100
"""Characters from which a heading is no intertitre."""
_MOST = 6
"""Blocks that a chapô has at most."""
_SHORTEST, _LONGEST = 25, 1500


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
    taken = {id(block) for block in lead}
    rest = [block for block in blocks if id(block) not in taken]
    if lead:
        said = {opening(block.text) for block in lead}
        rest = [block for block in rest[:_MOST] if opening(block.text) not in said] + rest[_MOST:]
    for block in lead:
        block.text = without_label(block.text, described)
    return Split(lead[:_MOST], trim(without_pull_quotes(rest)), why)


def _choose(
    heading: html.HtmlElement | None, before: list[Block], blocks: list[Block], place: Place, described: list[str]
) -> tuple[list[Block], str]:
    """The chapô's blocks and why; `heading` is the element of the headline."""
    if named := [block for block in before if _is_named(block, place)]:
        return named, "between headline and text, named a chapô"
    if told := [block for block in before if _matches(block.text, described)]:
        return told, "between headline and text, the page's description"
    for block in before:
        if len(block.text) > _ALONE and block.element.tag in _LEAD_TAGS and (_is_near(heading, block) or _is_over(place, block)):
            return [block], "between headline and text"
    if inside := _inside(blocks, place):
        return inside, "at the head of the text, named a chapô"
    return [], ""


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
    lead = []
    for block in blocks[: _MOST + 1]:
        if len(block.text) > _LONGEST or not _is_named(block, place):
            break
        lead.append(block)
    return lead if len(lead) <= _MOST and len(lead) < len(blocks) else []


def _is_named(block: Block, place: Place) -> bool:
    if any(is_lead_name(child.get("class", "")) for child in block.element[:3]):
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
