"""Headlines: the links, outside the running text, to other items of the newspaper, column by column."""

from __future__ import annotations

from lxml import html

from crawler.article import Candidate, Headline
from crawler.parsing.body.text_page import TextPage
from crawler.parsing.document.text import text_of
from crawler.parsing.headlines import ruled_blocks, teasers
from crawler.parsing.headlines.column_titles import is_paid
from crawler.parsing.headlines.columns import Column, Columns
from crawler.parsing.headlines.teasers import Teaser

LONG = 25
"""Words from which what else leads to a headline's address is its summary."""


def read_headlines(page: TextPage) -> tuple[Headline, ...]:
    """Every headline link outside the running text, in page order, ranked in its block; what was read of each block is kept as evidence."""
    told, places = ruled_blocks.headlines(page)
    found = [each for each in teasers.find(page) if not places or not places.intersection(each.link.iterancestors())]
    columns = Columns([(each.link, each.url) for each in found], page.title.element, _own(page)).read()
    by_link = {each.link: each for each in found}
    headlines = dict(told)
    seen = page.evidence.setdefault("headlines", [])
    for column in columns:
        if is_paid(column.title):
            if _holds(column):
                continue
            column.title = ""  # it stands over an empty shell before the column
        ranked = _ranked([by_link[link] for link in column.links], column.title)
        headlines |= ranked
        seen.append(Candidate("headlines", _path(column.place), column.title, str(len(ranked)), True, "links that read like headlines"))
    if not told:
        return tuple(headlines.values())
    seen.append(Candidate("headlines", "rule:blocks", "", str(len(told)), True, "the outlet's rule"))
    return tuple(headlines[link] for link in page.all("a") if link in headlines)


def _ranked(found: list[Teaser], title: str) -> dict[html.HtmlElement, Headline]:
    """The headlines of one column by their links, one for each address."""
    kept: dict[str, Teaser] = {}
    for each in found:
        known = kept.get(each.url)
        if known is None or len(known.wording.text.split()) < 4 < len(each.wording.text.split()) < LONG:
            kept[each.url] = each
    ranks = enumerate(kept.items(), 1)
    return {each.link: Headline(each.wording.text, url, title or each.label, rank, each.wording.kicker) for rank, (url, each) in ranks}


def _own(page: TextPage) -> set[html.HtmlElement]:
    """The elements of the article's text, and those that repeat its headline: no titles of columns."""
    named = {heading for heading in page.all("h1") if text_of(heading) == page.title.text}
    return named | {block.element for block in (*page.body.lead, *page.body.blocks)}


def _holds(column: Column) -> bool:
    """Whether the title of a column stands in what holds its links."""
    around = column.heading.getparent() if column.heading is not None else None
    return around is None or any(step is around for step in column.links[0].iterancestors())


def _path(place: html.HtmlElement) -> str:
    names = (place.get("class") or "").split()
    return f"{place.tag}.{names[0]}" if names else str(place.tag)
