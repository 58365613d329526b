"""robots.txt (RFC 9309) as it concerns us: the rules of our group, the delay, the sitemaps, what it says of mining and training."""

from __future__ import annotations

import re
from dataclasses import dataclass

from protego import Protego

TOKEN = "hemerotheque"  # noqa: S105 - a product token, no secret
"""Our product token: what a group must be named to be for us (RFC 9309, 2.2.1)."""
READ = 512_000
"""Bytes of a robots.txt that are read (RFC 9309, 2.5: at least 500 KiB)."""
USAGES = frozenset({"content-signal", "content-usage"})
"""Lines on what content may be used for: contentsignals.org; IETF draft-ietf-aipref-attach."""
OTHERS = "others"
"""What the groups of all other crawlers are called for Protego, which would take a name that ours begins with for ours."""

_LINE = re.compile(r"\s*([^:#]+?)\s*:\s*([^#]*)")
_AGENTS = frozenset({"user-agent", "useragent", "user agent"})
_PRODUCT = re.compile(r"\*$|[a-z_-]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Robots:
    """What a host's robots.txt says to us."""

    rules: Protego | None = None
    """None where it says nothing."""
    delay: float = 0.0
    """Crawl-delay, seconds."""
    sitemaps: tuple[str, ...] = ()
    """Addresses as printed."""
    usages: tuple[str, ...] = ()
    """`Content-Signal` and `Content-Usage` lines for us, as printed."""

    def allows(self, url: str) -> bool:
        """Whether we may ask for the address."""
        return self.rules is None or bool(self.rules.can_fetch(url, TOKEN))


def read_robots(body: bytes) -> Robots:
    """Read a robots.txt, however long and whatever it is; nothing raises.

    >>> read_robots(b"User-agent: hemero\\nDisallow: /\\nUser-agent: *\\nCrawl-delay: 3").delay
    3.0
    """
    lines = _lines(body)
    groups: dict[str, list[str]] = {}
    rules = Protego.parse("\n".join(_renamed(lines, groups)))
    named = TOKEN if TOKEN in groups else "*"
    return Robots(rules, rules.crawl_delay(TOKEN) or 0.0, tuple(rules.sitemaps), (*groups.get("", ()), *groups.get(named, ())))


def _lines(body: bytes) -> list[str]:
    """The lines that are read; one that the limit cuts is none, or `Disallow: /private` could become `Disallow: /`."""
    if len(body) > READ:
        body = body[:READ].rpartition(b"\n")[0]
    return body.decode("utf-8-sig", "replace").splitlines()


def _renamed(lines: list[str], groups: dict[str, list[str]]) -> list[str]:
    """The lines with only three names of groups left (ours, `*`, others); `groups` gets each one's lines on usage."""
    renamed, current, naming = [], [""], False
    for line in lines:
        found = _LINE.match(line)
        field = found[1].lower() if found else ""
        if found and field in _AGENTS:
            current = [*current, _name(found[2])] if naming else [_name(found[2])]
            groups.setdefault(current[-1], [])
            renamed.append(f"User-agent: {current[-1]}")
        else:
            renamed.append(line)
            if found and field in USAGES:
                for name in current:
                    groups.setdefault(name, []).append(line.partition("#")[0].strip())
        naming = field in _AGENTS if field and field != "sitemap" else naming
    return renamed


def _name(printed: str) -> str:
    """The group that a user-agent line names: ours, `*`, or one of the others."""
    product = _PRODUCT.match(printed.strip())
    name = product[0].lower() if product else ""
    return name if name in (TOKEN, "*") else OTHERS
