"""Signatures that are part of the text's flow: alone after it, at its end in brackets, at the end of the chapô, before a mail address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import html

from crawler.parsing.body.text_page import TextPage
from crawler.parsing.body.vicinity import Piece
from crawler.parsing.credits.agencies import agencies_in, agency
from crawler.parsing.credits.labels import COLLECTED, says_by
from crawler.parsing.credits.names import credit_in, is_credit, is_initials, names_of
from crawler.parsing.document.blocks import BLOCK_TAGS
from crawler.parsing.document.text import is_small, normalise, readable, text_of, unaccented

RUNNING = 160
"""Characters from which a paragraph is running text, in which nobody signs."""
_SIGNATURE, _SHORT, _SIGNED = 80, 3, 12
"""Characters of a signature; pieces after the text within which one stands in plain print; elements in its block, at most."""
_CARD, _HEADLINE = 16, 20
"""Elements of a card, at most, and characters of its headline, at least."""
_PARAGRAPHS = frozenset({"address", "div", "footer", "h5", "h6", "p", "pre", "section", "span"})
_SET_APART = frozenset({"b", "em", "h5", "h6", "i", "strong"})
_TO_THE_RIGHT = re.compile(r"text-align:\s*right|\b(?:has-)?text-(?:align-)?right\b", re.IGNORECASE)
_PLAYERS = frozenset({"audio", "embed", "iframe", "object", "video"})
_SENTENCE_END = re.compile(r"\s(?<=[.!?…»]\s)\s*(?=[^\W\d_])")
_GENRE = re.compile(r"(?:entretien|interview|reportage|enquete|recit|portrait|analyse|temoignage|decryptage|rencontre|critique)s?\W*")
_RUN_IN = re.compile(r"(?:Par|Texte(?: de| :)?|PAR) ([A-ZÀ-Ý][^.:!?–—]{4,60}?) (?:[-–—|:]|//) (?=[A-ZÀ-Ý«“\"])")
"""A byline in front of the text's first sentence."""
_CLOSING_BRACKET = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]\W*$")
_MAILED = re.compile(r"\W*((?:[^\W\d_][\w'’.-]*\s+){1,4})[(<]?([\w.+-]{3,40})@[\w-]+\.\w+")
"""A name and a mail address: `Jeanne Martin j.martin@exemple.fr`."""


def block_of(element: html.HtmlElement) -> html.HtmlElement:
    """The innermost block that an element stands in."""
    step = element
    while step.tag not in BLOCK_TAGS and (above := step.getparent()) is not None:
        step = above
    return step


def signature(piece: Piece, among_text: bool) -> str | None:
    """The paragraph, or the last line of one, that `piece` opens at the text's foot, where it holds nothing but names.

    In plain print it stands right under the text; in bold, italics or to the right anywhere at the foot. `among_text` says whether it is
    one of the text's own paragraphs: initials without dots sign only there.
    """
    block = block_of(piece.element)
    far = not 0 <= piece.place <= _SHORT and not _is_to_the_right(piece.element, block)
    if far and (piece.place < 0 or not _is_set_apart(piece.element, block)):
        return None  # a name over lines of text, or in plain print a way from it
    text = _last_line(piece, block)
    if text is None:
        if block.tag not in _PARAGRAPHS or not is_small(block, _SIGNED) or any(True for _ in block.iter("a", "img")):
            return None
        text = text_of(block)
    if not 2 <= len(text) <= _SIGNATURE or not text.startswith(piece.text) or any(map(str.isdigit, text)):
        return None
    names, whole = credit_in(text)
    if not names or not whole:
        return None
    short = among_text or not text.isalpha()
    return text if all(is_credit(name) or agency(name) or (short and is_initials(name)) for name in names) else None


def _last_line(piece: Piece, block: html.HtmlElement) -> str | None:
    """The words after the last line break of a block, where `piece` opens them; None where there is no such break."""
    broken = next(block.iterchildren("br", reversed=True), None)
    if broken is None:
        return None
    line = [broken.tail or "", *("".join(part) for step in broken.itersiblings() for part in (readable(step), step.tail or ""))]
    text = normalise("".join(line))
    return text if text.startswith(piece.text) and len(text) <= _SIGNATURE else None


