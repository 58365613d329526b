"""The chapô: what stands between headline and text, in a place of its own."""

from __future__ import annotations

from crawler.parsing.blocks import Block
from crawler.parsing.boilerplate import is_lead_name
from crawler.parsing.container import Place
from crawler.parsing.page import Page
from crawler.parsing.paragraphs import is_signature, trim, without_pull_quotes
from crawler.parsing.text import fold, normalise

_MOST = 6
"""Blocks that a chapô has at most."""
_SHORTEST, _LONGEST = 25, 1500


def split_lead(page: Page, before: list[Block], blocks: list[Block], place: Place) -> tuple[list[Block], list[Block]]:
    """(the chapô's blocks, the paragraphs) of what stands before the text's container and in it."""
    described = _descriptions(page)
    outside = [block for block in before if _SHORTEST <= len(block.text) <= _LONGEST]
    named = [block for block in outside if _is_named(block, place)]
    lead = named or [block for block in outside if _matches(block.text, described)] or [
        block for block in outside if len(block.text) > 60 and block.element.tag in {"p", "h2", "h3", "h4"} and not is_signature(block.text) and _is_near(page, block)
    ][:1]
    if not lead:
        lead = _inside(blocks, place)
    taken = {id(block) for block in lead}
    said = {fold(block.text) for block in lead}
    rest = [block for block in blocks if id(block) not in taken]
    rest = [block for block in rest[:_MOST] if fold(block.text) not in said] + rest[_MOST:]
    for block in lead:
        block.text = without_label(block.text, described)
    return lead[:_MOST], trim(without_pull_quotes(rest))


def _is_near(page: Page, block: Block) -> bool:
    """Whether a block without a telling name stands beside the headline: in one of the three elements around it, at most three deep."""
    heading = page.title.element
    if heading is None:
        return False
    around = list(heading.iterancestors())[:3]
    return any(step in around for step in list(block.element.iterancestors())[:3])


def _inside(blocks: list[Block], place: Place) -> list[Block]:
    """The blocks at the head of the container that are named as a chapô."""
    lead = []
    for block in blocks[: _MOST + 1]:
        if len(block.text) > _LONGEST or not _is_named(block, place):
            break
        lead.append(block)
    return lead if len(lead) <= _MOST and len(lead) < len(blocks) else []


def _is_named(block: Block, place: Place) -> bool:
    node = block.element
    for _ in range(3):
        if node is None or node is place.container or place.inside.get(node, 0) > _LONGEST:
            return False
        names = f"{node.get('class', '')} {node.get('id', '')} {node.get('itemprop', '')}"
        if is_lead_name(names):
            return True
        node = node.getparent()
    return False


def _descriptions(page: Page) -> list[str]:
    found = [normalise(text) for name in ("description", "og:description", "twitter:description") for text in page.metas.get(name, ())]
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
        if 0 < at < 40:
            return text[at:]
    return text
