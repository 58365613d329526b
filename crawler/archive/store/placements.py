"""Headline placements: which headline was where at which capture. Each distinct headline and block is stored once; captures refer to
blocks."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from itertools import groupby

from crawler.archive.database.headline_index import headline_stems
from crawler.archive.records import Discovery
from crawler.article import Headline

CACHE_SIZE = 50_000
"""Stored blocks and headlines in the cache, so that they are not inserted again for every page."""


def content_id(*parts: object) -> int:
    """A positive 63-bit hash of a content. The same content has the same id in every archive.

    >>> content_id("a", None) == content_id("a", None) != content_id("a", "")
    True
    """
    return int.from_bytes(blake2b(repr(parts).encode(), digest_size=8).digest(), "big") >> 1


def targets(found: Iterable[Discovery]) -> dict[str, str]:
    """Address as printed on the page → normalised address in `pages`, for the addresses where they differ."""
    return {one.found_as: one.url for one in found if one.found_as}


class Placements:
    """Stores the headlines of captures in the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._cache: set[int] = set()

    def clear_cache(self) -> None:
        """Empty the cache of stored blocks and headlines (after a rollback)."""
        self._cache.clear()

    def store(self, capture_id: int, headlines: Sequence[Headline], target_of: Mapping[str, str]) -> None:
        """Store the headlines of a capture and replace the earlier ones. `target_of`: see `targets`."""
        blocks = [list(block) for _, block in groupby(headlines, key=_BlockKey())]
        placed = [(capture_id, position, self._block(block, target_of)) for position, block in enumerate(blocks, 1)]
        self._db.execute("DELETE FROM placements WHERE capture_id = ?", (capture_id,))
        if placed:
            marks = ", ".join(["(?, ?, ?)"] * len(placed))
            self._db.execute(f"INSERT INTO placements VALUES {marks}", [cell for row in placed for cell in row])  # noqa: S608 - marks only

    def repeat(self, capture_id: int, before: int | None) -> None:
        """Copy the placements of the capture `before` to an unchanged capture."""
        self._db.execute(
            "INSERT OR IGNORE INTO placements SELECT ?, position, block_id FROM placements WHERE capture_id = ?", (capture_id, before)
        )

    def _block(self, block: Sequence[Headline], target_of: Mapping[str, str]) -> int:
        ids = [content_id(one.text, one.kicker, one.url) for one in block]
        block_id = content_id(block[0].block, [(one.rank, text_id) for one, text_id in zip(block, ids, strict=True)])
        if block_id in self._cache:
            return block_id
        fresh = [(one, text_id) for one, text_id in zip(block, ids, strict=True) if text_id not in self._cache]
        self._db.executemany(
            "INSERT OR IGNORE INTO headline_texts VALUES (?, ?, ?, ?, ?, ?)",
            [
                (text_id, one.text, one.kicker, one.url, target_of.get(one.url, one.url), headline_stems(one.text, one.kicker))
                for one, text_id in fresh
            ],
        )
        self._db.executemany(
            "INSERT OR IGNORE INTO headline_blocks VALUES (?, ?, ?, ?)",
            [(block_id, one.rank, one.block, text_id) for one, text_id in zip(block, ids, strict=True)],
        )
        if len(self._cache) > CACHE_SIZE:
            self._cache.clear()
        self._cache.update([block_id, *ids])
        return block_id


class _BlockKey:
    """Key function for `groupby`: a new block begins at another title, or at a rank that is not higher than the last one."""

    def __init__(self) -> None:
        self._number, self._title, self._rank = 0, "", 0

    def __call__(self, headline: Headline) -> int:
        if headline.block != self._title or headline.rank <= self._rank:
            self._number += 1
        self._title, self._rank = headline.block, headline.rank
        return self._number
