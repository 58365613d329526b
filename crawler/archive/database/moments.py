"""Times as rows hold them: ISO 8601 with the outlet's offset for people, UTC seconds beside for sorting."""

from __future__ import annotations

from datetime import UTC, datetime, time, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from crawler.article import Moment


@lru_cache(maxsize=256)
def zone(name: str | None) -> tzinfo:
    """The zone of that IANA name; UTC where there is none of that name."""
    try:
        return ZoneInfo(name) if name else UTC
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def iso(moment: datetime, where: tzinfo = UTC) -> str:
    """`moment` in that zone, to the second.

    >>> iso(datetime(2016, 11, 24, 0, 39, tzinfo=UTC), zone("Europe/Paris"))
    '2016-11-24T01:39:00+01:00'
    """
    return moment.astimezone(where).isoformat(timespec="seconds")


def seconds_iso(seconds: float, where: tzinfo = UTC) -> str:
    """UTC seconds as ISO 8601 in that zone."""
    return iso(datetime.fromtimestamp(seconds, UTC), where)


def stated(moment: Moment | None, where: tzinfo) -> tuple[str | None, float | None]:
    """A time that a page states, as it states it, and UTC seconds; a plain date sorts at its first moment in that zone.

    >>> from datetime import date
    >>> stated(date(2016, 11, 24), UTC)
    ('2016-11-24', 1479945600.0)
    >>> stated(None, UTC)
    (None, None)
    """
    if moment is None:
        return None, None
    if isinstance(moment, datetime):
        return iso(moment, moment.tzinfo or where), moment.timestamp()
    return moment.isoformat(), datetime.combine(moment, time.min, where).timestamp()


def read_stated(text: str | None, where: tzinfo = UTC) -> float | None:
    """UTC seconds of an ISO 8601 text, date or time; None where it is neither.

    >>> read_stated("2016-11-24"), read_stated("hier")
    (1479945600.0, None)
    """
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    try:
        return (moment if moment.tzinfo else moment.replace(tzinfo=where)).timestamp()
    except (OverflowError, ValueError):
        return None
