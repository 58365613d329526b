"""Bylines: the lines around a headline and at a text's foot that say who wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from lxml import html

from crawler.parsing.body.text_page import TextPage
from crawler.parsing.body.vicinity import Piece, pieces
from crawler.parsing.credits.agencies import agencies_in, agency, names_agency
from crawler.parsing.credits.beside import founded, is_journalist, made_pictures, opens_comments, produced
from crawler.parsing.credits.labels import (
    COLLECTED,
    INTERVIEWEE,
    NOBODY,
    TAIL,
    after_label,
    is_bare_label,
    is_other_label,
    one_label,
    says_by,
)
from crawler.parsing.credits.marks import Marks
from crawler.parsing.credits.names import credit_in, is_credit, key, names_of
from crawler.parsing.credits.signatures import RUNNING, block_of, is_embedded, is_of_card, signature, signatures_in_text
from crawler.parsing.document.text import text_of, unaccented
from crawler.parsing.times.notation import find, may_state

_LEADS = re.compile(
    r"\W*(?:(?:une?|les?|la|notre|nos|cet?|cette|grand) |l'|(?:a propos|textes?|articles?|ecrit|redige|publie|propos|interview|entretien"
    r"|reportage|recit|enquete|analyse|chronique|dossier|billet|edito|critique|portrait|temoignage|decryptage|rencontre|recueilli|realise"
    r"|prepare|propose|poste|posted|written|published|signe|par|by|de|auteur|autrice|author|journaliste|redact|reporter|correspond|envoye))"
)
"""How a line that speaks of its author begins. (Accents off.)"""
_OUR_MAN = re.compile(r"\W*(?:(?:de|avec) )?(?:notre|nos|votre) (?:correspondant|envoye)")
_SAYS_BARE = re.compile(r"\b(?:par|by|de)\b|d'|:")
_ASIDE = re.compile(r"\(?(?:nouvelle fenetre|ouvre (?:dans )?une? nouve\w+ \w+|s'ouvre dans .*|opens in .*)\)?")
"""What links say to those who listen to the page."""
_OF_SOMEBODY = re.compile(r"\W*\S+ .*(?:\bde|\bd')\W*")
_BY_INSIDE = re.compile(r"\b(?:par|by)\b\s*:?\s*")
_DATED = re.compile(r"\b(?:creee?|ecrit|mise?s? (?:a jour|en ligne)|modifiee?|postee?|publiee?|redige)\b")
_DASHED = re.compile(r"\s*[|–—•·-]\s+")
_CHECKED = re.compile(r"\W*(?:article )?(?:verifi|relu|valid|review|mise? a jour|modifi|actualis|edit|updated)")
_TEXT_BY = re.compile(r"\W*(?:textes? +|(?:analyse|chronique|dossier|enquete|recit|redaction|reportage) ?: ?)")
_AGENCY_LINE = re.compile(r"^\W*(?:avec (?:l'|les )?|source ?:? ?|d'apres (?:l')?|par |by |\()?")
_COPYRIGHT = re.compile(r"(?:©|\(c\)) ?(?:\d{4})?\s*", re.IGNORECASE)
_ROLE_LINE = re.compile(r"^\W*(?:journaliste|redacteur|redactrice|reporter|correspondante?)\s*([•:|]?)\s*$")
_INITIALS = re.compile(r"[a-z]{2,5}(?:/[a-z]{2,5})+", re.IGNORECASE)
"""How editors sign at a text's foot: `mcc/edel`, `FD/md`."""
_CHAIN = re.compile(r"[A-Za-z]{2,7}(?:/[A-Za-z]{2,5})+")
_PSEUDONYM = re.compile(r"(?!admin|user|redac|la-?redac|web|root|invite|guest|contributeur)[^\W\d_A-Z][\w.-]{2,24}")
"""An account's name that a reader may have chosen: small letters, one word."""
_JOINTS = frozenset({"et", ",", "&", "avec", "|", "-", "/", "•", "and", ";", "et avec", "(avec", ")", "(", ".", "·", "–", "—"})
_NEAR, TOP, _CLOSE = 32, 12, 5
"""Pieces from the headline within which a byline stands, and a name beside a date is one; the latter from the text's end."""
_DEEP = 4
"""Elements of a line that a paragraph holds, itself among them."""
_LONGEST, _LONGEST_NAMES, _SHORT_BLOCK = 160, 70, 120
"""Characters of a line that speaks of its authors, of one that only names them, and of the paragraph that `Un texte de` opens."""
_LONGEST_ALONE, _LONGEST_DATED = 80, 120
"""Characters of a line that has no word for its authors, and of one that has days beside them."""
_GOES_ON = frozenset(",.;:)»!?0123456789")
_CAPITAL = re.compile(r"\W*[A-ZÀ-ÖØ-Þ]")


