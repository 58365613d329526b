"""Where on the page the article's text stands: paragraphs vote for the element that holds them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeAlias

from lxml import html

from crawler.parsing.body.boilerplate import HARD, KEPT, NEVER, SOFT, grade, is_text_name
from crawler.parsing.body.inserts import is_notice
from crawler.parsing.document.page import Page
from crawler.parsing.document.text import whole_text

_LONG = 60
"""Characters from which a paragraph tells where the text is."""
_ENOUGH = 200
"""Characters below which a page's paragraphs are not where its text is."""
_TRUST = {KEPT: 1.0, SOFT: 0.1, HARD: 0.004}
"""What text counts for by the grade of the place where it stands."""
_NAMED = 1.2
"""What it counts for in a place that is named for an article's text."""
_PIECE = 150
"""Characters in one place from which a piece beside the container is part of the text; a level further out, twice as many."""
_MOST_GROUPS = 2000
"""Elements with paragraphs that are looked at; the largest, on a page that has more."""
_MAX_DEPTH = 400
"""Ancestors that are asked: real pages nest fifty deep."""
_ROOTS = frozenset({"html", "body", "main", "article"})
_TEXT_PLACES = ("div", "td", "li", "span", "section", "article", "dd", "blockquote")

Element: TypeAlias = html.HtmlElement
Families: TypeAlias = dict[tuple[str | None, ...], tuple[float, list[Element]]]
"""How hosts are marked up → their score, and the hosts."""


@dataclass(slots=True)
class Place:
    """Where the text stands."""

    container: Element | None = None
    """The smallest element that holds all of the text; None where no paragraph is long enough to tell."""
    hosts: set[Element] = field(default_factory=set)
    """The elements in it that hold paragraphs of running text."""
    inside: dict[Element, int] = field(default_factory=dict)
    """Characters of running text inside each element that holds any."""


def length(element: Element) -> int:
    """Characters of an element's text, white space folded."""
    return len(_text(element))


def _text(element: Element) -> str:
    return " ".join(whole_text(element).split())


def linked(element: Element) -> int:
    """How many of them are links."""
    return sum(length(link) for link in element.iter("a"))


class Grader:
    """Grades elements once each; what holds most of the page's text is a place for text whatever its name."""

    def __init__(self, totals: dict[Element, int], whole: int) -> None:
        self._inside: dict[Element, int] = {}
        self._grades: dict[Element, int] = {}
        self._totals = totals
        self._most = 0.4 * whole if whole >= _ENOUGH else whole

    def grade(self, element: Element) -> int:
        """The element's own grade."""
        found = self._grades.get(element)
        if found is None:
            found = HARD if element.tag == "a" else grade(element)  # a paragraph inside a link is a card's
            if found != KEPT and self._totals.get(element, 0) > self._most > 0 and (found != NEVER or _has_headline(element)):
                found = KEPT
            self._grades[element] = found
        return found

    def grade_path(self, element: Element) -> int:
        """The worst grade of `element` and its ancestors."""
        path = []
        node: Element | None = element
        worst = KEPT
        while node is not None:
            if node in self._inside:
                worst = self._inside[node]
                break
            path.append(node)
            node = node.getparent()
        for step in reversed(path):
            if step.tag not in _ROOTS:
                worst = max(worst, self.grade(step))
            self._inside[step] = worst
        return worst


def _has_headline(element: Element) -> bool:
    return next(element.iter("h1"), None) is not None


def find_place(page: Page) -> Place:
    """Where the article's text stands."""
    groups = _groups((*page.all("p"), *page.all("br")))
    families, grader, totals = _weighed(groups)
    if sum(groups.values()) < _ENOUGH:
        more = _groups(page.root.iter(*_TEXT_PLACES))
        if sum(more.values()) > 2 * sum(groups.values()) and (found := _weighed(more))[0]:
            groups, (families, grader, totals) = more, found
    if not families:
        return Place()
    ranked = [family for _, family in sorted(families.values(), key=lambda scored: -scored[0])]
    family = next((family for family in ranked if not _is_about_the_site(family)), None)
    if family is None:
        return Place()
    container = common(_of_one_article(family))
    near = [host for host in groups if grader.grade_path(host) == KEPT]
    container = _widened(container, near, groups)
    hosts = {host for host in (*family, *near) if _holds(container, host)}
    return Place(container, hosts, totals)


