"""Listings: feeds (RSS, Atom, JSON Feed) and sitemaps (indexes, archives, news). Bytes in, addresses out.

A broken one reads as far as it goes, and a bad date or address loses only itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from html.entities import html5
from typing import Literal
from urllib.parse import urljoin

import feedparser
from lxml import etree

from crawler.parsing.discovery.listing_times import moment

Kind = Literal["feed", "sitemap", "sitemap_index"]

_ROOTS: dict[bytes, Kind] = {b"rss": "feed", b"feed": "feed", b"rdf": "feed", b"urlset": "sitemap", b"sitemapindex": "sitemap_index"}
_TAG = re.compile(rb"<(?:(!--)|(!doctype\s+html\b|html[\s>])|(?:[\w-]+:)?(rss|feed|rdf|urlset|sitemapindex)[\s>])", re.IGNORECASE)
_LOOKED_AT = 65_536
"""Bytes, comments aside, in which the first tag of a listing stands: scripts put warnings and blank lines before it."""
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org')
_JSON_ADDRESS = re.compile(rb'"(?:url|external_url)"\s*:\s*("https?:(?:[^"\\]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*")')
_PLAIN = re.compile(rb"(?:\s*https?://[^\s<>\"]+[ \t]*(?:[\r\n]|$)){2,}|\s*https?://[^\s<>\"]+\s*\Z")
"""A sitemap may be a text with an address a line (sitemaps.org), even of one line."""
_WIDE = ((b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_WIDE_TAGS = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"), (b"{\0", "utf-16-le"), (b"\0{", "utf-16-be"))
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_STRAY = re.compile(rb"<!\[CDATA\[.*?\]\]>|<!--.*?-->|&(?!(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);)(?:(\w{2,31});)?", re.DOTALL)
"""An ampersand that XML does not know, with the name of HTML's that may follow it; CDATA and comments, where it may stand."""
_ITEMS = re.compile(rb"<(?:[\w-]+:)?(?:item|entry)[\s>]", re.IGNORECASE)
_BASE = "{http://www.w3.org/XML/1998/namespace}base"


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


@dataclass(frozen=True, slots=True)
class Listing:
    """What a listing names."""

    kind: Kind | None = None
    """None: the bytes are no listing."""
    entries: tuple[Entry, ...] = ()
    """In the listing's order, each address once."""
    fault: str = ""
    """Where no entry could be read: what is wrong with it, in a few words. Empty for a sound listing, also for one without entries."""


def listing_kind(body: bytes) -> Kind | None:
    """What kind of listing the bytes are, None where they are none.

    >>> listing_kind(b'<?xml version="1.0"?><rss version="2.0">'), listing_kind(b"<!-- <rss> --><html>")
    ('feed', None)
    """
    return _kind(_as_utf8(body))


def read_listing(body: bytes, url: str) -> Listing:
    """The kind of a listing and its entries in their order; no kind where the bytes are no listing. Never raises on content."""
    plain = _as_utf8(body)
    kind = _kind(plain)
    if kind is None:
        return Listing()
    fault = ""
    if plain.lstrip().startswith(b"{"):
        entries = _json_entries(plain)
    elif _root(plain) is None:
        entries = [Entry(line.strip()) for line in plain.decode("utf-8", "replace").splitlines()]
    else:
        entries, fault = _xml_entries(plain, kind)
    found = {there: Entry(there, one.published, one.title, one.changed) for one in entries if (there := _absolute(one.url, url))}
    return Listing(kind, tuple(found.values()), "" if found else fault or _without_addresses(entries))


def _without_addresses(entries: list[Entry]) -> str:
    return f"none of its {len(entries)} entries has an http address" if entries else ""


def _as_utf8(body: bytes) -> bytes:
    """The bytes without byte order mark, as UTF-8 where they are UTF-16 or UTF-32. Other encodings are left to the XML declaration."""
    wide = next((name for mark, name in _WIDE if body.startswith(mark)), "")
    wide = wide or next((name for mark, name in _WIDE_TAGS if body.startswith(mark)), "")
    if wide:
        return _DECLARATION.sub("", body.decode(wide, "replace").lstrip("\ufeff"), count=1).encode("utf-8", "replace")
    return body.removeprefix(b"\xef\xbb\xbf")


def _kind(plain: bytes) -> Kind | None:
    if root := _root(plain):
        return root
    head = plain[:_LOOKED_AT].lstrip()
    if head.startswith(b"{") and _JSON_FEED.search(plain):
        return "feed"
    return "sitemap" if _PLAIN.match(head) else None


def _root(plain: bytes) -> Kind | None:
    """The kind that the first tag of a listing says, however long the comments before it are; None where HTML begins first."""
    start, end = 0, _LOOKED_AT
    while tag := _TAG.search(plain, start, end):
        if tag[3]:
            return _ROOTS[tag[3].lower()]
        if not tag[1]:
            return None
        start = plain.find(b"-->", tag.end())
        if start < 0:
            return None
        end += start - tag.start()
    return None


def _absolute(address: str, base: str) -> str | None:
    try:
        there = urljoin(base, re.sub(r"[\t\r\n]+", "", address).strip())
    except ValueError:  # brackets that are no IPv6 address
        return None
    return there if address.strip() and there.lower().startswith(("http://", "https://")) else None


# -- JSON Feed