@dataclass(slots=True)
class Byline:
    """Names found in one place."""

    names: list[str]
    source: str
    printed: str
    strength: float
    """3 where words say so (`Par`), 2 where class or address do, 1 where only the place does."""
    place: int
    foot: bool


@dataclass(slots=True)
class _Zone:
    """What the bylines of a page are read with."""

    near: list[Piece]
    marks: Marks
    known: frozenset[str]
    """Keys of names that need not look like one: the site's own, and those that metadata state."""
    text: frozenset[html.HtmlElement]
    """Elements that the text's paragraphs stand right in."""


def bylines(page: TextPage, known: frozenset[str]) -> Iterator[Byline]:
    """Every byline around the headline and at the text's foot, in page order; `known` are keys of names that need not look like one."""
    heading = page.title.element
    last = page.body.blocks[-1].element.getparent() if page.body.blocks else None
    text = frozenset(step for step in (page.body.container, last) if step is not None)
    zone = _Zone(pieces(page), Marks(heading, text), known, text)
    long = (block for block in page.body.blocks if len(block.text) > RUNNING)
    running = {block.element: block.text for block in long if next(block.element.iter("br"), None) is None}
    for names, source, printed in signatures_in_text(page):
        strength = {"byline:collected": 4, "byline:mail": 3}.get(source, 1)
        yield Byline(names, source, printed, strength, 1, source == "byline:foot")
    for order, piece in enumerate(zone.near):
        if not -8 <= piece.place <= _NEAR or _is_prose(piece.text) or piece.element is heading:
            continue
        if piece.foot and piece.place > 0 and opens_comments(piece):
            break
        inside = _paragraph_of(piece.element, running)
        if inside is not None and not inside.startswith(piece.text):
            continue
        line = _byline(zone, order)
        if line and line.names and not (line.foot and is_of_card(piece.element, line.names, zone.text)):
            yield line


def _paragraph_of(element: html.HtmlElement, running: dict[html.HtmlElement, str]) -> str | None:
    """The text of the paragraph that an element stands in, near by."""
    step: html.HtmlElement | None = element
    for _ in range(_DEEP):
        if step is None:
            return None
        if (text := running.get(step)) is not None:
            return text
        step = step.getparent()
    return None


def _is_prose(text: str) -> bool:
    """A quick look at what is too long for a byline, or goes on in the middle of a sentence."""
    if len(text) > _LONGEST or text[0] in _GOES_ON:
        return not (text[0].isdigit() and len(text) <= _LONGEST_DATED and " par " in text and may_state(text))
    return len(text) > 50 and text[0].islower() and not text.startswith(("par ", "propos "))


