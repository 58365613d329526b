"""The titles displayed over columns of headlines: `Les plus lus`, `À lire aussi`, and tabs."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import html

from crawler.parsing.document.text import is_small, normalise, readable, text_of
from crawler.parsing.headlines.echo import echoes
from crawler.parsing.headlines.wording import is_noise

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
UNSEEN = frozenset({
    "form", "figure", "iframe", "img", "input", "link", "meta", "noscript", "picture", "script", "select", "style", "svg", "template",
})  # fmt: skip
"""What no title is."""
_TAGS = frozenset({
    "a", "b", "button", "caption", "div", "dt", "em", "header", "label", "legend", "li", "p", "section", "span", "strong", "summary",
    "u", "ul",
})  # fmt: skip
"""What a title may be beside a heading."""
_SILENT = frozenset({"button", "form", "input", "noscript", "script", "select", "style", "svg", "template", "textarea"})
"""What stands in a title and is none of its words."""
_TABS = ("a", "button", "div", "label", "li", "p")

LONGEST = 80
"""Characters that a title has at most."""
_SHORT = 60
"""Characters up to which words over a column are its title whatever their markup."""
_LARGE = 80
"""Elements from which what stands over a column is another part of the page."""
_APART = 400
"""Characters from which what stands over a column is a text of its own."""

_NAMES = frozenset({"caption", "entete", "head", "header", "heading", "hed", "label", "legend", "title", "titles", "titre", "ttl"})
"""A part of the class of a title, in small letters."""
_NAMES_INSIDE = re.compile(r"[a-z](?:Title|Titre|Heading|Header|Head)(?![a-z])")
_LABEL = re.compile(
    r"\W*(?:(?:à|a)?\s*(?:lire|voir|écouter|ecouter|réécouter|relire|revoir|découvrir|consulter|suivre)\b.{0,40}"
    r"|la sélection\b.{0,30}"
    r"|(?:pour|plus|aussi|sur|dans|à|au|les|nos|notre|en|aujourd.hui|dernière?s?|articles?|vidéos?|contenus?)\b.{0,50})\W*",
    re.IGNORECASE,
)
"""How titles of columns begin."""
_DATED = re.compile(
    r"\b\d{1,2}(?:er)?\s+\w{3,9}\.?\s+(?:19|20)\d\d\b|\b\d{1,2}\s?[hH:]\s?\d\d\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b"
    r"|\b\d{1,2}\.\d{1,2}\.(?:19|20)\d\d\b",
    re.IGNORECASE,
)
"""A day or an hour."""
_DIGIT = re.compile(r"\d")
_LINE = re.compile(r"(?:publié|paru|modifié|mis à jour|par)\b", re.IGNORECASE)
"""How a time line or a byline begins."""
_IGNORED = re.compile(
    r"\W*(?:accueil|advertis\w+.{0,30}|home|bienvenue.{0,40}|navigation(?: \w+)?|menu(?: \w+)?|retour|plus|détails"
    r"|la suite (?:sous|après) cette publicité.*"
    r"|en lecture|(?:toutes les )?catégories?|filtrer(?: par.{0,20})?|trier(?: par.{0,20})?"
    r"|navigation (?:de |des |d.|dans )?(?:l.)?(?:les )?(?:articles?|publications?|posts?)"
    r"|réagir|réagissez|haut(?: de (?:la )?page)?|commenter"
    r"|article|récit|reportage|entretien|interview|analyse|enquête|décryptage|billet|chronique|portrait|podcast"
    r"|diaporama|sommaire|publicité|pub|annonces?"
    r"|(?:je m.|s.)?abonne[rz]?(?:-vous)?\b.*|(?:nos |les |l.)?offres?\b.{0,40}|.*\d\s?€.*|.{0,20}\bj.en profite\b.{0,20}"
    r"|voir (?:plus|tout|tous|toutes?|les articles|l[ea] \w+$|les \w+$|c\w+ \w+$)\b.{0,30}|tout voir"
    r"|(?:(?:lire|voir|écouter)\s+)?\d+\s*min\w*"
    r"|retour (?:en|à|au) .{0,20}"
    r"|fermer\b.{0,60}|.{0,20}réagissez|suivant|précédent|partager.{0,40}|(?:article )?réservée? (?:à nos|aux) abonnés|©.*)\W*",
    re.IGNORECASE,
)
"""What stands over a column and is not its title."""
_CALL = re.compile(r"\W*(?:(?:à|a)\s+)?(?:(?:re|ré)?(?:lire|voir|écouter)|regarder|découvrir)\b", re.IGNORECASE)
_SUBTITLE = re.compile(r"(?:^|[\s_-])(?:sub-?titles?|sous-?titres?)(?=$|[\s_-])", re.IGNORECASE)
"""In the class of a line under a title."""
_NEIGHBOUR = re.compile(
    r"\W*(?:(?:l.)?(?:article|billet|post|publication|dépêche) (?:précédente?|suivante?)|(?:previous|next) (?:article|post|story))\W*",
    re.IGNORECASE,
)
_CONTROL = re.compile(
    r"\s*\W?\s*(?:\d+|(?:en |tout |tous |toutes )?(?:voir|lire|afficher|découvrir|consulter|parcourir)"
    r"(?: (?:plus|tou(?:t|s|te|tes)|la suite|l.intégralité"
    r"|les? (?:articles?|vidéos?|sujets?|épisodes?|dossiers?|autres?))\b.{0,30})?"
    r"|(?:en savoir|afficher|plus de?|plus d.)\b.{0,25}|passer cette.{0,20}"
    r"|fermer.{0,20}|ouvrir.{0,20}|suivre|rss|s.abonner|abonnez-vous|je m.abonne|recevoir.{0,40}|activer.{0,40}|s.inscrire|masquer|partager"
    r"|voir tout|tout voir|tout lire|(?:tous|toutes) les (?:articles|vidéos|actualités|actus|infos|dossiers)"
    r"|précédent|suivant|aller (?:à|au).{0,20})\s*\W?\s*",
    re.IGNORECASE,
)
"""What a part of a title says that leads on or opens something, and names nothing."""
_UNSEEN_NAMES = re.compile(r"(?:^|[\s_-])(?:sr-only|screen-reader(?:-text)?|visually-?hidden|assistive-text|a11y-hidden)", re.IGNORECASE)
_PAID = re.compile(
    r"sponsoris|publi-?(?:rédactionnel|reportage|info|communiqué)|^publicité proposé|\bpartenaires?\W*$|ailleurs sur le web"
    r"|^(?:(?:conçu|présenté|réalisé) et )?proposé par|contenus? de marque|brand ?content",
    re.IGNORECASE,
)
_TOPICS = re.compile(
    r"\W*(?:(?:les |nos )?(?:mots?[- ]cl[ée]s?|tags?|étiquettes?|hashtags?|thématiques?|personnalités))\W*",
    re.IGNORECASE,
)
_PAID_CARD = re.compile(
    r"(?:sponsoris|publi-?(?:rédactionnel|reportage|info|communiqué)|(?:(?:conçu|présenté|réalisé) et )?proposé par|brand ?content"
    r"|contenus? (?:de marque|partenaires?|sponsoris)|publicité proposée? par)",
    re.IGNORECASE,
)
_GLUED = re.compile(r"(?<=[a-zà-ÿ0-9])\x1f(?=[a-zA-ZÀ-ÿ0-9])")


def title_of(element: html.HtmlElement, text: str | None = None) -> str | None:
    """The title that the words of `element` are, None where they are none.

    >>> title_of(html.fromstring("<h3>► Les plus lus :</h3>")), title_of(html.fromstring("<p>Publié le 3 mai</p>"))
    ('Les plus lus', None)
    """
    if is_unseen(element) or not is_small(element, _LARGE):
        return None
    pieces = [] if len(element) == 0 else _seen(element)
    if len(element) and not normalise("".join(pieces)):  # all of it is a button, or says `Plus de sport`
        pieces = readable(element)
    text = clean(_spaced(pieces) if len(element) else text_of(element) if text is None else text)
    if not text or len(text) > LONGEST or is_no_title(text) or (len(element) > 0 and _leads_home(element, text)):
        return None
    return text


def is_unseen(element: html.HtmlElement) -> bool:
    """Whether the class of `element` says that it is read out and not displayed."""
    names = element.get("class")
    return bool(names) and _UNSEEN_NAMES.search(names or "") is not None


@lru_cache(maxsize=8192)
def _is_control(text: str) -> bool:
    return _CONTROL.fullmatch(text) is not None


def _seen(element: html.HtmlElement) -> list[str]:
    """The pieces of a title's text that a reader sees, without its buttons and what leads on."""
    pieces = [element.text or ""]
    for child in element:
        if child.tag == "br":
            pieces.append(" ")
        elif child.tag not in _SILENT and not is_unseen(child):
            inner = _seen(child)
            words = "".join(inner)
            pieces += [" "] if len(words) <= LONGEST and _is_control(words.strip()) else inner
        else:
            pieces.append(" ")
        pieces.append(child.tail or "")
    return pieces


