"""The newspapers, one file each, found by folder scan; a file whose name begins with `_` is none. A user's own folder of such files is read
after ours: what it has of the same name or host wins."""

from __future__ import annotations

import difflib
import importlib
import importlib.util
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from urllib.parse import urlsplit

from crawler.errors import HemeroError
from crawler.outlets._validate import validate
from crawler.parsing.outlet import Outlet

__all__ = ["all_outlets", "get", "match", "names", "own_folder", "use", "validate"]

FOLDER = Path(__file__).parent
DEMO_SITES = ("127.0.0.1:8008", "localhost:8008")
"""Where `hemero demo` serves the demo newspaper. Other ports of this machine belong to no newspaper."""
DEMO_VARIABLE = "HEMERO_DEMO_SITE"
"""The environment variable with the host and port of a demo newspaper elsewhere, for the processes that read for us, too."""
VARIABLE = "HEMERO_OUTLETS"
"""The environment variable that names the user's own folder; so it reaches processes that read for us, too."""


def use(folder: Path | None) -> None:
    """Read the newspapers of this folder, too, from now on; of none with None."""
    if folder is None:
        os.environ.pop(VARIABLE, None)
    else:
        os.environ[VARIABLE] = str(folder)
    for known in (names, get, _hosts):
        known.cache_clear()


def own_folder() -> Path | None:
    """The user's own folder; HemeroError where it is not there."""
    named = os.environ.get(VARIABLE, "")
    if named and not Path(named).is_dir():
        raise HemeroError(f"{named} is no folder of outlet files: mend --outlets or {VARIABLE}.")
    return Path(named) if named else None


@cache
def names() -> tuple[str, ...]:
    """The names of all outlets, sorted, read from the folders without loading one."""
    return tuple(sorted({*_stems(FOLDER), *(_stems(own) if (own := own_folder()) else ())}))


def _stems(folder: Path) -> list[str]:
    return [path.stem for path in folder.glob("[a-z]*.py")]


@cache
def get(name: str) -> Outlet:
    """The outlet of that name; HemeroError with the nearest names where there is none, or where its file does not load."""
    if name not in names():
        raise HemeroError(f"No outlet is named {name!r}: {_nearest(name)}")
    path = _file(name)
    try:
        outlet = _load(path).OUTLET
    except (AttributeError, SyntaxError, TypeError, ValueError, NameError, ImportError) as trouble:
        raise HemeroError(f"{_told(path)} does not load ({type(trouble).__name__}: {trouble}): mend the file.") from trouble
    if not isinstance(outlet, Outlet) or outlet.name != name:
        raise HemeroError(f"{_told(path)}: OUTLET must be an Outlet(name={name!r}, …), as the file is named.")
    if path.parent != FOLDER and (troubles := validate(outlet)):
        raise HemeroError(f"{_told(path)} is not sound ({'; '.join(troubles)}): mend the file.")
    return outlet


def _file(name: str) -> Path:
    own = own_folder()
    return own / f"{name}.py" if own and (own / f"{name}.py").is_file() else FOLDER / f"{name}.py"


def _load(path: Path) -> ModuleType:
    """The module of an outlet file; one of the user's stands in no package."""
    if path.parent == FOLDER:
        return importlib.import_module(f"{__name__}.{path.stem}")
    spec = importlib.util.spec_from_file_location(f"own_outlets.{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _told(path: Path) -> str:
    return f"crawler/outlets/{path.name}" if path.parent == FOLDER else str(path)


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
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:  # brackets that are no IPv6 address
        return None
    while host:
        if outlet := hosts.get(host):
            return outlet if outlet.name != "demo" or _is_demo(parts.netloc) else None
        host = host.partition(".")[2]
    return None


def use_demo_at(site: str) -> None:
    """The demo newspaper is at this address (scheme, host and port), too, from now on. Empty: nothing changes."""
    if site:
        os.environ[DEMO_VARIABLE] = urlsplit(site).netloc


def demo_site() -> str:
    """Host and port of the demo newspaper that is being served; empty if there is none."""
    return os.environ.get(DEMO_VARIABLE, "")


def _is_demo(netloc: str) -> bool:
    return netloc in DEMO_SITES or netloc == os.environ.get(DEMO_VARIABLE)


@cache
def _hosts() -> dict[str, Outlet]:
    own = own_folder()
    ours_first = sorted(all_outlets(), key=lambda outlet: own is not None and _file(outlet.name).parent == own)
    return {host: outlet for outlet in ours_first for host in outlet.hosts}


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
