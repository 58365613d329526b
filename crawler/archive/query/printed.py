"""Words as they are printed: accents, case, signs and numbers, which the full-text index folds or leaves out.

The index gives the candidates; these regular expressions then read the stored text.
"""

from __future__ import annotations

import re
import sqlite3
from functools import lru_cache
from unicodedata import normalize

from crawler.archive.database.french import fold

LETTER = r"[^\W_]"
"""A letter or digit, as the index sees it."""
PRINTED_WORD = re.compile(rf"{LETTER}(?:{LETTER}|[\u0300-\u036f])*")
"""A word of the index: between apostrophes, hyphens and other signs."""
WILD_WORD = re.compile(rf"(?:{LETTER}|[\u0300-\u036f*?])+")
"""A word that may hold `*` (any letters) and `?` (one letter)."""
SPACES = " \u00a0\u2007\u2009\u202f"
GROUPS = f"{SPACES}'’"
"""What may stand between two groups of digits: `1 000`, in Switzerland `1'000`."""
UNITS = "%‰€$£"
"""The signs beside a number that are searched with it."""
NUMBER = re.compile(
    rf"(?P<before>[€$£][{SPACES}]?)?(?P<whole>\d{{1,3}}(?:[{GROUPS}]\d{{3}})+|\d+)(?P<decimals>[.,]\d+)?(?P<after>[{SPACES}]?[{UNITS}])?"
    rf"(?![\w*?])(?![.,]\d)"
)
"""A number as people type it. Only longer ones, and those with decimals or a sign, are read as numbers (`number_of`)."""
UNNAMED_NUMBER = re.sub(r"[?]P<[a-z]+>", "?:", NUMBER.pattern)
"""The same without names, for a part of other expressions."""
MARK = "printed"
"""The name of the SQL function."""


def tokens_of(text: str) -> tuple[str, ...]:
    """The folded words of a text as the index has them; `*` and `?` stay.

    >>> tokens_of("devant l'Élys*"), tokens_of("C.G.T.")
    (('devant', 'l', 'elys*'), ('c', 'g', 't'))
    """
    return tuple(fold(word) for word in WILD_WORD.findall(text))


def is_wild(token: str) -> bool:
    """Whether the token covers several words."""
    return "*" in token or "?" in token


def pattern_of(text: str) -> str:
    """The regular expression of words as printed: accents and case count, `*` is any letters, `?` one; any signs between two words.

    >>> bool(re.search(pattern_of("l'Élys*"), "à l’Élysée")), bool(re.search(pattern_of("côte"), "la Côte, à côté"))
    (True, False)
    """
    words = WILD_WORD.findall(normalize("NFC", text))
    inside = r"[\W_]+".join(re.escape(word).replace(r"\*", f"{LETTER}*").replace(r"\?", LETTER) for word in words)
    begin = re.split(r"[*?]", words[0])[0]
    return f"{begin}(?<!{LETTER}{begin}){inside[len(begin) :]}(?!{LETTER})"  # letters first: `re` then looks for them as fast as it can


def number_of(text: str) -> tuple[tuple[tuple[str, ...], ...], str] | None:
    """A typed number: its forms in the index, and its regular expression. None for what is no number, or a short one without sign.

    >>> number_of("1 000")[0], number_of("1000")[0], number_of("10 %")[0], number_of("12")
    ((('1000',), ('1', '000')), (('1000',), ('1', '000')), (('10',),), None)
    >>> [bool(re.search(number_of("1000")[1], text)) for text in ("1 000 voix", "1\\u202f000", "21 000", "1 000 000", "1000,5")]
    [True, True, False, False, False]
    >>> [bool(re.search(number_of("10%")[1], text)) for text in ("10 %", "10\\u00a0%", "110 %", "10 voix")]
    [True, True, False, False]
    """
    found = NUMBER.fullmatch(text.strip())
    if not found:
        return None
    digits = re.sub(r"\D", "", found["whole"])
    sign = ((found["before"] or "") + (found["after"] or "")).strip(SPACES)
    decimals = (found["decimals"] or "")[1:]
    if len(digits) < 4 and not sign and not decimals:
        return None
    head = len(digits) % 3 or 3
    groups = (digits[:head], *(digits[at : at + 3] for at in range(head, len(digits), 3)))
    forms = dict.fromkeys(((digits,), groups))
    tail = (decimals,) if decimals else ()
    return tuple((*form, *tail) for form in forms), _number_pattern(groups, decimals, sign)


def _number_pattern(groups: tuple[str, ...], decimals: str, sign: str) -> str:
    within = f"[{GROUPS}]"
    begin = groups[0]
    grouped = "".join(rf"(?<!(?<!\d)\d{{{size}}}{within}{begin})" for size in (1, 2, 3)) if len(begin) == 3 else ""
    decimal = rf"(?<!\d[.,]{begin})" if sign or decimals else ""  # not where a day is: 24.11.2016
    whole = rf"{begin}(?<!\w{begin}){decimal}{grouped}" + "".join(f"{within}?{group}" for group in groups[1:])
    if decimals:
        whole += rf"[.,]{decimals}"
    end = rf"(?!\w)(?![.,]\d)(?!{within}\d{{3}}(?!\d))"
    if not sign:
        return whole + end
    after = rf"{whole}[{SPACES}]?{re.escape(sign)}"
    return after if sign in "%‰" else rf"(?:{after}|{re.escape(sign)}[{SPACES}]?{whole}{end})"


def acronym_of(word: str) -> tuple[str, ...] | None:
    """The letters of an acronym, with or without points: typed in capitals, with points, or without any vowel. None for other words.

    >>> acronym_of("CGT"), acronym_of("u.e."), acronym_of("sncf"), acronym_of("Lyon"), acronym_of("mer")
    (('c', 'g', 't'), ('u', 'e'), ('s', 'n', 'c', 'f'), None, None)
    """
    letters = word.replace(".", "")
    if not 2 <= len(letters) <= 6 or not letters.isalpha():
        return None
    dotted = re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?", word) is not None
    plain = fold(letters)
    if dotted or ("." not in word and ((letters.isupper()) or (len(letters) > 2 and not set(plain) & set("aeiouy")))):
        return tuple(plain)
    return None


_compiled = lru_cache(maxsize=256)(re.compile)
_COMBINING = ("\u0301", "\u0300", "\u0302", "\u0327", "\u0308")
"""Accents as characters of their own, in texts that an early version stored."""


def printed(pattern: str, *texts: str | None) -> bool:
    """Whether one of the texts has the words as the pattern says."""
    search = _compiled(pattern).search
    for text in texts:
        if text and search(text):
            return True
        if text and any(accent in text for accent in _COMBINING) and search(normalize("NFC", text)):
            return True
    return False


def add_printed(db: sqlite3.Connection) -> None:
    """Give a connection the SQL function `printed(pattern, title, lead, body)`."""
    try:
        db.execute(f"SELECT {MARK}('a', NULL, NULL, NULL)").fetchone()
    except sqlite3.OperationalError:  # it is not there yet: a function cannot be replaced while a statement runs
        db.create_function(MARK, 4, printed, deterministic=True)
