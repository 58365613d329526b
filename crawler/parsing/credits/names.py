"""From a byline to its names: `Par X et Y (avec AFP)`, functions, places and dates off."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from crawler.parsing.document.text import unaccented

AGENCIES = {
    "aa": "AA", "afp": "AFP", "afp-services": "AFP", "afp relaxnews": "AFP", "agence belga": "Belga", "agence france-presse": "AFP",
    "agence france presse": "AFP", "agences": "agences", "anadolu": "AA", "ansa": "ANSA", "ap": "AP", "apa": "APA", "aps": "APS",
    "associated press": "AP", "ats": "ATS", "awp": "AWP", "belga": "Belga", "bloomberg": "Bloomberg", "dpa": "DPA", "efe": "EFE",
    "etx daily up": "ETX Daily Up", "etx studio": "ETX Studio", "keystone-ats": "Keystone-ATS",
    "la presse canadienne": "La Presse canadienne",
    "map": "MAP", "pc": "La Presse canadienne", "presse canadienne": "La Presse canadienne", "relaxnews": "Relaxnews", "reuters": "Reuters",
    "sda-ats": "ATS", "sda": "ATS", "tap": "TAP", "tass": "TASS", "the associated press": "AP", "thomson reuters": "Reuters",
    "xinhua": "Xinhua", "6medias": "6Medias", "bang showbiz": "Bang Showbiz", "cover media": "Cover Media",
    "destination sante": "Destination Santé",
}  # fmt: skip
"""Names under which agencies sign, lower case without accents, and their usual name."""

_LABEL = re.compile(
    r"^\W*(?:(?:textes?|articles?|propos|interviews?|entretien|reportage|recit|enquete|analyse|chronique|dossier|un |une |photos?"
    r"|video|traduit|adapte|edite)"
    r"(?: (?:et|&) \w+)?(?: (?:recueillis?|redige|realisee?|ecrit|signe|propose|publie|mene))?\s+)?(?:(?:ecrit|redige|publiee?"
    r"|poste|recueillis?|signe|propose|realise)s?\s+)?"
    r"(?:par\b|by\b|de\b|auteur[·.e()s]*|source\b|d'apres\b)\s*[:.]?\s*(?=\S)"
)
"""Words before the names. (Accents off.)"""
BARE_LABEL = re.compile(
    r"^\W*(?:(?:textes?|articles?|propos)\s+)?(?:(?:ecrit|redige|publiee?|poste|recueillis?|signe|propose|realise)s?\s+)?(?:par|by"
    r"|de|auteur[·.e()s]*)\W*$"
)
"""A label whose names stand in the elements after it."""
_WITH = re.compile(r"^\W*(?:avec|with)\s+")
_REPORT = re.compile(r"^(?:reportage|recit|enquete|interview|photos?|video|analyse|texte|infographies?)\s+(?:de\s+|par\s+)?(?=[a-z])")
_PARTS = re.compile(r"\s*(?:[,;|•·/–—]|\s-\s|(?<=\w{4})\.\s+(?=\w)|\bet\b|\bavec\b|\band\b|&|\+)\s*", re.IGNORECASE)
_BRACKETS = re.compile(r"\(([^()]*)\)?|\[([^\]]*)\]")
_TAIL = re.compile(
    r"\s+(?:le\s+)?(?:(?:lun|mar|mercre|jeu|vendre|same)di\b|dimanche\b|\d{1,2}[ /.:h-]|publi|mis a jour|modifi|a \d|,? ?le \d).*$"
    r"|\s+(?:a|depuis|au|en) [a-z].*$|\s+(?:pour|sur) (?:la |le |l')?[a-z].*$|\s*[«\"].*$"
)
"""What follows a name: a date, a place, an outlet."""
_ROLE = re.compile(
    r"^(?:(?:l[ea]s? |un |une |notre |nos |ex-|grande? )*(?:journaliste|redact(?:eur|rice)|correspondant|envoye|reporter"
    r"|editorialiste|chroniqueu|avocat|professeur|maitre de"
    r"|directeur|directrice|chef|secretaire|president|producteur|productrice|realisa|photographe|chercheu|historien|sociologue"
    r"|economiste|philosophe|ecrivain|docteur|enseignant"
    r"|economie|politique|societe|publie|abonne|lecture|partager|suivre|temps de|mis a jour|modifi|fondat|membre|responsable"
    r"|consultant|expert|auteur|ancien|depute|senat|agrege"
    r"|institut|universit|ecole|cnrs|inserm|college|faculte|centre|sorbonne|sciences po"
    r"|le$|la$|mis\b|maj\b|publie|publish|poste|publication|date|janvier|fevrier|avril|juin|juillet|aout|septembre|octobre|novembre"
    r"|decembre|(?:janv?|fevr?|avr|juil|sept?|oct|nov|dec)\b"
    r"|(?:lun|mar|mercre|jeu|vendre|same)di\b|dimanche|service|contribut|stagiaire|co-?fond|specialiste|community|alerte|rubrique"
    r"|photo|credit|voir|tous|plus|lire|envoyer|retrouvez|facebook|twitter|linkedin|instagram|email))"
)
"""What is no name: functions, services, buttons. (Accents off.)"""
_NOBODY = frozenset({"admin", "administrateur", "administrator", "redacteur", "root", "superadmin", "webmaster", "webmestre"})
"""Accounts under which systems publish."""
_PARTICLES = frozenset({
    "d", "da", "de", "del", "della", "den", "der", "des", "di", "do", "dos", "du", "el", "en", "la", "le", "les", "l", "al", "von",
    "van", "ben", "bin", "y", "ter", "of", "the", "et", "st",
})  # fmt: skip
_NEWSROOMS = re.compile(r"^(?:la |notre |l')?(?:redaction|service|desk|equipe|newsroom|correspondants?)\b")
_INITIALS = re.compile(r"^(?:[A-ZÉ]\.?[ -]?){2,4}$")
_CREDIT = re.compile(r"\W*\bcredits?\b|\W*\bphotos?\b ?:")
_ENDS_IN_INITIAL = re.compile(r"\s\w\.$")
_ARTICLE = re.compile(r"(?:l'|les? )?(?:agences? )?")
_CHANNEL = re.compile(r"[A-ZÉ]\w+(?: \w+)? (?:la )?(?:\d{1,2}|1ère)")
"""Broadcasters have numbers: `France 24`, `Réunion la 1ère`."""
_TITLED = re.compile(r"(?:L[ae]s? |L['’])[A-ZÀ-Ý]\w+ (?:de|du|des) (?:la |l['’])?[A-ZÀ-Ý][\w-]+(?: et |-et-| & )[A-ZÀ-Ý][\w-]+")
"""A newspaper of two places: `Le Journal de Saône et Loire`."""
_SHORT_SIGNATURE = re.compile(r"^[a-z]{2,4}$")


def names_of(text: str, known: Collection[str] = ()) -> list[str]:
    """The names in a byline, as displayed; empty where it holds none. `known` are keys (`key`) of names that need not look like one.

    >>> names_of("Par Anne Marchand et Le Courrier (avec AFP), à Vire")
    ['Anne Marchand', 'Le Courrier', 'AFP']
    >>> names_of("par Zoé LE GOFF | Reportage Luc Hamel"), names_of("ats/fgn"), names_of("Abonnez-vous")
    (['Zoé LE GOFF', 'Luc Hamel'], ['ats', 'fgn'], [])
    """
    return list(_names_of(text, frozenset(known)))


@lru_cache(maxsize=2048)
def _names_of(text: str, known: frozenset[str]) -> tuple[str, ...]:
    """`names_of`, kept: a newspaper's authors, and what is printed beside them, recur."""
    text = text.strip()
    text = text[_matched(_LABEL, text) :]
    if (credit := _CREDIT.search(unaccented(text))) is not None:
        text = text[: credit.start()]
    if "(" in text or "[" in text:
        text = _BRACKETS.sub(lambda inner: f", {inner[1] or inner[2]}, " if agencies_in(inner[1] or inner[2] or "") else " ", text)
    if _TITLED.fullmatch(text) and not agency(text.rpartition(" ")[2]):
        return (text,)
    found: list[str] = []
    for part in _PARTS.split(text):
        name = _clean(part)
        named = name and (is_name(name, beside_agency=any(agency(other) for other in found)) or _is_known(name, known))
        if named and unaccented(name) not in {unaccented(other) for other in found}:
            found.append(name)
    return tuple(found)


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


