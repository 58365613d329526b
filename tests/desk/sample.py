"""A sample archive: three made-up newspapers crawled at several moments, with failed pages and a hostile newspaper."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import crawler
from crawler.archive import Archive, Discovery, Exchange, Visit
from crawler.article import Article, Headline
from crawler.demo import Gazette

ZONE = ZoneInfo("Europe/Paris")
START = datetime(2016, 11, 21, 8, 39, tzinfo=ZONE)
MOMENTS = tuple(START + timedelta(hours=hours) for hours in (0, 9.5, 24, 33.5, 48, 57.5, 72))
"""The times of the crawls: morning and evening, from Monday to Thursday."""
PAPERS = {"deux_rives": ("La Gazette des Deux-Rives", 1871), "bocage": ("Le Courrier du Bocage", 1789), "rivages": ("Rivages", 1848)}
EVIL = '<script>window.hacked=1</script><img src="http://evil.invalid/a.png" onerror="window.hacked=1">'
EVIL_PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>Piège</title>
<meta http-equiv="refresh" content="0;url=http://evil.invalid/refresh"><link rel="preconnect" href="http://evil.invalid/">
<link rel="stylesheet" href="http://evil.invalid/style.css"><base href="http://evil.invalid/">
<script src="http://evil.invalid/script.js"></script><script>parent.document.title = 'hacked'; top.hacked = 1</script></head>
<body onload="top.hacked=1"><h1>Piège</h1><img src="http://evil.invalid/pixel.png"><iframe src="http://evil.invalid/frame"></iframe>
<form action="http://evil.invalid/form"><button>Envoyer</button></form><p>Un texte paisible.</p></body></html>"""


def build(place: Path, *, hostile: bool = True) -> Path:
    """Make the archive at `place`; its path. `hostile` adds the hostile newspaper."""
    now = MOMENTS[0]
    with Archive(place, clock=lambda: now) as archive:
        archive.recover()
        archive.keep_outlets(one for one in _outlets() if hostile or one["outlet"] != "piege")
        for moment in MOMENTS:
            now = moment.astimezone(UTC)
            archive.start_run(f"hemero crawl {' '.join(PAPERS)}", version="0.1.0")
            with archive.transaction():  # one for all: each one waits for the disk
                captures = sum(_crawl(archive, name, moment) for name in PAPERS)
            now += timedelta(minutes=4)
            archive.end_run({"outcomes": {"article": captures - len(PAPERS), "listing": len(PAPERS)}, "captures": captures})
        _troubles(archive)
        if hostile:
            _hostile(archive)
        _alarm(archive)
    return place


def _outlets() -> Iterator[dict[str, object]]:
    for name, (title, _) in PAPERS.items():
        country = "BE" if name == "rivages" else "FR"
        yield {"outlet": name, "title": title, "hosts": [f"{name}.example"], "country": country, "zone": "Europe/Paris"}
    yield {"outlet": "piege", "title": f"Le Piège {EVIL}", "hosts": ["piege.example"], "country": "FR", "zone": "Europe/Paris"}


def _crawl(archive: Archive, name: str, at: datetime) -> int:
    """Crawl the front page at that moment, the articles published since the previous moment, and again those of the moment before it."""
    base = f"https://www.{name}.example"
    gazette = Gazette(seed=PAPERS[name][1], articles=30, troubles=False)
    since = at - timedelta(hours=10) if at > START else at - timedelta(hours=36)
    paths = [path for path in gazette.article_paths(at) if _appeared(gazette, path) >= since]
    again = [path for path in gazette.article_paths(at) if since - timedelta(hours=14) <= _appeared(gazette, path) < since]
    for number, path in enumerate(["/", *paths, *again]):
        _visit(archive, name, base + path, gazette.answer(path, base, at).body, at + timedelta(seconds=number))
    return 1 + len(paths) + len(again)


def _appeared(gazette: Gazette, path: str) -> datetime:
    found = gazette._find(path, MOMENTS[-1])
    assert found
    return found[0].published


