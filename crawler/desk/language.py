"""French and English: which of them a reader wants, and numbers, days and typography as each has them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

from crawler.archive.database.moments import zone
from crawler.desk.messages import WORDS

LANGUAGES = ("fr", "en")
COOKIE = "hemero_language"
THIN, WIDE = "\u202f", "\u00a0"
DAYS = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS = {
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
}
_PREFERENCE = re.compile(r"\s*([a-zA-Z]+)(?:-[\w-]+)?\s*(?:;\s*q\s*=\s*([\d.]+))?\s*$")


def wanted(header: str) -> str:
    """The language that an Accept-Language header asks for; French, that of the archive, where it asks for neither.

    >>> wanted("en-GB,en;q=0.9,fr;q=0.5"), wanted("de"), wanted("en;q=0.2, fr-CA")
    ('en', 'fr', 'fr')
    """
    weights: dict[str, float] = {}
    for part in header.split(","):
        match = _PREFERENCE.match(part)
        if match and (code := match[1].lower()) in LANGUAGES:
            weights.setdefault(code, _weight(match[2]))
    best = max(weights, key=lambda code: weights[code], default="fr")
    return best if weights.get(best, 1.0) > 0 else "fr"


def _weight(text: str | None) -> float:
    try:
        return float(text) if text else 1.0
    except ValueError:
        return 0.0


def typeset(text: str) -> str:
    """French spaces: narrow and unbreakable before ; : ! ? and inside « », except within an address or a time.

    >>> typeset("Où : « là » !") == "Où\u202f: «\u202flà\u202f»\u202f!"
    True
    """
    text = re.sub(r" (?=[;:!?»%])", THIN, text)
    return re.sub(r"« ", "«" + THIN, text)


def zoned(stated: str, name: str | None) -> str:
    """The same moment in the zone of that IANA name; a day, and any text without a zone known, as it is.

    >>> zoned("2016-11-24T07:39:00+00:00", "Europe/Paris"), zoned("2016-11-24", "Europe/Paris")
    ('2016-11-24T08:39:00+01:00', '2016-11-24')
    """
    return stated if len(stated) <= 10 or not name else datetime.fromisoformat(stated).astimezone(zone(name)).isoformat(timespec="seconds")


@dataclass(frozen=True)
class Language:
    """One of the desk's languages. Calling it gives the words of a key: `words("search.title")`."""

    code: str

    def __call__(self, key: str, **values: object) -> str:
        """The words of `key`, `{name}` filled from `values`; numbers are written as the language does."""
        text = WORDS[key][LANGUAGES.index(self.code)]
        shown = {name: self.number(value) if isinstance(value, int | float) else value for name, value in values.items()}
        return (typeset(text) if self.code == "fr" else text).format(**shown)

    def count(self, key: str, number: int, **values: object) -> str:
        """The words of `key.one` or `key.many`, whichever goes with `n=number`.

        >>> Language("fr").count("articles", 0), Language("en").count("articles", 0)
        ('0 article', '0 articles')
        """
        single = number < 2 if self.code == "fr" else number == 1
        return self(f"{key}.{'one' if single else 'many'}", n=number, **values)

    def has(self, prefix: str, name: str) -> bool:
        """Whether the table has words for a name of the archive."""
        return f"{prefix}.{name}" in WORDS

    def known(self, prefix: str, name: str) -> str:
        """The words for a name of the archive (an outcome, a kind), or the name where the table has none."""
        return self(f"{prefix}.{name}") if self.has(prefix, name) else name

    def reason(self, told: str) -> str:
        """Why an address is no article, as `coverage` tells it: the outcome and its detail in the reader's words where there are any.

        >>> Language("fr").reason("gone: answered 404"), Language("en").reason("being fetched")
        ('disparu (réponse 404)', 'being fetched')
        """
        outcome, colon, detail = told.partition(": ")
        return self.known("outcome", outcome) + (f" ({self._detail(detail)})" if colon else "")

    def _detail(self, told: str) -> str:
        """What the crawl noted, in the reader's words where the table has them."""
        if match := re.fullmatch(r"(.+), (\d+) times", told):
            return self("detail.times", what=self._detail(match[1]), n=int(match[2]))
        if match := re.fullmatch(r"answered (\d{3})", told):
            return self("detail.answered", status=match[1])
        return self.known("detail", told)

    def number(self, value: float, decimals: int = 0) -> str:
        """1234567 as 1 234 567 or 1,234,567; a fraction with so many decimals.

        >>> Language("fr").number(12345.5, 1) == "12\u202f345,5", Language("en").number(12345.5, 1)
        (True, '12,345.5')
        """
        text = f"{value:,.{decimals}f}"
        return text.replace(",", THIN).replace(".", ",") if self.code == "fr" else text

    def share(self, value: float) -> str:
        """0.5 as 50 %, or 50%."""
        return self.number(100 * value) + (f"{THIN}%" if self.code == "fr" else "%")

    def when(self, stated: str | None, weekday: bool = True) -> str:
        """An ISO 8601 text in words, in the zone that it states: a time, or a day where it states only a day; "" for None.

        >>> Language("fr").when("2016-11-24T08:39:00+01:00").replace("\u00a0", " ")
        'jeudi 24 novembre 2016 à 8 h 39'
        >>> Language("en").when("2016-11-24T08:39:00+01:00")
        'Thursday 24 November 2016 at 08:39'
        >>> Language("fr").when("2016-12-01")
        'jeudi 1er décembre 2016'
        """
        if not stated:
            return ""
        if len(stated) <= 10:
            return self._day(date.fromisoformat(stated), weekday=weekday)
        moment = datetime.fromisoformat(stated)
        clock = f"à {moment.hour}{WIDE}h{WIDE}{moment:%M}" if self.code == "fr" else f"at {moment:%H:%M}"
        return f"{self._day(moment.date(), weekday=weekday)} {clock}"

    def _day(self, day: date, *, weekday: bool) -> str:
        number = "1er" if day.day == 1 and self.code == "fr" else str(day.day)
        name = f"{DAYS[self.code][day.weekday()]} " if weekday else ""
        return f"{name}{number} {MONTHS[self.code][day.month - 1]} {day.year}"

    def short(self, day: str) -> str:
        """The weekday of a day, cut short.

        >>> Language("fr").short("2016-11-24"), Language("en").short("2016-11-24")
        ('jeu.', 'Thu')
        """
        name = DAYS[self.code][date.fromisoformat(day).weekday()][:3]
        return f"{name}." if self.code == "fr" else name

    def period(self, start: str) -> str:
        """A day (`2016-11-24`), week (`2016-W47`) or month (`2016-11`) in words.

        >>> Language("fr").period("2016-11"), Language("en").period("2016-W47")
        ('novembre 2016', 'week 47 of 2016')
        """
        if "-W" in start:
            year, number = start.split("-W")
            return self("period.week", number=str(int(number)), year=year)
        if len(start) == 7:
            return f"{MONTHS[self.code][int(start[5:]) - 1]} {start[:4]}"
        return self.when(start, weekday=False)

    def seconds(self, utc: float | None) -> str:
        """UTC seconds in words, with the zone named."""
        return f"{self.when(datetime.fromtimestamp(utc, UTC).isoformat(timespec='seconds'))} UTC" if utc is not None else ""
