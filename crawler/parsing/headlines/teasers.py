"""Teasers: the links of a page whose words read like another item's headline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice
from typing import TypeVar

from lxml import html

from crawler.parsing.body.text_page import TextPage
from crawler.parsing.document import addresses
from crawler.parsing.document.address_shapes import Shapes, may_be_item
from crawler.parsing.document.text import whole_text
from crawler.parsing.headlines.column_titles import is_stamp, names_neighbour, opens_paid
from crawler.parsing.headlines.echo import echoes, is_echoed, told_by
from crawler.parsing.headlines.labels import Labels, says
from crawler.parsing.headlines.menus import without_menus, without_series
from crawler.parsing.headlines.surroundings import MENU, OUT, Surroundings, is_in_sentence, is_in_text
from crawler.parsing.headlines.teaser import Teaser, count_words
from crawler.parsing.headlines.wording import Wording, insert_label, is_call, is_noise, trim, untrimmed
from crawler.parsing.headlines.wordless import words_for

ENOUGH = 4.0
"""What the signs that a link is a headline must add up to."""
SURE = 6.0
"""What they must add up to for a link in a list of links that are none."""
DOUBTFUL = 1.0
"""What they must add up to for a link in a list of links that are headlines."""
LABELLED = 3.0
"""What it adds that the title of its list says that headlines follow."""
LONG, TOLD = 6, 4
"""Words of a title that tells something, and how many of them its address repeats, from which it is an item's."""
MOST = 5000
"""Links judged on one page; a page with more is no newspaper's."""
SHORT, SHORTEST = 20, 8
"""Characters below which the words of a link to a section, to anything, are a menu's."""

_PICTURES = frozenset({"img", "picture", "figure", "svg", "i"})
_HEADINGS = ("h2", "h3", "h4", "h5")
_OFFER = re.compile(
    r"(?:inscri(?:re|vez)|abonne[rz]|télécharge[rz]|connecte[rz])[- ]|s.abonner\b|je m.(?:abonne|inscris)\b|gére[rz] (?:mes|vos|les) "
    r"|je (?:crée|découvre|teste|profite|me connecte|suis abonnée?)\b|j.en profite|j.ai déjà un|envoyer (?:à|par|cet)\b",
    re.IGNORECASE,
)
"""How links begin that offer a service."""
_IDLE = re.compile(
    r"(?:voir|lire|consulte[rz]|afficher|retrouve[rz]|découvr(?:ir|ez)|accéder à|toute?s?|tous)\s+"
    r"(?:(?:aussi|ou (?:re)?(?:voir|lire|écouter)|tous|toute?s?|plus|la|les|l.|ses|nos|notre|d.|de|du|des|cet|à)\s*)*"
    r"(?:articles?|actualités?|actus?|infos?|vidéos?|photos?|suite|dossiers?|réactions?|commentaires?|épisodes?|podcasts?|[ée]missions?|offres?|news|chaînes?|univers"
    r"|titres|dépêches|publications|rubriques?|sujets|numéros?|une|sélection)?(?:\s+\S+){0,3}"
    r"|(?:articles?|billets?|notes?|posts?|pages?) (?:précédente?s?|suivante?s?)|(?:previous|next) (?:article|post|story)"
    r"|accéder (?:au|à l.|à la|aux) .{0,20}|(?:re)?voir (?:le|la) (?:diaporama|galerie|portfolio|vidéo|direct|live|replay).*"
    r"|créer (?:un|mon) compte.*|.*\([hf]\s?/\s?[hf]\).*"
    r"|(?:enregistrer|exporter|imprimer|télécharger)(?:\W+(?:en|le|au|cet|article|format|pdf|exporter|imprimer|enregistrer|partager))*"
    r"|pose[rz] (?:votre|vos|une|mes) questions?.*|tout l.univers\b.*|nous contacter.*|(?:.*\W)?mentions légales(?:\W.*)?"
    r"|(?:la |notre |nos |lire la )?chartes? (?:d|é).*"
    r"|(?:l.)?[ée]dition du \d.*|(?:n(?:uméro|°)|hors-série)\s*(?:n°\s*)?\d.*"
    r"|plus d.\w+(?:\s+\S+){0,3}|(?:je m|s|m).abonne.*|abonnez-vous.*|(?:se |me |je me )?connect.*|(?:s.)?inscri(?:re|vez).*"
    r"|télécharge[rz]?.*|partage[rz]?\b.*|publie[rz].*|(?:pour )?(?:réagi|comment)(?:r|er|ez|ssez)\b.*|signale[rz].*|contacte[rz].*"
    r"|en savoir plus.*|retour (?:à|en|au)\b.*|aller (?:à|au)\b.*|en direct|revoir .{0,20}|conditions générales.*",
    re.IGNORECASE,
)
"""What links say that lead on rather than tell something."""


