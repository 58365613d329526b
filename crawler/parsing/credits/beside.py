"""What the pieces beside a line, or the title over it, say of whom it names."""

from __future__ import annotations

import re

from crawler.parsing.body.paragraphs import HEADING_TAGS
from crawler.parsing.body.vicinity import Piece
from crawler.parsing.credits.names import credit_in, is_credit
from crawler.parsing.credits.signatures import block_of
from crawler.parsing.document.text import unaccented

_COMMENTS = re.compile(
    r"\W*(?:(?:[1-9]\d* |les |vos |tous les )?(?:commentaires?|reactions?|comments)"
    r"|(?:laisser|poster|ajouter|ecrire|publier) un commentaire)\b.{0,20}"
)
"""The title of the readers' comments. (Accents off.)"""
_FOUNDED = re.compile(r"\b(?:creee?|dirigee?|editee?|fondee?|heberge|imprimee?|presidee?|propulse)\b")
_MADE_PICTURES = re.compile(r"\W*(?:photograph|illustrat|dessinat|artiste|graphist|videast|camera|monteu|infographist|caricaturist)")
_PRODUCED = re.compile(
    r"\W*(?:animat|chroniqueu|collaborat|coordinat|journaliste|presentat|product|producteur|realisat|redact)\w*(?: deleguee?)?\W*"
)
"""What under a name at the foot says that its bearer is of the team of a broadcast: a page credits it whole."""
_NAMED = re.compile(
    r"([^,(:;.]{5,40}?)\s*(?:[,(–—]|\s-\s)\s*(?:(?:de )?notre )?(?:correspondant|envoye|journaliste|redact(?:eur|rice)|reporter|stagiaire)"
)
"""A name and a function. (Accents off.)"""
_WORKS = re.compile(r"correspondant|envoye|journaliste|redact|reporter|stagiaire")
"""A quick look: one of these stands in whatever `_NAMED` finds."""
_NEAR, _LONGEST = 16, 70
"""Pieces from the text's end within which a broadcast's team stands, and characters of a name in it."""


def opens_comments(piece: Piece) -> bool:
    """Whether a piece is the title over the readers' comments; a count of them may stand anywhere."""
    folded = unaccented(piece.text) if len(piece.text) < 50 else ""
    if not ("comment" in folded or "reaction" in folded) or _COMMENTS.fullmatch(folded) is None:
        return False
    return block_of(piece.element).tag in HEADING_TAGS


def is_journalist(text: str) -> bool:
    """Whether a line is a name and what its bearer does for the newspaper.

    >>> is_journalist("Zoé Hamel, correspondante à Vire"), is_journalist("Zoé Hamel, maire de Vire")
    (True, False)
    """
    folded = unaccented(text)
    match = _NAMED.match(folded) if _WORKS.search(folded) else None
    return match is not None and is_credit(text[: match.end(1)].strip()) and credit_in(text).whole


def founded(near: list[Piece], order: int) -> bool:
    """Whether the line above, in the same block, says of the newspaper what `par` goes on with: founded, directed, printed."""
    if not order or block_of(near[order - 1].element) is not block_of(near[order].element):
        return False
    return _FOUNDED.search(unaccented(near[order - 1].text)) is not None


def produced(near: list[Piece], order: int) -> bool:
    """Whether a piece at the foot is a name with the word under it that its bearer made the broadcast: `Production`."""
    piece = near[order]
    if piece.place > _NEAR or order + 1 == len(near) or len(piece.text) > _LONGEST:
        return False
    return _PRODUCED.fullmatch(unaccented(near[order + 1].text)) is not None and is_credit(piece.text)


def made_pictures(near: list[Piece], order: int) -> bool:
    """Whether the function under a name says that it made the pictures."""
    return order + 1 < len(near) and _MADE_PICTURES.match(unaccented(near[order + 1].text)) is not None
