"""Headlines: the links, outside the running text, to other items of the newspaper, column by column."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import html

from crawler.article import Candidate, Headline
from crawler.parsing import links, rules
from crawler.parsing.columns import Columns
from crawler.parsing.page import Page
from crawler.parsing.shapes import Shapes
from crawler.parsing.surroundings import MENU, OUT, Surroundings, is_in_sentence
from crawler.parsing.wording import Wording, insert_label, wording

ENOUGH = 4.0
"""What the signs that a link is a headline must add up to."""
MOST = 5000
"""Links judged on one page; a page with more is no newspaper's."""


@dataclass(slots=True)
class _Found:
    link: html.HtmlElement
    url: str
    wording: Wording


def read_headlines(page: Page) -> tuple[Headline, ...]:
    """Every headline link outside the running text, in page order, ranked in its block; what was read of each block is kept as evidence."""
    told = rules.headlines(page)
    places = {place for place, _ in told}
    found = _find(page, places)
    columns = Columns(
        [(each.link, each.url) for each in found], page.title.element, {block.element for block in (*page.body.lead, *page.body.blocks)}
    ).read()
    by_link = {each.link: each for each in found}
    headlines = [headline for _, headline in told]
    seen = page.evidence.setdefault("headlines", [])
    for column in columns:
        ranked = _ranked([by_link[link] for link in column.links], column.title)
        headlines += ranked
        seen.append(Candidate("headlines", _path(column.place), column.title, str(len(ranked)), True, "links that read like headlines"))
    return tuple(headlines)


def _ranked(found: list[_Found], title: str) -> list[Headline]:
    kept: dict[str, _Found] = {}
    for each in found:
        known = kept.get(each.url)
        if known is None or len(known.wording.text.split()) < 4 < len(each.wording.text.split()):
            kept[each.url] = each
    return [Headline(each.wording.text, url, title, rank, each.wording.kicker) for rank, (url, each) in enumerate(kept.items(), 1)]


def _path(place: html.HtmlElement) -> str:
    names = (place.get("class") or "").split()
    return place.tag + (f".{names[0]}" if names else "")


def _find(page: Page, places: set[html.HtmlElement]) -> list[_Found]:
    """The links that read like headlines, in page order."""
    shapes = Shapes(page.url, links.canonical(page), page.outlet)
    text = {block.element for block in (*page.body.lead, *page.body.blocks)}
    around = Surroundings(page.root, page.body.container)
    base = page.base
    found = []
    addresses: dict[str, str | None] = {}
    judged = 0
    for link in page.root.iter("a"):
        href = link.get("href")
        if not href or href[0] == "#":
            continue
        if href in addresses:
            url = addresses[href]
        else:
            url = addresses[href] = links.absolute(href, base)
        if url is None:
            continue
        shape = shapes.score(url)
        if shape < 0:
            continue
        judged += 1
        if judged > MOST:
            break
        if (said := _judge(link, shape, around, text)) is not None:
            found.append(_Found(link, url, said))
    return found


def _judge(link: html.HtmlElement, shape: float, around: Surroundings, text: set[html.HtmlElement]) -> Wording | None:
    """The words of `link` where it is a headline."""
    said = wording(link)
    count = len(said.text.split())
    if count < 2:
        return None
    place = around.of(link)
    if place == OUT:
        return None
    signs = shape + (3.0 if count >= 6 else 2.0 if count >= 4 else 0.0 if count == 3 else -1.0)
    if place == MENU:
        signs -= 2.0
    if _in_heading(link):
        signs += 1.0
    if signs < ENOUGH or is_in_sentence(link):
        return None
    return said


def _in_heading(link: html.HtmlElement) -> bool:
    above = link.getparent()
    return above is not None and above.tag in {"h2", "h3", "h4", "h5"} or any(True for _ in link.iter("h2", "h3", "h4", "h5"))
