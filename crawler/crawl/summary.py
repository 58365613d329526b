"""The summary of a crawl: for the progress bar, for the table at its end, and for the supervisor."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from crawler.archive.store.waiting import Waiting
from crawler.archive.upkeep.coverage import Day, as_json


@dataclass
class Summary:
    """What a crawl has done."""

    archive: Path
    outcomes: Counter[str] = field(default_factory=Counter)
    """Outcome → number of visits."""
    headlines: int = 0
    bytes: int = 0
    """Bytes of the bodies, as received."""
    captures: int = 0
    seconds: float = 0.0
    queue: int = 0
    """Addresses that are leased and not visited yet."""
    failure_reasons: Counter[str] = field(default_factory=Counter)
    """Why visits brought no page → how often."""
    finished: bool = True
    """False if the crawl was stopped before its end."""
    interrupted: bool = False
    """Whether Ctrl-C stopped it."""
    ended: str = ""
    """Why the crawl ended before everything was visited: `limit` or `budget`; otherwise empty."""
    waiting: list[Waiting] = field(default_factory=list)
    """Addresses in the crawl's scope that still wait, by reason."""
    coverage: list[Day] = field(default_factory=list)
    """For a crawl of past days: found, stored and missing articles by newspaper and day."""

    @property
    def pages(self) -> int:
        """Number of finished visits."""
        return sum(self.outcomes.values())

    def add(self, other: Summary) -> None:
        """Add what another process of the same crawl did."""
        self.outcomes.update(other.outcomes)
        self.failure_reasons.update(other.failure_reasons)
        self.headlines += other.headlines
        self.bytes += other.bytes
        self.captures += other.captures
        self.queue += other.queue
        self.finished = self.finished and other.finished
        self.ended = self.ended or other.ended

    def as_json(self) -> dict[str, Any]:
        """The summary as plain values for JSON."""
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
