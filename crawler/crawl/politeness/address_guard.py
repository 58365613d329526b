"""Which addresses may be asked for: what strangers' pages name must not lead the crawl into the network it runs in.

Two doors. `AddressGuard.check` reads the address itself, before anything is asked. `GuardedResolver` sits between name and connection: an
address it does not pass on cannot be connected to, so a name that resolves differently the second time gains nothing.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy.resolver import CachingThreadedResolver

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.settings import BaseSettings
    from twisted.internet.base import ReactorBase

LONGEST = 2000
"""Characters that an address may have."""
KINDS = (
    ("is_unspecified", "unspecified"),
    ("is_loopback", "loopback"),
    ("is_link_local", "link-local"),
    ("is_multicast", "multicast"),
    ("is_reserved", "reserved"),
    ("is_private", "private"),
)
"""Attributes of `ipaddress` and what they are called, the most telling first."""
METADATA = frozenset(map(ip_address, ("100.100.100.200", "168.63.129.16", "169.254.169.254", "192.0.0.192", "fd00:ec2::254")))
"""Where clouds tell their machines secrets: Alibaba, Azure, most others, Oracle, AWS over IPv6."""
EMBEDDED = ((ip_network("64:ff9b::/96"), 0), (ip_network("2002::/16"), 80), (ip_network("::/96"), 0))
"""IPv6 networks that carry an IPv4 address, and by how many bits it stands to the left: NAT64, 6to4, IPv4-compatible."""

_NUMBERS = re.compile(r"[0-9a-fx.]+", re.IGNORECASE)


def refusal(address: IPv4Address | IPv6Address) -> str:
    """What kind of address it is that nobody outside has (`loopback`, `private`…); empty for a public one.

    >>> refusal(ip_address("::ffff:10.0.0.1")), refusal(ip_address("192.0.2.1")), refusal(ip_address("8.8.8.8"))
    ('private', 'private', '')
    """
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return refusal(address.ipv4_mapped)
        for network, shift in EMBEDDED:
            if address in network and address not in (IPv6Address("::"), IPv6Address("::1")):
                return refusal(IPv4Address(int(address) >> shift & 0xFFFFFFFF))
        if address.is_site_local:
            return "private"
    if address in METADATA:
        return "cloud metadata"
    return next((word for name, word in KINDS if getattr(address, name)), "" if address.is_global else "not public")


def literal(host: str) -> IPv4Address | IPv6Address | None:
    """The IP address that a host is, in any of the forms that resolvers take (decimal, octal, hexadecimal, short); None for a name.

    >>> literal("2130706433"), literal("0x7f.1"), literal("[::1]"), literal("exemple.fr")
    (IPv4Address('127.0.0.1'), IPv4Address('127.0.0.1'), IPv6Address('::1'), None)
    """
    bare = host.strip("[]").rstrip(".")
    try:
        return ip_address(bare)
    except ValueError:
        pass  # a name, or a number written otherwise
    if not _NUMBERS.fullmatch(bare):
        return None
    try:
        return IPv4Address(socket.inet_aton(bare))
    except OSError:
        return None


def is_loopback(url: str) -> bool:
    """Whether an address plainly leads to this machine: `localhost` or a loopback literal.

    >>> is_loopback("http://127.0.0.1:8008/"), is_loopback("http://localhost/"), is_loopback("https://exemple.fr/")
    (True, True, False)
    """
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return False
    address = literal(host)
    return address.is_loopback if address else host == "localhost" or host.endswith(".localhost")


def typed_loopback(targets: Iterable[str]) -> list[str]:
    """Host and port of the loopback addresses among what the user typed: what he means he may have, and no other port.

    >>> typed_loopback(["lemonde", "http://127.0.0.1:8008/une", "https://exemple.fr/"])
    ['127.0.0.1:8008']
    """
    parts = [urlsplit(target) for target in targets if "://" in target and is_loopback(target)]
    return [f"{one.hostname}:{one.port or (443 if one.scheme == 'https' else 80)}" for one in parts]


class AddressGuard:
    """Says which addresses are refused. `allowed`: hosts (`intranet.example`) or hosts with a port (`127.0.0.1:8008`) that never are."""

    def __init__(self, allowed: Iterable[str] = ()) -> None:
        self.allowed = frozenset(host.lower() for host in allowed if host)
        self.refused: dict[str, str] = {}
        """Host names that resolved to refused addresses alone, and which kind."""

    @classmethod
    def of(cls, settings: BaseSettings) -> AddressGuard:
        """The guard of a crawl: what the user allowed, and the server that stands in for newspapers in a rehearsal."""
        return cls([*settings.getlist("HEMERO_ALLOW_HOSTS"), urlsplit(settings["HEMERO_SITE"] or "").netloc])

    def allows(self, host: str, port: int | None) -> bool:
        """Whether the host was named as an exception."""
        return bool(self.allowed) and (host in self.allowed or f"{host}:{port}" in self.allowed)

    def check(self, url: str) -> str:
        """Why an address may not be asked for, judged by itself; empty where it may, as far as can be told before its name resolves.

        >>> AddressGuard().check("http://169.254.169.254/latest/"), AddressGuard().check("https://exemple.fr/")
        ('169.254.169.254 is a cloud metadata address', '')
        """
        if len(url) > LONGEST:
            return f"the address has more than {LONGEST} characters"
        try:
            parts = urlsplit(url)
            host, port = (parts.hostname or "").rstrip("."), parts.port or (443 if parts.scheme == "https" else 80)
        except ValueError:
            return "the address is malformed"
        if parts.scheme not in ("http", "https"):
            return "the address is not http or https"
        if parts.username is not None or parts.password is not None:
            return "the address holds credentials"
        if not host:
            return "the address has no host"
        return "" if self.allows(host, port) else _host_refusal(host)

    def admit(self, host: str, port: int, address: str) -> bool:
        """Whether `host` may be connected to at `address`, an IP address its name resolved to."""
        kind = refusal(ip_address(address.partition("%")[0]))
        if not kind or self.allows(host.lower(), port):
            self.refused.pop(host, None)
            return True
        self.refused[host] = kind
        return False


def _host_refusal(host: str) -> str:
    if host == "localhost" or host.endswith(".localhost"):
        return f"{host} is a loopback address"
    address = literal(host)
    kind = refusal(address) if address else ""
    return f"{host} is a {kind} address" if kind else ""


GUARDS: dict[frozenset[str], AddressGuard] = {}
"""The guards of this process by their exceptions: a crawl's resolver and its middleware share one."""


