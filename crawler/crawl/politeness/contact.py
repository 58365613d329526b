"""Whom a newspaper writes to when our crawl bothers it: an e-mail or page address in the user agent, asked for once."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

from crawler import __version__
from crawler.errors import HemeroError

VARIABLE = "HEMERO_CONTACT"
PROJECT = "https://pypi.org/project/hemerotheque/"
HOW = "an e-mail address or the address of a page, with --contact or the environment variable HEMERO_CONTACT"

_MAIL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE | re.ASCII)
_PAGE = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?(?:/[\w.~%!$&'*+,=:@/?#-]*)?", re.IGNORECASE | re.ASCII)


def checked(text: str) -> str:
    """The contact without space around it; HemeroError where it is neither an e-mail nor a page address, or breaks a header.

    >>> checked(" equipe@labo.example ")
    'equipe@labo.example'
    """
    contact = text.strip()
    if len(contact) > 200 or not (_MAIL.fullmatch(contact) or _PAGE.fullmatch(contact)):
        raise HemeroError(f"{contact[:80]!r} is no contact: give {HOW}.")
    return contact


def user_agent(contact: str | None) -> str:
    """What we call ourselves.

    >>> user_agent("equipe@labo.example").partition(" ")[2]
    '(+https://pypi.org/project/hemerotheque/; equipe@labo.example)'
    """
    return f"hemerotheque/{__version__} (+{PROJECT}{'; ' + contact if contact else ''})"


def place() -> Path:
    """The file that holds this user's contact."""
    home = os.environ.get("XDG_CONFIG_HOME", "")
    return (Path(home) if home.startswith("/") else Path.home() / ".config") / "hemerotheque" / "contact"


def stored() -> str | None:
    """This user's contact: the environment's, else the stored one; None where there is none."""
    if text := os.environ.get(VARIABLE, "").strip():
        return checked(text)
    try:
        return checked(place().read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as trouble:
        raise HemeroError(f"{place()} can't be read ({trouble}): mend or delete it, or give --contact.") from None


def store(contact: str) -> None:
    """Remember it for this user."""
    try:
        place().parent.mkdir(parents=True, exist_ok=True)
        place().write_text(contact + "\n", encoding="utf-8")
    except OSError as trouble:
        raise HemeroError(f"{place()} can't be written ({trouble.strerror}): set {VARIABLE} instead.") from None


def required(given: str | None, ask: Callable[[], str] | None) -> str:
    """The contact of a real crawl: given, or known, or asked for (`ask`, on a terminal); the first one given or told is remembered."""
    known = None if given else stored()
    if known:
        return known
    if not given and ask is None:
        raise HemeroError(f"A real crawl says whom to write to: give {HOW}; it is asked for once.")
    contact = checked(given or (ask() if ask else ""))
    if not place().exists():
        store(contact)
    return contact