def _is_set_apart(element: html.HtmlElement, block: html.HtmlElement) -> bool:
    return block.tag in _SET_APART or (element.tag in _SET_APART and block.tag == "p")


def _is_to_the_right(element: html.HtmlElement, block: html.HtmlElement) -> bool:
    return any(_says_right(step.get("style")) or _says_right(step.get("class")) for step in (element, block))


def _says_right(told: str | None) -> bool:
    return told is not None and "right" in told and _TO_THE_RIGHT.search(told) is not None


def is_embedded(element: html.HtmlElement, text: frozenset[html.HtmlElement]) -> bool:
    """Whether words stand beside a player, or lead to another site: they name whoever put the video there.

    `text` holds the elements that the text's paragraphs stand right in.
    """
    block = block_of(element)
    above = block.getparent()
    beside = [step for step in (block, above) if step is not None and step not in text and is_small(step, _CARD)]
    return any(
        any(True for _ in step.iter(*_PLAYERS)) or any(_leads_away(link.get("href", "")) for link in step.iter("a")) for step in beside
    )


def is_of_card(element: html.HtmlElement, names: list[str], text: frozenset[html.HtmlElement]) -> bool:
    """Whether names at the foot stand beside the headline of another article, which they sign."""
    block = block_of(element)
    above = block.getparent()
    for step in (block, above):
        if step is None or step in text or not is_small(step, _CARD):
            continue
        for link in step.iter("a"):
            words = text_of(link)
            if len(words) > _HEADLINE and not any(name in words for name in names):
                return True
    return False


def _leads_away(href: str) -> bool:
    """Whether a link leads to a platform for videos, documents or posts."""
    try:
        host = urlsplit(href).hostname or ""
    except ValueError:  # brackets that are no IPv6 address
        return False
    return any(part in _PLATFORMS for part in host.split("."))


_PLATFORMS = frozenset({
    "dailymotion", "deezer", "facebook", "flickr", "giphy", "instagram", "issuu", "pinterest", "scribd", "slideshare", "soundcloud",
    "spotify", "tiktok", "twitch", "vimeo", "youtu", "youtube",
})  # fmt: skip


def signatures_in_text(page: TextPage) -> Iterator[tuple[list[str], str, str]]:
    """Names, source and print of the signatures that share a paragraph with the text."""
    opening = [*page.body.lead, *page.body.blocks[:2]]
    for block in opening:
        if (by := _RUN_IN.match(block.text)) and (run_in := credit_in(by[1])).names and run_in.whole:
            yield [*run_in.names], "byline:mail", by[0]
        elif mailed := _mailed(block.text):
            yield [mailed], "byline:mail", block.text[:80]
        elif last := _last_sentence(block.text):
            yield names_of(last), "byline:collected" if COLLECTED.match(unaccented(last)) else "byline:lead", last
    for block in page.body.blocks[max(len(page.body.blocks) - 1, 2) :]:
        if (last := _last_sentence(block.text)) and COLLECTED.match(unaccented(last)):
            yield names_of(last), "byline:collected", last
        elif (closing := _CLOSING_BRACKET.search(block.text)) and agencies_in(closing[1]) and credit_in(closing[1]).whole:
            yield names_of(closing[1]), "byline:foot", closing[0]


def _last_sentence(text: str) -> str | None:
    """The last sentence of a paragraph, where it signs: `Propos recueillis par X`, `Par X`, `Interview. X.`"""
    *before, last = _SENTENCE_END.split(text[-200:])
    last = last.strip(" ()[].")
    if not before or len(last) > _SIGNATURE:
        return None
    if says_by(unaccented(last)) and not unaccented(last).startswith("de "):
        names, whole = credit_in(last)
        return last if names and whole and all(" " in name or agency(name) for name in names) else None
    return last if _GENRE.fullmatch(unaccented(before[-1])) and is_credit(last) else None


def _mailed(text: str) -> str | None:
    """The name before a mail address that opens a paragraph, where the address repeats it; small letters too."""
    match = _MAILED.match(text) if "@" in text else None
    if match is None:
        return None
    words, account = match[1].split(), unaccented(match[2])
    for start in range(len(words)):
        name = words[start:]
        if len(name) > 1 and unaccented(name[-1]) in account and account[0] == unaccented(name[0])[0]:
            return " ".join(name)
    return None
