"""Reservations of text and data mining (directive 2019/790, article 4(3)): read wherever publishers state them, and judged in one place.

A page's reservations are a mapping from where it was stated to what was printed there, stored with its capture:
`header:tdm-reservation`, `header:tdm-policy`, `header:x-robots-tag`, `header:content-usage`, `meta:tdm-reservation`, `meta:tdm-policy`,
`meta:robots`, `tdmrep.json`, `ai.txt`, `robots.txt`. What counts and why: docs/manners.md.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.parsing.policy.robots import TOKEN, Robots, read_robots

HEADERS = ("tdm-reservation", "tdm-policy", "x-robots-tag", "content-usage", "content-signal")
"""Response headers that are recorded: TDMRep; robots directives; IETF aipref and Content Signals."""
RESERVING = frozenset({"noai", "noarchive", "noml", "none"})
"""Robots words that reserve: an archive for mining makes copies of a page, and these words refuse the copy or the mining."""
RECORDED = frozenset({"nocache", "noimageai", "noimageindex", "noindex", "nosnippet", "notranslate", "nofollow"})
"""Robots words that are recorded and do not reserve: they are about search results, links and pictures."""
VALUED = frozenset({"max-image-preview", "max-snippet", "max-video-preview", "unavailable_after"})
"""Robots words with a value after a colon, which is no crawler's name before one."""
USES = frozenset({"ai", "ai-train", "bots", "tdm", "train-ai", "train-genai"})
"""Uses whose refusal (`=no`, `=n`) reserves; `search` and `ai-input` are recorded only, since we do neither."""
BETWEEN = " | "
"""Between values of a header that came several times."""

_AGENT = re.compile(r"[a-z][a-z0-9_.-]*$")
_USE = re.compile(r"([a-z][a-z0-9_-]*)\s*=\s*\"?([a-z0-9?]+)", re.IGNORECASE)


