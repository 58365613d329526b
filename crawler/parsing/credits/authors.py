"""Who a page credits for its text: the byline as displayed, else what the metadata say; the agency apart."""

from __future__ import annotations

import re
from typing import Any

from crawler.article import Candidate
from crawler.parsing.body.text_page import TextPage
from crawler.parsing.body.vicinity import is_near
from crawler.parsing.credits.agencies import agency
from crawler.parsing.credits.bylines import TOP, Byline, bylines, is_pseudonym
from crawler.parsing.credits.labels import INTERVIEWEE, ROLE
from crawler.parsing.credits.names import NEWSROOMS, is_initials, key, names_of, once
from crawler.parsing.document import json_ld
from crawler.parsing.document.page import Page
from crawler.parsing.document.text import text_of, unaccented
from crawler.parsing.outlet import no_longer

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
_STATED = 300
"""Characters read of what metadata state."""
_OWN = 8
"""Letters of a name that are enough of the site's to be the site."""
_FEW = 2
"""Names that an outlet's rule may add to those that byline and metadata state alike."""
_TEAM = frozenset({"team", "staff", "redaction", "laredaction", "equipe"})
"""What follows the site's name in the name of its team, as `key` spells it."""

_MAKERS = re.compile(
    r"\b(?:admin\w*|cms|digital\w*|drupal|interacti\w+|joomla|open source|sarl|sas|spip|studios?|super ?admin\w*|web(?:master|agency)?"
    r"|wordpress)\b"
)
"""Who makes sites, not articles. (Accents off.)"""
_SMALL_LETTERS = re.compile(r"[^\W\d_]{2,}(?:[ '’-][^\W\d_]+)* [^\W\d_]{2,}")
"""A first and a last name as some type them."""
_SIGNATURES = frozenset({"byline:agency", "byline:foot", "byline:lead"})


def read_authors(page: TextPage) -> tuple[tuple[str, ...], str | None]:
    """The persons, agencies and newsrooms credited, as displayed, and the agency among them. Never raises."""
    own = _own_names(page)
    stated = _stated(page, own)
    known = own | {key(line.printed) for line in stated if is_pseudonym(line.printed)}
    found = list(bylines(page, known))
    chosen, why = _choose(found, stated, own)
    if ruled := _ruled(page, own, (chosen, why), stated):  # an agency or a person beside the newsroom may still sign at the foot
        found = [*ruled, *(line for line in found if line.source in _SIGNATURES)]
        chosen, why = _by_rule(ruled, found), "the outlet's rule"
    names = once(_without_avatars(chosen))
    for line in (*found, *stated):
        line_names = [unaccented(name) for name in line.names]
        won = bool(line_names) and all(name in {unaccented(one) for one in names} for name in line_names)
        page.evidence.setdefault("authors", []).append(
            Candidate("authors", line.source, line.printed, ", ".join(line.names) or None, won, why if won else "another credit")
        )
    return names, next((usual for name in names if (usual := agency(name))), None)


def _choose(found: list[Byline], stated: list[Byline], own: frozenset[str]) -> tuple[list[str], str]:
    """The names that the displayed bylines, the signatures and the metadata make together."""
    collected = next((line for line in found if line.source == "byline:collected"), None)
    agencies = [name for line in found if line.source == "byline:agency" for name in line.names]
    if collected:
        return [*collected.names, *agencies], "the interviewer signs"
    by_hand = [name for line in stated for name in line.names]
    signed = _signed(found, by_hand, top := [line for line in found if not line.foot and line.strength >= 2])
    feet = [line for line in found if line.foot and line.strength >= 2]
    shown = _group(top, own) or _whole(_group(feet, own), by_hand)
    plain = any(_is_plain(line) for line in found)
    if shown and by_hand and not _share(shown, by_hand) and not plain:
        shown = []  # a name far from the headline, when the metadata name somebody else
    if shown:
        roles = [name for line in feet if line.source == "byline:role" for name in line.names]
        return [*shown, *roles, *_beside(shown, signed), *agencies], "displayed"
    if by_hand:
        return [*by_hand, *_beside(by_hand, signed), *agencies], "stated, not displayed"
    weak = next((line.names for line in found if line.strength < 2 and line.source not in _SIGNATURES), [])
    if weak or signed:
        return [*weak, *(_beside(weak, signed) if weak else signed), *agencies], "the only credit"
    return agencies, "the only credit"


