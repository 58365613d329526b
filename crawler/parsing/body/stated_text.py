"""The text of pages that show none: as JSON-LD states it, or as `noscript` and `template` hold it for browsers that would show it."""

from __future__ import annotations

import html as entities
import re
from typing import Any

from lxml import etree, html

from crawler.article import Candidate
from crawler.parsing.body.body import Body
from crawler.parsing.body.paragraphs import opening, sift
from crawler.parsing.body.sieve import Sieve
from crawler.parsing.document import json_ld
from crawler.parsing.document.blocks import Block, read_blocks
from crawler.parsing.document.page import Page
from crawler.parsing.document.text import normalise, unaccented, whole_text
from crawler.parsing.text_place.container import Place

_ENOUGH = 80
"""Characters of a text that is worth reading where the page shows none."""
_MUCH_MORE = 3
"""How many times what is shown a stated text must be that is another."""
_HIDING = ("noscript", "template")
_TAG = re.compile(r"</?(?:p|br|div|h[1-6]|li|ul|blockquote)\b", re.IGNORECASE)
_LINES = re.compile(r"\s*[\r\n]+\s*")
_KNOWN = 40
"""Characters, without spaces, by which a shown paragraph is found in the stated text."""
_FALSE = frozenset({"false", "no", "non", "0"})
_LOCKED = frozenset({"locked", "premium", "paid", "subscriber", "subscribers", "abonne", "abonnes"})


def completed(page: Page, shown: Body) -> Body:
    """`shown`, or what the page states of its text where it shows none of that and no wall stands before it."""
    text = _stated(page)
    if text and (len(text) < _ENOUGH or _shows(shown, text) or _is_walled(page)):
        return shown
    source, blocks = ("jsonld:articleBody", _paragraphs(text)) if text else _hidden(page, shown)
    if not blocks:
        return shown
    lead = [] if shown.blocks else shown.lead  # what else the page shows is not the article's
    said = {opening(block.text) for block in lead}
    kept = [block for block in blocks if opening(block.text) not in said]
    why = "the page shows no text, and states no wall before it"
    told = Candidate("paragraphs", source, blocks[0].text[:200], None, True, why)
    return Body(None, lead, kept, [told, *(one for one in shown.candidates if one.field != "paragraphs" and (lead or not one.chosen))])


def _stated(page: Page) -> str:
    """The `articleBody` of the page's article, as it stands; empty where it states none."""
    thing = json_ld.article_thing(page)
    value = thing.get("articleBody") if thing else None
    return value if isinstance(value, str) else ""


def _packed(text: str) -> str:
    """A text without its spaces, in small letters without accents and one kind of apostrophe: two printings of it are one."""
    return "".join(unaccented(entities.unescape(text)).split())


def _shows(shown: Body, text: str) -> bool:
    """Whether a paragraph of the stated text is shown, or more text than that."""
    if _MUCH_MORE * sum(len(block.text) for block in shown.blocks) > len(text):
        return True
    whole = _packed(text)
    return any(len(packed) >= _KNOWN and packed[:_KNOWN] in whole for packed in (_packed(block.text[:_ENOUGH]) for block in shown.blocks))


def _is_walled(page: Page) -> bool:
    """Whether the page says that the article, or a part of it, is reserved."""
    said: list[Any] = [thing.get("isAccessibleForFree") for thing in json_ld.things(page) if "isAccessibleForFree" in thing]
    if any(str(value).strip().lower().rpartition("/")[2] in _FALSE for value in said):
        return True
    tiers = (*page.metas.get("article:content_tier", ()), *page.metas.get("og:article:content_tier", ()))
    return any(unaccented(tier) in _LOCKED for tier in tiers) or any(_is_wall(paragraph) for paragraph in page.all("p"))


def _is_wall(paragraph: html.HtmlElement) -> bool:
    text = unaccented(whole_text(paragraph)[:300])
    return "abonn" in text and any(word in text for word in ("reserve", "la suite", "il vous reste", "pour lire"))


def _paragraphs(text: str) -> list[Block]:
    """The paragraphs of a stated text, which may be markup, lines, or one line; in elements of their own, which stand in no page."""
    if _TAG.search(text):
        holder = etree.fromstring(f"<div>{text}</div>", etree.HTMLParser())
        blocks = read_blocks(holder, lambda _: False)
        return sift(blocks, Place(holder, {block.element for block in blocks}))
    holder = etree.Element("div")
    blocks = []
    for line in _LINES.split(entities.unescape(text)):
        if words := normalise(line):
            blocks.append(Block(words, etree.SubElement(holder, "p"), 0))
    return sift(blocks, Place(holder, {holder}))


def _hidden(page: Page, shown: Body) -> tuple[str, list[Block]]:
    """(tag, blocks) of the `noscript` or `template` that holds most text, where the page shows none."""
    if shown.blocks or shown.lead:
        return "", []
    holders = [holder for holder in page.root.iter(*_HIDING) if next(holder.iter("p"), None) is not None]
    best = max(holders, key=lambda holder: sum(len(whole_text(paragraph)) for paragraph in holder.iter("p")), default=None)
    if best is None:
        return "", []
    place = Place(best, {best, *(above for paragraph in best.iter("p") if (above := paragraph.getparent()) is not None)})
    blocks = sift(read_blocks(best, Sieve(place).is_dropped), place)
    return str(best.tag), blocks if sum(len(block.text) for block in blocks) >= _ENOUGH else []