def _visit(
    archive: Archive, outlet: str, url: str, body: bytes, at: datetime, *, change: Callable[[Article], Article] | None = None
) -> int:
    """Store a capture of a page and its visit; the page's id."""
    moment = at.astimezone(UTC)
    listing = url.endswith(".example/")
    archive.discover([Discovery(url, "front" if listing else "headline", outlet=outlet, hint="listing" if listing else "article")])
    page_id = archive.query("SELECT page_id FROM pages WHERE url = ?", (url,))[0]["page_id"]
    assert isinstance(page_id, int)
    headers = [("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "gzip")]
    asked = [("User-Agent", "hemero")]
    exchange = Exchange(url, "GET", asked, 200, "OK", headers, gzip.compress(body, mtime=0), moment, ip="127.0.0.1")
    capture_id = archive.keep(exchange, page_id)
    read = crawler.parse(body, url, fetched_at=moment, outlet=None)
    read = replace(read, outlet=outlet)
    if change:
        read = change(read)
    found = tuple(Discovery(one.url, "headline", outlet=outlet, hint="article") for one in read.headlines if one.url.startswith("https:"))
    outcome = "listing" if listing else "article"
    archive.put(Visit(page_id, outcome, capture_id=capture_id, article=read, parser_version="0.1.0", found=found, visited_at=moment))
    return page_id


def _troubles(archive: Archive) -> None:
    """Add discovered articles that are not stored, each for another reason."""
    day = MOMENTS[-1].date()
    for number, (outcome, detail) in enumerate((("gone", "answered 404"), ("blocked", "paywall"), ("opted_out", "tdm-reservation"))):
        url = f"https://www.bocage.example/perdu/{number}"
        archive.discover([Discovery(url, "feed", outlet="bocage", hint="article", published=day)])
        page_id = archive.query("SELECT page_id FROM pages WHERE url = ?", (url,))[0]["page_id"]
        assert isinstance(page_id, int)
        reserved = {"meta:tdm-reservation": "1"} if outcome == "opted_out" else None
        body = b"<html>Rien</html>"
        exchange = Exchange(url, "GET", [], 200, "OK", [("Content-Type", "text/html")], body, MOMENTS[-1].astimezone(UTC))
        archive.put(Visit(page_id, outcome, detail, capture_id=archive.keep(exchange, page_id), opt_out=reserved))


def _hostile(archive: Archive) -> None:
    """Add a newspaper that tries to run scripts in the reader's browser."""
    lines = (
        Headline(f"Titre {EVIL}", "javascript:alert(document.domain)", f"Bloc {EVIL}", 1, f"Sur {EVIL}"),
        Headline("Titre sage", 'https://www.piege.example/"onmouseover="window.hacked=1', f"Bloc {EVIL}", 2),
    )

    def change(read: Article) -> Article:
        return replace(
            read, title=f"Piège {EVIL} à loups", lead=f"Un chapô {EVIL}", paragraphs=(f"Le texte du piège {EVIL}.", "{{ 7*7 }}"),
            authors=(f"Auteur {EVIL}",), section=f"Rubrique {EVIL}", headlines=lines, kind="article", stamp=f"Hier {EVIL}",
        )  # fmt: skip

    body, at = EVIL_PAGE.encode(), MOMENTS[-1]
    _visit(archive, "piege", "https://www.piege.example/article?a=<script>alert(1)</script>", body, at, change=change)
    _visit(archive, "piege", "https://www.piege.example/", body, at, change=lambda read: replace(change(read), kind="front"))


def _alarm(archive: Archive) -> None:
    with archive.transaction():
        archive.db.execute(
            "INSERT INTO alarms (raised, raised_utc, outlet, kind, field, detail) VALUES (?, ?, 'rivages', 'quiet', '', ?)",
            ("2016-11-24T08:45:00+01:00", 1479973500.0, "rivages brought 1 articles in a day; 11.0 a day were usual"),
        )
