"""French words as in the full-text index: stems in lower case, without élision, with œ and accents folded."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import Stemmer

WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+|[\u0300-\u036f]+[^\W_]*)*")
"""A word with its apostrophes: `l'Élysée`, `aujourd'hui`. Accents may be characters of their own (NFD), as in texts written on a Mac."""

ELISIONS = frozenset({"c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"})
"""Elided words: an apostrophe joins them to the next word, but they are not part of it."""

_stemmer = Stemmer.Stemmer("french", 0)  # 0: no cache of its own, `stem` has one


def fold(word: str) -> str:
    """The word in lower case, without accents, with ligatures split.

    >>> fold("Cœur"), fold("ÉLYSÉE")
    ('coeur', 'elysee')
    """
    plain = word.lower().replace("œ", "oe").replace("æ", "ae")
    if plain.isascii():
        return plain
    return "".join(letter for letter in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(letter))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of one word without élision, folded.

    >>> stem("manifestations"), stem("manifester"), stem("Élysée") == stem("elysee"), stem("cœur")
    ('manifest', 'manifest', True, 'coeur')
    """
    # Fold before stemming: `elysee` and `Élysée` must have the same stem, because people search without accents.
    return str(_stemmer.stemWord(fold(word)))


def words(text: str) -> list[str]:
    """The words of a text as printed, without elided words.

    >>> words("L’Élysée et l'Assemblée, aujourd'hui")
    ['Élysée', 'et', 'Assemblée', 'aujourd', 'hui']
    """
    return [part for word in WORD.findall(text) for part in split_elision(word)]


def split_elision(word: str) -> list[str]:
    """The parts of a word between apostrophes, without elided words.

    >>> split_elision("qu'une"), split_elision("d'")
    (['une'], [])
    """
    if word.isalnum():
        return [word]
    parts = re.split(r"['’ʼ]", word)
    return [part for number, part in enumerate(parts) if part and not (number < len(parts) - 1 and part.lower() in ELISIONS)]


@lru_cache(maxsize=200_000)
def token_stems(token: str) -> str:
    """The stems of one match of `WORD`, separated by spaces.

    >>> token_stems("l'Élysée"), token_stems("aujourd'hui")
    ('elyse', 'aujourd hui')
    """
    return " ".join([stem(part) for part in split_elision(token)])


def stems(text: str) -> str:
    """All stems of a text in text order, separated by spaces.

    >>> stems("Les manifestations devant l'Élysée")
    'le manifest dev elyse'
    >>> stems(unicodedata.normalize("NFD", "l'été à l'Élysée")) == stems("l'été à l'Élysée")
    True
    """
    return " ".join(filter(None, map(token_stems, WORD.findall(text))))