def _byline(zone: _Zone, order: int) -> Byline | None:
    piece = zone.near[order]
    text, leads, signed, capital = _look(piece.text)
    if not leads:
        longest = _LONGEST_DATED if may_state(piece.text) else _LONGEST_ALONE
        return None if len(text) > longest else _alone(zone, order, signed, capital)
    if INTERVIEWEE.match(text):
        return None
    bare, says = is_bare_label(text), says_by(text) or _OUR_MAN.match(text) is not None
    kind = zone.marks.kind(piece.element)
    if kind < 0 and not (piece.foot and _ROLE_LINE.match(text)):
        return None
    if (text_by := _TEXT_BY.match(text)) and text[text_by.end() :][:1].isalpha() and credit_in(piece.text).whole:
        says = True
    if (bare or says) and _is_other_s(zone, order, text, kind):
        return None
    if COLLECTED.match(text):
        names, printed = names_of(piece.text), piece.text
        if not names:
            names, printed = _following(zone, order)
        return Byline(names, "byline:collected", printed, 4, piece.place, piece.foot)
    if bare and text.strip() != "de":  # before words in italics, in the middle of a sentence
        names, printed = _following(zone, order)
        strength = 3 if kind or _SAYS_BARE.search(text) else 2.5
        return Byline(names, "byline", f"{piece.text} {printed}", strength, piece.place, piece.foot)
    if (role := _ROLE_LINE.match(text)) and order + 1 < len(zone.near) and (role[1] or not names_of(zone.near[order - 1].text)):
        after = zone.near[order + 1]
        return Byline(names_of(after.text), "byline:role", f"{piece.text} {after.text}", 2, piece.place, piece.foot)
    if says and (names := _said(zone, order, kind)):
        return Byline(names, "byline", piece.text, 3, piece.place, piece.foot)
    return _alone(zone, order, signed, capital) if len(text) <= _LONGEST_ALONE else None


def _said(zone: _Zone, order: int, kind: int) -> list[str]:
    """The names after `Par` or `De notre correspondant`, in the piece or in the next."""
    piece = zone.near[order]
    names, whole = credit_in(piece.text, zone.known)
    if names:
        return [*names] if kind > 0 or whole or piece.text[-1] not in ".!?…" else []  # `Par Toutatis, le pont rouvre !`
    if _OUR_MAN.match(unaccented(piece.text)):
        return _following(zone, order)[0]
    rest = after_label(piece.text).strip()
    word = rest[: tail.start()] if (tail := TAIL.search(unaccented(rest))) else rest
    return [word] if (kind > 0 or word != rest) and is_pseudonym(word) else []  # `Posté par josleroy à 11:42`


def _is_other_s(zone: _Zone, order: int, text: str, kind: int) -> bool:
    """Whether `par` speaks of somebody else: who put a video on its platform, whom a sentence of the text names."""
    piece = zone.near[order]
    if kind == 0 and ((piece.foot and is_embedded(piece.element, zone.text)) or founded(zone.near, order)):
        return True
    if kind > 0 or not (_OF_SOMEBODY.fullmatch(text) if is_bare_label(text) else re.match(r"\W*(?:une? |les? |la |l')", text)):
        return piece.text.startswith("de ")  # the middle of a sentence
    block = text_of(block_of(piece.element))
    return not block.startswith(piece.text) or len(block) > _SHORT_BLOCK


def _alone(zone: _Zone, order: int, signed: bool, capital: bool) -> Byline | None:
    """A byline of no word but its names."""
    piece = zone.near[order]
    if order and is_other_label(_look(zone.near[order - 1].text)[0]):
        return None  # who made the pictures
    if piece.foot and not signed and _INITIALS.fullmatch(piece.text) and not piece.text.isupper():
        return Byline(piece.text.split("/"), "byline:initials", piece.text, 2, piece.place, True)
    if unaccented(piece.text).startswith("avec ") and not signed and not names_agency(unaccented(piece.text)):
        return None  # a guest
    if piece.text.endswith(":") and " " not in piece.text.rstrip(" :\xa0"):
        return None  # a label: `Rédaction :`
    if not piece.foot and 0 < piece.place <= TOP and capital and is_journalist(piece.text):
        return Byline(names_of(piece.text), "byline:marked", piece.text, 2, piece.place, False)
    if piece.foot and capital and produced(zone.near, order):
        return Byline([piece.text], "byline:marked", piece.text, 2, piece.place, True)
    return _unlabelled(zone, order, signed, capital) or (_at_foot if piece.foot else _over_date)(zone, order, capital)


