"""Fetches one page with the politeness of a crawl: user agent with contact, robots.txt first, no address in one's own network."""

from __future__ import annotations

import socket
import urllib.error
import urllib.request
import zlib
from http.client import HTTPConnection, HTTPException, HTTPMessage, HTTPSConnection
from typing import IO, Any
from urllib.parse import urljoin

from protego import Protego
from w3lib.url import safe_url_string

from crawler.archive.warc.content_encoding import TooLargeError, decode_body
from crawler.cli.crawl import contact_for
from crawler.crawl.politeness.address_guard import AddressGuard, loopback_hosts
from crawler.crawl.politeness.contact import user_agent
from crawler.errors import HemeroError
from crawler.settings import DOWNLOAD_MAXSIZE as MAX_BYTES

MAX_ROBOTS_BYTES = 500_000
"""Bytes of a robots.txt that are read (RFC 9309)."""
SECONDS = 30.0
Page = tuple[bytes, str, str | None]
"""Body, final address and content type."""


class FetchError(HemeroError):
    """A fetch that got no page. `status` is None if no server responded."""

    def __init__(self, text: str, status: int | None = None) -> None:
        super().__init__(text)
        self.status = status


class AddressRefused(HemeroError):  # noqa: N818
    """An address that the guard refuses."""


def fetch(url: str, contact: str | None = None, allowed: tuple[str, ...] = ()) -> Page:
    """The page at `url`. robots.txt is fetched first. HemeroError if the page cannot be fetched. `allowed`: hosts that may have a private
    address.
    """
    try:
        address, robots = safe_url_string(url), urljoin(safe_url_string(url), "/robots.txt")
    except ValueError:
        raise HemeroError(f"{url} is no address: check it, for example its brackets.") from None
    guard = AddressGuard([*loopback_hosts([address]), *allowed])
    _check_address(guard, address)
    agent = user_agent(contact_for((address,), contact, offline=False))
    fetcher = _Fetcher(guard, agent)
    if not fetcher.allows(address, robots):
        raise HemeroError(f"The robots.txt of this site disallows {url}: save the page in a browser and parse the file.")
    return fetcher.get(address, MAX_BYTES)


def _check_address(guard: AddressGuard, url: str) -> None:
    if why := guard.check(url):
        raise AddressRefused(f"{url[:200]} is not requested ({why}): if you want it, allow its host with --allow-host.")


class _Fetcher:
    """Fetches with one user agent and one guard. No proxy is used, because the guard would not see the address behind it."""

    def __init__(self, guard: AddressGuard, agent: str) -> None:
        self.agent = agent
        handlers = (urllib.request.ProxyHandler({}), _GuardedHTTP(guard), _GuardedHTTPS(guard), _GuardedRedirects(guard))
        self.opener = urllib.request.build_opener(*handlers)

    def allows(self, url: str, robots: str) -> bool:
        """Whether the site's robots.txt allows the address."""
        try:
            rules, _, _ = self.get(robots, MAX_ROBOTS_BYTES)
        except FetchError as error:
            if error.status is None or error.status >= 500:  # RFC 9309: if robots.txt is unreachable, everything is disallowed
                raise
            return True
        return bool(Protego.parse(rules.decode("utf-8", "replace")).can_fetch(url, self.agent))

    def get(self, url: str, limit: int) -> Page:
        """The response to `url`, decompressed. FetchError if it has, or unpacks to, more than `limit` bytes."""
        headers = {"User-Agent": self.agent, "Accept": "text/html,*/*;q=0.5", "Accept-Encoding": "identity"}
        try:
            request = urllib.request.Request(url, headers=headers)  # noqa: S310  # the guard allows only http and https
            with self.opener.open(request, timeout=SECONDS) as response:
                received = response.read(limit + 1)
                body = decode_body(response.headers.items(), received, limit=limit)
                if received.startswith(b"\x1f\x8b") and not _is_whole(received):
                    raise EOFError("its compressed body breaks off")
                return body, response.url, response.headers.get("Content-Type")
        except TooLargeError as error:
            raise FetchError(f"{url} is too large to be read ({error}): save the part that you want and parse the file.", 200) from None
        except urllib.error.HTTPError as error:
            raise FetchError(f"{url} answers {error.code} {error.reason}: check the address in a browser.", error.code) from None
        except (HTTPException, OSError, EOFError, ValueError) as error:
            reason = getattr(error, "reason", None) or error
            raise FetchError(f"{url} cannot be fetched ({reason}): check the address and the network.") from None


def _is_whole(packed: bytes) -> bool:
    """Whether gzip data, known to be small when decompressed, has its end."""
    unpacker = zlib.decompressobj(31)
    try:
        unpacker.decompress(packed)
    except zlib.error:
        return False
    return unpacker.eof


class _GuardedRedirects(urllib.request.HTTPRedirectHandler):
    def __init__(self, guard: AddressGuard) -> None:
        self.guard = guard

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        """Check the address of every redirect."""
        _check_address(self.guard, newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _connect(guard: AddressGuard, host_and_port: tuple[str, int], timeout: float, source: Any = None) -> socket.socket:
    """A connection to the first IP address of the host that the guard allows and that responds."""
    host, port = host_and_port
    error: OSError | None = None
    for *_, address_info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        if guard.may_connect(host, port, str(address_info[0])):
            try:
                return socket.create_connection((str(address_info[0]), port), timeout, source)
            except OSError as connect_error:
                error = connect_error
    if error:
        raise error
    raise AddressRefused(
        f"{host} leads to a {guard.refused_hosts[host]} address and is not requested: if you want it, allow it with --allow-host."
    )


class _GuardedHTTP(urllib.request.HTTPHandler):
    def __init__(self, guard: AddressGuard) -> None:
        super().__init__()
        self.guard = guard

    def http_open(self, req: urllib.request.Request) -> Any:
        """Connect with the guard."""
        return self.do_open(lambda host, **more: _guard_connection(HTTPConnection(host, **more), self.guard), req)


class _GuardedHTTPS(urllib.request.HTTPSHandler):
    def __init__(self, guard: AddressGuard) -> None:
        super().__init__()
        self.guard = guard

    def https_open(self, req: urllib.request.Request) -> Any:
        """Connect with the guard."""
        return self.do_open(lambda host, **more: _guard_connection(HTTPSConnection(host, **more), self.guard), req)


def _guard_connection(connection: HTTPConnection, guard: AddressGuard) -> HTTPConnection:
    """The connection, which now checks its IP address with the guard."""
    connection._create_connection = lambda host_and_port, timeout, source: _connect(guard, host_and_port, timeout, source)  # type: ignore[attr-defined]
    return connection
