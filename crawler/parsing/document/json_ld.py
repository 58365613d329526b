"""JSON-LD as newspapers ship it: graphs, lists, objects inside objects, and text that is not quite JSON."""

from __future__ import annotations

import html as entities
import json
import re
from collections.abc import Iterator
from typing import Any

from crawler.parsing.document.page import Page
from crawler.parsing.document.text import legible, normalise

Thing = dict[str, Any]

ARTICLE_TYPES = (
    "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle", "backgroundnewsarticle", "reviewnewsarticle",
    "liveblogposting", "article", "blogposting", "report", "scholarlyarticle", "techarticle", "socialmediaposting", "askpublicnewsarticle",
    "review", "recipe", "radioepisode", "podcastepisode", "newsvideo", "creativework",
)  # fmt: skip
"""schema.org types that state an article's fields, the best first."""

_MANY = 400
"""Objects read from one page at most: a page with more is a catalogue, or hostile."""
_DEEP = 12
_SEARCHED = 200_000
"""Characters of a broken script that are searched for its pairs."""

_DECODER = json.JSONDecoder(strict=False)
_BETWEEN = re.compile(r"[\s,;]*+")
_CONTROL = re.compile(r"[\x00-\x1f]+")
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])|\\u(?![0-9a-fA-F]{4})')
_TRAILING_COMMA = re.compile(r",\s*+(?=[}\]])")
_MISSING_COMMA = re.compile(r'(?<=["}\]\d])[^\S\n]*+\n\s*+(?="[\w@]+"\s*:)')
_EMPTY_VALUE = re.compile(r":\s*+(?=[,}\]])")
_WRAPPING = re.compile(r"^\s*+(?://\s*+)?(?:<!--|<!\[CDATA\[)|(?://\s*+)?(?:-->|\]\]>)[\s;]*+$|;\s*+$")
_PAIR = re.compile(
    r'"(@type|headline|date(?:Published|Modified|Created)|isAccessibleForFree|articleSection|inLanguage)"\s*:\s*("(?:[^"\\]|\\.)*"|true|false)'
)
_AUTHOR = re.compile(r'"author"\s*:\s*\[?\s*(?:"((?:[^"\\]|\\.)*)"|\{[^{}]{0,500}?"name"\s*:\s*"((?:[^"\\]|\\.)*)")')


def things(page: Page) -> list[Thing]:
    """Every object that the page's JSON-LD states, outermost first, `@graph` and lists opened; read once a page. Never raises."""
    cached: list[Thing] | None = page.__dict__.get("_things")
    if cached is None:
        cached = [thing for script in scripts(page) for thing in read_script(script)][:_MANY]
        page.__dict__["_things"] = cached
    return cached