def find(page: TextPage) -> list[Teaser]:
    """The links that read like headlines, in page order, and the doubtful ones that stand among them."""
    text = {block.element: block.linked < 0.7 * len(block.text) for block in (*page.body.lead, *page.body.blocks)}
    found: list[Teaser] = []
    doubtful: list[Teaser] = []
    labels = Labels()
    for link, href, words, kicker, signs, place in _signed(page):
        led = _leads_on(words) and not (echoes(words, href) > 2 and is_echoed(words, href))
        if not (
            led
            or _is_paid(link)
            or (is_in_text(link, text) and not _is_line(link, words, href))
            or (is_in_sentence(link) and not _is_labelled_item(link, labels))
        ):
            url = _whole(href, page.base)
            label = insert_label(words)
            if kicker and (is_call(kicker) or names_neighbour(kicker)):
                label, kicker = kicker.strip(" :>»"), None
            if url is not None and (words := trim(words)) and not (is_noise(words) or says(words)):
                teaser = Teaser(link, url, Wording(words, kicker), signs, place, label, _in_heading(link))
                (found if signs >= ENOUGH else doubtful).append(teaser)
    return without_menus(_among_their_like(page, found, doubtful))


def _is_line(link: html.HtmlElement, words: str, href: str) -> bool:
    """Whether a link in a paragraph of the text is a line of its own, over what it says of the item that its address names."""
    before, after = link.getprevious(), link.getnext()
    above = link.getparent()
    if above is None or after is None or after.tag != "br" or (link.tail or "").strip():
        return False
    opening = above.text if before is None else before.tail
    return (before is None or before.tag == "br") and not (opening or "").strip() and is_echoed(words, href)


def _is_paid(link: html.HtmlElement) -> bool:
    """Whether a card begins with who paid for it."""
    return len(link) > 0 and opens_paid(next((text for piece in link.itertext() if (text := piece.strip())), ""))


def _is_labelled_item(link: html.HtmlElement, labels: Labels) -> bool:
    """Whether a link in an item of a list of headlines goes on with what it says of the other article."""
    above = link.getparent()
    return above is not None and above.tag == "li" and labels.over(link)


def _whole(href: str, base: str) -> str | None:
    """The absolute address of `href`; on a page whose own address nobody knows, a path as the page has it."""
    return addresses.absolute(href, base) or (href if not base and href[0] == "/" and href[:2] != "//" else None)


_Signed = tuple[html.HtmlElement, str, str, str | None, float, int]
"""A link, its address as the page has it, its words and kicker before what stands at their ends comes off, its signs and its place."""


def _signed(page: TextPage) -> list[_Signed]:
    """The links whose signs say that they may be headlines, wherever the text stands; read once a page."""
    cached: list[_Signed] | None = page.__dict__.get("_signed")
    if cached is None:
        cached = page.__dict__["_signed"] = _in_page_order(page, list(_read(page)), lambda signed: signed[0])
    return cached


