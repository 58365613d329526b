"""The words of a headline link: the headline alone, without what stands around it on its card."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from lxml import html

from crawler.parsing.document.blocks import BLOCK_TAGS
from crawler.parsing.document.text import is_small, normalise, text_of, whole_text
from crawler.parsing.headlines.echo import echoes

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SKIPPED = frozenset({
    "audio", "button", "canvas", "figcaption", "figure", "iframe", "img", "input", "noscript", "picture", "script", "select", "style",
    "svg", "template", "time", "video",
})  # fmt: skip
_UNLINED = frozenset({"noscript", "script", "style", "svg", "template"})
"""Those that are not displayed: what stands beside them is one line."""
_TITLE = re.compile(
    r"(?i:(?:^|[\s_-])(?:titles?|titre|headline|heading|hed|entry-title|name)(?=$|[\s_-]))|[a-z](?:Title|Titre|Headline|Heading)(?![a-z])"
)
_ASIDE = re.compile(
    r"(?i:(?:^|[\s_-])(?:abonnes?|abo|ago|author|auteurs?|badges?|by|byline|caption|categor(?:y|ie)s?|chapo|chapeau|comments?|commentaires?"
    r"|compteur|counts?|credits?|dates?|desc|description|duration|duree|excerpt|flag|heures?|hours?|icon|infos?|intro|is-sr-only|kickers?|labels?|lead|locked|metas?|nb|nombre|num|number"
    r"|overline|premium|prefix|picto|position|pretitle|publication|published|rank|rang"
    r"|read-?more|resume|rubriques?|sections?|signature|sr-only|standfirst|status|sub-?head(?:line)?|sub-?titles?|summary|sur-?titres?"
    r"|tags?|teaser-text|text-muted|time|timestamp|topics?|type|visually-?hidden|views|surtitle|supertitle|eyebrow)(?=$|[\s_-]))"
    r"|[a-z](?:Author|Badge|Category|Count|Date|Duration|Icon|Kicker|Label|Meta|Rank|Rubric|Section|Surtitle|Tag|Time)(?![a-z])"
)
_KICKER = re.compile(
    r"(?i:(?:^|[\s_-])(?:categor(?:y|ie)s?|kickers?|labels?|overline|pretitle|prefix|rubriques?|sections?|sur-?titres?|surtitle|supertitle"
    r"|tags?|topics?|type|eyebrow)(?=$|[\s_-]))"
    r"|[a-z](?:Category|Kicker|Label|Rubric|Section|Surtitle|Tag)(?![a-z])"
)

_MONTHS = (
    "janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre"
    "|janv|févr|juil|sept|oct|nov|déc"
)
_NOISE = re.compile(
    r"(?:\d{1,3}\s*[.)°]?|[|•·–—:,>›+-]+"
    r"|(?:le\s+)?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?(?:\s*(?:à|-)?\s*\d{1,2}\s*[:hH]\s*\d{0,2})?"
    r"|(?:à\s*)?\d{1,2}\s*[:hH]\s*\d{0,2}(?:\s*(?:min|mn))?"
    rf"|(?:publi[eé]e?\s+)?(?:le\s+|il y a\s+)?(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi"
    rf"|dimanche)\s+)?\d{{1,2}}(?:er)?\s+(?:{_MONTHS})\.?(?:\s+\d{{4}})?(?:\s*(?:à|-|,)?\s*\d{{1,2}}\s*[:hH]\s*\d{{0,2}})?"
    rf"|(?:{_MONTHS})\.?\s+\d{{1,2}},?\s+\d{{4}}"
    rf"|(?:du\s+)?\d{{1,2}}(?:er)?(?:\s+(?:{_MONTHS})\.?)?(?:\s+\d{{4}})?\s*(?:[-–]|au)\s*\d{{1,2}}(?:er)?\s+(?:{_MONTHS})\.?(?:\s+\d{{4}})?"
    rf"|(?:[A-ZÀ-Ý-]+\s+)?\d{{1,2}}(?:er)?\s+(?:{_MONTHS})\.?\s+\d{{4}}\s*[-–|,]?\s*(?:à\s*)?\d{{1,2}}\s*[:hH]\s*\d{{2}}(?:\s*[|–-]\s*.{{1,20}})?"
    r"|il y a\s+\S+\s+\w+|hier(?:\s.{0,12})?|aujourd.hui(?:\s.{0,12})?"
    r"|\d+\s*(?:commentaires?|contributions?|réactions?|partages?|vues?|lectures?|min(?:utes?)?|mn|sec)(?:\s+de lecture)?"
    r"|lecture\s+\d+\s*min.*"
    r"|(?:article\s+)?(?:réservée?|exclusif)\s*(?:aux\s+|à nos\s+)?abonnés|abonnés?|premium|article (?:payant|abonné)|lire (?:plus|la suite"
    r"|l.article)|en savoir plus|voir (?:plus|la vidéo|les photos)"
    r")[\s.:|»>•-]*",
    re.IGNORECASE,
)
"""A piece that is a rank, a time, a count or a lock and no part of a headline."""
_CALL = re.compile(
    r"\W*(?:à|a)?\s*(?:(?:re|ré)?(?:lire|voir|écouter)|ecouter|regarder|découvrir)(?:\s+(?:aussi|également|encore))?\W*", re.IGNORECASE
)
"""A call to read, which is the title of a block but no headline."""
_FRONT = re.compile(
    r"^(?:\d{1,2}\s?[:hH]\s?\d{2}\s*[-–|:•]?\s*|\d{1,2}/\d{1,2}(?:/\d{2,4})?\s*[-–|:•]?\s*"
    r"|(?:article\s+)?réservé\s+aux\s+abonnés\s*[:|-]?\s*|[•·>›|]+\s*)+(?=\S)",
    re.IGNORECASE,
)
_BACK = re.compile(r"\s*(?:[|›→►▶]+|\s(?:article\s+)?réservé\s+aux\s+abonnés|\s\[?abonnés\]?|\s*\(\d+\))\s*$", re.IGNORECASE)
_BACK_ENDS = frozenset("|›→►▶sS])")
"""How what `_BACK` finds ends."""

_INSERT = re.compile(
    r"^\W*(?:(?:à|a)?\s*(?:lire|voir|écouter|ecouter|relire|regarder|découvrir)\s+(?:aussi|également|egalement|encore|sur ce sujet"
    r"|ailleurs)|(?:notre|lire|voir)\s+(?:notre\s+)?(?:dossier|entretien|enquête|reportage|analyse|récit|éditorial|article)"
    r"|(?:à|a)\s+(?:lire|voir|écouter|relire)|pour aller plus loin|sur le même sujet)\s*(?:[:>|»→-]+\s*|(?=(?-i:[«\"A-ZÉÈÀÂÊÎÔÇ])))"
    r"|^\W*lire\s*[:>|»→-]+\s*"
    r"|^\W*(?:previous|next) (?:post|article|story)\s*:?\s*(?=\S)",
    re.IGNORECASE,
)
"""The words of an insert, or of a navigation between articles, before its headline."""


_FEW = 4
"""Words that a headline has at least, where nothing else tells it from a kicker."""
_KEPT = 8192
"""Texts whose judgement is kept: the menus and side columns of neighbouring pages are the same."""


@lru_cache(maxsize=_KEPT)
def is_noise(text: str) -> bool:
    """Whether a piece of a card is a rank, a time, a count or a lock.

    >>> [is_noise(text) for text in ("3.", "19:27", "12 commentaires", "Article réservé aux abonnés", "il y a 2 heures", "2024, une année")]
    [True, True, True, True, True, False]
    """
    return _NOISE.fullmatch(text) is not None


@lru_cache(maxsize=_KEPT)
def is_call(text: str) -> bool:
    """Whether words call to read on rather than tell something.

    >>> is_call("À lire aussi :"), is_call("Lire Proust en été")
    (True, False)
    """
    return _CALL.fullmatch(text) is not None


@lru_cache(maxsize=8192)
def _names(names: str) -> tuple[bool, bool, bool]:
    """Whether a class names (a title, what stands beside one, a kicker); each of its names is judged alone: `title premium` is a title."""
    told = [_told(name) for name in names.split()]
    title = any(titled and not aside for titled, aside, _ in told)
    aside = not title and any(aside for _, aside, _ in told)
    return title, aside, not title and any(kicker for _, _, kicker in told)


@lru_cache(maxsize=_KEPT)
def _told(name: str) -> tuple[bool, bool, bool]:
    """The same of one name, whatever the others say."""
    return _TITLE.search(name) is not None, _ASIDE.search(name) is not None, _KICKER.search(name) is not None


@dataclass(slots=True)
class Piece:
    """A run of text on a card."""

    text: str
    block: int
    """Which line of the card it stands on."""
    aside: bool = False
    kicker: bool = False


@dataclass(slots=True)
class Wording:
    """A headline and what stood above it."""

    text: str
    kicker: str | None = None


def wording(link: html.HtmlElement) -> Wording:
    """The headline that `link` carries, its text empty where it carries none.

    >>> wording(html.fromstring('<a href="/a"><span class="rubrique">Météo</span><b>1</b> Le vent se lève sur la côte</a>'))
    Wording(text='Le vent se lève sur la côte', kicker='Météo')
    """
    text, kicker = untrimmed(link)
    return Wording(trim(text), kicker)


def untrimmed(link: html.HtmlElement) -> tuple[str, str | None]:
    """(text, kicker) of `wording` before the hour, the lock or the count at its ends come off: most links need not go so far."""
    if len(link) == 0:
        return normalise(link.text or ""), None
    if len(link) == 1 and (only := _only_text(link, link[0])) is not None:
        return normalise(only), None
    href = link.get("href") or ""
    text, kicker = words_in(link, href)
    if not text and (caption := next(link.iter("figcaption"), None)) is not None:
        return compose(pieces_of(caption), href)  # a card that is a picture has its headline for a caption
    return text, kicker


def words_in(card: html.HtmlElement, href: str) -> tuple[str, str | None]:
    """(headline, kicker) that stand on a card that leads to `href`."""
    title = _title_in(card, href)
    if title is not None and _is_kicker(text_of(title), card, href):
        title = None
    text, kicker = compose(pieces_of(card if title is None else title), href)
    if title is not None and kicker is None:
        kicker = _kicker_in(card, title)
        if kicker and kicker[-1] in ".:":
            return _opened(kicker, text, href), kicker.rstrip(" .:")
    return text, kicker


def _is_kicker(title: str, card: html.HtmlElement, href: str) -> bool:
    """Whether few words that are set as a card's heading stand over its headline: the address repeats that, and none of them."""
    return len(title.split()) < _FEW and echoes(title, href) == 0 and echoes(text_of(card), href) > 1


