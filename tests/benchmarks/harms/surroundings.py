"""Disturbances by what stands around the text: other pages' columns, footers, comments and dialogues, boxes between paragraphs."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from datetime import datetime, timedelta

from lxml import html

from tests.benchmarks.harms.readings import Harmed, address
from tests.benchmarks.harms.scrapbook import COOKIES, Card, Scrapbook
from tests.benchmarks.harms.specimens import Element, Sheet, Specimen

MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()


def later(page: Specimen) -> datetime:
    """The day after a page's own time, at 7:08 (of one that states none, a day in 2024)."""
    stated = page.reference["published"]
    day = datetime.fromisoformat(stated[:10]) if stated else datetime(2024, 5, 6)
    return day.replace(hour=7, minute=8) + timedelta(days=1)


def printed_day(moment: datetime) -> str:
    """As printed: `6 mai 2024`."""
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def made(source: str) -> Element:
    """An element from its source."""
    found: Element = html.fragment_fromstring(source)
    return found


def _top(sheet: Sheet) -> Element | None:
    """The article, where it is not the whole body."""
    place = sheet.article if sheet.article is not None else sheet.container
    return None if place is None or place.tag in {"body", "html"} else place


def put(sheet: Sheet, element: Element, where: str) -> None:
    """Put an element `before` or `after` the article, or at the page's `head` or `foot`."""
    place = _top(sheet)
    if where == "foot" or (where == "after" and place is None):
        sheet.body.append(element)
    elif where == "head" or place is None:
        element.tail, sheet.body.text = sheet.body.text, None
        sheet.body.insert(0, element)
    else:
        parent = place.getparent()
        assert parent is not None
        if where == "after":
            element.tail, place.tail = place.tail, None
        parent.insert(parent.index(place) + (where == "after"), element)


def _borrowed(kind: str, *where: str) -> Callable[..., Harmed | None]:
    def disturb(page: Specimen, sheet: Sheet, book: Scrapbook, chance: random.Random) -> Harmed | None:
        found = book.piece(kind, page, chance)
        if found is None:
            return None
        element, addresses, owner = found
        place = chance.choice(where)
        put(sheet, element, place)
        return Harmed(sheet.tree, page.url, variant=f"{place}, of {owner}", added=addresses)

    return disturb


column_before = _borrowed("columns", "before")
column_after = _borrowed("columns", "after")
footer_added = _borrowed("footers", "foot")
comments_added = _borrowed("comments", "after")
consent_added = _borrowed("consents", "head", "foot")


def cookie_text(page: Specimen, sheet: Sheet, book: Scrapbook, chance: random.Random) -> Harmed | None:
    """Four long paragraphs, in a box named for what they are or not."""
    name, where = chance.choice(("cookie-banner", "", "box", "css-1x2y3z")), chance.choice(("head", "foot"))
    put(
        sheet, made(f'<div class="{name}"><div>{"".join(f"<p>{text}</p>" for text in COOKIES)}</div><button>Accepter</button></div>'), where
    )
    return Harmed(sheet.tree, page.url, variant=f"{where}, class={name!r}")


def _cards(cards: list[Card], *, teased: bool, timed: datetime | None = None) -> tuple[str, frozenset[str]]:
    lines = []
    for card in cards:
        time = f'<time datetime="{timed:%Y-%m-%dT%H:%M:00}+02:00">{printed_day(timed)} à {timed:%Hh%M}</time>' if timed else ""
        teaser = f"<p>{_escaped(card.teaser)}</p>" if teased else ""
        lines.append(f'<div class="item">{time}<h3><a href="{_escaped(card.url)}">{_escaped(card.title)}</a></h3>{teaser}</div>')
    return "".join(lines), frozenset(address(card.url) for card in cards)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def teasers_below(page: Specimen, sheet: Sheet, book: Scrapbook, chance: random.Random) -> Harmed | None:
    """Six cards with the first words of their articles, in a grid without a telling name."""
    lines, addresses = _cards(book.some_cards(page, chance, 6), teased=True)
    put(sheet, made(f'<div class="grid">{lines}</div>'), "after")
    return Harmed(sheet.tree, page.url, added=addresses)


def later_times(page: Specimen, sheet: Sheet, book: Scrapbook, chance: random.Random) -> Harmed | None:
    """A side column whose five cards have `time` elements, later than the article."""
    lines, addresses = _cards(book.some_cards(page, chance, 5), teased=False, timed=later(page))
    where = chance.choice(("before", "after"))
    put(sheet, made(f"<aside><h2>Les plus lus</h2>{lines}</aside>"), where)
    return Harmed(sheet.tree, page.url, variant=where, added=addresses)


def next_article(page: Specimen, sheet: Sheet, book: Scrapbook, chance: random.Random) -> Harmed | None:
    """Below this one, as pages without an end load it: another article whole, with its headline, byline and time."""
    cards = book.some_cards(page, chance, 1)
    place = _top(sheet)
    if not cards or place is None:
        return None
    time, text = later(page), "".join(f"<p>{_escaped(paragraph)}</p>" for paragraph in cards[0].paragraphs)
    put(
        sheet,
        made(
            f'<article><h1><a href="{_escaped(cards[0].url)}">{_escaped(cards[0].title)}</a></h1>'
            f'<p class="signature">Par Zoé Quidam</p><time datetime="{time:%Y-%m-%dT%H:%M:00}+02:00">'
            f"Publié le {printed_day(time)} à {time:%Hh%M}</time><div>{text}</div></article>"
        ),
        "after",
    )
    return Harmed(sheet.tree, page.url, variant=f"of {cards[0].owner}", added=frozenset({address(cards[0].url)}))


