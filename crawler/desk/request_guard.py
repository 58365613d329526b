"""ASGI middleware around Datasette: which requests are answered, how many at a time, and the headers of all responses."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any

from crawler.desk.notebook_place import MAX_BODY, WRITES
from crawler.desk.security import FRAMED, HEADERS, host_of, is_from_elsewhere, may_write
from crawler.desk.site import ROOT
from crawler.desk.sql.csv_stream import is_table_csv, whole_table, without_formulas
from crawler.desk.turns import Turns

Scope = MutableMapping[str, Any]
App = Callable[[Scope, Any, Any], Awaitable[None]]
READ_METHODS = {"GET", "HEAD", "OPTIONS"}
ON_ALL = {name: HEADERS[name] for name in ("X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Resource-Policy")}
"""Headers that Datasette's own pages get as well."""


def guarded(app: App, settings: Mapping[str, Any], base: str, turns: Turns) -> App:
    """Wrap `app`; `base` is Datasette's `base_url`.

    With `settings["hosts"]`, requests for other host names are refused with 403, against DNS rebinding. With `settings["front"]`, `base`
    redirects to the desk, methods that could write are refused with 405, and a table as CSV is the whole table. With
    `settings["writes"]`, the forms of the notebook are taken, from pages of this server only. Requests that a web page
    of another site makes are refused with 403. No page of another site can frame a response.
    """
    hosts, front, writes = frozenset(settings.get("hosts") or ()), bool(settings.get("front")), bool(settings.get("writes"))

    async def ask(scope: Scope, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
        elif hosts and host_of(_header(scope, b"host")) not in hosts:
            await _answer(send, 403, b"This server answers to its own name only.")
        elif is_from_elsewhere(lambda name: _header(scope, name.encode()), scope["path"].removeprefix(base.rstrip("/"))):
            await _answer(send, 403, b"This server does not answer the pages of other sites: open the address itself.")
        elif writes and _is_form(scope, base):
            await _take_form(app, scope, receive, send)
        elif front and scope["method"] not in READ_METHODS:
            await _answer(send, 405, b"This server is read-only.")
        elif front and scope["path"] == base:
            await _answer(send, 302, b"", location=(base.rstrip("/") + ROOT).encode())
        else:
            send = _with_headers(send)
            if front and is_table_csv(scope["path"].removeprefix(base.rstrip("/"))):
                scope, send = whole_table(scope), without_formulas(send)
            async with turns.of(scope["path"].removeprefix(base.rstrip("/"))):
                await app(scope, receive, send)

    return ask


def _is_form(scope: Scope, base: str) -> bool:
    return scope["method"] == "POST" and str(scope["path"]).removeprefix(base.rstrip("/")).startswith(ROOT + WRITES)


async def _take_form(app: App, scope: Scope, receive: Any, send: Any) -> None:
    """A form of the notebook. One from another site, without a length, too long, or with files is refused."""
    size, kind = _header(scope, b"content-length"), _header(scope, b"content-type").partition(";")[0].strip().lower()
    if not may_write(lambda name: _header(scope, name.encode())):
        await _answer(send, 403, b"This server takes the forms of its own pages only.")
    elif not (size.isdecimal() and int(size[:12]) <= MAX_BODY) or kind != "application/x-www-form-urlencoded":
        await _answer(send, 413, b"This form is too long.")
    else:
        await app(scope, receive, _with_headers(send))


def _header(scope: Scope, name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")


async def _answer(send: Any, status: int, body: bytes, **headers: bytes) -> None:
    fields = [(b"content-type", b"text/plain; charset=utf-8"), *((name.encode(), value) for name, value in headers.items())]
    send = _with_headers(send)
    await send({"type": "http.response.start", "status": status, "headers": fields})
    await send({"type": "http.response.body", "body": body})


def _with_headers(send: Any) -> Any:
    """Add the security headers that a response does not have itself."""

    async def sent(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            headers = list(message.get("headers", []))
            known = {name.lower(): value for name, value in headers}
            policy = known.get(b"content-security-policy", b"frame-ancestors 'none'")
            frames = "SAMEORIGIN" if FRAMED in policy else "DENY"
            wanted = {**ON_ALL, "Content-Security-Policy": policy.decode("latin-1"), "X-Frame-Options": frames}
            headers += [(name.lower().encode(), value.encode()) for name, value in wanted.items() if name.lower().encode() not in known]
            message["headers"] = headers
        await send(message)

    return sent
