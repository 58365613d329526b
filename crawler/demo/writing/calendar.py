"""When articles appear: numbers to times and back, in one step whatever the number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from crawler.demo.writing.chance import fold

ZONE = ZoneInfo("Europe/Paris")
FOUNDED = datetime(2000, 1, 1, tzinfo=UTC)
USUAL_SPACING = timedelta(hours=2)
LONGEST_ARCHIVE = timedelta(days=6 * 365)
DEFAULT_AT = datetime(2016, 11, 24, 8, 39, tzinfo=ZONE)
"""The moment at which the newspaper stands where nobody says otherwise and runs have to repeat."""

MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre")
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def local(at: datetime) -> datetime:
    """The moment in the newspaper's zone, to the minute; a naive one is taken as said there."""
    zoned = at.replace(tzinfo=ZONE) if at.tzinfo is None else at.astimezone(ZONE)
    return zoned.replace(second=0, microsecond=0)


def later(at: datetime, minutes: int) -> datetime:
    """So many real minutes after `at`, in the newspaper's zone: an hour is an hour on the nights when clocks change.

    >>> later(datetime(2016, 10, 30, 1, 30, tzinfo=ZONE), 120).isoformat()
    '2016-10-30T02:30:00+01:00'
    """
    return (at.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(ZONE)


def elapsed(since: datetime, at: datetime) -> timedelta:
    """The real time from `since` to `at`, negative where it comes after: Python alone would subtract what the clocks on the wall show."""
    return at.astimezone(UTC) - since.astimezone(UTC)


@dataclass(frozen=True)
class Calendar:
    """One article in every `spacing`, somewhere in it. Numbers start at 0, in 2000."""

    seed: int
    spacing: timedelta

    @classmethod
    def of(cls, seed: int, articles: int) -> Calendar:
        """The calendar in which the latest `articles` articles span six years at most."""
        minutes = int(min(USUAL_SPACING, LONGEST_ARCHIVE / max(articles, 1)).total_seconds()) // 60
        return cls(seed, timedelta(minutes=max(minutes, 1)))

    def published(self, number: int) -> datetime:
        """When article `number` appears (appeared, will appear), in the newspaper's zone, to the minute."""
        minutes = int(self.spacing.total_seconds()) // 60
        jitter = fold(self.seed, "jitter", number) % minutes
        return later(FOUNDED + number * self.spacing, jitter)

    def latest(self, at: datetime) -> int:
        """The number of the newest article at `at`, -1 before the first."""
        number = (at.astimezone(UTC) - FOUNDED) // self.spacing
        return number if number < 0 or elapsed(self.published(number), at) >= timedelta(0) else number - 1
