"""A teaser: a link of a page whose words read like another item's headline."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import html

from crawler.parsing.headlines.wording import Wording


@dataclass(slots=True)
class Teaser:
    """A link that may be a headline."""

    link: html.HtmlElement
    url: str
    """The absolute address, as the page has it."""
    wording: Wording
    signs: float
    """How much it looks like a headline."""
    place: int
    """Whether it stands in a menu."""
    label: str
    """The words of an insert that it begins with (`À lire aussi`), empty where there are none."""
    heading: bool
    """Whether it is set as a heading."""


def count_words(text: str) -> int:
    """The words of `text`, those before an apostrophe too.

    >>> count_words("L'an prochain, à Rivebelle")
    5
    """
    return text.count(" ") + text.count("’") + text.count("'") + 1 if text else 0
