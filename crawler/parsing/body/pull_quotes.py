"""Pull quotes: sentences of the text that stand in it once more, set large."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from lxml import html

from crawler.parsing.body.paragraphs import HEADING_TAGS, is_quoted
from crawler.parsing.document.blocks import Block
from crawler.parsing.document.text import fold

_COMPARED = 50_000_000
"""Characters read, at most, to find repeated sentences: the page with more has ten times the text of the longest article."""
_PULLED = re.compile(r"(?:^|[\s_-])(?:citation|exergue|pull-?quote)(?=$|[\s_-])", re.IGNORECASE)
"""Names of pull quotes."""
_SHARED = 40
"""Characters at either end of a pull quote by which the sentence it is taken from is known."""
_SAME = 0.75
"""The share of a shortened pull quote's words that the paragraph which it is taken from has."""
_SIGNATURE = 120
"""Characters that a line has at most which says whose words a pull quote gives."""
_ENDS = frozenset(".!?…»”")
_QUOTES = " «»“”\"'’.…!?"


def without_pull_quotes(blocks: list[Block]) -> list[Block]:
    """The blocks without those that only repeat a sentence of another; a quotation of another's words is `blockquote`."""
    short = [block for block in blocks if _may_repeat(block)]
    if not short:
        return blocks
    boxes = {id(block): box for block in short if (box := _box(block)) is not None}
    quoted = {id(block) for block in blocks if is_quoted(block) and _box(block) is None}
    whole = "\n".join(block.text for block in blocks if id(block) not in quoted)
    if len(blocks) * len(whole) > _COMPARED:
        return blocks
    again = {id(block) for block in short if id(block) not in quoted and _is_told_again(block, blocks, whole, is_pulled=id(block) in boxes)}
    left = {boxes[told] for told in again if told in boxes}
    return [block for block in blocks if id(block) not in again and not (left and _signs(block) and _box(block) in left)]


def _is_told_again(block: Block, blocks: list[Block], whole: str, *, is_pulled: bool) -> bool:
    """Whether the text says all of a pull quote again, or its beginning or end and most of its words where it is named one: it may be
    shortened. `whole` is what `blocks` say."""
    text = block.text.strip(_QUOTES)
    if whole.count(text) > 1:
        return True
    if not is_pulled:
        return False
    ends = [words for words in (text[:_SHARED], text[-_SHARED:]) if whole.count(words) > 1]
    return any(_has_most(other, block) for words in ends for other in blocks if other is not block and words in other.text)


def _has_most(other: Block, block: Block) -> bool:
    """Whether a block has most of the words of another."""
    said = set(fold(block.text).split())
    return len(said & set(fold(other.text).split())) >= _SAME * len(said)


def _box(block: Block) -> html.HtmlElement | None:
    """The element that is named a pull quote and holds a block."""
    steps = (block.element, *islice(block.element.iterancestors(), 2))
    return next((step for step in steps if (names := step.get("class")) is not None and _names_one(names)), None)


def _signs(block: Block) -> bool:
    """Whether a block may say whose words a pull quote gives."""
    return len(block.text) < _SIGNATURE and block.text[-1:] not in _ENDS


@lru_cache(maxsize=4096)
def _names_one(names: str) -> bool:
    return _PULLED.search(names) is not None


def _may_repeat(block: Block) -> bool:
    """Whether a block is of a pull quote's length."""
    return 40 < len(block.text) < 350 and block.element.tag not in HEADING_TAGS and block.element.tag != "tr"