def _read(page: TextPage) -> Iterator[_Signed]:
    around, labels = Surroundings(page.root, page.body.container), Labels()
    for link, href, shape, words, kicker in _worded(page, labels):
        count = count_words(words)
        if count < 2:
            continue
        signs = shape + (3.0 if count >= 6 else 2.0 if count >= 4 else 0.0 if count == 3 else -1.0)
        if count < 4 and shape >= 3.0 and is_echoed(words, href):
            signs += 2.0
        if shape >= 0.0 and ENOUGH - 1.0 <= signs < ENOUGH and count >= LONG and echoes(words, href) >= TOLD:
            signs += 1.0
        if signs < ENOUGH and shape >= 0 and labels.over(link):
            signs += LABELLED
        if signs + 1.0 < DOUBTFUL and not (shape >= 1.0 and _in_heading(link)):
            continue
        if (place := around.of(link)) == OUT and not labels.over(link):
            continue
        if place == MENU and not labels.over(link):
            signs -= 3.0
        elif (count < 4 or is_stamp(words)) and len(told_by(href)) > 3 and not echoes(words, href):
            signs -= 4.0  # who commented on the item, and when
        if signs < ENOUGH and _in_heading(link):
            signs = max(signs + 1.0, DOUBTFUL if shape >= 1.0 else signs)
        if signs >= DOUBTFUL:
            yield link, href, words, kicker, signs, place


_Worded = tuple[html.HtmlElement, str, float, str, str | None]
"""A link, its address as the page has it, how much that looks like an item's, its words and kicker."""


def _worded(page: TextPage, labels: Labels) -> Iterator[_Worded]:
    """The links that are worth a look, with their words: their own, or those that stand for a link without any."""
    addressed = _Addressed(page, labels)
    for link, href, shape in addressed.worded():
        yield link, href, shape, *untrimmed(link)
    for link, href, shape in addressed.wordless():
        yield link, href, shape, *words_for(link, href, addressed.is_item)


class _Addressed:
    """The links of one page, each address judged once."""

    def __init__(self, page: TextPage, labels: Labels) -> None:
        self._page, self._labels = page, labels
        self._shapes = Shapes(page.url, page.canonical, page.outlet)
        if page.body.blocks:
            self._shapes.learn(href for _, href in page.hrefs)
        self._scores: dict[str, float] = {}
        self._wordless: dict[str, html.HtmlElement] = {}
        self._told: set[str] = set()

    def _score(self, href: str) -> float:
        known = self._scores.get(href)
        if known is None:
            url = href if href.startswith(("http://", "https://")) else _whole(href, self._page.base)
            known = self._scores[href] = -9.0 if url is None or href[0] == "#" else self._shapes.score(url)
        return known

    def is_item(self, href: str) -> bool:
        """Whether an address may be that of an item."""
        return self._score(href) >= 1.0

    def worded(self) -> Iterator[tuple[html.HtmlElement, str, float]]:
        """(link, its address as the page has it, how much that looks like an item's) of the links whose words are worth a look."""
        looked = 0
        scores = self._scores
        for link, href in self._page.hrefs:
            known = scores.get(href)
            if known is not None and known < 0:
                continue
            if not self._is_worded(link, href) or (len(link) == 0 and _is_a_word(link.text or "")):
                continue
            known = self._score(href)
            if known >= 0:
                looked += 1
                if looked > MOST:
                    return
                yield link, href, known

    def _is_worded(self, link: html.HtmlElement, href: str) -> bool:
        """Whether the words of `link` are worth a look."""
        if len(link) == 0:
            text = link.text
            if text is None or len(text) < SHORTEST or text.isalnum():
                if text is None or text.isspace():
                    self._wordless.setdefault(href.partition("#")[0], link)
                return False
            if len(text) < SHORT and not (may_be_item(href) or ("-" in href and _in_heading(link)) or self._labels.over(link)):
                return False  # a menu's word, as most links of a page are
        elif link[0].tag in _PICTURES and len(text := _text_beside(link, link[0])) < SHORTEST:
            if not text:
                self._wordless.setdefault(href.partition("#")[0], link)
            return False
        self._told.add(href.partition("#")[0])
        return True

    def wordless(self) -> Iterator[tuple[html.HtmlElement, str, float]]:
        """The same of the first link without words to each address that no words lead to; asked when the others have been read."""
        for href, link in islice(self._wordless.items(), MOST):
            if href not in self._told and may_be_item(href) and (shape := self._score(href)) >= 1.0:
                yield link, href, shape


