"""The time line where the outlet's rule says that it stands; the generic reader's where the rule does not hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from crawler.parsing.body.text_page import TextPage
from crawler.parsing.body.vicinity import is_near, pieces_of
from crawler.parsing.outlet import no_longer
from crawler.parsing.times import stamp
from crawler.parsing.times.printed import Printed
from crawler.parsing.times.stamp import PLAIN, Line, agreement_of, lines, score, surroundings

_RULED = 6.0
"""What a line gains by standing where the outlet's rule says that the time line stands."""

_MANY = 3
"""Different times that no article prints for its own."""


def best_line(page: TextPage, agrees: Callable[[Printed], int], latest: date | None = None) -> tuple[Line | None, list[Line]]:
    """As `stamp.best_line`: the page's time line, where the outlet's rule says that it stands, and all that stand beside it."""
    generic, found = stamp.best_line(page, agrees, latest)
    if not page.outlet or not page.outlet.stamp:
        return generic, found
    site = replace(surroundings(page, latest), running={})
    selected = [replace(line, is_ruled=True) for line in lines(pieces_of(page.ruled("stamp")), site)]
    scored = [(told, -place, line) for place, line in enumerate(selected) if (told := score(line, agrees, latest) + _RULED) > 0]
    ruled = max(scored, key=lambda one: one[:2])[2] if scored else None
    several = len({line.text for line in selected})
    if fault := _fault(page, ruled, several, generic, agrees, latest):
        page.evidence.setdefault("stamp", []).append(no_longer("stamp", "stamp", ruled.text if ruled else "", fault))
        return generic, found
    if ruled is None:
        return generic, found
    chosen = _whole(ruled if generic is None or generic.text != ruled.text else generic, found)
    beside = selected if max(one[0] for one in scored) >= PLAIN else [*selected, *found]
    return chosen, [chosen, *(line for line in beside if line.text != chosen.text)]


def _fault(
    page: TextPage, ruled: Line | None, several: int, generic: Line | None, agrees: Callable[[Printed], int], latest: date | None
) -> str:
    """What is wrong with a rule's line, one of `several`, beside the generic reader's; empty where it holds."""
    plain = generic is not None and score(generic, agrees, latest) >= PLAIN
    if ruled is None:
        return "it selects no time" if plain else ""
    if (several > 1 or ruled.inside < 0 or generic) and not is_near(page, ruled.element):
        return "it selects times that stand with other things"
    if generic is None:
        return ""
    if several >= _MANY:
        return "it selects the times of many things"
    if generic.labelled and _is_whole(generic) and not (_is_whole(ruled) or ruled.labelled or _states_hour(ruled)):
        return "a line near the headline states the whole day, and this one does not"
    if not plain:
        return ""
    if ruled.inside < min(0, generic.inside):
        return "it selects a time that stands with other things"
    mine, other = agreement_of(ruled, agrees), agreement_of(generic, agrees)
    if mine < other and mine <= 0:
        return "another line is the one that the page states elsewhere"
    if generic.labelled and _states_hour(generic) and not (ruled.labelled or _states_hour(ruled)):
        return "a line near the headline says when it was published, and this one does not"
    return ""


def _is_whole(line: Line) -> bool:
    return any(one.is_whole for one in (line.published, line.updated) if one)


def _states_hour(line: Line) -> bool:
    return any(one.hour is not None for one in (line.published, line.updated) if one)


def _whole(ruled: Line, found: list[Line]) -> Line:
    """The line, with what is printed beside it where the rule selects a part: its label, the update."""
    whole = [one for one in found if one.element is ruled.element and ruled.text in one.text]
    return replace(max((ruled, *whole), key=lambda one: len(one.text)), is_ruled=True)