def _matched(shape: re.Pattern[str], text: str) -> int:
    match = shape.match(unaccented(text))
    return match.end() if match else 0


def _clean(part: str) -> str:
    """A part of a byline without what stands around the name."""
    part = part.strip(" \t\n«»\"'“”*:-–—_>")
    for shape in (_WITH, _REPORT, _LABEL):
        part = part[_matched(shape, part) :]
    if (tail := _TAIL.search(unaccented(part))) is not None and not _NEWSROOMS.match(unaccented(part)):
        part = part[: tail.start()]
    part = part.removesuffix(" le").strip(" ,;:-–—")
    if agency(without := part[_matched(_ARTICLE, part) :]):
        return without
    return part if _INITIALS.match(part) or _ENDS_IN_INITIAL.search(part) else part.rstrip(".").strip()


def agency(name: str) -> str | None:
    """The usual name of an agency, None for anybody else.

    >>> agency("Agence France-Presse"), agency("belga"), agency("Anne Marchand")
    ('AFP', 'Belga', None)
    """
    return AGENCIES.get(unaccented(name).strip(" ."))


_AN_AGENCY = re.compile(r"\b(?:" + "|".join(re.escape(name) for name in AGENCIES) + r")\b")


def names_agency(folded: str) -> bool:
    """A quick look at a folded text: where it says no, `agencies_in` finds none."""
    return _AN_AGENCY.search(folded) is not None


