"""Days: what an address says of when its article appeared, or of which days its archive holds."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from crawler.article import Moment

_YEAR = r"(?<![0-9])((?:19[5-9]|20[0-9])[0-9])"
_DAY = re.compile(
    r"(?<![0-9])((?:19[5-9]|20[0-9])[0-9]|1[6-9][0-9]{2}(?=[/_.-]))"
    + r"(?:(?P<mark>[/_.-])?(0[1-9]|1[0-2])(?(mark)[/_.-]|)|/(1[0-2]|[1-9])/|/(0[1-9]|1[0-2]))([0-3][0-9]|(?<=/)[1-9])(?![0-9])"
)
_DAY_FIRST = re.compile(r"(?<![0-9])(0[1-9]|[12][0-9]|3[01])[/_-](0[1-9]|1[0-2])[/_-]((?:1[6-9]|20)[0-9]{2})(?![0-9])")
_MONTH = re.compile(_YEAR + r"[/_.-]?(0[1-9]|1[0-2])(?![0-9])")
_LONE_YEAR = re.compile(_YEAR + r"(?![0-9])")


@dataclass(frozen=True, slots=True)
class Span:
    """Days from the first to the last, both included."""

    first: date
    last: date

    def meets(self, since: date | None, until: date | None) -> bool:
        """Whether a day of it lies between `since` and `until` (None: no bound).

        >>> Span(date(2016, 11, 1), date(2016, 11, 30)).meets(date(2016, 11, 30), None)
        True
        """
        return (since is None or self.last >= since) and (until is None or self.first <= until)


@lru_cache(maxsize=8192)
def address_day(path: str) -> date | None:
    """The day that an address (or its path) states, None where it states none.

    >>> address_day("/sport/2016/11/24/pont-75123.html"), address_day("/gazette/2016/1124/c5-75123.html")
    (datetime.date(2016, 11, 24), datetime.date(2016, 11, 24))
    >>> address_day("/pont_20161124.html"), address_day("/a/2016/11/pont"), address_day("/a-120161124")
    (datetime.date(2016, 11, 24), None, None)
    >>> address_day("/archives/1944/06/06/une.html"), address_day("/a-18881012")
    (datetime.date(1944, 6, 6), None)
    """
    for found in _DAY.finditer(path):
        if day := _day(found[1], found[3] or found[4] or found[5], found[6]):
            return day
    return None


def page_day(path: str) -> date | None:
    """The day that the address of a page at hand states, day first too; without the page that may be any day.

    >>> page_day("/pont-24-11-2016-251.php"), address_day("/pont-24-11-2016-251.php")
    (datetime.date(2016, 11, 24), None)
    """
    if day := address_day(path):
        return day
    for found in _DAY_FIRST.finditer(path):
        if day := _day(found[3], found[2], found[1]):
            return day
    return None


def address_span(path: str) -> Span | None:
    """The days that an archive holds, by its address: a day, a month or a year; None where it states none.

    >>> address_span("/sitemaps/2016-02.xml.gz").last, address_span("/archives/2016/").first, address_span("/sitemap-12.xml")
    (datetime.date(2016, 2, 29), datetime.date(2016, 1, 1), None)
    """
    if day := address_day(path):
        return Span(day, day)
    if found := _MONTH.search(path):
        year, month = int(found[1]), int(found[2])
        return Span(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
    if found := _LONE_YEAR.search(path):
        return Span(date(int(found[1]), 1, 1), date(int(found[1]), 12, 31))
    return None


def day_of(moment: Moment | None, zone: str) -> date | None:
    """The day of a time in that zone (IANA); a date is its own. None where the calendar of that zone does not hold it (year 9999).

    >>> day_of(datetime.fromisoformat("2016-11-24T23:30:00+00:00"), "Europe/Paris")
    datetime.date(2016, 11, 25)
    >>> day_of(datetime.fromisoformat("9999-12-31T23:59:59+00:00"), "Europe/Paris") is None
    True
    """
    local = in_zone(moment, zone) if isinstance(moment, datetime) else moment
    return local.date() if isinstance(local, datetime) else local


def in_zone(moment: datetime, zone: str) -> datetime | None:
    """The time in that zone (IANA); None where the calendar of that zone does not hold it.

    >>> in_zone(datetime.fromisoformat("0001-01-01T00:00:00+00:00"), "America/Montreal") is None
    True
    """
    try:
        return moment.astimezone(ZoneInfo(zone))
    except OverflowError:
        return None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:  # the 31st of a short month, an article's number
        return None
