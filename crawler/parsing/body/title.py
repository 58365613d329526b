"""The headline as displayed: which of the page's headings it is, and what is glued to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import html

from crawler.article import Candidate
from crawler.parsing.document import json_ld
from crawler.parsing.document.page import Page
from crawler.parsing.document.text import fold, is_small, normalise, text_of, unaccented, whole_text
from crawler.parsing.foreign_text.boilerplate import is_hidden_name

_METAS = ("og:title", "twitter:title", "dc.title", "title")
_SEPARATOR = re.compile(r"\s+[-|–—•·/]+\s+|\s*\|\s*|\s+::?\s+(?=\S+$)")
_DASHES = " -|–—•·/:"
_GLUED = re.compile(
    r"(?:^|[\s_-])(?:sur-?titre|kicker|labels?|flag|badge|tag|categor(?:y|ie)|rubrique|prefix|overline|eyebrow|strapline|hat-label|"
    r"abo(?:nn[eé]s?)?|premium|section|icon|descriptif|subtitle|sous-?titre)",
    re.IGNORECASE,
)
"""Classes of what stands inside a heading and is not the headline."""
_HOME = re.compile(r"(?:https?:)?//[^/]+/?|/")
"""Addresses of fronts."""
_SITE = re.compile(r"(?:^|[\s_-])(?:logo|site-?(?:title|name)|nom_site\w*|brand|baseline\w*)(?=$|[\s_-])", re.IGNORECASE)
_FRONT = re.compile(r"(.{3,45}?)\s*(?::|\s[-|–—•·])\s+")
_ARTICLES = frozenset({"des", "les", "the"})
_ENOUGH = 25
"""Characters from which what stands behind a colon may be the headline."""
_ALIKE = 0.5
"""How much of a stated title a heading must say to be the headline without further question."""
_LONGEST = 500
_MOST_SEGMENTS = 12
_MANY = 200
"""Headings looked at."""
_SMALL, _LARGE = 4, 40
"""Elements inside a title that stands in no heading, and inside a heading."""
_FOLDED = 3
"""Characters that one becomes at most where case and accents are folded."""
_SITE_LOSS, _LOWER_LOSS = 0.3, 0.15
"""What a heading loses by being named as the site's, and by being no `h1`."""
_ANYWHERE = ("h3", "h4", "p", "div", "span", "strong", "td", "a", "em", "b", "header")


@dataclass(slots=True)
class Title:
    """The headline and the heading it stands in."""

    text: str | None = None
    element: html.HtmlElement | None = None
    """None where it stands in the page's head only."""
    candidates: list[Candidate] = field(default_factory=list)


def read_title(page: Page) -> Title:
    """The headline, without kicker and without the outlet's name."""
    stated = stated_titles(page)
    says = {words: None for text in dict.fromkeys(text for _, text in stated) for part in _parts(text) if (words := fold(part))}
    candidates = [Candidate("title", source, text, text, why="stated, not displayed") for source, text in stated]
    found = _displayed(page, list(says))
    for score, element, text in found[1:6]:
        candidates.append(Candidate("title", element.tag, text, text, why=f"less like the stated titles ({score:.2f})"))
    if found:
        score, element, printed = found[0]
        text = without_glued(element, says, [raw for _, raw in stated])
        candidates.insert(0, Candidate("title", element.tag, printed, text, True, f"displayed, and like the stated titles ({score:.2f})"))
        return Title(text, element, candidates)
    if stated:
        source, printed = stated[0]
        text = _without_site(page, without_suffix(printed))
        candidates[0] = Candidate("title", source, printed, text, True, "no heading is displayed")
        return Title(text, None, candidates)
    return Title(None, None, candidates)


def stated_titles(page: Page) -> list[tuple[str, str]]:
    """(source, text) of the titles that head and JSON-LD state, most trusted first; read once a page."""
    cached: list[tuple[str, str]] | None = page.__dict__.get("_stated_titles")
    if cached is None:
        cached = page.__dict__["_stated_titles"] = _stated(page)
    return cached


def _stated(page: Page) -> list[tuple[str, str]]:
    found = [(f"meta:{name}", normalise(text)) for name in _METAS for text in page.metas.get(name, ())[:2]]
    thing = json_ld.article_thing(page)
    if thing and (headline := json_ld.words(thing.get("headline"))):
        found.append(("jsonld:headline", normalise(headline)))
    element = next((title for title in page.all("title") if (above := title.getparent()) is not None and above.tag != "svg"), None)
    if element is not None:
        found.append(("title", text_of(element)))
    return [(source, text) for source, text in dict.fromkeys(found) if text]