def _weighed(groups: dict[Element, int]) -> tuple[Families, Grader, dict[Element, int]]:
    """The families of these hosts, what graded them, and the characters inside each element that holds any."""
    totals = _totals(groups)
    grader = Grader(totals, sum(groups.values()))
    return _families(groups, grader), grader, totals


def _groups(elements: Iterable[Element]) -> dict[Element, int]:
    """Characters of running text by the element that holds its paragraphs."""
    groups: dict[Element, int] = {}
    seen = set()
    for element in elements:
        if element.tag == "p":
            parent, weight = element.getparent(), _running(element)
        else:
            parent = element.getparent() if element.tag == "br" else element
            if parent in seen or parent is None or parent.tag == "p":
                continue
            seen.add(parent)
            weight = len((parent.text or "").strip()) + sum(len((child.tail or "").strip()) for child in parent)
        if weight >= _LONG and parent is not None:
            groups[parent] = groups.get(parent, 0) + weight
    if len(groups) > _MOST_GROUPS:
        return dict(sorted(groups.items(), key=lambda group: -group[1])[:_MOST_GROUPS])
    return groups


def _running(paragraph: Element) -> int:
    """Characters of a paragraph's text that are not links; 0 for a short one."""
    if len(paragraph) == 0:
        return len(paragraph.text or "")
    total = length(paragraph)
    return total - linked(paragraph) if total >= _LONG else 0


def _totals(groups: dict[Element, int]) -> dict[Element, int]:
    totals: dict[Element, int] = {}
    for parent, weight in groups.items():
        node: Element | None = parent
        for _ in range(_MAX_DEPTH):
            if node is None:
                break
            totals[node] = totals.get(node, 0) + weight
            node = node.getparent()
    return totals


def _families(groups: dict[Element, int], grader: Grader) -> Families:
    """Hosts marked up alike, with their score: much text weighs more in few hosts than in many."""
    families: Families = {}
    for host, weight in groups.items():
        bad = grader.grade_path(host)
        if bad == NEVER:
            continue
        key: tuple[str | None, ...] = (host.tag, host.get("class"))
        if not key[1]:
            above = host.getparent()
            key = (*key, host.get("id"), *((above.tag, above.get("class")) if above is not None else ()))
        score, members = families.get(key, (0.0, []))
        members.append(host)
        trust = _NAMED if is_text_name(f"{host.get('class', '')} {host.get('id', '')} {host.get('itemprop', '')}") else _TRUST[bad]
        families[key] = (score + weight**1.5 * trust, members)
    return families


def _is_about_the_site(hosts: list[Element]) -> bool:
    """Whether most of the paragraphs at the head of these hosts are notices."""
    paragraphs = (_text(child) for host in hosts[:3] for child in host[:6] if child.tag == "p")
    texts = list(islice((text for text in paragraphs if len(text) >= _LONG), 3))
    return 2 * sum(is_notice(text) for text in texts) > len(texts)


def _of_one_article(hosts: list[Element]) -> list[Element]:
    """Of hosts that stand in several articles with headlines of their own, those of the first."""
    articles: dict[Element | None, list[Element]] = {}
    for host in hosts:
        article = next((node for node in host.iterancestors("article")), None)
        articles.setdefault(article, []).append(host)
    if len(articles) < 2:
        return hosts
    own = [article for article in articles if article is not None and next(article.iter("h1"), None) is not None]
    return articles[own[0]] if len(own) > 1 else hosts


def _holds(element: Element, host: Element) -> bool:
    return element is host or element in host.iterancestors()


def _path(element: Element) -> list[Element]:
    return [*reversed(list(element.iterancestors())), element]


def common(hosts: list[Element]) -> Element:
    """The smallest element that holds all of them."""
    path = _path(hosts[0])
    for host in hosts[1:]:
        other = _path(host)
        shared = 0
        for mine, theirs in zip(path, other, strict=False):
            if mine is not theirs:
                break
            shared += 1
        path = path[:shared]
    return path[-1]


def _widened(container: Element, near: list[Element], groups: dict[Element, int]) -> Element:
    """`container`, or its parent or grandparent where that holds another sound piece of text."""
    inner = container
    for wide in (_PIECE, 2 * _PIECE):
        wider = inner.getparent()
        if wider is None or wider.tag in {"body", "html", "main"}:
            break
        pieces = [host for host in near if _holds(wider, host) and not _holds(inner, host)]
        if sum(groups[host] for host in pieces if groups[host] >= wide) >= wide:
            container = wider
        inner = wider
    return container
