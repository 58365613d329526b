"""What a stretch of text states about a moment."""

from __future__ import annotations

from typing import NamedTuple


class Printed(NamedTuple):
    """What a stretch of text states about a moment; None for what it leaves open."""

    start: int
    """Where it begins in the text."""
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """0 is Monday."""
    back: int | None = None
    """Days before the fetch (`hier`: 1)."""
    ago: int | None = None
    """Seconds before the fetch (`il y a 2 heures`: 7200)."""
    hour: int | None = None
    minute: int | None = None
    """None where it states the hour alone (`à 17h`), or by mistake twice (`15h:15`)."""
    second: int | None = None
    offset: int | None = None
    """Minutes east of Greenwich."""
    vague: bool = False
    """Whether it is a span of weeks, months or years before the fetch: that names no day."""

    @property
    def has_day(self) -> bool:
        """Whether it states a day, if only a relative one."""
        return self.day is not None or self.back is not None or self.ago is not None or self.weekday is not None

    @property
    def is_whole(self) -> bool:
        """Whether it states day, month and year."""
        return self.year is not None

    @property
    def takes_hour(self) -> bool:
        """Whether it is a day whose hour is still open."""
        return self.hour is None and not self.is_relative

    @property
    def is_relative(self) -> bool:
        """Whether it states a span of time instead of a point."""
        return self.ago is not None or self.vague
