"""The headline and the text as the outlet's rules say; what they do not say, the generic reader tells."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice, takewhile

from lxml import html

from crawler.article import Candidate
from crawler.parsing.body.body import Body, read_body
from crawler.parsing.body.lead import candidates, descriptions, split_lead, without_label
from crawler.parsing.body.paragraphs import opening, sift
from crawler.parsing.body.sieve import Sieve
from crawler.parsing.body.title import Title, read_title, stated_titles
from crawler.parsing.document.blocks import Block, read_blocks
from crawler.parsing.document.page import Page
from crawler.parsing.document.ruled_page import RuledPage
from crawler.parsing.document.text import fold, has_words, is_small, text_of, whole_text
from crawler.parsing.outlet import no_longer
from crawler.parsing.text_place.bare import made_paragraphs
from crawler.parsing.text_place.container import Place, common
from crawler.parsing.text_place.nearness import Nearness

_SHORT = 500
"""Characters of text below which a rule is doubted."""
_LONGEST_LEAD = 1500
_LABEL = 40
"""Characters that the label in front of a chapô has at most."""
_UNLIKE, _ALIKE = 0.25, 0.6
"""Share of its words in a stated title below which a heading says nothing of the page's titles, and from which it is the headline."""
_MUCH = 0.1
"""Share of the generic reader's text that a rule that holds leaves out at most."""
_FAR = 3
"""Levels that a rule's text stands further from the headline than the generic reader's, from which it is another's."""
_SEVERAL = 3
"""Blocks of a chapô from which some may be other articles'."""
_FAR_MORE = 5
"""Times the generic reader's text from which a rule's is that of other articles, or of comments."""
_FEW_WORDS = 4
"""Words of the shortest chapô that stands for another."""
_FEW = 20
"""Elements in what is dropped without further question."""
_OPENING = 60
"""Characters by which most texts are told apart."""


def found(page: RuledPage, name: str) -> list[html.HtmlElement]:
    """The elements that the outlet's rule `name` selects, those without a word left out; none without outlet or rule."""
    return [element for element in page.ruled(name) if has_words(element)]


def drop(page: RuledPage) -> None:
    """Take out of the tree what is neither text nor headline; what follows a dropped element stays, and so does what holds the headline
    or most of the page's paragraphs."""
    if not page.outlet:
        return
    dropped: set[html.HtmlElement] = set()
    for element in page.outlet.find("drop", page.root):
        if element.getparent() is None or not dropped.isdisjoint(element.iterancestors()):
            continue
        if _holds_the_text(page, element):
            page.evidence.setdefault("paragraphs", []).append(
                no_longer("paragraphs", "drop", text_of(element)[:_LONGEST_LEAD], "it selects what holds the headline or the text")
            )
        else:
            html.HtmlElement.drop_tree(element)
            dropped.add(element)


def _holds_the_text(page: RuledPage, element: html.HtmlElement) -> bool:
    """Whether the headline or most of the text of the page's paragraphs stands in `element`."""
    if is_small(element, _FEW):
        return False
    held = sum(len(whole_text(paragraph)) for paragraph in element.iter("p"))
    if held >= _SHORT and held > 0.4 * sum(len(whole_text(paragraph)) for paragraph in page.root.iter("p")):
        return True
    headings = list(page.root.iter("h1"))
    return bool(headings) and all(element in heading.iterancestors() for heading in headings)


def title(page: RuledPage) -> Title:
    """The headline."""
    generic = read_title(page)
    headings = found(page, "headline")
    if not headings:
        if page.outlet and page.outlet.headline and generic.element is not None:
            generic.candidates.append(no_longer("title", "headline", "", "it selects nothing"))
        return generic
    stated = [fold(text) for _, text in stated_titles(page)]
    heading = max(headings, key=lambda element: _likeness(element, stated))
    text = text_of(heading)
    others = _likeness(generic.element, stated) if generic.element is not None and generic.text else 0.0
    mine = _likeness(heading, stated)
    if others >= _ALIKE and (mine < _UNLIKE or mine < others / 2):
        told = no_longer("title", "headline", text, "another heading says what the page states for its title, and this one does not")
        return Title(generic.text, generic.element, [*generic.candidates, told])
    if generic.element is heading and generic.text:
        text = generic.text  # the same heading, without what is glued to it
    told = Candidate("title", "rule:headline", text_of(heading), text, True, "the outlet's rule")
    return Title(text, heading, [told, *(replace(one, chosen=False) for one in generic.candidates)])


def _likeness(heading: html.HtmlElement, stated: list[str]) -> float:
    """How many words a heading and the stated title (folded) most like it have in common, as a share of the longer, 0 to 1."""
    words = set(fold(text_of(heading)).split())
    others = [set(title.split()) for title in stated]
    return max((len(words & other) / max(len(words), len(other)) for other in others), default=0.0) if words else 0.0


