"""What an outlet's rules say of a page, each field in turn; what they do not say is left to the generic reader."""

from __future__ import annotations

from lxml import html

from crawler.article import Candidate, Headline
from crawler.parsing.body.body import Body, read_body
from crawler.parsing.body.container import Place, common
from crawler.parsing.body.lead import candidates, descriptions, split_lead, without_label
from crawler.parsing.body.paragraphs import sift
from crawler.parsing.body.sieve import Sieve
from crawler.parsing.body.title import Title, read_title
from crawler.parsing.document import addresses
from crawler.parsing.document.blocks import Block, read_blocks
from crawler.parsing.document.page import Page
from crawler.parsing.document.text import fold, has_words, text_of
from crawler.parsing.headlines.wording import wording
from crawler.parsing.selectors import compiled

_FEW_WORDS = 3
"""Words that a topic's name has at most."""
_SHORT = 500
"""Characters of text below which a rule is doubted."""
_LONGEST_LEAD = 1500
_OPENING = 60
"""Characters by which most texts are told apart."""


def found(page: Page, name: str) -> list[html.HtmlElement]:
    """The elements that the outlet's rule `name` selects, those without a word left out; none without outlet or rule."""
    return [element for element in page.ruled(name) if has_words(element)]


def drop(page: Page) -> None:
    """Take out of the tree what is neither text nor headline; what follows a dropped element stays."""
    if page.outlet:
        for element in page.outlet.find("drop", page.root):
            if element.getparent() is not None:
                html.HtmlElement.drop_tree(element)


def title(page: Page) -> Title:
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


def body(page: Page) -> Body:
    """Chapô and paragraphs."""
    leads = found(page, "lead")
    text = _text(page, found(page, "body"), look_for_lead=not leads)
    return _with_lead(page, text, leads) if leads else text


def _text(page: Page, places: list[html.HtmlElement], *, look_for_lead: bool) -> Body:
    """The text that stands in `places`; the generic reader's where they are none, or so little that the template must have changed."""
    if not places:
        return read_body(page)
    ruled = _read_places(page, places)
    if (ruled.lead or not look_for_lead) and _length(ruled) >= _SHORT:
        return ruled
    generic = read_body(page)
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


def _read_places(page: Page, places: list[html.HtmlElement]) -> Body:
    """The text that stands in `places`; what the generic reader would leave out of them is left out, unless it is a place itself."""
    above = {host for element in places if (host := element.getparent()) is not None}
    place = Place(common(places), {*places, *above})
    sieve = Sieve(place)
    wanted = {step for element in places for step in (element, *element.iterancestors())}
    blocks: list[Block] = []
    for element in _outermost(places):
        blocks += read_blocks(element, lambda inner: inner not in wanted and sieve.is_dropped(inner))
    split = split_lead(page, [], sift(blocks, place), place)
    told = Candidate("paragraphs", "rule:body", "", None, True, "the outlet's rule")
    return Body(place.container, split.lead, split.rest, [*candidates(page, split), told])


def _outermost(elements: list[html.HtmlElement]) -> list[html.HtmlElement]:
    chosen = set(elements)
    return [element for element in elements if not any(above in chosen for above in element.iterancestors())]


def headlines(page: Page) -> tuple[dict[html.HtmlElement, Headline], set[html.HtmlElement]]:
    """Every headline in the blocks that the outlet's rules name, by its link, and those blocks: in them there are no others. A link that
    two rules select belongs to the first."""
    told: dict[html.HtmlElement, Headline] = {}
    places: set[html.HtmlElement] = set()
    for container, heading, *words in page.outlet.blocks if page.outlet else ():
        for place in page.index.find(container):
            worded = [(link, text) for link, text in _links(place, words[0] if words else "") if link not in told]
            printed = _block_title(page, place, heading)
            if heading and not printed:
                continue  # another generation of the template, or none of ours
            if ranked := _in_block(page, printed, worded):
                told |= ranked
                places.add(place)
    return told, places


def _block_title(page: Page, place: html.HtmlElement, heading: str) -> str:
    """The title of a block: fixed after `=`, else the text of what `heading` selects in it, after `@` on the page."""
    if heading.startswith("="):
        return heading[1:]
    if not heading:
        return ""
    chosen = page.index.find(heading[1:]) if heading.startswith("@") else compiled(heading)(place)
    printed = next((text for element in chosen if (text := text_of(element))), "")
    return printed.rstrip(" :>")


def _links(place: html.HtmlElement, words: str) -> list[tuple[html.HtmlElement, str]]:
    """(link, the headline's words) in a block: what `words` selects and the link in or around it, else each link and its text."""
    chosen = compiled(words)(place) if words else place.iter("a")
    found = ((element, _link_of(element)) for element in chosen)
    return [(link, wording(link).text if element is link else text_of(element)) for element, link in found if link is not None]


def _link_of(element: html.HtmlElement) -> html.HtmlElement | None:
    around = next((step for step in (element, *element.iterancestors()) if step.tag == "a"), None)
    return around if around is not None else next(element.iter("a"), None)


def _in_block(page: Page, title: str, worded: list[tuple[html.HtmlElement, str]]) -> dict[html.HtmlElement, Headline]:
    """One headline for each address, in order, without the page's own."""
    found: dict[str, tuple[html.HtmlElement, str]] = {}
    for link, text in worded:
        address = addresses.absolute(link.get("href", ""), page.base)
        if address and text and address != page.url and _is_own(page, address) and not _is_topic(page, address, text):
            found.setdefault(address, (link, text))
    texts = _without_ranks([text for _, text in found.values()])
    return {link: Headline(texts[place], address, title, place + 1) for place, (address, (link, _)) in enumerate(found.items())}


def _without_ranks(texts: list[str]) -> list[str]:
    """The words without the ranks that are printed before them, where all have theirs.

    >>> _without_ranks(["1Le pont rouvre", "2. La gare ferme"]), _without_ranks(["1 pont rouvre", "La gare ferme"])
    (['Le pont rouvre', 'La gare ferme'], ['1 pont rouvre', 'La gare ferme'])
    """
    bare = [text.removeprefix(str(rank)).lstrip(" .)-") for rank, text in enumerate(texts, 1)]
    all_ranked = len(texts) > 1 and all(text.startswith(str(rank)) for rank, text in enumerate(texts, 1))
    return bare if all_ranked and all(bare) else texts


def _is_own(page: Page, address: str) -> bool:
    """Whether an address is of the page's site: the others in a block are advertising."""
    return addresses.site(addresses.host(address)) == addresses.site(addresses.host(page.url))


def _is_topic(page: Page, address: str, text: str) -> bool:
    """Whether a link of few words leads to a page of the outlet that has not the shape of its articles."""
    outlet = page.outlet
    return outlet is not None and len(text.split()) <= _FEW_WORDS and outlet.is_article_at(address) is False
