"""Escaping of text for XML."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACES = re.compile(r"\s+")
_QUOTES = {'"': "&quot;", "\n": " ", "\t": " ", "\r": " "}


def text(words: str | None) -> str:
    """Words for an XML element: one line, escaped, without the characters that XML forbids.

    >>> text("Brut & net\\x00 <b>")
    'Brut &amp; net &lt;b&gt;'
    """
    return escape(_SPACES.sub(" ", _FORBIDDEN.sub("", words or "")).strip())


def attribute(words: str | None) -> str:
    """Words for a quoted XML attribute: escaped, without the characters that XML forbids."""
    return escape(_FORBIDDEN.sub("", words or ""), _QUOTES)
