"""Selections of newspapers, in words: names, `country:BE,CH kind:regional-daily`, `@belgique`."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from functools import partial

from crawler import outlets
from crawler.errors import HemeroError
from crawler.outlets import _groups as groups
from crawler.parsing.outlet import Outlet

CONDITION = re.compile(r"([a-z][a-z-]*):(?!//)(.+)")
VALUES: dict[str, Callable[[Outlet], tuple[str, ...]]] = {
    "country": lambda outlet: (outlet.country,),
    "kind": lambda outlet: (outlet.kind,),
    "system": lambda outlet: (outlet.system.name,) if outlet.system else (),
    "zone": lambda outlet: (outlet.timezone, *(zone for _, zone in outlet.zones)),
    "host": lambda outlet: outlet.hosts,
    "has": lambda outlet: tuple(name for name, holds in HAS.items() if holds(outlet)),
}
"""What a condition compares with, by its name; `since:2020` is none of them."""
HAS: dict[str, Callable[[Outlet], bool]] = {
    "archive": lambda outlet: bool(outlet.sitemaps or outlet.day_archive),
    "feed": lambda outlet: bool(outlet.feeds),
    "listing": lambda outlet: bool(outlet.feeds or outlet.news_sitemaps),
    "news-sitemap": lambda outlet: bool(outlet.news_sitemaps),
    "pattern": lambda outlet: bool(outlet.article),
    "proof": lambda outlet: bool(outlet.seen),
    "rules": lambda outlet: bool(outlet.ruled),
}
"""What `has:` may ask for."""
DEMO = "demo"
"""The made-up newspaper: crawled by its name alone."""
SOME = 8
"""So many newspapers of an archive are named in an error."""
PROVED = "proved"
"""`proved:2020`: with rules that real pages of that year or later showed to hold."""


def is_selection(word: str) -> bool:
    """Whether a word is a condition or a group: neither a name nor an address.

    >>> [is_selection(word) for word in ("country:BE", "@belgique", "lesoir", "https://lesoir.be/a:b")]
    [True, True, False, False]
    """
    return word.startswith("@") or bool(CONDITION.fullmatch(word))


def expand(words: Iterable[str]) -> tuple[str, ...]:
    """`words` with the names of the newspapers that their groups and conditions select in their place, each once; the others as they stand.

    All conditions hold together, for the newspapers of the groups or, where no group is named, for all but the demo.
    HemeroError where a word means nothing, or nothing is like that.
    """
    given = tuple(words)
    if not any(map(is_selection, given)):
        return given
    chosen = [outlet.name for outlet in select(word for word in given if is_selection(word))]
    others = [word for word in given if not is_selection(word)]
    return tuple(dict.fromkeys([*others, *chosen]))


def within(words: Iterable[str], known: Iterable[str | None], where: str) -> list[str]:
    """The newspapers that `words` name, of those `known` to the archive at `where`; all of them without a word.

    HemeroError where it has none of a newspaper that was named, or of all that were selected.
    """
    there = [name for name in known if name is not None]
    given = tuple(words)
    if not given:
        return there
    wanted = [name for name in expand(given) if name in there or name in given]
    if missing := [name for name in wanted if name not in there]:
        raise HemeroError(f"{where} has nothing of {missing[0]!r}{_held(missing[0], there)}")
    if not wanted:
        raise HemeroError(f"{where} has nothing of {' '.join(given)}{_held('', there)}")
    return wanted


def _held(word: str, there: Iterable[str]) -> str:
    """What the archive has instead: the nearest newspapers, or some."""
    held = sorted(filter(None, there))
    if near := difflib.get_close_matches(word, held, n=2):
        return f": did you mean {' or '.join(near)}?"
    if not held:
        return "; it has no newspaper yet: hemero crawl fills it."
    return f"; it has {', '.join(held[:SOME])}" + (f" and {len(held) - SOME} more: hemero status lists them." if len(held) > SOME else ".")


def select(words: Iterable[str]) -> list[Outlet]:
    """The newspapers that all the words together select, by name; every word is a name, a group or a condition."""
    given = tuple(words)
    conditions = [_condition(*found.groups()) for word in given if (found := CONDITION.fullmatch(word))]
    named = [word for word in given if not CONDITION.fullmatch(word)]
    among = {name: outlets.get(name) for word in named for name in (members(word) if word.startswith("@") else (word,))}
    if not named:
        among = {outlet.name: outlet for outlet in outlets.all_outlets() if outlet.name != DEMO}
    found_all = [outlet for _, outlet in sorted(among.items()) if all(holds(outlet) for holds in conditions)]
    if not found_all:
        raise HemeroError(f"No newspaper is all of this: {' '.join(given)}; `hemero outlets` lists what there is.")
    return found_all


def members(group: str, inside: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The names of a group's newspapers; HemeroError where there is no such group, or where it names itself."""
    known = groups.all_groups()
    name = group.removeprefix("@")
    if name not in known:
        raise HemeroError(f"No group is named @{name}: {_meant(name, known)}")
    if name in inside:
        raise HemeroError(f"The group @{name} names itself, by way of @{', @'.join(inside)}: mend its groups.toml.")
    found: dict[str, None] = {}
    for line in known[name]:
        words = [member for word in line.split() for member in (members(word, (*inside, name)) if word.startswith("@") else (word,))]
        found |= dict.fromkeys(outlet.name for outlet in select(words))
    return tuple(found)


def as_sets() -> dict[str, Callable[[], tuple[str, ...]]]:
    """The groups, for `newspaper_sets.use`: name → a function that gives its newspapers."""
    return {name: partial(members, name) for name in groups.all_groups()}


def _condition(name: str, values: str) -> Callable[[Outlet], bool]:
    """What a condition asks of an outlet; several values, by commas: one of them."""
    wanted = {value.strip().casefold() for value in values.split(",") if value.strip()}
    if name == PROVED:
        return partial(_proved, _year(values))
    if name not in VALUES:
        raise HemeroError(f"No condition is named {name}: {_meant(name, [*VALUES, PROVED])}")
    known = {value.casefold(): value for outlet in outlets.all_outlets() for value in VALUES[name](outlet)}
    known |= {value: value for value in HAS} if name == "has" else {}
    if unknown := sorted(wanted - set(known)):
        raise HemeroError(f"No newspaper has {name}:{unknown[0]}: {_meant(unknown[0], known.values())}")
    if not wanted:
        raise HemeroError(f"The condition {name}: says nothing: write it as {name}:{next(iter(sorted(known.values())))}.")
    return lambda outlet: any(value.casefold() in wanted for value in VALUES[name](outlet))


def _meant(word: str, known: Iterable[str]) -> str:
    """The nearest of what there is, or all of it."""
    there = sorted(known)
    near = difflib.get_close_matches(word, there, n=3, cutoff=0.5)
    return f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(there)}."


def _proved(year: int, outlet: Outlet) -> bool:
    return bool(outlet.ruled and outlet.seen and outlet.seen[-1] >= year)


def _year(text: str) -> int:
    if not re.fullmatch(r"(19|20)\d\d", text):
        raise HemeroError(f"{text!r} is no year: write proved:2020.")
    return int(text)
