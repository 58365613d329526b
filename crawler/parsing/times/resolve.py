"""From what is printed to a moment: the year, the day and the zone that the text leaves open come from what is known around it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from crawler.article import Moment
from crawler.parsing.times.notation import stated
from crawler.parsing.times.printed import Printed

_YEARS_BACK = 12
"""Years tried for a day without one: 29 February comes every four or eight, and each day falls on each weekday within eleven or so."""
_NEAR = timedelta(days=45)
"""How far from the day in the address a year-less stamp may lie."""
_DAY = 86400


def resolve(
    printed: Printed,
    *,
    fetched_at: datetime | None,
    zone: tzinfo,
    address_day: date | None = None,
    published: Moment | None = None,
) -> Moment | None:
    """The moment that `printed` states, an aware datetime in `zone` (or in the offset it prints), or a date where it states no hour.

    What is relative or lacks its year is the latest moment not after `fetched_at`; a year is taken from `address_day`, where that is near,
    before; a bare hour is on the day of `published`, else of the address, else of the fetch. None where nothing says the day.
    """
    now = fetched_at.astimezone(zone) if fetched_at else None
    if printed.ago is not None:
        return _before(printed.ago, fetched_at, zone)
    if printed.vague:
        return None
    if not printed.has_day:
        return _bare(printed, now, zone, address_day, published)
    if printed.is_whole and printed.month and printed.day:
        return _at(date(printed.year or 0, printed.month, printed.day), printed, zone)
    if printed.back is not None:
        return _latest([now.date() - timedelta(days=printed.back + more) for more in (0, 1)], printed, zone, now) if now else None
    if printed.day is not None:
        return _yearless(printed, now, zone, address_day)
    if now is None:
        return None
    days = ((now.weekday() - (printed.weekday or 0)) % 7, (now.weekday() - (printed.weekday or 0)) % 7 + 7)
    return _latest([now.date() - timedelta(days=back) for back in days], printed, zone, now)


def _before(seconds: int, fetched_at: datetime | None, zone: tzinfo) -> Moment | None:
    if fetched_at is None:
        return None
    moment = (fetched_at.astimezone(UTC) - timedelta(seconds=seconds)).astimezone(zone)
    return moment.date() if seconds >= _DAY else moment.replace(second=0, microsecond=0)


def _at(day: date, printed: Printed, zone: tzinfo, not_after: datetime | None = None) -> Moment:
    """`day` at the printed hour; a local time that the clock jumped over is read as if it had not jumped."""
    if printed.hour is None:
        return day
    clock = zone if printed.offset is None else timezone(timedelta(minutes=printed.offset))
    moment = datetime(day.year, day.month, day.day, printed.hour, printed.minute or 0, printed.second or 0, tzinfo=clock)
    if not_after is not None and printed.offset is None and (later := moment.replace(fold=1)).astimezone(UTC) <= not_after:
        moment = later  # the hour that comes twice in autumn: the latest one not after the fetch
    return moment.astimezone(UTC).astimezone(clock)


def _latest(days: list[date], printed: Printed, zone: tzinfo, now: datetime) -> Moment | None:
    """The first of `days`, latest first, on which the printed moment is not after `now`."""
    for day in days:
        moment = _at(day, printed, zone, now)
        if (moment <= now) if isinstance(moment, datetime) else (day <= now.date()):
            return moment
    return None


def _yearless(printed: Printed, now: datetime | None, zone: tzinfo, address_day: date | None) -> Moment | None:
    if address_day is not None:
        near = [day for day in _days(printed, address_day.year + 1, 3) if abs(day - address_day) <= _NEAR]
        if near:
            return _at(near[0], printed, zone)
    if now is None:
        return None
    days = _days(printed, now.year, _YEARS_BACK)
    named = [day for day in days if printed.weekday is None or day.weekday() == printed.weekday]
    return _latest(named, printed, zone, now) or _latest(days, printed, zone, now)


def _days(printed: Printed, last: int, years: int) -> list[date]:
    """The printed day in each of the last `years` years that have it, latest first."""
    found = []
    for year in range(last, last - years, -1):
        try:
            found.append(date(year, printed.month or 1, printed.day or 1))
        except ValueError:
            continue  # 29 February
    return found


def _bare(printed: Printed, now: datetime | None, zone: tzinfo, address_day: date | None, published: Moment | None) -> Moment | None:
    if published is not None:
        day = published.astimezone(zone).date() if isinstance(published, datetime) else published
        return _at(day, printed, zone)
    if address_day is not None:
        return _at(address_day, printed, zone)
    return _latest([now.date(), now.date() - timedelta(days=1)], printed, zone, now) if now else None


def read_date(
    text: str,
    *,
    fetched_at: datetime | None = None,
    zone: tzinfo,
    address_day: date | None = None,
    published: Moment | None = None,
) -> Moment | None:
    """The first moment that `text` states and that can be resolved, None where there is none. Never raises.

    >>> from zoneinfo import ZoneInfo
    >>> read_date("Publié le 1er août 2023 à 8 h 05", zone=ZoneInfo("Europe/Paris")).isoformat()
    '2023-08-01T08:05:00+02:00'
    """
    for printed in stated(text):
        moment_or_none = resolve(printed, fetched_at=fetched_at, zone=zone, address_day=address_day, published=published)
        if moment_or_none is not None:
            return moment_or_none
    return None