def _parts(text: str) -> list[str]:
    """The title whole, its longest part between dashes, and what is left without its first or its last part, where that is the shorter."""
    pieces = _SEPARATOR.split(text)
    if len(pieces) == 1:
        return [text]
    after_first, before_last = text[text.find(pieces[0]) + len(pieces[0]) :], text[: text.rfind(pieces[-1])]
    parts = [text, max(pieces, key=len)]
    if len(after_first) > len(pieces[0]):
        parts.append(after_first.lstrip(_DASHES))
    if len(before_last) > len(pieces[-1]):
        parts.append(before_last.rstrip(_DASHES))
    return parts


def without_suffix(text: str) -> str:
    """`text` without the outlet's name after its last dash or bar, where more stands before it.

    >>> without_suffix("Le pont rouvre - après dix ans - Le Courrier du Bocage")
    'Le pont rouvre - après dix ans'
    """
    pieces = _SEPARATOR.split(text)
    if len(pieces) > 1 and len(pieces[-1]) < 45 and len(text) > 2 * len(pieces[-1]):
        return text[: text.rfind(pieces[-1])].rstrip(_DASHES)
    return text


def _without_site(page: Page, text: str) -> str:
    """`text` without the outlet's name before its first colon, dash or bar: the name whose words the page's address has."""
    found = _FRONT.match(text)
    if found is None or len(text) < 2 * found.end():
        return text
    host = page.host.replace("-", "")
    words = [word for word in fold(unaccented(found[1])).split() if len(word) > 2 and word not in _ARTICLES]
    return text[found.end() :] if words and all(word in host for word in words) else text


def _likeness(words: str, stated: list[str]) -> float:
    """How much a heading says of a stated title and the title of it, 0 to 1."""
    mine = set(words.split())
    best = 0.0
    for title in stated:
        if title == words:
            return 1.0
        theirs = set(title.split())
        common = len(mine & theirs)
        if common:
            best = max(best, 0.95 * common / max(len(mine), len(theirs)))
            if title.startswith(words) or words.startswith(title):
                best = max(best, 0.85 * min(len(words), 60) / 60)
    return best


def _displayed(page: Page, stated: list[str]) -> list[tuple[float, html.HtmlElement, str]]:
    """(likeness, heading, its text), the best first; headings that are logos or say nothing of the stated titles are left out."""
    found = _scored(page.all("h1"), stated)
    if not found or found[0][0] < _ALIKE:
        found = sorted([*found, *_scored(page.all("h2"), stated)], key=_by_score)
    if not found or found[0][0] < _ALIKE:
        found = sorted(_exact(page.root, [*stated, *_behind_colons(page)]), key=_by_score) or found
    if stated and found and found[0][0] < 0.2 and any(len(title) > 15 for title in stated):
        found = [scored for scored in found if scored[1].tag == "h1" and not _is_site(scored[1])]
    return found


def _behind_colons(page: Page) -> list[str]:
    """What the head's titles say behind their first colon, folded: the outlet's name may stand before it."""
    behind = (text.partition(": ")[2] for _, text in stated_titles(page) if len(text) < _LONGEST)
    return [fold(after) for after in behind if len(after) > _ENOUGH]


def _by_score(scored: tuple[float, html.HtmlElement, str]) -> float:
    return -scored[0]


def _scored(headings: list[html.HtmlElement], stated: list[str]) -> list[tuple[float, html.HtmlElement, str]]:
    found = []
    for order, element in enumerate(headings[:_MANY]):
        text = text_of(element) if is_small(element, _LARGE) else ""
        if not text or len(text) > _LONGEST:
            continue
        score = _likeness(fold(text), stated)
        if element.tag == "h1":
            found.append((score - _SITE_LOSS * _is_site(element) - order * 0.001, element, text))
        elif score > 0.6:
            found.append((score - _LOWER_LOSS - order * 0.001, element, text))
    return sorted(found, key=_by_score)


def _is_site(element: html.HtmlElement) -> bool:
    """Whether a heading is the site's name or logo: it or the link around it is named so, that link leads to the front, or only screen
    readers say it."""
    if _SITE.search(names := f"{element.get('class', '')} {element.get('id', '')}") or is_hidden_name(names):
        return True
    above = element.getparent()
    if above is None or above.tag != "a":
        return False
    return _HOME.fullmatch(above.get("href", "")) is not None or _SITE.search(f"{above.get('class', '')} {above.get('id', '')}") is not None


