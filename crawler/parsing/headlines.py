"""Headlines: the links, outside the running text, to other items of the newspaper, column by column."""

from __future__ import annotations

import re
from collections import Counter
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
SURE = 6.0
"""What they must add up to for a link among links that are none."""
DOUBTFUL = 1.0
"""What they must add up to for a link among links that are headlines."""
_HEADINGS = ("h2", "h3", "h4", "h5")
_OFFER = re.compile(r"(?:inscri(?:re|vez)|abonne[rz]|télécharge[rz]|connecte[rz])[- ]|s.abonner\b|je m.abonne|gérer? (?:mes|vos|les) ", re.IGNORECASE)
_IDLE = re.compile(
    r"(?:(?:voir|lire|consulter|afficher|retrouve[rz]|découvr(?:ir|ez)|accéder à|toute?s?|tous)\s+(?:(?:aussi|tous|toute?s?|plus|la|les|l.|ses|nos|notre|d.|de|du|des|cet|à)\s*)*"
    r"(?:articles?|actualités?|actus?|infos?|vidéos?|photos?|suite|dossiers?|réactions?|commentaires?|épisodes?|podcasts?|émissions?|offres?|titres|dépêches|publications|rubriques?|sujets|numéros?|une|sélection)?"
    r"(?:\s+\S+){0,3}|plus d.\w+(?:\s+\S+){0,3}|(?:je m|s|m).abonne.*|abonnez-vous.*|(?:se |me |je me )?connect.*|(?:s.)?inscri(?:re|vez).*|télécharge[rz]?.*|partage[rz]?\b.*|publie[rz].*"
    r"|(?:pour )?(?:réagi|comment)(?:r|er|ez|ssez)\b.*|signale[rz].*|contacte[rz].*|en savoir plus.*|retour (?:à|en|au)\b.*|aller (?:à|au)\b.*|en direct|revoir .{0,20}|conditions générales.*)",
    re.IGNORECASE,
)
"""What links say that lead on rather than tell something."""
MOST = 5000
"""Links judged on one page; a page with more is no newspaper's."""


@dataclass(slots=True)
class _Found:
    link: html.HtmlElement
    url: str
    wording: Wording
    signs: float = 0.0
    place: int = 0


def read_headlines(page: Page) -> tuple[Headline, ...]:
    """Every headline link outside the running text, in page order, ranked in its block; what was read of each block is kept as evidence."""
    told, places = rules.headlines(page)
    found = [each for each in _find(page) if not places or not places.intersection(each.link.iterancestors())]
    columns = Columns(
        [(each.link, each.url) for each in found], page.title.element, {block.element for block in (*page.body.lead, *page.body.blocks)}
    ).read()
    by_link = {each.link: each for each in found}
    headlines = dict(told)
    seen = page.evidence.setdefault("headlines", [])
    for column in columns:
        ranked = _ranked([by_link[link] for link in column.links], column.title)
        headlines |= ranked
        seen.append(Candidate("headlines", _path(column.place), column.title, str(len(ranked)), True, "links that read like headlines"))
    if not told:
        return tuple(headlines.values())
    seen.append(Candidate("headlines", "rule:blocks", "", str(len(told)), True, "the outlet's rule"))
    return tuple(headlines[link] for link in page.all("a") if link in headlines)


def _ranked(found: list[_Found], title: str) -> dict[html.HtmlElement, Headline]:
    """The headlines of one column by their links, one for each address."""
    kept: dict[str, _Found] = {}
    for each in found:
        known = kept.get(each.url)
        if known is None or len(known.wording.text.split()) < 4 < len(each.wording.text.split()):
            kept[each.url] = each
    return {each.link: Headline(each.wording.text, url, title, rank, each.wording.kicker) for rank, (url, each) in enumerate(kept.items(), 1)}


def _path(place: html.HtmlElement) -> str:
    names = (place.get("class") or "").split()
    return f"{place.tag}.{names[0]}" if names else str(place.tag)


