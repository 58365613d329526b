"""What is noted about an item: tags, notes, baskets, an exclusion."""

from __future__ import annotations

from dataclasses import dataclass, field

from crawler.notebook.items import Item

YES, NO = "yes", "no"
"""The values of a tag that is given, and of one that a coder judged and refused."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A coder's judgement of an item."""

    tag: str
    value: str
    """`yes`, `no`, or another value."""
    coder: str

    def __str__(self) -> str:
        return self.tag if self.value == YES else f"{self.tag}={self.value}"


@dataclass(frozen=True, slots=True)
class Note:
    """A remark of a person."""

    note_id: int
    text: str
    coder: str
    added: str


@dataclass(slots=True)
class Noted:
    """An item with everything noted about it."""

    item_id: int
    item: Item
    tags: list[Tag] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    baskets: list[str] = field(default_factory=list)
    excluded: str | None = None
    """Why it is excluded, an empty text where no reason was given; None where it is not."""
