"""One form of addresses for archives made before it: escapes in capitals, session ids off. Used by a migration, so it does not change.

New addresses get their form in `parsing.document.addresses`.
"""

from __future__ import annotations

import re

_SESSION_PATH = re.compile(
    r";(?:jsessionid|phpsessid|aspsessionid\w*|sessionid|session_id|sid)=[^/;?]*|/\([A-Z]\([0-9a-z]{20,40}\)\)(?=/)", re.IGNORECASE
)
_SESSION_PAIR = re.compile(
    r"(?:aspsessionid\w*|session_?id|cfid|cftoken|oscsid|zenid|jsession)=.*|(?:sid|sess|session|s)=(?=[^=]*\d)[0-9a-z]{22,64}",
    re.IGNORECASE,
)
_ESCAPED = re.compile(r"%[0-9a-fA-F]{2}")


def one_form(url: str) -> str:
    """The address without session ids and with each escape in its one form (RFC 3986, 6.2.2).

    >>> one_form("https://exemple.fr/%c3%a9t%C3%A9/%7Ea;jsessionid=1F?b=%2f&session_id=3")
    'https://exemple.fr/%C3%A9t%C3%A9/~a?b=%2F'
    """
    path, mark, query = url.partition("?")
    path = _SESSION_PATH.sub("", path)
    if mark:
        query = "&".join(pair for pair in query.split("&") if not _SESSION_PAIR.fullmatch(pair))
    return _ESCAPED.sub(_one_escape, f"{path}?{query}" if query else path)


def _one_escape(escape: re.Match[str]) -> str:
    letter = chr(int(escape[0][1:], 16))
    return letter if letter.isascii() and (letter.isalnum() or letter in "-._~") else escape[0].upper()