def shared(settings: BaseSettings) -> AddressGuard:
    """The one guard of these settings' exceptions."""
    fresh = AddressGuard.of(settings)
    return GUARDS.setdefault(fresh.allowed, fresh)


class _Sieve:
    """Twisted's IResolutionReceiver: hands on the addresses of one name that the guard admits."""

    def __init__(self, receiver: Any, guard: AddressGuard, host: str, port: int) -> None:
        self.receiver, self.guard, self.host, self.port = receiver, guard, host, port

    def resolutionBegan(self, resolutionInProgress: Any) -> None:  # noqa: N802, N803 - Twisted's names
        self.receiver.resolutionBegan(resolutionInProgress)

    def addressResolved(self, address: Any) -> None:  # noqa: N802
        if self.guard.admit(self.host, self.port, getattr(address, "host", "::")):
            self.receiver.addressResolved(address)

    def resolutionComplete(self) -> None:  # noqa: N802
        self.receiver.resolutionComplete()


class _Gate:
    """Twisted's IHostnameResolver over another: passes on only the addresses that the guard admits."""

    def __init__(self, resolver: Any, guard: AddressGuard) -> None:
        self.resolver = resolver
        self.guard = guard

    def resolveHostName(self, resolutionReceiver: Any, hostName: str, portNumber: int = 0, *more: Any, **named: Any) -> Any:  # noqa: N802, N803
        """With no address left, the name resolves to nothing."""
        sieve = _Sieve(resolutionReceiver, self.guard, hostName, portNumber)
        return self.resolver.resolveHostName(sieve, hostName, portNumber, *more, **named)


class GuardedResolver(CachingThreadedResolver):
    """Scrapy's resolver behind the guard."""

    guard: AddressGuard

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> GuardedResolver:
        resolver = super().from_crawler(crawler, reactor)
        resolver.guard = shared(crawler.settings)
        return resolver

    def install_on_reactor(self) -> None:
        """Put Scrapy's resolver under the reactor, and the gate before it."""
        super().install_on_reactor()
        gate: Any = _Gate(self.reactor.nameResolver, self.guard)
        self.reactor.installNameResolver(gate)