def _json_entries(plain: bytes) -> list[Entry]:
    try:
        items = json.loads(plain.decode("utf-8", "replace"), strict=False)["items"]
    except (ValueError, KeyError, RecursionError):
        items = None
    if not isinstance(items, list):  # one that was cut short
        return [Entry(json.loads(printed.decode("utf-8", "replace"), strict=False)) for printed in _JSON_ADDRESS.findall(plain)]
    return [
        Entry(_first(item, "url", "external_url", "id"), moment(_first(item, "date_published")), _first(item, "title"),
              moment(_first(item, "date_modified")))
        for item in items
        if isinstance(item, dict)
    ]  # fmt: skip


def _first(item: dict[str, object], *names: str) -> str:
    return next((value for name in names if isinstance(value := item.get(name), str) and value), "")


# -- XML


def _xml_entries(plain: bytes, kind: Kind) -> tuple[list[Entry], str]:
    """The entries, and what is wrong where there are none."""
    root, fault = _tree(plain)
    if kind == "feed":
        entries = [] if root is None else [_feed_entry(item) for item in root.iter("{*}item", "{*}entry")]
        if not entries and _ITEMS.search(plain):  # feedparser takes nearly anything
            entries = [Entry(one.get("link") or "", moment(one.get("published"))) for one in _feedparser_entries(plain)]
        return entries, fault
    return [] if root is None else list(_sitemap_entries(root.iterchildren("{*}url", "{*}sitemap"))), fault


def _feedparser_entries(plain: bytes) -> list[feedparser.FeedParserDict]:
    try:
        return list(feedparser.parse(plain, sanitize_html=False).entries)
    except Exception:  # it raises what its parsers raise, and there is no entry then
        return []


def _tree(plain: bytes) -> tuple[etree._Element | None, str]:
    """The root of the XML, and the parser's first complaint. What is not well-formed is mended and read as far as it goes."""
    start = max(0, plain.find(b"<"))
    declared = plain.find(b"<?xml", 0, _LOOKED_AT)
    plain = plain[declared if declared >= 0 else start :]
    try:
        return etree.fromstring(plain, _parser()), ""
    except (etree.XMLSyntaxError, ValueError) as error:
        fault = str(error).partition(" (<string>")[0][:120]
    parser = _parser(recover=True)
    try:
        return etree.fromstring(_STRAY.sub(_mended, plain), parser), fault
    except (etree.XMLSyntaxError, ValueError):
        return None, fault


def _parser(*, recover: bool = False) -> etree.XMLParser:
    return etree.XMLParser(
        recover=recover, resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True, remove_pis=True, load_dtd=False
    )


def _mended(stray: re.Match[bytes]) -> bytes:
    if not stray[0].startswith(b"&"):
        return stray[0]
    named = html5.get(f"{stray[1].decode('ascii', 'replace')};") if stray[1] else None
    return "".join(f"&#{ord(letter)};" for letter in named).encode() if named else stray[0].replace(b"&", b"&amp;")


_FOREIGN = re.compile(r"mrss|itunes|podcast|googleplay", re.IGNORECASE)
"""Namespaces whose titles and links are those of pictures and sounds."""


def _texts(item: etree._Element) -> Iterator[tuple[str, etree._Element, str]]:
    """Local name, element and text of the item's children."""
    for part in item.iterchildren(etree.Element):
        space, _, name = str(part.tag).rpartition("}")
        if not _FOREIGN.search(space):
            yield name.lower(), part, (part.text or "").strip()


_PUBLISHED = ("published", "pubdate", "date", "issued", "created")
_CHANGED = ("updated", "modified", "lastmod")


def _feed_entry(item: etree._Element) -> Entry:
    """An `item` of RSS or RDF, or an `entry` of Atom."""
    texts: dict[str, str] = {}
    links: dict[str, str] = {}
    for name, part, text in _texts(item):
        if name == "link" and part.get("href"):
            links.setdefault(_rank_of_link(part), _based(part, part.get("href", "")))
        elif name in ("guid", "id") and "://" in text and part.get("isPermaLink", "true").strip().lower() != "false":
            links.setdefault("id", text)
        elif name == "link" and text:
            links.setdefault("alternate", _based(part, text))
        else:
            texts.setdefault(name, text or "".join(str(piece) for piece in part.itertext()).strip())
    about = next((value for name, value in item.attrib.items() if str(name).endswith("}about")), "")
    url = next((there for rank in ("alternate", "page", "id", "self") if (there := links.get(rank))), "")
    changed = moment(next((texts[name] for name in _CHANGED if name in texts), None))
    published = moment(next((texts[name] for name in _PUBLISHED if name in texts), None))
    return Entry(url or str(about), published or changed, texts.get("title", ""), changed)


def _rank_of_link(link: etree._Element) -> str:
    """What a link of Atom is to its entry: `alternate` (the page itself), `page`, or what its `rel` says."""
    rel = link.get("rel", "alternate").strip().lower()
    shape = link.get("type", "text/html").lower()
    return rel if rel != "alternate" else "alternate" if "html" in shape else "page"


def _based(part: etree._Element, address: str) -> str:
    """The address, resolved against `xml:base` of its element and of those around it."""
    for around in (part, *part.iterancestors()):
        if base := around.get(_BASE):
            address = _joined(str(base), address)
    return address


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return address


def _sitemap_entries(items: Iterable[etree._Element]) -> Iterator[Entry]:
    for item in items:
        own = {name: text for name, _, text in _texts(item)}
        named = {str(part.tag).rpartition("}")[2]: (part.text or "").strip() for part in item.iter("{*}publication_date", "{*}title")}
        if "loc" in own:
            yield Entry(own["loc"], moment(named.get("publication_date")), named.get("title", ""), moment(own.get("lastmod")))