def _opened(kicker: str, text: str, href: str) -> str:
    """A headline with the kicker that is punctuated as its first words, where the address repeats that too; else without."""
    return f"{kicker} {text}" if echoes(f"{kicker} {text}", href) > echoes(text, href) else text


def _only_text(link: html.HtmlElement, child: html.HtmlElement) -> str | None:
    """The text of a link all of whose words stand in its one child, or outside it; None where they have to be told apart."""
    before, inside, after = link.text, child.text, child.tail
    if len(child) or not isinstance(child.tag, str) or (inside and child.tag in _SKIPPED):
        return None
    around = not (_is_blank(before) and _is_blank(after))
    if around:
        return (before or "") + (after or "") if _is_blank(inside) and child.tag != "br" else None
    return "" if inside is None else inside


def _is_blank(text: str | None) -> bool:
    return text is None or not text or text.isspace()


def _title_in(link: html.HtmlElement, href: str) -> html.HtmlElement | None:
    """The heading in a card, else what a class calls its title: of several, the one that the address repeats."""
    found: html.HtmlElement | None = None
    rank = (False, 0, 0)
    for element in link.iterdescendants():
        heading = element.tag in _HEADINGS
        if not heading and (rank[0] or not (names := element.get("class")) or element.tag in _SKIPPED or not _names(names)[0]):
            continue
        text = text_of(element)
        words = len(text.split())
        told = (heading, echoes(text, href), 0 if heading else min(words, _FEW))
        if words > (1 if heading else 2) and told > rank and not is_call(text) and not is_noise(text):
            found, rank = element, told
    return found


