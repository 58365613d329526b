"""The outcome of an address, by the response of the server."""

from __future__ import annotations

import gzip
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from scrapy.exceptions import CannotResolveHostError, DownloadCancelledError, DownloadTimeoutError

from crawler.archive import Exchange, Lease, Visit
from crawler.crawl import failures, outcomes

NOW = datetime(2021, 3, 2, 9, 0, tzinfo=UTC)
HTML = [("Content-Type", "text/html; charset=utf-8")]
ARTICLE = (
    "<html lang=fr><head><title>Le pont rouvre</title></head><body><article>"
    "<h1>Le pont de Rivebelle rouvre après deux ans de travaux</h1>"
    "<p class=date>Publié le 2 mars 2021 à 8h05</p>"
    + "".join(
        f"<p>Le maire a rappelé, ce matin-là, que le chantier numéro {n} avait duré plus longtemps que prévu, sans grever le budget.</p>"
        for n in range(6)
    )
    + "</article></body></html>"
).encode()


def lease(**more: object) -> Lease:
    plain = {"outlet": None, "hint": "unknown", "how": "argument", "attempts": 0, "etag": None, "last_modified": None}
    return Lease(
        **{"page_id": 7, "url": "https://exemple.fr/2021/03/02/le-pont-rouvre", "part_of": None, "part": 1, "priority": 0} | plain | more
    )  # type: ignore[arg-type]


def answer(
    status: int = 200, headers: list[tuple[str, str]] = HTML, body: bytes = ARTICLE, hint: str = "unknown", attempts: int = 0
) -> Visit:
    exchange = Exchange("https://exemple.fr/2021/03/02/le-pont-rouvre", "GET", [], status, "", headers, body, NOW)
    return outcomes.visit(lease(hint=hint, attempts=attempts), exchange, outcomes.CrawlPolicy(), fetched_at=NOW)


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (404, "gone"),
        (410, "gone"),
        (401, "blocked"),
        (403, "blocked"),
        (451, "blocked"),
        (400, "error"),
        (418, "error"),
    ],
)
def test_a_status_has_its_outcome(status: int, outcome: str) -> None:
    assert answer(status).outcome == outcome


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504, 507, 525, 530, 599])
def test_a_page_waits_after_a_server_error_and_is_an_error_after_the_last_try(status: int) -> None:
    first, last = answer(status), answer(status, attempts=2)
    assert (first.outcome, first.attempts) == ("waiting", 1)
    assert first.next_visit is not None
    assert 50 < first.next_visit - time.time() <= 60
    assert (last.outcome, last.next_visit) == ("error", None)
    assert str(status) in last.detail


def test_retry_after_is_honoured_in_seconds_and_as_a_date() -> None:
    date = format_datetime(datetime.now(UTC) + timedelta(seconds=300), usegmt=True)
    for value in ("300", date):
        visit = answer(503, [("Retry-After", value)])
        assert visit.next_visit is not None
        assert 290 < visit.next_visit - time.time() <= 300


def test_an_invalid_retry_after_is_ignored() -> None:
    visit = answer(503, [("Retry-After", "bientôt")])
    assert visit.next_visit is not None
    assert visit.next_visit - time.time() <= 60


def test_a_redirect_names_its_target_and_keeps_what_the_address_was_expected_to_be() -> None:
    visit = answer(301, [("Location", "/autre?utm_source=x")], hint="listing")
    assert visit.outcome == "redirected"
    assert [(found.url, found.how, found.hint) for found in visit.found] == [("https://exemple.fr/autre", "redirect", "listing")]


@pytest.mark.parametrize("location", [[], [("Location", "javascript:alert(1)")], [("Location", "")]])
def test_a_redirect_to_nowhere_is_an_error(location: list[tuple[str, str]]) -> None:
    assert answer(302, location).outcome == "error"


def test_an_article_is_read_with_its_time() -> None:
    visit = answer()
    assert visit.outcome == "article"
    assert visit.article is not None
    assert visit.article.title == "Le pont de Rivebelle rouvre après deux ans de travaux"
    assert len(visit.article.paragraphs) == 6


def test_a_gzipped_body_is_read_and_a_plain_one_with_a_gzip_header_too() -> None:
    packed = answer(headers=[*HTML, ("Content-Encoding", "gzip")], body=gzip.compress(ARTICLE))
    plain = answer(headers=[*HTML, ("Content-Encoding", "gzip")])
    assert packed.outcome == plain.outcome == "article"


def test_a_bomb_is_too_large() -> None:
    bomb = gzip.compress(b"<p>" + b"\0" * 20_000_000)
    assert answer(headers=[*HTML, ("Content-Encoding", "gzip")], body=bomb).outcome == "too_large"


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/octet-stream"])
def test_what_is_not_html_says_so(kind: str) -> None:
    visit = answer(headers=[("Content-Type", kind)], body=b"%PDF-1.4 <")
    assert (visit.outcome, visit.detail) == ("not_html", kind)


