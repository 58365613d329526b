"""Standard output and error of the command line: signs that their encoding does not have are replaced, and a closed pipe is no fault."""

from __future__ import annotations

import codecs
import contextlib
import io
import os
import sys
import unicodedata

REPLACED = dict(zip("’‘“”«»–—−·▁▂▃▄▅▆▇█↑↓", '\'\'""""----_.:-=+*#^v', strict=True))
REPLACED |= {"…": "...", "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "€": "EUR", "→": "->", "≠": "!=", "ß": "ss"}
"""Signs that an encoding may not have → what is printed instead. Other letters lose their accents; what is left is a question mark."""


def prepare_streams() -> None:
    """From now on, printing raises no `UnicodeEncodeError`, and works where standard output or error are closed."""
    codecs.register_error("hemero", replaced)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w"))  # noqa: SIM115, PTH123 - open until the process ends
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="hemero")


def replaced(error: UnicodeError) -> tuple[str, int]:
    """What is printed instead of the signs that cannot be encoded, and where to go on.

    >>> "l’Élysée, où le Sénat « vote » 日".encode("ascii", "hemero") if prepare_streams() is None else None
    b'l\\'Elysee, ou le Senat " vote " ?'
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_plain, error.object[error.start : error.end])), error.end


def _plain(sign: str) -> str:
    if sign in REPLACED:
        return REPLACED[sign]
    bare = "".join(part for part in unicodedata.normalize("NFKD", sign) if part.isascii())
    return bare or ("" if unicodedata.combining(sign) else "?")


def flush() -> None:
    """Write what is buffered. Raises `BrokenPipeError` where nobody reads any more."""
    sys.stdout.flush()
    sys.stderr.flush()


def drop_output() -> None:
    """Write nothing more, so that Python does not report a broken pipe when it ends."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except OSError:
                os.dup2(nowhere, stream.fileno())
