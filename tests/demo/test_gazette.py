"""The pages of the demo newspaper: they are reproducible, correct for their time, and agree with `Truth`."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import etree, html

from crawler.demo import DEFAULT_AT, Gazette
from crawler.demo.troubles import TROUBLES
from crawler.demo.writing.newsroom import SECTIONS
from crawler.demo.writing.versions import Story

BASE = "http://127.0.0.1:8008"
LISTS = ["/", "/politique/", "/sport/2.html", "/rss.xml", "/monde/rss.xml", "/atom.xml", "/sitemap.xml", "/sitemap-news.xml"]
LISTS += ["/sitemaps/2016-11.xml", "/sitemaps/2016-10.xml.gz"]

UNTYPESET = r"[  ]\s|'|[^\s\u202f\u00a0][;!?»](?!\S)|[^\s\u202f\u00a0\d]:(?= )|«[^\u00a0]| [;:!?%»]"
UNELIDED = r"(?i)\b(?:de|que) (?!onze|un)[aeiouyéèêàœ]|\bl[ae] [aeiouyéèêœ](?!n)|\b(?:de|à) le |[\[\]{}|~]"
STAMPS = (r"Dernière mise à jour à \d\dh\d\d le \d\d/\d\d\b", r"il y a \d+ heure", r"hier à \d\d:\d\d", r"Mis à jour à \d\d:\d\d")


@pytest.fixture(scope="module")
def gazette() -> Gazette:
    return Gazette()


def tree(body: bytes, encoding: str = "utf-8") -> html.HtmlElement:
    return html.document_fromstring(body, parser=html.HTMLParser(encoding=encoding))


def words(text: str | None) -> str:
    return " ".join((text or "").split())


def article(gazette: Gazette, path: str, at: datetime | None = None) -> tuple[html.HtmlElement, object]:
    answer = gazette.answer(path, BASE, at)
    assert answer.status == 200, path
    truth = gazette.truth(BASE + path, at)
    assert truth is not None
    return tree(answer.body, "windows-1252" if truth.template == "old" else "utf-8"), truth


def first(gazette: Gazette, wanted: Callable[[Story], bool]) -> Story:
    return next(story for story in map(gazette.catalogue.story, gazette.catalogue.numbers(DEFAULT_AT)) if wanted(story))


def locations(body: bytes) -> list[str]:
    return [urlsplit(loc.text).path for loc in etree.fromstring(body).iter("{*}loc")]


def test_two_newspapers_of_one_seed_and_moment_are_equal_byte_for_byte() -> None:
    one, other = Gazette(), Gazette()
    for path in [*LISTS, *list(one.article_paths())[::17]]:
        assert one.answer(path, BASE).body == other.answer(path, BASE).body
    paths = list(other.article_paths())
    assert [one.answer(path, BASE).body for path in reversed(paths[:20])] == [other.answer(path, BASE).body for path in paths[:20]][::-1]


def test_another_seed_is_another_newspaper(gazette: Gazette) -> None:
    other = Gazette(seed=2)
    texts = [{paper.truth(BASE + path).whole for path in paper.article_paths()} for paper in (gazette, other)]
    assert not texts[0] & texts[1]


def test_there_are_three_hundred_articles_each_with_a_text_of_its_own(gazette: Gazette) -> None:
    truths = [gazette.truth(BASE + path) for path in gazette.article_paths()]
    assert len(truths) == 300
    assert len({truth.whole for truth in truths if truth}) == 300
    assert len({truth.title for truth in truths if truth}) >= 290
    for truth in truths:
        assert truth.title
        assert truth.kind == "live" or len(set(truth.whole)) == len(truth.whole) > 0


def test_all_templates_and_kinds_are_printed(gazette: Gazette) -> None:
    truths = [gazette.truth(BASE + path) for path in gazette.article_paths()]
    assert {truth.template for truth in truths if truth} == {"modern", "decade", "old"}
    assert {truth.kind for truth in truths if truth} == {"article", "live", "gallery", "interview", "opinion", "brief"}
    assert min(Counter(truth.section for truth in truths if truth).values()) >= 45
    for wanted in ("agency", "next_page", "updated", "paywalled", "lead"):
        assert sum(bool(getattr(truth, wanted)) for truth in truths) >= 10, wanted
    stamps = " ".join(str(truth.stamp) for truth in truths if truth)
    for shape in STAMPS:
        assert re.search(shape, stamps), shape


@pytest.mark.parametrize("start", range(0, 300, 50))
def test_the_truth_stands_on_the_page_in_its_order(gazette: Gazette, start: int) -> None:
    for path in list(gazette.article_paths())[start : start + 50]:
        page, truth = article(gazette, path)
        for element in page.xpath("//script|//style"):
            element.drop_tree()
        text = words(page.text_content())
        place = 0
        for paragraph in truth.paragraphs:
            place = text.index(words(paragraph), place) + 1
        assert words(truth.stamp) in text
        assert truth.title in page.find(".//h1").text_content()
        for author in truth.authors:
            assert author in text
        assert truth.lead is None or words(truth.lead) in text


def test_headlines_are_links_to_pages_that_are_there(gazette: Gazette) -> None:
    for path in [*list(gazette.article_paths())[::11], "/", "/culture/", "/culture/3.html"]:
        page, truth = article(gazette, path)
        prepared = [(urlsplit(a.get("href")).path, words(a.text_content())) for a in page.iter("a") if a.get("href")]
        expected = [(urlsplit(link.url).path, words(link.text)) for link in truth.headlines]
        place = -1
        for to, title in expected:  # in page order
            place = next(i for i, (url, text) in enumerate(prepared) if i > place and url == to and text.endswith(title))
        for link in truth.headlines:
            assert gazette.truth(link.url) is not None
            assert gazette.truth(link.url).title.replace("\u202f", "\u00a0") == link.text.replace("\u202f", "\u00a0")
        assert truth.kind in {"front", "section"} or {"Les plus lus", "En continu"} <= {link.block for link in truth.headlines}


def test_the_old_template_is_windows_1252_under_the_name_of_iso_8859_1(gazette: Gazette) -> None:
    old = [path for path in gazette.article_paths() if path.startswith("/gazette/")]
    assert len(old) > 30
    bodies = [gazette.answer(path, BASE) for path in old]
    assert all(b"charset=ISO-8859-1" in answer.body and answer.content_type == "text/html" for answer in bodies)
    assert any(b"\x92" in answer.body for answer in bodies)  # ’ in windows-1252, a control character in ISO-8859-1
    assert any(b"\x9c" in answer.body for answer in bodies)  # œ
    for answer in bodies:
        assert "�" not in answer.body.decode("windows-1252")


def test_typography_is_french(gazette: Gazette) -> None:
    for path in gazette.article_paths():
        truth = gazette.truth(BASE + path)
        for text in (truth.title, truth.lead or "", *truth.paragraphs):
            assert not re.search(UNTYPESET, text), text
            assert not re.search(UNELIDED, text), text


def test_pages_show_what_they_showed_then(gazette: Gazette) -> None:
    earlier = DEFAULT_AT - timedelta(days=3)
    listed = list(gazette.article_paths(earlier))
    news = [path for path in gazette.article_paths() if path not in listed]
    assert len(news) > 10
    for path in news:
        assert gazette.answer(path, BASE, earlier).status == 404
        assert gazette.truth(BASE + path, earlier) is None
    standing = b"".join(gazette.answer(path, BASE, earlier).body for path in [*LISTS[:-2], *listed[:5]])
    assert not [path for path in news if path.encode() in standing]
    for path in listed[:30]:
        for link in gazette.truth(BASE + path, earlier).headlines:
            assert urlsplit(link.url).path not in news


def test_a_moment_is_the_same_whether_lived_through_or_gone_back_to() -> None:
    then = DEFAULT_AT - timedelta(days=2)
    lived, back = Gazette(at=then), Gazette()
    for path in [*LISTS, *list(lived.article_paths())[:15]]:
        assert lived.answer(path, BASE).body == back.answer(path, BASE, then).body


def test_articles_change_over_time_and_some_say_nothing_of_it(gazette: Gazette) -> None:
    stated = silent = retitled = 0
    for number in gazette.catalogue.numbers(DEFAULT_AT):
        story = gazette.catalogue.story(number)
        for before, after in zip(story.editions, story.editions[1:], strict=False):
            assert after.blocks != before.blocks
            assert after.at > before.at
            silent += after.stated == before.stated
            stated += after.stated == after.at
            retitled += after.title != before.title
    assert min(stated, silent, retitled) > 20


def test_an_update_not_yet_made_is_not_shown(gazette: Gazette) -> None:
    story = first(gazette, lambda s: s.template == "modern" and s.kind == "article" and bool(s.editions[-1].stated) and not s.subscriber)
    update = story.editions[-1]
    before, after = (gazette.truth(BASE + story.path, at) for at in (story.published, update.at))
    assert before.updated is None
    assert after.updated == update.stated
    assert before.whole != after.whole


def test_a_live_blog_grows(gazette: Gazette) -> None:
    story = first(gazette, lambda s: s.kind == "live" and s.template != "old")
    lengths = [len(gazette.truth(BASE + story.path, edition.at).whole) for edition in story.editions]
    assert lengths == sorted(set(lengths))
    assert len(lengths) > 5


def test_a_long_article_goes_on_on_its_next_page(gazette: Gazette) -> None:
    truths = [truth for path in gazette.article_paths() if (truth := gazette.truth(BASE + path)) and truth.next_page]
    assert {truth.template for truth in truths} == {"modern", "decade", "old"}
    for truth in truths:
        texts, page = truth.paragraphs, truth
        while page.next_page:
            assert gazette.answer(urlsplit(page.next_page).path, BASE).status == 200
            page = gazette.truth(page.next_page)
            texts += page.paragraphs
        assert texts == truth.whole


def test_subscribers_read_more_than_is_served(gazette: Gazette) -> None:
    story = first(gazette, lambda s: s.subscriber and s.template == "modern")
    body = gazette.answer(story.path, BASE).body.decode()
    assert '"isAccessibleForFree": false' in body
    assert len(gazette.truth(BASE + story.path).paragraphs) == 2 < len(story.edition(DEFAULT_AT).blocks)


def test_the_archive_lists_every_article_once(gazette: Gazette) -> None:
    maps = locations(gazette.answer("/sitemap.xml", BASE).body)
    assert {path.endswith(".gz") for path in maps} == {True, False}
    found: list[str] = []
    for path in maps:
        body = gazette.answer(path, BASE).body
        found += locations(gzip.decompress(body) if path.endswith(".gz") else body)
    assert sorted(found) == sorted(gazette.article_paths())


def test_sections_page_through_every_article_once(gazette: Gazette) -> None:
    found: list[str] = []
    for section in SECTIONS:
        path: str | None = f"/{section.slug}/"
        while path:
            answer = gazette.answer(path, BASE)
            found += [urlsplit(link.url).path for link in gazette.truth(BASE + path).headlines if not link.block]
            path = next(iter(tree(answer.body).xpath("//a[@rel='next']/@href")), None)
    assert sorted(found) == sorted(gazette.article_paths())


def test_feeds_and_the_news_sitemap_list_the_newest(gazette: Gazette) -> None:
    newest = list(gazette.article_paths())
    rss = etree.fromstring(gazette.answer("/rss.xml", BASE).body)
    assert [urlsplit(link.text).path for link in rss.iterfind(".//item/link")] == newest[:30]
    atom = etree.fromstring(gazette.answer("/atom.xml", BASE).body)
    assert [urlsplit(link.get("href")).path for link in atom.iterfind("{*}entry/{*}link")] == newest[:30]
    recent = locations(gazette.answer("/sitemap-news.xml", BASE).body)
    assert recent == newest[: len(recent)]
    times = [gazette.truth(BASE + path).published for path in recent]
    assert min(time for time in times if time) >= DEFAULT_AT - timedelta(days=2)


def test_a_hundred_thousand_articles_cost_no_more_than_three_hundred() -> None:
    gazette = Gazette(articles=100_000)
    numbers = gazette.catalogue.numbers(DEFAULT_AT)
    assert len(numbers) == 100_000
    for number in (numbers[0], numbers[50_000], numbers[-1]):
        assert gazette.answer(gazette.catalogue.story(number).path, BASE).status == 200
    assert gazette.answer("/politique/833.html", BASE).status == 200
    assert len(gazette.catalogue.months(DEFAULT_AT)) > 60


def test_pages_grow_to_the_size_asked_for() -> None:
    gazette = Gazette(page_size=40_000)
    small = Gazette()
    for path in list(gazette.article_paths())[:20]:
        assert len(gazette.answer(path, BASE).body) >= 40_000
        assert gazette.truth(BASE + path) == small.truth(BASE + path)


def test_without_troubles_the_wing_is_not_there() -> None:
    gazette = Gazette(troubles=False)
    assert gazette.answer("/ennuis/", BASE).status == 404
    assert b"/ennuis/" not in gazette.answer("/", BASE).body


def test_the_night_when_clocks_go_back_loses_no_article() -> None:
    gazette = Gazette()
    seen: list[str] = []
    for minutes in range(0, 300, 10):
        at = datetime(2016, 10, 29, 23, 0, tzinfo=UTC) + timedelta(minutes=minutes)
        listed = list(gazette.article_paths(at))
        assert set(seen) <= set(listed)
        seen = listed[:3]
        for path in (*seen, "/", "/atom.xml"):
            assert gazette.answer(path, BASE, at).status == 200
            assert "il y a -" not in str(gazette.truth(BASE + path, at))


def test_the_newspaper_can_be_imported_without_choosing_a_reactor() -> None:
    code = "import sys, crawler.demo, crawler.cli.demo; sys.exit('twisted.internet.reactor' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_before_its_first_number_the_newspaper_is_empty_but_sound() -> None:
    gazette = Gazette(at=datetime(1999, 12, 31))
    for path in ["/", "/politique/", "/rss.xml", "/atom.xml", "/sitemap.xml", "/sitemap-news.xml", "/robots.txt", "/ennuis/"]:
        assert gazette.answer(path, BASE).status == 200, path


def test_the_documentation_names_every_trouble() -> None:
    doc = (Path(__file__).parents[2] / "docs" / "demo.md").read_text()
    for trouble in TROUBLES:
        if trouble.listed:
            assert trouble.title in doc