def _is_plain(line: Byline) -> bool:
    """Whether a line credits somebody whoever else the metadata name: by its words, or beside the headline."""
    if line.strength >= 3 or (not line.foot and line.place <= TOP):
        return True
    return line.strength > 2 and any(" " in name for name in line.names)


def _by_rule(ruled: list[Byline], found: list[Byline]) -> list[str]:
    """The names that the outlet's rule finds, and the signatures that go with them."""
    names = [name for line in ruled for name in line.names]
    agencies = [name for line in found if line.source == "byline:agency" for name in line.names]
    return [*names, *_beside(names, _signed(found, names, [])), *agencies]


def _signed(found: list[Byline], stated: list[str], top: list[Byline]) -> list[str]:
    """The names of the signature: at the text's foot, else at the end of the chapô, where nothing names them with more care."""
    signed = next((line.names for line in found if line.source == "byline:foot"), [])
    if signed:
        return signed
    elsewhere = [*stated, *(name for line in top for name in line.names)]
    return next((line.names for line in found if line.source == "byline:lead" and not _share(line.names, elsewhere)), [])


def _beside(names: list[str], signed: list[str]) -> list[str]:
    """What of the signature joins the names at the top: all where they are no persons or it names one of them, else agencies."""
    if _share(names, signed) or all(map(_is_newsroom, names)):
        return signed
    return [name for name in signed if agency(name)]


def _without_avatars(names: list[str]) -> list[str]:
    """The names without initials in a portrait's place and without parts of a name: `J.M` and `Jeanne` beside `Jeanne Martin`."""
    words = [unaccented(name).split() for name in names if " " in name]
    initials, parts = {"".join(word[0] for word in name) for name in words}, {word for name in words for word in name}
    return [
        name
        for name in names
        if " " in name or agency(name) or not (unaccented(name) in parts or (is_initials(name) and key(name) in initials))
    ]


def _group(lines: list[Byline], own: frozenset[str]) -> list[str]:
    """The names of the strongest byline and of those right beside it."""
    if not lines:
        return []
    first = max(lines, key=lambda line: line.strength - (line.place < 0) - _FADES * abs(line.place))
    beside = [line for line in lines if abs(line.place - first.place) <= 5 and line.strength >= first.strength - 1]
    return [name for line in beside for name in line.names if line.strength == first.strength or key(name) not in own]


def _whole(shown: list[str], stated: list[str]) -> list[str]:
    """The names of a team at the foot, all that metadata state where the group found is a part of them."""
    names = {unaccented(name) for name in stated}
    return stated if shown and all(unaccented(name) in names for name in shown) else shown


def _share(ones: list[str], others: list[str]) -> bool:
    return bool({unaccented(name) for name in ones} & {unaccented(name) for name in others})


def _ruled(page: TextPage, own: frozenset[str], generic: tuple[list[str], str], stated: list[Byline]) -> list[Byline]:
    """What stands where the outlet's rule says that authors do; nothing where the rule does not hold beside the generic reader's names."""
    if not page.outlet or not page.outlet.authors:
        return []
    selected = [(element, text) for element in page.ruled("authors") if not INTERVIEWEE.match(unaccented(text := text_of(element)))]
    lines = [
        (element, Byline(names, "rule:authors", text, 4, 1, False)) for element, text in selected if (names := names_of(text, own))
    ]
    near = [line for element, line in lines if is_near(page, element)]
    if fault := _fault([line for _, line in lines], near, generic, [name for line in stated for name in line.names]):
        printed = ", ".join(line.printed for _, line in lines)
        page.evidence.setdefault("authors", []).append(no_longer("authors", "authors", printed, fault))
        return []
    return near or [line for _, line in lines]


