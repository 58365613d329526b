"""What an outlet file may not say: told by field, so that whoever wrote it finds the line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from re import _constants as op  # type: ignore[attr-defined]  # the parser of regular expressions has no public name
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from lxml.cssselect import CSSSelector

from crawler.parsing.outlet import Outlet

KINDS = (
    "agency", "blogs", "broadcaster-radio", "broadcaster-tv", "culture", "demo", "economy", "fact-check", "international-broadcaster",
    "investigative", "local-network", "local-pure-player", "local-tv", "local-weekly", "magazine", "national-daily", "national-weekly",
    "opinion", "pan-african", "people", "public-broadcaster", "public-radio", "pure-player", "regional-daily", "religious", "satire",
    "science", "specialist", "sport", "state-media", "tech", "weekly-magazine",
)  # fmt: skip
LISTINGS = ("feeds", "news_sitemaps", "sitemaps", "fronts")
UNBOUNDED = 64
"""A repetition that may go further counts as without bound."""


def validate(outlet: Outlet) -> list[str]:
    """What is wrong with `outlet`, one `field: trouble` each; empty where it is sound."""
    return [trouble for check in CHECKS for trouble in check(outlet)]


def _identity(outlet: Outlet) -> Iterator[str]:
    if not re.fullmatch(r"[a-z][a-z0-9_]*", outlet.name):
        yield f"name: {outlet.name!r} must be lower-case letters, digits and underscores, a letter first"
    if not outlet.title.strip():
        yield "title: the printed name is missing"
    if not re.fullmatch(r"[A-Z]{2}", outlet.country):
        yield f"country: {outlet.country!r} is no ISO 3166 code"
    if outlet.kind not in KINDS:
        yield f"kind: {outlet.kind!r} is none of {', '.join(KINDS)}"
    for field, zone in (("timezone", outlet.timezone), *(("zones", zone) for _, zone in outlet.zones)):
        try:
            ZoneInfo(zone)
        except (KeyError, ValueError, OSError):
            yield f"{field}: {zone!r} is no IANA zone"


def _hosts(outlet: Outlet) -> Iterator[str]:
    if not outlet.hosts:
        yield "hosts: there must be at least one"
    for host in outlet.hosts:
        if host.startswith("www.") or not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)*", host):
            yield f"hosts: {host!r} must be a bare host in lower case, without www., scheme or path"
    if len(set(outlet.hosts)) < len(outlet.hosts):
        yield "hosts: one stands twice"


def _listings(outlet: Outlet) -> Iterator[str]:
    for name in LISTINGS:
        addresses: tuple[str, ...] = getattr(outlet, name)
        if isinstance(addresses, str):
            yield f"{name}: must be a tuple (is a comma missing?)"
            continue
        if len(set(addresses)) < len(addresses):
            yield f"{name}: an address stands twice"
        for address in addresses:
            parts = urlsplit(address)
            if parts.scheme not in ("http", "https") or not parts.hostname or address != address.strip():
                yield f"{name}: {address!r} is no absolute http address"


def _day_archive(outlet: Outlet) -> Iterator[str]:
    if not outlet.day_archive:
        return
    try:
        first, second = (outlet.day_archive.format(date=date(2016, 11, day)) for day in (24, 25))
    except (LookupError, ValueError, AttributeError) as trouble:
        yield f"day_archive: {outlet.day_archive!r} can't be filled ({trouble}): write the day as {{date:%Y%m%d}}"
        return
    if first == second or not first.startswith(("http://", "https://")):
        yield f"day_archive: {outlet.day_archive!r} must be an absolute address that names the day, as {{date:%Y%m%d}}"


def _patterns(outlet: Outlet) -> Iterator[str]:
    articles = (outlet.article,) if isinstance(outlet.article, str) else outlet.article
    for name, shapes in (("article", articles), ("not_article", outlet.not_article), ("zones", tuple(shape for shape, _ in outlet.zones))):
        for shape in shapes:
            try:
                tree = parser.parse(shape)
            except re.error as trouble:
                yield f"{name}: {shape!r} is no regular expression ({trouble})"
                continue
            if any(_explodes(tree)):
                yield f"{name}: {shape!r} repeats a repetition, which may take for ever on a long address"


def _selectors(outlet: Outlet) -> Iterator[str]:
    for block in outlet.blocks:
        if isinstance(block, str) or not 2 <= len(block) <= 3:
            yield f"blocks: {block!r} must be (container, title) or (container, title, words)"
            return
    for name, selector in outlet.selectors():
        if ":contains(" in selector:
            yield f"{name}: {selector!r} uses :contains, which lxml cannot evaluate"
            continue
        try:
            CSSSelector(selector)
        except Exception as trouble:  # cssselect raises several unrelated kinds, each meaning the same
            yield f"{name}: {selector!r} is no CSS selector ({trouble})"


def _explodes(tree: Any) -> Iterator[bool]:
    """Whether each repetition of `tree` holds another whose characters could also begin its next round."""
    for kind, value in tree:
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
            low, high, inner = value
            yield high > UNBOUNDED and low != high and any(not _parted(inner, rest) for rest in _repeats(inner))
            yield from _explodes(inner)
        elif kind is op.SUBPATTERN:
            yield from _explodes(value[-1])
        elif kind is op.BRANCH:
            for branch in value[1]:
                yield from _explodes(branch)


def _repeats(tree: Any) -> Iterator[Any]:
    """What is repeated without bound inside `tree`."""
    for kind, value in tree:
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
            if value[1] > UNBOUNDED:
                yield value[2]
            yield from _repeats(value[2])
        elif kind is op.SUBPATTERN:
            yield from _repeats(value[-1])
        elif kind is op.BRANCH:
            for branch in value[1]:
                yield from _repeats(branch)


def _parted(outer: Any, inner: Any) -> bool:
    """Whether each round of `outer` begins or ends with a literal that `inner` cannot match, as in `(-[a-z]+)+` and `([^/]+/)*`."""
    return any(_stops(outer[place], inner) for place in (0, -1))


def _stops(end: Any, inner: Any) -> bool:
    kind, value = end
    if kind is op.SUBPATTERN:
        return _parted(value[-1], inner)
    if kind is not op.LITERAL:
        return False
    letter = chr(value)
    shape = "".join(chr(code) for part, code in inner if part is op.LITERAL)
    if shape:
        return letter not in shape
    return all((part is op.NOT_LITERAL and chr(value) == letter) or (part is op.IN and not _in_set(letter, value)) for part, value in inner)


def _in_set(letter: str, members: Any) -> bool:
    tests: dict[Any, Callable[[Any], bool]] = {
        op.LITERAL: lambda code: chr(code) == letter,
        op.RANGE: lambda ends: ends[0] <= ord(letter) <= ends[1],
    }
    negated = any(kind is op.NEGATE for kind, _ in members)
    found = any(tests.get(kind, lambda _: _category(letter, _))(value) for kind, value in members if kind is not op.NEGATE)
    return found != negated


def _category(letter: str, name: Any) -> bool:
    """Whether `letter` is of a class such as `\\d`."""
    shape = {op.CATEGORY_DIGIT: r"\d", op.CATEGORY_WORD: r"\w", op.CATEGORY_SPACE: r"\s"}.get(name)
    return shape is None or bool(re.fullmatch(shape, letter))


CHECKS = (_identity, _hosts, _listings, _day_archive, _patterns, _selectors)