def _unlabelled(zone: _Zone, order: int, signed: bool, capital: bool) -> Byline | None:
    """A byline that only its place, its class or its agency gives away; whether it is `signed` by agencies and begins with a `capital`."""
    piece = zone.near[order]
    dated = 0 < piece.place < (_CLOSE if piece.foot else TOP) and may_state(piece.text)
    if not signed and not dated:
        opens_well = capital or piece.text[0] in "©(" or key(piece.text) in zone.known
        if len(piece.text) > _LONGEST_NAMES or not opens_well:
            return None
    kind = zone.marks.kind(piece.element)
    if kind < 0 or not (signed or dated or kind):
        return None
    if owned := _COPYRIGHT.match(piece.text):
        agencies = agencies_in(piece.text[owned.end() :])
        return Byline(agencies, "byline:marked", piece.text, 2, piece.place, piece.foot) if kind and agencies else None
    names, whole = credit_in(piece.text, zone.known) if signed or kind else ((), False)
    if signed and not (kind and any(agency(name) is None for name in names)):
        return Byline([*names], "byline:agency", piece.text, 1, piece.place, piece.foot)
    if kind and names and (whole or sum(map(len, names)) >= 0.5 * len(piece.text)) and not made_pictures(zone.near, order):
        return Byline([*names], "byline:marked", piece.text, 2, piece.place, piece.foot)
    return _beside_date(zone, order) if dated else None


@lru_cache(maxsize=4096)
def _look(text: str) -> tuple[str, bool, bool, bool]:
    """A piece folded; whether it begins as a line does that speaks of its author, is signed by agencies, and begins with a capital.

    Kept: what stands beside an outlet's headlines recurs.
    """
    folded = unaccented(text)
    if " et " in folded or "/" in folded or "&" in folded:
        folded = unaccented(one_label(text))
    return folded, _LEADS.match(folded) is not None, len(text) <= 60 and _is_agency_line(text), _CAPITAL.match(text) is not None


def _is_agency_line(text: str) -> bool:
    """Whether a piece is the signature of agencies, alone or with others: `AFP`, `Avec AFP`, `ats/fgn`, `AFP (édité par X)`, `X avec AFP`.

    `X / AFP` is a picture's credit, `AFP/VNA/CVN` none.
    """
    if not names_agency(folded := unaccented(text)):
        return False
    rest = text[(match.end() if (match := _AGENCY_LINE.match(folded)) else 0) :].strip(" ().")
    found = agencies_in(rest)
    if len(text) <= 40 and found and len("".join(found)) >= 0.4 * len(rest):
        return True
    if _CHAIN.fullmatch(rest) and agency(rest.split("/")[0]):
        return True
    return (" avec " in folded or "(avec " in folded or "edite" in folded) and credit_in(text).whole


def _at_foot(zone: _Zone, order: int, capital: bool) -> Byline | None:
    """A name that is all of a paragraph after the text."""
    piece = zone.near[order]
    if not capital or len(piece.text) > _LONGEST_NAMES:
        return None
    among_text = block_of(piece.element).getparent() in zone.text
    text = signature(piece, among_text)
    if text is None or zone.marks.kind(piece.element) < 0:
        return None
    return Byline(names_of(text), "byline:foot", text, 1, piece.place, True)


