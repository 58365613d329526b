"""What changed between two texts, word by word, as a reader of French would mark it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple, Protocol

WORD = re.compile(r"\s+|(?:[cdjlmnstç]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=\w)|[\w'’-]+|.", re.IGNORECASE)
"""Spaces, an article with its apostrophe (`l'`), a word, or one sign: `l'usine` and `l'atelier` differ in one word."""
LONGEST = 4000
"""Words of a paragraph up to which it is compared word by word."""
ALIKE = 0.35
"""The share of words that two paragraphs must have in common to be one that was reworded."""


class Change(NamedTuple):
    """A stretch of text. What is not `removed` makes the later text, what is not `added` the earlier one."""

    how: str
    """`same`, `added` or `removed`."""
    text: str


class Content(Protocol):
    """A title, a lead and paragraphs."""

    @property
    def title(self) -> str | None: ...
    @property
    def lead(self) -> str | None: ...
    @property
    def paragraphs(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Compared:
    """Two contents, one against the other."""

    title: tuple[Change, ...]
    lead: tuple[Change, ...]
    paragraphs: tuple[tuple[Change, ...], ...]
    """In order; one that is wholly new or gone is one change."""


def words_changed(before: str | None, after: str | None) -> tuple[Change, ...]:
    """What was added and removed, by whole words.

    >>> [tuple(change) for change in words_changed("Trois blessés à l'usine", "Quatre blessés à l'usine")]
    [('removed', 'Trois'), ('added', 'Quatre'), ('same', " blessés à l'usine")]
    """
    old, new = WORD.findall(before or ""), WORD.findall(after or "")
    if max(len(old), len(new)) > LONGEST:
        return _whole(before or "", after or "")
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return tuple(_joined(_steps(matcher, old, new)))


def compare(before: Content, after: Content) -> Compared:
    """A later content against an earlier one."""
    return Compared(
        words_changed(before.title, after.title),
        words_changed(before.lead, after.lead),
        tuple(_paragraphs(before.paragraphs, after.paragraphs)),
    )


def _whole(before: str, after: str) -> tuple[Change, ...]:
    if before == after:
        return (Change("same", after),) if after else ()
    return tuple(change for change in (Change("removed", before), Change("added", after)) if change.text)


def _steps(matcher: SequenceMatcher[str], old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    for how, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if how == "equal":
            yield Change("same", "".join(new[new_from:new_to]))
        else:
            yield Change("removed", "".join(old[old_from:old_to]))
            yield Change("added", "".join(new[new_from:new_to]))


def _joined(steps: Iterator[Change]) -> Iterator[Change]:
    """Changes with nothing but a space between them are one: whole phrases are crossed out, not every other word."""
    removed = added = ""
    steps_left = [step for step in steps if step.text]
    for number, step in enumerate(steps_left):
        later = any(one.how != "same" for one in steps_left[number + 1 : number + 2])
        if step.how == "removed":
            removed += step.text
        elif step.how == "added":
            added += step.text
        elif step.text.isspace() and (removed or added) and later:
            removed, added = removed + step.text, added + step.text
        else:
            yield from _whole(removed, added)
            removed = added = ""
            yield step
    yield from _whole(removed, added)


def _paragraphs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Change, ...]]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for how, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if how == "equal":
            yield from ((Change("same", text),) for text in new[new_from:new_to])
        else:
            yield from _reworded(list(old[old_from:old_to]), list(new[new_from:new_to]))


def _reworded(old: list[str], new: list[str]) -> Iterator[tuple[Change, ...]]:
    """Paragraphs in place of others: each against the first of those left that is like it."""
    for text in new:
        number = next((number for number, other in enumerate(old) if _alike(other, text)), None)
        if number is None:
            yield (Change("added", text),)
            continue
        yield from ((Change("removed", other),) for other in old[:number])
        yield words_changed(old[number], text)
        del old[: number + 1]
    yield from ((Change("removed", other),) for other in old)


def _alike(old: str, new: str) -> bool:
    first, second = set(old.lower().split()), set(new.lower().split())
    return 2 * len(first & second) >= ALIKE * (len(first) + len(second))
