"""Times in table columns: an ISO 8601 text in the outlet's zone for people, and UTC seconds for sorting."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from crawler.article import Moment


@lru_cache(maxsize=256)
def zone(name: str | None) -> tzinfo:
    """The zone with this IANA name; UTC where the name is empty or unknown."""
    try:
        return ZoneInfo(name) if name else UTC
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def iso(moment: datetime, tz: tzinfo = UTC) -> str:
    """`moment` in the zone `tz` as ISO 8601, to the second.

    >>> iso(datetime(2016, 11, 24, 0, 39, tzinfo=UTC), zone("Europe/Paris"))
    '2016-11-24T01:39:00+01:00'
    """
    return moment.astimezone(tz).isoformat(timespec="seconds")


def seconds_iso(seconds: float, tz: tzinfo = UTC) -> str:
    """UTC seconds as ISO 8601 in the zone `tz`."""
    return iso(datetime.fromtimestamp(seconds, UTC), tz)


def text_and_utc_seconds(moment: Moment | None, tz: tzinfo) -> tuple[str | None, float | None]:
    """The two columns of a stated time: ISO 8601 text and UTC seconds. A date counts as midnight in the zone `tz`.

    >>> from datetime import date
    >>> text_and_utc_seconds(date(2016, 11, 24), UTC)
    ('2016-11-24', 1479945600.0)
    >>> text_and_utc_seconds(None, UTC)
    (None, None)
    """
    if moment is None:
        return None, None
    if isinstance(moment, datetime):
        return iso(moment, moment.tzinfo or tz), moment.timestamp()
    return moment.isoformat(), datetime.combine(moment, time.min, tz).timestamp()


def read_moment(text: str | None) -> Moment | None:
    """The time or date of a column; None where the text is neither.

    >>> read_moment("2016-11-24"), read_moment("2016-11-24T08:00:00+00:00"), read_moment("hier")
    (datetime.date(2016, 11, 24), datetime.datetime(2016, 11, 24, 8, 0, tzinfo=datetime.timezone.utc), None)
    """
    try:
        return None if text is None else date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    except ValueError:
        return None


def utc_seconds_of(text: str | None, tz: tzinfo = UTC) -> float | None:
    """UTC seconds of an ISO 8601 date or time; None where the text is neither.

    >>> utc_seconds_of("2016-11-24"), utc_seconds_of("hier")
    (1479945600.0, None)
    """
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    try:
        return (moment if moment.tzinfo else moment.replace(tzinfo=tz)).timestamp()
    except (OverflowError, ValueError):
        return None
