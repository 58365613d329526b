"""Text as a reader sees it: white space folded, invisible characters gone; and two forms of it in which texts are compared."""

from __future__ import annotations

import re
from codecs import charmap_decode, charmap_encode
from collections.abc import Iterator
from encodings import cp1252
from functools import lru_cache
from itertools import islice
from unicodedata import is_normalized
from unicodedata import normalize as composed

from lxml import etree, html

_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff\ue000-\uf8ff\ufeff\ufff9-\ufffc\ufffe\uffff]+"
)
"""Zero-width and bidi marks, soft hyphens, control characters, halves of a surrogate pair and the private-use characters of icon fonts."""
_C1 = {code: mark for code in range(0x80, 0xA0) if (mark := bytes([code]).decode("cp1252", "ignore"))}
"""Control characters, and the marks of Windows-1252 that they are where a page was decoded as Latin-1 before it was stored."""
_UNREADABLE_CHARACTERS = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ud800-\udfff]+")

_UNREADABLE = frozenset({"script", "style", "noscript", "template", "svg", "textarea", "select"})
_BREAKING = _UNREADABLE | {"br"}

_PLAIN = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÀÂÄÉÈÊËÎÏÔÖÙÛÜÇàâäéèêëîïôöùûüç’ʼ‘´`′＇\u00a0\u202f\u2009\u200b\u200e\t\n\r",
    "abcdefghijklmnopqrstuvwxyzaaaeeeeiioouuucaaaeeeeiioouuuc'''''''        ",
)
"""Characters, and the plain ones that stand for them: small letters without accents, the straight apostrophe, the space."""
_PLAIN_BYTES = bytes(ord(bytes([byte]).decode("cp1252", "replace").translate(_PLAIN).encode("cp1252", "replace")) for byte in range(256))
"""The same, byte by byte, of a text in Windows-1252."""


def normalise(text: str) -> str:
    """`text` as NFC with every run of white space (no-break spaces too) as one space, ends trimmed, invisible characters taken out.

    >>> normalise(" L\u2019\u00ad\u00e9t\u00e9 \\n\u00a0:\u200b chaud "), normalise("L\x92e\u0301te\u0301")
    ('L\u2019\u00e9t\u00e9 : chaud', 'L\u2019\u00e9t\u00e9')
    """
    text = text.strip(" \n\r\t")
    if not text.isprintable() or "  " in text:  # else its only white space is single spaces
        if "\x85" in text:
            text = text.replace("\x85", "\u2026")  # which `split` takes for white space
        text = " ".join(text.split())
        if not text.isprintable():
            text = " ".join(_INVISIBLE.sub("", text.translate(_C1)).split())
    return text if text.isascii() or is_normalized("NFC", text) else composed("NFC", text)


def legible(text: str) -> str:
    """`text` as NFC without control characters (tabs and line ends stay) and halves of a surrogate pair; white space as it stands.

    >>> legible(chr(0xD83D) + "Le pont\\n rouvre" + chr(0))
    'Le pont\\n rouvre'
    """
    if not text.isprintable():
        text = _UNREADABLE_CHARACTERS.sub("", text.translate(_C1))
    return text if text.isascii() or is_normalized("NFC", text) else composed("NFC", text)


def is_small(element: html.HtmlElement, most: int) -> bool:
    """Whether at most `most` elements stand inside `element`; asked before reading the text of many elements that may hold each other."""
    count = len(element)
    return count == 0 or (count <= most and next(islice(element.iterdescendants(), most, None), None) is None)


def whole_text(element: html.HtmlElement) -> str:
    """Every character inside `element`, as it stands, scripts too: lxml serialises ten times as fast as it iterates."""
    if len(element) == 0:
        return element.text or ""
    return etree.tostring(element, method="text", encoding="unicode", with_tail=False)


def text_of(element: html.HtmlElement) -> str:
    """The normalised text of `element`, its scripts and styles left out, a `br` read as a space."""
    if len(element) and not _BREAKING.isdisjoint([child.tag for child in element.iterdescendants()]):
        return normalise("".join(readable(element)))
    return normalise(whole_text(element))


def has_words(element: html.HtmlElement) -> bool:
    """Whether `text_of` has anything of `element`: it reads no further than the first word."""
    text = element.text
    if text and _shows(text) and element.tag not in _UNREADABLE:
        return True
    return len(element) > 0 and any(map(_shows, _pieces(element)))


def _shows(text: str) -> bool:
    """Whether anything but white space and invisible characters stands in a text."""
    first = text.strip()[:1]
    return first != "" and (first.isprintable() or normalise(text) != "")


def readable(element: html.HtmlElement) -> list[str]:
    """The pieces of text that a reader of `element` sees, as they stand, a `br` as a space."""
    return list(_pieces(element))


def _pieces(element: html.HtmlElement) -> Iterator[str]:
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, node in walker:
        if event == "start":
            if node.tag in _UNREADABLE:
                walker.skip_subtree()
            elif node.tag == "br":
                yield " "
            elif node.text:
                yield node.text
        elif node.tail and node is not element:
            yield node.tail


_WORDS = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Words alone, lower case, one space between: what two printings of one sentence have in common.

    >>> fold("L\u2019\u00c9t\u00e9 : \u00ab chaud \u00bb !")
    'l \u00e9t\u00e9 chaud'
    """
    return " ".join(_WORDS.findall(text.casefold()))


@lru_cache(maxsize=4096)
def unaccented(text: str) -> str:
    """`text` in lower case without accents, one kind of apostrophe and space; each character stays in its place.

    >>> unaccented("Aujourd’hui à 8\u202fh\u00a005, 1er AOÛT")
    "aujourd'hui a 8 h 05, 1er aout"
    """
    if text.isascii() and text.isprintable():
        return text.lower()
    try:
        coded = charmap_encode(text, "strict", cp1252.encoding_table)[0]
        # five times as fast as the translation of a `str`
        return charmap_decode(coded.translate(_PLAIN_BYTES), "strict", cp1252.decoding_table)[0]
    except UnicodeEncodeError:
        return text.translate(_PLAIN)
