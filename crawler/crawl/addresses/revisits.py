"""When a page is visited again: an article by its age, a listing by what was new on it (`archive.Pace`)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time

from crawler.article import Moment
from crawler.errors import HemeroError

UNITS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86_400.0}
AGES = (900.0, 3600.0, 21_600.0, 86_400.0, 259_200.0)
"""Ages at which an article is visited again, in seconds: 15 min, 1 h, 6 h, 1 d, 3 d."""


def durations(text: str) -> tuple[float, ...]:
    """Durations in words as seconds, shortest first; HemeroError where one is none.

    >>> durations("15m, 1h 3d")
    (900.0, 3600.0, 259200.0)
    """
    seconds = []
    for word in re.split(r"[\s,]+", text.strip()) if text.strip() else ():
        match = re.fullmatch(r"(\d+(?:\.\d+)?)([smhd])", word)
        if not match:
            raise HemeroError(f"{word} is not a duration: write 90s, 15m, 6h or 3d.")
        seconds.append(float(match[1]) * UNITS[match[2]])
    return tuple(sorted(seconds))


def age(published: Moment | None, discovered: datetime, at: datetime) -> float:
    """Seconds that an article is old at `at`: from its publication, or from when it was heard of where that was first (or is all).

    >>> noon = datetime(2016, 11, 24, 12, tzinfo=UTC)
    >>> age(noon.replace(hour=10), noon, noon), age(None, noon, noon), age(date(2016, 11, 22), noon, noon)
    (7200.0, 0.0, 129600.000001)
    """
    born = discovered
    if isinstance(published, datetime):
        born = min(discovered, published)
    elif published is not None:
        born = min(discovered, datetime.combine(published, time.max, UTC))  # a day alone: its last moment
    return max(0.0, (at - born).total_seconds())


def until_next(ages: tuple[float, ...], old: float) -> float | None:
    """Seconds to the next visit of an article that is `old` seconds old; None where it is past the last.

    An age that comes in less than half the first is passed over: the page has just been seen.

    >>> until_next(AGES, 0), until_next(AGES, 800), until_next(AGES, 7200), until_next(AGES, 300_000)
    (900.0, 2800.0, 14400.0, None)
    """
    soonest = old + ages[0] / 2 if ages else old
    return next((one - old for one in ages if one >= soonest), None)


def read_published(text: str | None) -> Moment | None:
    """A time of publication as the archive writes it: a time, a date, or None.

    >>> read_published("2016-11-24"), read_published(None)
    (datetime.date(2016, 11, 24), None)
    """
    if not text:
        return None
    return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
