"""Agreement of coders: Cohen's kappa.

Jacob Cohen, « A Coefficient of Agreement for Nominal Scales », Educational and Psychological Measurement 20 (1), 1960, p. 37–46.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two coders agree on a tag."""

    tag: str
    coders: tuple[str, str]
    items: int
    """The number of items that both coded. Items that only one of them coded do not count."""
    same: int
    """How many of them have the same value."""
    observed: float | None
    """The share of items with the same value; None where there are no items."""
    expected: float | None
    """The share that chance alone would give, from how often each coder gave each value."""
    kappa: float | None
    """`(observed - expected) / (1 - expected)`; None where both gave one and the same value everywhere, or there are no items."""


def kappa(pairs: Sequence[tuple[str, str]]) -> tuple[float, float, float | None]:
    """Observed and expected agreement, and kappa, of pairs of values: one of each coder. There must be a pair.

    >>> kappa([("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15)
    (0.7, 0.5, 0.4)
    """
    number = len(pairs)
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    same, chance = sum(one == other for one, other in pairs), sum(first[value] * second[value] for value in first)
    if chance == number * number:
        return same / number, 1.0, None
    return same / number, chance / number**2, (same * number - chance) / (number * number - chance)


def agreements(tag: str, values: Mapping[str, Mapping[int, str]]) -> list[Agreement]:
    """The agreement of each two coders. `values`: coder → item → value."""
    found = []
    for one, other in combinations(sorted(values), 2):
        pairs = [(values[one][item], values[other][item]) for item in sorted(values[one].keys() & values[other].keys())]
        observed, expected, coefficient = kappa(pairs) if pairs else (None, None, None)
        found.append(Agreement(tag, (one, other), len(pairs), sum(a == b for a, b in pairs), observed, expected, coefficient))
    return found