def _text_beside(link: html.HtmlElement, picture: html.HtmlElement) -> str:
    """The text of a link that begins with a picture; most such links hold nothing else."""
    if picture.tag == "img" and len(link) == 1:
        return f"{link.text or ''}{picture.tail or ''}".strip()
    return whole_text(link).strip()


@lru_cache(maxsize=8192)
def _leads_on(text: str) -> bool:
    text = text.lstrip("›»>→•+ ")
    return (count_words(text) < 8 and _IDLE.fullmatch(text) is not None) or _OFFER.match(text) is not None


def _among_their_like(page: TextPage, found: list[Teaser], doubtful: list[Teaser]) -> list[Teaser]:
    """What stands among its like: no lone headline in a list of other things, and the doubtful link among headlines."""
    found = without_series(found)
    lists = _Lists(found)
    kept = [each for each in found if (each.place != MENU and each.signs >= SURE) or lists.share(each.link) >= 0.5]
    if not doubtful or not kept:
        return kept
    known = {each.url.partition("#")[0] for each in kept}
    shares = [lists.share(each.link, -1.0) for each in doubtful]
    loose = min(shares) < 0  # some stand in no list
    made = [_make(each.link) if loose else () for each in doubtful]
    makes, others = Counter(_make(each.link) for each in (kept if loose else ())), Counter(made)
    added = []
    for each, share, make in zip(doubtful, shares, made, strict=True):
        sure = count_words(each.wording.text) > 2 or is_echoed(each.wording.text, each.url)
        like = makes[make] > 1 if each.place != MENU else makes[make] > others[make] and sure
        named = each.heading and each.url.partition("#")[0] in known  # what stands beside it leads there too
        if share >= 0.5 or (share < 0 and like) or named:
            added.append(each)
    if not added:
        return kept
    return _in_page_order(page, kept + added, lambda each: each.link)


_Linked = TypeVar("_Linked")


def _in_page_order(page: TextPage, found: list[_Linked], link: Callable[[_Linked], html.HtmlElement]) -> list[_Linked]:
    order: dict[html.HtmlElement, int] | None = page.__dict__.get("_places")
    if order is None:
        order = page.__dict__["_places"] = {element: place for place, element in enumerate(page.all("a"))}
    return sorted(found, key=lambda each: order[link(each)])


class _Lists:
    """Which share of the links of a list are headlines."""

    def __init__(self, found: list[Teaser]) -> None:
        self._found = {each.link for each in found}
        self._shares: dict[html.HtmlElement, float] = {}

    def share(self, link: html.HtmlElement, otherwise: float = 1.0) -> float:
        """The share in the list that `link` is an item of; `otherwise` where it stands in none."""
        item = next(link.iterancestors("li", "dd"), None)
        holder = item.getparent() if item is not None else None
        if item is None or holder is None or not _is_single(item):
            return otherwise
        known = self._shares.get(holder)
        if known is None:
            told = {inner.get("href"): False for inner in holder.iter("a")}
            told |= {inner.get("href"): True for inner in holder.iter("a") if inner in self._found}
            known = self._shares[holder] = sum(told.values()) / len(told)
        return known


def _is_single(item: html.HtmlElement) -> bool:
    """Whether an item of a list leads to one address, or to one and its section."""
    hrefs: set[str | None] = set()
    for link in item.iter("a"):
        hrefs.add(link.get("href"))
        if len(hrefs) > 2:
            return False
    return True


def _make(link: html.HtmlElement) -> tuple[str | None, ...]:
    """How a link and what is around it are marked up: what cards of one list have in common."""
    make: list[str | None] = [link.get("class")]
    step = link.getparent()
    while step is not None and len(make) < 7:
        make += [step.tag, (step.get("class") or "").partition(" ")[0]]
        step = step.getparent()
    return tuple(make)


def _is_a_word(text: str) -> bool:
    """A quick look: where it says yes, `text` has one word."""
    text = text.strip()
    return text.isprintable() and " " not in text and "’" not in text and "'" not in text


def _in_heading(link: html.HtmlElement) -> bool:
    above = link.getparent()
    return (above is not None and above.tag in _HEADINGS) or (len(link) > 0 and next(link.iter(*_HEADINGS), None) is not None)