_PEOPLE = re.compile(r"/(?:auth?ors?|auteurs?|contributeurs?|journalistes?|profile?s?|redacteurs?)/", re.IGNORECASE)
_WRITTEN = re.compile(r"\b(?:articles?|auteure?|autrice|billets?|blogs?|chroniques?|derni[eè]re?s?|plume|tribunes?)\b", re.IGNORECASE)
"""In the title over what an author wrote."""
_HOME = re.compile(r"(?:https?://[^/?#]+)?/?(?:index\.\w+|accueil/?)?")


def _leads_home(element: html.HtmlElement, text: str) -> bool:
    """Whether it is the newspaper's name, a link to its front page, an author's, or the headline of an item, the page's own among them."""
    link = next(element.iter("a"), None)
    href = link.get("href") if link is not None else None
    if link is None or not href:
        return False
    if _PEOPLE.search(href) and not _WRITTEN.search(text):
        return True  # the box of an author
    return _HOME.fullmatch(href.strip()) is not None or (echoes(text, href) > 2 and clean(text_of(link)) == text)


@lru_cache(maxsize=8192)
def is_no_title(text: str) -> bool:
    return is_noise(text) or not any(map(str.isalnum, text)) or _IGNORED.fullmatch(text) is not None or is_stamp(text)


