"""ASGI middleware that checks requests before Datasette: the Host header and the method."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any

from crawler.desk.security import host_of
from crawler.desk.site import ROOT

Scope = MutableMapping[str, Any]
App = Callable[[Scope, Any, Any], Awaitable[None]]
READ_METHODS = {"GET", "HEAD", "OPTIONS"}


def guarded(app: App, settings: Mapping[str, Any], base: str) -> App:
    """Wrap `app`; `base` is Datasette's `base_url`.

    With `settings["hosts"]`, requests for other host names are refused with 403, against DNS rebinding. With `settings["front"]`, `base`
    redirects to the desk, and methods that could write are refused with 405. All responses get `X-Content-Type-Options: nosniff`.
    """
    hosts = frozenset(settings.get("hosts") or ())

    async def ask(scope: Scope, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
        elif hosts and host_of(_header(scope, b"host")) not in hosts:
            await _answer(send, 403, b"This server answers to its own name only.")
        elif settings.get("front") and scope["method"] not in READ_METHODS:
            await _answer(send, 405, b"This server is read-only.")
        elif settings.get("front") and scope["path"] == base:
            await _answer(send, 302, b"", location=(base.rstrip("/") + ROOT).encode())
        else:
            await app(scope, receive, _with_nosniff(send))

    return ask


def _header(scope: Scope, name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")


async def _answer(send: Any, status: int, body: bytes, **headers: bytes) -> None:
    fields = [(b"content-type", b"text/plain; charset=utf-8"), *((name.encode(), value) for name, value in headers.items())]
    await send({"type": "http.response.start", "status": status, "headers": fields})
    await send({"type": "http.response.body", "body": body})


def _with_nosniff(send: Any) -> Any:
    async def sent(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            headers = list(message.get("headers", []))
            if not any(name.lower() == b"x-content-type-options" for name, _ in headers):
                headers.append((b"x-content-type-options", b"nosniff"))
            message["headers"] = headers
        await send(message)

    return sent
