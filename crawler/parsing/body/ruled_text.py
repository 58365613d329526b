"""The headline and the text as the outlet's rules say; what they do not say, the generic reader tells."""

from __future__ import annotations

from lxml import html

from crawler.article import Candidate
from crawler.parsing.body.body import Body, read_body
from crawler.parsing.body.container import Place, common
from crawler.parsing.body.lead import candidates, descriptions, split_lead, without_label
from crawler.parsing.body.paragraphs import sift
from crawler.parsing.body.sieve import Sieve
from crawler.parsing.body.title import Title, read_title
from crawler.parsing.document.blocks import Block, read_blocks
from crawler.parsing.document.page import Page
from crawler.parsing.document.ruled_page import RuledPage
from crawler.parsing.document.text import fold, has_words, text_of

_SHORT = 500
"""Characters of text below which a rule is doubted."""
_LONGEST_LEAD = 1500
_OPENING = 60
"""Characters by which most texts are told apart."""


def found(page: RuledPage, name: str) -> list[html.HtmlElement]:
    """The elements that the outlet's rule `name` selects, those without a word left out; none without outlet or rule."""
    return [element for element in page.ruled(name) if has_words(element)]


def drop(page: RuledPage) -> None:
    """Take out of the tree what is neither text nor headline; what follows a dropped element stays."""
    if page.outlet:
        for element in page.outlet.find("drop", page.root):
            if element.getparent() is not None:
                html.HtmlElement.drop_tree(element)


def title(page: RuledPage) -> Title:
    """The headline."""
    generic = read_title(page)
    headings = found(page, "headline")
    if not headings:
        return generic
    text = text_of(headings[0])
    if generic.element is headings[0] and generic.text:
        text = generic.text  # the same heading, without what is glued to it
    told = Candidate("title", "rule:headline", text_of(headings[0]), text, True, "the outlet's rule")
    return Title(text, headings[0], [told, *generic.candidates])


def body(page: RuledPage, title: Title) -> Body:
    """Chapô and paragraphs; `title` is the page's headline."""
    leads = found(page, "lead")
    text = _text(page, title, found(page, "body"), look_for_lead=not leads)
    return _with_lead(page, text, leads) if leads else text


def _text(page: Page, title: Title, places: list[html.HtmlElement], *, look_for_lead: bool) -> Body:
    """The text that stands in `places`; the generic reader's where they are none, or so little that the template must have changed."""
    if not places:
        return read_body(page, title)
    ruled = _read_places(page, title, places)
    if (ruled.lead or not look_for_lead) and _length(ruled) >= _SHORT:
        return ruled
    generic = read_body(page, title)
    if _length(ruled) < _SHORT and _length(generic) > 2 * _length(ruled):
        return generic
    if not look_for_lead:
        return ruled
    chosen = set(places)
    outside = [block for block in generic.lead if not any(step in chosen for step in (block.element, *block.element.iterancestors()))]
    return Body(ruled.container, [*outside, *ruled.lead], ruled.blocks, ruled.candidates)


def _length(text: Body) -> int:
    return sum(len(block.text) for block in text.blocks)


def _with_lead(page: Page, text: Body, leads: list[html.HtmlElement]) -> Body:
    """The text with the chapô that stands in `leads`, unless that is too much for one."""
    sieve = Sieve(Place(text.container, set(leads)))
    lead = [block for element in _outermost(leads) for block in read_blocks(element, sieve.is_dropped)]
    if sum(len(block.text) for block in lead) > _LONGEST_LEAD:
        return text
    for block in lead:
        block.text = without_label(block.text, descriptions(page))
    said = {fold(block.text) for block in lead}
    inside = {step for element in leads for step in element.iter()}
    rest = [block for block in (*text.lead, *text.blocks) if block.element not in inside and not _says_one_of(said, block.text)]
    told = [Candidate("lead", "rule:lead", block.text, block.text, True, "the outlet's rule") for block in lead]
    others = [candidate for candidate in text.candidates if candidate.field != "lead"]
    return Body(text.container, lead, rest, [*told, *others])


def _says_one_of(said: set[str], text: str) -> bool:
    """Whether `text` is one of `said` (folded); its first words mostly tell that it is not.

    >>> _says_one_of({"le pont rouvre"}, "Le pont rouvre !"), _says_one_of({"le pont rouvre"}, "Le pont rouvre enfin")
    (True, False)
    """
    begins = fold(text[:_OPENING]).rpartition(" ")[0]  # its last word may be cut
    return any(one.startswith(begins) for one in said) and fold(text) in said


def _read_places(page: Page, title: Title, places: list[html.HtmlElement]) -> Body:
    """The text that stands in `places`; what the generic reader would leave out of them is left out, unless it is a place itself."""
    above = {host for element in places if (host := element.getparent()) is not None}
    place = Place(common(places), {*places, *above})
    sieve = Sieve(place)
    wanted = {step for element in places for step in (element, *element.iterancestors())}
    blocks: list[Block] = []
    for element in _outermost(places):
        blocks += read_blocks(element, lambda inner: inner not in wanted and sieve.is_dropped(inner))
    split = split_lead(page, title, [], sift(blocks, place), place)
    told = Candidate("paragraphs", "rule:body", "", None, True, "the outlet's rule")
    return Body(place.container, split.lead, split.rest, [*candidates(page, split), told])


def _outermost(elements: list[html.HtmlElement]) -> list[html.HtmlElement]:
    chosen = set(elements)
    return [element for element in elements if not any(above in chosen for above in element.iterancestors())]