def agencies_in(text: str) -> list[str]:
    """The agencies named in a short text, as displayed."""
    return [part.strip(" .") for part in _PARTS.split(text) if agency(part.strip(" ."))]


def is_name(text: str, *, beside_agency: bool = False) -> bool:
    """Whether a text could be the name of a person, an agency or a newsroom.

    >>> is_name("Aïssatou N'Doye"), is_name("A.V."), is_name("La rédaction"), is_name("Envoyer par mail"), is_name("Lecture 4 min")
    (True, True, True, False, False)
    """
    folded = unaccented(text)
    if not 2 <= len(text) <= 60 or folded in _NOBODY or _ROLE.match(folded) or any(mark in text for mark in "?!«»@#=<>{}…©%"):
        return False
    if agency(text) or _INITIALS.match(text) or _NEWSROOMS.match(folded) or _CHANNEL.fullmatch(text):
        return True
    if any(character.isdigit() for character in text):
        return False
    words = [word for word in re.split(r"[\s‑-]+", text) if word]
    if not words or len(words) > 7:
        return False
    if len(words) == 1 and beside_agency and _SHORT_SIGNATURE.match(text):
        return True  # `ats/fgn`: the editor's initials
    proper = [word for word in words if word[0].isupper() and word.lower() not in _PARTICLES]
    last = words[-1]
    return bool(proper) and (last in proper or "'" in last or "’" in last) and all(word in proper or _is_joint(word) for word in words)


def is_credit(text: str) -> bool:
    """Whether a text alone in its place is a person's first and last name, or a newsroom's.

    >>> is_credit("Zoé Le Goff"), is_credit("Rédaction en ligne"), is_credit("Faits divers"), is_credit("Monde")
    (True, True, False, False)
    """
    return bool(_NEWSROOMS.match(unaccented(text))) or (2 <= len(text.split()) <= 4 and is_name(text))


def _is_joint(word: str) -> bool:
    """`de`, `van`, `d'Arc`: what stands small in a name."""
    small, _, rest = re.sub("[’ʼ]", "'", word).partition("'")
    return rest[0].isupper() if rest else small.lower().strip(".") in _PARTICLES
