"""What a text states about time: French, English, ISO, machine formats; with or without a year, relative, or a bare hour."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import lru_cache

from crawler.parsing.document.text import unaccented
from crawler.parsing.times.printed import Printed
from crawler.parsing.times.words import (
    DAYS_BACK,
    FIRST_YEAR,
    LAST_YEAR,
    MONTH_OF,
    MONTHS,
    NUMBERS,
    PART,
    STEMS,
    UNITS,
    VAGUE,
    WEEKDAY_OF,
    WEEKDAYS,
    ZEROES,
    ZONES,
)

_OLDEST_SHORT = 60
"""Years of two digits from it on are of the last century."""
_FAR = 400
"""Characters of a text that are searched: a stamp is a line."""

_MONTH = "(?P<month>" + "|".join(MONTHS) + r")(?![a-z])\.?"
_WEEKDAY_BEFORE = re.compile(r"\b(" + "|".join(WEEKDAYS) + r")[.,]? {0,2}(?:le )?$")
_DAY = r"(?<!\d)(?P<day>[12]\d|3[01]|0?[1-9])"
_YEAR = r"(?P<year>(?:1[6-9]|20)\d\d)(?!\d)"
_SHORT_END = r"(?!\d| ?[h:%]|[.,]\d| ?(?:" + "|".join(MONTHS) + r")\b)"

DAY_STYLES = tuple(
    re.compile(style)
    for style in (
        rf"(?<!\d){_YEAR[:-6]}(?P<sep>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=sep)(?P<day>[12]\d|3[01]|0?[1-9])(?!\d)",
        rf"{_DAY}(?: ?er| ?eme|st|nd|rd|th|[°º])?[ .\-/]{{0,3}}(?:of )?{_MONTH}"
        rf"(?:[ ,.\-/]{{0,3}}{_YEAR}|[ \-/]'?(?P<short>[0-3]\d|9[5-9]){_SHORT_END}|(?![ ,.\-/]{{0,3}}\d{{4}}(?!\d)))",
        rf"{_MONTH} (?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d:h])(?:,? {_YEAR})?",
        rf"(?<![\d/.,-]){_DAY} ?(?P<sep>[./-]) ?(?P<month>1[0-2]|0?[1-9]) ?(?P=sep) ?(?:{_YEAR}|'?(?P<short>[0-3]\d|[6-9]\d){_SHORT_END})",
        rf"(?<![\d/.,-])(?P<month>1[0-2]|0?[1-9])/(?P<day>1[3-9]|2\d|3[01])/{_YEAR}",  # no thirteenth month: English
        r"(?<![\d/.,-])(?P<day>[0-2]\d|3[01])/(?P<month>0[1-9]|1[0-2])(?![\d/%]|[.,-]\d)",
        rf"\b(?P<back>avant[ -]hier|hier|aujourd ?'? ?hui|today|yesterday|ce(?:t|tte)? (?:{PART}))\b(?: (?:{PART})\b)?",
        rf"\b(?P<weekday>lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b(?: (?:{PART})\b)?"
        r"(?! prochain|,? \d{1,2}(?:er)?(?! ?[\dh:]))",
    )
)
"""How a day is printed, tried in this order; what one has matched the next does not see."""

TIME = re.compile(
    r"(?<![\d:.,/])(?P<hour>2[0-3]|[01]?\d)(?: ?h(?:eures?|rs|\.)?(?![a-z]) ?:? ?(?P<minute>[0-5]\d)?(?! ?[%€])"
    r"|(?: ?:|: )(?P<colon>[0-5]\d)| : (?P<apart>[0-5]\d)|\.(?P<dot>[0-5]\d))(?!\d)"
    r"(?::(?P<second>[0-5]\d)(?:[.,]\d+)?)?(?: ?(?P<half>am|pm|a\. ?m|p\. ?m)\b\.?)?"
    r"(?: ?[(\[]?(?:(?:utc|gmt|tu) ?)?(?P<offset>[+-]\d\d?(?::?\d\d)?)(?!\d|h|[/.]\d| ?(?:" + "|".join(MONTHS) + r")\b)\)?"
    r"|,? ?[(\[]?(?P<zone>" + "|".join(ZONES) + r")\b[)\]]?)?"
)
_NOON = re.compile(r"(?<=\ba )(?P<noon>midi|minuit)\b(?: (?P<minute>[0-5]\d)\b)?")
_NEEDS_AT = re.compile(r"(?:\ba ?|_(?:, | [|–-] ))$")
"""What stands before an hour printed `10.05` or `10 : 05` (`à`, or a day), which else is a price or a score."""
_HINTED = tuple(
    (marks, re.compile(hint) if hint else None, style)
    for (marks, hint), style in zip(
        (
            ("-/.", r"\d[-/.]\d"),
            (STEMS, r"\d[^\d:h]{0,5}[a-z]{3}"),
            (STEMS, r" \d(?<=[a-z.] \d)"),
            ("./-", r"\d ?[./-] ?\d"),
            ("/", r"\d/\d\d/\d"),
            ("/", r"\d/\d"),
            (("hier", "hui", "today", "yesterday", "ce "), ""),
            (("di",), ""),
        ),
        DAY_STYLES,
        strict=True,
    )
)
"""Each style with a quick look that saves the search for it: what one of stands in whatever it finds, then a simpler shape."""
_AGO_MARKS = ("il y a", "depuis", "ago")
_TIME_HINT = re.compile(r"\d(?: ?[h:]|\.\d)")
_NOON_HINTS = ("a mid", "a min")

_IMPOSSIBLE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[t ]{1,2}\d{1,2}[:h]\d\d(?::\d\d)?)?")
"""What is left of a day that does not exist (`0000-00-00 00:00`): its hour states nothing either."""
_COUNT = r"\d{1,3}|" + "|".join(NUMBERS)
_AMOUNT = r"secondes?|sec|s|minutes?|mins?|mn|m|heures?|h|jours?|j"
AGO = re.compile(
    rf"\b(?:(?:il y a|depuis)(?: environ| pres d[e']| plus d[e']| moins d[e'])? ?(?P<half>une demi[ -]heure|(?P<ago>{_COUNT}) ?"
    rf"(?P<unit>{_AMOUNT}|semaines?|sem|mois|ans?|annees?)(?![a-z])\.?)"
    rf"(?P<rest>(?:,? ?(?:et )?\d{{1,2}} ?(?:{_AMOUNT})(?![a-z]))+| ?[0-5]\d(?![\d/.:-]| ?(?:h|{'|'.join(MONTHS)})\b)| et demie)?"
    r"|(?P<english>\d{1,3}|an?) (?P<en_unit>second|minute|min|hour|day|week|month|year)s? ago\b)"
)
_REST = re.compile(r"(\d{1,2}) ?([a-z])?")
_AT = r"[ ,;.:|•·@(/–—-]{0,5}(?:(?:a|at|vers)(?![a-z]))?[ ,:@(]{0,3}(?:a )?"
_DAY_THEN_TIME = re.compile(rf"(?:t|{_AT}|[ ]?[a-z]{{3,4}})")
_TIME_THEN_DAY = re.compile(r"[ ,)–—-]{0,4}(?:le |on |, )?")
_UNREAD_BEFORE = re.compile(rf"(?:_|\d{{4}}|demain|\d[./-]\d{{1,2}}|\d(?:er)?[ .-]{{1,2}}(?!h|mi?n|sec)[a-z]{{3,}}\.?){_AT}$")
_UNREAD_AFTER = re.compile(r"[ ,)–—-]{0,4}(?:(?:(?:le|du|on) )?_|(?:le|du|on) \d|\d{1,2}(?:er)? [a-z]{3,}\.? \d{4}|\d{1,2}[./-]\d)")
"""What stands before and after an hour whose day is printed in a way that no style reads: then it is an hour of no known day."""
_DIGITS_STATE = re.compile(r"\d(?:[/.:h\-\s ]?[\d:]|\s?(?:[hH]\b|er\b|[°º]|[a-zA-Zéû]{3}))")
_WORDS_STATE = re.compile(
    r"\b(?:hier|aujourd|today|yesterday|ce(?:t|tte)? (?:matin|midi|soir|nuit|apr)"
    r"|(?:lun|mar|mercre|jeu|vendre|same)di\b|dimanche|depuis|il y a)|\bago\b",
    re.IGNORECASE,
)
_WORDS_MARKS = (
    "hier", "jourd", "today", "yesterday", " matin", " midi", " soir", " nuit", " apr", "undi", "ardi", "redi", "eudi", "amedi",
    "dimanche", "depuis", "il y a", "ago",
)  # fmt: skip
"""One of them stands in whatever `_WORDS_STATE` finds."""


@lru_cache(maxsize=4096)
def may_state(text: str) -> bool:
    """A quick look: where it says no, `find` finds nothing. (Most of what stands around an outlet's headlines recurs.)"""
    return bool(_DIGITS_STATE.search(text) or (len(text) < 80 and _holds(text.lower(), _WORDS_MARKS) and _WORDS_STATE.search(text)))


def find(text: str) -> list[Printed]:
    """Every moment that `text` states, in order; an hour joins the day beside it. Positions are those of the NFC form of `text`.

    >>> [(p.day, p.month, p.hour, p.minute) for p in find("Dernière mise à jour à 08h39 le 24/11")]
    [(24, 11, 8, 39)]
    """
    return list(_find(text[:_FAR]))


def _plain(text: str) -> str:
    """The NFC form of `text`, with the letters that stand small above the line, or that a wrong encoding lost, where they are known."""
    text = text if text.isascii() else unicodedata.normalize("NFC", text)
    if "\ufffd" in text:
        text = text.replace("f\ufffdv", "fév").replace("d\ufffdc", "déc").replace("ao\ufffd", "aoû")
    return text.replace("ᵉʳ", "er") if "ᵉʳ" in text else text


@lru_cache(maxsize=2048)
def _find(text: str) -> tuple[Printed, ...]:
    """`find`, kept: clocks, counts and the hours of side columns recur from page to page."""
    plain = _plain(text)
    line = folded = unaccented(plain)
    found: list[Printed] = []
    if _holds(folded, _AGO_MARKS):
        for match in AGO.finditer(folded):
            found.append(_ago(match))
            folded = _without(folded, match.start(), match.end())
    for marks, hint, style in _HINTED:
        if not _holds(folded, marks) or (hint and not hint.search(folded)):
            continue
        for match in style.finditer(folded):
            day = _day(match)
            if day is not None:
                found.append(day)
            folded = _without(folded, day.start if day else match.start(), match.end())
    times = []
    timed, noon = _TIME_HINT.search(folded), _holds(folded, _NOON_HINTS)
    if timed or noon:
        folded = _IMPOSSIBLE.sub(lambda match: "_" * len(match[0]), folded)
    if timed:  # the last digit of the first hour, if it is one
        times = [time for match in TIME.finditer(folded, max(0, timed.start() - 1)) if (time := _time(match, plain)) is not None]
    if noon:
        times += [_noon(match) for match in _NOON.finditer(folded)]
    return tuple(one for one in _join(folded, found, times) if not _is_fraction(one, line) and not _is_adrift(one, folded))


_MACHINE = re.compile(
    r"\s*(?P<year>(?:1[6-9]|20)\d\d)(?P<sep>[-/.]?)(?P<month>0[1-9]|1[0-2])(?P=sep)(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
    r"(?:(?:\s*[T|,]?\s*|[A-Z]{3,4})(?P<hour>2[0-3]|[01]\d)[:h]?(?P<minute>[0-5]\d)(?::?(?P<second>[0-5]\d))?(?:[.,]\d+)?"
    r"\s*(?P<zone>Z|UTC|GMT)?(?P<offset>[+-]\d\d(?::?\d\d)?)?(?:\[[\w/]+\])?)?\s*"
)
_EPOCH = re.compile(r"\s*(\d{10})(?:\d{3}|\.\d+)?\s*")


def stated(text: str) -> list[Printed]:
    """`find` for what is meant for machines: ISO 8601 and its like first, seconds since 1970, then whatever a person could read.

    >>> [(p.year, p.hour, p.offset) for t in ("2023-11-02CET10:13:54+0100", "1598314800", "2012-34-04") for p in stated(t)]
    [(2023, 10, 60), (2020, 0, 0)]
    """
    if match := _MACHINE.fullmatch(text):
        day = _day(match)
        if day is None or (day.year, day.month, day.day) in ZEROES:
            return []
        if match["hour"] is None:
            return [day]
        second, zone = match["second"], match["zone"]
        return [day._replace(
            hour=int(match["hour"]), minute=int(match["minute"]), second=int(second) if second else None,
            offset=_offset(match["offset"], zone.lower() if zone and not match["offset"] else None),
        )]  # fmt: skip
    if match := _EPOCH.fullmatch(text):
        at = datetime.fromtimestamp(int(match.group(1)), UTC)
        if FIRST_YEAR <= at.year <= LAST_YEAR:
            return [Printed(0, len(text), at.year, at.month, at.day, hour=at.hour, minute=at.minute, second=at.second, offset=0)]
        return []
    return find(text)


def _holds(text: str, marks: Iterable[str]) -> bool:
    for mark in marks:  # noqa: SIM110 (a generator for `any` costs more than what it looks for)
        if mark in text:
            return True
    return False


def _without(text: str, start: int, end: int) -> str:
    return f"{text[:start]}{'_' * (end - start)}{text[end:]}"


def _ago(match: re.Match[str]) -> Printed:
    count, unit = match["ago"] or match["english"], match["unit"] or match["en_unit"] or ""
    if unit.startswith(VAGUE):
        return Printed(match.start(), match.end(), vague=True)
    if count is None:
        return Printed(match.start(), match.end(), ago=30 * 60)
    seconds = (NUMBERS.get(count) or int(count)) * UNITS[unit[0]]
    rest = match["rest"] or ""
    if "demi" in rest:
        seconds += UNITS[unit[0]] // 2
    else:
        seconds += sum(int(more) * UNITS[of or "m"] for more, of in _REST.findall(rest))
    return Printed(match.start(), match.end(), ago=seconds)


def _day(match: re.Match[str]) -> Printed | None:
    stated = match.groupdict()
    if stated.get("back"):
        back = next(days for word, days in DAYS_BACK.items() if stated["back"].startswith(word))
        return Printed(match.start(), match.end(), back=back)
    if not stated.get("month"):
        return Printed(match.start(), match.end(), weekday=WEEKDAY_OF[stated["weekday"]])
    month = int(stated["month"]) if stated["month"].isdigit() else MONTH_OF[stated["month"]]
    year = _year(stated)
    try:
        date(year or 2000, month, int(stated["day"]))  # 2000 has a 29 February
    except ValueError:
        return None
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    named = _WEEKDAY_BEFORE.search(match.string, max(0, match.start() - 14), match.start())
    weekday = WEEKDAY_OF[named.group(1)] if named else None
    return Printed(named.start() if named else match.start(), match.end(), year, month, int(stated["day"]), weekday)


def _year(stated: dict[str, str | None]) -> int | None:
    if stated.get("year"):
        return int(stated["year"] or 0)
    if short := stated.get("short"):
        return int(short) + (1900 if int(short) >= _OLDEST_SHORT else 2000)
    return None


def _time(match: re.Match[str], plain: str) -> Printed | None:
    hour = int(match["hour"])
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"][0] == "p" else 0)
    if (match["dot"] or match["apart"]) and not _NEEDS_AT.search(match.string, max(0, match.start() - 4), match.start()):
        return None
    minute = match["minute"] or match["colon"] or match["apart"] or match["dot"]
    twice = match["minute"] and int(match["minute"]) == hour and match[0].replace(" ", "").find("h:") > 0  # a template's fault
    zone, end = match["zone"], match.end()
    if zone and not plain[match.start("zone") : match.end("zone")].isupper():
        zone, end = None, match.start("zone")
    return Printed(
        match.start(), end, hour=hour, minute=int(minute) if minute and not twice else None,
        second=int(match["second"]) if match["second"] else None, offset=_offset(match["offset"], zone),
    )  # fmt: skip


def _noon(match: re.Match[str]) -> Printed:
    return Printed(match.start(), match.end(), hour=12 if match["noon"] == "midi" else 0, minute=int(match["minute"] or 0))


def _offset(printed: str | None, zone: str | None) -> int | None:
    if zone:
        return ZONES[zone]
    if not printed:
        return None
    digits = printed[1:].replace(":", "")
    hours, minutes = (int(digits), 0) if len(digits) < 3 else (int(digits[:-2]), int(digits[-2:]))
    if hours > 14 or minutes > 59:
        return None
    return (hours * 60 + minutes) * (-1 if printed[0] == "-" else 1)


def _join(text: str, days: list[Printed], times: list[Printed]) -> list[Printed]:
    """Days with the hour printed beside them; hours without a day stand alone."""
    tokens = sorted((*days, *times), key=lambda one: one.start)
    joined: list[Printed] = []
    waiting: Printed | None = None  # an hour that may belong to the day after it
    for place, token in enumerate(tokens):
        if token.hour is None:
            after = tokens[place + 1] if place + 1 < len(tokens) else None
            own = after and after.hour is not None and _DAY_THEN_TIME.fullmatch(text[token.end : after.start])
            if waiting and not own and not token.is_relative and _TIME_THEN_DAY.fullmatch(text[waiting.end : token.start]):
                joined[-1] = _both(token, waiting)
            else:
                joined.append(token)
            waiting = None
        elif joined and joined[-1].takes_hour and _DAY_THEN_TIME.fullmatch(text[joined[-1].end : token.start]):
            joined[-1] = _both(joined[-1], token)
            waiting = None
        else:
            joined.append(token)
            waiting = token
    return joined


def _both(day: Printed, time: Printed) -> Printed:
    start, end = min(day.start, time.start), max(day.end, time.end)
    return day._replace(start=start, end=end, hour=time.hour, minute=time.minute, second=time.second, offset=time.offset)


def _is_fraction(one: Printed, line: str) -> bool:
    """`12/10` without year, hour, weekday or `le` before it is a fraction or a score, not a day."""
    if one.month is None or not one.year is one.hour is one.weekday is None:
        return False
    return "/" in line[one.start : one.end] and not line[: one.start].endswith(("le ", "du "))


def _is_adrift(one: Printed, text: str) -> bool:
    """Whether an hour has lost its day: midday and midnight by themselves, and an hour beside a day that is printed but not read."""
    if one.hour is None or one.has_day:
        return False
    if text.startswith("mi", one.start):
        return True
    start = max(0, one.start - 40)
    return bool(_UNREAD_BEFORE.search(text[start : one.start]) or _UNREAD_AFTER.match(text, one.end))
