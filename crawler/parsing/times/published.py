"""When a page says it was published and updated, and the time line it prints: every candidate, and which one wins.

The printed line wins over metadata unless it is plainly less precise: a day alone, a relative time, an hour without a day.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from crawler.article import Candidate, Moment
from crawler.parsing.body.text_page import TextPage
from crawler.parsing.document.ruled_page import RuledPage
from crawler.parsing.times.address_days import page_day
from crawler.parsing.times.clocks import agreement, clocks, says, settled, wall
from crawler.parsing.times.machine_readable import OWN, Stated, beside, of_day, stated_times
from crawler.parsing.times.pairs import completed, swapped
from crawler.parsing.times.printed import Printed
from crawler.parsing.times.resolve import resolve
from crawler.parsing.times.ruled_stamp import best_line
from crawler.parsing.times.stamp import Line
from crawler.parsing.times.zones import zone_of

_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)
_WIDEST_ZONE = timedelta(hours=14)
_QUARTER = 900
"""Zones differ by quarters of an hour, in seconds."""


@dataclass(frozen=True, slots=True)
class Times:
    """What a page states about its own time."""

    published: Moment | None = None
    updated: Moment | None = None
    stamp: str | None = None
    """The time line as printed."""


def read_times(page: TextPage) -> Times:
    """Publication, update and stamp of a page, each candidate added to its evidence. Never raises."""
    zone, sure = zone_of(page)
    latest = page.fetched_at.astimezone(zone).date() + _DAY if page.fetched_at else None
    metadata = _until(latest, settled(stated_times(page, zone), zone))
    known = [(one, clocks(one, zone)) for one in metadata if one.moment is not None]
    line, others = best_line(page, lambda printed: agreement(printed, known), latest)
    if line:
        metadata += _until(latest, beside(line, zone))
        if not any(isinstance(one.moment, datetime) for one in metadata):
            metadata += _until(latest, of_day(page, zone, line))
        line = swapped(line, metadata, zone)
        line = completed(line, others, page, any(one.field == "published" and one.moment for one in metadata))
    reader = _Reader(page, zone, sure, metadata, latest)
    published, published_by = reader.published(line)
    updated, updated_by = reader.updated(line, published)
    if published is None and updated is not None and updated_by != "stamp":  # a line printed as an update is one
        published, published_by, updated, updated_by = updated, updated_by, None, "the only time stated, taken for the publication"
    published, updated = _local(published, zone), _local(updated, zone)
    if updated is not None and published is not None and not _is_later(updated, published, reader.seconds_apart()):
        updated, updated_by = None, "not a minute after the publication"
    times = Times(_to_minute(published), _to_minute(updated), line.text if line else None)
    _record(page, times, metadata, others, line, {"published": published_by, "updated": updated_by})
    return times


def _until(latest: date | None, metadata: list[Stated]) -> list[Stated]:
    """The stated times, those after the day `latest` without their moment: no page was published after it was fetched."""
    if latest is None:
        return metadata
    return [replace(one, moment=None) if (day := _day_of(one, UTC)) and day > latest else one for one in metadata]


class _Reader:
    """Chooses among what one page states; kept together because publication and update are read in one zone."""

    def __init__(self, page: RuledPage, zone: tzinfo, sure: bool, metadata: list[Stated], latest: date | None) -> None:
        self.page = page
        self.zone = zone
        self.sure = sure
        self.metadata = metadata
        day = page_day(page.url)
        self.address_day = None if day and latest and day > latest else day
        self.shift: dict[str, timedelta] = {}

    def of(self, name: str) -> list[Stated]:
        return [one for one in self.metadata if one.field == name and one.moment is not None]

    def published(self, line: Line | None) -> tuple[Moment | None, str]:
        """The publication, and the source that won."""
        printed = line.published if line else None
        if printed is not None:
            stated = self._best(self.of("published"))
            if not printed.has_day and isinstance(stated[0], datetime) and not says(printed, wall(stated[0], self.zone)):
                return stated  # an hour alone does not gainsay a whole time
            if line and not line.labelled and self._is_update(printed, stated[0]):
                return stated  # many themes print the day of the last update, and no word that says so
            found = self._printed(printed, self.of("published"), None if printed.has_day else stated[0])
            if found[0] is not None:
                self._calibrate(found[0])
                return found
        found = self._best(self.of("published"))
        return found if found[0] is not None or self.address_day is None else (self.address_day, "address")

    def updated(self, line: Line | None, published: Moment | None) -> tuple[Moment | None, str]:
        """The update, and the source that won; it may still be no later than the publication."""
        printed = line.updated if line else None
        if printed is not None:
            found = self._printed(printed, self.of("updated"), published)
            if found[0] is not None:
                return found
        first = line.published if line else None
        for one in self.of("updated"):
            if first and first.is_whole and first.minute is not None and any(says(first, clock) for clock in clocks(one, self.zone)):
                return published, one.source  # what metadata call the update is what the page prints as its publication
            if one.moment is not None:
                shift = self.shift.get(one.family, timedelta())
                return (one.moment + shift if isinstance(one.moment, datetime) else one.moment), one.source
        return None, ""

    def _is_update(self, printed: Printed, published: Moment | None) -> bool:
        """Whether a printed day is that of the stated update, and the publication is stated for an earlier one."""
        if printed.hour is not None or printed.day is None or not isinstance(published, datetime):
            return False
        if any(says(printed, clock) for one in self.of("published") if one.source != OWN for clock in clocks(one, self.zone)):
            return False
        later = (one.moment for one in self.of("updated") if isinstance(one.moment, datetime) and one.moment > published)
        return any(says(printed, wall(moment, self.zone)) for moment in later)

    def _printed(self, printed: Printed, metadata: list[Stated], published: Moment | None) -> tuple[Moment | None, str]:
        """What a printed time states, made as precise as metadata that agree with it allow."""
        for one in sorted(
            metadata, key=lambda one: one.printed is None or one.printed.offset is None
        ):  # stable: trust decides among equals
            if isinstance(one.moment, datetime) and printed.ago is None and (found := self._same(printed, one)):
                return found, one.source if printed.hour is None or not printed.is_whole else "stamp"
        moment = self._dated(printed, metadata, published) if printed.day is not None and not printed.is_whole else None
        if moment is None:
            moment = resolve(printed, fetched_at=self.page.fetched_at, zone=self.zone, address_day=self.address_day, published=published)
        if printed.ago is not None or printed.back is not None or (printed.weekday is not None and printed.day is None):
            best = self._best(metadata)
            return best if best[0] is not None else (moment, "stamp")
        return moment, "stamp"

    def _same(self, printed: Printed, one: Stated) -> datetime | None:
        """The stated moment in the zone in which it is the printed one; None where it is another."""
        moment = one.moment
        if not isinstance(moment, datetime) or one.printed is None or one.printed.hour is None:
            return None
        if printed.offset is not None:
            moment = moment.astimezone(timezone(timedelta(minutes=printed.offset)))
            return moment if says(printed, moment.replace(tzinfo=None)) else None
        here = moment.astimezone(self.zone)
        elsewhere = bool(one.printed.offset) and says(printed, moment.replace(tzinfo=None))
        if says(printed, here.replace(tzinfo=None)):
            return moment if elsewhere and not self.sure else here
        if not elsewhere:
            return None
        if self.page.outlet and moment.utcoffset() == moment.astimezone(ZoneInfo(self.page.outlet.timezone)).utcoffset():
            return moment  # a regional page that prints the hour of the newspaper's seat
        apart = abs((here.utcoffset() or timedelta()) - (moment.utcoffset() or timedelta()))
        if printed.hour is not None and (self.page.outlet or (self.sure and apart == timedelta(hours=1))):
            return None  # summer time forgotten, or kept in winter: the zone is known, so the printed hour is read in it
        return moment

    def _dated(self, printed: Printed, metadata: list[Stated], published: Moment | None) -> Moment | None:
        """A year-less time, in the year that the address, the metadata or the publication show for its day."""
        days = [self.address_day, *(_day_of(one, self.zone) for one in metadata or self.metadata)]
        days.append(wall(published, self.zone).date() if isinstance(published, datetime) else published)
        found = (resolve(printed, fetched_at=None, zone=self.zone, address_day=day) for day in days if day is not None)
        return next((moment for moment in found if moment is not None), None)

    def _best(self, metadata: list[Stated]) -> tuple[Moment | None, str]:
        """The most trusted stated time; one with an hour before a day alone or a midnight of the same day."""
        if not metadata:
            return None, ""
        first = metadata[0]
        for one in metadata:
            if _is_day_only(first) and not _is_day_only(one) and _day_of(one, self.zone) == _day_of(first, self.zone):
                first = one
        moment = first.moment
        if isinstance(moment, datetime) and (first.printed is None or not first.printed.offset):
            moment = moment.astimezone(self.zone)
        return moment, first.source

    def _calibrate(self, published: Moment) -> None:
        """How far off each family of metadata is, where the printed line shows that it marks its times with the wrong zone."""
        if not isinstance(published, datetime):
            return
        for one in self.of("published"):
            if isinstance(one.moment, datetime) and one.family not in self.shift:
                seconds = round((published.replace(second=0) - one.moment.replace(second=0)).total_seconds())
                if abs(seconds) <= _WIDEST_ZONE.total_seconds() and seconds % _QUARTER == 0:
                    self.shift[one.family] = timedelta(seconds=seconds)

    def seconds_apart(self) -> timedelta | None:
        """Time between publication and update to the second, where one hand stated both."""
        for later in self.of("updated"):
            for first in self.of("published"):
                if first.family == later.family and isinstance(first.moment, datetime) and isinstance(later.moment, datetime):
                    return later.moment - first.moment
        return None


def _is_day_only(one: Stated) -> bool:
    return not isinstance(one.moment, datetime) or (one.moment.hour, one.moment.minute, one.moment.second) == (0, 0, 0)


def _day_of(one: Stated, zone: tzinfo) -> date | None:
    return wall(one.moment, zone).date() if isinstance(one.moment, datetime) else one.moment


def _is_later(updated: Moment, published: Moment | None, apart: timedelta | None) -> bool:
    if isinstance(updated, datetime) and isinstance(published, datetime):
        if apart is not None and abs(apart) < _MINUTE and abs(updated - published) < 2 * _MINUTE:
            return False  # seconds apart: two minutes printed, or one, but no update
        return updated.astimezone(UTC).replace(second=0) - published.astimezone(UTC).replace(second=0) >= _MINUTE
    first = published.date() if isinstance(published, datetime) else published
    last = updated.date() if isinstance(updated, datetime) else updated
    return first is not None and (last > first or (last == first and isinstance(updated, datetime) and not isinstance(published, datetime)))


def _local(moment: Moment | None, zone: tzinfo) -> Moment | None:
    """A moment in the page's zone; one that states another offset than that zone's keeps it, unless it states none but Greenwich's."""
    if not isinstance(moment, datetime):
        return moment
    here = moment.astimezone(zone)
    return here if moment.utcoffset() in {timedelta(), here.utcoffset()} else moment


