"""Where on the page the article's text stands: paragraphs vote for the element that holds them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import TypeAlias

from lxml import html

from crawler.parsing.document.page import Page
from crawler.parsing.foreign_text.boilerplate import DROPPED_TAGS, HARD, KEPT, NEVER, SOFT, grade, is_out_of_sight, is_text_name
from crawler.parsing.foreign_text.inserts import is_notice
from crawler.parsing.text_place.hosts import LONG, SENTENCE, TEXT_PLACES, folded, running, text_by_host, totals_of
from crawler.parsing.text_place.nearness import Nearness
from crawler.parsing.text_place.others import below_text, other_articles, outside
from crawler.parsing.text_place.readers import comments

_SURE = 800
"""Characters of text below which short paragraphs and text in elements of any kind are looked at, too."""
_ENOUGH = 200
"""Characters below which a page's paragraphs are not where its text is."""
_TRUST = {KEPT: 1.0, SOFT: 0.1, HARD: 0.004}
"""What text counts for by the grade of the place where it stands."""
_TWIN = 1.5
"""The share of what is most of the text that an element out of sight holds at least, where the text stands in it alone."""
_MISNAMED = 500
"""Characters from which an element that holds most of the text is taken for misnamed, where its name is hardly ever a text's."""
_CARD = 0.1
"""What the teaser of another article counts for."""
_TEASER = 500
"""Characters that a teaser has at most."""
_NAMED, _NAMED_AT_LEAST = 1.2, 0.5
"""What it counts for in a place that is named for an article's text, and at least, however far from the headline."""
_PIECE = 150
"""Characters in one place from which a piece beside the container is part of the text; a level further out, twice as many."""
_FEW_WORDS = 500
"""Characters of text below which every sound piece beside it is part of it."""
_FAR = 500
"""The same of a piece still further out, in the headline's branch."""
_NEVER_TEXT = frozenset({"footer", "nav"})
"""Elements that hold no article's text, unless they hold its headline."""
_OTHERS_WORDS = re.compile(
    r"comment|reaction|disqus|contribution|cookie|consent|gdpr|rgpd|cnil|cmp|didomi|onetrust|taboola|outbrain", re.IGNORECASE
)
"""Names of what holds much text that is never the article's: readers', lawyers', advertisers'."""
_FEW = 30
_NEAR = 3
"""Levels from the headline at which a text stands whose place is misnamed."""
_ROOTS = frozenset({"html", "body", "main", "article"})

Element: TypeAlias = html.HtmlElement


@dataclass(slots=True)
class Place:
    """Where the text stands."""

    container: Element | None = None
    """The smallest element that holds all of the text; None where no paragraph is long enough to tell."""
    hosts: set[Element] = field(default_factory=set)
    """The elements in it that hold paragraphs of running text."""
    inside: dict[Element, int] = field(default_factory=dict)
    """Characters of running text inside each element that holds any."""
    others: set[Element] = field(default_factory=set)
    """The elements that hold other articles, and readers' comments."""
    site: str = ""
    """The host that the page was served from."""


class Grader:
    """Grades elements once each; what holds the headline is a place for text whatever its name, and so is what holds most of the text."""

    def __init__(self, totals: dict[Element, int], whole: int, nearness: Nearness) -> None:
        self._inside: dict[Element, int] = {}
        self._grades: dict[Element, int] = {}
        self._totals = totals
        self._most = 0.4 * whole if whole >= _ENOUGH else whole
        self._nearness = nearness

    def grade(self, element: Element) -> int:
        """The element's own grade."""
        found = self._grades.get(element)
        if found is None:
            found = HARD if element.tag == "a" else grade(element)  # a paragraph inside a link is a card's
            if found != KEPT and self._nearness.is_over(element):
                found = KEPT
            elif element.tag in _NEVER_TEXT:
                found = NEVER
            elif found != KEPT and self._holds_most(element, found):
                found = KEPT
            self._grades[element] = found
        return found

    def _holds_most(self, element: Element, found: int) -> bool:
        """Whether an element of doubtful name holds most of the page's text: of one whose name is never a text's, more is asked."""
        held = self._totals.get(element, 0)
        if held <= self._most or not self._most:
            return False
        if held <= _TWIN * self._most and is_out_of_sight(element):
            return False  # the text once more, for another screen or for print
        if found == SOFT or (found == HARD and held >= _MISNAMED):
            return True
        if held >= _MISNAMED and self._nearness.is_own(element) and not _OTHERS_WORDS.search(_names(element)):
            return True
        return next(element.iter("h1"), None) is not None or self._has_named(element)

    def _has_named(self, element: Element) -> bool:
        """Whether the text's own container stands in `element`: so its microdata say, or its name, where it holds most of the text."""
        steps = islice(element.iter("div", "section", "article"), _FEW)
        return any(step.get("itemprop") == "articleBody" or (_is_named(step) and self._totals.get(step, 0) > self._most) for step in steps)

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


