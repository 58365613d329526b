"""Days as people type them in French, in numbers: `24/11/2016` and `24 novembre 2016` are `2016-11-24`."""

from __future__ import annotations

import re
import unicodedata

MONTHS = "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre".split()
_NUMBERS = re.compile(r"(?:(\d{1,2})[/.-])?(\d{1,2})[/.-](\d{4})(?!\d)")
_SLASHES = re.compile(r"(\d{4})/(\d{1,2})(?:/(\d{1,2}))?(?!\d)")
_WORDS = re.compile(r"(?:(?:[a-z]+di|dimanche)\s+)?(?:(\d{1,2})(?:er)?\s+)?([a-z]{3,})\.?\s+(\d{4})(?!\d)")
_HOUR = re.compile(r"(?:[\s,]+(?:a\s+)?|t)(\d{1,2})\s?h\s?(\d\d)?$")


def in_numbers(text: str) -> str:
    """The text with the French day at its beginning, and a French hour at its end, as ISO 8601 writes them; other texts as they are.

    >>> [in_numbers(text) for text in ("24/11/2016", "1er déc. 2016", "novembre 2016", "11/2016", "2016-11-24", "hier")]
    ['2016-11-24', '2016-12-01', '2016-11', '2016-11', '2016-11-24', 'hier']
    >>> [in_numbers(text) for text in ("jeudi 24 novembre 2016 à 8h30", "24/11/2016 08:00", "24/11/2016T8h", "2016-11-24T8h05")]
    ['2016-11-24 08:30', '2016-11-24 08:00', '2016-11-24 08:00', '2016-11-24 08:05']
    """
    typed = text.strip()
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", typed).lower() if not unicodedata.combining(sign))
    if found := _NUMBERS.match(plain):
        day, month, year = found.groups()
    elif found := _SLASHES.match(plain):
        year, month, day = found.groups()
    elif (found := _WORDS.match(plain)) and (named := [number for number, name in enumerate(MONTHS, 1) if name.startswith(found[2])]):
        day, month, year = found[1], str(named[0]) if len(named) == 1 else "0", found[3]
    else:
        return typed if not (hour := _HOUR.search(plain)) else typed[: hour.start()] + _clock(hour)
    rest = plain[found.end() :]
    hour = _HOUR.search(rest)
    numbers = f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
    return numbers + (_clock(hour) if hour else rest.replace("t", "T", 1))


def _clock(hour: re.Match[str]) -> str:
    return f" {int(hour[1]):02}:{hour[2] or '00'}"