def _find(page: Page) -> list[_Found]:
    """The links that read like headlines, in page order."""
    shapes = Shapes(page.url, links.canonical(page), page.outlet)
    text = {block.element for block in (*page.body.lead, *page.body.blocks)}
    around = Surroundings(page.root, page.body.container)
    base = page.base
    found: list[_Found] = []
    doubtful: list[_Found] = []
    addresses: dict[str, str | None] = {}
    judged = 0
    for link in page.all("a"):
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
        if len(link) == 0 and ((raw := link.text) is None or len(raw) < (8 if shape >= 1.0 else 20)):
            continue  # a menu's word; most links of a page are such
        judged += 1
        if judged > MOST:
            break
        place = around.of(link)
        if place == OUT:
            continue
        said = wording(link)
        count = _count(said.text)
        if count < 2 or (count < 8 and _IDLE.fullmatch(said.text)) or _OFFER.match(said.text):
            continue
        signs = shape + (3.0 if count >= 6 else 2.0 if count >= 4 else 0.0 if count == 3 else -1.0)
        if place == MENU:
            signs -= 3.0
        if _in_heading(link):
            signs += 1.0
        if signs < DOUBTFUL or is_in_sentence(link):
            continue
        (found if signs >= ENOUGH else doubtful).append(_Found(link, url, said, signs, place))
    return _sorted(page, found, doubtful)


def _sorted(page: Page, found: list[_Found], doubtful: list[_Found]) -> list[_Found]:
    """The links that stand among their like, in page order: those found, without those in lists of other things, and the doubtful ones among them."""
    lists = _Lists(found)
    kept = [each for each in found if (each.place != MENU and each.signs >= SURE) or lists.share(each.link) >= 0.5]
    if not doubtful or not kept:
        return kept
    makes = Counter(_make(each.link) for each in kept)
    added = [
        each
        for each in doubtful
        if (share := lists.share(each.link, -1.0)) >= 0.5 or (share < 0 and each.place != MENU and makes[_make(each.link)] > 1)
    ]
    if not added:
        return kept
    order = {link: place for place, link in enumerate(page.all("a"))}
    return sorted(kept + added, key=lambda each: order[each.link])


class _Lists:
    """Which share of the links of a list are headlines."""

    def __init__(self, found: list[_Found]) -> None:
        self._found = {each.link for each in found}
        self._shares: dict[html.HtmlElement, float] = {}

    def share(self, link: html.HtmlElement, otherwise: float = 1.0) -> float:
        """The share in the list that `link` is an item of; `otherwise` where it stands in none."""
        item = next(link.iterancestors("li", "dd"), None)
        holder = item.getparent() if item is not None else None
        if item is None or holder is None or len({inner.get("href") for inner in item.iter("a")}) > 2:
            return otherwise
        if holder not in self._shares:
            hrefs = {inner.get("href"): inner in self._found for inner in holder.iter("a")}
            hrefs |= {inner.get("href"): True for inner in holder.iter("a") if inner in self._found}
            self._shares[holder] = sum(hrefs.values()) / len(hrefs)
        return self._shares[holder]


def _make(link: html.HtmlElement) -> tuple[str | None, ...]:
    """How a link and what is around it are marked up: what cards of one list have in common."""
    make: list[str | None] = [link.get("class")]
    step = link.getparent()
    while step is not None and len(make) < 7:
        make += [step.tag, (step.get("class") or "").partition(" ")[0]]
        step = step.getparent()
    return tuple(make)


def _count(text: str) -> int:
    """The words of `text`, those before an apostrophe too."""
    return text.count(" ") + text.count("’") + text.count("'") + 1 if text else 0


def _in_heading(link: html.HtmlElement) -> bool:
    above = link.getparent()
    return (above is not None and above.tag in _HEADINGS) or (len(link) > 0 and next(link.iter(*_HEADINGS), None) is not None)
