"""What a note is about: an article, one of its versions, or a headline. It is known by address and digest, never by a row of an archive."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from unicodedata import normalize

from crawler.archive.query import stored_articles
from crawler.errors import HemeroError

ARTICLE = """
SELECT a.url, a.title, a.outlet, a.published, r.digest FROM articles a JOIN revisions r ON r.revision_id = a.revision_id
WHERE a.article_id = ?
"""
VERSIONS = "SELECT revision_id, title, digest FROM revisions WHERE article_id = ? ORDER BY first_seen_utc, revision_id"
HEADLINES = "SELECT DISTINCT text FROM headline_texts WHERE target = ? ORDER BY headline_id"
ADDRESSES = """
SELECT url FROM articles WHERE article_id = :id UNION SELECT url FROM pages WHERE article_id = :id
UNION SELECT p.url FROM pages p JOIN articles a ON a.page_id = p.page_id WHERE a.article_id = :id
"""
BY_URL = """
SELECT url, article_id FROM pages WHERE url IN (SELECT value FROM json_each(:keys)) AND article_id IS NOT NULL
UNION ALL SELECT url, article_id FROM articles WHERE url IN (SELECT value FROM json_each(:keys))
"""
BY_CONTENT = "SELECT digest, min(article_id) FROM revisions WHERE digest IN (SELECT value FROM json_each(:keys)) GROUP BY digest"


@dataclass(frozen=True, slots=True)
class Item:
    """Something that can be noted."""

    kind: str
    """`article`, `version` or `headline`."""
    url: str
    """The article's address; for a headline, the address it leads to."""
    digest: str = ""
    """Of a version, the digest of its content; of a headline, of its words; empty for an article."""
    text: str = ""
    """The title, or the words of the headline."""
    outlet: str = ""
    published: str | None = None
    """As the page states it; None where it states nothing."""
    content: str = ""
    """The digest of the content that the article had when it was noted."""


def article_item(db: sqlite3.Connection, key: int | str) -> Item:
    """An article, by its id or any of its addresses. Raises `HemeroError` where the archive does not have it."""
    row = db.execute(ARTICLE, (stored_articles.find(db, key),)).fetchone()
    return Item("article", row[0], "", row[1] or "", row[2], row[3], row[4])


def version_item(db: sqlite3.Connection, key: int | str, number: int) -> Item:
    """A version of an article, by its number from 1. Raises `HemeroError`."""
    article_id = stored_articles.find(db, key)
    url, title, outlet, published, _ = db.execute(ARTICLE, (article_id,)).fetchone()
    versions = db.execute(VERSIONS, (article_id,)).fetchall()
    if not 1 <= number <= len(versions):
        raise HemeroError(f"The article has versions 1 to {len(versions)} and no number {number}: hemero show lists them.")
    _, of_version, digest = versions[number - 1]
    return Item("version", url, digest, of_version or title or "", outlet, published, digest)


def headline_item(db: sqlite3.Connection, key: int | str, text: str) -> Item:
    """A headline: one wording that led to an article. Raises `HemeroError` where no page had it."""
    article = article_item(db, key)
    known = [row[0] for url in addresses_of(db, stored_articles.find(db, key)) for row in db.execute(HEADLINES, (url,))]
    found = next((one for one in known if _plain(one) == _plain(text)), None)
    if found is None:
        raise HemeroError(f"No headline « {text} » led to {article.url}: hemero show lists the headlines of an article.")
    return Item("headline", article.url, digest_of_words(found), found, article.outlet, article.published, article.content)


def digest_of_words(text: str) -> str:
    """The SHA-256 of a headline's words, with white space and accents (NFC) normalised."""
    return sha256(_plain(text).encode()).hexdigest()


def _plain(text: str) -> str:
    return normalize("NFC", " ".join(text.split()))


def addresses_of(db: sqlite3.Connection, article_id: int) -> list[str]:
    """All addresses of an article."""
    return [row[0] for row in db.execute(ADDRESSES, {"id": article_id})]


def traces_of(db: sqlite3.Connection, urls: Iterable[str]) -> tuple[list[str], list[str]]:
    """All addresses of the articles at these addresses, and the digests of all their contents."""
    named = list(urls)
    works = sorted({int(row[1]) for row in db.execute(BY_URL, {"keys": json.dumps(named)})})
    addresses = [url for one in works for url in addresses_of(db, one)]
    return list(dict.fromkeys([*named, *addresses])), [row[2] for one in works for row in db.execute(VERSIONS, (one,))]


def articles_of(db: sqlite3.Connection, items: Iterable[Item]) -> dict[Item, int]:
    """The article of each item in this archive: by address, or by content where the address is unknown. Others are left out."""
    wanted = list(items)
    by_url = dict(db.execute(BY_URL, {"keys": json.dumps([one.url for one in wanted])}).fetchall())
    elsewhere = sorted({one.content for one in wanted if one.url not in by_url and one.content})
    by_content = dict(db.execute(BY_CONTENT, {"keys": json.dumps(elsewhere)}).fetchall()) if elsewhere else {}
    found = {one: by_url.get(one.url, by_content.get(one.content)) for one in wanted}
    return {one: int(article_id) for one, article_id in found.items() if article_id is not None}