def test_a_feed_is_a_listing_that_names_articles_and_is_due_again() -> None:
    feed = b"<rss version='2.0'><channel><item><title>A</title><link>https://exemple.fr/a?utm_medium=rss</link></item></channel></rss>"
    visit = answer(body=feed, headers=[("Content-Type", "application/rss+xml"), ("ETag", '"x"')])
    assert visit.outcome == "listing"
    assert [(found.url, found.hint, found.how) for found in visit.found] == [("https://exemple.fr/a", "article", "feed")]
    assert visit.pace == outcomes.PACE
    assert visit.etag == '"x"'


@pytest.mark.parametrize(
    ("failure", "outcome", "word"),
    [
        (DownloadCancelledError("too large"), "too_large", "MB"),
        (CannotResolveHostError("x"), "waiting", "resolved"),
        (DownloadTimeoutError("x"), "waiting", "too long"),
    ],
)
def test_an_address_that_does_not_answer_has_an_outcome_and_a_reason(failure: Exception, outcome: str, word: str) -> None:
    policy = outcomes.CrawlPolicy()
    visit = outcomes.failed(lease(), *failures.outcome(failure, policy.max_size), policy)
    assert visit.outcome == outcome
    assert word in visit.detail


EMPTY = [b"", b" \r\n ", b"\xef\xbb\xbf \n", b"\0" * 9, gzip.compress(b"", mtime=0), gzip.compress(b"\n", mtime=0)]


@pytest.mark.parametrize("body", EMPTY, ids=range(len(EMPTY)))
def test_an_empty_body_is_tried_again_and_called_what_it_is(body: bytes) -> None:
    headers = [*HTML, ("Content-Encoding", "gzip")] if body[:1] == b"\x1f" else HTML
    first, last = answer(headers=headers, body=body), answer(headers=headers, body=body, attempts=2)
    assert (first.outcome, first.attempts, first.detail) == ("waiting", 1, "the body was empty")
    assert (last.outcome, last.detail) == ("error", "the body was empty, 3 times")


@pytest.mark.parametrize("status", [204, 205])
def test_an_answer_without_content_is_tried_again(status: int) -> None:
    first, last = answer(status, body=b""), answer(status, body=b"", attempts=2)
    assert (first.outcome, first.detail) == ("waiting", f"the body was empty ({status})")
    assert (last.outcome, last.detail) == ("error", f"the body was empty ({status}), 3 times")


def test_304_is_an_answer_only_to_what_is_stored() -> None:
    exchange = Exchange("https://exemple.fr/a", "GET", [], 304, "", [], b"", NOW)
    assert outcomes.visit(lease(), exchange, outcomes.CrawlPolicy(), fetched_at=NOW).outcome == "waiting"
    for stored in ({"etag": '"1"'}, {"last_modified": "x"}, {"capture_id": 3}):
        assert outcomes.visit(lease(**stored), exchange, outcomes.CrawlPolicy(), fetched_at=NOW).outcome == "unchanged"


def test_203_is_an_answer() -> None:
    assert answer(203).outcome == "article"


def test_a_soft_404_with_text_is_gone() -> None:
    body = (
        "<html><head><title>Oups ! Cette page n'existe pas</title></head><body><article><h1>Oups ! Cette page n'existe pas</h1>"
        + "<p>La page que vous cherchez a peut-être changé d'adresse, ou bien elle n'a jamais existé. Revenez à l'accueil.</p>" * 4
        + "</article></body></html>"
    )
    assert answer(body=body.encode()).outcome == "gone"


def test_a_feed_that_cannot_be_read_says_what_is_wrong_with_it() -> None:
    xml = [("Content-Type", "application/rss+xml")]
    broken = answer(headers=xml, body=b"<rss><channel><item><titre></item>")
    assert (broken.outcome, broken.detail.startswith("a feed that cannot be read: ")) == ("error", True)
    other = answer(headers=xml, body=b"Acces interdit")
    assert (other.outcome, other.detail) == (
        "error",
        "neither a feed nor a sitemap: it is application/rss+xml and begins with 'Acces interdit'",
    )
    assert answer(headers=xml, body=b"<rss><channel></channel></rss>").outcome == "listing"


def test_a_sitemap_may_have_fifty_megabytes_and_a_page_may_not() -> None:
    sitemap = b"<urlset><url><loc>https://exemple.fr/a</loc></url>" + b" " * (20 << 20) + b"</urlset>"
    assert answer(body=sitemap, hint="listing").outcome == "listing"
    packed = [*HTML, ("Content-Encoding", "gzip")]
    assert answer(headers=packed, body=gzip.compress(sitemap), hint="listing").outcome == "listing"
    assert answer(body=sitemap).outcome == answer(body=ARTICLE + b" " * (20 << 20), hint="listing").outcome == "too_large"


def test_a_page_of_a_million_tags_is_too_large() -> None:
    visit = answer(headers=[*HTML, ("Content-Encoding", "gzip")], body=gzip.compress(b"<p>" * 1_100_000))
    assert (visit.outcome, visit.detail) == ("too_large", "more than 1,000,000 tags")