def _over_date(zone: _Zone, order: int, capital: bool) -> Byline | None:
    """A name alone, or a newsroom's, right before the line that says when the text was published."""
    piece = zone.near[order]
    if not 0 < piece.place < TOP or not capital or len(piece.text) > _LONGEST_NAMES or order + 1 == len(zone.near):
        return None
    after = zone.near[order + 1]
    if after.glued or not may_state(after.text) or not (dates := find(after.text)) or not dates[0].is_whole:
        return None
    linked = any(step.tag == "a" for step in (piece.element, *islice(piece.element.iterancestors(), 2)))
    if linked or zone.marks.kind(piece.element) < 0:
        return None  # a section, or a picture's credit
    names = names_of(piece.text, zone.known)
    whole = all(is_credit(name) or key(name) in zone.known for name in names)
    whole = whole and (sum(map(len, names)) >= 0.7 * len(piece.text) or (", " in piece.text and credit_in(piece.text, zone.known).whole))
    return Byline(names, "byline:dated", piece.text, 1, piece.place, False) if names and whole else None


def _beside_date(zone: _Zone, order: int) -> Byline | None:
    """A name beside the day: `Jeanne Martin – 10 juillet 2025`, `Publié le 10 juillet 2025 par Jeanne Martin`, in one piece or in two."""
    piece, known = zone.near[order], zone.known
    dates = find(piece.text)
    if not dates or not dates[0].is_whole:
        return None
    folded = unaccented(piece.text)
    if folded.endswith((" par", " by", " par :")) and not _CHECKED.match(folded):
        names, printed = _following(zone, order)
        if not names and order + 1 < len(zone.near) and is_pseudonym(zone.near[order + 1].text):
            names = [zone.near[order + 1].text]
        return Byline(names, "byline", f"{piece.text} {printed}", 3, piece.place, piece.foot)
    if (by := _BY_INSIDE.search(folded)) and not _CHECKED.match(folded) and (names := names_of(piece.text[by.end() :], known)):
        return Byline(names, "byline", piece.text, 3, piece.place, piece.foot)
    after = piece.text[dates[-1].end :]
    if (dash := _DASHED.match(after)) and _DATED.search(folded) and is_credit(signed := after[dash.end() :].strip()):
        return Byline([signed], "byline:dated", piece.text, 2, piece.place, piece.foot)
    before = re.split(r"\s[|–—•·-]\s?|\s[–—|•·-]$", piece.text[: dates[0].start])[0].strip()
    names = [name for name in names_of(before, known) if " " in name or key(name) in known]
    return Byline(names, "byline:dated", piece.text, 2, piece.place, piece.foot) if names and not piece.foot else None


def _following(zone: _Zone, order: int) -> tuple[list[str], str]:
    """The names in the pieces after a bare `Par`, as far as a label of another work."""
    names: list[str] = []
    printed: list[str] = []
    joined = True
    for piece in zone.near[order + 1 : order + 9]:
        folded = unaccented(piece.text)
        if folded in _JOINTS or _ASIDE.fullmatch(folded):
            joined = joined or folded in _JOINTS
            continue
        if is_other_label(folded.strip(" |/-–—•·,")):
            break
        fresh = names_of(piece.text, zone.known) if len(piece.text) <= _LONGEST else []
        marked = zone.marks.kind(piece.element) > 0
        if not fresh and marked and joined and is_pseudonym(piece.text):
            fresh = [piece.text]
        if not fresh or not (joined or marked or folded.startswith(("avec ", "et ", "(avec "))):
            break
        if names and not joined and not any(" " in name or agency(name) for name in (names[-1], fresh[0])):
            fresh = [f"{names.pop()} {fresh[0]}", *fresh[1:]]  # first and last name in elements of their own
        names += fresh
        printed.append(piece.text)
        joined = folded.endswith((",", " et", " avec"))
    return names, " ".join(printed)


def is_pseudonym(text: str) -> bool:
    """Whether a name that metadata state could be one that its bearer chose: `josleroy`, not `admin` or `user_1`."""
    return _PSEUDONYM.fullmatch(text) is not None and text not in NOBODY and not any(map(str.isdigit, text))
