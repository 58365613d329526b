"""Disturbances of what a person does not look at: the page's address, its head, the names in its markup, its bytes."""

from __future__ import annotations

import hashlib
import json
import random
import re
from urllib.parse import unquote, urlsplit

from crawler import outlets
from tests.benchmarks.harms.readings import Harmed
from tests.benchmarks.harms.scrapbook import Scrapbook
from tests.benchmarks.harms.specimens import Element, Sheet, Specimen, fold, remove, wrap, written

DANGEROUS = (
    "ad ads advert aside author banner bio breadcrumb card comments consent cookie footer gallery header hidden login media menu meta "
    "modal more nav newsletter partner paywall player popup premium print promo pub publicite recommended related share sidebar "
    "slideshow social sponsor subscribe tags teaser tools video widget"
).split()
"""Names of containers that usually hold no text, and sometimes do."""
_SOCIAL = re.compile(r"(?i)^(?:og|article|twitter|fb|dc|dcterms|parsely|sailthru|cXenseParse)[:.-]")
_MICRODATA = ("itemprop", "itemscope", "itemtype", "itemid", "property", "typeof", "vocab")


def written_again(page: Specimen, sheet: Sheet, book: Scrapbook, chance: random.Random) -> Harmed | None:
    return Harmed(sheet.tree, page.url)


def tracking(page: Specimen, sheet: Sheet, book: Scrapbook, chance: random.Random) -> Harmed | None:
    url = page.url.partition("#")[0]
    mark = chance.choice(
        ("utm_source=rss&utm_medium=feed&utm_campaign=a", "fbclid=IwAR0abcDEF", "at_medium=RSS", "utm_source=twitter&utm_term=Autofeed")
    )
    hash_ = chance.choice(("", "#xtor=RSS-1", "#Echobox=1617192021"))
    return Harmed(sheet.tree, f"{url}{'&' if '?' in url else '?'}{mark}{hash_}", variant=mark.partition("=")[0])


def tracked_links(page: Specimen, sheet: Sheet, book: Scrapbook, chance: random.Random) -> Harmed | None:
    for link in sheet.tree.iter("a"):
        href = link.get("href") or ""
        if href.startswith("http") and urlsplit(href).netloc.endswith(page.host.removeprefix("www.")):
            before, hash_, after = href.partition("#")
            link.set("href", f"{before}{'&' if '?' in before else '?'}utm_source=lire-aussi&utm_medium=web{hash_}{after}")
    return Harmed(sheet.tree, page.url)


def _own(address: str, page: Specimen) -> str:
    """What the addresses of one page have in common, with its query where that names it."""
    bare = unquote(address.partition("#")[0])
    return (bare if "?" in page.url else bare.partition("?")[0]).rstrip("/")


def _moved_to(page: Specimen, sheet: Sheet, url: str) -> Harmed:
    """The page at another address, which it also states of itself."""
    for element in sheet.tree.iter("link", "meta", "a"):
        for name in ("href", "content"):
            value = element.get(name) or ""
            if _own(value, page) == _own(page.url, page):
                element.set(name, url)
    for element in sheet.tree.iter("link"):
        if (element.get("rel") or "").lower() in {"canonical", "amphtml", "shortlink"}:
            element.set("href", url)
    for element in sheet.tree.iter("meta"):
        if element.get("property") in {"og:url", "al:web:url"} or element.get("name") == "twitter:url":
            element.set("content", url)
    return Harmed(sheet.tree, url)


def numbered(page: Specimen, sheet: Sheet, book: Scrapbook, chance: random.Random) -> Harmed | None:
    return _moved_to(page, sheet, f"https://{page.host}/?p={chance.randrange(10_000, 99_999)}")


def short_slug(page: Specimen, sheet: Sheet, book: Scrapbook, chance: random.Random) -> Harmed | None:
    words = re.findall(r"[a-z]{2,}", fold(page.reference["title"]).lower())[:3] or ["le", "pont", "rouvre"]
    return _moved_to(page, sheet, f"https://{page.host}/{'-'.join(words)}")


def no_json_ld(page: Specimen, sheet: Sheet, book: Scrapbook, chance: random.Random) -> Harmed | None:
    if not _drop_json_ld(sheet) or not sheet.paragraphs:
        return None
    return Harmed(sheet.tree, page.url, stated=True)


def no_open_graph(page: Specimen, sheet: Sheet, book: Scrapbook, chance: random.Random) -> Harmed | None:
    _drop_metas(sheet, social_alone=True)
    return Harmed(sheet.tree, page.url, stated=True)


def bare_head(page: Specimen, sheet: Sheet, book: Scrapbook, chance: random.Random) -> Harmed | None:
    if not sheet.paragraphs or sheet.headline is None:
        return None
    _drop_json_ld(sheet)
    _drop_metas(sheet, social_alone=False)
    for element in sheet.body.iter():
        for name in _MICRODATA:
            element.attrib.pop(name, None)
    for link in [link for link in sheet.tree.iter("link") if link.get("rel") != "canonical"]:
        remove(link)
    return Harmed(sheet.tree, page.url, stated=True)


def _drop_json_ld(sheet: Sheet) -> bool:
    scripts = [script for script in sheet.tree.iter("script") if "ld+json" in (script.get("type") or "")]
    for script in scripts:
        remove(script)
    return bool(scripts)


def _drop_metas(sheet: Sheet, *, social_alone: bool) -> None:
    for meta in [*sheet.tree.iter("meta")]:
        if not social_alone or _SOCIAL.match(meta.get("property") or meta.get("name") or ""):
            remove(meta)


