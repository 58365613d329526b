"""The readers on the real pages of the shared corpus: the floors reached, moved only upwards. Skipped where the corpus is not at hand."""

from __future__ import annotations

import importlib.util
import json
import statistics
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import crawler
from tests.benchmarks import wild

SHARED = Path(__file__).parent.parent.parent / "shared"
CORPUS = SHARED / "corpus"

FLOORS = {
    ("html", "generic"): {
        "text": 0.999, "perfect": 0.979, "title": 1.0, "publ": 1.0, "updat": 1.0, "stamp": 1.0, "author": 1.0, "links": 0.986,
        "words": 0.907, "block": 0.967,
    },
    ("html", "ours"): {
        "text": 0.999, "perfect": 0.979, "title": 1.0, "publ": 1.0, "updat": 1.0, "stamp": 1.0, "author": 1.0, "links": 0.990,
        "words": 0.923, "block": 1.0,
    },
    ("more", "generic"): {
        "text": 0.997, "perfect": 0.88, "title": 1.0, "publ": 1.0, "updat": 1.0, "stamp": 1.0, "author": 1.0, "links": 0.992,
        "words": 0.999, "block": 0.986, "front": 0.98, "frontW": 1.0, "frontB": 0.90,
    },
    ("more", "ours"): {
        "text": 0.997, "perfect": 0.88, "title": 1.0, "publ": 1.0, "updat": 1.0, "stamp": 1.0, "author": 1.0, "links": 0.993,
        "words": 0.999, "block": 0.996, "front": 0.98, "frontW": 1.0, "frontB": 0.90,
    },
}  # fmt: skip
"""(folder, reader) → means over its annotated pages. `generic` reads without, `ours` with the rules of the outlets. Only ever raised.

`words` of the first folder was once 0.946 and 0.962. Two of its pages keep a kicker in the headline's words (`Politique. Fin …`);
four pages of the second folder leave it out in the same markup, as the definition says. Both cannot hold.
"""

KINDS = 0.965
"""Share of the wild pages that are rightly told articles or not."""

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not at hand")


@contextmanager
def scorer() -> Iterator[ModuleType]:
    """The corpus's own scorer."""
    spec = importlib.util.spec_from_file_location("corpus_score", SHARED / "score" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    before = list(sys.path)
    try:
        spec.loader.exec_module(module)
        yield module
    finally:
        sys.path[:] = before


def answer(article: crawler.Article) -> dict[str, Any]:
    return {
        "title": article.title,
        "lead": [article.lead] if article.lead else [],
        "paragraphs": list(article.paragraphs),
        "published": article.published.isoformat() if article.published else None,
        "updated": article.updated.isoformat() if article.updated else None,
        "stamp": article.stamp,
        "authors": list(article.authors),
        "headlines": [{"text": headline.text, "url": headline.url, "block": headline.block} for headline in article.headlines],
    }


def scores(folder: str, reader: str) -> dict[str, float]:
    """The mean of each figure over the annotated pages."""
    rows: list[dict[str, float]] = []
    with scorer() as score:
        home = CORPUS if folder == "html" else CORPUS / folder
        for path in sorted((home / "gold").glob("*.json")):
            gold = json.loads(path.read_text())
            body = (home / "html" / f"{path.stem}.html").read_bytes()
            fetched_at = datetime.fromisoformat(gold["fetched_at"]) if gold.get("fetched_at") else None
            article = crawler.parse(body, gold["url"], fetched_at=fetched_at, outlet=None if reader == "generic" else "auto")
            rows.append(score.score_page(gold, answer(article), gold["url"]))
    return {name: statistics.mean(row[name] for row in rows if name in row) for name in FLOORS[folder, reader]}


@pytest.mark.parametrize(("folder", "reader"), sorted(FLOORS))
def test_the_readers_hold_the_floors_they_reached(folder: str, reader: str) -> None:
    reached = scores(folder, reader)
    assert {name: value for name, value in reached.items() if value < FLOORS[folder, reader][name]} == {}


@pytest.mark.parametrize("folder", ["html", "more"])
def test_rules_never_read_worse_than_no_rules(folder: str) -> None:
    generic, ours = scores(folder, "generic"), scores(folder, "ours")
    assert {name: (ours[name], generic[name]) for name in generic if ours[name] < generic[name]} == {}


def test_pages_that_are_no_articles_are_told_apart() -> None:
    read = list(wild.kinds())
    assert sum(good for *_, good in read) / len(read) >= KINDS


@pytest.mark.parametrize("folder", ["hostile", "wild"])
def test_no_real_page_raises(folder: str) -> None:
    pages = [path for path in sorted((CORPUS / folder).iterdir()) if path.suffix != ".jsonl"]
    assert pages
    for path in pages:
        article = crawler.parse(path.read_bytes(), "https://www.exemple.fr/a", outlet=None)
        assert all(paragraph.strip() for paragraph in article.paragraphs), path.name
