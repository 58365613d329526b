"""CSS selectors over one page: the usual ones by an index of its classes and ids, the others by XPath."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import cast

from cssselect import parser
from lxml import html
from lxml.cssselect import CSSSelector

Matches = Callable[[html.HtmlElement], list[html.HtmlElement]]


@cache
def compiled(selector: str) -> Matches:
    """A CSS selector, compiled once: from an element to those below it that match, in page order."""
    return cast(Matches, CSSSelector(selector, translator="html"))


@dataclass(frozen=True, slots=True)
class Step:
    """One compound of a selector (`p.chapo#x`) and how it hangs on the one before it."""

    tag: str | None
    ids: tuple[str, ...]
    classes: tuple[str, ...]
    before: Step | None = None
    child: bool = False
    """Whether it is a child (`>`) of the one before it, not any descendant."""


@cache
def steps_of(selectors: str) -> tuple[Step, ...] | None:
    """The last step of each selector of a list; None where one holds more than tags, classes, ids, blanks and `>`.

    >>> steps_of("article.x > p")[0].before.classes, steps_of("p:first-child")
    (('x',), None)
    """
    found = [_step(selector.parsed_tree) if selector.pseudo_element is None else None for selector in parser.parse(selectors)]
    return tuple(step for step in found if step) if all(found) else None


def _step(tree: object) -> Step | None:
    ids: list[str] = []
    classes: list[str] = []
    while isinstance(tree, (parser.Class, parser.Hash)):
        if isinstance(tree, parser.Class):
            classes.append(tree.class_name)
        else:
            ids.append(tree.id)
        tree = tree.selector
    if isinstance(tree, parser.Element):
        return Step(tree.element.lower() if tree.element else None, tuple(ids), tuple(classes)) if tree.namespace is None else None
    if isinstance(tree, parser.CombinedSelector) and tree.combinator in (" ", ">"):
        last, before = _step(tree.subselector), _step(tree.selector)
        if last is None or before is None or ids or classes:
            return None
        return Step(last.tag, last.ids, last.classes, before, tree.combinator == ">")
    return None


class Index:
    """The elements of one tree by class and id, as they stood when it was made."""

    def __init__(self, root: html.HtmlElement) -> None:
        self.root = root
        self.ids: dict[str, list[html.HtmlElement]] = {}
        self.classes: dict[str, list[html.HtmlElement]] = {}
        for element in root.iter("*"):
            if names := element.get("class"):
                for name in names.split():
                    self.classes.setdefault(name, []).append(element)
            if name := element.get("id"):
                self.ids.setdefault(name, []).append(element)

    def find(self, selectors: str) -> list[html.HtmlElement]:
        """What a list of selectors matches, in page order, as CSS has it.

        >>> page = html.fromstring("<div id=a><p class='x y'>1</p><div><p class=x>2</p></div></div>")
        >>> [p.text for p in Index(page).find("#a > p.x, div div .x")]
        ['1', '2']
        """
        steps = steps_of(selectors)
        if steps is None:
            return compiled(selectors)(self.root)
        found = [element for step in steps for element in self._candidates(step) if _matches(element, step)]
        if len(steps) == 1 or len(found) < 2:
            return found
        return compiled(selectors)(self.root)  # XPath knows their order

    def _candidates(self, step: Step) -> list[html.HtmlElement]:
        if step.ids:
            return self.ids.get(step.ids[0], [])
        if step.classes:
            return min((self.classes.get(name, []) for name in step.classes), key=len)
        return list(self.root.iter(step.tag or "*"))


def _matches(element: html.HtmlElement, step: Step) -> bool:
    if (step.tag and element.tag != step.tag) or (step.ids and any(element.get("id") != name for name in step.ids)):
        return False
    if step.classes:
        names = (element.get("class") or "").split()
        if any(name not in names for name in step.classes):
            return False
    if step.before is None:
        return True
    above = element.getparent()
    if step.child:
        return above is not None and _matches(above, step.before)
    return any(_matches(higher, step.before) for higher in element.iterancestors())
