"""Bylines: the lines around a headline and at a text's foot that say who wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from lxml import html

from crawler.parsing.body.inserts import is_insert
from crawler.parsing.body.text_page import TextPage
from crawler.parsing.body.vicinity import Piece, pieces
from crawler.parsing.credits.names import BARE_LABEL, agencies_in, is_credit, key, names_agency, names_of
from crawler.parsing.document.text import text_of, unaccented
from crawler.parsing.times.notation import find, may_state

_BYLINE = re.compile(r"author|auteur|byline|signature|signat|redacteur|journaliste|\bsource-name|contributor|writer", re.IGNORECASE)
_ADDRESS = re.compile(
    r"/(?:auteurs?|authors?|redaction|profils?|journalistes?|signataires?|biographie|personnes?|contributeurs?|source|plume|@)[/-]"
    r"|/@|[?&]auteur=",
    re.IGNORECASE,
)
_NOT_BYLINE = re.compile(
    r"credit|photo|image|caption|legend|comment|related|teaser|(?<!v)(?<!h-)card|sidebar|footer|widget|share|partage|social|newsletter|\bnav"
    r"|menu|sponsor|recommend|most|plus-lus|thumb",
    re.IGNORECASE,
)
_NOT_BYLINE_TAGS = frozenset({"figcaption", "figure", "aside", "nav", "footer", "blockquote"})
_SAYS_BY = re.compile(
    r"^\W*(?:(?:textes?|articles?|ecrit|redige|publiee?|propos recueillis|interview|recueilli|signe)\s+)*(?:par|by|de ?:|texte ?:)\b"
)
_LEADS = re.compile(
    r"^\W*(?:textes?|articles?|ecrit|redige|publie|propos|interview|entretien|rencontre|un entretien|grand entretien|recueilli"
    r"|signe|par|by|de|auteur"
    r"|journaliste|redact|reporter|correspond)"
)
"""How a line that speaks of its author begins. (Accents off.)"""
_COLLECTED = re.compile(r"^\W*(?:propos|entretien|interview)\w*\s+(?:recueillis?|realisee?|menee?|conduit)s?\s+par\b")
INTERVIEWEE = re.compile(r"^(?:entretien|interview|rencontre|un entretien|grand entretien)\b.{0,12}\bavec\b")
_AGENCY_LINE = re.compile(r"^\W*(?:avec (?:l'|les )?|source ?:? ?|d'apres (?:l')?|par |by |\()?")
_ROLE_LINE = re.compile(r"^\W*(?:journaliste|redacteur|redactrice|reporter|correspondante?)\s*[•:|]?\s*$")
_OTHER_LABEL = re.compile(
    r"\W*(?:photos?|photographes?|images?(?:\(s\))?|illustrations?|infographies?|dessins?|montage|credits?|video|son)\W*"
)
"""What stands over the names of those who made what is beside the text. (Accents off.)"""
_INITIALS = re.compile(r"[a-z]{2,5}(?:/[a-z]{2,5})+")
"""How editors sign at a text's foot: `mcc/edel`."""
_SET_APART = frozenset({"b", "em", "i", "strong"})
_JOINTS = frozenset({"et", ",", "&", "avec", "|", "-", "/", "•", "and", ";", "et avec", "(avec", ")", "(", ".", "·"})
_NEAR, TOP, _LEVELS = 32, 12, 4
"""Pieces from the headline within which a byline stands, and a name before a date is one; ancestors that say what an element is."""
_LONGEST, _LONGEST_NAMES = 160, 70
"""Characters of a line that speaks of its authors, and of one that only names them."""
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


def bylines(page: TextPage, own: frozenset[str]) -> Iterator[Byline]:
    """Every byline around the headline and at the text's foot, in page order; `own` are the keys of the site's own names."""
    near = pieces(page)
    heading = page.title.element
    marks = _Marks(heading)
    for order, piece in enumerate(near):
        if not -8 <= piece.place <= _NEAR or _is_prose(piece.text) or piece.element is heading:
            continue
        if (line := _byline(near, order, marks, own)) is not None and line.names:
            yield line


def _is_prose(text: str) -> bool:
    """A quick look at what is too long for a byline, or goes on in the middle of a sentence."""
    if len(text) > _LONGEST or text[0] in _GOES_ON:
        return True
    return len(text) > 50 and text[0].islower() and not text.startswith(("par ", "propos "))


