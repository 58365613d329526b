"""Rows of tabs over panels of headlines: which tab a panel stands under."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice

from lxml import html

from crawler.parsing.document.text import is_small, text_of
from crawler.parsing.headlines.column_titles import HEADINGS, UNSEEN, clean, is_no_title

_MOST = 8
"""Tabs that a row has at most."""
_LONGEST = 40
"""Characters that a tab has at most."""
_LARGE = 60
"""Elements that a row has at most."""
_TAGS = frozenset({"a", "button", "dt", "div", "label", "li", "p", "span"})
_ACTIVE = re.compile(r"(?:^|[\s_-])(?:is-?)?(?:active|selected|current|actif)(?=$|[\s_-])", re.IGNORECASE)
_TABBED = re.compile(r"(?:^|[\s_-])(?:tabs?|onglets?)(?=$|[\s_-])", re.IGNORECASE)

Tab = tuple[str, html.HtmlElement]
"""Its words, and the element that holds them."""


def tab_over(row_end: html.HtmlElement, trail: list[html.HtmlElement], counts: Callable[[html.HtmlElement], int]) -> tuple[Tab, int] | None:
    """The tab that names the panel on `trail`, and how much of the trail, innermost first, stands in that panel; None where the element
    `row_end`, which stands before the trail's last, ends no row of tabs. `counts` says of an element whether it holds no headline (0),
    one, or several (2)."""
    if row_end.tag in HEADINGS or row_end.tag in UNSEEN or counts(row_end) or not is_small(row_end, _LARGE):
        return None
    tabs = _inside(row_end) or _beside(row_end)
    if len(tabs) < 2 or not (_is_tabbed(row_end) or any(_opens(tab[1]) for tab in tabs)):
        return None
    after = [panel for panel in islice(row_end.itersiblings(), 2 * _MOST) if panel.tag not in UNSEEN]
    for beside in (after, [*islice(after[0], 2 * _MOST)] if len(after) == 1 or (after and counts(after[0]) > 1) else []):
        panels = _panels(beside, len(tabs), counts)
        if any(_leads(tab[1]) for tab in tabs) and not all(counts(panel) for panel in panels):
            continue
        for depth, step in enumerate(trail, 1) if panels else ():
            if step in panels:
                return tabs[panels.index(step)], depth
    active = [tab for tab in tabs if _is_active(tab[1])]
    tabbed = _is_tabbed(row_end) or tabs[0][1].get("role") == "tab"
    return (active[0], len(trail)) if len(active) == 1 and after and tabbed else None


def _panels(beside: list[html.HtmlElement], count: int, counts: Callable[[html.HtmlElement], int]) -> list[html.HtmlElement]:
    """The `count` elements of one kind beside each other that are panels, most of them of several headlines; else none."""
    for panels in (beside, [panel for panel in beside if counts(panel)]):
        full = sum(counts(panel) > 1 for panel in panels)
        if len(panels) == count and len({panel.tag for panel in panels}) == 1 and 2 * full >= count - 1:
            return panels
    return []


def _inside(row: html.HtmlElement) -> list[Tab]:
    """The tabs that `row` holds and nothing else; empty where it is no row."""
    while len(row) == 1 and not (row.text or "").strip():
        row = row[0]
    if not 2 <= len(row) <= _MOST or (row.text or "").strip():
        return []
    return _tabs(list(row))


def _beside(last: html.HtmlElement) -> list[Tab]:
    """The tabs that `last` is the last of, where they stand beside each other without anything around them."""
    run = [last]
    for before in islice(last.itersiblings(preceding=True), _MOST):
        if before.tag != last.tag or _bare(before) != _bare(last):
            break
        run.insert(0, before)
    return _tabs(run) if len(run) > 1 and _bare(last) else []


def _bare(element: html.HtmlElement) -> str:
    """Its class without what marks the tab that is open."""
    return _ACTIVE.sub("", element.get("class") or "").strip()


def _tabs(items: list[html.HtmlElement]) -> list[Tab]:
    if len({item.tag for item in items}) > 1 or items[0].tag not in _TAGS:
        return []
    found = [(clean(text_of(item)), item) for item in items]
    return found if all(1 < len(text) <= _LONGEST and not is_no_title(text) for text, item in found) else []


def _is_active(tab: html.HtmlElement) -> bool:
    inner = next(tab.iter("a", "button"), tab)
    return any(each.get("aria-selected") == "true" or _ACTIVE.search(each.get("class") or "") is not None for each in (tab, inner))


def _opens(tab: html.HtmlElement) -> bool:
    """Whether a tab is marked as the one that is open, or opens something on the page."""
    if _is_active(tab) or tab.get("role") == "tab" or tab.get("for") or _TABBED.search(tab.get("class") or ""):
        return True
    inner = tab if tab.tag in {"a", "button"} else next(tab.iter("a", "button"), None)
    return inner is not None and (inner.tag == "button" or not _leads(inner))


def _leads(tab: html.HtmlElement) -> bool:
    """Whether a tab is a link to another page."""
    return not next(tab.iter("a"), tab).get("href", "#").startswith(("#", "javascript:"))


def _is_tabbed(row: html.HtmlElement) -> bool:
    """Whether a row says that it is one of tabs."""
    return row.get("role") == "tablist" or _TABBED.search(row.get("class") or "") is not None