def _names(element: Element) -> str:
    return f"{element.get('class', '')} {element.get('id', '')} {element.get('itemprop', '')}"


def _is_named(element: Element) -> bool:
    return is_text_name(_names(element))


def find_place(page: Page, heading: Element | None = None) -> Place:
    """Where the article's text stands; `heading` is the element of its headline."""
    nearness = Nearness(heading)
    groups = text_by_host((*page.all("p"), *page.all("br")))
    others = other_articles(page, heading, groups, nearness)
    if heading is not None:
        others |= below_text(comments(page, nearness), groups, nearness)
    groups = outside(others, groups)
    scored = _scored(groups, nearness)
    if not scored.is_sure(nearness):
        groups = outside(others, text_by_host((*page.all("p"), *page.all("br"), *page.root.iter(*TEXT_PLACES)), SENTENCE))
        scored = _scored(groups, nearness)
    family = scored.best
    misnamed = _misnamed(groups, scored.grader, nearness, family)
    family = misnamed or family
    if family is None:
        return Place(others=others)
    container = common(nearness.nearest(family.hosts))
    near = [host for host in groups if scored.grader.grade_path(host) == KEPT]
    container = _widened(container, near, groups, nearness)
    hosts = {host for host in (*family.hosts, *near) if _holds(container, host)}
    return Place(container, hosts, scored.totals, others, page.host)


def _misnamed(groups: dict[Element, int], grader: Grader, nearness: Nearness, family: Family | None) -> Family | None:
    """The host right below the headline that holds much more in paragraphs than `family`, though a name says that they are no text; where
    it stands in the headline's article and `family` does not, it need not hold more."""
    least = 3 * family.length if family else 0
    elsewhere = family is not None and not any(map(nearness.is_own, family.hosts))
    for host in sorted(groups, key=lambda host: -groups[host])[:_FEW]:
        level, after = nearness.place(host)
        if groups[host] < (_MISNAMED if elsewhere and nearness.is_own(host) else least):
            continue
        if not after or level > _NEAR or grader.grade_path(host) != NEVER or _is_about_the_site([host]):
            continue
        paragraphs = sum(running(child, LONG) > 0 for child in host.iterchildren("p"))
        names = (f"{step.get('class', '')} {step.get('id', '')}" for step in (host, *host.iterancestors()))
        if least and any(_OTHERS_WORDS.search(name) for name in names):
            continue
        if paragraphs > 1 and not any(step.tag in DROPPED_TAGS or step.tag == "aside" for step in (host, *host.iterancestors())):
            return Family([host], 0.0, groups[host])
    return None


@dataclass(slots=True)
class Family:
    """Hosts that are marked up alike."""

    hosts: list[Element] = field(default_factory=list)
    score: float = 0.0
    """Much text weighs more in few hosts than in many, near the headline more than elsewhere."""
    length: int = 0
    """Characters of running text in them."""


@dataclass
class _Scored:
    """Families by their markup, what graded them, and the characters inside each element that holds any."""

    families: dict[tuple[str | None, ...], Family]
    grader: Grader
    totals: dict[Element, int]
    cards: set[Element]
    """Hosts that are teasers of other articles."""

    @cached_property
    def best(self) -> Family | None:
        """The best family of those that do not speak of the site."""
        ranked = sorted(self.families.values(), key=lambda family: -family.score)
        first = next((family for family in ranked if not _is_about_the_site(family.hosts)), None)
        if first is None or not self.cards.issuperset(first.hosts):
            return first
        others = (family for family in ranked if family.length >= _ENOUGH and self.cards.isdisjoint(family.hosts))
        return next((family for family in others if not _is_about_the_site(family.hosts)), first)

    def is_sure(self, nearness: Nearness) -> bool:
        """Whether the best family holds so much, where an article's text stands, that no other can be meant."""
        best = self.best
        if best is None or best.length < _ENOUGH:
            return False
        if best.length >= _SURE and not nearness.is_outside(best.hosts[0]):
            return True
        return any(_is_named(host) or nearness.is_own(host) for host in best.hosts)


