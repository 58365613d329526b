"""Columns of headlines: which links stand in one list, and the title displayed over it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import html

from crawler.parsing.text import normalise, text_of
from crawler.parsing.wording import is_noise

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TITLE_NAMES = re.compile(r"(?:^|[\s_-])(?:titles?|titre|heading|header|head|entete|caption|legend|label|hed|ttl)(?=$|[\s_-])|[a-z](?:Title|Titre|Heading|Header|Head)(?![a-z])", re.IGNORECASE)
_TITLE_TAGS = frozenset({"strong", "b", "legend", "summary", "dt", "caption", "p", "span", "div", "a", "header", "li", "ul", "em", "section", "label", "button", "u"})
_UNSEEN = frozenset({"script", "style", "noscript", "template", "svg", "img", "picture", "figure", "iframe", "input", "form", "link", "meta", "select"})
LONGEST_TITLE = 80
_HIGHEST = 12
"""How many levels above a list its title may stand."""


@dataclass(slots=True)
class Column:
    """Headlines under one title."""

    place: html.HtmlElement
    """The element that holds them."""
    title: str
    heading: html.HtmlElement | None = None
    links: list[html.HtmlElement] = field(default_factory=list)


_LABEL = re.compile(
    r"\W*(?:(?:à|a)?\s*(?:lire|voir|écouter|ecouter|relire|découvrir|consulter|suivre)\b.{0,40}|(?:pour|plus|aussi|sur|dans|à|au|les|nos|notre|en|aujourd.hui|dernière?s?|articles?|vidéos?|contenus?)\b.{0,50})\W*",
    re.IGNORECASE,
)
"""Words that a title over headlines begins with."""
_DATED = re.compile(r"\b\d{1,2}(?:er)?\s+\w{3,9}\.?\s+(?:19|20)\d\d\b|\b\d{1,2}\s?[hH:]\s?\d\d\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b|^(?:publié|modifié|mis à jour|par)\b", re.IGNORECASE)
"""A time line or a byline: no title."""
_IGNORED = re.compile(r"\W*(?:réagir|commenter|article (?:précédent|suivant)|sommaire|publicité|pub|annonces?|voir (?:plus|tout|toute.{0,20})|tout voir|fermer|suivant|précédent|partager|\d+|©.*)\W*", re.IGNORECASE)

_SEVERAL = object()
_Title = tuple[str, html.HtmlElement | None]
_NONE: _Title = ("", None)


class Columns:
    """Sorts the headline links of one page into columns."""

    def __init__(self, links: Iterable[tuple[html.HtmlElement, str]], heading: html.HtmlElement | None, text: set[html.HtmlElement]) -> None:
        self._links = dict(links)
        self._text = text
        self._holders = {above for element in text for above in element.iterancestors()}
        if heading is not None:
            self._text = text | {heading}
        self._targets: dict[html.HtmlElement, object] = {}
        self._titles: dict[html.HtmlElement, _Title] = {}
        for link, target in self._links.items():
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
        """The columns in page order."""
        found: dict[tuple[object, str], Column] = {}
        for link in self._links:
            card = self._card(link)
            title, heading = self._inside(link, card) or self._over(card)
            above = card.getparent()
            place = card if above is None else above
            found.setdefault((place if heading is None else heading, title), Column(place, title, heading)).links.append(link)
        columns = [part for column in found.values() for part in self._tabs(column)]
        single = Counter(column.title for column in columns if len(column.links) == 1)
        for column in columns:
            if single[column.title] > 1 and len(column.links) == 1 and not _LABEL.fullmatch(column.title):
                column.title = ""  # what stands over each card is its kicker
        return columns

    def _tabs(self, column: Column) -> list[Column]:
        """The column, parted where its title is a row of tabs and its links stand in one panel for each."""
        labels = _labels(column.heading) if column.heading is not None else []
        if len(labels) < 2:
            return [column]
        panels = self._panels(column, len(labels))
        if not panels:
            return [column]
        named = {label.get("href", "")[1:]: text for label, text in labels if label.tag == "a"}
        assert column.heading is not None
        over = self._titled_row(column.heading)
        parts = []
        for place, (panel, links) in enumerate(panels.items()):
            text = named.get(panel.get("id") or "") or labels[place][1]
            parts.append(Column(panel, over if over and text == labels[0][1] else text, column.heading, links))
        return parts

    def _titled_row(self, row: html.HtmlElement) -> str:
        """The title that stands right before a row of tabs."""
        before = row.getprevious()
        while before is not None and before.tag in _UNSEEN:
            before = before.getprevious()
        title = self._read(before) if before is not None else None
        return title[0] if title is not None else ""

    def _panels(self, column: Column, most: int) -> dict[html.HtmlElement, list[html.HtmlElement]]:
        """The elements beside each other among which the column's links are spread, none where they are not two to `most`."""
        trails = [list(reversed([link, *link.iterancestors()])) for link in column.links]
        depth = 0
        while all(len(trail) > depth for trail in trails) and len({trail[depth] for trail in trails}) == 1:
            depth += 1
        panels: dict[html.HtmlElement, list[html.HtmlElement]] = {}
        for trail in trails:
            if len(trail) <= depth:
                return {}
            panels.setdefault(trail[depth], []).append(trail[-1])
        return panels if 2 <= len(panels) <= most and sum(len(links) > 1 for links in panels.values()) >= len(panels) - 1 else {}

    def _card(self, link: html.HtmlElement) -> html.HtmlElement:
        """The largest element around `link` that holds no other headline and none of the text."""
        step = link
        while (above := step.getparent()) is not None and self._targets.get(above) is not _SEVERAL and above not in self._holders and above.tag != "body":
            step = above
        return step

    def _inside(self, link: html.HtmlElement, card: html.HtmlElement) -> _Title | None:
        """The title of a column of one headline, which stands with it in its card."""
        if (above := link.getparent()) is not None and (text := _before(link, above)).endswith(":") and _LABEL.fullmatch(text):
            return _clean(text), None
        if self._has_twin(card):
            return None
        step = link
        while step is not card:
            before = step.getprevious()
            above = step.getparent()
            assert above is not None
            while before is not None:
                if (title := self._label(before)) is not None:
                    return title
                before = before.getprevious()
            step = above
        return None

    def _label(self, before: html.HtmlElement) -> _Title | None:
        """The title that `before` is, where its markup or its words say so."""
        if before.tag in _UNSEEN or not isinstance(before.tag, str) or before in self._targets:
            return None
        names = before.get("class")
        if before.tag in _HEADINGS or (names and _TITLE_NAMES.search(names)):
            return self._heading_of(before)
        text = text_of(before)
        return self._heading_of(before, text) if len(text) < 60 and _LABEL.fullmatch(text) else None

    def _has_twin(self, card: html.HtmlElement) -> bool:
        """Whether a card of the same make stands beside `card`."""
        beside = [card.getprevious(), card.getnext()]
        return any(
            other is not None and other in self._targets and other.tag == card.tag and other.get("class") == card.get("class") and other.tag != "p" for other in beside
        )

    def _over(self, card: html.HtmlElement) -> _Title:
        """The title displayed over `card` and the cards before it."""
        trail: list[html.HtmlElement] = []
        step = card
        levels = 0
        answer: _Title | None = None
        while answer is None:
            if (known := self._titles.get(step)) is not None:
                answer = known
                break
            trail.append(step)
            before, above = step.getprevious(), step.getparent()
            if before is not None:
                answer = self._read(before)
                if answer is None and not self._is_wall(step, before):
                    step = before
                    continue
                if answer is not None:
                    break
            levels += 1
            if above is None or above.tag in {"body", "html"} or levels > _HIGHEST:
                answer = _NONE
            else:
                step = above
        for step in trail:
            self._titles[step] = answer
        return answer

    def _is_wall(self, step: html.HtmlElement, before: html.HtmlElement) -> bool:
        """Whether `before` is another column, over which the title of `step` does not stand."""
        if self._targets.get(before) is not _SEVERAL:
            return False
        return any(heading not in self._targets and self._heading_of(heading) for heading in before.iter(*_HEADINGS))

    def _read(self, before: html.HtmlElement) -> _Title | None:
        """The title that `before` is or holds; `_NONE` where nothing before it can be one; None where it says nothing."""
        if before in self._text or before in self._holders:
            return _NONE
        if not isinstance(before.tag, str) or before.tag in _UNSEEN or before in self._targets:
            return None
        if before.tag in _HEADINGS:
            over = before.getprevious()
            if over is not None and over.tag in _HEADINGS and over.tag < before.tag and over not in self._targets and (title := self._heading_of(over)):
                return title
            return self._heading_of(before)
        headings = [title for heading in before.iter(*_HEADINGS) if (title := self._heading_of(heading))]
        text = text_of(before)
        if headings:
            return headings[-1] if len(text) < len(headings[-1][0]) + 100 else _NONE
        if len(text) > 400:
            return _NONE
        if sum(1 for link in before.iter("a") if not link.get("href", "#").startswith("#")) > 1 or next(before.iter("form"), None) is not None:
            return None
        if before.tag in _TITLE_TAGS and (_TITLE_NAMES.search(before.get("class") or "") or len(text) <= 60) and not text.endswith((".", ",", "…")):
            return self._heading_of(before, text)
        return None

    def _heading_of(self, element: html.HtmlElement, text: str | None = None) -> _Title | None:
        if element in self._text:
            return _NONE
        text = _clean(text_of(element) if text is None else text)
        if not text or len(text) > LONGEST_TITLE or is_noise(text) or _IGNORED.fullmatch(text) or _DATED.search(text):
            return None
        if len(element) > 0:
            text = _clean(_spaced(element))
        return text, element


