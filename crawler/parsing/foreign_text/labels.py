"""Labels that stand in front of a chapô: `Analyse`, `Vidéo`, the kicker."""

from __future__ import annotations

import re

from lxml import html

from crawler.parsing.document.blocks import BLOCK_TAGS, Block
from crawler.parsing.document.text import text_of

_LONGEST = 40
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:sur-?titre|kicker|labels?|flag|badge|tag|slug|categor(?:y|ie)|rubrique|prefix|overline|eyebrow|strapline|section|"
    r"genre|format|type|place|lieu|location|dateline)(?=$|[\s_-])|(?:^|[\s_-])\w*-label(?=$|[\s_-])",
    re.IGNORECASE,
)
"""Classes of labels."""
_WORDS = re.compile(
    r"(?:analyse|billet|chronique|critique|d[ée]cryptage|dessin|diaporama|direct|document|dossier|[ée]ditorial|[ée]dito|"
    r"en direct|en images|"
    r"en vid[ée]o|enqu[êe]te|entretien|essai|exclusif|exclusivit[ée]|fact-?checking|grand format|grand r[ée]cit|"
    r"info \w+(?: \w+)?|infographies?|interview|live|"
    r"l.essentiel|l.info|mise à jour|"
    r"podcast|point de vue|portfolio|portrait|questions?-r[ée]ponses|r[ée]cit|reportage|t[ée]moignages?|tribune|"
    r"vid[ée]os?|vrai ou faux|zoom)$",
    re.IGNORECASE,
)
"""What labels say, where their markup says nothing."""
_PARTING = " -–—:|·•."


def taken_off(block: Block, *, worded: bool = False) -> str:
    """The block's text without the label in front of it: a small element of its own, named as one or in a label's words; where `worded`,
    in a label's words alone."""
    label = _first_inside(block.element)
    if label is None:
        return block.text
    words = text_of(label)
    rest = block.text[len(words) :].lstrip(_PARTING) if block.text.startswith(words) else ""
    if not 0 < len(words) <= _LONGEST or len(rest) < len(words) or not (rest[0].isupper() or rest[0] in '«“"0123456789'):
        return block.text
    if worded:
        return rest if _WORDS.match(words.rstrip(_PARTING)) else block.text
    named = any(_NAMED.search(step.get("class", "")) for step in (label, *label.iter()) if step.get("class"))
    return rest if named or _WORDS.match(words.rstrip(_PARTING)) or (words.isupper() and block.text[len(words)] in " :|") else block.text


def _first_inside(element: html.HtmlElement) -> html.HtmlElement | None:
    """The inline element that a block begins with, where more follows it."""
    while len(element) and not (element.text or "").strip():
        first = element[0]
        if (first.tail or "").strip() or len(element) > 1:
            return first if first.tag not in BLOCK_TAGS else None
        element = first
    return None
