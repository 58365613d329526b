"""What the pages that are disturbed borrow from each other: side columns, footers, comments, consent dialogues, teasers."""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit, urlunsplit

from lxml import etree, html

from tests.benchmarks.harms.readings import address
from tests.benchmarks.harms.specimens import Element, Specimen, remove, text_in

_COLUMN = re.compile(
    r"(?i)side-?bar|aside|col(?:onne)?[-_]?(?:droite|right|2)\b|most-?(?:read|popular)|plus-?lus|related|en-?continu|recirc"
)
_COMMENTS = re.compile(r"(?i)\bcomment(?:s|aires?|-list|-form)?\b|disqus|\brespond\b|r[ée]actions?\b")
_CONSENT = re.compile(r"(?i)cookie|consent|rgpd|gdpr|didomi|onetrust|cnil|\bcmp\b")
_LONGEST = 6000
"""Characters of the longest piece that is lent."""
COOKIES = (
    "Nous et nos partenaires utilisons des cookies pour mesurer l'audience de ce site, afficher des contenus adaptés à vos goûts et "
    "proposer des annonces qui vous ressemblent. Certains de ces cookies sont nécessaires au fonctionnement du site et ne peuvent être "
    "refusés.",
    "Vous pouvez à tout moment accepter, refuser ou retirer votre accord en cliquant sur le lien « Gérer mes choix » au bas de chaque "
    "page. Votre choix est gardé pendant six mois, puis la question vous est posée de nouveau.",
    "Parmi nos partenaires, certains ne demandent pas votre accord et invoquent leur intérêt légitime. Vous pouvez vous y opposer en "
    "ouvrant la liste des partenaires. Les finalités sont : le stockage d'informations sur un appareil, la mesure de performance des "
    "contenus, le développement de produits et la publicité personnalisée.",
    "Pour en savoir plus sur la manière dont nous traitons vos données et sur les droits que la loi vous donne (accès, rectification, "
    "effacement), lisez notre politique de confidentialité et notre page consacrée aux traceurs.",
)
"""A text about cookies in words of ours: stored pages seldom hold their dialogues, which scripts fetch."""


@dataclass(frozen=True)
class Piece:
    """A part of another page."""

    owner: str
    """The page it was taken from."""
    element: Element


@dataclass(frozen=True)
class Card:
    """Another page's headline, first words and address."""

    owner: str
    title: str
    teaser: str
    url: str
    paragraphs: tuple[str, ...]


@dataclass
class Scrapbook:
    """All that the pages lend, by kind."""

    columns: list[Piece] = field(default_factory=list)
    footers: list[Piece] = field(default_factory=list)
    comments: list[Piece] = field(default_factory=list)
    consents: list[Piece] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)

    def piece(self, kind: str, page: Specimen, chance: random.Random) -> tuple[Element, frozenset[str], str] | None:
        """A copy of another page's piece, its links moved to the page's host; their addresses; whose it was. None where none is lent."""
        lent = [piece for piece in getattr(self, kind) if piece.owner != page.name]
        if not lent:
            return None
        chosen = chance.choice(lent)
        element = copy.deepcopy(chosen.element)
        element.tail = None
        addresses = set()
        for link in element.iter("a"):
            href = link.get("href") or ""
            if href.startswith("http"):
                link.set("href", moved(href, page.host))
                addresses.add(address(link.get("href")))
        return element, frozenset(addresses), chosen.owner

    def some_cards(self, page: Specimen, chance: random.Random, number: int) -> list[Card]:
        """Other pages' cards, their addresses moved to the page's host."""
        lent = [card for card in self.cards if card.owner != page.name]
        chosen = chance.sample(lent, min(number, len(lent)))
        return [Card(card.owner, card.title, card.teaser, moved(card.url, page.host), card.paragraphs) for card in chosen]


def moved(url: str, host: str) -> str:
    """An address with another host."""
    try:
        return urlunsplit(urlsplit(url)._replace(netloc=host))
    except ValueError:
        return url


def scrapbook(pages: Iterable[Specimen]) -> Scrapbook:
    """What these pages lend each other, in their order."""
    book = Scrapbook()
    for page in pages:
        sheet = page.sheet()
        own = {node for place in (*sheet.paragraphs, sheet.headline) if place is not None for node in (place, *place.iterancestors())}
        for kind, is_one in KINDS.items():
            getattr(book, kind).extend(Piece(page.name, _clean(element)) for element in _outermost(sheet.body, own, is_one))
        said = page.reference
        texts = [*said["lead"], *said["body"]]
        if said["title"] and texts:
            book.cards.append(Card(page.name, said["title"], texts[0], page.url, tuple(texts)))
    return book


def _outermost(body: Element, own: set[Element], is_one: Callable[[Element], bool]) -> list[Element]:
    """The elements of a kind that hold none of `own` and stand in no other of the kind."""
    taken: dict[Element, None] = {}
    for element in body.iterdescendants("aside", "div", "footer", "section", "form", "ul", "p"):
        if element not in own and is_one(element) and taken.keys().isdisjoint(element.iterancestors()):
            taken[element] = None
    return list(taken)


def _names(element: Element) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _is_column(element: Element) -> bool:
    if element.tag != "aside" and not _COLUMN.search(_names(element)):
        return False
    links = {link.get("href") for link in element.iter("a") if len(text_in(link)) >= 20}
    return 3 <= len(links) <= 40 and len(text_in(element)) <= _LONGEST


def _is_footer(element: Element) -> bool:
    return element.tag == "footer" and 100 <= len(text_in(element)) <= _LONGEST


def _is_comments(element: Element) -> bool:
    return bool(_COMMENTS.search(_names(element))) and 100 <= len(text_in(element)) <= _LONGEST


def _is_consent(element: Element) -> bool:
    return bool(_CONSENT.search(_names(element))) and 60 <= len(text_in(element)) <= _LONGEST


KINDS = {"columns": _is_column, "footers": _is_footer, "comments": _is_comments, "consents": _is_consent}


def _clean(element: Element) -> Element:
    found = html.fragment_fromstring(etree.tostring(element, method="html", encoding="unicode", with_tail=False))
    for script in [*found.iter("script", "style", "iframe")]:
        remove(script)
    return found
