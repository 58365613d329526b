"""Protection against hostile content: response headers, safe links, host names, local redirects."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Content-Security-Policy of the desk's pages: nothing from other origins, no inline scripts or styles."""
ARCHIVED_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; frame-ancestors 'self'"
"""Content-Security-Policy of archived pages: a separate origin, no scripts, no requests."""
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-DNS-Prefetch-Control": "off",
}
FRAMED = b"frame-ancestors 'self'"
"""In a Content-Security-Policy: pages of the desk may frame this one."""
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


_PATH = re.compile(r"(?<![\w.:/\\-])(?:/|[A-Z]:\\)(?:[^\s/\\:'\"]+[/\\])+")


def link(address: str | None) -> str | None:
    """The address where it is safe in a link (http or https, with a host); None for other addresses, which are shown as text.

    >>> link("https://www.lemonde.fr/a"), link("javascript:alert(1)"), link(" java\\nscript:x"), link("//evil.example/")
    ('https://www.lemonde.fr/a', None, None, None)
    """
    if not address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in {"http", "https"} and parts.netloc else None


def is_from_elsewhere(header: Callable[[str], str], path: str) -> bool:
    """Whether a web page of another site made the request. A link from elsewhere may open a page of the desk, and nothing else.

    Browsers say where a request comes from in `Sec-Fetch-Site`; other programs do not.
    """
    if header("sec-fetch-site").lower() in {"", "none", "same-origin"}:
        return False
    opened = header("sec-fetch-mode").lower() == "navigate" and header("sec-fetch-dest").lower() == "document"
    return not (opened and (path in {"", "/"} or path.startswith("/-/desk")) and "/export/" not in path and not path.endswith(".csv"))


def may_write(header: Callable[[str], str]) -> bool:
    """Whether a form comes from a page of this server. Browsers say it in `Sec-Fetch-Site`, older ones in `Origin`; where a request has
    neither, its token decides.

    >>> [may_write({"host": "localhost", "origin": one}.get) for one in ("https://evil.example", "http://localhost", "null")]
    [False, True, False]
    """
    host = (header("host") or "").lower()
    site, origin, ours = header("sec-fetch-site") or "", (header("origin") or "").lower(), {f"http://{host}", f"https://{host}"}
    if site:  # under `Referrer-Policy: no-referrer`, the Origin of our own forms is `null`
        return site.lower() == "same-origin" and origin in {"", "null", *ours}
    return not origin or origin in ours


def without_paths(text: str) -> str:
    """The text with the names of files instead of their paths on this computer.

    >>> without_paths("/home/anne/data/hemero.db is locked: see https://example.org/a/b")
    'hemero.db is locked: see https://example.org/a/b'
    """
    return _PATH.sub("", text)


def host_of(header: str) -> str:
    """The host name of a Host header in lower case, without port; empty where the header is invalid.

    >>> host_of("LocalHost:8001"), host_of("[::1]:8001"), host_of("evil.example")
    ('localhost', '::1', 'evil.example')
    """
    try:
        return urlsplit(f"//{header}").hostname or ""
    except ValueError:
        return ""


def local_path(text: str) -> str:
    """`text` where it is a path on this server; "/" where a browser could read it as an address of another server.

    >>> local_path("/-/desk/search?q=a"), local_path("//evil.example"), local_path("https://evil.example"), local_path("/\\\\evil")
    ('/-/desk/search?q=a', '/', '/', '/')
    """
    return text if text.startswith("/") and not text.startswith("//") and "\\" not in text and text.isprintable() else "/"