def _to_minute(moment: Moment | None) -> Moment | None:
    return moment.replace(second=0, microsecond=0) if isinstance(moment, datetime) else moment


def _record(page: RuledPage, times: Times, metadata: list[Stated], lines: list[Line], chosen: Line | None, won: dict[str, str]) -> None:
    """Every candidate into the page's evidence; what won first."""
    for name, time in (("published", times.published), ("updated", times.updated)):
        found = page.evidence.setdefault(name, [])
        if chosen and won[name] == "stamp" and time is not None:
            found.append(Candidate(name, "stamp", chosen.text, time.isoformat(), True, "printed on the page"))
        for one in metadata:
            if one.field == name:
                value = one.moment.isoformat() if one.moment else None
                is_it = value is not None and won[name] == one.source and not any(other.chosen for other in found)
                why = "the most trusted that agrees with the page" if is_it else "another source" if value else "not a time"
                found.append(Candidate(name, one.source, one.text, value, is_it, why))
    if day := page_day(page.url):
        is_it = won["published"] == "address" and times.published is not None
        why = "the day in the address, where nothing else states one" if is_it else "another source"
        page.evidence["published"].append(Candidate("published", "address", page.url, day.isoformat(), is_it, why))
    for line in lines:
        why = "the line nearest the headline that agrees with what is stated" if line is chosen else "another line"
        source = "rule:stamp" if line.is_ruled else "stamp"
        page.evidence.setdefault("stamp", []).append(Candidate("stamp", source, line.text, line.text, line is chosen, why))
