"""One item of a listing with an odd field never loses the others."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.archive import Exchange, Lease
from crawler.crawl import outcomes
from crawler.crawl.addresses.scope import CrawlScope

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ODD_DATES = (
    "9999-12-31T23:59:59Z",
    "9999-12-31T23:59:59-12:00",
    "0001-01-01T00:00:00Z",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31",
    "2026-13-45",
    "",
    "hier",
)
RSS = "<rss version='2.0'><channel>{}</channel></rss>"
FORMS = {
    "rss": (RSS, "<item><title>A</title><link>https://exemple.fr/{n}</link><pubDate>{date}</pubDate></item>"),
    "atom": (
        "<feed xmlns='http://www.w3.org/2005/Atom'>{}</feed>",
        "<entry><title>A</title><link href='https://exemple.fr/{n}'/><published>{date}</published><updated>{date}</updated></entry>",
    ),
    "sitemap": (
        "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'>{}</urlset>",
        "<url><loc>https://exemple.fr/{n}</loc><lastmod>{date}</lastmod>"
        "<news:news><news:publication_date>{date}</news:publication_date></news:news></url>",
    ),
    "index": (
        "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{}</sitemapindex>",
        "<sitemap><loc>https://exemple.fr/{n}</loc><lastmod>{date}</lastmod></sitemap>",
    ),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("outlet", [None, "ledevoir", "lesoir"])
@pytest.mark.parametrize("days", [False, True])
def test_an_odd_date_loses_no_item_of_a_listing(form: str, outlet: str | None, days: bool) -> None:
    whole, item = FORMS[form]
    body = whole.format("".join(item.format(n=n, date=date) for n, date in enumerate((*ODD_DATES, "2026-03-01T08:00:00Z"))))
    lease = Lease(1, "https://exemple.fr/rss", outlet, "listing", "feed", 0, None, None, None, 1, 90)
    exchange = Exchange(lease.url, "GET", [], 200, "", [("Content-Type", "text/xml")], body.encode(), NOW)
    scope = CrawlScope(since=datetime(2026, 2, 1, tzinfo=UTC).date()) if days else CrawlScope()
    visit = outcomes.visit(lease, exchange, outcomes.CrawlPolicy(crawl_scope=scope), fetched_at=NOW)
    assert visit.outcome == "listing"
    assert sorted(one.url for one in visit.found) == [f"https://exemple.fr/{n}" for n in range(len(ODD_DATES) + 1)]
