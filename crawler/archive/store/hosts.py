"""Hosts: an address's, and how several processes share one frontier by them, so that no host is ever asked by two."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import urlsplit

from crawler.archive.records import Discovery


def host_of(url: str) -> str:
    """The host (and port, where one is stated) of an address, lower case.

    >>> host_of("https://www.Exemple.fr/a"), host_of("http://127.0.0.1:8000/")
    ('www.exemple.fr', '127.0.0.1:8000')
    """
    return _origin_host(url[: slash if (slash := url.find("/", 8)) > 0 else len(url)])


@lru_cache(maxsize=10_000)
def _origin_host(origin: str) -> str:
    return urlsplit(origin).netloc.rpartition("@")[2].lower()


@dataclass(frozen=True, slots=True)
class Share:
    """The hosts of one process among `of`, from 0: those that were dealt to it, and of the others those whose checksum says so.

    >>> [Share(number, 2, {"exemple.fr": 1}).has("exemple.fr:8000") for number in (0, 1)]
    [False, True]
    >>> sum(Share(number, 3).has("ailleurs.fr") for number in range(3))
    1
    """

    number: int = 0
    of: int = 1
    dealt: Mapping[str, int] = field(default_factory=dict)
    """Host without its port → number."""

    @property
    def whole(self) -> bool:
        """Whether this process shares with nobody."""
        return self.of == 1

    def has(self, host: str) -> bool:
        """Whether a host (with or without a port) is this process's."""
        if self.whole:
            return True
        name = _portless(host)
        dealt = self.dealt.get(name)
        return (zlib.crc32(name.encode()) % self.of if dealt is None else dealt) == self.number


def deal(seeds: Iterable[Discovery], of: int) -> dict[str, int]:
    """The hosts of a crawl's first addresses, dealt in turn, a newspaper's together: a checksum may give all of few hosts to one process.

    >>> deal([Discovery("https://a.fr/", "argument"), Discovery("https://b.fr/", "argument"), Discovery("https://a.fr/x", "argument")], 2)
    {'a.fr': 0, 'b.fr': 1}
    """
    turns: dict[str, int] = {}
    dealt: dict[str, int] = {}
    for seed in seeds:
        name = _portless(host_of(seed.url))
        turn = turns.setdefault(seed.outlet or name, len(turns) % of)
        dealt.setdefault(name, turn)
    return dealt


@lru_cache(maxsize=10_000)
def _portless(host: str) -> str:
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdigit() else host