def scripts(page: Page) -> Iterator[str]:
    """The text of each JSON-LD script, in page order."""
    for script in page.all("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            yield script.text


def read_script(text: str) -> list[Thing]:
    """The objects of one script; of one that no mending makes JSON, the pairs that can be made out.

    >>> read_script('{"@graph": [{"@type": "NewsArticle", "headline": "Un "titre" cassé", "datePublished": "2024-05-01T08:00:00Z",}]}')
    [{'@type': 'NewsArticle', 'headline': 'Un ', 'datePublished': '2024-05-01T08:00:00Z'}]
    >>> read_script('{"@type": "WebSite"} {"@type": "NewsArticle"}')
    [{'@type': 'WebSite'}, {'@type': 'NewsArticle'}]
    """
    found = _load(text)
    if found is None:
        return _pairs(text)
    _make_legible(found)
    return list(_flatten(found, 0))


def _make_legible(value: Any) -> None:
    """Rewrite the strings inside a list or object: an escape (`\\ud83d`) may be half a character, which nothing can store."""
    opened = [value]
    while opened:
        holder = opened.pop()
        for key, inner in holder.items() if isinstance(holder, dict) else enumerate(holder) if isinstance(holder, list) else ():
            if isinstance(inner, str):
                if not inner.isascii() or not inner.isprintable():
                    holder[key] = legible(inner)
            elif isinstance(inner, (dict, list)):
                opened.append(inner)


def _load(text: str) -> Any:
    """The value of `text`, mended as far as its common faults go; None if it is no JSON even so."""
    text = text.strip()
    if text[:1] in {"/", "<"} or text[-1:] in {";", ">"}:
        text = _WRAPPING.sub("", text)
    try:
        return _DECODER.decode(text)
    except (ValueError, RecursionError):
        mended = _mend(text)  # newspapers ship broken JSON-LD
    try:
        return _DECODER.decode(mended)
    except (ValueError, RecursionError):
        pass  # something sound may stand before the fault
    return _each(mended) or None


def _each(text: str) -> list[Any]:
    """The values that stand one after the other in `text`, as far as they are JSON."""
    found: list[Any] = []
    at = 0
    while len(found) < _MANY and (start := _BETWEEN.match(text, at).end()) < len(text):  # type: ignore[union-attr]
        try:
            value, at = _DECODER.raw_decode(text, start)
        except (ValueError, RecursionError):
            break
        found.append(value)
    return found


def _mend(text: str) -> str:
    text = _BAD_ESCAPE.sub(r"\\\\", text)
    text = _MISSING_COMMA.sub(",", text)
    text = _EMPTY_VALUE.sub(": null", text)
    return _TRAILING_COMMA.sub("", text)


def _pairs(text: str) -> list[Thing]:
    """What can be made out of an article's broken JSON-LD: the first statement of each field."""
    thing: Thing = {}
    for key, printed in _PAIR.findall(text[:_SEARCHED]):
        thing.setdefault(key, printed == "true" if printed in {"true", "false"} else _unquote(printed[1:-1]))
    if not any(key.startswith("date") or key == "headline" for key in thing):
        return []
    if author := _AUTHOR.search(text[:_SEARCHED]):
        thing["author"] = {"name": _unquote(author.group(1) or author.group(2))}
    if thing.get("@type", "").lower() not in ARTICLE_TYPES:
        thing["@type"] = "NewsArticle"  # the first type made out is often the publisher's or a picture's
    return [thing]


def _unquote(text: str) -> str:
    try:
        return legible(str(json.loads(f'"{_CONTROL.sub(" ", text)}"')))
    except ValueError:
        return text


def _flatten(value: Any, depth: int) -> Iterator[Thing]:
    """The objects of a value: lists and graphs opened, the page's main entity beside the page."""
    if depth > _DEEP:
        return
    if isinstance(value, list):
        for item in value:
            yield from _flatten(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "liveBlogUpdate"):
            if isinstance(inner := value.get(key), (dict, list)):
                yield from _flatten(inner, depth + 1)


def types(thing: Thing) -> set[str]:
    """The schema.org types of a thing, lower case, without the vocabulary's address."""
    stated = thing.get("@type")
    listed = stated if isinstance(stated, list) else [stated]
    return {str(one).rsplit("/", 1)[-1].lower() for one in listed if one}


def article_thing(page: Page) -> Thing | None:
    """The thing that states the article's own fields, None where none does.

    The best type wins; among equals the one that states a date, then a headline, then the first.
    """
    if "_article_thing" in page.__dict__:
        found: Thing | None = page.__dict__["_article_thing"]
        return found
    best: tuple[tuple[int, int], Thing] | None = None
    for thing in things(page):
        ranks = [ARTICLE_TYPES.index(one) for one in types(thing) if one in ARTICLE_TYPES]
        if not ranks or not (thing.get("datePublished") or thing.get("headline")):
            continue
        score = (bool(thing.get("datePublished")) + bool(thing.get("headline")), -min(ranks))
        if best is None or score > best[0]:
            best = (score, thing)
    chosen = best[1] if best else None
    page.__dict__["_article_thing"] = chosen
    return chosen


def by_id(page: Page, thing: Thing) -> Thing:
    """The thing itself, or the one it points to by `@id` when it states nothing else."""
    wanted = thing.get("@id")
    if not wanted or len(thing) > 2:
        return thing
    return next((other for other in things(page) if other.get("@id") == wanted and other is not thing and len(other) > 2), thing)


def words(value: Any) -> str | None:
    """A text value: the string itself, the first of a list, an object's name; entities resolved; None for anything else.

    >>> words(["L&#039;été", "x"]), words({"name": "Culture"}), words(12)
    ("L'été", 'Culture', None)
    """
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value")
    if not isinstance(value, str):
        return None
    text = entities.unescape(value) if "&" in value else value
    return normalise(text) or None
