"""Disturbances of the text's own markup: cut, retagged, joined by line breaks, printed, in a table."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from tests.benchmarks.harms.addresses_and_heads import no_article_body
from tests.benchmarks.harms.readings import Harmed
from tests.benchmarks.harms.scrapbook import Scrapbook
from tests.benchmarks.harms.specimens import BLOCKS, Element, Sheet, Specimen, remove, wrap
from tests.benchmarks.harms.surroundings import made

AMP_MENU = """
<amp-sidebar id="menu" layout="nodisplay"><ul><li><a href="/">Accueil</a></li><li><a href="/sport">Sport</a></li></ul></amp-sidebar>
"""
AMP_CONSENT = """
<amp-consent id="choix" layout="nodisplay"><div><p>Nous et nos partenaires déposons des cookies pour mesurer l'audience et afficher des
annonces.</p><button on="tap:choix.accept">Accepter</button></div></amp-consent>
"""


def cut_to(number: int) -> Callable[..., Harmed | None]:
    def disturb(page: Specimen, sheet: Sheet, book: Scrapbook, chance: random.Random) -> Harmed | None:
        """Take out all that follows the nth paragraph in the text's container, and the text in JSON-LD."""
        kept = [place for place, paragraph in enumerate(sheet.paragraphs) if len(sheet.texts[place]) >= 80][:number]
        container = sheet.container
        if len(kept) < number or container is None or kept[-1] == len(sheet.paragraphs) - 1:
            return None
        last = kept[-1]
        node: Element | None = sheet.paragraphs[last]
        while node is not None and node is not container:
            for following in list(node.itersiblings()):
                remove(following)
            node.tail = None
            node = node.getparent()
        for place in sheet.paragraphs[last + 1 :]:
            if sheet.tree in place.iterancestors():
                remove(place)
        no_article_body(sheet)
        return Harmed(sheet.tree, page.url, cut=True, stated=True)

    return disturb


def _retagged(element: Element, tag: str, *, named: bool) -> None:
    element.tag = tag
    if not named:
        element.attrib.clear()


def lead_as(tag: str, *, named: bool) -> Callable[..., Harmed | None]:
    def disturb(page: Specimen, sheet: Sheet, book: Scrapbook, chance: random.Random) -> Harmed | None:
        if sheet.lead is None or sheet.lead.tag in {"span", "td", "li", "section", "header"}:
            return None
        _retagged(sheet.lead, tag, named=named)
        return Harmed(sheet.tree, page.url)

    return disturb


def headline_as(tag: str) -> Callable[..., Harmed | None]:
    def disturb(page: Specimen, sheet: Sheet, book: Scrapbook, chance: random.Random) -> Harmed | None:
        if sheet.headline is None or sheet.headline.tag != "h1":
            return None
        _retagged(sheet.headline, tag, named=True)
        return Harmed(sheet.tree, page.url)

    return disturb


def _plain_paragraphs(sheet: Sheet) -> list[Element]:
    return [place for place in sheet.paragraphs if place.tag == "p" and next(place.iterdescendants("br", *BLOCKS), None) is None]


def line_breaks(tag: str) -> Callable[..., Harmed | None]:
    def disturb(page: Specimen, sheet: Sheet, book: Scrapbook, chance: random.Random) -> Harmed | None:
        """Join paragraphs that follow each other into one element, parted by `<br><br>`."""
        runs = _runs(sheet)
        for run in runs:
            block = run[0].makeelement(tag)
            run[0].addprevious(block)
            block.tail = run[-1].tail
            for paragraph in run:
                if paragraph is not run[0]:
                    block.extend([block.makeelement("br"), block.makeelement("br")])
                    block[-1].tail = paragraph.text
                else:
                    block.text = paragraph.text
                block.extend(list(paragraph))
                paragraph.tail = None
                remove(paragraph)
        return Harmed(sheet.tree, page.url) if runs else None

    return disturb


