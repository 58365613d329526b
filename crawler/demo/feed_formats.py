# ruff: noqa: E501  (sentences and markup are easier to read unbroken)
"""The formats for programs: robots.txt, RSS, Atom, sitemaps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape

from crawler.demo.writing.newsroom import SLOGAN, TITLE

XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An article in a feed or sitemap. The address is absolute; the times are in Europe/Paris."""

    url: str
    title: str
    lead: str
    published: datetime
    updated: datetime
    authors: tuple[str, ...]
    section: str


def robots(base: str) -> str:
    """robots.txt: it disallows `/interdit/` and the search, names the sitemaps, and states no Crawl-delay."""
    return f"""# {TITLE}
User-agent: *
Disallow: /interdit/
Disallow: /recherche
Allow: /

User-agent: robot-indelicat
Disallow: /

Sitemap: {base}/sitemap.xml
Sitemap: {base}/sitemap-news.xml
"""


def rss(base: str, path: str, entries: Sequence[FeedEntry]) -> str:
    """RSS 2.0, newest first."""
    items = "".join(
        f'<item><title>{escape(entry.title)}</title><link>{entry.url}?xtor=RSS-1</link><guid isPermaLink="true">{entry.url}</guid>'
        f"<description><![CDATA[{entry.lead}]]></description><pubDate>{format_datetime(entry.published)}</pubDate>"
        f"<dc:creator>{escape(', '.join(entry.authors))}</dc:creator><category>{entry.section}</category></item>\n"
        for entry in entries
    )
    return f"""{XML}<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>{TITLE}</title><link>{base}/</link><description>{SLOGAN}</description><language>fr</language><atom:link href="{base}{path}" rel="self" type="application/rss+xml"/>
{items}</channel></rss>
"""


def atom(base: str, entries: Sequence[FeedEntry], at: datetime) -> str:
    """Atom 1.0, newest first."""
    items = "".join(
        f'<entry><id>{entry.url}</id><title>{escape(entry.title)}</title><link rel="alternate" href="{entry.url}"/><published>{entry.published.isoformat()}</published>'
        f"<updated>{entry.updated.isoformat()}</updated><summary>{escape(entry.lead)}</summary>"
        + "".join(f"<author><name>{escape(author)}</name></author>" for author in entry.authors)
        + "</entry>\n"
        for entry in entries
    )
    updated = max((entry.updated for entry in entries), default=at)
    return f"""{XML}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><id>{base}/</id><title>{TITLE}</title><updated>{updated.isoformat()}</updated><link rel="self" href="{base}/atom.xml"/>
{items}</feed>
"""


def news_sitemap(entries: Iterable[FeedEntry]) -> str:
    """A news sitemap (Google's tags) of the articles of the last two days."""
    urls = "".join(
        f"<url><loc>{entry.url}</loc><lastmod>{entry.updated.isoformat()}</lastmod><news:news><news:publication><news:name>{TITLE}</news:name><news:language>fr</news:language></news:publication>"
        f"<news:publication_date>{entry.published.isoformat()}</news:publication_date><news:title>{escape(entry.title)}</news:title></news:news></url>\n"
        for entry in entries
    )
    return f"{XML}<urlset {SITEMAP} {NEWS}>\n{urls}</urlset>\n"


def sitemap(entries: Iterable[FeedEntry]) -> str:
    """A sitemap of the articles of one month."""
    urls = "".join(f"<url><loc>{entry.url}</loc><lastmod>{entry.updated.isoformat()}</lastmod></url>\n" for entry in entries)
    return f"{XML}<urlset {SITEMAP}>\n{urls}</urlset>\n"


def sitemap_index(entries: Iterable[tuple[str, datetime]]) -> str:
    """The sitemap index, from pairs of address and time of the last change, newest first."""
    maps = "".join(
        f"<sitemap><loc>{url}</loc><lastmod>{changed.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}</lastmod></sitemap>\n" for url, changed in entries
    )
    return f"{XML}<sitemapindex {SITEMAP}>\n{maps}</sitemapindex>\n"
