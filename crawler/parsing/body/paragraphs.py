"""Of the blocks of a container, those that are text."""

from __future__ import annotations

import re

from crawler.parsing.body.boilerplate import is_lead_name
from crawler.parsing.body.container import Place
from crawler.parsing.body.inserts import is_insert
from crawler.parsing.document.blocks import Block

TEXT_TAGS = frozenset({"p", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt", "pre"})
HEADING_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

_DAY = (
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d|"
    r"\d{1,2}(?:er)? *(?:janv|f[ée]v|mars|avr|mai|juin|juil|ao[uû]|sept|oct|nov|d[ée]c)\w*\.? *\d{2,4})"
)
_AFTER_DAY = (
    r"(?:\W*(?:(?:à|a|h|mn|min|heures?|et|le|de|utc|gmt|cet|cest|paris)\b|\d+(?:h\d*)?|"
    r"(?:mise?s? |modifi|actualis|publi|par |lecture|temps|dernière|partag|afp|reuters).{0,60}))*\W*"
)
_STATED = r"publi[ée]e?s?|post[ée]|mis(?:e)? (?:à|a) jour|modifi[ée]|actualis[ée]|cr[ée]{2}|paru|le|du|publication|dernière"
_WEEKDAY = r"(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche),? "
_STAMP = re.compile(
    rf"^\W*(?:(?:par|by)\b:? [^.!?]{{3,60}}? {_DAY}|\d\d?/\d\d?/\d{{4}}).{{0,60}}$|"
    rf"^\W*(?:(?:article )?(?:{_STATED})\b.{{0,40}}?|{_WEEKDAY})?{_DAY}{_AFTER_DAY}$|"
    r"^\W*(?:publi[ée]e?|mise? à jour|modifi[ée]e?|actualisée?)(?: le| à| :| hier| aujourd| il y a).{0,60}$",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"^(?:par|by|de notre (?:correspondant|envoyé)e?|author|auteur|role|propos recueillis par|recueilli par|texte|reportage|article)[ ,:]"
    r"|^sign[ée] ?:? "
    r"|^(?:le )?service (?:des sports|politique|[ée]conomi\w+|culture\w*|soci[ée]t[ée]|monde|web|num[ée]rique)\b"
    r"|^(?:article|dossier|enqu[êe]te|entretien|reportage|sujet|texte)s? (?:[ée]crit|men[ée]|r[ée]alis[ée]|r[ée]dig[ée]|sign[ée])e?s? par ",
    re.IGNORECASE,
)
_OF_SOMEBODY = re.compile(
    r"[Uu]ne? (?:texte|article|reportage|récit|dossier|entretien|tribune|chronique|enquête) (?:de |d['’])[A-ZÀ-Ý][^.!?]*$"
)
"""`Un texte de Jeanne Martin`."""
_INITIALS = re.compile(r"\(?(?:[A-ZÉ]\.[ -]?){1,4}(?:[A-ZÉ]\.?)?\)?")
_FUNCTION = re.compile(
    r"\s*[,(–—-]\s*(?:(?:de )?notre )?(?:journaliste|correspondant|envoy[ée]|r[ée]dact(?:eur|rice)|reporter|stagiaire|st\.)[^.!?]*\)?$",
    re.IGNORECASE,
)
"""What follows a name that signs."""
_MAIL = re.compile(r"\s*[(<]?[\w.+-]*@[\w.-]+[)>]?")
_ENDS_IN_INITIAL = re.compile(r"\s[A-ZÉ]\.$")
_OPENING = 120
"""Characters by which a paragraph is known again."""
_COMPARED = 50_000_000
"""Characters read, at most, to find repeated sentences: the page with more has ten times the text of the longest article."""
_SOURCE = re.compile(r"sources? ?: ?.{1,80}$", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w")
_SENTENCE_ENDS = '.!?…:»”"'
_QUOTES = " «»“”\"'’.…!?"
_BETWEEN_NAMES = frozenset({"agences", "à", "au", "avec", "d", "de", "des", "du", "en", "et", "la", "le", "les", "pour"})


def is_stamp(text: str) -> bool:
    """Whether a block is a time line.

    >>> is_stamp("Publié le 3 mai 2023 à 14:21"), is_stamp("Le 3 mai 2023, il a neigé sur la ville, et les écoles ont fermé.")
    (True, False)
    """
    return len(text) < 130 and _DIGIT.search(text) is not None and _STAMP.match(text) is not None


def is_signature(text: str) -> bool:
    """Whether a short block at an end of the text is only names, agencies, functions.

    >>> is_signature("Jeanne Martin avec AFP"), is_signature("Il pleut.")
    (True, False)
    """
    if len(text) >= 80:
        return False
    if _BYLINE.match(text) or _OF_SOMEBODY.match(text) or _INITIALS.fullmatch(text):
        return True
    text = _FUNCTION.sub("", _MAIL.sub("", text) if "@" in text else text)
    words = text.strip(" -–—_()[]").split()
    if not words or len(words) > 9 or (text[-1:] in _SENTENCE_ENDS and not _ENDS_IN_INITIAL.search(text)) or text[:1] in '«"“':
        return False
    return (words[0][0].isupper() or words[0].lower() in {"avec", "pour", "et"}) and all(_is_name(word) for word in words)


def _is_name(word: str) -> bool:
    word = word.strip("(),|&/-–—:")
    return not word or word[0].isupper() or word.lower() in _BETWEEN_NAMES or word[:2] in {"d'", "d’", "l'", "l’"}


def opening(text: str) -> str:
    """What a paragraph is known again by, however it is spaced."""
    return "".join(text[:_OPENING].split())


def sift(blocks: list[Block], place: Place) -> list[Block]:
    """The blocks that are text: no inserts, time lines, signatures, links, repetitions."""
    kept: list[Block] = []
    seen: set[str] = set()
    texts = [block for block in blocks if _stands_as_text(block, place) and not _is_no_text(block) and _WORD.search(block.text)]
    cards = _cards(texts)
    for block in texts:
        if id(block) in cards:
            continue
        if len(block.text) > 60:
            words = opening(block.text)
            if words in seen and not _is_quoted(block):
                continue  # the text stands twice on the page, whole and cut
            seen.add(words)
        kept.append(block)
    return kept


def _cards(blocks: list[Block]) -> set[int]:
    """The ids of headings that are links whole and follow one another: cards of other articles, where an intertitre has text below it."""
    linked = [block.linked > 0.95 * len(block.text) and block.element.tag in HEADING_TAGS for block in blocks]
    return {
        id(block)
        for place, block in enumerate(blocks)
        if linked[place] and (any(linked[max(place - 1, 0) : place]) or any(linked[place + 1 : place + 2]))
    }


def trim(blocks: list[Block]) -> list[Block]:
    """The blocks without the bylines before the first paragraph and the signatures and headings after the last."""
    first = next((place for place, block in enumerate(blocks) if len(block.text) > 100), 0)
    kept = [block for place, block in enumerate(blocks) if place >= first or not _is_byline(block)]
    if all(block.element.tag in HEADING_TAGS for block in kept):
        return kept  # a page that sets its paragraphs as headings
    while kept and _is_tail(kept[-1]):
        kept.pop()
    return kept


def _is_tail(block: Block) -> bool:
    """Whether a block at the text's foot announces what does not follow, or signs."""
    if block.element.tag in HEADING_TAGS or _SOURCE.match(block.text) or (block.text.endswith(":") and len(block.text) < 100):
        return True
    return block.element.tag != "li" and is_signature(block.text)


def _is_byline(block: Block) -> bool:
    return block.element.tag != "blockquote" and is_signature(block.text) and not _is_quoted(block)


def without_pull_quotes(blocks: list[Block]) -> list[Block]:
    """The blocks without those that only repeat a sentence of another."""
    whole = "\n".join(block.text for block in blocks if not _is_quoted(block))
    if len(blocks) * len(whole) > _COMPARED:
        return blocks
    return [block for block in blocks if not _may_repeat(block) or whole.count(block.text.strip(_QUOTES)) < 2]


def _may_repeat(block: Block) -> bool:
    """Whether a block is of a pull quote's length and marked up as one may be: a quotation of another's words is `blockquote`."""
    return 40 < len(block.text) < 350 and block.element.tag not in HEADING_TAGS and not _is_quoted(block)


def _is_quoted(block: Block) -> bool:
    above = block.element.getparent()
    return block.element.tag == "blockquote" or (above is not None and above.tag == "blockquote")


def _is_no_text(block: Block) -> bool:
    text = block.text
    if is_insert(text) or is_stamp(text):
        return True
    return block.linked > 0.8 * len(text) and block.element.tag not in HEADING_TAGS


def _stands_as_text(block: Block, place: Place) -> bool:
    """Whether a block is marked up as text, or stands among text that is marked up like it."""
    return block.element.tag in TEXT_TAGS or block.element in place.hosts or len(block.text) > 120 or _stands_well(block, place)


def _stands_well(block: Block, place: Place) -> bool:
    """Whether a short block in a `div` is a line of the text: beside paragraphs, in a quotation, in a chapô."""
    element = block.element
    above = element.getparent()
    if above is None:
        return False
    if len(block.text) > 40 and above in place.hosts and len(element) == 0:
        return True
    return above.tag in {"blockquote", "h2"} or is_lead_name(f"{element.get('class', '')} {above.get('class', '')}")