def no_article_body(sheet: Sheet) -> None:
    """Take the text out of the page's JSON-LD."""
    for script in sheet.tree.iter("script"):
        if "ld+json" not in (script.get("type") or "") or "articleBody" not in (script.text or ""):
            continue
        try:
            stated = json.loads(script.text or "", strict=False)
        except ValueError:
            script.text = re.sub(r'"articleBody"\s*:\s*"(?:[^"\\]|\\.)*"\s*,?', "", script.text or "", flags=re.DOTALL)
            continue
        _drop_key(stated, "articleBody")
        script.text = json.dumps(stated)


def _drop_key(value: object, key: str) -> None:
    if isinstance(value, dict):
        value.pop(key, None)
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            _drop_key(one, key)


def hashed_names(page: Specimen, sheet: Sheet, book: Scrapbook, chance: random.Random) -> Harmed | None:
    """As css-modules write them: no name tells what it holds."""
    for element in sheet.tree.iter():
        for name in ("class", "id"):
            if value := element.get(name):
                element.set(name, " ".join(f"_{hashlib.md5(word.encode()).hexdigest()[:6]}" for word in value.split()))
    return Harmed(sheet.tree, page.url, loose=True)


def _wrapped(page: Specimen, sheet: Sheet, place: Element | None, chance: random.Random) -> Harmed | None:
    if place is None:
        return None
    name, attribute = chance.choice(DANGEROUS), chance.choice(("class", "class", "id"))
    wrap(place, "div", **{attribute: name})
    return Harmed(sheet.tree, page.url, variant=f"{attribute}={name}")


def page_wrapped(page: Specimen, sheet: Sheet, book: Scrapbook, chance: random.Random) -> Harmed | None:
    return _wrapped(page, sheet, sheet.body, chance)


def article_wrapped(page: Specimen, sheet: Sheet, book: Scrapbook, chance: random.Random) -> Harmed | None:
    return _wrapped(page, sheet, sheet.article, chance)


def text_wrapped(page: Specimen, sheet: Sheet, book: Scrapbook, chance: random.Random) -> Harmed | None:
    return _wrapped(page, sheet, None if sheet.container is sheet.article else sheet.container, chance)


def foreign_rules(page: Specimen, sheet: Sheet, book: Scrapbook, chance: random.Random) -> Harmed | None:
    """Of another newspaper in the same zone."""
    own = outlets.match(page.url)
    zone = own.timezone if own else "Europe/Paris"
    names = outlets.names()
    for name in chance.sample(names, len(names)):
        outlet = outlets.get(name)
        if outlet is not own and outlet.timezone == zone and len(outlet.ruled) >= 3:
            return Harmed(sheet.tree, page.url, outlet=name, variant=name)
    return None


def latin_bytes(page: Specimen, sheet: Sheet, book: Scrapbook, chance: random.Random) -> Harmed | None:
    text = written(sheet.tree).decode().replace('<meta charset="utf-8">', '<meta charset="iso-8859-1">', 1)
    return Harmed(sheet.tree, page.url, body=text.encode("cp1252", "xmlcharrefreplace"))


def upper_case(page: Specimen, sheet: Sheet, book: Scrapbook, chance: random.Random) -> Harmed | None:
    """With a `<font>` in each paragraph and in the headline."""
    for place in (sheet.headline, *sheet.paragraphs):
        if place is not None:
            font = wrap_content(place, "font")
            font.set("face", "Verdana, Arial")
            font.set("size", "2")
    text = written(sheet.tree).decode()
    raised = re.sub(r"(?is)<script\b.*?</script>|<style\b.*?</style>|</?[a-z][a-z0-9]*(?=[\s>])", _raised, text)
    return Harmed(sheet.tree, page.url, body=raised.encode())


def _raised(found: re.Match[str]) -> str:
    return found[0] if found[0][:7].lower() in {"<script", "<style>", "<style "} else found[0].upper()


def wrap_content(element: Element, tag: str) -> Element:
    """Put all that an element holds into a new element inside it, which is returned."""
    inner = element.makeelement(tag)
    inner.text, element.text = element.text, None
    inner.extend(list(element))
    element.append(inner)
    return inner


_BETWEEN_BLOCKS = re.compile(
    r"(?i)(</?(?:article|aside|body|div|figure|footer|form|h[1-6]|head|header|html|li|main|nav|ol|p|section|table|tbody|td|tr|ul)\b[^<>]*>)\s+(?=<)"
)


def no_white_space(page: Specimen, sheet: Sheet, book: Scrapbook, chance: random.Random) -> Harmed | None:
    """As a minifier leaves it: none after the tags of blocks."""
    return Harmed(sheet.tree, page.url, body=_BETWEEN_BLOCKS.sub(r"\1", written(sheet.tree).decode()).encode())


def broken_lines(page: Specimen, sheet: Sheet, book: Scrapbook, chance: random.Random) -> Harmed | None:
    """As an editor with a right margin leaves it: a line break and an indent for every fifth space of the visible text."""
    for element in sheet.body.iter():
        if element.tag in {"script", "style", "pre", "textarea"} or not isinstance(element.tag, str):
            continue
        for part in ("text", "tail"):
            value = getattr(element, part)
            if value and value.count(" ") >= 5:
                words = value.split(" ")
                setattr(
                    element,
                    part,
                    "".join(word + ("\n\t\t    " if number % 5 == 4 else " ") for number, word in enumerate(words[:-1])) + words[-1],
                )
    return Harmed(sheet.tree, page.url)
