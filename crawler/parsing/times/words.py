"""The words in which pages print their times: months, weekdays, spans of time, zones. Small letters, accents off."""

from __future__ import annotations

FIRST_YEAR, LAST_YEAR = 1600, 2099
"""Newspapers, from the first ones on; what lies after the fetch is for the page's reader to refuse."""

MONTHS = (
    "janvier|january|janv|jan",
    "fevrier|february|fevr|febr|fev|feb",
    "mars|march|mar",
    "avril|april|avri|avr|apr",
    "mai|may",
    "juin|june|jun",
    "juillet|juill|juil|july|jul",
    "aout|august|aou|aug",
    "septembre|september|septem|septe|sept|sep",
    "octobre|october|octob|octo|oct",
    "novembre|november|novem|nove|nov",
    "decembre|december|decem|dece|dec",
)
"""Names of the months, French and English, whole and cut. (`jui` is two months: it names none.)"""

STEMS = ("jan", "fev", "feb", "mar", "avr", "apr", "mai", "may", "jui", "jun", "jul", "aou", "aug", "sep", "oct", "nov", "dec")
"""One of them stands in every name of a month."""

WEEKDAYS = ("lundi|lun|monday|mon", "mardi|mar|tuesday|tue", "mercredi|mer|wednesday|wed", "jeudi|jeu|thursday|thu",
            "vendredi|ven|friday|fri", "samedi|sam|saturday|sat", "dimanche|dim|sunday|sun")  # fmt: skip

MONTH_OF = {name: place for place, names in enumerate(MONTHS, 1) for name in names.split("|")}
WEEKDAY_OF = {name: place for place, names in enumerate(WEEKDAYS) for name in names.split("|")}
"""0 is Monday."""

DAYS_BACK = {"aujourd": 0, "today": 0, "ce": 0, "hier": 1, "yesterday": 1, "avant": 2}
"""Days before the fetch, by the beginning of the word."""

PART = "matin|midi|soir|nuit|apres[ -]midi"
"""Parts of a day that stand beside it."""

ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "tu": 0, "wet": 0, "bst": 60, "cet": 60, "wat": 60, "west": 60, "cat": 120, "cest": 120, "eet": 120,
    "eat": 180, "eest": 180, "msk": 180, "adt": -180, "haa": -180, "ast": -240, "hna": -240, "edt": -240, "hae": -240, "est": -300,
    "hne": -300, "cdt": -300, "hac": -300, "cst": -360, "hnc": -360, "mdt": -360, "har": -360, "mst": -420, "hnr": -420,
    "pdt": -420, "hap": -420, "pst": -480, "hnp": -480,
}  # fmt: skip
"""Names of zones that pages print (in capitals: `est` and `tu` are words), in minutes east of Greenwich."""

UNITS = {"s": 1, "m": 60, "h": 3600, "j": 86400, "d": 86400}
"""Units of `il y a…` in seconds, by their first letter."""
VAGUE = ("an", "mois", "month", "sem", "week", "year")
"""How the units begin that name no day."""

NUMBERS = {
    "un": 1, "une": 1, "a": 1, "an": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10,
    "onze": 11, "douze": 12, "quinze": 15, "vingt": 20, "trente": 30, "quarante": 40,
}  # fmt: skip

ZEROES = frozenset(
    {(1601, 1, 1), (1753, 1, 1), (1899, 12, 30), (1899, 12, 31), (1900, 1, 1), (1904, 1, 1), (1969, 12, 31), (1970, 1, 1), (1980, 1, 1)}
)
"""Days (year, month, day) from which machines count: one that states such a day knows none."""
