"""Text generation: expands phrases with choices and slots to typeset French sentences; makes address slugs from titles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from random import Random

NARROW = "\u202f"  # before ; ! ? : % € and in numbers
NO_BREAK = "\u00a0"  # inside guillemets and after M., Mme

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")
_ELISION = re.compile(r"(?i)\b(de|que|le|la|ne|se|je)~(?=(.))")
_TYPESET = (
    (re.compile(r"« "), "«" + NO_BREAK),
    (re.compile(r" »"), NO_BREAK + "»"),
    (re.compile(r" (?=[;!?%€:](?:\s|$|[«»,.)" + NO_BREAK + "]))"), NARROW),
    (re.compile(r"'"), "’"),
    (re.compile(r"([.?!…])\."), r"\1"),
)
_CONTRACTIONS = {"de": (("le ", "du "), ("les ", "des ")), "à": (("le ", "au "), ("les ", "aux "))}


def contract(preposition: str, noun: str) -> str:
    """The preposition contracted with a noun that has its article.

    >>> contract("de", "le port"), contract("à", "la cantine"), contract("de", "l’usine")
    ('du port', 'à la cantine', 'de l’usine')
    """
    for article, contracted in _CONTRACTIONS[preposition]:
        if noun.startswith(article):
            return contracted + noun.removeprefix(article)
    return f"{preposition} {noun}"


def capital(text: str) -> str:
    """The text with its first letter in upper case.

    >>> capital("l’école")
    'L’école'
    """
    return text[:1].upper() + text[1:]


def typeset(text: str) -> str:
    """French typography: guillemets, no-break spaces, curly apostrophes.

    >>> typeset("« Oui » : pourquoi ?")
    '«\\xa0Oui\\xa0»\\u202f: pourquoi\\u202f?'
    """
    for pattern, replacement in _TYPESET:
        text = pattern.sub(replacement, text)
    return text


def _elide(match: re.Match[str]) -> str:
    first = unicodedata.normalize("NFD", match[2])[0].lower()
    return match[1][:-1] + "’" if first in "aeiouyœ" else match[1] + " "


def expand(phrase: str, slots: Mapping[str, str], chance: Random) -> str:
    """One random expansion of `phrase`, typeset. `nombre`, `petit`, `pourcent` and `somme` are drawn again at each occurrence.

    >>> expand("[Oui|Oui] : la ville de~{lieu} attend", {"lieu": "Écluzelles"}, Random(1))
    'Oui\\u202f: la ville d’Écluzelles attend'
    """
    chosen = _CHOICE.sub(lambda match: chance.choice(match[1].split("|")), phrase)
    filled = _SLOT.sub(lambda match: slots[match[1]] if match[1] in slots else _FIGURES[match[1]](chance), chosen)
    return typeset(_ELISION.sub(_elide, filled))


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", NARROW)


def _sum(chance: Random) -> str:
    if chance.random() < 0.5:
        return f"{chance.randint(2, 98)},{chance.randint(1, 9)} millions d’euros"
    return f"{_thousands(chance.randint(12, 980) * 1000)}{NARROW}euros"


SMALL = ("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "quinze", "vingt")
_FIGURES = {
    "nombre": lambda chance: _thousands(chance.randint(120, 9_800)),
    "petit": lambda chance: chance.choice(SMALL),
    "pourcent": lambda chance: f"{chance.randint(3, 79)},{chance.randint(1, 9)}{NARROW}%",
    "somme": _sum,
}


def slug(title: str, words: int = 9) -> str:
    """The title as a slug for an address, at most `words` words.

    >>> slug("L’œil d’Écluzelles : « Oui ! »")
    'l-oeil-d-ecluzelles-oui'
    """
    plain = re.sub(r"[’\s\u202f]", " ", title.lower().replace("œ", "oe").replace("æ", "ae"))
    ascii_only = unicodedata.normalize("NFD", plain).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", ascii_only)[:words])
