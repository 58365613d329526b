"""The time line as printed: where it stands, and what of it is publication and what update."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice, pairwise

from lxml import html

from crawler.parsing.body.text_page import TextPage
from crawler.parsing.body.vicinity import LONG, Piece, pieces
from crawler.parsing.document.text import fold, is_small, text_of
from crawler.parsing.times.labels import CONTEXT, OPEN, OTHER, PUBLISHED, UPDATED, is_in_sentence, labels_of, says_of
from crawler.parsing.times.notation import find, may_state
from crawler.parsing.times.printed import Printed

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
_AGREEMENT = {2: 7.0, 1: 4.0, 0: 0.0, -1: -4.0}
"""What a line gains by stating the minute or the day that the page states elsewhere, and loses by stating another."""
_CARD = 30
"""Elements in a card, at most."""
_HEADLINE = 25
"""Characters from which a linked heading above the text is a headline, and not a section's name."""
_UNDER = 4
_BESIDE = 8
"""Pieces from the headline within which an hour alone may be the article's."""
PLAIN = 6.0
"""The score from which a line is plainly the page's own."""
_NEAR_END = 12
"""Pieces from the end of the text on that may print the other half of a time line, whatever its top prints."""
_SIGNED = re.compile(r"\bpar [^,|]{3,40}, ?$", re.IGNORECASE)
"""What stands before the day of a signature under the text."""
_LENGTH = re.compile(r"[1-9] ?h ?[0-5]\d|\d{1,3} ?min(?:utes?)?|(?:\d{1,2}:)?\d{1,2}:[0-5]\d:[0-5]\d", re.IGNORECASE)
"""How long a broadcast lasts, in a piece of its own before its day."""
_APART = 6
"""Characters between a span of time and the same time as a day."""
_TINY = 10
"""Characters of a piece that is a part of a time rather than words beside it (`1`, `er`, `mars`)."""


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
    update_element: html.HtmlElement | None = None
    """Where the update is printed; `element` is where the publication is, or the update where that is all."""
    is_signed: bool = False
    """Whether it follows a name: `par X, le 5 mars 2021`."""
    is_ruled: bool = False
    """Whether it stands where the outlet's rule says."""


@dataclass(slots=True)
class Surroundings:
    """What a page's lines are judged by."""

    around: frozenset[html.HtmlElement]
    """The headline's ancestors."""
    running: dict[html.HtmlElement, str]
    """Elements that hold one paragraph of the text, and the paragraph."""
    latest: date | None
    """The day after which nothing can have been printed."""
    title: str = ""
    """The headline, folded."""


def lines(near: list[Piece], site: Surroundings) -> Iterator[Line]:
    """Every time line that pieces of a page print, in order."""
    timely = [place for place, piece in enumerate(near) if len(piece.text) <= _LINE and may_state(piece.text)]
    past = 0
    for order, start in enumerate(timely):
        if start < past or _is_length(near, start):
            continue
        past = _extent(near, timely[order:])
        if line := _read(near, start, past, site):
            yield line


def _is_length(near: list[Piece], place: int) -> bool:
    """Whether a piece says how long something lasts: the next one states a whole day."""
    if place + 1 == len(near) or not _LENGTH.fullmatch(near[place].text):
        return False
    states_day = place > 0 and any(one.has_day for one in find(near[place - 1].text))
    return not states_day and any(one.is_whole for one in find(near[place + 1].text))


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
    """Whether the headline stands between two pieces, or they come from the top and from the foot, or are days of two things above it."""
    if one.foot != other.foot or (not one.foot and (one.place < 0) != (other.place < 0)):
        return True
    return not one.foot and one.place < 0 and not other.glued and _states_day_alone(one.text) and _states_day_alone(other.text)


def _states_day_alone(text: str) -> bool:
    """Whether a piece states a whole day, and no word says of what."""
    return not says_of(text) and any(each.is_whole for each in find(text))