def body(page: RuledPage, title: Title) -> Body:
    """Chapô and paragraphs; `title` is the page's headline."""
    made_paragraphs(page)
    leads = found(page, "lead")
    text = _text(page, title, found(page, "body"), look_for_lead=not leads)
    if leads:
        return _with_lead(page, title, text, leads)
    if page.outlet and text.lead and page.ruled("lead"):
        text.candidates.append(no_longer("lead", "lead", "", "it selects nothing that has words"))
    return text


def _text(page: RuledPage, title: Title, places: list[html.HtmlElement], *, look_for_lead: bool) -> Body:
    """The text that stands in `places`; the generic reader's where the rule does not hold."""
    generic = read_body(page, title)
    if not places:
        if page.outlet and page.outlet.body and _length(generic) >= _SHORT:
            generic.candidates.append(no_longer("paragraphs", "body", "", "it selects nothing"))
        return generic
    ruled = _read_places(page, title, places, generic.others)
    if why := _fault(ruled, generic, Nearness(title.element)):
        generic.candidates.append(no_longer("paragraphs", "body", "", why))
        return generic
    ruled = _with_opening(ruled, generic, places)
    if look_for_lead:
        ruled = _with_generic_lead(ruled, generic)
    if ruled.lead or not look_for_lead:
        return ruled
    if _missing(ruled, generic) > _MUCH * _length(generic):
        chosen = set(places)
        outside = [block for block in generic.lead if chosen.isdisjoint((block.element, *block.element.iterancestors()))]
        return replace(ruled, lead=[*outside, *ruled.lead])
    said = {opening(block.text) for block in generic.lead}
    rest = [block for block in ruled.blocks if opening(block.text) not in said]
    of_lead = [one for one in generic.candidates if one.field == "lead" and one.chosen]
    told = [*(one for one in ruled.candidates if one.field != "lead"), *of_lead]
    return replace(ruled, lead=generic.lead, blocks=rest, candidates=told)


def _with_opening(ruled: Body, generic: Body, places: list[html.HtmlElement]) -> Body:
    """A rule's text with what the generic reader found above all that the rule selects: the chapô, and the text's beginning. What the rule
    takes for a chapô is text then."""
    chosen = set(places)
    said = {opening(block.text) for block in (*ruled.lead, *ruled.blocks)}

    def is_above(block: Block) -> bool:
        return opening(block.text) not in said and chosen.isdisjoint((block.element, *block.element.iterancestors()))

    lead = [block for block in generic.lead if is_above(block)] if ruled.lead else []
    first = list(takewhile(is_above, generic.blocks))
    if len(first) == len(generic.blocks) or not (lead or first):
        return ruled
    if first and ruled.lead and not lead:
        return ruled
    of_lead = [one for one in generic.candidates if one.field == "lead" and one.chosen] if lead else []
    told = [*(one for one in ruled.candidates if not lead or one.field != "lead"), *of_lead]
    return replace(ruled, lead=lead, blocks=[*first, *ruled.lead, *ruled.blocks], candidates=told)


def _with_generic_lead(ruled: Body, generic: Body) -> Body:
    """A rule's text with the generic reader's chapô where the text holds it below what stands over it: a label, a credit."""
    said = {opening(block.text) for block in generic.lead}
    if not (said and ruled.lead) or not said <= {opening(block.text) for block in ruled.blocks}:
        return ruled
    known = {opening(block.text) for block in generic.blocks}
    above = [block for block in ruled.lead if opening(block.text) in known]
    rest = [block for block in ruled.blocks if opening(block.text) not in said]
    of_lead = [one for one in generic.candidates if one.field == "lead" and one.chosen]
    told = [*(one for one in ruled.candidates if one.field != "lead"), *of_lead]
    return replace(ruled, lead=generic.lead, blocks=[*above, *rest], candidates=told)


def _fault(ruled: Body, generic: Body, nearness: Nearness) -> str:
    """What is wrong with a rule's text, beside what the generic reader found; empty where the rule holds."""
    mine, theirs = _length(ruled), _length(generic)
    if not theirs:
        return ""
    if not mine:
        return "it selects no text"
    if mine > _FAR_MORE * theirs >= _FAR_MORE * _SHORT and _missing(ruled, generic):
        return "it selects far more than the headline's article, and not all of it"
    if _missing(ruled, generic) <= _MUCH * theirs or ruled.container is None or generic.container is None:
        return ""
    own, others = nearness.is_own(ruled.container), nearness.is_own(generic.container)
    if own and not others:
        return ""
    if others and not own:
        return "it selects other text than that of the headline's article"
    part = mine < (1 - _MUCH) * theirs and generic.container in (ruled.container, *ruled.container.iterancestors())
    if part or (mine < _SHORT and theirs > 2 * mine):
        return f"{mine} characters of {theirs}"
    further = nearness.place(ruled.container)[0] - nearness.place(generic.container)[0]
    return "it selects text far from the headline" if further >= _FAR else ""


def _missing(ruled: Body, generic: Body) -> int:
    """Characters of the generic reader's text that the rule's has not."""
    said = {opening(block.text) for block in (*ruled.lead, *ruled.blocks)}
    return sum(len(block.text) for block in generic.blocks if opening(block.text) not in said)


def _length(text: Body) -> int:
    return sum(len(block.text) for block in text.blocks)


