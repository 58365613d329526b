"""Which addresses the crawl may request. Pages written by others must not lead it into the network in which it runs.

There are two checks. `AddressGuard.check` checks the address itself, before the request. `GuardedResolver` checks the IP addresses between
name resolution and connection. An IP address that it does not pass on cannot be connected to, so it also works if a name resolves
differently the second time.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy.resolver import CachingThreadedResolver

from crawler import outlets

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.settings import BaseSettings
    from twisted.internet.base import ReactorBase

MAX_LENGTH = 2000
"""The largest number of characters in an address."""
KINDS = (
    ("is_unspecified", "unspecified"),
    ("is_loopback", "loopback"),
    ("is_link_local", "link-local"),
    ("is_multicast", "multicast"),
    ("is_reserved", "reserved"),
    ("is_private", "private"),
)
"""Attributes of `ipaddress` and the words for them, the most specific first."""
CLOUD_METADATA = frozenset(map(ip_address, ("100.100.100.200", "168.63.129.16", "169.254.169.254", "192.0.0.192", "fd00:ec2::254")))
"""Addresses at which cloud machines get secrets: Alibaba, Azure, most others, Oracle, AWS over IPv6."""
EMBEDDED = ((ip_network("64:ff9b::/96"), 0), (ip_network("2002::/16"), 80), (ip_network("::/96"), 0))
"""IPv6 networks that contain an IPv4 address, and the number of bits to its right: NAT64, 6to4, IPv4-compatible."""

_NUMBERS = re.compile(r"[0-9a-fx.]+", re.IGNORECASE)


def non_public_kind(address: IPv4Address | IPv6Address) -> str:
    """The kind of an address that is not public (`loopback`, `private`…); empty for a public address.

    >>> non_public_kind(ip_address("::ffff:10.0.0.1")), non_public_kind(ip_address("192.0.2.1")), non_public_kind(ip_address("8.8.8.8"))
    ('private', 'private', '')
    """
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return non_public_kind(address.ipv4_mapped)
        for network, shift in EMBEDDED:
            if address in network and address not in (IPv6Address("::"), IPv6Address("::1")):
                return non_public_kind(IPv4Address(int(address) >> shift & 0xFFFFFFFF))
        if address.is_site_local:
            return "private"
    if address in CLOUD_METADATA:
        return "cloud metadata"
    return next((word for name, word in KINDS if getattr(address, name)), "" if address.is_global else "not public")


def ip_literal(host: str) -> IPv4Address | IPv6Address | None:
    """The IP address written as a host, in every notation that resolvers accept (decimal, octal, hexadecimal, short). None if the host is a
    name.

    >>> ip_literal("2130706433"), ip_literal("0x7f.1"), ip_literal("[::1]"), ip_literal("exemple.fr")
    (IPv4Address('127.0.0.1'), IPv4Address('127.0.0.1'), IPv6Address('::1'), None)
    """
    bare = host.strip("[]").rstrip(".")
    try:
        return ip_address(bare)
    except ValueError:
        pass  # a name, or a number in another notation
    if not _NUMBERS.fullmatch(bare):
        return None
    try:
        return IPv4Address(socket.inet_aton(bare))
    except OSError:
        return None


def is_loopback(url: str) -> bool:
    """Whether an address leads to this machine: `localhost` or a loopback IP address.

    >>> is_loopback("http://127.0.0.1:8008/"), is_loopback("http://localhost/"), is_loopback("https://exemple.fr/")
    (True, True, False)
    """
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return False
    address = ip_literal(host)
    return address.is_loopback if address else host == "localhost" or host.endswith(".localhost")


def loopback_hosts(targets: Iterable[str]) -> list[str]:
    """Host and port of the loopback addresses that the user typed. The crawl may use these, but no other port.

    >>> loopback_hosts(["lemonde", "http://127.0.0.1:8008/une", "https://exemple.fr/"])
    ['127.0.0.1:8008']
    """
    parts = [urlsplit(target) for target in targets if "://" in target and is_loopback(target)]
    return [f"{one.hostname}:{one.port or (443 if one.scheme == 'https' else 80)}" for one in parts]


class AddressGuard:
    """Decides which addresses are refused. `allowed`: exceptions, as hosts (`intranet.example`) or hosts with a port (`127.0.0.1:8008`)."""

    def __init__(self, allowed: Iterable[str] = ()) -> None:
        self.allowed = frozenset(host.lower() for host in allowed if host)
        self.refused_hosts: dict[str, str] = {}
        """Host names of which every IP address was refused → the kind of address."""

    @classmethod
    def of(cls, settings: BaseSettings) -> AddressGuard:
        """The guard given by the settings. Exceptions are the hosts that the user allowed, and the demo newspaper that is being served."""
        return cls([*settings.getlist("HEMERO_ALLOW_HOSTS"), urlsplit(settings["HEMERO_SITE"] or "").netloc, outlets.demo_site()])

    def is_exception(self, host: str, port: int | None) -> bool:
        """Whether the host is one of the exceptions."""
        return bool(self.allowed) and (host in self.allowed or f"{host}:{port}" in self.allowed)

    def check(self, url: str) -> str:
        """The reason why an address is refused; empty if it is allowed. Names are not resolved here.

        >>> AddressGuard().check("http://169.254.169.254/latest/"), AddressGuard().check("https://exemple.fr/")
        ('169.254.169.254 is a cloud metadata address', '')
        """
        if len(url) > MAX_LENGTH:
            return f"the address has more than {MAX_LENGTH} characters"
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
        return "" if self.is_exception(host, port) else _host_problem(host)

    def may_connect(self, host: str, port: int, address: str) -> bool:
        """Whether the crawl may connect to `host` at `address`, an IP address to which its name resolved."""
        kind = non_public_kind(ip_address(address.partition("%")[0]))
        if not kind or self.is_exception(host.lower(), port):
            self.refused_hosts.pop(host, None)
            return True
        self.refused_hosts[host] = kind
        return False


def _host_problem(host: str) -> str:
    if host == "localhost" or host.endswith(".localhost"):
        return f"{host} is a loopback address"
    address = ip_literal(host)
    kind = non_public_kind(address) if address else ""
    return f"{host} is a {kind} address" if kind else ""


GUARDS: dict[frozenset[str], AddressGuard] = {}
"""The guards of this process, by their exceptions. The resolver and the middleware of a crawl share one."""


def shared_guard(settings: BaseSettings) -> AddressGuard:
    """The guard for the exceptions in these settings."""
    fresh = AddressGuard.of(settings)
    return GUARDS.setdefault(fresh.allowed, fresh)


class _FilteredReceiver:
    """Twisted's IResolutionReceiver. It passes on only the IP addresses that the guard allows."""

    def __init__(self, receiver: Any, guard: AddressGuard, host: str, port: int) -> None:
        self.receiver, self.guard, self.host, self.port = receiver, guard, host, port

    def resolutionBegan(self, resolutionInProgress: Any) -> None:  # noqa: N802, N803 - Twisted's names
        self.receiver.resolutionBegan(resolutionInProgress)

    def addressResolved(self, address: Any) -> None:  # noqa: N802
        if self.guard.may_connect(self.host, self.port, getattr(address, "host", "::")):
            self.receiver.addressResolved(address)

    def resolutionComplete(self) -> None:  # noqa: N802
        self.receiver.resolutionComplete()


class _GuardedNameResolver:
    """Twisted's IHostnameResolver around another one. It passes on only the IP addresses that the guard allows."""

    def __init__(self, resolver: Any, guard: AddressGuard) -> None:
        self.resolver = resolver
        self.guard = guard

    def resolveHostName(self, resolutionReceiver: Any, hostName: str, portNumber: int = 0, *more: Any, **named: Any) -> Any:  # noqa: N802, N803
        """Resolve a name. If no IP address is allowed, the name resolves to nothing."""
        receiver = _FilteredReceiver(resolutionReceiver, self.guard, hostName, portNumber)
        return self.resolver.resolveHostName(receiver, hostName, portNumber, *more, **named)


class GuardedResolver(CachingThreadedResolver):
    """Scrapy's resolver with the guard."""

    guard: AddressGuard

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> GuardedResolver:
        resolver = super().from_crawler(crawler, reactor)
        resolver.guard = shared_guard(crawler.settings)
        return resolver

    def install_on_reactor(self) -> None:
        """Install Scrapy's resolver on the reactor, and the guard in front of it."""
        super().install_on_reactor()
        gate: Any = _GuardedNameResolver(self.reactor.nameResolver, self.guard)
        self.reactor.installNameResolver(gate)
