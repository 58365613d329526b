"""The chapô: what stands between headline and text, in a place of its own."""

from __future__ import annotations

import re

from lxml import html

from crawler.parsing.body import Body
from crawler.parsing.page import Page
from crawler.parsing.text import fold, text_of

_LEAD = re.compile(r"chapo|chapeau|lead(?!er)|lede|standfirst|description|summary|intro(?!duction-)|excerpt|accroche|abstract|resume|article[-_]?desc|sub-?title|soustitre|sous-titre|hat\b", re.IGNORECASE)


def read_lead(page: Page, body: Body) -> str | None:
    """The chapô where it stands outside the kept text, None where there is none."""
    described = [fold(text) for name in ("description", "og:description", "twitter:description") for text in page.metas.get(name, ())]
    described = [text for text in described if len(text) > 30]
    kept = body.elements
    first = fold(body.blocks[0].text) if body.blocks else ""
    best: tuple[int, str] | None = None
    for element in page.root.iter("p", "div", "h2", "h3", "h4", "strong", "span", "section"):
        names = element.get("class", "") + " " + element.get("id", "") + " " + element.get("itemprop", "")
        named = len(names) > 2 and _LEAD.search(names) is not None
        if element in kept or (not named and element.tag not in {"p", "h2", "h3", "h4"}):
            continue
        text = text_of(element)
        if not 40 < len(text) < 1200:
            continue
        words = fold(text)
        if words == first or any(words == fold(block.text) for block in body.blocks[:3]):
            continue
        score = named + 2 * any(words.startswith(text[:80]) or text.startswith(words[:80]) for text in described)
        if score >= 2 and (best is None or score > best[0]):
            best = (score, text)
    return best[1] if best else None
