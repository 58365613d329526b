"""The addresses under which a page may be stored, from one that someone copied: with http, `www.`, trackers, a fragment, or as AMP page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from urllib.parse import quote, unquote, urlsplit

from crawler.archive.database.address_form import one_form

ADDRESS = re.compile(r"(?:https?://|www\.)[^\s\"]+|[\w-]+(?:\.[\w-]+)+/[^\s\"]*", re.IGNORECASE)
"""A text that is an address and nothing else."""
_GOOGLE = re.compile(r"https?://(?:www\.)?google\.[a-z.]+/amp/(s/)?", re.IGNORECASE)
_CACHE = re.compile(r"https?://[\w-]+\.cdn\.ampproject\.org/[a-z]/(s/)?", re.IGNORECASE)
MAX_PARAMETERS = 6
"""Of a longer query, only the whole and none of it is tried."""
_AMP_PARAMETER = re.compile(r"(?:outputType=)?amp(?:=[^&]*)?", re.IGNORECASE)


def is_address(text: str) -> bool:
    """Whether a text is an address.

    >>> [is_address(text) for text in ("https://exemple.fr/a", "exemple.fr/a", "grève", "49.3", "C.G.T.")]
    [True, True, False, False, False]
    """
    return ADDRESS.fullmatch(text.strip()) is not None


def stored_forms(address: str) -> list[str]:
    """The addresses to look for, the likeliest first.

    >>> forms = stored_forms("http://exemple.fr/a/amp/?utm_source=x&id=3#suite")
    >>> "https://www.exemple.fr/a?id=3" in forms, "https://exemple.fr/a/" in forms
    (True, True)
    """
    typed = _CACHE.sub(_scheme, _GOOGLE.sub(_scheme, address.strip()))
    if "://" not in typed:
        typed = f"https://{typed}"
    try:
        parts = urlsplit(typed)
    except ValueError:  # brackets that are no IPv6 address
        return [address]
    found = [address, typed, one_form(typed)]
    for query in _queries(parts.query):
        for path in _paths(parts.path):
            for host in _hosts(parts.netloc):
                found += [f"{scheme}://{host}{path}{query}" for scheme in ("https", "http")]
    return list(dict.fromkeys(found))


def _scheme(match: re.Match[str]) -> str:
    return "https://" if match[1] else "http://"


def _hosts(netloc: str) -> list[str]:
    host = netloc.rpartition("@")[2].lower()
    bare = re.sub(r"^(?:www|amp|m|mobile)\.", "", host)
    return list(dict.fromkeys((host, bare, f"www.{bare}")))


def _paths(path: str) -> Iterator[str]:
    """The path, with and without the final slash, AMP parts and percent-encoding."""
    plain = re.sub(r"/amp(?=/|$)|\.amp(?=\.html?$|$)|(?<=/)amp/", "", path, flags=re.IGNORECASE) or "/"
    for one in dict.fromkeys((path, plain, quote(unquote(path), safe="/~!$&'()*+,;=:@%-._"), one_form(plain))):
        bare = one.rstrip("/")
        yield from dict.fromkeys((one, bare, f"{bare}/", f"{bare}/amp", f"{bare}/amp/"))


def _queries(query: str) -> Iterator[str]:
    """The query with all its parameters, then with fewer: which of them are trackers is not known."""
    given = [pair for pair in query.split("&") if pair]
    kept = [pair for pair in given if not _AMP_PARAMETER.fullmatch(pair)]
    if given != kept:
        yield "?" + "&".join(given)
    sizes = range(len(kept), -1, -1) if len(kept) <= MAX_PARAMETERS else (len(kept), 0)
    for size in sizes:
        for chosen in combinations(kept, size):
            yield "?" + "&".join(chosen) if chosen else ""
