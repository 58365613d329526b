"""Articles and captures of the years 1 and 9999, as imports and wrong clocks bring them: no page of the desk ends with an error of ours."""

from __future__ import annotations

import html
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from crawler.archive import Archive
from crawler.article import Article, Moment
from crawler.demo import Gazette
from tests.desk.conftest import Ask
from tests.desk.sample import START, _outlets, _visit

FIRST, LAST = datetime(1, 1, 1, 0, 0, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, tzinfo=UTC)
STATED: tuple[Moment, ...] = (FIRST, LAST, date(1, 1, 1), date(9999, 12, 31), date(2016, 11, 21))


@pytest.fixture(scope="module")
def extreme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with articles of these days. The rows of some captures have such times as well."""
    place = tmp_path_factory.mktemp("extreme") / "hemero.db"
    gazette = Gazette(articles=30, troubles=False)
    with Archive(place, clock=lambda: START) as archive:
        archive.recover()
        archive.keep_outlets(_outlets())
        archive.start_run("hemero import", version="0.1.0")
        base = "https://www.bocage.example"
        for number in range(2):
            at = START + timedelta(hours=number)
            _visit(archive, "bocage", f"{base}/", gazette.answer("/", base, at).body, at)
        paths = list(gazette.article_paths(START))
        for path, stated in zip(paths, STATED, strict=False):
            _visit(archive, "bocage", base + path, gazette.answer(path, base, START).body, START, change=_published(stated))
            _visit(archive, "bocage", base + path, gazette.answer(path, base, START).body, START, change=_retold(stated))
    return place


def _published(stated: Moment) -> Callable[[Article], Article]:
    return lambda read: replace(read, published=stated, updated=None)


def _retold(stated: Moment) -> Callable[[Article], Article]:
    return lambda read: replace(read, title=f"{read.title} !", published=stated, updated=LAST)


@pytest.fixture(scope="module")
def worse(extreme: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, with times of fetch of the years 1 and 9999."""
    place = tmp_path_factory.mktemp("worse") / "hemero.db"
    with closing(sqlite3.connect(extreme)) as source, closing(sqlite3.connect(place)) as copy:
        source.backup(copy)
        for capture, moment in ((1, FIRST), (2, LAST)):
            values = (moment.isoformat(), moment.timestamp(), capture)
            copy.execute("UPDATE captures SET fetched = ?, fetched_utc = ? WHERE capture_id = ?", values)
            copy.execute("UPDATE sightings SET seen_utc = ? WHERE capture_id = ?", values[1:])
        copy.execute("UPDATE runs SET started = ?, ended = ?", (FIRST.isoformat(), LAST.isoformat()))
        copy.execute("UPDATE articles SET first_seen = ?, last_seen = ? WHERE article_id = 1", (FIRST.isoformat(), LAST.isoformat()))
        copy.execute("UPDATE revisions SET first_seen = ?, last_seen = ?", (FIRST.isoformat(), LAST.isoformat()))
        copy.commit()
    return place


PAGES = (
    "", "/search?q=", "/search?q=le&sort=oldest", "/search?sort=newest",
    "/search?since=0001-01-01&until=9999-12-31&outlet=bocage&kind=article",
    "/search?since=9999-12-31", "/search?until=0001-01-01", "/search/plot?outlet=bocage", "/coverage?outlet=bocage", "/runs",
    "/coverage?outlet=bocage&since=0001-01-01&until=9999-12-31", "/headlines?outlet=bocage", "/headlines?outlet=bocage&at=0001-01-01",
    "/headlines?outlet=bocage&at=9999-12-31T23:59", "/headlines?outlet=bocage&day=9999-12-31", "/headlines?outlet=bocage&day=0001-01-01",
    "/trends?q=le&by=outlet&per=month&measure=thousand", "/trends?q=le&per=month", "/trends?q=le&per=week", "/trends?q=le&per=day",
    "/trends.csv?q=le&per=week", "/trends?q=le&per=day&since=9999-12-01&until=9999-12-31", "/trends?q=le&per=week&since=9999-12-01",
    "/trends?q=le&per=month&until=0001-02-01", "/export/csv?q=le",
    "/fronts?q=le&per=year", "/fronts?q=le&since=0001-01-01&until=9999-12-31&per=year",
    "/fronts?show=longest&outlet=bocage&since=0001-01-01&until=9999-12-31", "/fronts?show=pages&outlet=bocage&at=0001-01-01",
    "/fronts?show=pages&outlet=bocage&at=0001-01-01&later=9999-12-31", *(f"/article/{number}" for number in range(1, 6)),
)  # fmt: skip


@pytest.mark.parametrize("name", ["extreme", "worse"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_page_ends_with_an_error_and_every_link_leads_somewhere(
    name: str, language: str, request: pytest.FixtureRequest, desk_of: Callable[..., Ask]
) -> None:
    ask = desk_of(request.getfixturevalue(name))
    seen = set[str]()
    for path in PAGES:
        answer = ask(path, language=language)
        assert answer.status == 200, (path, answer.words)
        for link in _links(answer.text):
            if link not in seen and len(seen) < 150:
                seen.add(link)
                assert ask(link, language=language).status == 200, (path, link)


def _links(text: str) -> Iterator[str]:
    for address in re.findall(r'href="/-/desk([^"#]*)', text):
        if "/static/" not in address and "/archived/" not in address and "/export/" not in address:
            yield html.unescape(address)


def test_an_article_of_the_year_1_leaves_the_other_days_in_the_plot(extreme: Path, desk_of: Callable[..., Ask]) -> None:
    page = desk_of(extreme)("/trends?q=le&per=day")
    assert len(re.findall(r"<tr data-at=", page.text)) == 3
    assert "21 novembre 2016" in page.words