def _kicker_in(link: html.HtmlElement, title: html.HtmlElement) -> str | None:
    for element in link.iterdescendants():
        if element is title:
            return None
        if not (names := element.get("class")) or not is_small(element, 3) or not 0 < len(text := normalise(whole_text(element))) < 40:
            continue
        if is_call(text) or _names(names)[2]:
            return None if is_noise(text) else text
    return None


def pieces_of(root: html.HtmlElement) -> list[Piece]:
    """The runs of text below `root` in order, each with its line and what its class says of it."""
    pieces: list[Piece] = []
    _gather(root, pieces, 0, False, False, 0)
    return pieces


def _gather(element: html.HtmlElement, pieces: list[Piece], line: int, aside: bool, kicker: bool, depth: int) -> int:
    """Add the runs of text below `element`, which stands on `line`, to `pieces`; the line that what follows it stands on."""
    if element.text:
        pieces.append(Piece(element.text, line, aside, kicker))
    for child in element:
        tag = child.tag
        if tag not in _SKIPPED and depth < 30:
            names = child.get("class")
            _, beside, above = _names(names) if names else (False, False, False)
            apart = tag in BLOCK_TAGS or tag == "br"
            line = _gather(child, pieces, line + apart, aside or beside, kicker or above, depth + 1) + apart
        elif tag not in _UNLINED:
            line += 1
        if child.tail:
            pieces.append(Piece(child.tail, line, aside, kicker))
    return line


