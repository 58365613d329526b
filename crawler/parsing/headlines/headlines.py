"""Headlines: the links, outside the running text, to other items of the newspaper, column by column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from lxml import html

from crawler.article import Candidate, Headline
from crawler.parsing.body.text_page import TextPage
from crawler.parsing.document.text import text_of
from crawler.parsing.headlines import ruled_blocks, teasers
from crawler.parsing.headlines.column_titles import is_paid, names_topics
from crawler.parsing.headlines.columns import Column, Columns
from crawler.parsing.headlines.teaser import Teaser, count_words
from crawler.parsing.outlet import no_longer

LONG = 25
"""Words from which what else leads to a headline's address is its summary."""

_TOLD = 6
"""Words from which a link under a title of topics is an item's."""
NEAR, SEVERAL = 3, 3
"""How many columns apart a column and its copy stand, and headlines from which one is the copy of another."""


def read_headlines(page: TextPage) -> tuple[Headline, ...]:
    """Every headline link outside the running text, in page order, ranked in its block; what was read of each block is kept as evidence."""
    found = teasers.find(page)
    told, places = ruled_blocks.headlines(page, ((each.link, each.url) for each in found))
    found = [each for each in found if not places or not places.intersection(each.link.iterancestors())]
    known = ((link, each.url) for link, each in told.items())
    columns = Columns([(each.link, each.url) for each in found], page.title.element, _own(page), known).read()
    by_link = {each.link: each for each in found}
    seen = page.evidence.setdefault("headlines", [])
    blocks: dict[tuple[str, int], list[Teaser]] = {}
    whole = not page.body.elements  # a front's untitled column is one, though other blocks stand in it
    for place, column in enumerate(
        _without_copies(column for column in columns if not (_is_paid(column) or _is_of_topics(column, by_link)))
    ):
        if column.title == page.title.text or (len(column.links) == 1 and column.title == by_link[column.links[0]].wording.text):
            column.title = ""  # a list of the article's own parts, or what follows it; a card that says its headline twice
        inside = [by_link[link] for link in column.links]
        seen.append(Candidate("headlines", _path(column.place), column.title, str(len(inside)), True, "links that read like headlines"))
        blocks.setdefault((column.title, 0 if whole else place), []).extend(inside)
    headlines = dict(told)
    listed: dict[str, set[str]] = {}
    for (title, _), inside in blocks.items():
        headlines |= _ranked(inside, title, listed.setdefault(title, set()) if title else set())
    if page.outlet and page.outlet.blocks and not told and len(headlines) >= SEVERAL:
        seen.append(no_longer("headlines", "blocks", "", "it selects no headline"))
    if not (told or whole):
        return tuple(headlines.values())
    if told:
        seen.append(Candidate("headlines", "rule:blocks", "", str(len(told)), True, "the outlet's rule"))
    return tuple(headlines[link] for link in page.all("a") if link in headlines)


def _ranked(found: list[Teaser], title: str, listed: set[str]) -> dict[html.HtmlElement, Headline]:
    """The headlines of one block by their links, one for each address that is not `listed` under its title: what stands there twice, for
    phones and for desktops, is one."""
    kept: dict[str, Teaser] = {}
    for each in found:
        address = each.url.partition("#")[0]
        known = kept.get(address)
        if address not in listed and (
            known is None or (_is_short(known) and not _is_short(each) and len(each.wording.text.split()) < LONG)
        ):
            kept[address] = each
    listed.update(kept)
    ranks: Counter[str] = Counter()
    ranked = {}
    for each in kept.values():
        block = title or each.label
        ranks[block] += 1
        ranked[each.link] = Headline(each.wording.text, each.url, block, ranks[block], each.wording.kicker)
    return ranked


def _is_short(each: Teaser) -> bool:
    """Whether what else leads to a headline's address says more than it does; what is set as a heading says enough."""
    return len(each.wording.text.split()) < 5 and not each.heading


def _is_paid(column: Column) -> bool:
    """Whether advertisers paid for a column, as its title says; a title over an empty shell is none of what follows."""
    if not is_paid(column.title):
        return False
    around = column.heading.getparent() if column.heading is not None else None
    if around is None or any(step is around for step in column.links[0].iterancestors()):
        return True
    column.title = ""
    return False


def _is_of_topics(column: Column, by_link: dict[html.HtmlElement, Teaser]) -> bool:
    """Whether a column holds topics, as its title and its few words say."""
    return names_topics(column.title) and all(count_words(by_link[link].wording.text) < _TOLD for link in column.links)


def _without_copies(columns: Iterable[Column]) -> list[Column]:
    """The columns without those that are a titled one again, as phones have it, without its title."""
    every = list(columns)
    held = [frozenset(link.get("href", "") for link in column.links) for column in every]
    titled = [own if column.title else frozenset() for column, own in zip(every, held, strict=True)]
    kept = []
    for place, column in enumerate(every):
        near = titled[max(0, place - NEAR) : place + NEAR + 1]
        if column.title or len(held[place]) < SEVERAL or not any(held[place] <= other for other in near):
            kept.append(column)
    return kept


def _own(page: TextPage) -> set[html.HtmlElement]:
    """The elements of the article's text, and those that repeat its headline: no titles of columns."""
    named = {heading for heading in page.all("h1") if text_of(heading) == page.title.text}
    return named | {block.element for block in (*page.body.lead, *page.body.blocks)}


def _path(place: html.HtmlElement) -> str:
    names = (place.get("class") or "").split()
    return f"{place.tag}.{names[0]}" if names else str(place.tag)
