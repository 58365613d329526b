"""Links without words: cards that are pictures, and links laid over a card whose headline stands beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import html

from crawler.parsing.document.text import is_small, normalise
from crawler.parsing.headlines.echo import echoes, is_echoed, told_by
from crawler.parsing.headlines.wording import is_call, is_noise, words_in

_HIGHEST = 4
"""How many levels above a link the card may end that it is laid over."""
_LARGE = 80
"""Elements that a card has at most."""
_WORDS = 4
"""Words that a headline has at least, where its address says nothing."""
_LEADING = re.compile(
    r"^(?:(?:lien|accéder|aller|accès|permalien|permanent link|permalink|link)\s+(?:vers|à|au|de|to)\s*(?:l.article)?"
    r"|(?:lire|voir|ouvrir|consulter|read)\s+(?:l.article|la suite(?: de)?|more about)|article)\s*:\s*"
    r"|^(?:permalien (?:vers|de)|permanent link to|permalink to|lien vers l.article|lire la suite de)\s+",
    re.IGNORECASE,
)
_PHOTO = re.compile(r"©|\b(?:photos?|photographie|illustration|crédits?|logo|image|capture|AFP|Getty|Reuters)\b|\.$", re.IGNORECASE)
"""In what says what a picture shows and who took it."""
_TRAILING = re.compile(r"\s*\((?:article\s+)?(?:premium|réservée?s? aux abonnés|abonnés?|nouvelle fenêtre)\)\s*$", re.IGNORECASE)


def words_for(link: html.HtmlElement, href: str, leads_away: Callable[[str], bool]) -> tuple[str, str | None]:
    """(headline, kicker) that stand for a link without words: on the card around it, in its title or label, or under its picture; empty
    where nothing does. `leads_away` says of another link's address that it is an item's, and so another card's."""
    for card in _cards(link, href, leads_away):
        text, kicker = words_in(card, href)
        if is_echoed(text, href):
            return text, kicker
    for told, surely in _labels(link):
        text = _TRAILING.sub("", _LEADING.sub("", normalise(told)))
        if not (is_noise(text) or is_call(text)) and _is_headline(text, href, surely):
            return text, None
    return "", None


def _cards(link: html.HtmlElement, href: str, leads_away: Callable[[str], bool]) -> Iterator[html.HtmlElement]:
    """The elements around `link` that hold nothing of another card, the smallest first."""
    for above, _ in zip(link.iterancestors(), range(_HIGHEST), strict=False):
        if above.tag in {"body", "main"} or not is_small(above, _LARGE):
            return
        if any(leads_away(other) for beside in above.iter("a") if (other := beside.get("href")) and other != href):
            return
        yield above


def _labels(link: html.HtmlElement) -> Iterator[tuple[str, bool]]:
    """What is written on a link for those who do not see it, and whether that names what it leads to, not what the picture shows."""
    for name in ("title", "aria-label"):
        if label := link.get(name):
            yield label, True
    for picture in link.iter("img"):
        for name in ("alt", "title"):
            if label := picture.get(name):
                yield label, False


def _is_headline(text: str, href: str, surely: bool) -> bool:
    if told_by(href):
        return is_echoed(text, href) and (surely or echoes(text, href) > 2)
    return len(text.split()) >= _WORDS and (surely or _PHOTO.search(text) is None)