def compose(pieces: list[Piece], href: str = "") -> tuple[str, str | None]:
    """A headline and its kicker from its pieces: the line that the address `href` repeats, else the first of words that is no label."""
    kicker = opening = None
    lines: dict[int, list[str]] = {}
    beside: list[str] = []
    for piece in pieces:
        text = piece.text.strip()
        if not text:
            if piece.block in lines:
                lines[piece.block].append(" ")
            continue
        if piece.aside or is_noise(text) or is_call(text):
            if piece.aside and len(text.split()) >= _FEW:
                beside.append(normalise(text))
            if kicker is None and (is_call(text) or (piece.kicker and not is_noise(text))):
                kicker = normalise(text)
                opening = kicker if piece.kicker and kicker[-1] in ".:!?" and not lines else None
            continue
        lines.setdefault(piece.block, []).append(piece.text)
    texts = [text for parts in lines.values() if (text := normalise("".join(parts)))]
    if not texts:
        return normalise("".join(piece.text for piece in pieces if not is_noise(piece.text.strip()))), None
    chosen = _line(texts, href)
    told = max(beside, key=lambda text: echoes(text, href), default="")
    if told and echoes(told, href) > max(1, echoes(texts[chosen], href)):
        return told, texts[chosen]  # its class says that it is a label, its address that it is the headline
    if chosen and kicker is None and len(texts[0].split()) < _FEW and len(texts[0]) < 30 and texts[0][-1] not in ":.!?":
        kicker = texts[0]
    if opening:
        return _opened(opening, texts[chosen], href), opening.rstrip(" .:")
    return texts[chosen], kicker


def _line(texts: list[str], href: str) -> int:
    """Which line of a card is its headline."""
    if len(texts) == 1:
        return 0
    counts = [echoes(text, href) for text in texts]
    most = max(counts)
    first = _first(texts)
    if counts[first] > 1 and len(texts[first].split()) >= _FEW:
        return first  # what stands under it may say more of it, but is its summary
    return counts.index(most) if most > 1 and most > counts[first] else first


def _first(texts: list[str]) -> int:
    """The first line of words, where no address tells."""
    first = texts[0]
    if len(first.split()) < _FEW and len(first) < 30 and len(texts[1].split()) >= _FEW and first[-1] not in ":.!?":
        return 1
    return 0 if len(first.split()) >= _FEW else max(range(len(texts)), key=lambda place: len(texts[place]))


@lru_cache(maxsize=_KEPT)
def trim(text: str) -> str:
    """A headline without the hour, the lock or the count at its ends.

    >>> trim("19:27Alors que la pluie tombe"), trim("À lire aussi : Le vent se lève"), trim("Le vent se lève Abonnés")
    ('Alors que la pluie tombe', 'Le vent se lève', 'Le vent se lève')
    """
    for shape in (_INSERT, _FRONT):
        if found := shape.match(text):
            text = text[found.end() :]
    return _BACK.sub("", text) if text.rstrip()[-1:] in _BACK_ENDS else text


@lru_cache(maxsize=_KEPT)
def insert_label(text: str) -> str:
    """The label of an insert that a link's words begin with, empty where there is none.

    >>> insert_label("À lire aussi : Le vent se lève")
    'À lire aussi'
    """
    found = _INSERT.match(text)
    return found[0].strip(" :>|»→-\u25ba\u00a0") if found else ""
