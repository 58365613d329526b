"""Publication and update that a page prints apart, or under each other's label."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo
from itertools import islice

from crawler.parsing.body.text_page import TextPage
from crawler.parsing.document.text import whole_text
from crawler.parsing.times.clocks import clocks, says
from crawler.parsing.times.machine_readable import Stated
from crawler.parsing.times.printed import Printed
from crawler.parsing.times.stamp import Line

_ABOVE, _BELOW, _UNDER_TEXT = -6, 40, 10
"""Pieces above and below the headline, and from the text's end on, within which the other half of a time line is the article's."""
_LEVELS = 5
"""Ancestors that may hold a line and the link it belongs to."""
_WORDS = 15
"""Characters of a link that is another article's headline."""


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


def completed(line: Line, others: list[Line], page: TextPage, is_stated: bool) -> Line:
    """The line with the half that it lacks, where another line of the article prints it; `is_stated`: metadata state the publication."""
    if line.updated is None and line.published is not None:
        today = page.fetched_at.date() if page.fetched_at else None
        found = (one for one in others if one is not line and _is_update(one, line.published, today))
        other = next((one for one in found if not _is_in_card(one, page)), None)
        return replace(line, updated=other.updated, update_element=other.update_element) if other else line
    if line.published is None and line.updated is not None and not is_stated:
        today = page.fetched_at.date() if page.fetched_at else None
        firsts = [one for one in others if one is not line and _is_publication(one, line.updated, today) and not _is_in_card(one, page)]
        if firsts:
            other = min(firsts, key=lambda one: (not one.labelled, one.foot, abs(one.place)))
            return replace(line, published=other.published, element=other.element)
    return line


def _is_update(other: Line, published: Printed, today: date | None) -> bool:
    """Whether another line states the update of the article published then: it is labelled so, and stands with the article.

    Above the headline sites print when they were themselves updated last, which is at most a day ago.
    """
    if other.updated is None or not other.updated.has_day or other.updated.is_relative or other.inside < 0:
        return False
    if other.published is not None and not _same_day(other.published, published):
        return False  # another article's
    if other.place < 0 and not other.foot and _is_recent(other.updated, today):
        return False
    return _stands_near(other) and _is_in_order(published, other.updated)


def _is_publication(other: Line, updated: Printed, today: date | None) -> bool:
    """Whether another line states the publication of the article updated then; a day in the page's header may be today's."""
    if other.published is None or not other.published.is_whole or other.inside < 0 or not _stands_near(other):
        return False
    if other.updated is not None or (other.foot and not other.labelled) or not _is_in_order(other.published, updated):
        return False
    return other.labelled or other.place > 0 or not _is_recent(other.published, today)


def _is_recent(printed: Printed, today: date | None) -> bool:
    """Whether a printed day is that of the fetch or the one before."""
    day = _day(printed)
    return day is not None and today is not None and today - day <= timedelta(days=1)


def _is_in_card(line: Line, page: TextPage) -> bool:
    """Whether a line stands with a link to another article, in an element that holds neither the headline nor the text."""
    own = {step for top in (page.title.element, page.body.container) if top is not None for step in (top, *top.iterancestors())}
    element = line.element if line.published else line.update_element
    for step in () if element is None else (element, *islice(element.iterancestors(), _LEVELS)):
        if step in own:
            return False
        if any(len(whole_text(link)) > _WORDS for link in islice(step.iter("a"), _LEVELS)):
            return True
    return False


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
