"""Addresses echo headlines: which words of a card the address repeats tells its headline from what stands around it."""

from __future__ import annotations

import re
from functools import lru_cache

from crawler.parsing.document.text import unaccented

_SEPARATOR = re.compile(r"[-_,+./]|%20")
_EXTENSION = re.compile(r"\.\w{3,5}$")
_LETTERS = re.compile(r"[^a-z0-9]+")
_KEPT = 8192


@lru_cache(maxsize=_KEPT)
def told_by(href: str) -> frozenset[str]:
    """The words of four letters and more in the step of an address that names its item; empty where no step names one.

    >>> sorted(told_by("/monde/2024/le-pont-de-la-gare-rouvre-75001.html")), told_by("/article/75001")
    (['gare', 'pont', 'rouvre'], frozenset())
    """
    path = href.partition("?")[0].partition("#")[0]
    path = path.partition("//")[2].partition("/")[2] if "//" in path[:8] else path
    step = max(path.split("/"), key=_joints)
    words = _SEPARATOR.split(_EXTENSION.sub("", step).lower())
    return frozenset([word for word in words if len(word) > 3 and word.isalpha() and word.isascii()]) if len(words) > 2 else frozenset()


def _joints(step: str) -> int:
    return step.count("-") + step.count("_")


@lru_cache(maxsize=_KEPT)
def echoes(text: str, href: str) -> int:
    """How many of the words that `href` names its item by stand in `text`.

    >>> [echoes(text, "/le-pont-de-la-gare-rouvre-75001.html") for text in ("Le pont de la Gare rouvre", "Mobilité")]
    [3, 0]
    """
    told = told_by(href)
    if not told:
        return 0
    said = _LETTERS.sub("", unaccented(text))
    return sum([word in said for word in told])


def is_echoed(text: str, href: str) -> bool:
    """Whether `href` names its item by the words of `text`: by two, and half of those it has."""
    count = echoes(text, href)
    return count > 1 and 2 * count >= len(told_by(href))