def _byline(near: list[Piece], order: int, marks: _Marks, own: frozenset[str]) -> Byline | None:
    piece = near[order]
    text, leads, signed, capital = _look(piece.text)
    if not leads:
        return None if len(text) > 80 else _alone(near, order, signed, capital, marks, own)
    if INTERVIEWEE.match(text):
        return None
    says = _SAYS_BY.match(text) is not None
    if says and piece.text.startswith("de "):
        return None  # the middle of a sentence
    kind = marks.kind(piece.element)
    if kind < 0 and not (piece.foot and _ROLE_LINE.match(text)):
        return None
    if _COLLECTED.match(text):
        return Byline(names_of(piece.text), "byline:collected", piece.text, 4, piece.place, piece.foot)
    if BARE_LABEL.match(text) and text != "de":  # before words in italics, in the middle of a sentence
        names, printed = _following(near, order, marks, own)
        return Byline(names, "byline", f"{piece.text} {printed}", 3, piece.place, piece.foot)
    if _ROLE_LINE.match(text) and order + 1 < len(near):
        return Byline(names_of(near[order + 1].text), "byline:role", f"{piece.text} {near[order + 1].text}", 2, piece.place, piece.foot)
    if says:
        return Byline(names_of(piece.text, own), "byline", piece.text, 3, piece.place, piece.foot)
    return _alone(near, order, signed, capital, marks, own) if len(text) <= 80 else None


def _alone(near: list[Piece], order: int, signed: bool, capital: bool, marks: _Marks, own: frozenset[str]) -> Byline | None:
    """A byline of no word but its names."""
    piece = near[order]
    if order and _OTHER_LABEL.fullmatch(_look(near[order - 1].text)[0]):
        return None  # who made the pictures
    if piece.foot and not signed and _INITIALS.fullmatch(piece.text):
        return Byline(piece.text.split("/"), "byline:initials", piece.text, 2, piece.place, True)
    if piece.text.endswith(":") and " " not in piece.text.rstrip(" :\xa0"):
        return None  # a label: `Rédaction :`
    return _unlabelled(piece, signed, capital, marks, own) or (_at_foot if piece.foot else _over_date)(near, order, capital, marks)


def _unlabelled(piece: Piece, signed: bool, capital: bool, marks: _Marks, own: frozenset[str]) -> Byline | None:
    """A byline that only its place, its class or its agency gives away; whether it is `signed` by agencies and begins with a `capital`."""
    dated = not piece.foot and 0 < piece.place < TOP and may_state(piece.text)
    if not signed and not dated and not (len(piece.text) <= _LONGEST_NAMES and (capital or key(piece.text) in own)):
        return None
    kind = marks.kind(piece.element)
    if kind < 0 or not (signed or dated or kind):
        return None
    if signed:
        return Byline(names_of(piece.text), "byline:agency", piece.text, 1, piece.place, piece.foot)
    names = names_of(piece.text, own) if kind else []
    if sum(len(name) for name in names) >= 0.5 * len(piece.text):
        return Byline(names, "byline:marked", piece.text, 2, piece.place, piece.foot)
    return _before_date(piece) if dated else None


@lru_cache(maxsize=4096)
def _look(text: str) -> tuple[str, bool, bool, bool]:
    """A piece folded; whether it begins as a line does that speaks of its author, names agencies alone, and begins with a capital.

    Kept: what stands beside an outlet's headlines recurs.
    """
    folded = unaccented(text)
    return folded, _LEADS.match(folded) is not None, len(text) <= 40 and _is_agency_line(text), _CAPITAL.match(text) is not None


def _is_agency_line(text: str) -> bool:
    """Whether a piece names agencies alone: `AFP`, `Avec AFP`, `d’après afp`, `ats/fgn`."""
    if not names_agency(folded := unaccented(text)):
        return False
    rest = text[(match.end() if (match := _AGENCY_LINE.match(folded)) else 0) :].strip(" ().")
    found = agencies_in(rest)
    return bool(found) and len("".join(found)) >= 0.4 * len(rest)


def _at_foot(near: list[Piece], order: int, capital: bool, marks: _Marks) -> Byline | None:
    """A name that is all of a paragraph after the text, and set in bold or italics."""
    piece = near[order]
    above = piece.element.getparent()
    if not capital or piece.element.tag not in _SET_APART or len(piece.text) > _LONGEST_NAMES or above is None or above.tag != "p":
        return None
    if text_of(above) != piece.text or marks.kind(piece.element) < 0 or is_insert(piece.text):
        return None
    names = names_of(piece.text)
    whole = all(is_credit(name) for name in names) and sum(len(name) for name in names) >= 0.7 * len(piece.text)
    return Byline(names, "byline:foot", piece.text, 1, piece.place, True) if names and whole else None


