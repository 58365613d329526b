"""The time line as printed: where it stands, and what of it is publication and what update."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml import html

from crawler.parsing.body.text_page import TextPage
from crawler.parsing.body.vicinity import LONG, Piece, pieces, pieces_of
from crawler.parsing.document.text import unaccented
from crawler.parsing.times.notation import Printed, find, may_state

PUBLISHED, UPDATED, OTHER, OPEN = "published", "updated", "other", ""

LABELS = {
    UPDATED: r"(?:derniere )?(?:m(?:is|ise)s? a jour|modifi)|\bmaj\b|\bm\.a\.j|actualis|updated|revis[ei]|last modif|\bedite\b",
    OTHER: r"commentaire|jusqu'?au|a partir du|expire|valable|membre depuis|inscrit|\bnee? le|mort le|seance|cloture|\bmeteo"
    r"|edition du|\bdate du"
    r"|journal du|numero du|rendez-vous|prochain|en kiosque|evenement|date limite|consulte le"
    r"|\bdu$|\bau$|\bdes?$|\bdepuis$",
    PUBLISHED: r"publi|mis(?:e)?s? en ligne|cree|ajoute|post[ei]e?|paru|diffuse|(?:ecrit|redige)(?: le)?$|released|soumis|griffonne"
    r"|depose|envoye|\bdate$",
    OPEN: r"\ble$",
}
"""What stands before a time and says what it is of; the one that stands nearest counts. (Accents off.)"""
_LABELS = tuple((kind, re.compile(shape)) for kind, shape in LABELS.items())

_HINT = re.compile(r"date|publi|time|heure|stamp|horodat|byline|signature|author|auteur|meta|info|maj\b|modif|post", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"comment(?!aire_)|related|aside|side-?bar|sidecol|footer|widget|ticker|most-?|plus-?lus|popular|teaser|\bcard|\bnav(?:bar"
    r"|igation)?\b|menu|breaking|flash-|agenda"
    r"|carousel|slider|embed|tweet|recommend|newsletter|promo|bourse|weather|meteo|latest|thumb|calendar|copyright|trending",
    re.IGNORECASE,
)
_ELSEWHERE_TAGS = frozenset({"aside", "nav", "footer", "figcaption", "blockquote"})
_LEVELS = 5
"""Ancestors that say where a line stands."""
_LINE = 240
"""A piece of more characters prints no time line: it is running text."""
_LEAD = 8
"""Characters that may stand between a label in an element of its own and the time (` le`, ` : le`)."""
_AGREEMENT = {2: 7.0, 1: 4.0, 0: 0.0, -1: -4.0}
"""What a line gains by stating the minute or the day that the page states elsewhere, and loses by stating another."""
_RULED = 6.0
_UNDER = 4
_BESIDE = 8
"""Pieces from the headline within which an hour alone may be the article's."""
_PLAIN = 6.0
"""The score from which a line is plainly the page's own."""
_CONTEXT = 60
"""Characters before a time that may hold its label."""


@dataclass(slots=True)
class Line:
    """A printed time line."""

    text: str
    """As printed, from its label to its last time."""
    element: html.HtmlElement
    published: Printed | None
    updated: Printed | None
    labelled: bool
    """Whether words say what its times are of."""
    place: int
    """Pieces from the headline (below 0: before it)."""
    foot: bool
    inside: int = 0
    """How much its place speaks for it: 1 a place for dates, 0 nothing, -1 and less a place for other things."""


def lines(near: list[Piece], around: frozenset[html.HtmlElement]) -> Iterator[Line]:
    """Every time line that pieces of a page print, in order; `around` are the headline's ancestors."""
    timely = [place for place, piece in enumerate(near) if len(piece.text) <= _LINE and may_state(piece.text)]
    past = 0
    for order, start in enumerate(timely):
        if start < past:
            continue
        past = _extent(near, timely[order:])
        if line := _read(near, start, past, around):
            yield line


def _extent(near: list[Piece], timely: list[int]) -> int:
    """The place after the last piece of the line that begins at `timely[0]`: short pieces that lead to another time belong to it."""
    last = timely[0]
    length = len(near[last].text)
    for place in timely[1:]:
        between = near[last + 1 : place]
        if len(between) > 2 or any(len(piece.text) > 30 for piece in between):
            break
        if length > LONG or len(near[last].text) > 100 or len(near[place].text) > 80 or _parted(near[last], near[place]):
            break
        last = place
        length += len(near[place].text)
    return last + 1


def _parted(one: Piece, other: Piece) -> bool:
    """Whether the headline stands between two pieces, or they come from the top and from the foot."""
    return one.foot != other.foot or (not one.foot and (one.place < 0) != (other.place < 0))


def _read(near: list[Piece], start: int, end: int, around: frozenset[html.HtmlElement]) -> Line | None:
    """The line that the pieces from `start` to `end` print; None where they state no time."""
    before = _context(near, start)
    text = before
    offsets: list[tuple[int, Piece]] = []
    for piece in near[start:end]:
        text += piece.text if piece.glued or not text else " " + piece.text
        offsets.append((len(text), piece))
    text = unicodedata.normalize("NFC", text)
    found = [one for one in find(text) if one.end > len(before)]
    if not found:
        return None
    labels = _labels(text, found, len(before))
    of = {kind: [one for one, (label, _) in zip(found, labels, strict=True) if label == kind] for kind in (PUBLISHED, UPDATED, OPEN)}
    published = next(iter([*of[PUBLISHED], *sorted(of[OPEN], key=lambda one: not one.has_day)]), None)
    updated = next(iter(of[UPDATED]), None)
    if published is None and updated is None:
        return None
    used = sorted((one for one in (published, updated) if one), key=lambda one: one.start)
    begin = min(labels[found.index(one)][1] for one in used)
    piece = next((piece for past, piece in offsets if past >= used[0].end), near[start])
    labelled = any(kind in {PUBLISHED, UPDATED} for kind, _ in labels)
    return Line(
        text[begin : max(one.end for one in used)].strip(),
        piece.element,
        published,
        updated,
        labelled,
        piece.place,
        piece.foot,
        _place(piece.element, around),
    )