def _read(near: list[Piece], start: int, end: int, site: Surroundings) -> Line | None:
    """The line that the pieces from `start` to `end` print; None where they state no time."""
    before = _context(near, start)
    text = before
    spans: list[tuple[int, int, Piece]] = []
    for piece in near[start:end]:
        text = _joined(text, piece)
        spans.append((len(text) - len(piece.text), len(text), piece))
    text = unicodedata.normalize("NFC", text)
    found = [one for one in find(text) if one.end > len(before) and not _is_future(one, site.latest)]
    if not found:
        return None
    labels = _judged(text, found, labels_of(text, found, len(before)), spans, site)
    of = {kind: [one for one, (label, _) in zip(found, labels, strict=True) if label == kind] for kind in (PUBLISHED, UPDATED, OPEN)}
    first = [*of[PUBLISHED], *sorted(of[OPEN], key=lambda one: not one.has_day)]
    published = next(iter(sorted(first, key=lambda one: one.is_relative)), None)
    updated = next(iter(of[UPDATED]), None)
    if published is None and updated is None:
        return None
    used = sorted((one for one in (published, updated) if one), key=lambda one: one.start)
    begin = min(labels[found.index(one)][1] for one in used)
    piece = _span(spans, used[0])[2]
    return Line(
        text=text[begin : max(one.end for one in used)].strip(),
        element=_span(spans, published or used[0])[2].element,
        published=published,
        updated=updated,
        labelled=any(kind in {PUBLISHED, UPDATED} for kind, _ in labels),
        place=piece.place,
        foot=piece.foot,
        inside=_place(piece.element, site.around),
        update_element=_span(spans, updated)[2].element if updated else None,
        is_signed=_SIGNED.search(text[:begin]) is not None,
    )


def _judged(
    text: str, found: list[Printed], labels: list[tuple[str, int]], spans: list[tuple[int, int, Piece]], site: Surroundings
) -> list[tuple[str, int]]:
    """The labels of the times found: none for those in a sentence, one for a time that is printed as a span and as its day."""
    for place, (ago, day) in enumerate(pairwise(found), 1):
        if ago.is_relative and day.is_whole and labels[place][0] == OPEN and day.start - ago.end <= _APART:
            labels[place] = labels[place - 1]
    for place, one in enumerate(found):
        until = labels[place + 1][1] if place + 1 < len(found) else len(text)
        start, end, piece = _span(spans, one)
        span = max(start, found[place - 1].end) if place else start, min(end, until), piece
        if is_in_sentence(text, one, labels[place], span, site.running):
            labels[place] = OTHER, labels[place][1]
    return labels


def _joined(text: str, piece: Piece) -> str:
    """`text` and the piece after it, parted as on the page; two numbers never run into one."""
    glued = not text or (piece.glued and not (text[-1].isdigit() and piece.text[0].isdigit()))
    return text + piece.text if glued else f"{text} {piece.text}"


def _span(spans: list[tuple[int, int, Piece]], one: Printed) -> tuple[int, int, Piece]:
    """Where the piece in which a time ends begins and ends, and the piece."""
    return next((span for span in spans if span[1] >= one.end), spans[-1])


def _is_future(one: Printed, latest: date | None) -> bool:
    if latest is None or not (one.year and one.month and one.day):
        return False
    return (one.year, one.month, one.day) > (latest.year, latest.month, latest.day)


def _context(near: list[Piece], start: int) -> str:
    """Short pieces just before a time: its label may stand in an element of its own."""
    first = start
    while first > max(0, start - 5) and near[first - 1].foot == near[start].foot:
        if len(near[first - 1].text) > (40 if start - first < 2 else _TINY) or _LENGTH.fullmatch(near[first - 1].text):
            break
        first -= 1
    text = ""
    for piece in near[first:start]:
        text = _joined(text, piece)
    return text[-CONTEXT:]


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


def best_line(page: TextPage, agrees: Callable[[Printed], int], latest: date | None = None) -> tuple[Line | None, list[Line]]:
    """The page's time line and all that stand beside it; `agrees` says how far a printed time is the one that the page states elsewhere.

    `agrees` answers 2 for the minute, 1 for the day, 0 for nothing to compare with, -1 for another day. Nothing is printed after `latest`.
    """
    site = surroundings(page, latest)
    near = pieces(page)
    top = [piece for piece in near if not piece.foot]
    foot = near[len(top) :]
    found: list[Line] = []
    scored: list[tuple[float, int, Line]] = []
    for part in (top, foot):
        for line in lines(part, site):
            if _is_card_s(line, site, agrees):
                continue
            found.append(line)
            if (told := score(line, agrees, latest)) > 0:
                scored.append((told, -len(found), line))
        if scored and max(told for told, _, _ in scored) >= PLAIN:
            if part is top:  # the rest of the foot holds other articles' times
                close = [piece for piece in foot if piece.place <= _NEAR_END]
                if any(says_of(piece.text) for piece in close):
                    found += lines(close, site)
            break
    if scored:
        return max(scored, key=lambda one: one[:2])[2], found
    return next((line for line in found if _signs(line, agrees)), None), found