def _over_date(near: list[Piece], order: int, capital: bool, marks: _Marks) -> Byline | None:
    """A name alone, or a newsroom's, right before the line that says when the text was published."""
    piece = near[order]
    if not 0 < piece.place < TOP or not capital or len(piece.text) > _LONGEST_NAMES or order + 1 == len(near):
        return None
    after = near[order + 1]
    if after.glued or not may_state(after.text) or not (dates := find(after.text)) or not dates[0].is_whole:
        return None
    linked = any(step.tag == "a" for step in (piece.element, *islice(piece.element.iterancestors(), 2)))
    if linked or marks.kind(piece.element) < 0:
        return None  # a section, or a picture's credit
    names = names_of(piece.text)
    whole = all(is_credit(name) for name in names) and sum(len(name) for name in names) >= 0.7 * len(piece.text)
    return Byline(names, "byline:dated", piece.text, 1, piece.place, False) if names and whole else None


def _before_date(piece: Piece) -> Byline | None:
    """A name before the date in one piece: `Jeanne Martin – 10 juillet 2025`."""
    dates = find(piece.text)
    if not dates or not dates[0].is_whole:
        return None
    before = re.split(r"\s[|–—•·-]\s?|\s[–—|•·-]$", piece.text[: dates[0].start])[0].strip()
    names = [name for name in names_of(before) if " " in name]
    return Byline(names, "byline:dated", piece.text, 2, piece.place, piece.foot) if names else None


def _following(near: list[Piece], order: int, marks: _Marks, own: frozenset[str]) -> tuple[list[str], str]:
    """The names in the pieces after a bare `Par`."""
    names: list[str] = []
    printed: list[str] = []
    joined = True
    for piece in near[order + 1 : order + 9]:
        if unaccented(piece.text) in _JOINTS:
            joined = True
            continue
        fresh = names_of(piece.text, own) if len(piece.text) <= 100 else []
        marked = marks.kind(piece.element) > 0
        if not fresh or not (joined or marked):
            break
        names += fresh
        printed.append(piece.text)
        joined = False
    return names, " ".join(printed)


class _Marks:
    """What elements say of credits by tag, class, property and address. Each is read once: neighbours share most of their ancestors."""

    def __init__(self, heading: html.HtmlElement | None) -> None:
        self._around = frozenset(heading.iterancestors()) if heading is not None else frozenset()
        self._known: dict[html.HtmlElement, _Told] = {}

    def kind(self, element: html.HtmlElement) -> int:
        """1 where class, property or address say that an element credits somebody, -1 where they say otherwise, 0 where nothing does."""
        kind = 0
        step: html.HtmlElement | None = element
        for level in range(_LEVELS):
            if step is None or step in self._around:
                break
            if (told := self._known.get(step)) is None:
                told = self._known[step] = _marks(step)
            shunned, other, credited, other_near, credited_near = told
            if shunned or other or (other_near and level < 2):
                return kind if kind and level > 1 and not shunned else -1
            if level < 3 and (credited or (credited_near and level < 2)):
                kind = 1
            step = step.getparent()
        return kind


_Told = tuple[bool, bool, bool, bool, bool]
_SILENT: _Told = (False, False, False, False, False)
_SHUNNED: _Told = (True, False, False, False, False)


def _marks(element: html.HtmlElement) -> _Told:
    """Whether an element's tag bears no byline; whether its names speak of another thing, and it or its address of an author; whether its
    properties speak of another thing, and of an author."""
    tag, get = element.tag, element.get
    shunned = tag in _NOT_BYLINE_TAGS
    stated = element.keys()
    if not stated:
        return _SHUNNED if shunned else _SILENT
    other, credited = _told(f"{get('class', '')} {get('id', '')}")
    near = _told(f"{get('itemprop', '')} {get('rel', '')}") if "itemprop" in stated or "rel" in stated else (False, False)
    return shunned, other, credited or (tag == "a" and _is_authors(get("href", ""))), *near


@lru_cache(maxsize=4096)
def _is_authors(href: str) -> bool:
    """Whether an address is an author's page."""
    return _ADDRESS.search(href) is not None


@lru_cache(maxsize=4096)
def _told(names: str) -> tuple[bool, bool]:
    """Whether an element's names speak of another thing, and of an author. (An outlet's pages repeat them.)"""
    return bool(_NOT_BYLINE.search(names)), bool(_BYLINE.search(names))
