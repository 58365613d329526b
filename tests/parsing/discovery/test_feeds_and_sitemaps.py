from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.parsing.discovery.feeds_and_sitemaps import listing_kind, read_listing

RSS = """<?xml version="1.0" encoding="ISO-8859-1"?>
<rss version="2.0"><channel><title>La Gazette</title>
<item><title>Le pont rouvre à Rivebelle</title><link>
 /pont.html?a=1&amp;b=2 </link><pubDate>Thu, 24 Nov 2016 08:39:00 +0100</pubDate></item>
<item><title>Deuxième</title><link>https://exemple.fr/deux</link></item>
</channel></rss>""".encode("latin-1")
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Un</title>
<link rel="alternate" href="https://exemple.fr/un"/><updated>2021-03-02T08:05:00+01:00</updated></entry></feed>"""
JSON_FEED = b"""{"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": [
{"id": "1", "url": "https://exemple.fr/json", "date_published": "2021-03-02T08:05:00+01:00"}]}"""
NEWS = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc> https://exemple.fr/a </loc>
<news:news><news:publication_date>2021-03-02T08:05+01:00</news:publication_date><news:title>A</news:title></news:news>
<lastmod>2022-01-01</lastmod></url></urlset>"""
INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://exemple.fr/2016-11.xml.gz</loc><lastmod>2016-11-30</lastmod></sitemap></sitemapindex>"""


@pytest.mark.parametrize(
    ("body", "kind", "addresses"),
    [
        (RSS, "feed", ["https://exemple.fr/pont.html?a=1&b=2", "https://exemple.fr/deux"]),
        (ATOM, "feed", ["https://exemple.fr/un"]),
        (JSON_FEED, "feed", ["https://exemple.fr/json"]),
        (NEWS, "sitemap", ["https://exemple.fr/a"]),
        (INDEX, "sitemap_index", ["https://exemple.fr/2016-11.xml.gz"]),
        (RSS[:250] + b"</link>", "feed", ["https://exemple.fr/pont.html?a=1&b=2"]),
        (JSON_FEED[:220] + b"\n", "feed", ["https://exemple.fr/json"]),
        (b"https://exemple.fr/a\r\nhttps://exemple.fr/b\r\n", "sitemap", ["https://exemple.fr/a", "https://exemple.fr/b"]),
        (b"Voir https://exemple.fr/a\nou https://exemple.fr/b\n", None, []),
        (b"<html><body><a href=/x>x</a></body></html>", None, []),
        (b"", None, []),
    ],
)
def test_a_listing_names_its_addresses_absolute_and_in_order(body: bytes, kind: str | None, addresses: list[str]) -> None:
    read, entries = read_listing(body, "https://exemple.fr/rss.xml")
    assert read == kind
    assert [entry.url for entry in entries] == addresses


def test_a_listing_gives_the_time_of_publication_rather_than_of_the_last_change() -> None:
    assert read_listing(NEWS, "https://exemple.fr/")[1][0].published == datetime(2021, 3, 2, 7, 5, tzinfo=UTC)
    assert read_listing(RSS, "https://exemple.fr/")[1][0].published == datetime(2016, 11, 24, 7, 39, tzinfo=UTC)


def test_a_sitemap_says_when_an_article_changed_and_not_that_it_appeared_then() -> None:
    [news], [child] = read_listing(NEWS, "https://exemple.fr/")[1], read_listing(INDEX, "https://exemple.fr/")[1]
    assert (news.changed, child.published, child.changed) == (datetime(2022, 1, 1, tzinfo=UTC), None, datetime(2016, 11, 30, tzinfo=UTC))


def test_an_entity_bomb_in_a_sitemap_is_not_expanded() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><urlset><url><loc>https://exemple.fr/&b;</loc></url></urlset>'
    assert listing_kind(bomb) == "sitemap"
    assert all("aaaa" not in entry.url for entry in read_listing(bomb, "https://exemple.fr/")[1])


def test_javascript_and_other_schemes_are_no_addresses() -> None:
    body = b"<urlset><url><loc>javascript:alert(1)</loc></url><url><loc>ftp://exemple.fr/a</loc></url></urlset>"
    assert read_listing(body, "https://exemple.fr/")[1] == ()
