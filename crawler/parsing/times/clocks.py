"""What clocks show at a moment, and whether what is printed is true of it; metadata whose zone is missing or wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from crawler.parsing.times.machine_readable import Stated
from crawler.parsing.times.printed import Printed

_NONE = timedelta()


def wall(moment: datetime, zone: tzinfo) -> datetime:
    """What a clock in `zone` shows, without its zone."""
    return moment.astimezone(zone).replace(tzinfo=None)


def says(printed: Printed, clock: datetime) -> bool:
    """Whether all that `printed` states is true of a clock's time."""
    pairs = (
        (printed.year, clock.year),
        (printed.month, clock.month),
        (printed.day, clock.day),
        (printed.hour, clock.hour),
        (printed.minute, clock.minute),
    )
    return all(mine is None or mine == theirs for mine, theirs in pairs)


def clocks(one: Stated, zone: tzinfo) -> list[datetime]:
    """What a clock in the page's zone shows at a stated time, and what one in the offset that the page states shows."""
    if not isinstance(one.moment, datetime):
        return []
    return [wall(one.moment, zone), one.moment.replace(tzinfo=None)]


def agreement(printed: Printed, known: list[tuple[Stated, list[datetime]]]) -> int:
    """2 where a stated time is the printed one to the minute, 1 to the day, 0 where nothing can be compared, -1 where all differ.

    `known` are the stated times with their clocks.
    """
    if not known or printed.day is None:
        return 2 if printed.minute is not None and any(says(printed, clock) for _, shown in known for clock in shown) else 0
    best = -1
    for one, shown in known:
        days = {clock.date() for clock in shown} or ({one.moment} if isinstance(one.moment, date) else set())
        if printed.hour is not None and any(says(printed, clock) for clock in shown):
            return 2
        if any(printed.day == day.day and printed.month == day.month and printed.year in {None, day.year} for day in days):
            best = 1
        elif best < 0 and any(_is_near(printed, day) for day in days):
            best = 0
    if best < 0 and printed.is_whole and all(one.field == "updated" for one, _ in known):
        return 0  # an earlier publication, of which the metadata say nothing
    return best


def _is_near(printed: Printed, day: date) -> bool:
    """Whether a printed day is the one before or after: another zone's, or the paper's of tomorrow."""
    if printed.day is None or printed.month is None:
        return False
    try:
        return abs(date(printed.year or day.year, printed.month, printed.day) - day) <= timedelta(days=1)
    except ValueError:
        return False  # 29 February of another year


def settled(metadata: list[Stated], zone: tzinfo) -> list[Stated]:
    """The stated times, with the zone that others show where one is missing or wrong.

    Of two that lie as far apart as the page's zone from Greenwich's, the one without a zone is Greenwich's (`11:15` and `13:15+02:00`).
    Of two that show the same hour, once as Greenwich's and once as the zone's own, it is the zone's (`13:15Z` and `13:15+02:00`).
    Midnight at Greenwich, where no one lives by its hour, stands for the day alone.
    """
    metadata = [_without_zero(one, zone) for one in metadata]
    timed = [one for one in metadata if isinstance(one.moment, datetime) and one.printed is not None and one.printed.hour is not None]
    if len({one.source for one in timed}) < 2:
        return metadata
    greenwich, local = _families(timed, zone)
    if not greenwich and not local:
        return metadata
    return [_moved(one, zone, greenwich, local) for one in metadata]


def _without_zero(one: Stated, zone: tzinfo) -> Stated:
    if not isinstance(one.moment, datetime) or _offset(one) != 0 or one.moment.time().replace(microsecond=0) != time():
        return one
    return replace(one, moment=one.moment.date()) if one.moment.astimezone(zone).utcoffset() else one


def _families(timed: list[Stated], zone: tzinfo) -> tuple[set[str], set[str]]:
    """The families whose times without zone are Greenwich's, and those whose times marked as Greenwich's are local."""
    greenwich: set[str] = set()
    local: set[str] = set()
    for one in timed:
        others = [other for other in timed if other.field == one.field and other.family != one.family]
        zoned = [other for other in others if _offset(other) is not None]
        if _offset(one) is None and any(_apart(other, one, zone) for other in others):
            if not any(_minute(other, zone) == _minute(one, zone) for other in zoned):
                greenwich.add(one.family)
        elif _offset(one) == 0 and not any(_minute(other, zone) == _minute(one, zone) for other in others):
            local.update({one.family} if any(_shows_here(other, one, zone) for other in others) else ())
    return greenwich, local


def _offset(one: Stated) -> int | None:
    return one.printed.offset if one.printed else None


def _minute(one: Stated, zone: tzinfo) -> datetime | None:
    return wall(one.moment, zone).replace(second=0, microsecond=0) if isinstance(one.moment, datetime) else None


def _apart(later: Stated, one: Stated, zone: tzinfo) -> bool:
    """Whether a time without zone lies as far before another as Greenwich's hour before the zone's."""
    here, there = _minute(later, zone), _minute(one, zone)
    offset = later.moment.astimezone(zone).utcoffset() if isinstance(later.moment, datetime) else None
    return bool(offset) and here is not None and there is not None and here - there == offset


def _shows_here(other: Stated, one: Stated, zone: tzinfo) -> bool:
    """Whether another time, in the zone's own offset, shows the hour that one shows as Greenwich's."""
    if not isinstance(other.moment, datetime) or not isinstance(one.moment, datetime) or not _offset(other):
        return False
    offset = other.moment.utcoffset()
    same = other.moment.replace(tzinfo=None, second=0) == one.moment.replace(tzinfo=None, second=0)
    return same and offset != _NONE and offset == other.moment.astimezone(zone).utcoffset()


def _moved(one: Stated, zone: tzinfo, greenwich: set[str], local: set[str]) -> Stated:
    if not isinstance(one.moment, datetime) or one.printed is None or one.printed.hour is None:
        return one
    bare = one.moment.replace(tzinfo=None)
    if _offset(one) is None and one.family in greenwich:
        return replace(one, moment=bare.replace(tzinfo=UTC).astimezone(zone))
    if _offset(one) == 0 and one.family in local:
        return replace(one, moment=bare.replace(tzinfo=zone))
    return one
