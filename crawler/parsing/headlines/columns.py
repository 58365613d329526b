"""Columns of headlines: which links stand under one title, in one list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from lxml import html

from crawler.parsing.body.lines import is_signature
from crawler.parsing.document.text import fold, is_small, normalise, text_of
from crawler.parsing.headlines.column_titles import (
    HEADINGS,
    UNSEEN,
    calls,
    clean,
    is_label,
    is_named_title,
    is_paid,
    loose_title,
    names_neighbour,
    tabs,
    title_of,
)
from crawler.parsing.headlines.labels import is_order, says
from crawler.parsing.headlines.tab_rows import tab_over

_HIGHEST = 12
"""How many levels above a list its title may stand."""
_NEAR = 20
"""How many elements before a lone headline its title may stand."""
_NUMBER, _POST = re.compile(r"(?<=[_-])\d+"), re.compile(r"\bpost-\d+\b")
_CALLED = re.compile(r"\W*((?:à|a) (?:lire|voir|écouter)(?: aussi| également)?)\s*,", re.IGNORECASE)
"""A call that goes on with whose article follows: `À lire aussi, Jeanne Martin :`."""
_SET_APART = frozenset({"b", "em", "i", "span", "strong", "u"})
_ALL = frozenset({"tous", "tout", "toute l actu", "toutes"})
"""What the first tab of a row says where the others part what it shows."""
_HEADLINE_TAGS = HEADINGS | {"a"}
_BARE = frozenset({"div", "section"})
"""Elements that are of no make unless their class tells."""
_SEVERAL = object()
_Title = tuple[str, html.HtmlElement | None]
_NONE: _Title = ("", None)


@dataclass(slots=True)
class Column:
    """Headlines under one title."""

    place: html.HtmlElement
    """The element that holds them."""
    title: str
    heading: html.HtmlElement | None = None
    """The element that holds the title."""
    links: list[html.HtmlElement] = field(default_factory=list)


class Columns:
    """Sorts the headline links of one page into columns."""

    def __init__(
        self,
        links: Iterable[tuple[html.HtmlElement, str]],
        heading: html.HtmlElement | None,
        text: set[html.HtmlElement],
        others: Iterable[tuple[html.HtmlElement, str]] = (),
    ) -> None:
        """`links` with their addresses, the article's own `heading` and the elements of its `text`; `others` stand in columns that are
        known already."""
        self._links = dict(links)
        self._text = text if heading is None else text | {heading}
        self._holders: set[html.HtmlElement] = set()
        for element in text:
            above = element.getparent()
            while above is not None and above not in self._holders:
                self._holders.add(above)
                above = above.getparent()
        self._targets: dict[html.HtmlElement, object] = {}
        self._titles: dict[html.HtmlElement, _Title] = {}
        self._walls: dict[html.HtmlElement, bool] = {}
        for link, target in (*self._links.items(), *others):
            self._count(link, target)

    def _count(self, link: html.HtmlElement, target: str) -> None:
        """Note, for every element above `link`, whether it holds one target or several."""
        step: html.HtmlElement | None = link
        while step is not None:
            known = self._targets.get(step)
            if known is None:
                self._targets[step] = target
            elif known is _SEVERAL:
                break
            elif known != target:
                self._targets[step] = _SEVERAL
            step = step.getparent()

    def read(self) -> list[Column]:
        """The columns, by the first headline of each."""
        found: dict[tuple[object, str], Column] = {}
        cards = [(link, card, self._inside(link, card)) for link in self._links for card in (self._card(link),)]
        over_each = Counter((card.getparent(), inside[0]) for card, inside in {card: told for _, card, told in cards if told}.items())
        for link, card, inside in cards:
            if inside is not None and over_each[card.getparent(), inside[0]] > 1 and not _stays(inside[0]):
                inside = None  # what stands on each card is its kicker
            title, heading = inside or self._over(card)
            above = card.getparent()
            place = card if above is None else above
            found.setdefault((place if heading is None else heading, title), Column(place, title, heading)).links.append(link)
        columns = [part for column in found.values() for part in self._tabs(column)]
        single = Counter(key for column in columns if len(column.links) == 1 for key in (column.title, (column.place, column.title)))
        for column in columns:
            key = (column.place, column.title) if _is_set_as_title(column.heading) else column.title
            if single[key] > 1 and len(column.links) == 1 and not _stays(column.title):
                column.title = ""  # what stands over each card is its kicker
        return columns

    def _card(self, link: html.HtmlElement) -> html.HtmlElement:
        """The largest element around `link` that holds no other headline and none of the text."""
        step = link
        above = step.getparent()
        while above is not None and self._targets.get(above) is not _SEVERAL and above not in self._holders and above.tag != "body":
            step, above = above, above.getparent()
        return step

    def _inside(self, link: html.HtmlElement, card: html.HtmlElement) -> _Title | None:
        """The title of a column of one headline, which stands with it in its card."""
        above = link.getparent()
        if above is not None and (text := _right_before(link, above)).endswith(":") and is_label(text):
            called = _CALLED.match(text)
            return clean(called[1] if called else text), None
        twins = self._twins(card)
        if card.get("class") in twins:
            return None
        step = link
        while step is not card and above is not None:
            for before in islice(step.itersiblings(preceding=True), _NEAR):
                if (title := self._strict_title(before)) is not None:
                    told = is_label(title[0]) or names_neighbour(title[0]) or is_paid(title[0])
                    return title if told or not twins else None
            step, above = above, above.getparent()
        return None

    def _strict_title(self, before: html.HtmlElement) -> _Title | None:
        """The title that `before` is, where its markup or its words say so."""
        if before.tag in UNSEEN or before in self._targets or before in self._text or not is_small(before, 12):
            return None
        if before.tag not in HEADINGS and not is_named_title(before):
            text = text_of(before)
            if not is_label(text) and not names_neighbour(text):
                return None
        title = title_of(before)
        if title is None or before.tag not in HEADINGS:
            return None if title is None else (title, before)
        over = self._heading_over(before)
        return (title, before) if over is None else over

    def _heading_over(self, heading: html.HtmlElement) -> _Title | None:
        """The higher title that stands right over a title: of two, it names the column."""
        over = heading.getprevious()
        if over is None or over.tag not in HEADINGS or over in self._targets or over in self._text or str(over.tag) >= str(heading.tag):
            return None
        title = title_of(over)
        return None if title is None else (title, over)

    def _twins(self, card: html.HtmlElement) -> list[str | None]:
        """The classes of the cards of the same make that stand beside `card`."""
        beside = (card.getprevious(), card.getnext())
        mine = card.get("class")
        others = [
            other.get("class")
            for other in beside
            if other is not None and other in self._targets and other.tag == card.tag != "p" and not self._is_wall(other)
        ]
        if mine is None and card.tag in _BARE:
            return []  # nothing says that they are cards of one list
        return [names for names in others if _is_alike(names, mine)]

    def _over(self, card: html.HtmlElement) -> _Title:
        """The title displayed over `card` and the cards before it."""
        trail: list[html.HtmlElement] = []
        step = card
        levels = 0
        answer: _Title | None = None
        while answer is None:
            if (answer := self._titles.get(step)) is not None:
                break
            trail.append(step)
            before, above = step.getprevious(), step.getparent()
            if before is not None and before not in self._text and (tab := tab_over(before, trail, self._count_in)):
                (words, element), depth = tab
                answer, trail = (self._first_of_row(words, element, before), element), trail[: depth - 1]
                break
            if before is not None:
                answer = self._read(before) if before in self._holders or not _is_item(before, step) else None
                if answer is None and not self._is_wall(before):
                    step = before
                    continue
            levels += 1
            if answer is None and (above is None or above.tag in {"body", "html"} or levels > _HIGHEST):
                answer = _NONE
            elif above is not None:
                step = above
        for passed in trail:
            self._titles[passed] = answer
        return answer

    def _count_in(self, element: html.HtmlElement) -> int:
        """Whether `element` holds no headline (0), one, or several (2)."""
        target = self._targets.get(element)
        return 0 if target is None else 2 if target is _SEVERAL else 1

    def _first_of_row(self, words: str, tab: html.HtmlElement, row: html.HtmlElement) -> str:
        """The words of a tab, or those of the title over its row that say more: `Les plus lus` over `Lus`, `En continu` over `Région`."""
        over = self._over_row(row)
        more = fold(over).endswith(fold(words)) or (says(over) and not is_order(words)) or fold(words) in _ALL
        return over if over and more else words

    def _is_wall(self, before: html.HtmlElement) -> bool:
        """Whether `before` is another column with a title of its own: what stands over it does not stand over what follows."""
        if self._targets.get(before) is not _SEVERAL:
            return False
        known = self._walls.get(before)
        if known is None:
            free = (heading for heading in before.iter(*HEADINGS) if heading not in self._targets)
            titled = (heading for heading in free if next(heading.iterancestors("a"), None) is None and title_of(heading) is not None)
            known = self._walls[before] = next(titled, None) is not None
        return known

    def _read(self, before: html.HtmlElement) -> _Title | None:
        """The title that `before` is or holds; `_NONE` where nothing before it can be one; None where it says nothing."""
        if before in self._text or before in self._holders:
            return _NONE
        if before.tag in UNSEEN or before in self._targets:
            return None
        over = before.getprevious()
        if over is not None and (over.tag not in HEADINGS or over in self._targets or over in self._text):
            over = None
        if before.tag not in HEADINGS:
            told = before.getprevious()
            if told is not None and told.tag in _HEADLINE_TAGS and self._count_in(told) == 1 and not is_named_title(before):
                return None  # the summary of the headline that stands before it
            title = loose_title(before)
            if title and before.getparent() in self._holders and is_signature(title[0]) and not is_label(title[0]):
                return _NONE
            explains = before.tag == "p" and title is not None and title[1] is not None  # a line under the title
            return (higher, over) if explains and over is not None and (higher := title_of(over)) is not None else title
        if over is not None and str(over.tag) < str(before.tag) and title_of(over) is not None:
            before = over  # of two titles, one over the other, the higher names the column
        words = title_of(before)
        return None if words is None else (words, before)

    def _tabs(self, column: Column) -> list[Column]:
        """The column, parted where its title is a row of tabs and its links stand in one panel for each."""
        labels = tabs(column.heading) if column.heading is not None else []
        panels = self._panels(column, len(labels)) if len(labels) > 1 else {}
        if not panels or column.heading is None:
            if len(labels) > 1 and column.heading is not None and (column.heading.tag == "ul" or not any(map(_is_no_tab, labels))):
                column.title = self._over_row(column.heading) or labels[0][1]
            return [column]
        named = {label.get("href", "")[1:]: text for label, text in labels if label.tag == "a"}
        over = self._over_row(column.heading)
        parts = []
        for place, (panel, links) in enumerate(panels.items()):
            text = named.get(panel.get("id") or "") or labels[place][1]
            parts.append(Column(panel, over if over and text == labels[0][1] else text, column.heading, links))
        return parts

    def _over_row(self, row: html.HtmlElement) -> str:
        """The title that stands right before a row of tabs, or before what it opens."""
        for step in (row, *islice(row.iterancestors(), 1)):
            before = step.getprevious()
            while before is not None and before.tag in UNSEEN:
                before = before.getprevious()
            if before is not None:
                title = self._read(before)
                return title[0] if title is not None else ""
        return ""

    def _panels(self, column: Column, most: int) -> dict[html.HtmlElement, list[html.HtmlElement]]:
        """The elements beside each other among which the column's links are spread, none where they are not two to `most`."""
        trails = [[*reversed([*link.iterancestors()]), link] for link in column.links]
        depth = 0
        while all(len(trail) > depth and trail[depth] is trails[0][depth] for trail in trails):
            depth += 1
        panels: dict[html.HtmlElement, list[html.HtmlElement]] = {}
        for trail in trails:
            if len(trail) <= depth:
                return {}
            panels.setdefault(trail[depth], []).append(trail[-1])
        full = sum(len(links) > 1 for links in panels.values())
        return panels if 2 <= len(panels) <= most and full >= len(panels) - 1 else {}


