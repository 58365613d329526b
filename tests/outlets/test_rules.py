"""On the real pages of the shared corpus, no rule makes a field worse than the generic reader leaves it, and rules hold as they say."""

from __future__ import annotations

import importlib.util
import json
import re
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import crawler
from crawler import outlets
from crawler.cli.parse import iso
from crawler.parsing.document.encoding import to_utf8
from crawler.parsing.outlet import Outlet, System
from crawler.parsing.parser import read as read_page
from crawler.parsing.parser import tree_of
from crawler.parsing.selectors import Index, compiled
from tests.benchmarks import wild
from tests.corpus import SHARED, Stored, articles, pages

GOLD = sorted([*(SHARED / "corpus" / "gold").glob("*.json"), *(SHARED / "corpus" / "more" / "gold").glob("*.json")])
FIELDS = ("text", "perfect", "title", "publ", "updat", "stamp", "author", "links", "words", "block")

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


WILD = [page for page in pages("wild") if (outlet := outlets.match(page.url)) and outlet.ruled]
MENU = 6
"""Words that a menu's entry may have: rules tell better than the generic reader what is one."""
FILLED = ("title", "lead", "paragraphs", "published", "updated", "stamp", "authors", "section", "tags")
SAME = ("kind", "title", "published", "updated", "section")
"""Fields that rules read as the generic reader does wherever that is right."""


def lost_of(generic: crawler.Article, ruled: crawler.Article) -> list[str]:
    """What the generic reader has and the rules have not, field by field; more than it has is no loss."""
    lost = [name for name in FILLED if getattr(generic, name) and not getattr(ruled, name)]
    lost += [name for name in SAME if getattr(generic, name) is not None and getattr(ruled, name) != getattr(generic, name)]
    said = set(ruled.text.split("\n\n"))
    missing = sum(len(one) for one in generic.text.split("\n\n") if one not in said)
    lost += [f"{missing} characters"] * (missing > 0.1 * len(generic.text))
    words = [{word for name in article.authors for word in name.casefold().split()} for article in (generic, ruled)]
    lost += ["an author"] * (not words[0] & words[1] and bool(words[0]))
    return lost


@pytest.mark.parametrize("page", WILD, ids=lambda page: page.path.stem)
def test_no_field_of_a_page_that_nobody_annotated_is_lost_by_rules(page: Stored) -> None:
    body = page.body()
    outlet, generic, ruled = outlets.match(page.url), crawler.parse(body, page.url, outlet=None), crawler.parse(body, page.url)
    assert outlet
    lost = lost_of(generic, ruled)
    there = {headline.url for headline in ruled.headlines}
    gone = [one for one in generic.headlines if one.url not in there and outlet.is_article_at(one.url)]
    lost += [one.url for one in gone if len(one.text.split()) > MENU]
    assert lost == []


GOALS = {"title": 1.0, "text": 1.0, "published": 0.98, "headlines": 0.90}
"""Shares of the pages on which a goal can be reached. Only ever raised."""


def test_articles_that_nobody_annotated_reach_the_goals_with_rules_and_not_less_often_than_without() -> None:
    counted = wild.counts(list(wild.rows()))
    assert {goal: told for goal, told in counted.items() if told[2] < GOALS[goal] * told[0] or told[2] < told[1]} == {}


@cache
def years_seen() -> dict[str, set[int]]:
    """By outlet and by system (`system:ebra`) the years that stored articles state, of those in which a rule selects anything."""
    found: dict[str, set[int]] = {}
    for page in articles("html", "wild"):
        if not (outlet := outlets.match(page.url)) or not outlet.ruled:
            continue
        body = page.body()
        article, root = crawler.parse(body, page.url), tree_of(to_utf8(body))
        stated = {time.year for time in (article.published, article.updated) if time}
        holding = {name for name in outlet.ruled if name != "blocks" and outlet.find(name, root)}
        holding |= {"blocks"} if any(compiled(block[0])(root) for block in outlet.blocks) else set()
        if holding and stated:
            found.setdefault(outlet.name, set()).add(max(stated))
            if outlet.system and holding & system_s(outlet.system, outlet):
                found.setdefault(f"system:{outlet.system.name}", set()).add(max(stated))
    return found


def system_s(system: System, outlet: Outlet) -> set[str]:
    """The fields whose rules an outlet has from its system."""
    bare = Outlet("x", "X", ("x.fr",), system=system)
    return {name for name in bare.ruled if getattr(bare, name) == getattr(outlet, name)}


@cache
def years_told() -> dict[str, set[int]]:
    """By outlet the years in which pages were stored that are not at hand, but in which others saw its selectors (the shared facts)."""
    found: dict[str, set[int]] = {}
    for line in (SHARED / "facts" / "outlets.jsonl").read_text(encoding="utf-8").splitlines():
        fact = json.loads(line)
        stated = [told for kind in fact.get("selectors", {}).values() for told in kind if told["status"].startswith("seen")]
        years = {int(year) for told in stated for year in re.findall(r"\b20\d\d", " ".join(told["year"]))}
        if outlet := outlets.match(f"https://{fact['hosts'][0]}/"):
            found.setdefault(outlet.name, set()).update(years)
    return found


@pytest.mark.parametrize("outlet", [outlet for outlet in outlets.all_outlets() if outlet.seen], ids=lambda outlet: outlet.name)
def test_the_years_that_prove_an_outlet_s_rules_are_those_of_stored_pages_on_which_they_hold(outlet: Outlet) -> None:
    own = years_seen().get(outlet.name)
    shared = years_seen().get(f"system:{outlet.system.name}", set()) if outlet.system else set()
    assert set(outlet.seen) == (own or shared or years_told().get(outlet.name))


FOREIGN = articles("html", "more/html", "wild")[::13]
"""Pages of as many newspapers, read with the rules of all the others."""


def selects(outlet: Outlet, root: Any) -> bool:
    """Whether any rule of an outlet selects anything on a page."""
    index = Index(root, outlet.names)
    named = (name for name in outlet.ruled if name != "blocks")
    return any(outlet.find(name, index) for name in named) or any(index.find(block[0]) for block in outlet.blocks)


@pytest.mark.parametrize("page", FOREIGN, ids=lambda page: page.path.stem)
def test_the_rules_of_another_newspaper_s_template_lose_nothing(page: Stored) -> None:
    body, own = page.body(), outlets.match(page.url)
    place = own or Outlet("x", "X", ("x.invalid",))  # another's rules, not its place on earth
    generic = read_page(body, page.url, outlet=Outlet("x", "X", ("x.invalid",), timezone=place.timezone, zones=place.zones))
    root = tree_of(to_utf8(body))
    lost: list[str] = []
    for outlet in outlets.all_outlets():
        if not outlet.ruled or outlet is own or (own and own.system and outlet.system is own.system) or not selects(outlet, root):
            continue
        ruled = read_page(body, page.url, outlet=replace(outlet, timezone=place.timezone, zones=place.zones))
        urls = {headline.url for headline in ruled.article.headlines}
        gone = [one.url for one in generic.article.headlines if one.url not in urls]
        lost += [f"{outlet.name}: {what}" for what in (*lost_of(generic.article, ruled.article), *gone)]
        lost += [f"{outlet.name}: the next page"] * (generic.next_page is not None and ruled.next_page != generic.next_page)
    assert lost == []