@lru_cache(maxsize=8192)
def calls(text: str) -> bool:
    """Whether words begin with a call to read on, as the titles of many columns and inserts do.

    >>> calls("À lire aussi..."), calls("Les lecteurs.")
    (True, False)
    """
    return _CALL.match(text) is not None


@lru_cache(maxsize=8192)
def is_paid(text: str) -> bool:
    """Whether a title says that what stands under it is paid for.

    >>> is_paid("Contenus de nos partenaires"), is_paid("Les partenaires du club")
    (True, False)
    """
    return _PAID.search(text) is not None


@lru_cache(maxsize=8192)
def names_topics(text: str) -> bool:
    """Whether topics stand under a title, and no headlines.

    >>> names_topics("Mots-clés :"), names_topics("Le mot-clé de la semaine")
    (True, False)
    """
    return _TOPICS.fullmatch(text) is not None


@lru_cache(maxsize=8192)
def opens_paid(text: str) -> bool:
    """Whether a card that begins with `text` is paid for.

    >>> opens_paid("Conçu et proposé par"), opens_paid("Les caméléons ressemblent à leur partenaire")
    (True, False)
    """
    return _PAID_CARD.match(text) is not None


@lru_cache(maxsize=8192)
def names_neighbour(text: str) -> bool:
    """Whether words stand over the item before or after.

    >>> names_neighbour("Article précédent"), names_neighbour("Précédent")
    (True, False)
    """
    return _NEIGHBOUR.fullmatch(text) is not None


