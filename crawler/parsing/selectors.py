"""CSS selectors over one page: the usual ones by an index of its classes and ids, the others by XPath."""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import dataclass
from functools import cache
from itertools import chain, count
from operator import itemgetter
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


def names_in(selectors: str) -> set[str]:
    """The classes, and the ids after a `#`, that an `Index` is asked for to find what a list of selectors matches.

    >>> sorted(names_in("article.x > p, #y .z"))
    ['#y', 'x', 'z']
    """
    found: set[str] = set()
    for last in steps_of(selectors) or ():
        step: Step | None = last
        while step is not None:
            found.update(step.classes, (f"#{name}" for name in step.ids))
            step = step.before
    return found


class Index:
    """The elements of one tree by class and id, as they stood when it was made."""

    def __init__(self, root: html.HtmlElement, wanted: Set[str] | None = None) -> None:
        """`wanted` are the classes and ids (as `names_in` has them) that will be asked for; None: any may be."""
        self.root = root
        self._ids: dict[str, list[html.HtmlElement]] = {}
        self._matching: dict[Step, list[html.HtmlElement]] = {}
        identified = wanted is None or any(name[0] == "#" for name in wanted)
        named = _Named(wanted)
        place = count()
        for element in root.iter("*"):
            if (names := element.get("class")) and (alike := named[names]) is not None:
                alike.append((next(place), element))
            if identified and (name := element.get("id")) and (wanted is None or f"#{name}" in wanted):
                self._ids.setdefault(name, []).append(element)
        self._classes: dict[str, list[list[tuple[int, html.HtmlElement]]]] = {}
        """The elements of a class with their place among all that are kept, those with the same attribute together."""
        for names, alike in named.items():
            if alike is not None:
                for name in set(names.split()):
                    self._classes.setdefault(name, []).append(alike)

    def find(self, selectors: str) -> list[html.HtmlElement]:
        """What a list of selectors matches, in page order, as CSS has it.

        >>> page = html.fromstring("<div id=a><p class='x y'>1</p><div><p class=x>2</p></div></div>")
        >>> [p.text for p in Index(page).find("#a > p.x, div div .x")]
        ['1', '2']
        """
        steps = steps_of(selectors)
        if steps is None:
            return compiled(selectors)(self.root)
        found = [element for step in steps for element in self._of(step)]
        if len(steps) == 1 or len(found) < 2:
            return found
        matching = set(found)
        return [element for element in self.root.iter({element.tag for element in found}) if element in matching]

    def _of(self, step: Step) -> list[html.HtmlElement]:
        """What matches `step` and those before it, in page order; looked for once."""
        found = self._matching.get(step)
        if found is None:
            found = self._matching[step] = self._look(step)
        return found

    def _look(self, step: Step) -> list[html.HtmlElement]:
        if step.before is None:
            return [element for element in self._candidates(step) if _matches(element, step)]
        over = set(self._of(step.before))
        if not over:
            return []
        found = (element for element in self._candidates(step) if _matches(element, step))
        if step.child:
            return [element for element in found if element.getparent() in over]
        return [element for element in found if not over.isdisjoint(element.iterancestors())]

    def _candidates(self, step: Step) -> list[html.HtmlElement]:
        """The elements with the id or one of the classes of `step`, else with its tag."""
        if step.ids:
            return self._ids.get(step.ids[0], [])
        if step.classes:
            return min((self._of_class(name) for name in step.classes), key=len)
        return list(self.root.iter(step.tag or "*"))

    def _of_class(self, name: str) -> list[html.HtmlElement]:
        found = self._classes.get(name)
        if not found:
            return []
        return [element for _, element in (found[0] if len(found) == 1 else sorted(chain(*found), key=_place))]


class _Named(dict[str, list[tuple[int, html.HtmlElement]] | None]):
    """Elements by their whole class attribute, of which a page has far fewer; None for one without a class that is `wanted`."""

    def __init__(self, wanted: Set[str] | None) -> None:
        super().__init__()
        self._wanted = wanted

    def __missing__(self, names: str) -> list[tuple[int, html.HtmlElement]] | None:
        found = self[names] = [] if self._wanted is None or not self._wanted.isdisjoint(names.split()) else None
        return found


_place = itemgetter(0)


def _matches(element: html.HtmlElement, step: Step) -> bool:
    """Whether an element has the tag, the ids and the classes of `step`."""
    if (step.tag and element.tag != step.tag) or (step.ids and any(element.get("id") != name for name in step.ids)):
        return False
    if not step.classes:
        return True
    names = (element.get("class") or "").split()
    return all(name in names for name in step.classes)