def _is_set_as_title(heading: html.HtmlElement | None) -> bool:
    return heading is not None and (heading.tag in HEADINGS or is_named_title(heading))


def _is_no_tab(label: tuple[html.HtmlElement, str]) -> bool:
    """Whether a part of a title is something else than a link that opens a tab."""
    return label[0].tag != "a" or not label[0].get("href", "#").startswith("#")


def _stays(title: str) -> bool:
    """Whether the title of one headline may stand over many: `À lire aussi`, `Publicité proposée par`."""
    return calls(title) or says(title) or is_paid(title)


@lru_cache(maxsize=4096)
def _is_alike(names: str | None, others: str | None) -> bool:
    """Whether two classes are those of cards of one list: alike but for their numbers, or those that a system gives its posts."""
    if names == others or not names or not others:
        return names == others
    return _NUMBER.sub("", names) == _NUMBER.sub("", others) or bool(_POST.search(names) and _POST.search(others))


def _is_item(before: html.HtmlElement, step: html.HtmlElement) -> bool:
    """Whether `before` is an item of the same list as `step` and not its title, which stands first or leads nowhere."""
    tag = before.tag
    if tag != step.tag or tag in HEADINGS or tag == "p":
        return False
    if tag == "li":
        return not is_named_title(before) and (before.getprevious() is not None or next(before.iter("a"), None) is not None)
    if tag != "article" and (before.get("class") is None or before.get("class") != step.get("class")):
        return False
    return next(before.iter("a"), None) is not None and all(_leads(heading) for heading in before.iter(*HEADINGS))


def _leads(heading: html.HtmlElement) -> bool:
    """Whether a heading is a link, holds one or stands in one."""
    return next(heading.iter("a"), None) is not None or next(heading.iterancestors("a"), None) is not None


def _right_before(link: html.HtmlElement, above: html.HtmlElement) -> str:
    """The text right before `link` on its line, set apart or not: `<strong>Relire : </strong><a>`."""
    step = link
    for _ in range(3):
        beside = step.getprevious()
        text = normalise((above.text if beside is None else beside.tail) or "")
        if text:
            return text
        if beside is not None:
            return text_of(beside) if beside.tag in _SET_APART else ""
        wider = above.getparent()
        if above.tag not in _SET_APART or wider is None:
            break
        step, above = above, wider
    return ""
