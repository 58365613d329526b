"""When a page is visited again: an article by its age, a listing by whether it had new articles (`archive.Pace`)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time

from crawler.article import Moment
from crawler.errors import HemeroError

UNITS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86_400.0}
AGES = (900.0, 3600.0, 21_600.0, 86_400.0, 259_200.0)
"""Ages at which an article is visited again, in seconds: 15 minutes, 1 hour, 6 hours, 1 day, 3 days."""


def read_durations(text: str) -> tuple[float, ...]:
    """Durations as text → seconds, the shortest first. HemeroError if a word is not a duration.

    >>> read_durations("15m, 1h 3d")
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
    """The age of an article at the time `at`, in seconds.

    It is counted from the publication or from the discovery, whichever was first. Without a time of publication, it is counted from the
    discovery.

    >>> noon = datetime(2016, 11, 24, 12, tzinfo=UTC)
    >>> age(noon.replace(hour=10), noon, noon), age(None, noon, noon), age(date(2016, 11, 22), noon, noon)
    (7200.0, 0.0, 129600.000001)
    """
    start = discovered
    if isinstance(published, datetime):
        start = min(discovered, published)
    elif published is not None:
        start = min(discovered, datetime.combine(published, time.max, UTC))  # only a day is known: count from its end
    return max(0.0, (at - start).total_seconds())


def seconds_to_next_visit(ages: tuple[float, ...], age_seconds: float) -> float | None:
    """Seconds until the next visit of an article with that age. None after the last revisit.

    A revisit that would come too soon (in less than half of the first age) is left out, because the page was just fetched.

    >>> [seconds_to_next_visit(AGES, age_seconds) for age_seconds in (0, 800, 7200, 300_000)]
    [900.0, 2800.0, 14400.0, None]
    """
    earliest = age_seconds + ages[0] / 2 if ages else age_seconds
    return next((one - age_seconds for one in ages if one >= earliest), None)


def read_published(text: str | None) -> Moment | None:
    """The time of publication as stored in `articles`: a datetime, a date, or None.

    >>> read_published("2016-11-24"), read_published(None)
    (datetime.date(2016, 11, 24), None)
    """
    if not text:
        return None
    return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
