"""The settings that a user may choose, with `--set NAME=VALUE` or in a file `hemero.toml` beside the archive (docs/manners.md)."""

from __future__ import annotations

import difflib
import math
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from crawler.crawl.addresses.revisits import read_durations
from crawler.errors import HemeroError

FILE = "hemero.toml"
SETTINGS: dict[str, str] = {
    "CONCURRENT_REQUESTS": "a number from 1",
    "CONCURRENT_REQUESTS_PER_DOMAIN": "a number from 1",
    "DOWNLOAD_DELAY": "seconds",
    "DOWNLOAD_MAXSIZE": "a number from 1",
    "DOWNLOAD_TIMEOUT": "a number from 1",
    "DOWNLOAD_VERIFY_CERTIFICATES": "true or false",
    "HEMERO_ALLOW_HOSTS": "hosts",
    "HEMERO_BASIS": "general or research",
    "HEMERO_BESIDE": "true or false",
    "HEMERO_HOST_WAIT": "seconds",
    "HEMERO_LISTING_EVERY": "seconds",
    "HEMERO_LISTING_FASTEST": "seconds",
    "HEMERO_LISTING_SLOWEST": "seconds",
    "HEMERO_OUTAGE_PATIENCE": "seconds",
    "HEMERO_PATIENCE": "seconds",
    "HEMERO_RETRY_WAIT": "seconds",
    "HEMERO_REVISITS": "ages such as 15m 6h 3d",
    "HEMERO_ROBOTS": "true or false",
    "HEMERO_SLOWER": "seconds",
    "HEMERO_TDM": "true or false",
    "HEMERO_TRIES": "a number from 1",
    "HEMERO_TRIES_UNANSWERED": "a number from 1",
}
"""Setting → what its value is."""
BOOLEANS = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}


def read_file(archive: Path) -> dict[str, Any]:
    """The settings in `hemero.toml` in the archive's folder; empty if there is no such file. HemeroError if the file is wrong."""
    file = archive.parent / FILE
    try:
        chosen = tomllib.loads(file.read_text("utf-8-sig"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise HemeroError(f"{file} cannot be read ({error}): write one NAME = value per line, text between quotes.") from error
    return dict(_checked(name, value, f"{file}: ") for name, value in chosen.items())


def read_words(words: Iterable[str]) -> dict[str, Any]:
    """The settings of `--set NAME=VALUE`. HemeroError if one is wrong.

    >>> read_words(["DOWNLOAD_DELAY=2.5", "HEMERO_TDM=false"])
    {'DOWNLOAD_DELAY': 2.5, 'HEMERO_TDM': False}
    """
    chosen = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals:
            raise HemeroError(f"--set {word} has no value: write NAME=VALUE, for example --set DOWNLOAD_DELAY=2.")
        name, chosen_value = _checked(name.strip(), value.strip(), "")
        chosen[name] = chosen_value
    return chosen


def _checked(name: str, value: object, where: str) -> tuple[str, Any]:
    """The name and the value with its type. `where` begins the error message."""
    known = name.upper()
    if known not in SETTINGS:
        near = difflib.get_close_matches(known, SETTINGS, n=1, cutoff=0.0)
        raise HemeroError(f"{where}{name} is no setting that you can choose: did you mean {near[0]}? docs/manners.md lists them all.")
    kind = SETTINGS[known]
    read = _typed(kind, value)
    if read is None:
        raise HemeroError(f"{where}{value!r} is no value of {known}: give {kind}.")
    return known, read


def _typed(kind: str, value: object) -> Any:
    """The value as that kind of setting; None if it is not one."""
    text = str(value).strip()
    if kind == "true or false":
        return BOOLEANS.get(text.lower())
    if kind == "general or research":
        return text if text in ("general", "research") else None
    if kind == "hosts":
        hosts = [str(host).strip().lower() for host in value] if isinstance(value, list) else text.lower().split(",")
        return [host.strip() for host in hosts if host.strip()]
    if kind.startswith("ages"):
        try:
            read_durations(text)
        except HemeroError:
            return None
        return text
    try:
        number = float(text)
    except ValueError:
        return None
    if not math.isfinite(number) or number < 0 or isinstance(value, bool):
        return None
    if kind == "seconds":
        return number
    return int(number) if number == int(number) and number >= 1 else None
