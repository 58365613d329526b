"""Where an answer sends the reader on: `Location`, the `Refresh` header, a meta refresh. And where that ends: a circle, a login, too many.

An address that redirects ends as `redirected`, and its target is an address of its own. What leads nowhere ends with the reason.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from crawler.parsing.classification import walls
from crawler.parsing.document import addresses

if TYPE_CHECKING:
    from crawler.archive import Exchange, Lease

MAX_REDIRECTS = 10
"""The largest number of redirects from one address to the next."""
MAX_REFRESH_SECONDS = 5.0
"""A page that shows itself for longer before it refreshes is a page, not a redirect."""
_HEAD = 16_384
"""Bytes of a page in which a meta refresh stands."""
_HIDDEN = re.compile(rb"<!--.*?-->|<(noscript|script|template)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_META = re.compile(rb"<meta\b[^>]*>", re.IGNORECASE)
_IS_REFRESH = re.compile(rb"http-equiv\s*=\s*[\"']?\s*refresh\b", re.IGNORECASE)
_CONTENT = re.compile(rb"content\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]*))", re.IGNORECASE)
_REFRESH = re.compile(r"\s*(\d*\.?\d*)\s*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"']+)", re.IGNORECASE)


def location(exchange: Exchange) -> str:
    """The `Location` header of a redirect; empty for other responses. Servers send raw UTF-8 in it."""
    return _header_text(exchange, "location").strip() if 300 <= exchange.status < 400 and exchange.status != 304 else ""


def refresh(exchange: Exchange, body: bytes) -> str:
    """Where the `Refresh` header or the meta refresh of a page sends the reader at once; empty where they don't. `body`: decoded."""
    printed = _header_text(exchange, "refresh") or _meta_refresh(body[:_HEAD])
    found = _REFRESH.match(printed) if printed else None
    return found[2].strip() if found and float(found[1].strip(".") or 0) <= MAX_REFRESH_SECONDS else ""


def _meta_refresh(head: bytes) -> str:
    if b"efresh" not in head and b"EFRESH" not in head:
        return ""
    for meta in _META.findall(_HIDDEN.sub(b"", head)):
        if _IS_REFRESH.search(meta) and (found := _CONTENT.search(meta)):
            return (found[1] or found[2] or found[3] or b"").decode("utf-8", "replace").replace("&amp;", "&")
    return ""


def target(exchange: Exchange, printed: str) -> str | None:
    """The address that a printed target means, normalised; None where it is none.

    >>> from datetime import datetime, UTC
    >>> from crawler.archive import Exchange
    >>> moved = Exchange("https://exemple.fr/a/", "GET", [], 301, "", [], b"", datetime.now(UTC))
    >>> target(moved, "été"), target(moved, "mailto:a@exemple.fr")
    ('https://exemple.fr/a/%C3%A9t%C3%A9', None)
    """
    return addresses.normalise(printed, exchange.url) if printed else None


def dead_end(lease: Lease, exchange: Exchange, url: str) -> tuple[str, str] | None:
    """The outcome and the reason where a redirect to `url` is not followed; None where it is."""
    if url in (lease.url, addresses.normalise(exchange.url)):
        return "blocked", f"it redirects to itself{', also with the cookies that it sets' if sets_cookie(exchange) else ''}"
    if url in lease.redirected_from:
        return "blocked", f"redirects in a circle: {' → '.join((*lease.redirected_from, lease.url, url))}"[:500]
    if walls.is_login(url):
        return "blocked", f"login: it redirects to {url}"
    passing = addresses.normalise(exchange.url) != lease.url and is_same_site(exchange.url, url)  # then it was followed to the end
    if len(lease.redirected_from) >= MAX_REDIRECTS or passing:
        return "error", f"more than {MAX_REDIRECTS} redirects, from {(*lease.redirected_from, lease.url)[0]}"
    return None


def needs_cookies(exchange: Exchange, url: str) -> bool:
    """Whether a temporary redirect to `url` looks like a gate (consent, bots): it lets those through that bring its cookies back."""
    if not is_same_site(url, exchange.url) or walls.is_login(url):
        return False
    if url == addresses.normalise(exchange.url):
        return sets_cookie(exchange)
    if exchange.status in (301, 308) or addresses.path_of(url) == addresses.path_of(exchange.url):
        return False
    own = urlsplit(exchange.url).path
    return sets_cookie(exchange) or own in _query_values(url) or exchange.url in _query_values(url)


def is_same_site(one: str, other: str) -> bool:
    """Whether two addresses are on hosts of one site."""
    return addresses.site(addresses.host(one)) == addresses.site(addresses.host(other))


def _query_values(url: str) -> list[str]:
    return [unquote(pair.partition("=")[2]) for pair in urlsplit(url).query.split("&")]


def sets_cookie(exchange: Exchange) -> bool:
    """Whether the response sets a cookie."""
    return any(name.lower() == "set-cookie" for name, _ in exchange.headers)


def _header_text(exchange: Exchange, name: str) -> str:
    value = next((value for key, value in exchange.headers if key.lower() == name), "")
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value
