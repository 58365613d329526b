"""Boxes around a form inside the text's container: its heading and its sentence ask for an address, and are no text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TypeAlias

from lxml import html

from crawler.parsing.document.text import is_small
from crawler.parsing.foreign_text.appeals import is_appeal
from crawler.parsing.text_place.container import Place
from crawler.parsing.text_place.hosts import LONG, folded, length

_MANY, _DEEP = 60, 5
"""Forms looked at, and levels around one."""
_BOX, _LARGE, _LINES = 700, 60, 4
"""Characters, elements and paragraphs from which what stands around a form is no box of its own."""
_SHARE = 0.3
"""The share of the container's text above which what stands around a form holds the article's text."""
_WRITTEN = frozenset({None, "", "email", "tel", "text"})
"""Types of the inputs that a reader writes in."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

Element: TypeAlias = html.HtmlElement


def form_boxes(place: Place) -> set[Element]:
    """The elements in the text's container that hold a form, what it is called and what it asks for, and nothing else."""
    container = place.container
    if container is None:
        return set()
    return {box for form in _forms(container) if (box := _box(form, container, place)) is not None}


def _forms(container: Element) -> Iterator[Element]:
    for form in islice(container.iter("form", "input", "textarea"), _MANY):
        if form.tag != "input" or (form.get("type") or "").lower() in _WRITTEN:
            yield form


def _box(form: Element, container: Element, place: Place) -> Element | None:
    """The largest element around a form that is small and speaks of nothing else; None where the form stands among the text."""
    whole = max(place.inside.get(container, 0), _BOX)
    found = None
    for above in islice(form.iterancestors(), _DEEP):
        if above is container or not is_small(above, _LARGE) or place.inside.get(above, 0) > _SHARE * whole:
            break
        lines = [folded(line) for line in islice(above.iter("p"), _LINES + 1)]
        if len(lines) > _LINES or length(above) > _BOX or (found is not None and length(above) - length(found) >= LONG):
            break
        if any(map(is_appeal, lines)) or any(step.tag in _HEADINGS for step in above.iterdescendants()):
            found = above
    return found
