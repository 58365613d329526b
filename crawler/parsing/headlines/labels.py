"""Lists that say they are lists of headlines: `À lire aussi`, `Les plus lus`, `Articles récents`."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import html

from crawler.parsing.document.text import is_small, text_of
from crawler.parsing.headlines.column_titles import HEADINGS, UNSEEN, is_named_title

_SAYING = re.compile(
    r"\W*(?:(?:nos (?:autres )?articles )?(?:à|a)?\s*lire\s*(?:aussi|également|ensuite)|(?:à|a) lire"
    r"|navigation (?:de |des |d.|dans )?(?:l.)?(?:les )?(?:articles?|publications?|posts?)"
    r"|(?:les |nos |vos )?(?:derni[eè]re?s? )?(?:articles?|billets?|contenus?|posts?|publications?|actualités|actus|infos"
    r"|nouvelles|dépêches)(?: (?:récente?s?|liée?s?|similaires|associée?s?|connexes|précédente?s?|suivante?s?|populaires))"
    r"|(?:les |nos |vos |ses )?derni[eè]re?s? (?:articles?|billets?|posts?|publications|actualités|actus|infos|nouvelles|dépêches|minutes?)"
    r"|(?:(?:les )?articles |actus |infos )?(?:les )?(?:plus|\+) (?:lue?s|vue?s|consultée?s|populaires|partagée?s|commentée?s)"
    r"|(?:sur|dans) (?:le|la) même (?:sujet|thème|thématique|rubrique|catégorie|dossier)"
    r"|(?:vous|cela) (?:aimerez|pourriez (?:aussi )?aimer|pourrait (?:aussi )?vous intéresser).{0,20}|ça peut vous intéresser"
    r"|(?:popular|recent|latest|related|similar|trending) (?:posts?|articles?|stories|news)|most (?:read|popular|commented|viewed|shared)"
    r"|(?:l.info |le fil |les infos )?en continu|top articles)\W*",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"\W*(?:les |nos )?(?:articles? |sujets? )?(?:(?:plus|\+|le plus)\s*)?"
    r"(?:lue?s?|vue?s?|consultée?s?|populaires?|partagée?s?|commentée?s?"
    r"|envoyée?s?|récente?s?|aimée?s?|derni[eè]re?s?(?: \w+)?|tendances?|en continu|sélection|à la une)\W*",
    re.IGNORECASE,
)
"""In what order the headlines behind a tab stand."""
_EMBEDDED = "wp-embedded-content"
"""What WordPress calls the card of another article that is set into the text."""
_HIGHEST = 4
"""How many levels above a link the title of its list may stand."""


class Labels:
    """Which links of one page stand under such a title; each list is looked at once."""

    def __init__(self) -> None:
        self._known: dict[html.HtmlElement, bool] = {}

    def over(self, link: html.HtmlElement) -> bool:
        """Whether the nearest title over the list that `link` is in says that headlines follow, or the card around it is another post's."""
        above = link.getparent()
        if above is not None and (around := above.getparent()) is not None and around.get("class") == _EMBEDDED:
            return True
        if above is not None and above.tag == "li":
            above = above.getparent()
        return above is not None and self._of(above, _HIGHEST)

    def _of(self, holder: html.HtmlElement, levels: int) -> bool:
        known = self._known.get(holder)
        if known is None:
            self._known[holder] = known = self._look(holder, levels)
        return known

    def _look(self, holder: html.HtmlElement, levels: int) -> bool:
        first = holder[0] if len(holder) else None
        if first is not None and (said := _said(first)) is not None:
            return said
        before = holder.getprevious()
        while before is not None and before.tag in UNSEEN:
            before = before.getprevious()
        if before is not None and (said := _said(before)) is not None:
            return said
        above = holder.getparent()
        if above is None or levels == 0 or not (before is None or before.tag == holder.tag):
            return False
        return self._of(above, levels - 1)


def _said(element: html.HtmlElement) -> bool | None:
    """Whether a title says that headlines follow; None for what is no title."""
    if element.tag not in HEADINGS and not is_named_title(element):
        return None
    return says(text_of(element)) if is_small(element, 6) else None


@lru_cache(maxsize=4096)
def says(text: str) -> bool:
    """Whether words are the title of a column of headlines.

    >>> says("À lire aussi :"), says("Nos rubriques"), says("Les + lus")
    (True, False, True)
    """
    return _SAYING.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def is_order(text: str) -> bool:
    """Whether a tab says in what order its headlines stand, not what they are about.

    >>> is_order("+ commentés"), is_order("Pontivy")
    (True, False)
    """
    return _ORDER.fullmatch(text) is not None
