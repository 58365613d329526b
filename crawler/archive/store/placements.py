"""Which headline stood where: each distinct headline and each distinct block once, a capture points to its blocks."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from itertools import groupby

from crawler.archive.records import Discovery
from crawler.article import Headline

REMEMBERED = 50_000
"""Blocks and headlines that a process remembers as stored, so that it does not store them again on every page."""


def content_id(*parts: object) -> int:
    """A positive 63-bit number for a content: the same for the same content, in every archive.

    >>> content_id("a", None) == content_id("a", None) != content_id("a", "")
    True
    """
    return int.from_bytes(blake2b(repr(parts).encode(), digest_size=8).digest(), "big") >> 1


def targets(found: Iterable[Discovery]) -> dict[str, str]:
    """Address as it stands on the page → address as `pages` has it, of the addresses found there."""
    return {one.found_as: one.url for one in found if one.found_as}


class Placements:
    """Stores the headlines of captures, inside the transaction of whoever calls."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._stored: set[int] = set()

    def forget_known(self) -> None:
        """Drop what is remembered of stored content (after a rollback)."""
        self._stored.clear()

    def store(self, capture_id: int, headlines: Sequence[Headline], target_of: Mapping[str, str]) -> None:
        """The headlines of a capture, in place of those it had."""
        blocks = [list(block) for _, block in groupby(headlines, key=_Run())]
        placed = [(capture_id, position, self._block(block, target_of)) for position, block in enumerate(blocks, 1)]
        self._db.execute("DELETE FROM placements WHERE capture_id = ?", (capture_id,))
        if placed:
            marks = ", ".join(["(?, ?, ?)"] * len(placed))
            self._db.execute(f"INSERT INTO placements VALUES {marks}", [cell for row in placed for cell in row])  # noqa: S608 - marks only

    def repeat(self, capture_id: int, before: int | None) -> None:
        """A page that was the same again: its headlines stood as in the capture before."""
        self._db.execute(
            "INSERT OR IGNORE INTO placements SELECT ?, position, block_id FROM placements WHERE capture_id = ?", (capture_id, before)
        )

    def _block(self, block: Sequence[Headline], target_of: Mapping[str, str]) -> int:
        ids = [content_id(one.text, one.kicker, one.url) for one in block]
        block_id = content_id(block[0].block, [(one.rank, text_id) for one, text_id in zip(block, ids, strict=True)])
        if block_id in self._stored:
            return block_id
        rows = [(i, one.text, one.kicker, one.url, target_of.get(one.url, one.url)) for one, i in zip(block, ids, strict=True)]
        self._db.executemany("INSERT OR IGNORE INTO headline_texts VALUES (?, ?, ?, ?, ?)", [r for r in rows if r[0] not in self._stored])
        self._db.executemany(
            "INSERT OR IGNORE INTO headline_blocks VALUES (?, ?, ?, ?)",
            [(block_id, one.rank, one.block, text_id) for one, text_id in zip(block, ids, strict=True)],
        )
        if len(self._stored) > REMEMBERED:
            self._stored.clear()
        self._stored.update([block_id, *ids])
        return block_id


class _Run:
    """A key for `groupby` that changes where a block begins: another title, or a rank that does not rise."""

    def __init__(self) -> None:
        self._number, self._title, self._rank = 0, "", 0

    def __call__(self, headline: Headline) -> int:
        if headline.block != self._title or headline.rank <= self._rank:
            self._number += 1
        self._title, self._rank = headline.block, headline.rank
        return self._number
