"""Word-by-word differences between two French texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple, Protocol

WORD = re.compile(r"\s+|(?:[cdjlmnstç]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=\w)|[\w'’-]+|.", re.IGNORECASE)
"""White space, an elided word with its apostrophe (`l'`), a word, or one sign. So `l'usine` and `l'atelier` differ in one word."""
MAX_PAIRS = 200_000
"""Texts with more pairs of equal words (one word, repeated 450 times) are not compared word by word: the time grows with the pairs."""
MAX_PARAGRAPH_PAIRS = 10_000
"""Of more replaced paragraphs, each is taken for a new one or for one that is gone."""
MIN_COMMON_SHARE = 0.35
"""The share of common words from which two paragraphs count as one that was reworded."""


class Change(NamedTuple):
    """A piece of text. The pieces `same` and `removed` make the earlier text; `same` and `added` make the later text."""

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
    """The differences between two contents."""

    title: tuple[Change, ...]
    lead: tuple[Change, ...]
    paragraphs: tuple[tuple[Change, ...], ...]
    """In text order; an added or removed paragraph is a single change."""


def words_changed(before: str | None, after: str | None) -> tuple[Change, ...]:
    """The changes from `before` to `after`, in whole words.

    >>> [tuple(change) for change in words_changed("Trois blessés à l'usine", "Quatre blessés à l'usine")]
    [('removed', 'Trois'), ('added', 'Quatre'), ('same', " blessés à l'usine")]
    """
    old, new = WORD.findall(before or ""), WORD.findall(after or "")
    begin, end = _common_ends(old, new)
    middles = old[begin : len(old) - end], new[begin : len(new) - end]
    kept = [Change("same", "".join(new[:begin]))], [Change("same", "".join(new[len(new) - end :]))]
    return tuple(_merged(iter([*kept[0], *_steps(*middles), *kept[1]])))


def compare(before: Content, after: Content) -> Compared:
    """The changes from an earlier content to a later one."""
    return Compared(
        words_changed(before.title, after.title),
        words_changed(before.lead, after.lead),
        tuple(_paragraphs(before.paragraphs, after.paragraphs)),
    )


def _replaced(before: str, after: str) -> tuple[Change, ...]:
    if before == after:
        return (Change("same", after),) if after else ()
    return tuple(change for change in (Change("removed", before), Change("added", after)) if change.text)


def _common_ends(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many items are the same at the beginning, and how many of the others at the end."""
    most = min(len(old), len(new))
    begin = next((number for number in range(most) if old[number] != new[number]), most)
    end = next((number for number in range(most - begin) if old[-1 - number] != new[-1 - number]), most - begin)
    return begin, end


def _steps(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    for how, old_from, old_to, new_from, new_to in operations(old, new):
        if how == "equal":
            yield Change("same", "".join(new[new_from:new_to]))
        else:
            yield Change("removed", "".join(old[old_from:old_to]))
            yield Change("added", "".join(new[new_from:new_to]))


def operations(old: Sequence[str], new: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    """The operations of `difflib`; one replacement of everything where there are too many pairs of equal items."""
    counts = Counter(old)
    if sum(counts[item] * number for item, number in Counter(new).items()) > MAX_PAIRS:
        return [("replace", 0, len(old), 0, len(new))]
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _merged(steps: Iterator[Change]) -> Iterator[Change]:
    """Join changes that only white space separates, so that whole phrases are marked, and not every second word."""
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
            yield from _replaced(removed, added)
            removed = added = ""
            yield step
    yield from _replaced(removed, added)


def _paragraphs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Change, ...]]:
    for how, old_from, old_to, new_from, new_to in operations(old, new):
        if how == "equal":
            yield from ((Change("same", text),) for text in new[new_from:new_to])
        else:
            yield from _reworded(list(old[old_from:old_to]), list(new[new_from:new_to]))


def _reworded(old: list[str], new: list[str]) -> Iterator[tuple[Change, ...]]:
    """Compare replaced paragraphs: each new paragraph with the first similar one of the remaining old ones."""
    if len(old) * len(new) > MAX_PARAGRAPH_PAIRS:
        yield from ((Change("removed", text),) for text in old)
        yield from ((Change("added", text),) for text in new)
        return
    for text in new:
        number = next((number for number, other in enumerate(old) if _are_similar(other, text)), None)
        if number is None:
            yield (Change("added", text),)
            continue
        yield from ((Change("removed", other),) for other in old[:number])
        yield words_changed(old[number], text)
        del old[: number + 1]
    yield from ((Change("removed", other),) for other in old)


def _are_similar(old: str, new: str) -> bool:
    first, second = set(old.lower().split()), set(new.lower().split())
    return 2 * len(first & second) >= MIN_COMMON_SHARE * (len(first) + len(second))