def _runs(sheet: Sheet) -> list[list[Element]]:
    """The plain paragraphs that follow each other, two or more, with nothing between."""
    runs: list[list[Element]] = []
    for paragraph in _plain_paragraphs(sheet):
        last = runs[-1][-1] if runs else None
        if last is not None and last.getnext() is paragraph and not (last.tail or "").strip():
            runs[-1].append(paragraph)
        else:
            runs.append([paragraph])
    return [run for run in runs if len(run) > 1]


def paragraphs_as(tag: str) -> Callable[..., Harmed | None]:
    def disturb(page: Specimen, sheet: Sheet, book: Scrapbook, chance: random.Random) -> Harmed | None:
        plain = [place for place in sheet.paragraphs if place.tag == "p"]
        for place in plain:
            _retagged(place, tag, named=True)
        return Harmed(sheet.tree, page.url) if plain else None

    return disturb


def styled_spans(page: Specimen, sheet: Sheet, book: Scrapbook, chance: random.Random) -> Harmed | None:
    """As text pasted from a word processor: each paragraph in a span with a style, an empty paragraph after each."""
    for place in _plain_paragraphs(sheet):
        inner = place.makeelement("span", style="font-weight: 400;")
        inner.text, place.text = place.text, None
        inner.extend(list(place))
        place.append(inner)
        empty = made("<p>&nbsp;</p>")
        empty.tail, place.tail = place.tail, None
        place.addnext(empty)
    return Harmed(sheet.tree, page.url)


def in_a_table(page: Specimen, sheet: Sheet, book: Scrapbook, chance: random.Random) -> Harmed | None:
    """The article in a cell of a table, as pages were laid out before 2005, beside a narrow cell."""
    place = sheet.article if sheet.article is not None else sheet.container
    if place is None:
        return None
    row = wrap(wrap(place, "td", width="600", valign="top"), "tr")
    row.insert(0, made('<table><tr><td width="120"><font size="1">Le journal</font></td></tr></table>').find(".//td"))
    table = wrap(row, "table")
    table.set("width", "100%")
    return Harmed(sheet.tree, page.url)


def amp(page: Specimen, sheet: Sheet, book: Scrapbook, chance: random.Random) -> Harmed | None:
    """Its AMP page: the same, with AMP's elements, a menu at the side, a consent box, and no scripts but JSON-LD."""
    sheet.tree.set("amp", "")
    for script in [script for script in sheet.tree.iter("script") if "ld+json" not in (script.get("type") or "")]:
        remove(script)
    for tag in ("img", "iframe", "video", "audio"):
        for element in sheet.body.iter(tag):
            element.tag = f"amp-{tag}"
    for link in sheet.tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            link.set("href", page.url)
    sheet.body.insert(0, made(AMP_MENU.strip()))
    sheet.body.append(made(AMP_CONSENT.strip()))
    path = page.url.partition("#")[0]
    return Harmed(
        sheet.tree, f"{path}{'&' if '?' in path else '?'}amp=1" if chance.random() < 0.5 else f"{path.partition('?')[0].rstrip('/')}/amp"
    )


def printed(page: Specimen, sheet: Sheet, book: Scrapbook, chance: random.Random) -> Harmed | None:
    """Its print page: no columns, menus, footer, forms or scripts; a line above that prints it and one below with its address."""
    article = sheet.article
    if article is None:
        return None
    own = {
        node for place in (sheet.headline, sheet.lead, *sheet.paragraphs) if place is not None for node in (place, *place.iterancestors())
    }
    for element in [*sheet.tree.iter("aside", "nav", "footer", "form", "script", "iframe", "link")]:
        if element not in own and sheet.tree in element.iterancestors():
            if element.tag == "script" and "ld+json" in (element.get("type") or ""):
                continue
            if element.tag == "link" and element.get("rel") == "canonical":
                continue
            remove(element)
    sheet.body.insert(0, made('<p class="noprint"><a href="javascript:window.print()">Imprimer cet article</a></p>'))
    sheet.body.append(made(f"<p>Adresse de l'article : {re.sub('[<>&]', '', page.url)}</p>"))
    path = page.url.partition("#")[0]
    return Harmed(sheet.tree, f"{path}{'&' if '?' in path else '?'}print=1", stated=True)
