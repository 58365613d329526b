"""The headline as displayed: which of the page's headings it is, and what is glued to it."""

from __future__ import annotations

import re

from lxml import html

from crawler.article import Candidate
from crawler.parsing.page import Page
from crawler.parsing.text import fold, normalise, text_of

_METAS = ("og:title", "twitter:title", "dc.title", "title")
_SUFFIX = re.compile(r"\s+(?:[-|–—•·:/»]|::)\s+(?=\S)")


def read_title(page: Page) -> str | None:
    """The headline, without kicker and without the outlet's name; None where the page has none."""
    stated = stated_titles(page)
    found = _displayed(page, [fold(text) for _, text in stated])
    candidates = [Candidate("title", source, text, text) for source, text in stated]
    if found is None and stated:
        found = (stated[0][0], without_suffix(stated[0][1]))
    page.evidence.setdefault("title", []).extend(candidates)
    return found[1] if found else None


def stated_titles(page: Page) -> list[tuple[str, str]]:
    """(source, text) of the titles that the head states, most trusted first."""
    found = [(f"meta:{name}", normalise(text)) for name in _METAS for text in page.metas.get(name, ())]
    for element in page.root.iter("title"):
        if element.getparent().tag in {"head", "html", "body"}:
            found.append(("title", text_of(element)))
            break
    return [(source, text) for source, text in found if text]


def without_suffix(text: str) -> str:
    """`text` without the last part after a dash or bar, where something longer stands before it."""
    parts = _SUFFIX.split(text)
    if len(parts) > 1 and len(parts[-1]) < 40 and len(text) - len(parts[-1]) > len(parts[-1]):
        cut = text.rfind(parts[-1])
        return re.sub(r"\s*[-|–—•·:/»]+\s*$", "", text[:cut])
    return text


def _likeness(words: str, stated: list[str]) -> float:
    """How much of a stated title a heading says, 0 to 1."""
    best = 0.0
    mine = set(words.split())
    for title in stated:
        theirs = set(title.split())
        if not mine or not theirs:
            continue
        common = len(mine & theirs)
        best = max(best, common / len(mine) * 0.6 + common / len(theirs) * 0.4)
    return best


def _displayed(page: Page, stated: list[str]) -> tuple[str, str] | None:
    best: tuple[float, str, str] | None = None
    for element in page.root.iter("h1", "h2"):
        text = text_of(element)
        if not text or len(text) > 400:
            continue
        score = _likeness(fold(text), stated) + (0.5 if element.tag == "h1" else -0.3)
        if element.tag == "h2" and score < 0.4:
            continue
        if best is None or score > best[0]:
            best = (score, element.tag, text)
    return (best[1], best[2]) if best else None
