"""The article's own text: where it stands, and which of what stands there is text."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import html

from crawler.article import Candidate
from crawler.parsing.body.lead import Split, candidates, split_lead
from crawler.parsing.body.lines import is_stamp
from crawler.parsing.body.paragraphs import HEADING_TAGS, opening, sift, without_excerpts
from crawler.parsing.body.sieve import Sieve
from crawler.parsing.body.title import Title
from crawler.parsing.document.blocks import Block, read_blocks
from crawler.parsing.document.page import Page
from crawler.parsing.text_place.container import Place, common, find_place

_PARAGRAPH = 100
"""Characters from which a sentence between headline and text is a paragraph."""
_ENDS = tuple('.!?…»”"')


@dataclass(slots=True)
class Body:
    """The article's text and where it stands."""

    container: html.HtmlElement | None = None
    """The smallest element that holds all of the paragraphs; None where the page has none."""
    lead: list[Block] = field(default_factory=list)
    """The chapô's blocks, mostly one."""
    blocks: list[Block] = field(default_factory=list)
    """The paragraphs kept, in order."""
    candidates: list[Candidate] = field(default_factory=list)
    """What was read for `lead` and `paragraphs`, and why."""
    others: set[html.HtmlElement] = field(default_factory=set)
    """The elements that hold other articles, whole."""

    @property
    def elements(self) -> set[html.HtmlElement]:
        """The elements whose text is kept, chapô included."""
        return {block.element for block in (*self.lead, *self.blocks)}


def read_body(page: Page, title: Title) -> Body:
    """The article's chapô and text, found by where the page's paragraphs stand; `title` is the page's headline."""
    place = find_place(page, title.element)
    if place.container is None:
        return Body(others=place.others)
    sieve = Sieve(place)
    heading = title.element
    before = _before(heading, place.container, sieve) if heading is not None else []
    blocks = _after_heading(read_blocks(place.container, sieve.is_dropped), title.text or "", heading)
    beside = place.container.getparent()
    place.hosts |= {block.element for block in before if _is_running(block) and beside in block.element.iterancestors()}
    above, inside = sift(before, place), sift(blocks, place)
    split = split_lead(page, title, above, inside, place)
    split.rest[:0] = _overlooked(above, split, place.container)
    return Body(place.container, split.lead, without_excerpts(split.rest), [*candidates(page, split), _told(place)], place.others)


def _overlooked(above: list[Block], split: Split, container: html.HtmlElement) -> list[Block]:
    """Paragraphs between the headline and the container that are no chapô: the text's first, in a place of their own beside the others'."""
    beside = container.getparent()
    lead = {id(block) for block in split.lead}
    found = [block for block in above if id(block) not in lead and _is_running(block) and beside in block.element.iterancestors()]
    if not found:
        return []
    said = {opening(block.text) for block in (*split.lead, *split.rest)}
    return [block for block in found if opening(block.text) not in said]


def _says(block: Block, title: str) -> bool:
    """Whether a block is the headline, alone or with the time line after it."""
    if block.text == title:
        return True
    return title != "" and block.text.startswith(title) and is_stamp(block.text[len(title) :].strip())


def _is_running(block: Block) -> bool:
    return len(block.text) >= _PARAGRAPH and block.text[-1] in _ENDS and block.linked < 0.3 * len(block.text)


def _told(place: Place) -> Candidate:
    """Where the text was found."""
    container = place.container
    assert container is not None
    names = "".join(f".{name}" for name in container.get("class", "").split()[:4])
    why = f"{place.inside.get(container, 0)} characters of running text in {len(place.hosts)} elements"
    return Candidate("paragraphs", container.tag + names, "", None, True, why)


def _before(heading: html.HtmlElement, container: html.HtmlElement, sieve: Sieve) -> list[Block]:
    """What stands between the headline and the text's container."""
    if container is heading or container in heading.iterancestors():
        return []
    shared = common([heading, container])
    if shared is heading:
        return []
    passed = {heading}
    for step in (heading, *heading.iterancestors()):
        if step is shared:
            break
        passed.update(step.itersiblings(preceding=True))
    if any(step in passed for step in (container, *container.iterancestors())):
        return []  # the headline stands after the text
    return read_blocks(shared, lambda element: element in passed or sieve.is_dropped(element), until=container)


def _after_heading(blocks: list[Block], title: str, heading: html.HtmlElement | None) -> list[Block]:
    """The blocks that follow the headline, where it stands among them. Below running text its words are an intertitre's, or repeat it."""
    start, is_below = 0, False
    for place, block in enumerate(blocks):
        if block.element is heading or (_says(block, title) and not is_below):
            start, is_below = place + 1, False
        elif heading is not None and _is_running(block):
            is_below = True
    if sum(len(block.text) for block in blocks[:start]) > sum(len(block.text) for block in blocks[start:]):
        return [block for block in blocks if block.element is not heading and block.text != title]
    return [block for block in blocks[start:] if block.text != title or block.element.tag in HEADING_TAGS]
