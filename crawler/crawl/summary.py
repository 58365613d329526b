"""What a crawl did, or has done so far: for a progress bar, a table at its end, and the process that started it."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from crawler.archive.store.waiting import Waiting
from crawler.archive.upkeep.coverage import Day, as_json


@dataclass
class Summary:
    """What a crawl did, or has done so far."""

    archive: Path
    outcomes: Counter[str] = field(default_factory=Counter)
    """Visits by outcome."""
    headlines: int = 0
    bytes: int = 0
    """Of the bodies as they came over the wire."""
    captures: int = 0
    seconds: float = 0.0
    queue: int = 0
    """Addresses leased and not yet visited."""
    troubles: Counter[str] = field(default_factory=Counter)
    """Reasons of the visits that brought nothing, counted."""
    clean: bool = True
    """False where the crawl was stopped before its end."""
    ended: str = ""
    """Why it ended before all was visited: `limit` or `budget`; empty where nothing was left to do."""
    waiting: list[Waiting] = field(default_factory=list)
    """What still waits in the archive of what it was sent for."""
    coverage: list[Day] = field(default_factory=list)
    """Of a backfill: the days it was sent for, newspaper by newspaper."""

    @property
    def pages(self) -> int:
        """Visits that ended, whatever their outcome."""
        return sum(self.outcomes.values())

    def add(self, other: Summary) -> None:
        """Count what another process of the same crawl did."""
        self.outcomes.update(other.outcomes)
        self.troubles.update(other.troubles)
        self.headlines += other.headlines
        self.bytes += other.bytes
        self.captures += other.captures
        self.queue += other.queue
        self.clean = self.clean and other.clean
        self.ended = self.ended or other.ended

    def as_json(self) -> dict[str, Any]:
        """For programs."""
        plain = {"archive": str(self.archive), "outcomes": dict(sorted(self.outcomes.items())), "articles": self.outcomes["article"]}
        return (
            plain
            | {
                "pages": self.pages,
                "captures": self.captures,
                "headlines": self.headlines,
                "bytes": self.bytes,
                "seconds": round(self.seconds, 2),
                "ended": self.ended,
                "waiting": [asdict(one) for one in self.waiting],
            }
            | ({"coverage": as_json(self.coverage)} if self.coverage else {})
        )