def _with_lead(page: RuledPage, title: Title, text: Body, leads: list[html.HtmlElement]) -> Body:
    """The text with the chapô that stands in `leads`, unless that is too much for one, or stands where no chapô does."""
    sieve = Sieve(Place(text.container, set(leads)))
    lead = [block for element in _outermost(leads) for block in read_blocks(element, sieve.is_dropped)]
    length = sum(len(block.text) for block in lead)
    if not lead:
        why = "it selects no text"
    else:
        why = "it is too long for a chapô" if length > _LONGEST_LEAD else _misplaced(page, title, leads[0], lead, text)
    if why:
        text.candidates.append(no_longer("lead", "lead", lead[0].text if lead else "", why))
        return text
    lead = _above_text(page, lead, text)
    for block in lead:
        block.text = without_label(block.text, descriptions(page))
    said = {fold(block.text) for block in lead}
    inside = {step for element in leads for step in element.iter()}
    around = {step for element in leads for step in islice(element.iterancestors(), 2)}
    rest = [
        block
        for block in (*text.lead, *text.blocks)
        if block.element not in inside
        and not _says_one_of(said, block.text)
        and not (block.element in around and _is_labelled(said, block.text))
    ]
    told = [Candidate("lead", "rule:lead", block.text, block.text, True, "the outlet's rule") for block in lead]
    others = [candidate for candidate in text.candidates if candidate.field != "lead"]
    return replace(text, lead=lead, blocks=rest, candidates=[*told, *others])


def _above_text(page: RuledPage, lead: list[Block], text: Body) -> list[Block]:
    """Of several blocks that a rule takes for the chapô, those above the text's second half: what follows is other articles'."""
    if len(lead) < _SEVERAL or len(text.blocks) < _SEVERAL:
        return lead
    middle = text.blocks[len(text.blocks) // 2].element
    above = set(takewhile(lambda step: step is not middle, page.root.iter()))
    return [block for block in lead if block.element in above] or lead


def _misplaced(page: RuledPage, title: Title, element: html.HtmlElement, lead: list[Block], text: Body) -> str:
    """Why a rule's chapô, which begins in `element`, is none beside the text as read without it; empty where it may be one."""
    first = text.lead[0] if text.lead else None
    said = fold(lead[0].text)[:_OPENING]
    if not (first or text.blocks) or any(said in fold(block.text) for block in (*text.lead, *text.blocks[:1])):
        return ""
    if first and sum(len(block.text.split()) for block in lead) < _FEW_WORDS:
        return "it selects a label"
    above = first or text.blocks[0]
    stand = (element, above.element, title.element)
    place = next(step for step in page.root.iter() if step in stand)
    if place is element:
        return "it stands above the headline" if title.element is not None and not first else ""
    if next(step for step in page.root.iter() if step is element or step is above.element) is element:
        return ""
    return "another chapô stands above" if first else "it stands below the beginning of the text"


def _is_labelled(said: set[str], text: str) -> bool:
    """Whether `text` is a chapô (folded in `said`) with a label of a few words in front of it.

    >>> _is_labelled({"le pont rouvre lundi"}, "Travaux. Le pont rouvre lundi"), _is_labelled({"lundi"}, "Le pont rouvre lundi")
    (True, False)
    """
    words = fold(text)
    return any(words.endswith(f" {one}") and len(words) - len(one) < min(_LABEL, len(one)) for one in said)


def _says_one_of(said: set[str], text: str) -> bool:
    """Whether `text` is one of `said` (folded); its first words mostly tell that it is not.

    >>> _says_one_of({"le pont rouvre"}, "Le pont rouvre !"), _says_one_of({"le pont rouvre"}, "Le pont rouvre enfin")
    (True, False)
    """
    begins = fold(text[:_OPENING]).rpartition(" ")[0]  # its last word may be cut
    return any(one.startswith(begins) for one in said) and fold(text) in said


def _read_places(page: Page, title: Title, places: list[html.HtmlElement], others: set[html.HtmlElement]) -> Body:
    """The text that stands in `places`; what the generic reader would leave out of them is left out, unless it is a place itself."""
    above = {host for element in places if (host := element.getparent()) is not None}
    place = Place(common(places), {*places, *above}, others=others)
    sieve = Sieve(place)
    wanted = {step for element in places for step in (element, *element.iterancestors())}
    blocks: list[Block] = []
    for element in _outermost(places):
        blocks += read_blocks(element, lambda inner: inner not in wanted and sieve.is_dropped(inner))
    said = {fold(title.text)} if title.text else set()
    blocks = [block for block in blocks if fold(block.text) not in said]  # a rule may take the headline with the text
    split = split_lead(page, title, [], sift(blocks, place), place)
    told = Candidate("paragraphs", "rule:body", "", None, True, "the outlet's rule")
    return Body(place.container, split.lead, split.rest, [*candidates(page, split), told], others)


def _outermost(elements: list[html.HtmlElement]) -> list[html.HtmlElement]:
    chosen = set(elements)
    return [element for element in elements if not any(above in chosen for above in element.iterancestors())]