def of_headers(headers: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The reservations that response headers state.

    >>> of_headers([("TDM-Reservation", "1"), ("X-Robots-Tag", "noai"), ("X-Robots-Tag", "googlebot: noindex"), ("Server", "x")])
    {'header:tdm-reservation': '1', 'header:x-robots-tag': 'noai | googlebot: noindex'}
    """
    found: dict[str, str] = {}
    for name, value in headers:
        if (lower := name.lower()) in HEADERS:
            key = f"header:{lower}"
            found[key] = found[key] + BETWEEN + value.strip() if key in found else value.strip()
    return found


def of_metas(words: Iterable[str]) -> dict[str, str]:
    """The reservations among the words of a page's metas (`Reading.robots`); words that say nothing about us or others are left out.

    >>> of_metas(["index", "noarchive", "googlebot: noai", "tdm-reservation: 1"])
    {'meta:tdm-reservation': '1', 'meta:robots': 'noarchive | googlebot: noai'}
    """
    found: dict[str, str] = {}
    robots = []
    for word in words:
        name, _, value = word.partition(":")
        if name in ("tdm-reservation", "tdm-policy"):
            found.setdefault(f"meta:{name}", value.strip())
        elif word.rpartition(":")[2].strip() in RESERVING | RECORDED:
            robots.append(word)
    return found | ({"meta:robots": BETWEEN.join(robots)} if robots else {})


@dataclass(frozen=True, slots=True)
class Location:
    """A line of tdmrep.json: the addresses it is about, and whether mining them is reserved."""

    pattern: str
    reserved: bool
    policy: str = ""


def read_tdmrep(body: bytes) -> tuple[Location, ...]:
    """The locations of a `/.well-known/tdmrep.json` (TDMRep, 5.1); what is no such file has none.

    >>> read_tdmrep(b'[{"location": "/", "tdm-reservation": 1}]')
    (Location(pattern='/', reserved=True, policy=''),)
    """
    try:
        listed = json.loads(body.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        return ()
    rows = listed if isinstance(listed, list) else [listed]
    return tuple(
        Location(row["location"], str(row.get("tdm-reservation")).strip() == "1", str(row.get("tdm-policy") or ""))
        for row in rows
        if isinstance(row, dict) and isinstance(row.get("location"), str) and "tdm-reservation" in row
    )


def of_tdmrep(locations: Iterable[Location], url: str) -> dict[str, str]:
    """What tdmrep.json says of an address: the longest pattern that matches wins, as in robots.txt; of equal ones, the one that reserves.

    >>> of_tdmrep(read_tdmrep(b'[{"location": "/a/*", "tdm-reservation": 1}]'), "https://exemple.fr/a/b")
    {'tdmrep.json': '/a/*: 1'}
    """
    path = _path(url)
    matching = [one for one in locations if matches(one.pattern, path)]
    if not matching:
        return {}
    best = max(matching, key=lambda one: (len(one.pattern), one.reserved))
    return {"tdmrep.json": f"{best.pattern}: {int(best.reserved)}" + (f" {best.policy}" if best.policy else "")}


def read_ai_txt(body: bytes) -> Robots:
    """An ai.txt (Spawning), which is written like robots.txt; a page that a server sends for every address says nothing."""
    return Robots() if body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", b"{")) else read_robots(body)


def of_ai_txt(rules: Robots, url: str) -> dict[str, str]:
    """What ai.txt says of an address: a page is HTML, whatever its address ends in, so `Disallow: *.html` is about it too."""
    parts = urlsplit(url)
    page = f"{parts.scheme}://{parts.netloc}{parts.path.removesuffix('/') or '/index'}.html"
    return {} if rules.allows(url) and rules.allows(page) else {"ai.txt": "disallowed"}


def of_robots(usages: Iterable[str], url: str) -> dict[str, str]:
    """What robots.txt's lines on usage say of an address; a line may begin with the path it is about.

    >>> of_robots(["Content-Signal: search=yes, ai-train=no"], "https://exemple.fr/a")
    {'robots.txt': 'Content-Signal: search=yes, ai-train=no'}
    """
    path = _path(url)
    said = []
    for line in usages:
        first = line.partition(":")[2].strip().partition(" ")[0]
        if not first.startswith("/") or matches(first, path):
            said.append(line)
    return {"robots.txt": BETWEEN.join(said)} if said else {}


def reserving(signals: Mapping[str, str]) -> str:
    """The first signal that reserves text and data mining, for people; empty where none does.

    >>> reserving({"header:x-robots-tag": "noindex", "meta:tdm-reservation": "1"})
    'meta:tdm-reservation: 1'
    >>> reserving({"header:x-robots-tag": "googlebot: noarchive"})
    ''
    """
    return next((f"{name}: {printed}" for name, printed in signals.items() if (test := JUDGES.get(name)) and test(printed)), "")


def _is_one(printed: str) -> bool:
    return printed.partition(BETWEEN)[0].strip(" \"'") == "1"


def _refuses_copies(printed: str) -> bool:
    return any(word in RESERVING for value in printed.lower().split(BETWEEN) for word in _words_for_us(value))


def _refuses_use(printed: str) -> bool:
    return any(use.lower() in USES and answer.lower() in ("no", "n", "?0") for use, answer in _USE.findall(printed))


JUDGES: dict[str, Callable[[str], bool]] = {
    "header:tdm-reservation": _is_one,
    "header:x-robots-tag": _refuses_copies,
    "header:content-usage": _refuses_use,
    "header:content-signal": _refuses_use,
    "meta:tdm-reservation": _is_one,
    "meta:robots": _refuses_copies,
    "tdmrep.json": lambda printed: re.search(r": 1(?: |$)", printed) is not None,
    "ai.txt": lambda printed: True,
    "robots.txt": _refuses_use,
}
"""Where a reservation may stand, and when what is printed there reserves."""


def _words_for_us(value: str) -> Iterable[str]:
    """The words of one `X-Robots-Tag` that are for every crawler or for ours: `googlebot: noarchive` is for another."""
    agent = ""
    for part in value.split(","):
        name, colon, rest = part.strip().partition(":")
        name = name.strip()
        if colon and name not in VALUED and _AGENT.match(name):
            agent, part = name, rest
        if agent in ("", TOKEN):
            yield part.strip()


def matches(pattern: str, path: str) -> bool:
    """Whether a pattern of robots.txt or tdmrep.json (`*` for any characters, `$` for the end) matches a path with its query.

    >>> matches("/a/*.html$", "/a/b.html"), matches("/a", "/abc"), matches("/a$", "/abc")
    (True, True, False)
    """
    body, ends = (pattern[:-1], True) if pattern.endswith("$") else (pattern, False)
    first, *rest = body.split("*")
    if not path.startswith(first):
        return False
    at, last = len(first), rest.pop() if rest and ends else ""
    for piece in rest:  # the leftmost place of each: no going back, however many stars a stranger writes
        at = path.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return not ends or (path.endswith(last) and at <= len(path) - len(last) if "*" in body else at == len(path))


def _path(url: str) -> str:
    parts = urlsplit(url)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
