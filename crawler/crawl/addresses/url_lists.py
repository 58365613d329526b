"""Lists of addresses, one per line: the files that `hemero crawl --from` reads."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from crawler.crawl.addresses.discovery import LIST_LABEL
from crawler.errors import HemeroError
from crawler.parsing.document import addresses

MAX_NAMED_LINES = 5
"""The number of bad lines that an error message names."""


def read_addresses(file: BinaryIO, name: str) -> tuple[str, ...]:
    """The addresses of a list, in order, without repetitions. Blank lines and lines that start with # are ignored.

    HemeroError with the line numbers if lines are not addresses.
    """
    try:
        lines = file.read().decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise HemeroError(f"{name} is not a text in UTF-8 (byte {error.start}): save it as UTF-8, one address per line.") from error
    found: dict[str, str] = {}
    bad: list[tuple[int, str]] = []
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        url = addresses.normalise(text) if "://" in text and not any(map(str.isspace, text)) else None
        if url is None:
            bad.append((number, text))
        else:
            found.setdefault(url, text)
    if bad:
        raise HemeroError(_bad_lines_message(name, bad))
    if not found:
        raise HemeroError(f"{name} names no address: write one per line, each beginning with http:// or https://.")
    return tuple(found.values())


def list_label(name: str) -> str:
    """The label of a list in the archive. A crawl of the same file continues where it stopped, even if lines were added."""
    return f"{LIST_LABEL}-" if name == "-" else f"{LIST_LABEL}{Path(name).resolve()}"


def _bad_lines_message(name: str, bad: Iterable[tuple[int, str]]) -> str:
    bad = list(bad)
    words = ", ".join(f"line {number} ({text[:80]!r})" for number, text in bad[:MAX_NAMED_LINES])
    more = f" and {len(bad) - MAX_NAMED_LINES} more" if len(bad) > MAX_NAMED_LINES else ""
    verb = "is no address" if len(bad) == 1 else "are no addresses"
    return f"{name}: {words}{more} {verb} that can be crawled: begin each with http:// or https://, or put # before it."