def _scored(groups: dict[Element, int], nearness: Nearness) -> _Scored:
    totals = totals_of(groups)
    grader = Grader(totals, sum(groups.values()), nearness)
    families: dict[tuple[str | None, ...], Family] = {}
    graded = [(host, bad) for host in groups if (bad := grader.grade_path(host)) != NEVER]
    cards = {host for host, _ in graded if groups[host] < _TEASER and not nearness.is_over(host) and _is_card(host)}
    nearness.lone_lead({host: (groups[host], _paragraphs(host)) for host, bad in graded if bad == KEPT and host not in cards})
    for (host, bad), near in zip(graded, nearness.weights({host: groups[host] for host, bad in graded}), strict=True):
        family = families.setdefault(_markup(host), Family())
        family.hosts.append(host)
        if host in cards:
            trust = _CARD
        elif _is_named(host):
            trust, near = _NAMED, near if bad or nearness.is_lead(host, groups[host]) else max(near, _NAMED_AT_LEAST)
        else:
            trust = _TRUST[bad]
        family.score += groups[host] ** 1.5 * trust * near
        family.length += groups[host]
    return _Scored(families, grader, totals, cards)


def _paragraphs(host: Element) -> int:
    """How many paragraphs of running text stand in a host; two are as good as many."""
    return len(list(islice((child for child in host if child.tag in {"br", "p"} and (child.tag == "br" or running(child, LONG))), 2)))


def _is_card(host: Element) -> bool:
    """Whether a heading that leads elsewhere stands in a host of little text, or right over it: it is the teaser of another article."""
    for element in (host, host.getparent()):
        if element is None or len(element) > _FEW:
            continue
        for heading in islice(element.iter("h2", "h3", "h4", "h5"), 2):
            if heading.find(".//a[@href]") is not None or next(heading.iterancestors("a"), None) is not None:
                return True
    return False


def _markup(host: Element) -> tuple[str | None, ...]:
    """What hosts that are marked up alike have in common."""
    key: tuple[str | None, ...] = (host.tag, host.get("class"))
    if key[1]:
        return key
    above = host.getparent()
    return (*key, host.get("id"), *((above.tag, above.get("class")) if above is not None else ()))


def _is_about_the_site(hosts: list[Element]) -> bool:
    """Whether most of the paragraphs at the head of these hosts are notices."""
    paragraphs = (folded(child) for host in hosts[:3] for child in ([line for line in host[:6] if line.tag == "p"] or [host]))
    texts = list(islice((text for text in paragraphs if len(text) >= LONG), 3))
    return 2 * sum(is_notice(text) for text in texts) > len(texts)


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


def _widened(container: Element, near: list[Element], groups: dict[Element, int], nearness: Nearness) -> Element:
    """`container`, or what holds it where that holds another sound piece of text; never further than where the headline parts from it."""
    inner = container
    held = sum(groups[host] for host in near if _holds(container, host))
    for wide in (LONG, LONG, _PIECE, _PIECE) if held < _FEW_WORDS else (_PIECE, 2 * _PIECE, _FAR, _FAR):
        wider = inner.getparent()
        if wider is None or wider.tag in {"body", "html", "main"} or nearness.is_over(inner):
            break
        around = set(inner.iterancestors())
        pieces = [host for host in near if _holds(wider, host) and not _holds(inner, host)]
        pieces = [host for host in pieces if host in around or not nearness.is_lead(host, groups[host])]
        weights = [_below(inner, host) if host in around and nearness.is_over(host) else groups[host] for host in pieces]
        if sum(weight for weight in weights if weight >= wide) >= wide:
            container = wider
        inner = wider
    return container


def _below(inner: Element, host: Element) -> int:
    """Characters of the paragraphs in `host` that follow the branch of `inner`: what precedes it is looked at with the chapô."""
    step = next((step for step in (inner, *inner.iterancestors()) if step.getparent() is host), inner)
    return sum(running(child, LONG) for child in step.itersiblings("p"))
