"""From a byline to its names: `Par X et Y (avec AFP)`, functions, places and dates off."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import NamedTuple

from crawler.parsing.credits.agencies import PARTS, agencies_in, agency, without_article
from crawler.parsing.credits.labels import NOBODY, ROLE, TAIL, after_label, after_place, is_other_label, one_label, others_names
from crawler.parsing.document.text import unaccented

_WITH = re.compile(r"^\W*(?:avec|with)\s+")
_MAIL = re.compile(r"[\w.+-]*@[\w.-]+")
_BRACKETS = re.compile(r"\(([^()]*)\)?|\[([^\]]*)\]")
_EDITED = re.compile(r"\W*(?:edite|traite)[.·()es]* par ")
_PARTICLES = frozenset({
    "d", "da", "de", "del", "della", "den", "der", "des", "di", "do", "dos", "du", "el", "en", "la", "le", "les", "l", "al", "von",
    "van", "ben", "bin", "bint", "bou", "y", "ter", "of", "the", "et", "st", "ar", "an", "ould", "mint", "ag", "zu", "e",
})  # fmt: skip
NEWSROOMS = re.compile(
    r"^(?:(?:la |notre |l')?(?:redaction|redac|desk|equipe|newsroom|correspondants?)\b|(?:un )?collectif\b"
    r"|(?:le )?service (?:des |de la |de l'|du )?(?:sports?|politique|econom\w+|culture\w*|societe|monde|international|etranger|web"
    r"|numerique|video|info\w*|enquetes?|police|justice|data|photo|environnement|sante|sciences?|france|regions?|multimedia)\b)"
)
_INITIALS = re.compile(r"^(?:[A-ZÉ]\.?[ -]?){2,4}$")
_ENDS_IN_INITIAL = re.compile(r"\s\w\.$")
_CHANNEL = re.compile(r"[A-ZÉ]\w+(?: \w+)? (?:la )?(?:\d{1,2}|1ère)")
"""Broadcasters have numbers: `France 24`, `Réunion la 1ère`."""
_TITLED = re.compile(r"(?:L[ae]s? |L['’])[A-ZÀ-Ý]\w+ (?:de|du|des) (?:la |l['’])?[A-ZÀ-Ý][\w-]+(?: et |-et-| & )[A-ZÀ-Ý][\w-]+")
"""A newspaper of two places: `Le Journal de Saône et Loire`."""
_SHORT_SIGNATURE = re.compile(r"^[a-z]{2,4}$")
_THING = re.compile(
    r"(?:l[ae](?! dr\b| docteur\b| pr\b)|les|une?|mon|ma|mes|au|aux) |l'|(?:mairie|commune|office|association|musee|theatre|salle|espace"
    r"|maison|hotel|rue|place|chateau|eglise|festival|librairie|cinema|stade|parc|editions?|prefecture|departement|ville|communaute)\b"
)
"""A title or a house, which may be written as names are."""
_READING = re.compile(r"\W*\d+ ?(?:min|mn)\b")
"""How long the reading takes."""
_PLACE = re.compile(r"(?:a|au|aux|en|depuis) \w")
_OTHERS = "\N{PILCROW SIGN}"
"""Put after a name whose brackets say that it made the pictures."""
_JOINING = frozenset({"et", "and", "&", "+", "avec", "with", "/", ";", "|", ""})
"""Between persons; commas and dashes also part a person from a place."""


class Credit(NamedTuple):
    """What a line says of its authors."""

    names: tuple[str, ...]
    """As displayed."""
    whole: bool
    """Whether the line says nothing else: its other words are labels, functions, places."""


def names_of(text: str, known: Collection[str] = ()) -> list[str]:
    """The names in a byline, as displayed; empty where it holds none. `known` are keys (`key`) of names that need not look like one.

    >>> names_of("Par Anne Marchand et Le Courrier (avec AFP), à Vire")
    ['Anne Marchand', 'Le Courrier', 'AFP']
    >>> names_of("par Zoé LE GOFF | Reportage Luc Hamel"), names_of("ats/fgn"), names_of("Abonnez-vous")
    (['Zoé LE GOFF', 'Luc Hamel'], ['ats', 'fgn'], [])
    """
    return list(credit_in(text, frozenset(known)).names)


@lru_cache(maxsize=2048)
def credit_in(text: str, known: frozenset[str] = frozenset()) -> Credit:
    """`names_of`, and whether the line is nothing but a credit. Kept: a newspaper's authors, and what is printed beside them, recur.

    >>> credit_in("Anne Marchand avec AFP"), credit_in("Anne Marchand rit")
    (Credit(names=('Anne Marchand', 'AFP'), whole=True), Credit(names=(), whole=False))
    """
    text = after_label(one_label(_MAIL.sub(" , ", text) if "@" in text else text).strip()).strip()
    text = _without_brackets(text) if "(" in text or "[" in text else text
    if _TITLED.fullmatch(text) and not agency(text.rpartition(" ")[2]):
        return Credit((text,), True)
    found: list[str] = []
    others, whole, start = False, True, 0
    joint = ""
    for match in (*PARTS.finditer(text), None):
        part = text[start : match.start() if match else None]
        name, others, read = _name(part, joint, found, known, others)
        whole = whole and read
        if name:
            found.append(name)
        if match:
            start, joint = match.end(), unaccented(match[0]).strip()
    return Credit(tuple(found), whole)


def _name(part: str, joint: str, found: list[str], known: frozenset[str], others: bool) -> tuple[str, bool, bool]:
    """The name that a part of a line adds to `found`, if any; whether the names after it are other people's; whether it was understood."""
    if others_names(part):
        return "", True, True
    if others and not _begins_anew(part):
        return "", True, True
    name = _clean(part)
    if not name or name == _OTHERS:
        return "", False, True
    beside_agency = any(agency(other) for other in found)
    if name.endswith(_OTHERS) or not (is_name(name, beside_agency=beside_agency) or _is_known(name, known)):
        return "", False, name.endswith(_OTHERS) or _is_beside_name(unaccented(name), bool(found))
    if _is_place(name, joint, found, known):
        return "", False, True
    usual = agency(name)
    if any(unaccented(name) == unaccented(other) or (usual and agency(other) == usual) for other in found):
        return "", False, True
    return name, False, True


