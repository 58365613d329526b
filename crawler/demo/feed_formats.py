# ruff: noqa: E501  (sentences and markup are easier to read unbroken)
"""What machines are told: robots.txt, feeds and sitemaps."""

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
class Notice:
    """An article as feeds and sitemaps list it; the address is absolute, the times are in Europe/Paris."""

    url: str
    title: str
    lead: str
    published: datetime
    updated: datetime
    authors: tuple[str, ...]
    section: str


def robots(base: str) -> str:
    """robots.txt: the backstage and the search are closed, sitemaps are named, no delay is asked for."""
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


def rss(base: str, path: str, notices: Sequence[Notice]) -> str:
    """RSS 2.0, newest first."""
    items = "".join(
        f"<item><title>{escape(notice.title)}</title><link>{notice.url}?xtor=RSS-1</link><guid isPermaLink=\"true\">{notice.url}</guid>"
        f"<description><![CDATA[{notice.lead}]]></description><pubDate>{format_datetime(notice.published)}</pubDate>"
        f"<dc:creator>{escape(', '.join(notice.authors))}</dc:creator><category>{notice.section}</category></item>\n"
        for notice in notices
    )
    return f"""{XML}<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>{TITLE}</title><link>{base}/</link><description>{SLOGAN}</description><language>fr</language><atom:link href="{base}{path}" rel="self" type="application/rss+xml"/>
{items}</channel></rss>
"""


def atom(base: str, notices: Sequence[Notice], at: datetime) -> str:
    """Atom 1.0, newest first."""
    entries = "".join(
        f'<entry><id>{notice.url}</id><title>{escape(notice.title)}</title><link rel="alternate" href="{notice.url}"/><published>{notice.published.isoformat()}</published>'
        f"<updated>{notice.updated.isoformat()}</updated><summary>{escape(notice.lead)}</summary>"
        + "".join(f"<author><name>{escape(author)}</name></author>" for author in notice.authors)
        + "</entry>\n"
        for notice in notices
    )
    updated = max((notice.updated for notice in notices), default=at)
    return f"""{XML}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><id>{base}/</id><title>{TITLE}</title><updated>{updated.isoformat()}</updated><link rel="self" href="{base}/atom.xml"/>
{entries}</feed>
"""


def news_sitemap(notices: Iterable[Notice]) -> str:
    """The articles of the last two days, with Google's news tags."""
    urls = "".join(
        f"<url><loc>{notice.url}</loc><lastmod>{notice.updated.isoformat()}</lastmod><news:news><news:publication><news:name>{TITLE}</news:name><news:language>fr</news:language></news:publication>"
        f"<news:publication_date>{notice.published.isoformat()}</news:publication_date><news:title>{escape(notice.title)}</news:title></news:news></url>\n"
        for notice in notices
    )
    return f"{XML}<urlset {SITEMAP} {NEWS}>\n{urls}</urlset>\n"


def sitemap(notices: Iterable[Notice]) -> str:
    """The articles of a month."""
    urls = "".join(f"<url><loc>{notice.url}</loc><lastmod>{notice.updated.isoformat()}</lastmod></url>\n" for notice in notices)
    return f"{XML}<urlset {SITEMAP}>\n{urls}</urlset>\n"


def sitemap_index(entries: Iterable[tuple[str, datetime]]) -> str:
    """The index of sitemaps: (address, time of its last change), newest first."""
    maps = "".join(f"<sitemap><loc>{url}</loc><lastmod>{changed.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}</lastmod></sitemap>\n" for url, changed in entries)
    return f"{XML}<sitemapindex {SITEMAP}>\n{maps}</sitemapindex>\n"
