"""The passage that shows why an article was found, its words marked by structure, never by tags."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from crawler.archive.database.french import WORD, split_elision, stem
from crawler.archive.query.language import Sought

WINDOW = 240
"""Characters of a passage."""
BEFORE = 60
"""How many of them stand before its first word found."""


class Piece(NamedTuple):
    """A stretch of text."""

    text: str
    hit: bool
    """Whether it is a word found."""


class Place(NamedTuple):
    """Where a word found stands in a text."""

    start: int
    stop: int
    stem: str


def marked(pieces: tuple[Piece, ...]) -> str:
    """Pieces as text, found words between « ».

    >>> marked((Piece("à l'", False), Piece("Élysée", True)))
    "à l'«Élysée»"
    """
    return "".join(f"«{piece.text}»" if piece.hit else piece.text for piece in pieces)


def passage(text: str, sought: Sought) -> tuple[Piece, ...]:
    """The passage of `text` that holds the most of what is sought; its beginning where it holds nothing.

    >>> from crawler.archive.query.language import ask
    >>> marked(passage("Des milliers de manifestants.", ask("manifester").sought))
    'Des milliers de «manifestants».'
    """
    found = list(places(text, sought))
    start = _best_start(text, found) if found and len(text) > WINDOW else 0
    end = _end(text, start + WINDOW)
    pieces = list(_cut(text, found, start, end))
    if start:
        pieces.insert(0, Piece("…", hit=False))
    if end < len(text):
        pieces.append(Piece("…", hit=False))
    return _joined(pieces)


def whole(text: str, sought: Sought) -> tuple[Piece, ...]:
    """All of `text`, in pieces."""
    return _joined(_cut(text, list(places(text, sought)), 0, len(text)))


def places(text: str, sought: Sought) -> Iterator[Place]:
    """Where words that are sought stand in `text`."""
    words = [
        Place(match.start() + at, match.start() + at + len(part), stem(part))
        for match in WORD.finditer(text)
        for part in split_elision(match.group())
        if (at := match.group().rfind(part)) >= 0
    ]
    stems = [word.stem for word in words]
    in_phrases = {number for phrase in sought.phrases for number in _standing(stems, phrase)}
    for number, word in enumerate(words):
        if word.stem in sought.stems or number in in_phrases or (sought.beginnings and word.stem.startswith(sought.beginnings)):
            yield word


def _standing(stems: list[str], phrase: tuple[str, ...]) -> Iterator[int]:
    """The numbers of the words that make the phrase."""
    for start in range(len(stems) - len(phrase) + 1):
        if stems[start] == phrase[0] and tuple(stems[start : start + len(phrase)]) == phrase:
            yield from range(start, start + len(phrase))


def _cut(text: str, found: list[Place], start: int, end: int) -> Iterator[Piece]:
    last = start
    for place in found:
        if last <= place.start and place.stop <= end:
            yield Piece(text[last : place.start], hit=False)
            yield Piece(text[place.start : place.stop], hit=True)
            last = place.stop
    yield Piece(text[last:end], hit=False)


def _joined(pieces: Iterator[Piece] | list[Piece]) -> tuple[Piece, ...]:
    """Without empty pieces, and neighbours of one sort as one."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and joined[-1].hit == piece.hit and not piece.hit:
            joined[-1] = Piece(joined[-1].text + piece.text, piece.hit)
        elif piece.text:
            joined.append(piece)
    return tuple(joined)


def _end(text: str, near: int) -> int:
    """Where to stop: after the last word that ends by `near`, so that none is cut, unless it is a very long one."""
    if near >= len(text):
        return len(text)
    space = text.rfind(" ", near - BEFORE, near + 1)
    return space if space >= 0 else near


def _best_start(text: str, found: list[Place]) -> int:
    """Where to begin, at a word, so that the most different stems are seen: a little before the first of them."""
    starts = [place.start for place in found]
    best, most = found[0], 0
    for number, place in enumerate(found):
        upto = bisect_left(starts, place.start + WINDOW - BEFORE, lo=number)
        different = len({one.stem for one in found[number : min(upto, number + 40)]})
        if different > most:
            best, most = place, different
    if best.start <= BEFORE:
        return 0
    return text.rfind(" ", 0, best.start - BEFORE) + 1