def _context(near: list[Piece], start: int) -> str:
    """Short pieces just before a time: its label may stand in an element of its own."""
    words: list[str] = []
    for piece in reversed(near[max(0, start - 2) : start]):
        if len(piece.text) > 40 or piece.foot != near[start].foot:
            break
        words.insert(0, piece.text)
    return " ".join(words)[-_CONTEXT:]


@lru_cache(maxsize=2048)
def _spoken(gap: str) -> tuple[tuple[str, int, int], ...]:
    """(kind, where it begins, where it ends) of each label in the words before a time. (An outlet's pages repeat them.)"""
    return tuple((kind, match.start(), match.end()) for kind, shape in _LABELS for match in shape.finditer(gap))


def _labels(text: str, found: list[Printed], own: int) -> list[tuple[str, int]]:
    """Per time, what it is of and where its words begin. Before `own` stand other elements' words: a label right at their end counts."""
    folded = unaccented(text)
    labels: list[tuple[str, int]] = []
    past = 0
    for one in found:
        start = max(past, one.start - _CONTEXT)
        gap = folded[start : one.start].rstrip(" :(")
        spoken = [
            (kind != OPEN, start + begin, kind)
            for kind, begin, end in _spoken(gap)
            if start + begin >= own or (kind in {PUBLISHED, UPDATED} and start + end >= own - _LEAD)
        ]
        _, begin, kind = max(spoken, default=(False, one.start, OPEN))
        labels.append((kind, begin))
        past = one.end
    return labels


def _place(element: html.HtmlElement, around: frozenset[html.HtmlElement]) -> int:
    """How much the classes and tags of a line's ancestors, but for those it shares with the headline (`around`), speak for it."""
    spoken = 0
    for level, step in enumerate((element, *element.iterancestors())):
        if level > _LEVELS or step in around:
            break
        elsewhere, hint = _told(f"{step.get('class', '')} {step.get('id', '')} {step.get('itemprop', '')}")
        if step.tag in _ELSEWHERE_TAGS or (level and elsewhere):
            spoken -= 1
        elif level < 3 and (step.tag == "time" or hint):
            spoken += 1
    return max(-2, min(spoken, 1))


@lru_cache(maxsize=4096)
def _told(names: str) -> tuple[bool, bool]:
    """Whether an element's names speak of another thing, and of a time. (An outlet's pages repeat them.)"""
    return bool(_ELSEWHERE.search(names)), bool(_HINT.search(names))


def best_line(page: TextPage, agrees: Callable[[Printed], int]) -> tuple[Line | None, list[Line]]:
    """The page's time line and all that stand beside it; `agrees` says how far a printed time is the one that the page states elsewhere.

    `agrees` answers 2 for the minute, 1 for the day, 0 for nothing to compare with, -1 for another day.
    """
    heading = page.title.element
    around = frozenset(heading.iterancestors()) if heading is not None else frozenset()
    ruled = page.ruled("stamp")
    near = pieces(page)
    top = [piece for piece in near if not piece.foot]
    foot = near[len(top) :]
    found: list[Line] = []
    scored: list[tuple[float, int, Line]] = []
    for part in (pieces_of(ruled), top, foot):
        for line in lines(part, around):
            found.append(line)
            if (score := _score(line, agrees) + _ruled(line, set(ruled))) > 0:
                scored.append((score, -len(found), line))
        if scored and max(score for score, _, _ in scored) >= _PLAIN:
            break  # the foot holds other articles' times
    if scored:
        return max(scored, key=lambda one: one[:2])[2], found
    return next((line for line in found if _signs(line, agrees)), None), found


def _signs(line: Line, agrees: Callable[[Printed], int]) -> bool:
    """Whether a line is a bare date right under the text, as magazines print it: it counts where nothing else does."""
    if not line.foot or not 0 <= line.place <= _UNDER or line.inside < 0 or line.published is None:
        return False
    return line.published.is_whole and len(line.text) <= 30 and agrees(line.published) >= 0


def _ruled(line: Line, ruled: set[html.HtmlElement]) -> float:
    """What a line gains by standing where the outlet's rule says that the time line stands."""
    return _RULED if ruled and any(step in ruled for step in (line.element, *line.element.iterancestors())) else 0.0


def _score(line: Line, agrees: Callable[[Printed], int]) -> float:
    stated = [one for one in (line.published, line.updated) if one]
    score = max(_AGREEMENT[agrees(one)] for one in stated)
    score += 2.5 * line.labelled + 1.5 * line.inside
    score += any(one.hour is not None and one.has_day for one in stated) + 0.5 * bool(line.published and line.updated)
    if not any(one.is_whole for one in stated):
        bare = not any(one.has_day for one in stated)
        score -= 1 if not bare or line.labelled else 2 if line.inside > 0 and 0 < line.place <= _BESIDE else 5
    if line.place < 0 and not line.foot:
        score -= 0.5 - 0.1 * line.place + 3 * any(one.is_relative for one in stated)  # a page clock
    elif line.foot:
        score -= 2 + 0.08 * max(0, line.place)
    else:
        score -= 0.04 * line.place
    return score + 1
