"""How large a page may be that is parsed: its tags cost more memory than its bytes."""

from __future__ import annotations

MAX_TAGS = 1_000_000
"""A page of so many tags takes 0.3 GB to parse. Real ones have at most some ten thousand."""
_FEW = 3 * MAX_TAGS
"""Bytes below which a page cannot have too many."""


def has_too_many_tags(body: bytes) -> bool:
    """Whether the page, without its content encoding, is too large to be parsed.

    >>> has_too_many_tags(b"<p>" * 10), has_too_many_tags(b"<p>" * 1_100_000)
    (False, True)
    """
    return len(body) > _FEW and body.count(b"<") > MAX_TAGS
