"""What was changed from one version of an article to the next: title, lead, figures, names, paragraphs, authors, section, date, paywall."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from crawler.archive.versions.differences import Change, compare

STATED = ("authors", "section", "published", "paywalled")
"""What a page states of its article, and a change of which is listed."""
KINDS = ("title", "lead", "figures", "names", "added", "removed", "reworded", *STATED)
"""The kinds of change. `added`, `removed` and `reworded` are numbers of paragraphs, `figures` and `names` numbers of replacements."""
TAIL = 12
"""So many signs before a word tell whether a sentence begins there."""
MOST_EXAMPLES = 20
"""Replaced figures and names of one change that are kept as examples."""
FIGURE = re.compile(r"\d(?:[\d.,:\u00a0\u202f ]*\d)?")
NUMBER_WORDS = frozenset({
    "un", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze",
    "seize", "vingt", "trente", "quarante", "cinquante", "soixante", "cent", "cents", "mille", "million", "millions", "milliard",
    "milliards", "dizaine", "dizaines", "centaine", "centaines", "millier", "milliers",
})  # fmt: skip
NO_NAMES = NUMBER_WORDS | frozenset({
    "le", "la", "les", "l", "un", "une", "des", "du", "de", "au", "aux", "ce", "cet", "cette", "ces", "il", "elle", "ils", "elles", "on",
    "nous", "vous", "je", "mais", "et", "ou", "si", "en", "dans", "pour", "par", "sur", "avec", "selon", "après", "avant", "depuis",
    "quand", "plus", "hier", "demain", "aujourd’hui", "aujourd'hui", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi",
    "dimanche", "m", "mm", "mme", "mmes", "dr", "me",
})  # fmt: skip
"""Words that are no name, even with a capital letter."""
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
ELIDED = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)[’'](?=\w)", re.IGNORECASE)
NO_SENTENCE_END = re.compile(r"\b(?:M|MM|Mme|Mmes|Mlle|Dr|Me|St|Ste)\.\W*$")
"""An abbreviation: the full stop after it does not end a sentence."""
SENTENCE_END = re.compile(r"(?<=[.!?…»])\s+(?=[«A-ZÀ-ÖØ-Þ0-9–—-])")


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an article, with what its page stated."""

    title: str | None
    lead: str | None
    paragraphs: tuple[str, ...]
    stated: Mapping[str, object] = field(default_factory=dict)
    """Values of `STATED`, by name; a missing name is not compared."""
    updated_utc: float | None = None


@dataclass(frozen=True, slots=True)
class Removed:
    """Text that the later version does not have."""

    title: str | None
    lead: str | None
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Described:
    """A change."""

    counts: Mapping[str, int]
    """Kind → number; kinds without a change are left out."""
    words_added: int
    words_removed: int
    announced: bool
    """Whether the page's own time of update is later than before."""
    details: Mapping[str, list[list[object]]]
    """Kind → pairs of what stood before and after, for `title`, `figures`, `names` and what the page states."""
    removed: Removed | None


class Replacement(NamedTuple):
    """Words, and the words that replaced them in the same place. One of them may be empty."""

    before: str
    after: str
    begins_sentence: bool


def describe(before: Version, after: Version) -> Described | None:
    """What was changed; None where nothing was.

    >>> found = describe(Version("Trois morts", None, ("M. Petit parle.",)), Version("Quatre morts", None, ("M. Grand parle.",)))
    >>> dict(found.counts), found.details["figures"], found.details["names"]
    ({'title': 1, 'figures': 1, 'names': 1, 'reworded': 1}, [['Trois', 'Quatre']], [['Petit', 'Grand']])
    """
    compared = compare(before, after)
    fields = [compared.title, compared.lead, *compared.paragraphs]
    counts = Counter[str]()
    counts["title"], counts["lead"] = int(_differs(compared.title)), int(_differs(compared.lead))
    for paragraph in compared.paragraphs:
        counts.update(_kind_of_paragraph(paragraph))
    replacements = [one for changes in fields for one in _replacements(changes)]
    details: dict[str, list[list[object]]] = {
        "title": [[before.title, after.title]] if counts["title"] else [],
        "figures": [[one.before.strip(), one.after.strip()] for one in replacements if _changes_figure(one)],
        "names": list(_changed_names(replacements)),
        **_restated(before, after),
    }
    for kind in ("figures", "names", *STATED):
        counts[kind] = len(details.get(kind, ()))
    if not any(counts.values()):
        return None
    return Described(
        {kind: counts[kind] for kind in KINDS if counts[kind]},
        sum(len(one.text.split()) for changes in fields for one in changes if one.how == "added"),
        sum(len(one.text.split()) for changes in fields for one in changes if one.how == "removed"),
        after.updated_utc is not None and after.updated_utc > (before.updated_utc or 0.0),
        {kind: pairs[:MOST_EXAMPLES] for kind, pairs in details.items() if pairs},
        _removed(before, after),
    )