def clock_in_the_header(page: Specimen, sheet: Sheet, book: Scrapbook, chance: random.Random) -> Harmed | None:
    time = later(page)
    day = printed_day(time)
    form = chance.choice((day, f"{day}, 07h08", f"Dernière mise à jour du site : {time:%d/%m/%Y} à 07:08", f"Édition du {day}"))
    put(sheet, made(f'<div class="top"><span>{form}</span></div>'), "head")
    return Harmed(sheet.tree, page.url, variant=form)


def logo_in_an_h1(page: Specimen, sheet: Sheet, book: Scrapbook, chance: random.Random) -> Harmed | None:
    form = chance.choice(
        (
            '<h1 class="logo"><a href="/">Le Courrier du Bocage</a></h1>',
            '<h1><a href="/">Le Courrier du Bocage</a></h1>',
            "<h1>Le Courrier du Bocage</h1>",
        )
    )
    put(sheet, made(f"<div>{form}</div>"), "head")
    return Harmed(sheet.tree, page.url, variant=form[:18])


def share_bar(page: Specimen, sheet: Sheet, book: Scrapbook, chance: random.Random) -> Harmed | None:
    """Between headline and text, in a list without a telling name."""
    if sheet.headline is None:
        return None
    bar = made(
        '<ul class="list"><li><a href="https://www.facebook.com/sharer/sharer.php?u=x">Partager sur Facebook</a></li>'
        '<li><a href="https://twitter.com/intent/tweet?url=x">Partager sur X</a></li>'
        '<li><a href="mailto:?subject=x">Envoyer par e-mail</a></li>'
        "<li><button>Imprimer</button></li><li>Lecture 3 min.</li></ul>"
    )
    sheet.headline.addnext(bar)
    bar.tail, sheet.headline.tail = sheet.headline.tail, bar.tail
    return Harmed(sheet.tree, page.url)


def _between(source: Callable[[list[Card]], str], cards: int = 0) -> Callable[..., Harmed | None]:
    def disturb(page: Specimen, sheet: Sheet, book: Scrapbook, chance: random.Random) -> Harmed | None:
        if len(sheet.paragraphs) < 3:
            return None
        lent = book.some_cards(page, chance, cards)
        box = made(source(lent).strip())
        for paragraph in sheet.paragraphs[1:-1][:: max(len(sheet.paragraphs) // 3, 1)]:
            if paragraph.tag in {"p", "blockquote"}:
                mine = copy.deepcopy(box)
                tail, paragraph.tail = paragraph.tail, None
                paragraph.addnext(mine)
                mine.tail = tail
        return Harmed(sheet.tree, page.url, added=frozenset(address(card.url) for card in lent))

    return disturb


def _link(card: Card) -> str:
    return f'<a href="{_escaped(card.url)}">{_escaped(card.title)}</a>'


def _lire_aussi(cards: list[Card]) -> str:
    return f"<p><strong>Lire aussi :</strong> {_link(cards[0])}</p>"


def _box_of_two(cards: list[Card]) -> str:
    links = "".join(f"<li>{_link(card)}</li>" for card in cards)
    return f'<div class="bloc"><span>À lire aussi</span><ul>{links}</ul></div>'


ADVERTISEMENT = '<div class="slot"><p>Publicité</p><div id="gpt-1"></div><p>La suite après cette publicité</p></div>'
NEWSLETTER = """
<div class="encadre"><h3>La lettre du matin</h3><p>Chaque matin à 7 heures, recevez notre newsletter et l'essentiel de l'actualité dans
votre boîte mail.</p><form action="/lettre"><input type="email" placeholder="Votre adresse"><button>Je m'inscris</button></form></div>
"""
POST = """
<blockquote class="twitter-tweet"><p lang="fr" dir="ltr">Le marché couvert rouvre samedi, venez nombreux !
<a href="https://t.co/aBcDeF">pic.twitter.com/aBcDeF</a></p>— Ville de Sainte-Fantaisie (@stefantaisie)
<a href="https://twitter.com/stefantaisie/status/123456789">6 mai 2024</a></blockquote>
"""
FIGURE = """
<figure><img src="/i/pont.jpg" alt="Le pont"><figcaption>Le pont de Sainte-Fantaisie, fermé depuis deux ans, photographié mardi depuis la
rive droite. © Zoé Quidam / Le Courrier</figcaption></figure>
"""

advertisements_between = _between(lambda _: ADVERTISEMENT)
read_also_between = _between(_lire_aussi, 1)
read_also_box_between = _between(_box_of_two, 2)
newsletter_between = _between(lambda _: NEWSLETTER)
post_between = _between(lambda _: POST)
figure_between = _between(lambda _: FIGURE)