def _is_card_s(line: Line, site: Surroundings, agrees: Callable[[Printed], int]) -> bool:
    """Whether a line stands with the linked headline of another article, and states a day that nothing else does."""
    stated = line.published or line.updated
    if stated is not None and agrees(stated) > 0:
        return False
    shortest = 1 if line.foot and line.place > 0 else _HEADLINE
    for step in islice((line.element, *line.element.iterancestors()), _LEVELS):
        if step in site.around or step in site.running or not is_small(step, _CARD):
            return False
        linked = (heading for heading in islice(step.iter("h2", "h3", "h4", "h5"), 2) if heading.find(".//a[@href]") is not None)
        least = 1 if step.tag == "article" else shortest
        if any(len(text := text_of(heading)) >= least and fold(text) not in site.title for heading in linked):
            return True
    return False


def surroundings(page: TextPage, latest: date | None) -> Surroundings:
    """What the page's lines are judged by; nothing is printed after `latest`."""
    heading = page.title.element
    around = frozenset(heading.iterancestors()) if heading is not None else frozenset()
    running: dict[html.HtmlElement, str] = {}
    shared = set()
    for block in (*page.body.lead, *page.body.blocks):
        if block.element in running:
            shared.add(block.element)  # paragraphs parted by lines: each is a piece
        running[block.element] = block.text
    single = {element: text for element, text in running.items() if element not in shared}
    return Surroundings(around, single, latest, fold(page.title.text or ""))


def _signs(line: Line, agrees: Callable[[Printed], int]) -> bool:
    """Whether a line is a day right under the text, bare as magazines print it or after a name: it counts where nothing else does."""
    if not line.foot or line.inside < 0 or line.published is None or not line.published.is_whole or agrees(line.published) < 0:
        return False
    return 0 <= line.place <= (_BESIDE if line.is_signed else _UNDER) and len(line.text) <= 30


def _is_clock(line: Line, latest: date | None) -> bool:
    """Whether a line above the headline prints the day of the fetch, and no word or name says that it is the article's."""
    if latest is None or line.labelled or (line.inside > 0 and line.place >= -_UNDER):
        return False
    today = latest - timedelta(days=1)
    return any((one.year, one.month, one.day) == (today.year, today.month, today.day) for one in (line.published, line.updated) if one)


def agreement_of(line: Line, agrees: Callable[[Printed], int]) -> int:
    """How far one of a line's times is the one that the page states elsewhere, as `best_line` says of `agrees`."""
    return max(agrees(one) for one in (line.published, line.updated) if one)


def score(line: Line, agrees: Callable[[Printed], int], latest: date | None) -> float:
    """How much speaks for a line: what it says, where it stands, and whether the page states its time elsewhere; `PLAIN` is much."""
    stated = [one for one in (line.published, line.updated) if one]
    score = _AGREEMENT[agreement_of(line, agrees)]
    score += 2.5 * line.labelled + 1.5 * line.inside + (line.labelled and not line.foot and 0 < line.place <= _BESIDE)
    score += 0.5 * (not line.foot and 0 < line.place < _UNDER and any(one.ago is not None and not one.vague for one in stated))
    score += any(one.hour is not None and one.has_day for one in stated) + 0.5 * bool(line.published and line.updated)
    if not any(one.is_whole for one in stated):
        bare = not any(one.has_day for one in stated)
        score -= 1 if not bare or line.labelled else 2 if line.inside > 0 and 0 < line.place <= _BESIDE else 5
    if line.place < 0 and not line.foot:
        score -= 0.5 - 0.1 * line.place + 3 * (any(one.is_relative for one in stated) or _is_clock(line, latest))
    elif line.foot:
        score -= 2 + 0.08 * max(0, line.place)
    else:
        score -= 0.04 * line.place
    return score + 1