def _exact(root: html.HtmlElement, stated: list[str]) -> list[tuple[float, html.HtmlElement, str]]:
    """Elements of any kind that say a stated title word for word: pages without a heading print it in a paragraph."""
    wanted = {title for title in stated if len(title) > 12}
    if not wanted:
        return []
    shortest, longest = min(map(len, wanted)) // _FOLDED, max(map(len, wanted)) * 2 + 20
    opening = {title.partition(" ")[0] for title in wanted}
    found: list[tuple[float, html.HtmlElement, str]] = []
    for element in root.iter(*_ANYWHERE):
        if len(element) == 0 and len(element.text or "") < shortest:
            continue
        if not is_small(element, _SMALL) or len(whole_text(element)) + _SMALL < shortest:  # a `br` is read as a space
            continue
        text = text_of(element)
        if shortest <= len(text) < longest and _may_say(text, opening) and fold(text) in wanted:
            linked = any(step.tag in {"nav", "footer", "a", "li"} for step in (element, *element.iterancestors()))
            bonus = 0.1 * ("tit" in element.get("class", "").lower()) - 0.2 * linked
            found.append((0.9 + bonus - 0.001 * len(found), element, text))
    return found


def _may_say(text: str, words: set[str]) -> bool:
    """A quick look: whether one of some folded words stands in a text."""
    said = text.casefold()
    return any(word in said for word in words)


def without_glued(element: html.HtmlElement, says: dict[str, None], printed: list[str]) -> str:
    """A heading's text without the kicker, label or subtitle that stands inside it."""
    whole = text_of(element)
    node = element
    while len(node) == 1 and not (node.text or "").strip() and not (node[0].tail or "").strip():
        node = node[0]
    segments = _segments(node)
    if not 1 < len(segments) <= _MOST_SEGMENTS:
        return _unlabelled(whole, says)
    return _stated_run(whole, segments, says) or _without_named(segments) or _without_kicker(segments, printed) or whole


def _segments(node: html.HtmlElement) -> list[tuple[str, str]]:
    """(text, class or tag; empty for text of the heading's own) of what follows one another in a heading."""
    segments = [(normalise(node.text or ""), "")]
    for child in node:
        segments += [(text_of(child), child.get("class", "") or child.tag), (normalise(child.tail or ""), "")]
    return [segment for segment in segments if segment[0]]


def _stated_run(whole: str, segments: list[tuple[str, str]], says: dict[str, None]) -> str | None:
    """The longest run of segments that is a stated title word for word."""
    if fold(whole) in says and not any(fold(text) in says for text, name in segments if not name):
        return None
    runs = [(i, j) for i in range(len(segments)) for j in range(i + 1, len(segments) + 1) if j - i < len(segments)]
    for i, j in sorted(runs, key=lambda run: run[0] - run[1]):
        text = normalise(" ".join(text for text, _ in segments[i:j]))
        left_out = "".join(text for text, _ in (*segments[:i], *segments[j:]))
        if len(text) > 0.4 * len(whole) and fold(left_out) and fold(text) in says:
            return text
    return None


def _without_named(segments: list[tuple[str, str]]) -> str | None:
    """The segments that are not named as kicker, label or subtitle, where there are some of both."""
    kept = [text for text, name in segments if not (name and _GLUED.search(name))]
    return normalise(" ".join(kept)).lstrip("-–—:| ") if 0 < len(kept) < len(segments) else None


def _without_kicker(segments: list[tuple[str, str]], printed: list[str]) -> str | None:
    """The heading without its first element, where a stated title parts the two by a dot or dash that the heading does not have."""
    (first, name), *rest = segments
    tail = normalise(" ".join(text for text, _ in rest))
    if not name or not first[-1].isalnum() or not (tail[0].isalnum() or tail[0] in '«"“'):
        return None
    glued = re.compile(re.escape(first) + r"\s*[.:|–—-]\s*" + re.escape(tail[:20]), re.IGNORECASE)
    return tail if any(glued.match(text) for text in printed) else None


def _unlabelled(whole: str, says: dict[str, None]) -> str:
    """A heading without the words that no stated title begins with, where the rest is one word for word."""
    if fold(whole) in says:
        return whole
    for match in re.finditer(r"\s*[:|.•]\s+", whole[:40]):
        rest = whole[match.end() :]
        if fold(rest) in says and len(rest) > 20 and whole[: match.end()].strip().isupper():
            return rest
    return whole
