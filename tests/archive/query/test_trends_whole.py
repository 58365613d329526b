"""Trends by newspaper have all newspapers, and the articles of no newspaper under a name of their own: Python, command line and desk."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from crawler import Archive
from crawler.archive import Archive as CrawlArchive
from crawler.archive.query.selection import NO_NEWSPAPER, Selection
from crawler.archive.query.trends import trends
from crawler.article import Article
from crawler.cli import hemero
from crawler.errors import HemeroError
from tests.desk.conftest import Ask, desk_of
from tests.desk.sample import START, _visit

__all__ = ["desk_of"]
PAPERS = 30
NAMES = {f"journal_{number}" for number in range(PAPERS)}


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with an article in each of 30 newspapers, and two of no newspaper. One title is a formula."""
    place = tmp_path_factory.mktemp("many") / "hemero.db"
    with CrawlArchive(place, clock=lambda: START) as archive:
        archive.recover()
        archive.keep_outlets({"outlet": name, "title": name.title(), "hosts": [], "zone": "Europe/Paris"} for name in NAMES)
        archive.start_run("test", version="0.1.0")
        for number in range(PAPERS + 2):
            outlet = f"journal_{number}" if number < PAPERS else ""
            url = f"https://{outlet or 'ailleurs'}.example/{number}"
            _visit(archive, outlet, url, b"<html>", START + timedelta(minutes=number), change=_article(number, outlet or None))
    return place


def _article(number: int, outlet: str | None) -> Callable[[Article], Article]:
    title = "=HYPERLINK(1)" if number == 0 else f"Le conseil {number}"
    return lambda read: replace(
        read, title=title, paragraphs=("Le conseil municipal se réunit.",), kind="article", outlet=outlet,
        published=datetime.fromisoformat("2016-11-21T08:00+01:00") + timedelta(minutes=number),
    )  # fmt: skip


@pytest.fixture
def archive(many: Path) -> Iterator[Archive]:
    with Archive(many) as opened:
        yield opened


def test_trends_by_newspaper_have_all_newspapers(archive: Archive, many: Path, desk_of: Callable[..., Ask]) -> None:
    rows = archive.trends("conseil", by_outlet=True).to_dicts()
    wanted = dict.fromkeys(NAMES, 1) | {NO_NEWSPAPER: 2}
    assert {row["outlet"]: row["articles"] for row in rows} == wanted
    assert sum(row["articles"] for row in archive.trends("conseil")) == PAPERS + 2
    assert {row["outlet"] for row in archive.trends("conseil")} == {None}
    command = ["trends", "conseil", "--by-outlet", "--archive", str(many)]
    told = json.loads(CliRunner().invoke(hemero, [*command, "--json"]).stdout)
    listed = list(csv.DictReader(io.StringIO(CliRunner().invoke(hemero, [*command, "--csv"]).stdout)))
    assert {row["outlet"]: row["articles"] for row in told} == wanted
    assert {row["outlet"]: int(row["articles"]) for row in listed} == wanted
    ask = desk_of(many)
    downloaded = list(csv.DictReader(io.StringIO(ask("/trends.csv?q=conseil&by=outlet").text[1:]), delimiter=";"))
    assert {row["outlet"]: int(row["articles"]) for row in downloaded} == wanted
    page = ask("/trends?q=conseil&by=outlet")
    assert f"{PAPERS + 1 - 12} courbes de plus sont dans le CSV." in page.words
    assert "conseil · (sans journal)" in page.words
    [path] = re.findall(r'href="/-/desk(/search\?[^"]*no\+newspaper[^"]*)"', page.text)
    assert "2 articles" in ask(path.replace("&amp;", "&")).words


def test_the_articles_of_no_newspaper_can_be_asked_for(archive: Archive) -> None:
    assert {one.outlet for one in archive.articles(outlet=NO_NEWSPAPER)} == {None}
    assert archive.count("conseil", outlet=NO_NEWSPAPER) == archive.count(outlet=NO_NEWSPAPER) == 2
    assert archive.count(outlet=[NO_NEWSPAPER, "journal_1"]) == 3
    assert Selection.of(Selection(outlets=("",)).pairs()) == Selection(outlets=("",))


def test_more_points_than_memory_has_room_for_are_an_error(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.archive.query.trends.MAX_ALL_POINTS", 20)
    with pytest.raises(HemeroError, match="more than 20 points"):
        trends(archive.db, ("conseil",), by_outlet=True)


def test_what_the_command_line_prints_as_csv_has_no_formulas(many: Path) -> None:
    done = CliRunner().invoke(hemero, ["search", "conseil", "--outlet", "journal_0", "--csv", "--archive", str(many)])
    [row] = csv.DictReader(io.StringIO(done.stdout))
    assert (row["title"], row["article_id"]) == ("'=HYPERLINK(1)", "1")
    done = CliRunner().invoke(hemero, ["trends", "=conseil", "--csv", "--archive", str(many)])
    assert {row["word"] for row in csv.DictReader(io.StringIO(done.stdout))} == {"'=conseil"}


def test_the_heat_map_says_what_it_leaves_out_and_links_to_no_newspaper(many: Path, desk_of: Callable[..., Ask], monkeypatch: Any) -> None:
    ask = desk_of(many)
    [path] = re.findall(r'href="/-/desk(/search\?[^"]*no\+newspaper[^"]*)"', ask("").text)
    assert "2 articles" in ask(path.replace("&amp;", "&")).words
    assert "de plus" not in ask("").words
    monkeypatch.setattr("crawler.desk.routes.home.SHOWN", 10)
    assert f"{PAPERS + 1 - 10} journaux de plus ont des articles ces jours-ci." in ask("").words