def _is_beside_name(folded: str, named: bool) -> bool:
    """Whether a part is a function, or after a name a place or a section: `à Vire`, `Sports`."""
    if ROLE.match(folded) or _READING.match(folded):
        return True
    return named and (folded in NOBODY or _PLACE.match(folded) is not None)


def _begins_anew(part: str) -> bool:
    """Whether a part says that its names wrote: `Texte Jeanne Martin` after `Photos Luc Hamel`."""
    return after_label(part.strip()) != part.strip()


def _is_place(name: str, joint: str, found: list[str], known: frozenset[str]) -> bool:
    """Whether a word after a person's full name, a comma or a dash is where they wrote from: `Jeanne Martin, Bruxelles`."""
    if joint in _JOINING or not found or " " not in found[-1] or not re.fullmatch(r"[^\W\d_]+", name):
        return False
    return not (agency(name) or _INITIALS.match(name) or _is_known(name, known) or _SHORT_SIGNATURE.match(name) or name.isupper())


def _without_brackets(text: str) -> str:
    """A line whose brackets are opened where they hold agencies or editors, and taken away where they hold places and functions."""
    if text[0] in "([" and text[-1] in ")]" and not re.search(r"[()\[\]]", text[1:-1]):
        return text[1:-1].strip()

    def opened(match: re.Match[str]) -> str:
        inner = match[1] or match[2] or ""
        if agencies_in(inner):
            return f", {inner}, "
        if edited := _EDITED.match(unaccented(inner)):
            return f", {inner[edited.end() :]}, "
        if is_other_label(unaccented(one_label(inner))):
            return f"{_OTHERS} "  # `(photos)` after a name
        return " "

    return _BRACKETS.sub(opened, text)


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """What two spellings of a name have in common: letters and digits, without case and accents."""
    return re.sub(r"\W+", "", unaccented(name))


