"""The demo newspaper as a Twisted server on a loopback port."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from itertools import repeat
from typing import Any

from twisted.internet import reactor as twisted_reactor
from twisted.internet.error import CannotListenError
from twisted.web.resource import Resource
from twisted.web.server import NOT_DONE_YET, Site

from crawler.demo.answer import Answer
from crawler.demo.gazette import Gazette
from crawler.errors import HemeroError

reactor: Any = twisted_reactor  # its real type depends on the platform
Request = Any
"""Twisted's request; most of its methods have no type annotations."""

CACHE_BYTES = 256 * 2**20
HUGE_BYTES = 60 * 10**6
PIECE = 64 * 1024
PAUSE = 0.05
DRIP = 1.0
PRIVATE = "/_"
"""Prefix of the paths for control (journal, clock). Requests for them are not counted."""


class PreparedAnswer:
    """An answer with its headers, its body, and the gzipped body where that is shorter."""

    __slots__ = ("answer", "body", "changed", "etag", "gzipped")

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.body = answer.body
        self.changed = answer.changed.astimezone(UTC).replace(microsecond=0) if answer.changed else None
        self.etag = f'"{hashlib.sha1(answer.body, usedforsecurity=False).hexdigest()[:20]}"' if answer.changed else ""
        self.gzipped = b"" if answer.as_is or answer.flaw or len(answer.body) < 200 else gzip.compress(answer.body, 6, mtime=0)

    @property
    def size(self) -> int:
        return len(self.body) + len(self.gzipped)

    def unchanged(self, if_none_match: str | None, if_modified_since: str | None) -> bool:
        """Whether to answer 304. If-None-Match takes precedence over If-Modified-Since (RFC 9110)."""
        if not self.changed:
            return False
        if if_none_match:
            tags = {tag.strip().removeprefix("W/") for tag in if_none_match.split(",")}
            return self.etag in tags or "*" in tags
        try:
            return bool(if_modified_since) and parsedate_to_datetime(str(if_modified_since)) >= self.changed
        except (ValueError, TypeError):
            return False  # an invalid date is ignored


class Cache:
    """A least-recently-used cache of prepared answers, limited in bytes."""

    def __init__(self, limit: int = CACHE_BYTES) -> None:
        self._limit, self._size = limit, 0
        self._kept: OrderedDict[tuple[object, ...], PreparedAnswer] = OrderedDict()

    def get(self, key: tuple[object, ...], make: Callable[[], PreparedAnswer]) -> PreparedAnswer:
        """The cached answer for `key`; `make` makes it where there is none."""
        kept = self._kept.get(key)
        if kept:
            self._kept.move_to_end(key)
            return kept
        prepared = make()
        self._kept[key] = prepared
        self._size += prepared.size
        while self._size > self._limit and len(self._kept) > 1:
            self._size -= self._kept.popitem(last=False)[1].size
        return prepared


class Stream:
    """A Twisted push producer: sends the pieces, `pause` seconds apart, until the client disconnects."""

    def __init__(self, request: Request, pieces: Iterator[bytes], pause: float) -> None:
        self._request, self._pieces, self._pause = request, pieces, pause
        self._call: Any = None
        self._gone = False
        request.notifyFinish().addErrback(self._client_left)
        request.registerProducer(self, True)
        self.resumeProducing()

    def _client_left(self, _reason: object) -> None:
        self._gone = True
        self.pauseProducing()

    def _send(self) -> None:
        self._call = None
        piece = next(self._pieces, None)
        if piece is None:
            self._request.unregisterProducer()
            self._request.finish()
            return
        self._call = reactor.callLater(self._pause, self._send)  # before the write, which may call pauseProducing
        self._request.write(piece)

    def resumeProducing(self) -> None:  # noqa: N802  (Twisted's name)
        if not self._gone and self._call is None:
            self._call = reactor.callLater(0, self._send)

    def pauseProducing(self) -> None:  # noqa: N802
        if self._call is not None:
            self._call.cancel()
            self._call = None

    def stopProducing(self) -> None:  # noqa: N802
        self._client_left(None)


