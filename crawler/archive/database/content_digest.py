"""The digest of an article's content, by which a new revision is told from a known one."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from unicodedata import normalize


def content_digest(title: str | None, lead: str | None, paragraphs: Sequence[str]) -> str:
    """The SHA-256 of title, lead and paragraphs, with white space and accents (NFC) normalised.

    Contents with the same digest are one revision.

    >>> content_digest("Un  titre", None, ["a", "b"]) == content_digest("Un titre", "", ["a ", "b"])
    True
    """
    pieces = [" ".join(piece.split()) for piece in "\n\n".join(paragraphs).split("\n\n")]
    head = [" ".join((piece or "").split()) for piece in (title, lead)]
    return sha256(normalize("NFC", "\n".join([*head, *filter(None, pieces)])).encode()).hexdigest()
