"""On the real pages of the shared corpus, no rule makes a field worse than the generic reader leaves it."""

from __future__ import annotations

import importlib.util
import json
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import crawler
from crawler.cli.parse import iso

SHARED = Path(__file__).parents[3] / "shared"
GOLD = sorted((SHARED / "corpus" / "gold").glob("*.json"))
FIELDS = ("text", "perfect", "title", "publ", "updat", "stamp", "author", "links", "block")

pytestmark = pytest.mark.skipif(not GOLD, reason="the shared corpus is not here")


@pytest.fixture(scope="module")
def score() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SHARED / "score" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(gold: dict[str, Any], body: bytes, **how: None) -> dict[str, Any]:
    """One page as the score wants it."""
    when = datetime.fromisoformat(gold["fetched_at"]) if gold.get("fetched_at") else None
    article = crawler.parse(body, gold["url"], fetched_at=when, **how)
    return {
        "title": article.title,
        "lead": [article.lead] if article.lead else [],
        "paragraphs": article.paragraphs,
        "published": iso(article.published),
        "updated": iso(article.updated),
        "stamp": article.stamp,
        "authors": article.authors,
        "headlines": [{"text": headline.text, "url": headline.url, "block": headline.block} for headline in article.headlines],
    }


@pytest.mark.parametrize("page", GOLD, ids=lambda page: page.stem)
def test_no_field_is_worse_with_rules_than_without(page: Path, score: ModuleType) -> None:
    gold = json.loads(page.read_text(encoding="utf-8"))
    body = (page.parents[1] / "html" / f"{page.stem}.html").read_bytes()
    ruled = score.score_page(gold, read(gold, body), gold["url"])
    generic = score.score_page(gold, read(gold, body, outlet=None), gold["url"])
    pairs = {name: (generic[name], ruled.get(name, 0.0)) for name in FIELDS if name in generic}
    worse = {name: pair for name, pair in pairs.items() if pair[1] < pair[0] - 1e-9}
    assert not worse
