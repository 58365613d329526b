"""Lists of addresses, one a line: what `hemero crawl --from` reads."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from crawler.crawl.addresses.discovery import LIST
from crawler.errors import HemeroError
from crawler.parsing.document import addresses

TOLD = 5
"""Bad lines that are told one by one."""


def read_addresses(file: BinaryIO, name: str) -> tuple[str, ...]:
    """The addresses of a list in their order, each once. Blank lines and lines that begin with # are no addresses.

    HemeroError that names the bad lines by number; nothing is left out in silence.
    """
    try:
        lines = file.read().decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as trouble:
        raise HemeroError(f"{name} is not a text in UTF-8 (byte {trouble.start}): save it as UTF-8, one address a line.") from trouble
    found: dict[str, str] = {}
    bad: list[tuple[int, str]] = []
    for number, line in enumerate(lines, 1):
        printed = line.strip()
        if not printed or printed.startswith("#"):
            continue
        url = addresses.normalise(printed) if "://" in printed and not any(map(str.isspace, printed)) else None
        if url is None:
            bad.append((number, printed))
        else:
            found.setdefault(url, printed)
    if bad:
        raise HemeroError(_told(name, bad))
    if not found:
        raise HemeroError(f"{name} names no address: write one a line, each beginning with http:// or https://.")
    return tuple(found.values())


def label(name: str) -> str:
    """What the crawl_scope of a list is called in the archive: the same list goes on where it stopped, also when lines were added."""
    return f"{LIST}-" if name == "-" else f"{LIST}{Path(name).resolve()}"


def _told(name: str, bad: Iterable[tuple[int, str]]) -> str:
    bad = list(bad)
    words = ", ".join(f"line {number} ({printed[:80]!r})" for number, printed in bad[:TOLD])
    more = f" and {len(bad) - TOLD} more" if len(bad) > TOLD else ""
    verb = "is no address" if len(bad) == 1 else "are no addresses"
    return f"{name}: {words}{more} {verb} that can be crawled: begin each with http:// or https://, or put # before it."
