"""One page from its server, with a crawl's manners: who asks, robots.txt first, and no address into one's own network."""

from __future__ import annotations

import gzip
import socket
import urllib.error
import urllib.request
import zlib
from http.client import HTTPConnection, HTTPException, HTTPMessage, HTTPSConnection
from typing import IO, Any
from urllib.parse import urljoin

from protego import Protego
from w3lib.url import safe_url_string

from crawler.cli.crawl import contact_for
from crawler.crawl.politeness.address_guard import AddressGuard, typed_loopback
from crawler.crawl.politeness.contact import user_agent
from crawler.errors import HemeroError

MAX_BYTES = 20_000_000
SECONDS = 30.0
Page = tuple[bytes, str, str | None]
"""Body, final address and content type."""


class Unanswered(HemeroError):  # noqa: N818  # named as what happened, like every trouble told to users
    """A fetch that brought no page; `status` is None where no server answered."""

    def __init__(self, text: str, status: int | None = None) -> None:
        super().__init__(text)
        self.status = status


class Refused(HemeroError):  # noqa: N818
    """An address that the guard does not let us ask for."""


def fetch(url: str, contact: str | None = None, allowed: tuple[str, ...] = ()) -> Page:
    """The page at `url`; robots.txt is asked first. HemeroError where it cannot be had. `allowed`: hosts whose address may be private."""
    try:
        address, robots = safe_url_string(url), urljoin(safe_url_string(url), "/robots.txt")
    except ValueError:
        raise HemeroError(f"{url} is no address: check it, its brackets for instance.") from None
    guard = AddressGuard([*typed_loopback([address]), *allowed])
    _judge(guard, address)
    agent = user_agent(contact_for((address,), contact, rehearsed=False))
    door = _Door(guard, agent)
    if not door.allows(address, robots):
        raise HemeroError(f"The robots.txt of this site asks not to fetch {url}: save the page in a browser and parse the file.")
    return door.answer(address, MAX_BYTES)


def _judge(guard: AddressGuard, url: str) -> None:
    if why := guard.check(url):
        raise Refused(f"{url[:200]} is not asked for ({why}): if it is meant, name its host with --allow-host.")


class _Door:
    """Asks for addresses under one name, past one guard; no proxy, behind which the guard would see nothing."""

    def __init__(self, guard: AddressGuard, agent: str) -> None:
        self.agent = agent
        handlers = (urllib.request.ProxyHandler({}), _Web(guard), _SecureWeb(guard), _Redirects(guard))
        self.opener = urllib.request.build_opener(*handlers)

    def allows(self, url: str, robots: str) -> bool:
        """Whether the site's robots.txt lets us ask."""
        try:
            rules, _, _ = self.answer(robots, 500_000)
        except Unanswered as trouble:
            if trouble.status is None or trouble.status >= 500:  # RFC 9309: an unreachable robots.txt forbids
                raise
            return True
        return bool(Protego.parse(rules.decode("utf-8", "replace")).can_fetch(url, self.agent))

    def answer(self, url: str, limit: int) -> Page:
        """The first `limit` bytes of what `url` answers, decompressed."""
        headers = {"User-Agent": self.agent, "Accept": "text/html,*/*;q=0.5", "Accept-Encoding": "identity"}
        try:
            request = urllib.request.Request(url, headers=headers)  # noqa: S310  # http(s) only: the guard sees to it
            with self.opener.open(request, timeout=SECONDS) as response:
                body = response.read(limit)
                if response.headers.get("Content-Encoding", "").lower() == "gzip":
                    body = gzip.decompress(body)
                return body, response.url, response.headers.get("Content-Type")
        except urllib.error.HTTPError as trouble:
            raise Unanswered(f"{url} answers {trouble.code} {trouble.reason}: check the address in a browser.", trouble.code) from None
        except (HTTPException, OSError, EOFError, ValueError, zlib.error) as trouble:
            reason = getattr(trouble, "reason", None) or trouble
            raise Unanswered(f"{url} cannot be fetched ({reason}): check the address and the network.") from None


class _Redirects(urllib.request.HTTPRedirectHandler):
    def __init__(self, guard: AddressGuard) -> None:
        self.guard = guard

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        """Every step is judged as the first was."""
        _judge(self.guard, newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _connected(guard: AddressGuard, place: tuple[str, int], timeout: float, source: Any = None) -> socket.socket:
    """A connection to the first address of a host that the guard admits and that answers."""
    host, port = place
    trouble: OSError | None = None
    for *_, found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        if guard.admit(host, port, str(found[0])):
            try:
                return socket.create_connection((str(found[0]), port), timeout, source)
            except OSError as why:
                trouble = why
    if trouble:
        raise trouble
    raise Refused(f"{host} leads to a {guard.refused[host]} address and is not asked: if it is meant, name it with --allow-host.")


class _Web(urllib.request.HTTPHandler):
    def __init__(self, guard: AddressGuard) -> None:
        super().__init__()
        self.guard = guard

    def http_open(self, req: urllib.request.Request) -> Any:
        """Connect past the guard."""
        return self.do_open(lambda host, **more: _guarded(HTTPConnection(host, **more), self.guard), req)


class _SecureWeb(urllib.request.HTTPSHandler):
    def __init__(self, guard: AddressGuard) -> None:
        super().__init__()
        self.guard = guard

    def https_open(self, req: urllib.request.Request) -> Any:
        """Connect past the guard."""
        return self.do_open(lambda host, **more: _guarded(HTTPSConnection(host, **more), self.guard), req)


def _guarded(connection: HTTPConnection, guard: AddressGuard) -> HTTPConnection:
    """The connection, which reaches out past the guard."""
    connection._create_connection = lambda place, timeout, source: _connected(guard, place, timeout, source)  # type: ignore[attr-defined]
    return connection
