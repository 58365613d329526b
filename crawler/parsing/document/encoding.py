"""Bytes to text as browsers do, except that what decodes as UTF-8 is UTF-8, whatever is declared."""

from __future__ import annotations

import codecs
import re

from w3lib.encoding import resolve_encoding

BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

WHATWG_LABELS = {
    "ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "iso_8859-1": "cp1252",
    "iso-8859-9": "cp1254",
    "l1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "macintosh": "mac-roman",
    "unicode-1-1-utf-8": "utf-8",
    "us-ascii": "cp1252",
    "windows-1252": "cp1252",
    "windows1252": "cp1252",
    "x-mac-roman": "mac-roman",
    "x-sjis": "cp932",
}
"""Labels that browsers understand otherwise than Python does (Encoding Standard, 4.2); w3lib knows the rest."""

NEVER = frozenset({"utf-7", "utf-32", "utf-32-le", "utf-32-be", "idna", "punycode", "raw_unicode_escape", "unicode_escape", "undefined"})
"""Codecs of Python's that no browser has."""

_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w:.+-]+)", re.IGNORECASE | re.ASCII)
_META = re.compile(rb"<meta\b[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w:.+-]+)", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml\b[^>]{0,100}?\bencoding\s*=\s*[\"']([\w:.+-]+)", re.IGNORECASE)
_CLOSED_BREAK = re.compile(rb"</br\s*/?>", re.IGNORECASE)
_DECLARED_IN = 64 * 1024
"""Bytes searched for a declaration: real pages put it well beyond the first kilobyte."""
_GUESSED_FROM = 32 * 1024

_FEW_BAD = 5
"""A page that declares an older encoding is UTF-8 all the same where characters that decode outnumber bytes that do not so many times."""

_LONE_LETTERS = frozenset(codecs.encode("ÀÂÇÈÉÊËÎÏÔÙÛÜàâäçèéêëîïôöùûüœ’“”…–«»°", "cp1252"))
"""Bytes of windows-1252 that stand in a French page that is otherwise UTF-8 where somebody pasted a piece of an old one."""


def to_utf8(body: bytes, content_type: str | None = None) -> bytes:
    """`body` as UTF-8 without byte order mark and NULs, ready for `lxml.html.HTMLParser(encoding="utf-8")`. Never raises.

    >>> to_utf8(b"d\\x92\\xe9t\\xe9", "text/html; charset=ISO-8859-1").decode()
    'd’été'
    """
    return decode(body, content_type).encode("utf-8", "replace")


def decode(body: bytes, content_type: str | None = None) -> str:
    """The text of `body`: by its byte order mark, as UTF-8 if it decodes, by header, by the page's own word, by a guess. Never raises.

    >>> decode("à l'été".encode("utf-16"), None)
    "à l'été"
    """
    for mark, name in BYTE_ORDER_MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace").replace("\0", "")
    if b"\0" in body:
        if (wide := _declared(body, content_type)) in {"utf-16", "utf-16-le", "utf-16-be"}:
            return body.decode("utf-16-be" if wide == "utf-16-be" else "utf-16-le", "replace").replace("\0", "")
        body = body.replace(b"\0", b"")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_legacy(body, content_type)


def may_be_utf8(body: bytes) -> bool:
    """A quick look: where it says no, `body` has a byte order mark or NULs.

    >>> may_be_utf8("à l'été".encode()), may_be_utf8("à l'été".encode("utf-16"))
    (True, False)
    """
    return b"\0" not in body and not body.startswith(tuple(mark for mark, _ in BYTE_ORDER_MARKS))


def with_breaks(body: bytes) -> bytes:
    """`body` with each `</br>` as the line break that browsers make of it: the parser passes it over.

    >>> with_breaks(b"<p>Lyon</br>Paris</BR >")
    b'<p>Lyon<br>Paris<br>'
    """
    return _CLOSED_BREAK.sub(b"<br>", body)


def _decode_legacy(body: bytes, content_type: str | None) -> str:
    """Bytes that are not UTF-8 throughout: mostly UTF-8 with a few bad bytes, or one of the older encodings."""
    declared = _declared(body, content_type)
    read = body.decode("utf-8", "replace")
    bad = read.count("\ufffd")
    good = _beyond_ascii(read) - bad
    unsure = declared is None or declared.startswith("utf-")
    if good >= bad if unsure else good > _FEW_BAD * bad:
        return body.decode("utf-8", "hemero_lone")
    if unsure:
        declared = "cp1252" if declared else _guess(body)
    if declared == "iso8859-15" and any(0x80 <= byte < 0xA0 for byte in set(body)):
        declared = "cp1252"  # these bytes are control characters there, and typographic marks here
    return body.decode(declared or "cp1252", "replace")


def _beyond_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def _declared(body: bytes, content_type: str | None) -> str | None:
    """The first declaration that names an encoding: HTTP header, `meta`, XML declaration."""
    if content_type and (found := _HEADER.search(content_type)) and (name := _codec(found.group(1))):
        return name
    for shape in (_META, _XML):
        for label in shape.findall(body[:_DECLARED_IN]):
            if name := _codec(label.decode("ascii", "replace")):
                return "utf-8" if name.startswith("utf-16") and b"\0" not in body[:100] else name
    return None


def _codec(label: str) -> str | None:
    """Python's name for a label, as browsers understand it; None for one that names nothing.

    >>> _codec("ISO-8859-1"), _codec("utf8"), _codec("french")
    ('cp1252', 'utf-8', None)
    """
    label = label.strip().lower()
    name = WHATWG_LABELS.get(label) or resolve_encoding(label)
    if not name or name in NEVER:
        return None
    try:
        b"a".decode(name)
    except (LookupError, UnicodeError):
        return None if not name.startswith("utf-16") else name  # two bytes a letter: one is not enough
    return name


def _guess(body: bytes) -> str:
    """windows-1252, which nearly every undeclared French page is, unless it holds bytes that windows-1252 does not have."""
    if _decodes(body, "cp1252"):
        return "cp1252"
    from bs4.dammit import EncodingDetector  # 60 ms and 5 MB that one page in thousands is worth

    sample = body[:_GUESSED_FROM]
    guesses = (_codec(label) for label in EncodingDetector(sample, is_html=True).encodings)
    return next((name for name in guesses if name and _decodes(sample, name)), "cp1252")


def _decodes(body: bytes, name: str) -> bool:
    try:
        body.decode(name)
    except UnicodeDecodeError:
        return False
    return True


def _lone(error: UnicodeError) -> tuple[str, int]:
    """Error handler of codecs: a lone French letter of windows-1252 as that letter, anything else as U+FFFD."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    piece = error.object[error.start : error.end]
    if len(piece) == 1 and piece[0] in _LONE_LETTERS and piece[0] >= 0xC0:
        return piece.decode("cp1252"), error.end
    return "\ufffd", error.end


codecs.register_error("hemero_lone", _lone)
