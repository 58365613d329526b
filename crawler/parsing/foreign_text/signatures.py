"""Lines of the text that are the author's name or say who the author is, known by the names that the page's head states."""

from __future__ import annotations

import re

from lxml import html

from crawler.parsing.document import json_ld
from crawler.parsing.document.blocks import Block
from crawler.parsing.document.page import Page
from crawler.parsing.document.text import fold

_METAS = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author")
_FOOT = 4
"""Blocks at the foot of the text among which what is said of the author stands."""
_WHOLE = frozenset({"em", "i", "small"})
_MOST = 20
_FUNCTION = re.compile(
    r"(?:l[ae]? )?(?:anthropologue|auteure?|autrice|avocate?|chargée?|chercheu[rs]e?|chroniqueu|consultante?|correspondant|"
    r"directeur|directrice|"
    r"doctorante?|docteure?|économiste|écrivaine?|enseignante?|essayiste|géographe|historien|journaliste|maître|maîtresse|médecin|philosophe|"
    r"politologue|professeure?|réalisat|rédact|reporter|romanci|sociologue)"
)
"""What follows a name that is presented. (Folded.)"""
_PRESENTED = re.compile(r"\W*[^.,:!?]{4,60}, ")
"""A name and a comma."""
_NAME, _BIOGRAPHY = 80, 700
"""Characters that a signature and a biography have at most."""


def without(page: Page, blocks: list[Block]) -> list[Block]:
    """The blocks without those that are a stated author's name alone, and without the biography at the foot."""
    names = _stated(page)
    if not names:
        return blocks
    foot = len(blocks) - _FOOT
    return [block for place, block in enumerate(blocks) if not _is_of(names, block, at_foot=place >= max(foot, 1))]


def _is_of(names: set[str], block: Block, *, at_foot: bool) -> bool:
    if len(block.text) > (_BIOGRAPHY if at_foot else _NAME):
        return False
    words = fold(block.text[:120])
    if words in names or (words.startswith("par ") and words[4:] in names):
        return True
    if not at_foot:
        return False
    if any(words.startswith((f"{name} est ", f"{name} a été ")) for name in names):
        return _is_set_apart(block.element)
    named = next((name for name in names if words.startswith(f"{name} ")), None)
    return named is not None and _FUNCTION.match(words, len(named) + 1) is not None and _PRESENTED.match(block.text) is not None


def _is_set_apart(element: html.HtmlElement) -> bool:
    """Whether all of a paragraph is in italics or small letters."""
    return len(element) > 0 and element[0].tag in _WHOLE and not (element.text or "").strip() and len(fold(element[0].tail or "")) == 0


def _stated(page: Page) -> set[str]:
    """The authors' names as the page's head states them, folded; names of two words and more."""
    thing = json_ld.article_thing(page)
    listed = thing.get("author") if thing else None
    found = [json_ld.words(one) for one in (listed if isinstance(listed, list) else [listed])[:_MOST]]
    found += [text for name in _METAS for text in page.metas.get(name, ())[:_MOST]]
    return {name for text in found if text and " " in (name := fold(text)) and len(name) < 60}