_GLUED = re.compile(r"(?<=[a-zà-ÿ0-9])\x1f(?=[a-zA-ZÀ-ÿ0-9])")


def _spaced(element: html.HtmlElement) -> str:
    """The text of a title whose parts stand apart, though no space parts them."""
    parts = "\x1f".join(str(text) for text in element.itertext() if not text.isspace()) if len(element) == 1 else "\x1f".join(map(str, element.itertext()))
    return normalise(_GLUED.sub(" ", parts).replace("\x1f", ""))


def _clean(text: str) -> str:
    """A title without its decoration.

    >>> _clean("Les plus lus :"), _clean("► À lire aussi")
    ('Les plus lus', 'À lire aussi')
    """
    return text.strip(" :>»›→►|-\u2013")


def _labels(heading: html.HtmlElement) -> list[tuple[html.HtmlElement, str]]:
    """(element, text) of the tabs that `heading` holds."""
    found: list[tuple[html.HtmlElement, str]] = []
    for element in heading.iterdescendants("li", "a", "button", "p", "div", "label"):
        if next(element.iterchildren("li", "a", "button", "p", "div", "ul", "label"), None) is None and len(text := _clean(text_of(element))) > 1:
            found.append((element, text))
    return found


def _before(link: html.HtmlElement, above: html.HtmlElement) -> str:
    """The text right before `link` on its line."""
    beside = link.getprevious()
    return normalise((above.text if beside is None else beside.tail) or "")
