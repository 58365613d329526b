"""The pages that are disturbed, and where on each its headline, its chapô and its text stand."""

from __future__ import annotations

import copy
import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree

import crawler
from crawler.parsing.parser import tree_of
from tests.corpus import articles

FOLDERS = ("html", "more/html", "wild")
BLOCKS = (
    "address", "article", "aside", "blockquote", "center", "dd", "div", "dl", "dt", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "li", "main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
)  # fmt: skip
_LEAVES = ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "td", "dd", "dt", "span", "strong", "section", "header")
"""Elements that may hold one paragraph, the chapô or the headline, and no block."""
_RANKS = {tag: rank for rank, tag in enumerate(("h1", "h2", "h3", "h4", "p", "div", "header", "span", "strong"))}
"""Elements with the title's words, those that are the headline first."""
_ENOUGH = 0.6
"""Share of the paragraphs that must be found as elements of their own for a page's text to be disturbed by paragraphs."""
_MOST = 0.8
"""Share of them that the text's container holds."""
_SAME = str.maketrans(
    {"’": "'", "ʼ": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u200b": None, "\u00ad": None, "\ufeff": None}
)

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

Element = etree._Element


def fold(text: str | None) -> str:
    """A text as it is compared: white space and typographic signs alike, case as it is.

    >>> fold(" L\u2019été\u00a0: \\n chaud ")
    "L'été : chaud"
    """
    return " ".join(unicodedata.normalize("NFC", text or "").translate(_SAME).split())


def text_in(element: Element) -> str:
    """The folded text of an element, scripts and styles left out."""
    if next(element.iter("script", "style", "noscript"), None) is None:
        return fold(" ".join(str(piece) for piece in element.itertext()) if next(element.iter("br"), None) is not None else _whole(element))
    return fold("".join(_readable(element)))


def _whole(element: Element) -> str:
    return str(etree.tostring(element, method="text", encoding="unicode", with_tail=False))


def _readable(element: Element) -> Iterator[str]:
    if element.tag in {"script", "style", "noscript"} or not isinstance(element.tag, str):
        return
    yield element.text or ""
    for child in element:
        yield from _readable(child)
        yield child.tail or ""


def written(tree: Element) -> bytes:
    """The bytes of a tree, in UTF-8, which its meta says."""
    for meta in [meta for meta in tree.iter("meta") if meta.get("charset") or (meta.get("http-equiv") or "").lower() == "content-type"]:
        remove(meta)
    head = tree.find("head")
    if head is None:
        head = etree.Element("head")
        tree.insert(0, head)
    head.insert(0, etree.Element("meta", charset="utf-8"))
    return b"<!DOCTYPE html>\n" + etree.tostring(tree, method="html", encoding="unicode").encode("utf-8", "replace")


def remove(element: Element) -> None:
    """Take an element out; what follows it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def wrap(element: Element, tag: str, **attributes: str) -> Element:
    """Put an element into a new one, which is returned; a `body`'s children stand for it."""
    around = etree.Element(tag, attributes)
    if element.tag in {"body", "html"}:
        around.text, element.text = element.text, None
        around.extend(list(element))
        element.append(around)
        return around
    parent = element.getparent()
    assert parent is not None
    parent.insert(parent.index(element), around)
    around.tail, element.tail = element.tail, None
    around.append(element)
    return around


def common(elements: Iterable[Element]) -> Element | None:
    """The smallest element that holds all of these."""
    path: list[Element] | None = None
    for element in elements:
        own = [*reversed(list(element.iterancestors())), element]
        path = own if path is None else [mine for mine, theirs in zip(path, own, strict=False) if mine is theirs]
    return path[-1] if path else None


@dataclass
class Sheet:
    """One page's tree, its own to change, and the places in it."""

    tree: Element
    headline: Element | None = None
    lead: Element | None = None
    paragraphs: list[Element] = field(default_factory=list)
    """The elements of the text's paragraphs, the chapô's left out, in page order; empty where too few were found."""
    texts: list[str] = field(default_factory=list)
    """Their folded texts."""

    @property
    def body(self) -> Element:
        found = self.tree.find("body")
        return self.tree if found is None else found

    @cached_property
    def container(self) -> Element | None:
        """The smallest element that holds most of the text."""
        held: dict[Element, int] = {}
        for paragraph in self.paragraphs:
            for node in paragraph.iterancestors():
                held[node] = held.get(node, 0) + 1
        enough = [node for node, number in held.items() if number >= _MOST * len(self.paragraphs)]
        return max(enough, key=lambda node: sum(1 for _ in node.iterancestors())) if enough else None

    @cached_property
    def article(self) -> Element | None:
        """The smallest element that holds headline and text."""
        return None if self.container is None or self.headline is None else common((self.headline, self.container))


@dataclass
class Specimen:
    """One page as it is before it is disturbed."""

    name: str
    url: str
    original: bytes
    fetched_at: datetime | None = None
    gold: dict[str, Any] | None = None
    """What a person read on it, where one did."""

    @cached_property
    def tree(self) -> Element:
        """Its tree with absolute links, and without control characters, which lxml reads and does not write."""
        tree = tree_of(self.original)
        source = str(etree.tostring(tree, method="html", encoding="unicode"))
        if _CONTROL.search(source):
            tree = tree_of(_CONTROL.sub("", source).encode())
        base = next((href for each in tree.iter("base") if (href := (each.get("href") or "").strip())), "")
        base = urljoin(self.url, base)
        for link in tree.iter("a"):
            href = (link.get("href") or "").strip()
            if href and not re.match(r"(?i)#|javascript:|mailto:|tel:|whatsapp:", href):
                try:
                    link.set("href", urljoin(base, href))
                except ValueError:
                    continue  # `http://[` leads nowhere, before and after
        return tree

    @cached_property
    def body(self) -> bytes:
        """The page as all disturbances begin with it."""
        return written(copy.deepcopy(self.tree))

    @cached_property
    def reference(self) -> dict[str, Any]:
        """What the page states: a person's reading, else the generic reader's."""
        if self.gold:
            return self.gold
        read = crawler.parse(self.body, self.url, fetched_at=self.fetched_at, outlet=None)
        lead = [read.lead] if read.lead else []
        return {
            "title": read.title,
            "lead": lead,
            "body": list(read.paragraphs),
            "published": read.published.isoformat() if read.published else None,
            "stamp": [read.stamp] if read.stamp else [],
            "authors": [*read.authors],
        }

    @cached_property
    def host(self) -> str:
        return urlsplit(self.url).netloc

    @cached_property
    def _places(self) -> tuple[int | None, int | None, list[int], list[str]]:
        """Numbers of the elements of headline, chapô and paragraphs in the tree, and the paragraphs' texts."""
        title, lead = fold(self.reference["title"]), fold(" ".join(self.reference["lead"]))
        wanted = {text: number for number, text in enumerate(map(fold, self.reference["body"])) if text}
        found: dict[int, tuple[int, str]] = {}
        headline, chapo, rank = None, None, len(_RANKS)
        for number, element in enumerate(self.tree.iter()):
            if element.tag not in _LEAVES or next(element.iterdescendants(*BLOCKS), None) is not None:
                continue
            text = text_in(element)
            if not text or (element.tag in {"span", "strong"} and text != title):
                continue
            if text == title and (its := _RANKS.get(str(element.tag), rank)) < rank:
                headline, rank = number, its
            elif text == lead and chapo is None:
                chapo = number
            elif text in wanted:
                found.setdefault(wanted[text], (number, text))
        if len(found) < max(_ENOUGH * len(wanted), 1):
            return headline, chapo, [], []
        ordered = sorted(found.values())
        return headline, chapo, [number for number, _ in ordered], [text for _, text in ordered]

    def sheet(self) -> Sheet:
        """A copy of its tree with the places in it."""
        tree = copy.deepcopy(self.tree)
        headline, lead, numbers, texts = self._places
        elements = list(tree.iter())

        def at(number: int | None) -> Element | None:
            return None if number is None else elements[number]

        return Sheet(tree, at(headline), at(lead), [elements[number] for number in numbers], list(texts))


def specimens() -> list[Specimen]:
    """Every annotated and wild article of the shared corpus, by name; none where it is not at hand."""
    return sorted((one for folder in FOLDERS for one in _of(folder)), key=lambda one: one.name)


def sample(number: int, largest: int = 10**9) -> list[Specimen]:
    """As many of them (all for 0), of those of at most `largest` bytes: the same as long as these pages are there, whatever others come."""
    found = [one for one in specimens() if len(one.original) <= largest]
    chosen = sorted(found, key=lambda one: hashlib.md5(one.name.encode()).digest())[: number or len(found)]
    return sorted(chosen, key=lambda one: one.name)


def _of(folder: str) -> Iterator[Specimen]:
    for page in articles(folder):
        label = page.path.parents[1] / "gold" / f"{page.path.stem}.json"
        gold = json.loads(label.read_text(encoding="utf-8")) if folder != "wild" and label.is_file() else None
        fetched = datetime.fromisoformat(gold["fetched_at"]) if gold and gold.get("fetched_at") else None
        if page.url:
            yield Specimen(f"{folder.partition('/')[0]}/{page.path.stem}", page.url, page.body(), fetched, gold)
