"""Named sets of newspapers: `@gauche` in a filter stands for several newspapers.

Names come from `ensembles.toml` beside the archive (or the file in `HEMERO_SETS`), from the groups of `hemero crawl` (`@belgique`), and
from the countries and kinds of the archive's newspapers (`@BE`, `@regional-daily`).
"""

from __future__ import annotations

import os
import sqlite3
import tomllib
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path

from crawler.archive.query.statistics import OUTLETS_WITH_ARTICLES
from crawler.errors import HemeroError

FILE = "ensembles.toml"
SIGN = "@"
VARIABLE = "HEMERO_SETS"
Groups = Callable[[], Mapping[str, Callable[[], tuple[str, ...]]]]
_groups: Groups = dict


def use(groups: Groups) -> None:
    """Add groups of newspapers that are defined elsewhere: name → a function that gives their newspapers."""
    global _groups
    _groups = groups


def names(db: sqlite3.Connection, *, groups: bool = True) -> tuple[str, ...]:
    """The sets that someone defined and that have newspapers of this archive, without `@`: those of the file, then (`groups`) the others,
    for which all newspapers' files are read."""
    defined = _of_file(db)
    if not defined and not groups:
        return ()
    held = _held(db)
    of_file = [name for name in defined if _members(db, name, ()) & held]
    others = [name for name, members_of in _groups().items() if {*members_of()} & held] if groups else []
    return tuple(dict.fromkeys([*of_file, *others]))


def members(db: sqlite3.Connection, name: str) -> tuple[str, ...]:
    """The newspapers of this archive in a set, sorted. Raises `HemeroError` where there is no such set, or none of its newspapers."""
    found = _members(db, name.removeprefix(SIGN), ()) & _held(db)
    if not found:
        raise HemeroError(f"The archive has no newspaper of the set {name}: hemero status says which it has.")
    return tuple(sorted(found))


def _members(db: sqlite3.Connection, name: str, inside: tuple[str, ...]) -> set[str]:
    of_file, groups = _of_file(db), _groups()
    if name in inside:
        raise HemeroError(f"The set {SIGN}{name} names itself, by way of {SIGN}{inside[-1]}: mend {FILE}.")
    if name in of_file:
        return {one for line in of_file[name] for one in _of_line(db, line, (*inside, name))}
    if name in groups:
        return set(groups[name]())
    if found := _where(db, "country", name) or _where(db, "kind", name):
        return found
    of_archive = [value for (value,) in db.execute("SELECT country FROM outlets UNION SELECT kind FROM outlets") if value]
    known = sorted({*of_file, *groups, *of_archive})
    near = get_close_matches(name, known, 3, 0.5) or known[:12]
    raise HemeroError(f"There is no set {SIGN}{name} of newspapers: did you mean {' or '.join(SIGN + one for one in near)}?")


def _of_line(db: sqlite3.Connection, line: str, inside: tuple[str, ...]) -> set[str]:
    """The newspapers of a line of the file: a newspaper, a set, `country:BE` or `kind:regional-daily`."""
    condition, colon, value = line.partition(":")
    if line.startswith(SIGN):
        return _members(db, line[1:], inside)
    if colon and condition in {"country", "kind"}:
        return _where(db, condition, value)
    if colon:
        raise HemeroError(f"{FILE}: {line!r} is no newspaper, no {SIGN}set, and neither country:BE nor kind:magazine.")
    return {line}


def _where(db: sqlite3.Connection, column: str, value: str) -> set[str]:
    return {row[0] for row in db.execute(f"SELECT outlet FROM outlets WHERE upper({column}) = upper(?)", (value,))}  # noqa: S608 - a name of ours


def _held(db: sqlite3.Connection) -> set[str]:
    return {row[0] for row in db.execute(OUTLETS_WITH_ARTICLES) if row[0]}


def _of_file(db: sqlite3.Connection) -> dict[str, list[str]]:
    path = os.environ.get(VARIABLE, "")
    archive = next((str(row[2]) for row in db.execute("PRAGMA database_list") if row[1] == "main"), "")
    file = Path(path) if path else Path(archive).parent / FILE if archive else None
    if file is None or (not path and not file.is_file()):
        return {}
    try:
        read = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as trouble:
        raise HemeroError(f"The sets of newspapers in {file} cannot be read ({trouble}): mend the file.") from None
    for name, lines in read.items():
        if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
            raise HemeroError(f'{file}: {name} must be a list of newspapers, as in {name} = ["lemonde", "country:BE"].')
    return read
