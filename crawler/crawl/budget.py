"""The budget of a crawl: time, or bytes received."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.errors import HemeroError

SECONDS = {"d": 86_400.0, "h": 3600.0, "m": 60.0, "min": 60.0, "s": 1.0}
BYTES = {"kb": 10**3, "mb": 10**6, "gb": 10**9, "ko": 10**3, "mo": 10**6, "go": 10**9}
_PARTS = re.compile(r"(\d+(?:[.,]\d+)?)\s*([a-z]+)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Budget:
    """The largest time and size of a crawl. 0: no limit."""

    seconds: float = 0.0
    bytes: int = 0


def read_budget(text: str) -> Budget:
    """A budget as text → `Budget`. HemeroError if it is not one.

    >>> read_budget("1h30m"), read_budget("500 MB")
    (Budget(seconds=5400.0, bytes=0), Budget(seconds=0.0, bytes=500000000))
    """
    seconds, size, end = 0.0, 0.0, 0
    for part in _PARTS.finditer(text.strip()):
        number, unit = float(part[1].replace(",", ".")), part[2].lower()
        if part.start() != end or (unit not in SECONDS and unit not in BYTES):
            break
        seconds += number * SECONDS.get(unit, 0.0)
        size += number * BYTES.get(unit, 0)
        end = part.end()
    if end != len(text.strip()) or not (seconds or size):
        raise HemeroError(f"{text!r} is not a budget: write a time (30m, 2h, 1h30m, 1d) or a size (500MB, 2GB).")
    return Budget(seconds, int(size))
