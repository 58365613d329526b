"""The elements that hold paragraphs of running text, and how much of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

from lxml import html

from crawler.parsing.document.text import whole_text
from crawler.parsing.foreign_text.inserts import is_insert

LONG = 60
"""Characters from which a paragraph tells where the text is."""
SENTENCE, _CHAPO = 15, 100
"""Characters from which a sentence tells it, and a heading that is a paragraph, where the page has little text."""
_MOST_GROUPS = 2000
"""Elements with paragraphs that are looked at; the largest, on a page that has more."""
_MAX_DEPTH = 400
"""Ancestors that are asked: real pages nest fifty deep."""
_ENDS = tuple('.!?…»”"')
_HEADINGS = frozenset({"h3", "h4"})
TEXT_PLACES = ("div", "td", "li", "span", "section", "article", "dd", "blockquote", "pre", *sorted(_HEADINGS))
"""Elements that hold text of their own where a page has hardly a paragraph."""
_LINE = re.compile(r"\W*(?:publi|post|mis[e ]|modifi|actualis|par |by |cr[ée]dit|photo|l[ée]gende|\d)", re.IGNORECASE)
"""How a short line begins that is a stamp, a byline or a credit."""

Element: TypeAlias = html.HtmlElement


def length(element: Element) -> int:
    """Characters of an element's text, white space folded."""
    return len(folded(element))


def folded(element: Element) -> str:
    """An element's text, white space folded."""
    text = whole_text(element).strip()
    return text if text.isprintable() and "  " not in text else " ".join(text.split())


def linked(element: Element) -> int:
    """How many characters of an element's text are links."""
    return sum(length(link) for link in element.iter("a"))


def text_by_host(elements: Iterable[Element], shortest: int = LONG) -> dict[Element, int]:
    """Characters of running text by the element that holds its paragraphs; a paragraph has `shortest` characters at least."""
    groups: dict[Element, int] = {}
    seen = set()
    for element in elements:
        if element.tag == "p" or element.tag in _HEADINGS:
            parent, weight = element.getparent(), running(element, shortest if element.tag == "p" else _CHAPO)
        else:
            parent = element.getparent() if element.tag == "br" else element
            if parent in seen or parent is None or parent.tag == "p":
                continue
            seen.add(parent)
            weight = own_length(parent)
            if shortest <= weight < 2 * LONG and shortest < LONG and not _is_sentence(folded(parent)):
                continue
        if weight >= shortest and parent is not None:
            groups[parent] = groups.get(parent, 0) + weight
    if len(groups) > _MOST_GROUPS:
        return dict(sorted(groups.items(), key=lambda group: -group[1])[:_MOST_GROUPS])
    return groups


def own_length(element: Element) -> int:
    """Characters of the text that stands in `element` and in no element inside it."""
    held = len((element.text or "").strip())
    for child in element:
        if tail := child.tail:
            held += len(tail.strip())
    return held


def running(paragraph: Element, shortest: int) -> int:
    """Characters of a paragraph's text that are not links; 0 for a short one."""
    if len(paragraph) == 0:
        text = paragraph.text or ""
        total = len(text.strip() if shortest < LONG else text)
    else:
        text = folded(paragraph)
        total = len(text)
        total -= linked(paragraph) if total >= shortest else 0
    if shortest <= total < LONG and not _is_sentence(text):
        return 0
    return total if total >= shortest else 0


def _is_sentence(text: str) -> bool:
    """Whether a short text is a sentence: it begins as one and ends as one."""
    text = text.strip()
    if text[-1:] not in _ENDS or text[:1].islower() or text.count(" ") < 3:
        return False
    return not (is_insert(text) or _LINE.match(text))


def totals_of(groups: dict[Element, int]) -> dict[Element, int]:
    """Characters of running text inside each element that holds any."""
    totals: dict[Element, int] = {}
    for parent, weight in groups.items():
        node: Element | None = parent
        for _ in range(_MAX_DEPTH):
            if node is None:
                break
            totals[node] = totals.get(node, 0) + weight
            node = node.getparent()
    return totals
