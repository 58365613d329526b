"""Named groups of newspapers: ours in `groups.toml` beside this file, the user's in the one of his own folder."""

from __future__ import annotations

import tomllib
from pathlib import Path

from crawler import outlets
from crawler.errors import HemeroError

FILE = "groups.toml"


def all_groups() -> dict[str, list[str]]:
    """Each group's name and its members: every line is a selection (`lemonde`, `@belgique`, `country:BE kind:agency`). The user's win."""
    own = outlets.own_folder()
    return _read(outlets.FOLDER / FILE) | (_read(own / FILE) if own and (own / FILE).is_file() else {})


def _read(path: Path) -> dict[str, list[str]]:
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as trouble:
        raise HemeroError(f"{path} can't be read ({trouble}): mend the file.") from None
    for name, lines in said.items():
        if not isinstance(lines, list) or not lines or not all(isinstance(line, str) and line.strip() for line in lines):
            raise HemeroError(f'{path}: {name} must be a list of selections, as in {name} = ["lemonde", "country:BE"].')
    return said
