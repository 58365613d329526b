"""The host of an address, and the division of hosts among processes that share one frontier: one host belongs to one process only."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import urlsplit

from crawler.archive.records import Discovery


def host_of(url: str) -> str:
    """The host of an address in lower case, with its port where the address states one.

    >>> host_of("https://www.Exemple.fr/a"), host_of("http://127.0.0.1:8000/")
    ('www.exemple.fr', '127.0.0.1:8000')
    """
    return _origin_host(url[: slash if (slash := url.find("/", 8)) > 0 else len(url)])


@lru_cache(maxsize=10_000)
def _origin_host(origin: str) -> str:
    return urlsplit(origin).netloc.rpartition("@")[2].lower()


@dataclass(frozen=True, slots=True)
class Share:
    """The hosts of process `number` (from 0) of `of` processes: the hosts that `deal` assigned to it; a checksum assigns all other hosts.

    >>> [Share(number, 2, {"exemple.fr": 1}).has("exemple.fr:8000") for number in (0, 1)]
    [False, True]
    >>> sum(Share(number, 3).has("ailleurs.fr") for number in range(3))
    1
    """

    number: int = 0
    of: int = 1
    dealt: Mapping[str, int] = field(default_factory=dict)
    """Host without port → number of its process."""

    @property
    def whole(self) -> bool:
        """Whether there is only one process."""
        return self.of == 1

    def has(self, host: str) -> bool:
        """Whether a host (with or without port) belongs to this process."""
        if self.whole:
            return True
        name = _portless(host)
        dealt = self.dealt.get(name)
        return (zlib.crc32(name.encode()) % self.of if dealt is None else dealt) == self.number


def deal(seeds: Iterable[Discovery], of: int) -> dict[str, int]:
    """Host of each seed → number of its process. Outlets are assigned in turn, with all their hosts; a checksum could assign all hosts of
    a small crawl to one process.

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
