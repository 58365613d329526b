"""Pages of made-up words that print and state times."""

from __future__ import annotations

import json
from datetime import datetime

from crawler.parsing.body.text_page import TextPage
from crawler.parsing.outlet import Outlet
from crawler.parsing.parser import tree_of
from crawler.parsing.times.published import Times, read_times
from tests.parsing.made_up import BODY, TITLE


def page_of(
    stamp: str = "",
    *,
    thing: dict[str, object] | None = None,
    metas: dict[str, str] | None = None,
    before: str = "",
    foot: str = "",
    url: str = "https://www.exemple.fr/article/le-pont",
    fetched_at: datetime | None = None,
    outlet: Outlet | None = None,
    lang: str = "fr",
    script: str = "",
) -> TextPage:
    head = script + "".join(f'<meta property="{name}" content="{text}">' for name, text in (metas or {}).items())
    if thing is not None:
        head += f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": TITLE, **thing})}</script>'
    source = (
        f'<html lang="{lang}"><head><title>{TITLE}</title>{head}</head><body><div class="header">{before}</div>'
        f'<article><h1>{TITLE}</h1>{stamp}<div class="texte">{BODY}</div>{foot}</article></body></html>'
    )
    return TextPage(tree_of(source.encode()), url, fetched_at, outlet)


def read(stamp: str = "", **how: object) -> Times:
    return read_times(page_of(stamp, **how))  # type: ignore[arg-type]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)
