"""Publication times: from an article's number to its time and back, in constant time."""

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
"""The newspaper's default time, fixed so that runs are reproducible."""

MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre")
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def local(at: datetime) -> datetime:
    """The moment in the newspaper's zone, to the minute. A naive datetime is taken to be in this zone."""
    zoned = at.replace(tzinfo=ZONE) if at.tzinfo is None else at.astimezone(ZONE)
    return zoned.replace(second=0, microsecond=0)


def later(at: datetime, minutes: int) -> datetime:
    """`at` plus so many elapsed minutes, in the newspaper's zone, also across daylight-saving changes.

    >>> later(datetime(2016, 10, 30, 1, 30, tzinfo=ZONE), 120).isoformat()
    '2016-10-30T02:30:00+01:00'
    """
    return (at.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(ZONE)


def elapsed(since: datetime, at: datetime) -> timedelta:
    """The elapsed time from `since` to `at`, negative where `since` is later. Python's own subtraction ignores daylight-saving changes."""
    return at.astimezone(UTC) - since.astimezone(UTC)


@dataclass(frozen=True)
class Calendar:
    """One article in each interval `spacing`, at a random time in it. Numbers start at 0 in the year 2000."""

    seed: int
    spacing: timedelta

    @classmethod
    def of(cls, seed: int, articles: int) -> Calendar:
        """A calendar whose newest `articles` articles span at most six years."""
        minutes = int(min(USUAL_SPACING, LONGEST_ARCHIVE / max(articles, 1)).total_seconds()) // 60
        return cls(seed, timedelta(minutes=max(minutes, 1)))

    def published(self, number: int) -> datetime:
        """The time of publication of article `number`, past or future, in the newspaper's zone, to the minute."""
        minutes = int(self.spacing.total_seconds()) // 60
        jitter = fold(self.seed, "jitter", number) % minutes
        return later(FOUNDED + number * self.spacing, jitter)

    def latest(self, at: datetime) -> int:
        """The number of the newest article at `at`; -1 before the first article."""
        number = (at.astimezone(UTC) - FOUNDED) // self.spacing
        return number if number < 0 or elapsed(self.published(number), at) >= timedelta(0) else number - 1