def once(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once, as first spelled, in order.

    >>> once(["Anne Marchand", "AFP", "anne marchand"])
    ('Anne Marchand', 'AFP')
    """
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(key(name), name)
    return tuple(first.values())


def _is_known(name: str, known: Collection[str]) -> bool:
    """Whether a name is one of `known`, or a desk of it: `Le Bocage`, `Le Bocage: sport`."""
    mine = key(name)
    return len(name.split()) <= 4 and any(mine == one or (len(one) > 5 and mine.startswith(one)) for one in known)


def _clean(part: str) -> str:
    """A part of a byline without what stands around the name."""
    part = part.strip(' \t\n«»"“”*:-–—_>').lstrip("'‘")
    with_others = _WITH.match(unaccented(part))
    part = after_place(after_label(part[with_others.end() if with_others else 0 :]))
    folded = unaccented(part)
    if folded.startswith("le ") and NEWSROOMS.match(folded):
        part, folded = part[3:], folded[3:]
    if not NEWSROOMS.match(folded) and (tail := TAIL.search(folded)) is not None:
        part = part[: tail.start()]
    part = without_article(part.removesuffix(" le").strip(" ,;:-–—"))
    return part if _INITIALS.match(part) or _ENDS_IN_INITIAL.search(part) else part.rstrip(".").strip()


def is_name(text: str, *, beside_agency: bool = False) -> bool:
    """Whether a text could be the name of a person, an agency or a newsroom.

    >>> is_name("Aïssatou N'Doye"), is_name("A.V."), is_name("La rédaction"), is_name("Envoyer par mail"), is_name("Lecture 4 min")
    (True, True, True, False, False)
    """
    folded = unaccented(text)
    if not 2 <= len(text) <= 60 or folded in NOBODY or ROLE.match(folded) or any(mark in text for mark in "?!«»@#=<>{}…©%"):
        return False
    if agency(text) or _INITIALS.match(text) or NEWSROOMS.match(folded) or _CHANNEL.fullmatch(text):
        return True
    if any(character.isdigit() for character in text):
        return False
    words = text.split()
    if not words or len(words) > 7:
        return False
    if len(words) == 1 and beside_agency and _SHORT_SIGNATURE.match(text):
        return True  # `ats/fgn`: the editor's initials
    proper = [word for word in words if word[0].isupper() and word.lower() not in _PARTICLES]
    last = words[-1]
    return bool(proper) and (last in proper or "'" in last or "’" in last) and all(word in proper or _is_joint(word) for word in words)


def is_credit(text: str) -> bool:
    """Whether a text alone in its place is a person's first and last name, or a newsroom's.

    >>> is_credit("Zoé Le Goff"), is_credit("Rédaction en ligne"), is_credit("Faits divers"), is_credit("Le Lavoir"), is_credit("Monde")
    (True, True, False, False, False)
    """
    folded = unaccented(text)
    return bool(NEWSROOMS.match(folded)) or (2 <= len(text.split()) <= 4 and is_name(text) and not _THING.match(folded))


def is_initials(text: str) -> bool:
    """`J. M.`, `M.D.`, `JCTS`."""
    return _INITIALS.match(text) is not None


def _is_joint(word: str) -> bool:
    """`de`, `van`, `d'Arc`, `el-Kader`: what stands small in a name."""
    small, _, rest = re.sub("[’ʼ-]", "'", word).partition("'")
    return rest[0].isupper() if rest else small.lower().strip(".") in _PARTICLES
