"""Publication and update that a page prints apart, or under each other's label."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo

from crawler.parsing.document.page import Page
from crawler.parsing.times.clocks import clocks, says
from crawler.parsing.times.machine_readable import Stated
from crawler.parsing.times.notation import Printed
from crawler.parsing.times.stamp import Line

_ABOVE, _BELOW, _UNDER_TEXT = -6, 40, 10
"""Pieces above and below the headline, and from the text's end on, within which the other half of a time line is the article's."""


def swapped(line: Line, metadata: list[Stated], zone: tzinfo) -> Line:
    """The line, its two days exchanged where it prints the update as the earlier one and all metadata say that it is the publication."""
    first, last = _day(line.updated), _day(line.published)
    if first is None or last is None or first >= last or not (line.published and line.updated):
        return line
    for name, printed in (("published", line.updated), ("updated", line.published)):
        stated = [one for one in metadata if one.field == name and one.moment is not None and one.family != "time"]
        if not stated or not all(_agrees(printed, one, zone) for one in stated):
            return line
    return replace(line, published=line.updated, updated=line.published)


def _agrees(printed: Printed, one: Stated, zone: tzinfo) -> bool:
    return any(says(printed, clock) for clock in clocks(one, zone)) or one.moment == _day(printed)


def completed(line: Line, others: list[Line], page: Page, is_stated: bool) -> Line:
    """The line with the half that it lacks, where another line of the article prints it; `is_stated`: metadata state the publication."""
    if line.updated is None and line.published is not None:
        other = next((one for one in others if one is not line and _is_update(one, line.published)), None)
        return replace(line, updated=other.updated, update_element=other.update_element) if other else line
    if line.published is None and line.updated is not None and not is_stated:
        today = page.fetched_at.date() if page.fetched_at else None
        found = [one for one in others if one is not line and _is_publication(one, line.updated, today)]
        if found:
            other = min(found, key=lambda one: (not one.labelled, one.foot, abs(one.place)))
            return replace(line, published=other.published, element=other.element)
    return line


def _is_update(other: Line, published: Printed) -> bool:
    """Whether another line states the update of the article published then: it is labelled so, and stands with the article."""
    if other.updated is None or not other.updated.has_day or other.updated.is_relative or other.inside < 0:
        return False
    if other.published is not None and not _same_day(other.published, published):
        return False  # another article's
    return _stands_near(other) and _is_in_order(published, other.updated)


def _is_publication(other: Line, updated: Printed, today: date | None) -> bool:
    """Whether another line states the publication of the article updated then; a day in the page's header may be today's."""
    if other.published is None or not other.published.is_whole or other.inside < 0 or not _stands_near(other):
        return False
    if other.updated is not None or (other.foot and not other.labelled) or not _is_in_order(other.published, updated):
        return False
    return other.labelled or other.place > 0 or today is None or (day := _day(other.published)) is None or today - day > timedelta(days=1)


def _stands_near(line: Line) -> bool:
    return line.place <= _UNDER_TEXT if line.foot else _ABOVE <= line.place <= _BELOW


def _day(printed: Printed | None) -> date | None:
    if printed is None or not (printed.year and printed.month and printed.day):
        return None
    return datetime(printed.year, printed.month, printed.day).date()


def _same_day(one: Printed, other: Printed) -> bool:
    return (one.month, one.day) == (other.month, other.day) and (one.year is None or other.year in {None, one.year})


def _is_in_order(published: Printed, updated: Printed) -> bool:
    first, last = _day(published), _day(updated)
    return first is None or last is None or first <= last
