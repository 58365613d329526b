"""French words as the index holds them: lower case, élision off, œ and accents folded, stems."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import Stemmer

WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
"""A word with its élisions: `l'Élysée`, `aujourd'hui`."""

ELISIONS = frozenset({"c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"})
"""What an apostrophe ties to the next word without being part of it."""

_stemmer = Stemmer.Stemmer("french", 0)  # our cache below is the one


def fold(word: str) -> str:
    """Lower case without accents, ligatures apart.

    >>> fold("Cœur"), fold("ÉLYSÉE")
    ('coeur', 'elysee')
    """
    plain = word.lower().replace("œ", "oe").replace("æ", "ae")
    if plain.isascii():
        return plain
    return "".join(letter for letter in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(letter))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The folded stem of one word without élision.

    >>> stem("manifestations"), stem("manifester"), stem("Élysée") == stem("elysee"), stem("cœur")
    ('manifest', 'manifest', True, 'coeur')
    """
    # Folded first: readers leave accents out, and `elysee` must meet `Élysée` (stemmed first, it would not).
    return str(_stemmer.stemWord(fold(word)))


def words(text: str) -> list[str]:
    """The words of a text as printed, élisions taken off.

    >>> words("L’Élysée et l'Assemblée, aujourd'hui")
    ['Élysée', 'et', 'Assemblée', 'aujourd', 'hui']
    """
    return [part for word in WORD.findall(text) for part in split_elision(word)]


def split_elision(word: str) -> list[str]:
    """A word's parts around apostrophes, without the élided ones.

    >>> split_elision("qu'une"), split_elision("d'")
    (['une'], [])
    """
    if word.isalnum():
        return [word]
    parts = re.split(r"['’ʼ]", word)
    return [part for number, part in enumerate(parts) if part and not (number < len(parts) - 1 and part.lower() in ELISIONS)]


@lru_cache(maxsize=200_000)
def token_stems(token: str) -> str:
    """The stems of one `WORD`, between spaces where it holds several.

    >>> token_stems("l'Élysée"), token_stems("aujourd'hui")
    ('elyse', 'aujourd hui')
    """
    return " ".join([stem(part) for part in split_elision(token)])


def stems(text: str) -> str:
    """All stems of a text, in order, between spaces.

    >>> stems("Les manifestations devant l'Élysée")
    'le manifest dev elyse'
    """
    return " ".join(filter(None, map(token_stems, WORD.findall(text))))
