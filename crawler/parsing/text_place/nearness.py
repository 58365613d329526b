"""How near the headline a piece of the page stands: in its article, in its branch, below it or above."""

from __future__ import annotations

import re
from typing import TypeAlias

from lxml import html

from crawler.parsing.foreign_text.boilerplate import is_lead_name

Element: TypeAlias = html.HtmlElement

_ELSEWHERE = 0.02
"""What text outside the headline's own article counts for, where that article holds text."""
_OTHERS = 0.2
"""What text in an article other than the headline's counts for: mostly a card's."""
_ABOVE = 0.3
"""What text before the headline counts for."""
_LEAD = 0.05
"""What a chapô counts for."""
_LONGEST_LEAD, _NAMED_LEAD = 700, 1500
"""Characters that a chapô has at most, and one that is called a chapô."""
_CHAPO = re.compile(r"chap(?:o|eau)|stand-?first", re.IGNORECASE)
_TOP = 3
"""Levels from the headline at which a chapô stands."""
_OUTSIDE = 0.1
"""What text counts for that has nothing but the page in common with the headline, where other text has more."""
_IN_MAIN = 0.25
"""The same of text that has only the page's `main` in common with it."""
_FURTHER = 0.6
"""What text counts for with each level that it stands further from the headline than the nearest."""
_MOST_LEVELS = 4
_ITEM_TYPES = ("article", "posting", "review", "report")
"""How the schema.org types of articles end, lower case."""
_HEAD = re.compile(r"(?:^|[\s_-])(?:head(?:er|ing|line)?|(?:sur|sous)?-?tit(?:le|re)s?|top|hero|en-?tete|intro)(?=$|[\s_-])", re.IGNORECASE)
"""Names of what holds the headline and its chapô, and not the text."""


class Nearness:
    """Where elements stand, as seen from the headline; without a headline all stand alike."""

    def __init__(self, heading: Element | None) -> None:
        self._above: dict[Element, int] = {} if heading is None else {step: n for n, step in enumerate(heading.iterancestors())}
        self._path = [] if heading is None else [heading, *heading.iterancestors()]
        self._after: dict[int, set[Element]] = {}
        self._leads: set[Element] = set()
        self._main = next((n for step, n in self._above.items() if step.tag == "main"), len(self._above))
        self._outmost = next((n for step, n in self._above.items() if step.tag == "body"), len(self._above))
        self.article = next((step for step in self._above if _is_article(step)), None)
        """The article that the headline stands in."""
        self._zone = self.article if self.article is not None else next((step for step in self._above if step.tag == "main"), None)

    def is_over(self, element: Element) -> bool:
        """Whether the headline stands in `element`."""
        return element in self._above

    def is_outside(self, element: Element) -> bool:
        """Whether `element` has nothing but the page in common with the headline."""
        return bool(self._above) and self.place(element)[0] >= self._outmost

    def is_own(self, element: Element) -> bool:
        """Whether `element` stands in the headline's article."""
        return self.article is not None and (element is self.article or self.article in element.iterancestors())

    def place(self, element: Element) -> tuple[int, bool]:
        """(how many steps over the headline's parent the two part, whether `element` comes after it)."""
        below = element
        if element in self._above:
            return self._above[element], True
        for step in element.iterancestors():
            level = self._above.get(step)
            if level is not None:
                return level, below in self._following(level)
            below = step
        return 0, True

    def _following(self, level: int) -> set[Element]:
        found = self._after.get(level)
        if found is None:
            found = self._after[level] = set(self._path[level].itersiblings())
        return found

    def weights(self, lengths: dict[Element, int]) -> list[float]:
        """What the text in each host counts for beside that in the others; `lengths` are its characters."""
        hosts = list(lengths)
        if not self._above:
            return [1.0] * len(hosts)
        places = [self.place(host) for host in hosts]
        own = [self._zone is not None and (host is self._zone or self._zone in host.iterancestors()) for host in hosts]
        leads = [self.is_lead(host, length) for host, length in lengths.items()]
        nearest = min((level for (level, after), lead in zip(places, leads, strict=True) if after and not lead), default=0)
        owned = any(inside and not lead for inside, lead in zip(own, leads, strict=True))
        return [
            self._weight(host, place, nearest, is_own, owned) * (_LEAD if lead else 1.0)
            for host, place, is_own, lead in zip(hosts, places, own, leads, strict=True)
        ]

    def lone_lead(self, counts: dict[Element, tuple[int, int]]) -> None:
        """Note as the chapô the one paragraph that stands nearest below the headline, where a text of several that says more stands further
        out in the headline's article; `counts` are the (characters, paragraphs) of the hosts that may be text."""
        if self.article is None:
            return
        levels = {host: level for host in counts for level, after in (self.place(host),) if after}
        nearest = min(levels.values(), default=0)
        first = [host for host, level in levels.items() if level == nearest]
        if len(first) != 1 or counts[first[0]][1] != 1 or counts[first[0]][0] > _LONGEST_LEAD:
            return
        least = counts[first[0]][0]
        if any(counts[host][1] > 1 and counts[host][0] > least and self.is_own(host) for host, level in levels.items() if level > nearest):
            self._leads.add(first[0])

    def is_lead(self, host: Element, length: int) -> bool:
        """Whether a host near the headline holds the chapô, as its name or the headline's own head says; its text is not the text."""
        if host in self._leads:
            return True
        if self.place(host)[0] > _TOP or (length > _LONGEST_LEAD and not (length <= _NAMED_LEAD and _CHAPO.search(_names(host)))):
            return False
        step: Element | None = host
        for _ in range(_TOP):
            if step is None:
                return False
            if step in self._above:
                return any(each.tag == "header" or _HEAD.search(_names(each)) for each in self._path[self._above[step] + 1 :][:_TOP])
            if step.tag == "header" or is_lead_name(_names(step)):
                return True
            step = step.getparent()
        return False

    def _weight(self, host: Element, place: tuple[int, bool], nearest: int, own: bool, owned: bool) -> float:
        level, after = place
        found = 1.0 if after else _ABOVE
        if not own and owned:
            return found * _ELSEWHERE
        if not own and self.article is not None and next(host.iterancestors("article"), None) is not None:
            found *= _OTHERS
        if level >= self._outmost > nearest:
            found *= _OUTSIDE
        elif level >= self._main > nearest:
            found *= _IN_MAIN
        return found * _FURTHER ** min(max(level - nearest, 0), _MOST_LEVELS)

    def nearest(self, hosts: list[Element]) -> list[Element]:
        """Those of alike hosts that belong together: in the headline's article, or else in the first that has a headline."""
        own = [host for host in hosts if self.is_own(host)]
        if own and len(own) < len(hosts):
            return own
        return _of_one_article(hosts)


def _names(element: Element) -> str:
    return f"{element.get('class', '')} {element.get('id', '')} {element.get('itemprop', '')}"


def _is_article(element: Element) -> bool:
    return element.tag == "article" or (element.get("itemtype") or "").rstrip("/").lower().endswith(_ITEM_TYPES)


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
