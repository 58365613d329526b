"""Times of listings: ISO 8601 (Atom, sitemaps, JSON Feed) and RFC 822 (RSS), with the slips that feeds make."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_ZONES = {
    "CET": "+0100",
    "MEZ": "+0100",
    "WEST": "+0100",
    "CEST": "+0200",
    "MESZ": "+0200",
    "EET": "+0200",
    "EEST": "+0300",
    "WET": "+0000",
}
"""Zones of Europe that RFC 822 does not name, and feeds do."""
_NAMED = re.compile(r"\s*\b([A-Z]{3,4})$")
_SPACED = re.compile(r"^(\d{4}-\d\d-\d\d)[T ]\s*(\d\d?:\d\d(?::\d\d)?)(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?$")
_YEARS = range(1601, 3000)
"""Years that a listing can mean; others are slips, and say nothing."""


def moment(printed: str | None) -> datetime | None:
    """A time of a listing as an aware datetime (UTC where it states no zone), None where it is none, or none that can be.

    >>> moment("2016-11-24T08:39+08:00").isoformat(), moment("Thu, 24 Nov 2016 08:39:00 CET").isoformat()
    ('2016-11-24T08:39:00+08:00', '2016-11-24T08:39:00+01:00')
    >>> moment("9999-12-31T23:59:59Z") is None, moment("hier") is None
    (True, True)
    """
    value = _read(" ".join((printed or "").split()))
    if value is None:
        return None
    value = value if value.tzinfo else value.replace(tzinfo=UTC)
    return value if value.year in _YEARS else None


def _read(printed: str) -> datetime | None:
    try:
        return datetime.fromisoformat(printed)
    except ValueError:
        pass
    if iso := _SPACED.match(printed):
        printed = f"{iso[1]}T{iso[2]:0>5}{iso[3] or ''}"
        try:
            return datetime.fromisoformat(printed)
        except ValueError:
            return None
    try:
        return parsedate_to_datetime(_NAMED.sub(lambda found: f" {_ZONES.get(found[1], found[1])}", printed))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