@lru_cache(maxsize=8192)
def is_stamp(text: str) -> bool:
    """Whether a date or an hour stands in `text`.

    >>> is_stamp("Zoé - 1 janvier 2026 16:57"), is_stamp("Les 24 heures du pont")
    (True, False)
    """
    return (_DIGIT.search(text) is not None and _DATED.search(text) is not None) or _LINE.match(text) is not None


@lru_cache(maxsize=8192)
def is_label(text: str) -> bool:
    """Whether `text` begins as the titles of columns do.

    >>> is_label("À lire aussi :"), is_label("Entretien")
    (True, False)
    """
    return _LABEL.fullmatch(text) is not None


def is_named_title(element: html.HtmlElement) -> bool:
    """Whether the class of `element` calls it a title."""
    names = element.get("class")
    return bool(names) and _names_title(names or "")


@lru_cache(maxsize=8192)
def _names_title(names: str) -> bool:
    parts = names.lower().replace("_", "-").replace("-", " ").split()
    if not _NAMES.isdisjoint(parts) or not HEADINGS.isdisjoint(names.split()):
        return True
    return not names.islower() and _NAMES_INSIDE.search(names) is not None


def headings_in(element: html.HtmlElement) -> list[tuple[str, html.HtmlElement]]:
    """(title, heading) of the headings below `element`."""
    return [(title, heading) for heading in element.iter(*HEADINGS) if (title := title_of(heading)) is not None]


def loose_title(element: html.HtmlElement) -> tuple[str, html.HtmlElement | None] | None:
    """The title that `element`, which is no heading, holds or is; ("", None) where it is a text of its own; None where it says nothing."""
    if not is_small(element, _LARGE):
        return "", None
    headings = headings_in(element)
    text = text_of(element)
    if element.tag in {"a", "article"} and headings and len(text) > len(headings[-1][0]):
        return None  # another item of the list, though it is no link or no headline
    if headings:
        return headings[-1] if len(text) < len(headings[-1][0]) + 100 else ("", None)
    if len(text) > _APART:
        return "", None
    if element.tag not in _TAGS or _SUBTITLE.search(element.get("class") or "") or _leads_elsewhere(element):
        return None
    if text.endswith((".", ",", "…")) and not calls(text):
        return None
    if len(text) > _SHORT and not is_named_title(element):
        return None
    if len(text) > LONGEST and len(element) > 1:
        element = element[0]  # a title with a note that opens beside it
        text = text_of(element)
    title = title_of(element, text)
    return None if title is None else (title, element)


def _leads_elsewhere(element: html.HtmlElement) -> bool:
    """Whether it holds a form, or links to several pages, as a list of topics does; tabs lead nowhere."""
    leading = sum(1 for link in element.iter("a") if not link.get("href", "#").startswith("#"))
    return leading > 1 or next(element.iter("form"), None) is not None


def tabs(heading: html.HtmlElement) -> list[tuple[html.HtmlElement, str]]:
    """(element, words) of the tabs that a title is made of; a plain title has one or none."""
    return [
        (element, text)
        for element in heading.iterdescendants(*_TABS)
        if next(element.iterchildren(*_TABS, "ul"), None) is None and len(text := clean(text_of(element))) > 1
    ]


_OPENING = re.compile(r"^\+\s*[-–](?=[\s\w])\s*")
"""Signs that open and close a column."""


def clean(text: str) -> str:
    """A title without its decoration.

    >>> clean("Les plus lus :"), clean("► À lire aussi"), clean("Dans le dossier « Ponts »")
    ('Les plus lus', 'À lire aussi', 'Dans le dossier « Ponts »')
    """
    text = _OPENING.sub("", text)
    bare = text.strip(" :>»›→►⋙•|-\u2013")
    return bare if bare.count("«") <= bare.count("»") else text.strip(" :>›→►⋙•|-\u2013")  # it ends in a quotation


def _spaced(pieces: list[str]) -> str:
    """The text of a title whose parts stand apart, though no space parts them."""
    return normalise(_GLUED.sub(" ", "\x1f".join(piece for piece in pieces if piece)).replace("\x1f", ""))
