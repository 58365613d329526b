"""Listings: feeds (RSS, Atom, JSON Feed) and sitemaps (indexes, archives, news). Bytes in, addresses out.

A broken one reads as far as it goes.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal
from urllib.parse import urljoin

import fastfeedparser
import feedparser
from lxml import etree

Kind = Literal["feed", "sitemap", "sitemap_index"]

_START = re.compile(rb"<(?:[\w-]+:)?(rss|feed|rdf|urlset|sitemapindex|html)[\s>]", re.IGNORECASE)
_KINDS: dict[bytes, Kind] = {b"rss": "feed", b"feed": "feed", b"rdf": "feed", b"urlset": "sitemap", b"sitemapindex": "sitemap_index"}
_JSON_FEED = re.compile(rb'^\s*\{.{0,200}"version"\s*:\s*"https?://jsonfeed\.org', re.DOTALL)
_JSON_ADDRESS = re.compile(rb'"(?:url|external_url)"\s*:\s*("https?:(?:[^"\\]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*")')
_PLAIN = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s*https?://[^\s<>\"]+[ \t]*(?:[\r\n]|$)){2,}")
"""A sitemap may be a text with an address a line (sitemaps.org)."""
_XML = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True)


@dataclass(frozen=True, slots=True)
class Entry:
    """One address that a listing names."""

    url: str
    """Absolute, as the listing has it."""
    published: datetime | None = None
    """Aware; when it appeared, None where the listing does not say it."""
    title: str = ""
    changed: datetime | None = None
    """Aware; when it last changed: it can't have appeared later."""


def listing_kind(body: bytes) -> Kind | None:
    """What kind of listing the bytes are, None where they are none.

    >>> listing_kind(b'<?xml version="1.0"?><rss version="2.0">')
    'feed'
    """
    head = body[:4096]
    if found := _START.search(head):
        return _KINDS.get(found[1].lower())
    if _JSON_FEED.search(head):
        return "feed"
    return "sitemap" if _PLAIN.match(head) else None


def read_listing(body: bytes, url: str) -> tuple[Kind | None, tuple[Entry, ...]]:
    """The kind of a listing and its entries in their order; (None, ()) where the bytes are no listing. Never raises on content."""
    kind = listing_kind(body)
    if kind is None:
        return None, ()
    entries = _feed_entries(body) if kind == "feed" else _sitemap_entries(body) if _START.search(body[:4096]) else _plain_entries(body)
    found = (replace(entry, url=urljoin(url, _clean(entry.url))) for entry in entries if entry.url)
    return kind, tuple({entry.url: entry for entry in found if entry.url.startswith(("http://", "https://"))}.values())


def _clean(address: str) -> str:
    return re.sub(r"[\t\r\n]+", "", address).strip()


def _feed_entries(body: bytes) -> list[Entry]:
    try:
        entries = fastfeedparser.parse(body).entries
    except (ValueError, LookupError, TypeError, AttributeError, etree.LxmlError):
        entries = []  # not every feed is well made; feedparser takes nearly anything
    if not entries and _JSON_FEED.search(body[:4096]):
        # one that was cut short
        return [Entry(json.loads(printed.decode("utf-8", "replace"), strict=False)) for printed in _JSON_ADDRESS.findall(body)]
    if not entries:
        entries = feedparser.parse(body, sanitize_html=False).entries
    return [
        Entry(
            entry.get("link") or "",
            moment(entry.get("published") or entry.get("updated")),
            entry.get("title") or "",
            moment(entry.get("updated")),
        )
        for entry in entries
    ]


def _plain_entries(body: bytes) -> list[Entry]:
    return [Entry(line.strip()) for line in body.decode("utf-8-sig", "replace").splitlines() if line.strip()]


def _sitemap_entries(body: bytes) -> list[Entry]:
    root = etree.fromstring(body, _XML)
    found = []
    for item in root.iterchildren("{*}url", "{*}sitemap") if root is not None else ():
        texts = {
            etree.QName(part).localname: (part.text or "").strip()
            for part in item.iter("{*}loc", "{*}lastmod", "{*}publication_date", "{*}title")
        }
        if "loc" in texts:
            found.append(
                Entry(
                    item.findtext("{*}loc", "").strip(),
                    moment(texts.get("publication_date")),
                    texts.get("title", ""),
                    moment(texts.get("lastmod")),
                )
            )
    return found


def moment(printed: str | None) -> datetime | None:
    """An ISO 8601 time of a listing as an aware datetime (UTC where it states no zone), None where it is none.

    >>> moment("2016-11-24T08:39+08:00").isoformat()
    '2016-11-24T08:39:00+08:00'
    """
    try:
        value = datetime.fromisoformat(printed or "")
    except ValueError:
        return None
    return value if value.tzinfo else value.replace(tzinfo=UTC)
