"""The contact in the user agent: an e-mail address or the address of a page, so that a newspaper can write to us. It is asked for once."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

from crawler import __version__
from crawler.errors import HemeroError

ENVIRONMENT_VARIABLE = "HEMERO_CONTACT"
PROJECT = "https://pypi.org/project/hemerotheque/"
HOW = "an e-mail address or the address of a page, with --contact or the environment variable HEMERO_CONTACT"

_MAIL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE | re.ASCII)
_PAGE = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?(?:/[\w.~%!$&'*+,=:@/?#-]*)?", re.IGNORECASE | re.ASCII)


def valid_contact(text: str) -> str:
    """The contact without spaces around it. HemeroError if it is not an e-mail address or the address of a page.

    >>> valid_contact(" equipe@labo.example ")
    'equipe@labo.example'
    """
    contact = text.strip()
    if len(contact) > 200 or not (_MAIL.fullmatch(contact) or _PAGE.fullmatch(contact)):
        raise HemeroError(f"{contact[:80]!r} is no contact: give {HOW}.")
    return contact


def user_agent(contact: str | None) -> str:
    """The user agent of the crawl.

    >>> user_agent("equipe@labo.example").partition(" ")[2]
    '(+https://pypi.org/project/hemerotheque/; equipe@labo.example)'
    """
    return f"hemerotheque/{__version__} (+{PROJECT}{'; ' + contact if contact else ''})"


def contact_file() -> Path:
    """The file with the contact of this user."""
    home = os.environ.get("XDG_CONFIG_HOME", "")
    return (Path(home) if home.startswith("/") else Path.home() / ".config") / "hemerotheque" / "contact"


def stored_contact() -> str | None:
    """The contact of this user, from the environment variable or from the file. None if there is none."""
    if text := os.environ.get(ENVIRONMENT_VARIABLE, "").strip():
        return valid_contact(text)
    try:
        return valid_contact(contact_file().read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise HemeroError(f"{contact_file()} can't be read ({error}): correct or delete it, or give --contact.") from None


def store_contact(contact: str) -> None:
    """Store the contact for this user."""
    try:
        contact_file().parent.mkdir(parents=True, exist_ok=True)
        contact_file().write_text(contact + "\n", encoding="utf-8")
    except OSError as error:
        raise HemeroError(f"{contact_file()} can't be written ({error.strerror}): set {ENVIRONMENT_VARIABLE} instead.") from None


def required_contact(given: str | None, ask: Callable[[], str] | None) -> str:
    """The contact for a real crawl: given, stored, or asked for with `ask` (only on a terminal). The first contact is stored. HemeroError
    without one.
    """
    known = None if given else stored_contact()
    if known:
        return known
    if not given and ask is None:
        raise HemeroError(f"A crawl of a real newspaper needs a contact: give {HOW}; it is stored for the next crawls.")
    contact = valid_contact(given or (ask() if ask else ""))
    if not contact_file().exists():
        store_contact(contact)
    return contact