def _fault(lines: list[Byline], near: list[Byline], generic: tuple[list[str], str], by_hand: list[str]) -> str:
    """What is wrong with a rule's authors, beside those that the generic reader chose and that metadata state; empty where it holds."""
    names, why = list(once(generic[0])), generic[1]
    if not names or why == "the only credit":
        return ""
    if not lines:
        return "it selects nobody" if any(not _is_newsroom(name) for name in names) else ""
    said = list(once(name for line in near or lines for name in line.names))
    if not near and not _share(said, names):
        return "it selects names far from the headline and the text"
    if len(said) < len(names) and _words(said) == _words(names):
        return "it selects two names as one"
    sure = [name for name in names if why == "displayed" and _share([name], by_hand)]
    if sure and not _words(said) & _words(names):
        return "the byline and the metadata name somebody else"
    if not {*map(key, sure)} <= {*map(key, said)}:
        return "it selects not all whom the byline and the metadata name"
    others = len(said) > len(names) + _FEW and {*map(key, names)} == {*map(key, by_hand)}
    return "it selects many more than the byline and the metadata name" if others else ""


def _is_newsroom(name: str) -> bool:
    return bool(agency(name) or NEWSROOMS.match(unaccented(name)))


def _words(names: list[str]) -> set[str]:
    return {word for name in names for word in unaccented(name).split()}


def _stated(page: Page, own: frozenset[str]) -> list[Byline]:
    """The credits of JSON-LD and metas, without those of the site itself."""
    found: list[Byline] = []
    thing = json_ld.article_thing(page)
    for author in _listed(thing.get("author") if thing else None):
        for text in _persons(page, author):
            _credit(found, "jsonld:author", text, own)
    if not any(line.names for line in found):
        for text in _microdata(page):
            _credit(found, "meta:itemprop", text, own)
    if not any(line.names for line in found):
        for name in META_NAMES:
            for text in page.metas.get(name, ())[:6]:
                _credit(found, f"meta:{name}", text, own)
            if any(line.names for line in found):
                break
    return found


def _microdata(page: Page) -> list[str]:
    """The names that metas inside the page's `itemprop="author"` state."""
    named = [meta for meta in page.all("meta") if meta.get("itemprop") == "name" and meta.get("content")]
    return [meta.get("content", "") for meta in named[:50] if (above := meta.getparent()) is not None and above.get("itemprop") == "author"]


def _persons(page: Page, author: Any) -> list[str | None]:
    """The names of one entry of an author list: an object's, which may itself be a list, or made of two parts."""
    if not isinstance(author, dict):
        return [json_ld.words(author)]
    author = json_ld.by_id(page, author)
    if author.get("name"):
        return [json_ld.words(name) for name in _listed(author["name"])]
    parts = [json_ld.words(author.get(part)) for part in ("givenName", "familyName")]
    return [" ".join(part for part in parts if part) or None]


def _listed(value: Any) -> list[Any]:
    return value[:20] if isinstance(value, list) else [value] if value else []


def _credit(found: list[Byline], source: str, text: str | None, own: frozenset[str]) -> None:
    if not text or text.startswith(("http", "/", "@")):
        return
    text = text[:_STATED]
    folded = unaccented(text)
    names = (
        [] if INTERVIEWEE.match(folded) else [name for name in names_of(text) if not _is_site_s(key(name), own) and not _makes_sites(name)]
    )
    if not names and text.islower() and _SMALL_LETTERS.fullmatch(text) and not ROLE.match(folded) and key(text) not in own:
        names = [text]
    found.append(Byline(names, source, text, 2, 0, False))


def _makes_sites(name: str) -> bool:
    folded = unaccented(name)
    return _MAKERS.search(folded) is not None and not agency(name) and not NEWSROOMS.match(folded)


def _is_site_s(name: str, own: frozenset[str]) -> bool:
    """Whether a key is the site's name, its beginning, or its team's: `Le Bocage Team`."""
    if len(name) >= _OWN and any(one.startswith(name) for one in own):
        return True
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