def _differs(changes: Sequence[Change]) -> bool:
    return any(one.how != "same" for one in changes)


def _kind_of_paragraph(changes: Sequence[Change]) -> list[str]:
    hows = {one.how for one in changes}
    if hows <= {"same"}:
        return []
    return [changes[0].how] if len(hows) == 1 else ["reworded"]


def _replacements(changes: Sequence[Change]) -> Iterator[Replacement]:
    """The replaced words of a text that was reworded. A text that is new, or gone as a whole, replaces nothing."""
    if len(changes) < 2:
        return
    tail, waiting = "", ""
    for one in (*changes, Change("same", "")):
        if one.how == "removed":
            waiting = one.text
            continue
        if waiting or one.how == "added":
            yield Replacement(waiting, one.text if one.how == "added" else "", _ends_sentence(tail))
        tail, waiting = (tail + one.text)[-TAIL:], ""


def _ends_sentence(tail: str) -> bool:
    """Whether a sentence begins after these signs, the last ones before a word; so it does where there are none.

    >>> _ends_sentence(" dit-il. « "), _ends_sentence("avec M. "), _ends_sentence("le maire, "), _ends_sentence("")
    (True, False, False, True)
    """
    end = tail.rstrip("«»\"“” \u00a0\u202f\n–—-")
    return not end or (end[-1] in ".!?…" and not NO_SENTENCE_END.search(tail))


def _changes_figure(one: Replacement) -> bool:
    """Whether one number was replaced by another one."""
    before, after = _figures(one.before), _figures(one.after)
    return bool(before and after) and before != after


def _figures(text: str) -> Counter[str]:
    digits = (re.sub(r"[\s\u00a0\u202f.]", "", found) for found in FIGURE.findall(text))
    words = (word for word in WORD.findall(text.lower()) if word in NUMBER_WORDS)
    return Counter([*digits, *words])


def _changed_names(replacements: Iterable[Replacement]) -> Iterator[list[object]]:
    """Names that replaced other names, or that came or went, within a reworded text."""
    for one in replacements:
        words = [text.split() for text in (one.before, one.after)]
        one_for_one = len(words[0]) == len(words[1]) == 1
        before, after = (_names(text, first=one.begins_sentence and not one_for_one) for text in (one.before, one.after))
        if set(before) != set(after) and not _changes_figure(one):
            yield [" ".join(before), " ".join(after)]


def _names(text: str, *, first: bool) -> list[str]:
    """The words with a capital letter, without the first word of a sentence, which has one anyway, and without words that are no name."""
    names = []
    for match in WORD.finditer(text):
        word = ELIDED.sub("", match.group())
        tail = text[max(0, match.start() - TAIL) : match.start()]
        begins = _ends_sentence(tail) if match.start() > len(text) - len(text.lstrip()) else first
        if word[:1].isupper() and not begins and len(word) > 1 and word.lower() not in NO_NAMES:
            names.append(word)
    return names


def _restated(before: Version, after: Version) -> dict[str, list[list[object]]]:
    """What the page stated of the article before and after. Something that was not stated before is no change."""
    both = [(name, before.stated.get(name), after.stated.get(name)) for name in STATED]
    return {name: [[old, new]] for name, old, new in both if old not in (None, [], ()) and name in after.stated and old != new}


def _removed(before: Version, after: Version) -> Removed | None:
    """The title, lead and sentences that the later version does not have; None where it has all of them."""
    kept = {_bare(sentence) for text in (after.title, after.lead, *after.paragraphs) for sentence in sentences(text or "")}
    title = before.title if before.title and before.title != after.title else None
    lead = " ".join(sentence for sentence in sentences(before.lead or "") if _bare(sentence) not in kept) or None
    gone = tuple(sentence for text in before.paragraphs for sentence in sentences(text) if _bare(sentence) not in kept)
    return Removed(title, lead, gone) if title or lead or gone else None


def _bare(sentence: str) -> str:
    return " ".join(sentence.split())


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph.

    >>> sentences("Il est venu. « Bonjour ! » Puis rien.")
    ['Il est venu.', '« Bonjour ! »', 'Puis rien.']
    """
    return [piece for piece in SENTENCE_END.split(text) if piece.strip()]
