"""Lists of names among the teasers: menus of guides, topics and series, whose words and addresses look like those of items."""

from __future__ import annotations

from collections import Counter
from itertools import islice

from lxml import html

from crawler.parsing.document.text import text_of
from crawler.parsing.headlines.echo import echoes
from crawler.parsing.headlines.labels import Labels
from crawler.parsing.headlines.surroundings import MENU
from crawler.parsing.headlines.teaser import Teaser, count_words

_IN_MENU, _ELSEWHERE = ((2, 5.0), (1, 4.0)), ((5, 5.0), (3, 4.5))
"""From how many links a list is one of names whose links have fewer words than that on average, in a menu and elsewhere."""
_ITEMS = 1
"""Addresses that continue another from which that is no item's."""
_WHOLE, _ECHOED = 6, 4
"""Words of a title that tells something, and how many of them its address repeats."""


def without_menus(found: list[Teaser]) -> list[Teaser]:
    """The teasers without the lists of names: of guides, topics, shows. No headline is as short as all of these."""
    lists: dict[html.HtmlElement | None, list[Teaser]] = {}
    for each in found:
        lists.setdefault(_holder(each.link), []).append(each)
    labels = Labels()
    named: set[html.HtmlElement] = set()
    for inside in lists.values():
        menu = any(each.place == MENU for each in inside)
        words = sum(count_words(each.wording.text) for each in inside) / len(inside)
        most = next((most for fewest, most in (_IN_MENU if menu else _ELSEWHERE) if len(inside) >= fewest), 0.0)
        if words < most and all(map(_is_plain, inside)):
            named |= {each.link for each in inside if not labels.over(each.link)}
    return [each for each in found if each.link not in named] if named else found


def _holder(link: html.HtmlElement) -> html.HtmlElement | None:
    """The list that `link` is an item of, else what holds the element that it stands in."""
    item = next(islice(link.iterancestors("li", "dd"), 1), None)
    above = item if item is not None else link.getparent()
    return None if above is None else above.getparent()


def _is_plain(each: Teaser) -> bool:
    """Whether a link has no picture, no hour and no kicker beside its words, and is not set as a heading."""
    if each.heading or each.wording.kicker:
        return False
    return len(each.link) == 0 or (next(each.link.iter("img", "picture", "time"), None) is None and text_of(each.link) == each.wording.text)


def without_series(found: list[Teaser]) -> list[Teaser]:
    """The teasers without those whose addresses others' continue: they lead to a section or a series, and the others to its items."""
    above: Counter[str] = Counter()
    for url in {each.url.partition("?")[0].partition("#")[0].rstrip("/") for each in found}:
        start = url.find("/", 8) + 1
        while start and (end := url.find("/", start)) >= 0:
            above[url[:end]] += 1
            start = end + 1
    return [each for each in found if above[each.url.partition("?")[0].rstrip("/")] < _ITEMS or _is_told_whole(each)]


def _is_told_whole(each: Teaser) -> bool:
    """Whether a long address repeats the words, as that of an item with a title of its own does, be it a dossier's."""
    return count_words(each.wording.text) >= _WHOLE and echoes(each.wording.text, each.url) >= _ECHOED
