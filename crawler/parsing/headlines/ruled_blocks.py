"""The headline blocks that the outlet's rules name, and the headlines in them."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import html

from crawler.article import Headline
from crawler.parsing.document import addresses
from crawler.parsing.document.page import Page
from crawler.parsing.document.ruled_page import RuledPage
from crawler.parsing.document.text import text_of
from crawler.parsing.headlines.wording import wording
from crawler.parsing.outlet import no_longer
from crawler.parsing.selectors import compiled

_FEW_WORDS = 3
"""Words that a topic's name has at most."""
_SEVERAL, _MUCH = 2, 0.25
"""Headlines of a block, and their share, that a rule which holds leaves out at most, and one more."""


def headlines(
    page: RuledPage, known: Iterable[tuple[html.HtmlElement, str]]
) -> tuple[dict[html.HtmlElement, Headline], set[html.HtmlElement]]:
    """Every headline in the blocks that the outlet's rules name, by its link, and those blocks: in them there are no others. A link that
    two rules select belongs to the first. `known` are the links and addresses that the generic reader takes for headlines: a block in which
    a rule leaves out many of them is left to it."""
    told: dict[html.HtmlElement, Headline] = {}
    blocks: dict[html.HtmlElement, dict[html.HtmlElement, Headline]] = {}
    for container, heading, *words in page.outlet.blocks if page.outlet else ():
        for place in page.index.find(container):
            worded = [(link, text) for link, text in _links(place, words[0] if words else "") if link not in told]
            printed = _block_title(page, place, heading)
            if heading and not printed:
                continue  # another generation of the template, or none of ours
            if ranked := _in_block(page, printed, worded):
                told |= ranked
                blocks[place] = {**blocks.get(place, {}), **ranked}
    failed = _failed(page, blocks, known) if blocks else set()
    for place in failed:
        told = {link: headline for link, headline in told.items() if link not in blocks[place]}
    return told, {place for place in blocks if place not in failed}


def _failed(
    page: RuledPage, blocks: dict[html.HtmlElement, dict[html.HtmlElement, Headline]], known: Iterable[tuple[html.HtmlElement, str]]
) -> set[html.HtmlElement]:
    """The blocks of which the rules leave out many of the headlines that the generic reader finds in them."""
    addresses_in: dict[html.HtmlElement, set[str]] = {place: set() for place in blocks}
    for link, url in known:
        for step in link.iterancestors():
            if step in addresses_in:
                addresses_in[step].add(url.partition("#")[0])
    told = {headline.url.partition("#")[0] for ranked in blocks.values() for headline in ranked.values()}
    failed = set()
    for place, inside in addresses_in.items():
        if len(lost := inside - told) >= _SEVERAL and len(lost) > _MUCH * len(inside):
            title = next(headline.block for headline in blocks[place].values())
            why = f"it leaves out {len(lost)} of {len(inside)} headlines of a block"
            page.evidence.setdefault("headlines", []).append(no_longer("headlines", "blocks", title, why))
            failed.add(place)
    return failed


def _block_title(page: RuledPage, place: html.HtmlElement, heading: str) -> str:
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


def _in_block(page: RuledPage, title: str, worded: list[tuple[html.HtmlElement, str]]) -> dict[html.HtmlElement, Headline]:
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


def _is_topic(page: RuledPage, address: str, text: str) -> bool:
    """Whether a link of few words leads to a page of the outlet that has not the shape of its articles."""
    outlet = page.outlet
    return outlet is not None and len(text.split()) <= _FEW_WORDS and outlet.is_article_at(address) is False
