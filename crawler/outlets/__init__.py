"""The newspapers, one file each, found by folder scan; a file whose name begins with `_` is none."""

from __future__ import annotations

import difflib
import importlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from crawler.errors import HemeroError
from crawler.outlets._validate import validate
from crawler.parsing.outlet import Outlet

__all__ = ["all_outlets", "get", "match", "names", "validate"]

FOLDER = Path(__file__).parent


@cache
def names() -> tuple[str, ...]:
    """The names of all outlets, sorted, read from the folder without loading one."""
    return tuple(sorted(path.stem for path in FOLDER.glob("[a-z]*.py")))


@cache
def get(name: str) -> Outlet:
    """The outlet of that name; HemeroError with the nearest names where there is none, or where its file does not load."""
    if name not in names():
        raise HemeroError(f"No outlet is named {name!r}: {_nearest(name)}")
    try:
        outlet = importlib.import_module(f"{__name__}.{name}").OUTLET
    except (AttributeError, SyntaxError, TypeError, ValueError, NameError, ImportError) as trouble:
        raise HemeroError(f"crawler/outlets/{name}.py does not load ({type(trouble).__name__}: {trouble}): mend the file.") from trouble
    if not isinstance(outlet, Outlet) or outlet.name != name:
        raise HemeroError(f"crawler/outlets/{name}.py: OUTLET must be an Outlet(name={name!r}, …), as the file is named.")
    return outlet


def all_outlets() -> tuple[Outlet, ...]:
    """Every outlet, by name. Loads all files the first time (about 60 ms for 400)."""
    return tuple(get(name) for name in names())


def match(url: str) -> Outlet | None:
    """The outlet that has the host of `url`: the host itself, then its parent domains; None where there is none.

    >>> match("http://www.lemonde.fr/politique/").name
    'lemonde'
    >>> match("https://exemple.invalid/") is None
    True
    """
    hosts = _hosts()
    try:
        host = (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:  # brackets that are no IPv6 address
        return None
    while host:
        if outlet := hosts.get(host):
            return outlet
        host = host.partition(".")[2]
    return None


@cache
def _hosts() -> dict[str, Outlet]:
    return {host: outlet for outlet in all_outlets() for host in outlet.hosts}


def _nearest(name: str) -> str:
    """A sentence on what the user may have meant: names, hosts and printed names alike."""
    words = dict(_words())
    wanted = name.casefold().replace("-", "_").removeprefix("www.")
    near = [words[word] for word in difflib.get_close_matches(wanted, words, n=5, cutoff=0.6)]
    if near:
        return f"did you mean {' or '.join(dict.fromkeys(near))}? `hemero outlets` lists them all."
    return "`hemero outlets` lists them all, and `hemero new` adds one."


def _words() -> Iterator[tuple[str, str]]:
    """What an outlet may be called by, and its name."""
    for outlet in all_outlets():
        yield from ((host, outlet.name) for host in outlet.hosts)
        yield outlet.title.casefold(), outlet.name
        yield outlet.title.casefold().replace(" ", ""), outlet.name
    for name in names():
        yield name, name
