"""The passage of an article that matches a search. Matching words are separate pieces, not HTML tags."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from crawler.archive.database.french import WORD, fold, split_elision, stem, token_stems
from crawler.archive.query.printed import PRINTED_WORD
from crawler.archive.query.terms import HighlightTerms

WINDOW = 240
"""Characters of a passage."""
BEFORE = 60
"""Characters of a passage before its first matching word."""

MAX_TOKENS = 200_000
"""So many different tokens are kept for a search while texts are read."""


class Piece(NamedTuple):
    """A piece of text."""

    text: str
    hit: bool
    """Whether it is a matching word."""


class WordMatch(NamedTuple):
    """The position of a word in a text, and its stem."""

    start: int
    stop: int
    stem: str


def marked(pieces: tuple[Piece, ...]) -> str:
    """The pieces as text, with matching words between « ».

    >>> marked((Piece("à l'", False), Piece("Élysée", True)))
    "à l'«Élysée»"
    """
    return "".join(f"«{piece.text}»" if piece.hit else piece.text for piece in pieces)


def passage(text: str, highlight_terms: HighlightTerms) -> tuple[Piece, ...]:
    """The passage of `text` with the most different search words; its beginning where there are none.

    >>> from crawler.archive.query.language import parse_question
    >>> marked(passage("Des milliers de manifestants.", parse_question("manifester").highlight_terms))
    'Des milliers de «manifestants».'
    """
    found = list(word_matches(text, highlight_terms))
    start = _best_start(text, found) if found and len(text) > WINDOW else 0
    end = _end(text, start + WINDOW)
    pieces = list(_cut(text, found, start, end))
    if start:
        pieces.insert(0, Piece("…", hit=False))
    if end < len(text):
        pieces.append(Piece("…", hit=False))
    return _joined(pieces)


def mark_all(text: str, highlight_terms: HighlightTerms) -> tuple[Piece, ...]:
    """All of `text`, split into pieces."""
    return _joined(_cut(text, list(word_matches(text, highlight_terms)), 0, len(text)))


def word_matches(text: str, highlight_terms: HighlightTerms) -> Iterator[WordMatch]:
    """The words of `text` that match, in text order."""
    by_stem = highlight_terms.stems or highlight_terms.phrases
    found = {match.start: match for match in _stem_matches(text, highlight_terms)} if by_stem else {}
    as_printed = _printed_matches(text, highlight_terms.printed)
    for start, stop in (*as_printed, *_pattern_matches(text, highlight_terms.patterns)):
        found.setdefault(start, WordMatch(start, stop, fold(text[start:stop])))
    end = 0
    for _, match in sorted(found.items()):
        if match.start >= end:
            yield match
            end = match.stop


def occurrences(text: str, highlight_terms: HighlightTerms) -> list[tuple[int, int]]:
    """Start and end of every occurrence, in text order: of a word, or of a phrase as a whole. Of two that overlap, the first and longest.

    >>> from crawler.archive.query.language import parse_question
    >>> occurrences("Le conseil municipal, les conseils municipaux", parse_question('"conseil municipal"').highlight_terms)
    [(3, 20), (26, 45)]
    """
    by_stem = highlight_terms.stems or highlight_terms.phrases
    words = _stem_words(text, highlight_terms) if by_stem else []
    stems = [word.stem for word in words]
    spans = [(word.start, word.stop) for word in words if word.stem in highlight_terms.stems]
    for phrase in highlight_terms.phrases:
        firsts = list(_phrase_positions(stems, phrase))[:: len(phrase)]
        spans += [(words[first].start, words[first + len(phrase) - 1].stop) for first in firsts]
    spans += [(words_of[0][0], words_of[-1][1]) for words_of in _printed_phrases(text, highlight_terms.printed)]
    spans += _pattern_matches(text, highlight_terms.patterns)
    found: list[tuple[int, int]] = []
    for start, stop in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not found or start >= found[-1][1]:
            found.append((start, stop))
    return found


class _Tokens:
    """The tokens that were seen in texts, divided by whether they have a stem of a search: most texts have very few that do."""

    def __init__(self, highlight_terms: HighlightTerms) -> None:
        self._wanted = highlight_terms.stems.union(*highlight_terms.phrases)
        self._seen, self._matching = set[str](), dict[str, list[str]]()

    def among(self, tokens: set[str]) -> dict[str, list[str]]:
        """The tokens that have one of the stems, with all of theirs."""
        if len(self._seen) > MAX_TOKENS:
            self._seen, self._matching = set(), {}
        for token in tokens - self._seen:
            stems = token_stems(token).split(" ")
            if not self._wanted.isdisjoint(stems):
                self._matching[token] = stems
            self._seen.add(token)
        return {token: self._matching[token] for token in tokens & self._matching.keys()}


@lru_cache(maxsize=8)
def _tokens_of(highlight_terms: HighlightTerms) -> _Tokens:
    return _Tokens(highlight_terms)


def _stem_words(text: str, highlight_terms: HighlightTerms) -> list[WordMatch]:
    """The words of `text` that can match, in text order: those with one of the stems, or all where all words of a phrase are there."""
    matching = _tokens_of(highlight_terms).among(set(WORD.findall(text)))
    there = {one for stems in matching.values() for one in stems}
    whole = any(there.issuperset(phrase) for phrase in highlight_terms.phrases)
    if not whole and highlight_terms.stems.isdisjoint(there):
        return []
    return [
        WordMatch(match.start() + at, match.start() + at + len(part), stem(part))
        for match in WORD.finditer(text)
        if whole or match.group() in matching
        for part in split_elision(match.group())
        if (at := match.group().rfind(part)) >= 0
    ]


def _stem_matches(text: str, highlight_terms: HighlightTerms) -> Iterator[WordMatch]:
    words = _stem_words(text, highlight_terms)
    stems = [word.stem for word in words]
    in_phrases = {number for phrase in highlight_terms.phrases for number in _phrase_positions(stems, phrase)}
    for number, word in enumerate(words):
        if word.stem in highlight_terms.stems or number in in_phrases:
            yield word


def _printed_matches(text: str, phrases: tuple[tuple[str, ...], ...]) -> Iterator[tuple[int, int]]:
    """Start and end of the words that are printed as the phrases say, accents and case aside."""
    for found in _printed_phrases(text, phrases):
        yield from found


def _printed_phrases(text: str, phrases: tuple[tuple[str, ...], ...]) -> Iterator[list[tuple[int, int]]]:
    """For every occurrence of a phrase as printed: start and end of its words."""
    if not phrases:
        return
    words = [(match.start(), match.end(), fold(match.group())) for match in PRINTED_WORD.finditer(text)]
    for phrase in phrases:
        covers = [re.compile(re.escape(word).replace(r"\*", r"\w*").replace(r"\?", r"\w")).fullmatch for word in phrase]
        for first in range(len(words) - len(phrase) + 1):
            if all(covered(words[first + at][2]) for at, covered in enumerate(covers)):
                yield [(start, stop) for start, stop, _ in words[first : first + len(phrase)]]


def _pattern_matches(text: str, patterns: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    for pattern in patterns:
        yield from (match.span() for match in re.finditer(pattern, text))


def _phrase_positions(stems: list[str], phrase: tuple[str, ...]) -> Iterator[int]:
    """The positions of the stems that belong to the phrase."""
    for start in range(len(stems) - len(phrase) + 1):
        if stems[start] == phrase[0] and tuple(stems[start : start + len(phrase)]) == phrase:
            yield from range(start, start + len(phrase))


def _cut(text: str, found: list[WordMatch], start: int, end: int) -> Iterator[Piece]:
    last = start
    for word_match in found:
        if last <= word_match.start and word_match.stop <= end:
            yield Piece(text[last : word_match.start], hit=False)
            yield Piece(text[word_match.start : word_match.stop], hit=True)
            last = word_match.stop
    yield Piece(text[last:end], hit=False)


def _joined(pieces: Iterator[Piece] | list[Piece]) -> tuple[Piece, ...]:
    """The pieces without empty ones; adjacent pieces of plain text are joined."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and joined[-1].hit == piece.hit and not piece.hit:
            joined[-1] = Piece(joined[-1].text + piece.text, piece.hit)
        elif piece.text:
            joined.append(piece)
    return tuple(joined)


def _end(text: str, near: int) -> int:
    """The end of the passage: the last space up to `near`, so that no word is cut, except a very long one."""
    if near >= len(text):
        return len(text)
    space = text.rfind(" ", near - BEFORE, near + 1)
    return space if space >= 0 else near


def _best_start(text: str, found: list[WordMatch]) -> int:
    """The start of the passage with the most different stems: at a word, shortly before the first of them."""
    starts = [word_match.start for word_match in found]
    best, most = found[0], 0
    for number, word_match in enumerate(found):
        upto = bisect_left(starts, word_match.start + WINDOW - BEFORE, lo=number)
        different = len({one.stem for one in found[number : min(upto, number + 40)]})
        if different > most:
            best, most = word_match, different
    if best.start <= BEFORE:
        return 0
    return text.rfind(" ", 0, best.start - BEFORE) + 1
