"""An archive in memory, and factories for exchanges and articles."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from crawler.archive import Archive, Discovery, Exchange, Visit
from crawler.archive.query.reader import select
from crawler.archive.query.search import Hit, search
from crawler.article import Article, Candidate, Headline

NOON = datetime(2016, 11, 24, 11, 0, tzinfo=UTC)
ROOT = "https://www.bocage.fr"


def exchange(url: str, body: bytes = b"<html>Bonjour</html>", *, minutes: float = 0, packed: bool = True, **fields: Any) -> Exchange:
    headers = [("Content-Type", "text/html; charset=utf-8"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2"), ("X-Accent", "\xc3\xa9t\xe9")]
    if packed:
        body, headers = gzip.compress(body, mtime=0), [*headers, ("Content-Encoding", "gzip")]
    plain: dict[str, Any] = {
        "url": url, "method": "GET", "request_headers": [("User-Agent", "hemero"), ("Accept", "text/html")], "status": 200, "reason": "OK",
        "headers": headers, "body": body, "fetched_at": NOON + timedelta(minutes=minutes), "ip": "127.0.0.1",
    }  # fmt: skip
    return Exchange(**(plain | fields))


def article(url: str, *paragraphs: str, title: str = "Le marché rouvre", **fields: Any) -> Article:
    headlines = (
        Headline("La foire a lieu", f"{ROOT}/foire?xtor=1", "Les plus lus", 1),
        Headline("Le pont ferme", f"{ROOT}/pont", "Les plus lus", 2, "Transports"),
        Headline("Une école ouvre", f"{ROOT}/ecole", "", 1),
    )
    evidence = {
        "published": (
            Candidate("published", "meta:date", "2016-11-24", "2016-11-24", False, "less precise"),
            Candidate("published", "stamp", "24/11 à 8h", "2016-11-24T08:00:00+01:00", True, "printed"),
        )
    }
    plain: dict[str, Any] = {
        "outlet": "bocage", "kind": "article", "title": title, "lead": "Un chapô.", "paragraphs": paragraphs or ("Un.", "Deux."),
        "published": datetime.fromisoformat("2016-11-24T08:00:00+01:00"), "headlines": headlines, "evidence": evidence,
        "authors": ("Anne",),
    }  # fmt: skip
    return Article(url, **(plain | fields))


class Desk:
    """An archive, and short methods to store and query."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive

    def page(self, path: str, **fields: Any) -> int:
        """The id of the page; the page is discovered where it is unknown."""
        self.archive.discover([Discovery(**({"url": ROOT + path, "how": "front", "outlet": "bocage", "hint": "article"} | fields))])
        return int(self.one("SELECT page_id FROM pages WHERE url = ?", fields.get("url", ROOT + path)))

    def read(self, path: str, *paragraphs: str, minutes: float = 0, canonical: str | None = None, **fields: Any) -> Visit:
        """Store a capture of an article page and its visit; the visit."""
        visit_fields = {name: fields.pop(name) for name in ("found", "next_visit", "outcome") if name in fields}
        page_id = self.page(path)
        capture_id = self.archive.keep(exchange(ROOT + path, minutes=minutes), page_id)
        read = article(ROOT + (canonical or path), *paragraphs, **fields)
        visit = Visit(page_id, visit_fields.pop("outcome", "article"), capture_id=capture_id, article=read, parser_version="1",
                      canonical_url=ROOT + canonical if canonical else None, **visit_fields)  # fmt: skip
        self.archive.put(visit)
        return visit

    def one(self, sql: str, *values: object) -> Any:
        """The first cell of the first row."""
        return self.archive.db.execute(sql, values).fetchone()[0]

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in self.archive.db.execute(sql, values)]

    def search(self, words: str, limit: int = 20, **filters: Any) -> list[Hit]:
        """The hits of a search."""
        if self.archive.db.in_transaction:
            self.archive.flush()
        return list(search(self.archive.db, select(words, **filters), limit=limit).hits)

    def dump(self) -> list[str]:
        """The whole database as SQL statements."""
        return list(self.archive.db.iterdump())


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Archive(":memory:", clock=lambda: NOON) as archive:
        archive.recover()
        archive.keep_outlets([{"outlet": "bocage", "title": "Le Bocage", "hosts": ["bocage.fr"], "zone": "Europe/Paris"}])
        yield Desk(archive)


@pytest.fixture
def make() -> SimpleNamespace:
    """The factories, for tests that open their own archives."""
    return SimpleNamespace(exchange=exchange, article=article, desk=Desk, root=ROOT, noon=NOON)
