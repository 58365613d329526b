"""The headlines beside and under articles: which ones, in which order, at a given moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Link:
    """A printed headline that leads to another article; `url` is absolute."""

    block: str
    rank: int
    text: str
    url: str
    kicker: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A link in a block before it is dressed: the hour is printed before it where the block prints hours."""

    link: Link
    published: datetime
    section: str


@dataclass(frozen=True, slots=True)
class Side:
    """A block of headlines with its title, in the order in which it is printed."""

    title: str
    entries: tuple[Entry, ...]

    @property
    def links(self) -> tuple[Link, ...]:
        return tuple(entry.link for entry in self.entries)
