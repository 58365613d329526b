"""French and English: the choice of the language, and the format of numbers, dates and punctuation in each."""

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


def preferred_language(header: str) -> str:
    """The language code that an Accept-Language header prefers; French where the header names neither language.

    >>> preferred_language("en-GB,en;q=0.9,fr;q=0.5"), preferred_language("de"), preferred_language("en;q=0.2, fr-CA")
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
    """Set narrow no-break spaces before ; : ! ? » % and after «, where the text has ordinary spaces.

    >>> typeset("Où : « là » !") == "Où\u202f: «\u202flà\u202f»\u202f!"
    True
    """
    text = re.sub(r" (?=[;:!?»%])", THIN, text)
    return re.sub(r"« ", "«" + THIN, text)


def zoned(stated: str, name: str | None) -> str:
    """An ISO 8601 time converted to the zone with this IANA name. A date, or any text where `name` is empty, is returned unchanged.

    >>> zoned("2016-11-24T07:39:00+00:00", "Europe/Paris"), zoned("2016-11-24", "Europe/Paris")
    ('2016-11-24T08:39:00+01:00', '2016-11-24')
    """
    if len(stated) <= 10 or not name:
        return stated
    try:
        return datetime.fromisoformat(stated).astimezone(zone(name)).isoformat(timespec="seconds")
    except (ValueError, OverflowError):  # no time; the first or last hours of the calendar, which have no other zone
        return stated


@dataclass(frozen=True)
class Language:
    """One of the desk's languages. Call it with a message key to get the text: `words("search.title")`."""

    code: str

    def __call__(self, key: str, **values: object) -> str:
        """The message `key`, with `{name}` filled from `values`. Numbers are formatted in the language."""
        text = WORDS[key][LANGUAGES.index(self.code)]
        shown = {name: self.number(value) if isinstance(value, int | float) else value for name, value in values.items()}
        return (typeset(text) if self.code == "fr" else text).format(**shown)

    def count(self, key: str, number: int, **values: object) -> str:
        """The message `key.one` or `key.many` for `n=number`: singular or plural.

        >>> Language("fr").count("articles", 0), Language("en").count("articles", 0)
        ('0 article', '0 articles')
        """
        single = number < 2 if self.code == "fr" else number == 1
        return self(f"{key}.{'one' if single else 'many'}", n=number, **values)

    def has(self, prefix: str, name: str) -> bool:
        """Whether there is a message for a stored name (an outcome, a kind)."""
        return f"{prefix}.{name}" in WORDS

    def known(self, prefix: str, name: str) -> str:
        """The message for a stored name (an outcome, a kind); the name itself where there is no message."""
        return self(f"{prefix}.{name}") if self.has(prefix, name) else name

    def reason(self, text: str) -> str:
        """A reason from `coverage` (`outcome: detail`) in this language, as far as there are messages for it.

        >>> Language("fr").reason("gone: answered 404"), Language("en").reason("being fetched")
        ('disparu (réponse 404)', 'being fetched')
        """
        outcome, colon, detail = text.partition(": ")
        return self.known("outcome", outcome) + (f" ({self._detail(detail)})" if colon else "")

    def _detail(self, text: str) -> str:
        """A stored detail in this language, where there is a message for it."""
        if match := re.fullmatch(r"(.+), (\d+) times", text):
            return self("detail.times", what=self._detail(match[1]), n=int(match[2]))
        if match := re.fullmatch(r"(\S+ )?answered (\d{3})", text):
            return (match[1] or "") + self("detail.answered", status=match[2])
        return self.known("detail", text)

    def number(self, value: float, decimals: int = 0) -> str:
        """A number with grouped digits (1 234 567 or 1,234,567) and so many decimals.

        >>> Language("fr").number(12345.5, 1) == "12\u202f345,5", Language("en").number(12345.5, 1)
        (True, '12,345.5')
        """
        text = f"{value:,.{decimals}f}"
        return text.replace(",", THIN).replace(".", ",") if self.code == "fr" else text

    def share(self, value: float) -> str:
        """A share from 0 to 1 as a percentage: 0.5 is `50 %` in French and `50%` in English."""
        return self.number(100 * value) + (f"{THIN}%" if self.code == "fr" else "%")

    def when(self, stated: str | None, weekday: bool = True) -> str:
        """An ISO 8601 time or date in words, in the zone that it states; "" for None.

        >>> Language("fr").when("2016-11-24T08:39:00+01:00").replace("\u00a0", " ")
        'jeudi 24 novembre 2016 à 8 h 39'
        >>> Language("en").when("2016-11-24T08:39:00+01:00")
        'Thursday 24 November 2016 at 08:39'
        >>> Language("fr").when("2016-12-01")
        'jeudi 1er décembre 2016'
        """
        if not stated:
            return ""
        try:
            if len(stated) <= 10:
                return self._day(date.fromisoformat(stated), weekday=weekday)
            moment = datetime.fromisoformat(stated)
        except ValueError:
            return stated  # a month, a year, or what an import left
        clock = f"à {moment.hour}{WIDE}h{WIDE}{moment:%M}" if self.code == "fr" else f"at {moment:%H:%M}"
        return f"{self._day(moment.date(), weekday=weekday)} {clock}"

    def _day(self, day: date, *, weekday: bool) -> str:
        number = "1er" if day.day == 1 and self.code == "fr" else str(day.day)
        name = f"{DAYS[self.code][day.weekday()]} " if weekday else ""
        return f"{name}{number} {MONTHS[self.code][day.month - 1]} {day.year}"

    def short(self, day: str) -> str:
        """The abbreviated weekday of an ISO 8601 date.

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
        """UTC seconds in words, followed by `UTC`; "" for None."""
        return f"{self.when(datetime.fromtimestamp(utc, UTC).isoformat(timespec='seconds'))} UTC" if utc is not None else ""
