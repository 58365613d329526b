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
    listing = read_listing(body, "https://exemple.fr/rss.xml")
    assert listing.kind == kind
    assert [entry.url for entry in listing.entries] == addresses


def test_a_listing_gives_the_time_of_publication_rather_than_of_the_last_change() -> None:
    assert read_listing(NEWS, "https://exemple.fr/").entries[0].published == datetime(2021, 3, 2, 7, 5, tzinfo=UTC)
    assert read_listing(RSS, "https://exemple.fr/").entries[0].published == datetime(2016, 11, 24, 7, 39, tzinfo=UTC)


def test_a_sitemap_says_when_an_article_changed_and_not_that_it_appeared_then() -> None:
    [news], [child] = read_listing(NEWS, "https://exemple.fr/").entries, read_listing(INDEX, "https://exemple.fr/").entries
    assert (news.changed, child.published, child.changed) == (datetime(2022, 1, 1, tzinfo=UTC), None, datetime(2016, 11, 30, tzinfo=UTC))


def test_an_entity_bomb_in_a_sitemap_is_not_expanded() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><urlset><url><loc>https://exemple.fr/&b;</loc></url></urlset>'
    assert listing_kind(bomb) == "sitemap"
    assert all("aaaa" not in entry.url for entry in read_listing(bomb, "https://exemple.fr/").entries)


def test_javascript_and_other_schemes_are_no_addresses() -> None:
    body = b"<urlset><url><loc>javascript:alert(1)</loc></url><url><loc>ftp://exemple.fr/a</loc></url></urlset>"
    assert read_listing(body, "https://exemple.fr/").entries == ()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32"])
@pytest.mark.parametrize("listing", [RSS, ATOM, JSON_FEED, NEWS])
def test_a_listing_is_recognised_in_every_encoding_of_unicode(listing: bytes, encoding: str) -> None:
    text = listing.decode("latin-1").replace("ISO-8859-1", "utf-16" if "16" in encoding else "utf-8")
    assert read_listing(text.encode(encoding), "https://exemple.fr/") == read_listing(listing, "https://exemple.fr/")


@pytest.mark.parametrize(
    "before",
    [
        b"\n" * 6000,
        b"<?xml version='1.0'?>\n<!-- " + b"x" * 200_000 + b" -->",
        b"<!-- <html><body> --><!-- <rss> -->",
        b"<br />\n<b>Warning</b>: Undefined variable in /index.php<br />\n<?xml version='1.0'?>",
    ],
)
@pytest.mark.parametrize("listing", [ATOM, INDEX])
def test_a_listing_is_recognised_whatever_stands_before_its_first_tag(listing: bytes, before: bytes) -> None:
    assert read_listing(before + listing, "https://exemple.fr/") == read_listing(listing, "https://exemple.fr/")


@pytest.mark.parametrize("page", [b"<!-- <rss> --><html><p>x", b"<!DOCTYPE html><p>&lt;rss> <feed >", b"<!-- <rss> ", b"<!--" * 50_000])
def test_a_page_that_mentions_a_feed_is_none(page: bytes) -> None:
    assert read_listing(page, "https://exemple.fr/").kind is None


@pytest.mark.parametrize("version", ["https://jsonfeed.org/version/1", r"https:\/\/jsonfeed.org\/version\/1.1"])
def test_a_json_feed_may_say_its_version_last(version: str) -> None:
    body = '{"items": [{"url": "https://exemple.fr/a", "date_published": 12}, 3, {"id": "https://exemple.fr/b"}], "x": "' + "y" * 9000
    listing = read_listing(f'{body}", "version": "{version}"}}'.encode(), "https://exemple.fr/")
    assert [entry.url for entry in listing.entries] == ["https://exemple.fr/a", "https://exemple.fr/b"]


def test_an_entry_of_atom_leads_to_its_page_and_not_to_itself() -> None:
    body = b"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://exemple.fr/d/"><link rel="self" href="/feed"/><entry>
    <link rel="self" href="entree"/><link rel="enclosure" href="son.mp3"/><link rel="alternate" type="application/pdf" href="un.pdf"/>
    <link href="un"/></entry><entry xml:base="e/"><link type="text/html" href="deux"/></entry></feed>"""
    listing = read_listing(body, "https://autre.fr/feed")
    assert [entry.url for entry in listing.entries] == ["https://exemple.fr/d/un", "https://exemple.fr/d/e/deux"]


def test_ampersands_and_names_that_xml_does_not_know_are_read_as_meant() -> None:
    body = b"""<rss><channel><item><title>L&eacute;gumes &nbsp;& fruits <![CDATA[& co]]></title>
    <link>https://exemple.fr/?a=1&b=2&amp;copy=3</link></item></channel></rss>"""
    [entry] = read_listing(body, "https://exemple.fr/").entries
    assert entry.url == "https://exemple.fr/?a=1&b=2&copy=3"
    assert entry.title.split() == ["Légumes", "&", "fruits", "&", "co"]
    sitemap = b"<urlset><url><loc>https://exemple.fr/?a=1&b=2</loc></url></urlset>"
    assert [entry.url for entry in read_listing(sitemap, "https://exemple.fr/").entries] == ["https://exemple.fr/?a=1&b=2"]


@pytest.mark.parametrize(
    "printed", ["9999-12-31T23:59:59-01:00", "0001-01-01T00:00:00+02:00", "Fri, 31 Dec 9999 23:59:59 -0100", "2021-02-31", "x"]
)
@pytest.mark.parametrize("url", ["https://exemple.fr/a", "https://[exemple/a", "https://exemple.fr:x/a"])
def test_a_bad_date_or_address_loses_only_itself(printed: str, url: str) -> None:
    feed = f"<rss><channel><item><title>Un</title><link>{url}</link><pubDate>{printed}</pubDate></item>{{}}</channel></rss>"
    sitemap = f"<urlset><url><loc>{url}</loc><lastmod>{printed}</lastmod></url>{{}}</urlset>"
    good = "<item><link>https://exemple.fr/b</link><pubDate>Thu, 24 Nov 2016 08:39:00 CET</pubDate></item>"
    for listing in (
        feed.format(good),
        sitemap.format("<url><loc>https://exemple.fr/b</loc><lastmod>2016-11-24T08:39+01:00</lastmod></url>"),
    ):
        entries = {entry.url: entry for entry in read_listing(listing.encode(), "https://exemple.fr/").entries}
        last = entries["https://exemple.fr/b"]
        assert (last.published or last.changed) == datetime(2016, 11, 24, 7, 39, tzinfo=UTC)
        assert all(entry.published is None for there, entry in entries.items() if there == url)


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (b"<rss><channel><title>x</title></channel></rss>", ""),
        (b"<rss><channel><item><titre></item>", "mismatch"),
        (b"<rss><channel><item><link>mailto:a@b.fr</link></item></channel></rss>", "none of its 1 entries"),
    ],
)
def test_a_feed_without_addresses_says_what_is_wrong_with_it(body: bytes, fault: str) -> None:
    listing = read_listing(body, "https://exemple.fr/")
    assert (listing.kind, listing.entries) == ("feed", ())
    assert fault in listing.fault
    assert bool(fault) == bool(listing.fault)


def test_a_sitemap_of_one_line_is_one_and_a_text_that_begins_with_an_address_is_none() -> None:
    assert [one.url for one in read_listing(b"https://exemple.fr/a", "https://exemple.fr/").entries] == ["https://exemple.fr/a"]
    assert read_listing(b"https://exemple.fr/a\nVoir la suite.", "https://exemple.fr/").kind is None
