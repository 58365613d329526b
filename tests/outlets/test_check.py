"""`hemero outlets check`: a verdict for each thing that an outlet's file states."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from tests import forked

OUTLET = """from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="rivebelle", title="Le Courrier de Rivebelle", hosts=("rivebelle.example",), kind="regional-daily",
    feeds=("https://www.rivebelle.example/rss.xml", "https://www.rivebelle.example/sport.xml"), article=r"^/a/\\d+$",
    lead="p.chapo", body=".texte",
)
"""
LINE = "<p>La séance du conseil de Rivebelle a duré jusque tard dans la soirée, au grand dam du maire, dit-on au marché {}.</p>"
TEXT = "".join(LINE.format(number) for number in range(6))
PAGE = f"""<html lang=fr><meta property=og:type content=article>
<title>Le pont rouvre après deux ans</title><h1>Le pont rouvre après deux ans</h1>
<time>Publié le 2 mars 2021 à 8h05</time>
<p class=chapo>Les riverains n'y croyaient plus depuis longtemps.</p><div class=texte>{TEXT}</div></html>"""
FEED = """<rss version="2.0"><channel><title>Rivebelle</title><link>https://www.rivebelle.example/</link>
<item><title>Le pont</title><link>https://www.rivebelle.example/{}</link></item></channel></rss>"""


def check(*words: str) -> tuple[int, dict[tuple[str, str], str]]:
    """The exit code, and the verdicts by what and name."""
    done = forked.hemero("outlets", "check", *words, "--json")
    assert done.stdout, done.stderr
    return done.returncode, {(one["what"], one["name"]): one["verdict"] for one in json.loads(done.stdout)}


@pytest.fixture
def words(tmp_path: Path) -> list[str]:
    """What names an outlet of our own and stored pages of it."""
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "rivebelle.py").write_text(OUTLET, encoding="utf-8")
    stored = {"1.html": ("a/1", PAGE), "rss.xml": ("rss.xml", FEED.format("a/1")), "sport.xml": ("sport.xml", FEED.format("sport/"))}
    lines = []
    for file, (path, text) in stored.items():
        (tmp_path / file).write_text(text, encoding="utf-8")
        lines.append(json.dumps({"file": file, "url": f"https://www.rivebelle.example/{path}"}))
    (tmp_path / "pages.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return ["rivebelle", "--outlets", str(tmp_path / "own"), "--replay", str(tmp_path)]


def test_listings_patterns_fields_and_rules_are_judged_by_stored_pages(words: list[str]) -> None:
    code, found = check(*words)
    assert found["listing", "https://www.rivebelle.example/rss.xml"] == "good"
    assert found["listing", "https://www.rivebelle.example/sport.xml"] == "bad"  # it names no article
    assert {found[what] for what in (("file", "rivebelle"), ("pattern", "article"), ("field", "published"), ("rule", "lead"))} == {"good"}
    assert code == 1


def test_a_rule_that_matches_nothing_any_more_is_bad(words: list[str], tmp_path: Path) -> None:
    changed = OUTLET.replace('"p.chapo"', '"p.intro"').replace("/sport.xml", "/a.xml")
    (tmp_path / "own" / "rivebelle.py").write_text(changed, encoding="utf-8")
    code, found = check(*words)
    assert {what for what, verdict in found.items() if verdict == "bad"} == {("rule", "lead")}
    assert found["listing", "https://www.rivebelle.example/a.xml"] == "unknown"  # it is not stored
    assert code == 1


def test_the_demo_newspaper_is_checked_live() -> None:
    code, found = check("demo", "--live", "--port", "0")
    assert {verdict for (what, _), verdict in found.items() if what in ("file", "pattern", "field")} == {"good"}
    assert found["listing", "http://127.0.0.1:8008/rss.xml"] == "good"
    assert code == 0


def test_a_crawl_with_the_generic_reader_alone_leaves_the_rules_aside(words: list[str], tmp_path: Path) -> None:
    changed = OUTLET.replace("p.chapo", "p.intro").replace('body=".texte"', 'tags="p.chapo"')
    (tmp_path / "own" / "rivebelle.py").write_text(changed, encoding="utf-8")
    topics = []
    for name, more in (("ruled", []), ("generic", ["--generic"])):
        archive = tmp_path / f"{name}.db"
        assert forked.hemero("crawl", *words, "--archive", str(archive), "--json", *more).returncode == 0
        with sqlite3.connect(archive) as desk:
            topics += desk.execute("SELECT outlet, tags FROM articles").fetchall()
        desk.close()
    ruled = "Les riverains n'y croyaient plus depuis longtemps."
    assert [(outlet, json.loads(tags)) for outlet, tags in topics] == [("rivebelle", [ruled]), ("rivebelle", [])]
