"""Names of authors, divided into given name, particle and family name."""

from __future__ import annotations

import re
from dataclasses import dataclass

PARTICLES = {"de", "d'", "d’", "du", "des", "von", "van", "der", "den", "ter", "zu", "da", "do", "dos", "di", "del", "della"}
"""Particles in lower case, which stand before the family name."""
FAMILY_STARTS = {"le", "la", "les", "el", "al", "ben", "bin", "ait", "aït", "ould", "mac", "saint", "san", "van", "de", "du", "des"}
"""Words with a capital that belong to the family name: Le Goff, Van Damme, Ben Ali, Aït Ahmed."""
_GROUP = re.compile(
    r"[\d@&/|:;()\[\]{}<>\"«»]|\b(?:and|et|avec|rédaction|redaction|agence|service|équipe|presse|journal|collectif|bureau|correspondants?"
    r"|reuters|afp|ap|belga|ats)\b",
    re.IGNORECASE,
)
_ELIDED = re.compile(r"^(d['’])(?=\w)")
LONGEST = 5
"""A text with more words is not the name of a person."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name. That of a newsroom, or one that cannot be divided, has only a `family`, and `whole` is set."""

    family: str
    given: str = ""
    particle: str = ""
    whole: bool = False

    @property
    def inverted(self) -> str:
        """The name with the family name first: `de Villepin, Dominique`."""
        return f"{join(self.particle, self.family)}, {self.given}" if self.given else self.family


def join(particle: str, family: str) -> str:
    """A particle and a family name: `d’` is not followed by a space."""
    return particle + family if particle.endswith(("'", "’")) else f"{particle} {family}".strip()


def divided(printed: str) -> Name:
    """The parts of a printed name. The family name is the last word, with the particles and articles before it.

    >>> divided("Dominique de Villepin")
    Name(family='Villepin', given='Dominique', particle='de', whole=False)
    >>> divided("Anne-Marie Le Goff").inverted, divided("Jean d'Ormesson").inverted, divided("DUPONT Jean").inverted
    ('Le Goff, Anne-Marie', "d'Ormesson, Jean", 'DUPONT, Jean')
    >>> divided("Le Monde avec AFP")
    Name(family='Le Monde avec AFP', given='', particle='', whole=True)
    """
    words = printed.split()
    if printed.count(",") == 1:
        family, given = (part.strip() for part in printed.split(","))
        return _with_particle(family.split(), given) if family and given and not _GROUP.search(printed) else Name(printed, whole=True)
    if "," in printed or not 2 <= len(words) <= LONGEST or _GROUP.search(printed) or words[0].lower() in {"le", "la", "les"}:
        return Name(printed, whole=True)
    capitals = [word.isupper() and len(word) > 2 for word in words]
    if capitals[0] and not any(capitals[1:]) and not words[-1].endswith("."):
        return Name(words[0], " ".join(words[1:]))
    start = next((at for at, word in enumerate(words) if at and _begins_family(word, at == len(words) - 1)), len(words) - 1)
    return _with_particle(words[start:], " ".join(words[:start]))


def _begins_family(word: str, last: bool) -> bool:
    if _ELIDED.match(word):
        return True
    return not last and (word in PARTICLES or word.lower() in FAMILY_STARTS)


def _with_particle(words: list[str], given: str) -> Name:
    if elided := _ELIDED.match(words[0]):
        return Name(" ".join([words[0][elided.end() :], *words[1:]]), given, elided[1])
    count = 0
    while count < len(words) - 1 and words[count] in PARTICLES:
        count += 1
    return Name(" ".join(words[count:]), given, " ".join(words[:count]))
