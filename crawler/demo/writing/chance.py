"""Reproducible random numbers: seeded only by names and numbers."""

from __future__ import annotations

from random import Random


def chance(*parts: object) -> Random:
    """A random generator that is seeded by `parts` only.

    >>> chance(1871, "text", 5).random() == chance(1871, "text", 5).random()
    True
    """
    return Random("/".join(map(str, parts)))  # noqa: S311  (a newspaper, not a secret)


def fold(*parts: object) -> int:
    """A number from 0 to 2**32 - 1 that depends on `parts` only."""
    return chance(*parts).getrandbits(32)