def _huge(body: bytes) -> Iterator[bytes]:
    piece = (body * (PIECE // len(body) + 1))[:PIECE]
    whole, rest = divmod(HUGE_BYTES, PIECE)
    yield from repeat(piece, whole)
    yield piece[:rest]


class GazetteResource(Resource):
    """The Twisted resource for all paths of the newspaper."""

    isLeaf = True  # noqa: N815  (Twisted's name)

    def __init__(self, gazette: Gazette) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.gazette = gazette
        self.cache = Cache()
        self.asked: Counter[str] = Counter()
        self.answered: Counter[tuple[str, int]] = Counter()

    def render(self, request: Request) -> bytes | int:
        """Answer one request. Twisted calls this method."""
        path = request.uri.decode("latin-1")
        if path.startswith(PRIVATE):
            return self._private(request, path)
        self.asked[path] += 1
        base = f"http://{request.getHeader('host') or '127.0.0.1'}"
        at = self.gazette.now()
        request.setHeader("Date", format_datetime(at.astimezone(UTC), usegmt=True))
        return self._send(request, path, self.prepared(path, base, at))

    def prepared(self, path: str, base: str, at: datetime) -> PreparedAnswer:
        """The answer to a GET of `path`. It is cached, unless it depends on the number of earlier requests."""
        times = self.asked[path]
        if path.startswith(("/ennuis/", "/interdit/")):
            return PreparedAnswer(self.gazette.answer(path, base, at, times))
        return self.cache.get((path, base, at), lambda: PreparedAnswer(self.gazette.answer(path, base, at, times)))

    def _send(self, request: Request, path: str, prepared: PreparedAnswer) -> bytes | int:
        answer = prepared.answer
        status = 304 if prepared.unchanged(request.getHeader("if-none-match"), request.getHeader("if-modified-since")) else answer.status
        self.answered[path, status] += 1
        request.setResponseCode(status)
        for name, value in answer.headers:
            request.setHeader(name, value)
        if prepared.changed:
            request.setHeader("ETag", prepared.etag)
            request.setHeader("Last-Modified", format_datetime(prepared.changed, usegmt=True))
        if status == 304:
            return b""
        request.setHeader("Content-Type", answer.content_type)
        if answer.flaw:
            FLAWS[answer.flaw](request, answer.body)
            return NOT_DONE_YET
        return self._body(request, prepared)

    def _body(self, request: Request, prepared: PreparedAnswer) -> bytes:
        body = prepared.body
        if prepared.gzipped:
            request.setHeader("Vary", "Accept-Encoding")
            if "gzip" in (request.getHeader("accept-encoding") or ""):
                request.setHeader("Content-Encoding", "gzip")
                body = prepared.gzipped
        request.setHeader("Content-Length", str(len(body)))
        return b"" if request.method == b"HEAD" else body

    def _private(self, request: Request, path: str) -> bytes:
        """The journal (GET /_journal.json) and the clock (POST /_clock with a time in ISO 8601)."""
        if path == "/_clock" and request.method == b"POST":
            self.gazette.travel(datetime.fromisoformat(request.content.read().decode()))
        statuses: dict[str, dict[str, int]] = {}
        for (asked, status), count in self.answered.items():
            statuses.setdefault(asked, {})[str(status)] = count
        request.setHeader("Content-Type", "application/json")
        journal = {"at": self.gazette.now().isoformat(), "total": self.asked.total(), "requests": dict(self.asked), "statuses": statuses}
        return json.dumps(journal, ensure_ascii=False).encode()


def _cut(request: Request, body: bytes) -> None:
    request.setHeader("Content-Length", str(len(body)))
    request.write(body[: len(body) // 2])
    request.transport.loseConnection()


def _reset(request: Request, _body: bytes) -> None:
    request.transport.abortConnection()


def _reset_midway(request: Request, body: bytes) -> None:
    request.setHeader("Content-Length", str(len(body)))
    request.write(body[: len(body) // 2])
    reactor.callLater(0.1, request.transport.abortConnection)


def _huge_sized(request: Request, body: bytes) -> None:
    request.setHeader("Content-Length", str(HUGE_BYTES))
    Stream(request, _huge(body), 0)


FLAWS: dict[str, Callable[[Request, bytes], object]] = {
    "cut": _cut,
    "drip": lambda request, body: Stream(request, repeat(body), DRIP),
    "endless": lambda request, body: Stream(request, repeat(body * (PIECE // len(body))), PAUSE),
    "huge": _huge_sized,
    "huge_chunked": lambda request, body: Stream(request, _huge(body), 0),
    "reset": _reset,
    "reset_midway": _reset_midway,
    "silent": lambda request, body: None,
}


class SiteWithoutLog(Site):
    """A Twisted site without an access log: `GazetteResource` counts the requests itself."""

    def log(self, request: Request) -> None:
        """Log nothing."""


def listen(gazette: Gazette, host: str, port: int, warm: bool = False) -> int:
    """Start listening; the port number. `warm` fills the cache with all listed articles first.

    Raises `HemeroError` where the port cannot be used.
    """
    resource = GazetteResource(gazette)
    try:
        site = SiteWithoutLog(resource, timeout=None)  # type: ignore[no-untyped-call]
        listening = reactor.listenTCP(port, site, backlog=256, interface=host)
    except CannotListenError as error:
        why = getattr(error.socketError, "strerror", None) or error.socketError
        raise HemeroError(f"Port {port} on {host} cannot be used ({why}): choose another with --port.") from error
    got = int(listening.getHost().port)
    if warm:
        at = gazette.now()
        for path in gazette.article_paths(at):
            resource.prepared(path, f"http://{host}:{got}", at)
    return got
