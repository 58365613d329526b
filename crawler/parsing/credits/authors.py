"""Who a page credits for its text: the byline as displayed, else what the metadata say; the agency apart."""

from __future__ import annotations

from typing import Any

from crawler.article import Candidate
from crawler.parsing.body.text_page import TextPage
from crawler.parsing.credits.bylines import INTERVIEWEE, TOP, Byline, bylines
from crawler.parsing.credits.names import agency, key, names_of, once
from crawler.parsing.document import json_ld
from crawler.parsing.document.page import Page
from crawler.parsing.document.ruled_page import RuledPage
from crawler.parsing.document.text import text_of, unaccented

META_NAMES = (
    "og:article:author",
    "article:author",
    "author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "cxenseparse:author",
    "byl",
)
"""Names of metas that credit somebody, most trusted first."""

_FADES = 0.08
"""What a byline loses with each piece from the headline."""
_TEAM = frozenset({"team", "staff", "redaction", "laredaction", "equipe"})
"""What follows the site's name in the name of its team, as `key` spells it."""


def read_authors(page: TextPage) -> tuple[tuple[str, ...], str | None]:
    """The persons, agencies and newsrooms credited, as displayed, and the agency among them. Never raises."""
    own = _own_names(page)
    ruled, found, stated = _ruled(page, own), list(bylines(page, own)), _stated(page, own)
    if ruled:  # an agency may still sign at the foot
        found = [*ruled, *(line for line in found if line.source == "byline:agency")]
        chosen, why = [name for line in found for name in line.names], "the outlet's rule"
    else:
        chosen, why = _choose(found, stated, own)
    names = once(chosen)
    for line in (*found, *stated):
        line_names = [unaccented(name) for name in line.names]
        won = bool(line_names) and all(name in {unaccented(one) for one in names} for name in line_names)
        page.evidence.setdefault("authors", []).append(
            Candidate("authors", line.source, line.printed, ", ".join(line.names) or None, won, why if won else "another credit")
        )
    return names, next((usual for name in names if (usual := agency(name))), None)


def _choose(found: list[Byline], stated: list[Byline], own: frozenset[str]) -> tuple[list[str], str]:
    """The names that the displayed bylines and the metadata make together."""
    collected = next((line for line in found if line.source == "byline:collected"), None)
    top = [line for line in found if not line.foot and line.strength >= 2]
    feet = [line for line in found if line.foot and line.strength >= 2]
    agencies = [name for line in found if line.source == "byline:agency" for name in line.names]
    by_hand = [name for line in stated for name in line.names]
    if collected:
        return [*collected.names, *agencies], "the interviewer signs"
    shown = _group(top, own) or _group(feet, own)
    plain = any(line.strength >= 3 or (not line.foot and line.place <= TOP) for line in found)
    if shown and by_hand and not _share(shown, by_hand) and not plain:
        shown = []  # a name far from the headline, when the metadata name somebody else
    if shown:
        signed = [name for line in feet if line.source == "byline:role" for name in line.names]
        return [*shown, *signed, *agencies], "displayed"
    if by_hand:
        return [*by_hand, *agencies], "stated, not displayed"
    weak = next((line.names for line in found if line.strength < 2 and line.source != "byline:agency"), [])
    return weak or agencies, "the only credit"


def _group(lines: list[Byline], own: frozenset[str]) -> list[str]:
    """The names of the strongest byline and of those right beside it."""
    if not lines:
        return []
    first = max(lines, key=lambda line: line.strength - (line.place < 0) - _FADES * abs(line.place))
    beside = [line for line in lines if abs(line.place - first.place) <= 5 and line.strength >= first.strength - 1]
    return [name for line in beside for name in line.names if line.strength == first.strength or key(name) not in own]


def _share(ones: list[str], others: list[str]) -> bool:
    return bool({unaccented(name) for name in ones} & {unaccented(name) for name in others})


def _ruled(page: RuledPage, own: frozenset[str]) -> list[Byline]:
    """What stands where the outlet's rule says that authors do."""
    texts = [text_of(element) for element in page.ruled("authors")]
    return [Byline(names, "rule:authors", text, 4, 1, False) for text in texts if (names := names_of(text, own))]


def _stated(page: Page, own: frozenset[str]) -> list[Byline]:
    """The credits of JSON-LD and metas, without those of the site itself."""
    found: list[Byline] = []
    thing = json_ld.article_thing(page)
    for author in _listed(thing.get("author") if thing else None):
        if isinstance(author, dict):
            author = json_ld.by_id(page, author)
        _credit(found, "jsonld:author", json_ld.words(author), own)
    if not any(line.names for line in found):
        for name in META_NAMES:
            for text in page.metas.get(name, ())[:6]:
                _credit(found, f"meta:{name}", text, own)
            if any(line.names for line in found):
                break
    return found


def _listed(value: Any) -> list[Any]:
    return value[:20] if isinstance(value, list) else [value] if value else []


def _credit(found: list[Byline], source: str, text: str | None, own: frozenset[str]) -> None:
    if not text or text.startswith(("http", "/", "@")):
        return
    names = [] if INTERVIEWEE.match(unaccented(text)) else [name for name in names_of(text) if not _is_site_s(key(name), own)]
    found.append(Byline(names, source, text[:200], 2, 0, False))


def _is_site_s(name: str, own: frozenset[str]) -> bool:
    """Whether a key is the site's name, or its team's: `Le Bocage Team`."""
    return name in own or any(name.removeprefix(one) in _TEAM for one in own if name.startswith(one))


def _own_names(page: Page) -> frozenset[str]:
    """How the site calls itself: its name, its publisher's, its host's."""
    thing = json_ld.article_thing(page)
    names = [
        *page.metas.get("og:site_name", ()),
        *page.metas.get("application-name", ()),
        json_ld.words(thing.get("publisher")) if thing else None,
    ]
    host = page.host.removeprefix("www.")
    keys = {key(name) for name in names if name} | {key(host), key(host.rsplit(".", 1)[0])}
    return frozenset(keys | {f"{key}fr" for key in keys if key}) - {""}
