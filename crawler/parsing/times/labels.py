"""What the words beside a printed time say that it is of; and whether they are a sentence's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from lxml import html

from crawler.parsing.body.vicinity import Piece
from crawler.parsing.document.text import unaccented
from crawler.parsing.times.printed import Printed

PUBLISHED, UPDATED, OTHER, OPEN = "published", "updated", "other", ""

LABELS = {
    UPDATED: r"(?:derniere )?(?:m(?:is|ise)s?[ -]a[ -]jour(?: du)?|modifi(?:cation du)?)|\bmaj(?![a-z])|\bm\.a\.j|actualis(?:ation du)?"
    r"|updated|revis[ei]|last modif|\bedite\b|\bcorrige|rectifie|complete le$|remanie"
    r"|\b(?:relue?|revue?|validee?|verifiee?)(?: (?:et )?\w+)? le$",
    OTHER: r"commentaire|jusqu'?au|a partir du|expire|valable|membre depuis|inscrit|\bnee? le|mort le|seance|cloture|\bmeteo"
    r"|edition du|\bdate du"
    r"|journal du|numero du|rendez-vous|prochain|en kiosque|evenement|date limite|consulte le"
    r"|(?<!jour )(?<!ation )(?<!\barticle )(?<!\bbillet )(?<!\bdepeche )\bdu$|\bau$|\bdes?$|\bdepuis$",
    PUBLISHED: r"publi(?:ee?s?|cation(?: du)?|shed)?(?![a-z])|publie(?=le\b)|mise?s? en ligne|\bcree?e?s?(?![a-z])|ajoute"
    r"|poste(?:es?|d|s)?(?![a-z])|\bparu|diffuse|(?:ecrit|redige)(?: le)?$|released|soumis|griffonne"
    r"|deposee?(?![a-z])|envoye(?![a-z])|\bdate$|^\W*(?:article|billet|depeche) du$",
    OPEN: r"\ble$",
}
"""What stands before a time and says what it is of; the one that stands nearest counts. (Accents off.)"""
_LINK = re.compile(r"\W*(?:$|le|la|les|l'|du|ce|par|dans|sur|a|en|on|online|by|in|at|il y a|e)(?![a-z])")
"""What follows a label of publication: a date, who published it or where; not what was published."""
_SAYS = re.compile(r"jour|modifi|m[aà]j|actualis|updat|corrig|publi|en ligne|édité|révis|post", re.IGNORECASE)
_LABELS = tuple((kind, re.compile(shape)) for kind, shape in LABELS.items())

_LEAD = 8
"""Characters that may stand between a label in an element of its own and the time (` le`, ` : le`)."""
_ASIDE, _IN_TEXT, _BYLINED = 60, 30, 140
"""Characters that may stand beside an unlabelled time: in its piece, in a paragraph of the text, in a byline. More make a sentence."""
_RUNS_ON = 40
"""Characters after a labelled time from which small letters go on as a sentence."""
_STARTS = re.compile(r"(?:^|[|•·:;.()«»>/–—\]\[-] ?|\d,? ?|\b(?:article|page|papier|texte|version)(?: \w+){0,3},? ?)$", re.IGNORECASE)
"""How the words before a label end that is no part of a sentence."""
_BYLINE = re.compile(r"(?:(?:un )?(?:article|texte) )?(?:par|by|de|propos)(?: ?:)? ", re.IGNORECASE)
_DONE = re.compile(r"\b(?:été|est|sera|fut|était) $", re.IGNORECASE)
"""How the words before a label end where another thing than the article was published or changed."""
_ON = re.compile(r",? ?(?!par |by |dans |sur |à |a |et |at |in )[a-zà-ÿ]")
CONTEXT = 60
"""Characters before a time that may hold its label."""


def says_of(text: str) -> bool:
    """Whether a short text says that something was published or updated."""
    return len(text) < _BYLINED and _SAYS.search(text) is not None


@lru_cache(maxsize=2048)
def _spoken(gap: str) -> tuple[tuple[str, int, int], ...]:
    """(kind, where it begins, where it ends) of each label in the words before a time. (An outlet's pages repeat them.)"""
    return tuple((kind, match.start(), match.end()) for kind, shape in _LABELS for match in shape.finditer(gap))


def labels_of(text: str, found: list[Printed], own: int) -> list[tuple[str, int]]:
    """Per time, what it is of and where its words begin. Before `own` stand other elements' words: a label right at their end counts."""
    folded = unaccented(text)
    labels: list[tuple[str, int]] = []
    past = 0
    for one in found:
        start = max(past, one.start - CONTEXT)
        gap = folded[start : one.start].rstrip(" :(")
        spoken = [
            (kind != OPEN, start + begin, kind)
            for kind, begin, end in _spoken(gap)
            if start + begin >= own or (kind in {PUBLISHED, UPDATED} and start + end >= min(own, one.start) - _LEAD)
            if kind != PUBLISHED or _LINK.match(gap, end) or text[start + end : one.start].strip()[:1].isupper()
        ]
        _, begin, kind = max(spoken, default=(False, one.start, OPEN))
        labels.append((kind, begin))
        past = one.end
    return labels


def is_in_sentence(
    text: str, one: Printed, label: tuple[str, int], span: tuple[int, int, Piece], running: dict[html.HtmlElement, str]
) -> bool:
    """Whether a time is a part of a sentence: of what happened then, not of when the page was published."""
    kind, begin = label
    start, end, piece = span
    before, after = text[min(start, begin) : begin], text[one.end : end]
    if kind == OPEN:
        most = _BYLINED if _BYLINE.match(before) else _ASIDE
        if len(before.strip()) + len(after.strip()) > most or (len(after) > most // 2 and _ON.match(after)):
            return True
        paragraph = next((running[step] for step in _up(piece.element, 3) if step in running), "")
        most = _BYLINED if _BYLINE.match(paragraph) else _IN_TEXT
        return len(paragraph) - (one.end - one.start) > most and text[one.start : one.end] in paragraph
    if kind not in {PUBLISHED, UPDATED}:
        return False
    goes_on = len(after) > _RUNS_ON and _ON.match(after) is not None
    if begin < start or text[begin].isupper() or _BYLINE.match(before):
        return False
    if _STARTS.search(before):
        return goes_on and kind == PUBLISHED
    return goes_on or len(before) > _RUNS_ON or _DONE.search(before) is not None


def _up(element: html.HtmlElement, levels: int) -> Iterator[html.HtmlElement]:
    yield element
    yield from islice(element.iterancestors(), levels)
