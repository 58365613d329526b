"""`hemero crawl` and `scrapy crawl` as users type them, on pages replayed from a folder or a WARC."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests import forked

ROOT = Path(__file__).parents[2]
PAGE = """<html lang="fr"><head><meta charset="utf-8"><title>{title}</title></head><body><article><h1>{title}</h1>
<p class="date">Publié le 2 mars 2021 à 8h05</p>{text}</article>
<aside><h2>Les plus lus</h2><ul><li><a href="/2021/03/01/le-marche-couvert-retrouve-sa-charpente">
Le marché couvert retrouve sa charpente</a></li>
<li><a href="/2021/03/01/deux-chalutiers-reprennent-la-mer">Deux chalutiers reprennent la mer après un mois à quai</a></li>
<li><a href="/2021/02/28/la-bibliotheque-ouvre-le-dimanche">La bibliothèque ouvrira désormais le dimanche après-midi</a></li></ul>
</aside></body></html>"""
TEXT = "".join(
    f"<p>Au conseil municipal, la question numéro {n} a occupé une bonne heure, sans que l’Élysée ne s’en mêle jamais, a noté le maire.</p>"
    for n in range(5)
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two stored pages that can be replayed."""
    pages = []
    for number, title in enumerate(["Le pont de Rivebelle rouvre après deux ans de travaux", "La halle attend toujours son nouveau toit"]):
        (tmp_path / f"{number}.html").write_text(PAGE.format(title=title, text=TEXT), encoding="utf-8")
        pages.append({"file": f"{number}.html", "url": f"https://gazette.example/2021/03/02/article-numero-{number}-de-la-gazette"})
    (tmp_path / "pages.jsonl").write_text("\n".join(map(json.dumps, pages)) + "\n")
    return tmp_path


def hemero(*words: str) -> Any:
    done = forked.hemero(*words, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def ask(archive: Path, sql: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(f"file:{archive}?mode=ro", uri=True) as db:
        return db.execute(sql).fetchall()


def test_stored_pages_are_crawled_without_a_network(folder: Path) -> None:
    archive = folder / "out" / "a.db"
    crawled = hemero("crawl", "--replay", str(folder), "--archive", str(archive))
    assert (crawled["articles"], crawled["captures"], crawled["headlines"]) == (2, 2, 6)
    assert ask(archive, "SELECT title, published FROM articles ORDER BY url LIMIT 1") == [
        ("Le pont de Rivebelle rouvre après deux ans de travaux", "2021-03-02T08:05:00+01:00")
    ]
    assert [hit["title"] for hit in hemero("search", "elysee", "halle", "--archive", str(archive))["hits"]] == [
        "La halle attend toujours son nouveau toit"
    ]


def test_what_pages_name_is_recorded_and_not_asked_for_where_only_addresses_were_named(folder: Path) -> None:
    archive = folder / "a.db"
    hemero("crawl", "--replay", str(folder), "--archive", str(archive))
    held = ask(archive, "SELECT url, outcome, detail FROM pages WHERE how = 'headline'")
    assert len(held) == 3
    assert all(outcome == "waiting" and detail.startswith("not followed") for _, outcome, detail in held)


def test_a_headline_leads_to_the_article_it_names(folder: Path) -> None:
    archive = folder / "a.db"
    hemero("crawl", "--replay", str(folder), "--archive", str(archive))
    rows = ask(archive, "SELECT block, rank, text FROM headlines WHERE page_url LIKE '%numero-0%' ORDER BY rank")
    assert rows[1] == ("Les plus lus", 2, "Deux chalutiers reprennent la mer après un mois à quai")


def test_a_warc_of_ours_can_be_replayed(folder: Path) -> None:
    first, second = folder / "a" / "hemero.db", folder / "b" / "hemero.db"
    hemero("crawl", "--replay", str(folder), "--archive", str(first))
    warc = next((folder / "a" / "warc").glob("*.warc.gz"))
    again = hemero("crawl", "--replay", str(warc), "--archive", str(second))
    assert again["articles"] == 2
    told = "SELECT url, title, lead, body, published, authors FROM articles ORDER BY url"
    assert ask(first, told) == ask(second, told)


def test_a_limit_stops_after_so_many_articles(folder: Path) -> None:
    archive = folder / "a.db"
    assert hemero("crawl", "--replay", str(folder), "--limit", "1", "--archive", str(archive))["articles"] == 1
    assert hemero("crawl", "--replay", str(folder), "--archive", str(archive))["articles"] == 1


def test_a_pipe_gets_plain_lines(folder: Path) -> None:
    words = ["crawl", "--replay", str(folder), "--archive", str(folder / "a.db")]
    done = forked.hemero(*words)
    assert "article\t2" in done.stdout.splitlines()
    assert done.stderr == ""


def test_scrapy_lists_every_outlet_and_crawls_one_by_its_name(tmp_path: Path) -> None:
    scrapy = [sys.executable, "-m", "scrapy"]
    listed = subprocess.run([*scrapy, "list"], capture_output=True, text=True, cwd=ROOT, timeout=120)
    assert {"lemonde", "quotidien_du_peuple", "demo"} <= set(listed.stdout.split())
    (tmp_path / "pages.jsonl").write_text("")
    handler = '{"http": "crawler.crawl.replay.ReplayHandler", "https": "crawler.crawl.replay.ReplayHandler"}'
    settings = {
        "HEMERO_ARCHIVE": str(tmp_path / "a.db"),
        "HEMERO_REPLAY": str(tmp_path),
        "HEMERO_ROBOTS": "0",
        "DOWNLOAD_HANDLERS": handler,
    }
    options = [word for name, value in settings.items() for word in ("-s", f"{name}={value}")]
    done = subprocess.run(
        [*scrapy, "crawl", "quotidien_du_peuple", *options, "-s", "DOWNLOAD_DELAY=0"], capture_output=True, text=True, cwd=ROOT, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert {outcome for (outcome,) in ask(tmp_path / "a.db", "SELECT outcome FROM pages WHERE outlet = 'quotidien_du_peuple'")} == {"gone"}
