"""Trends count occurrences, too; a period without any article is a gap, and one with few articles is faint."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from rich.console import Console

from crawler import Archive
from crawler.archive import Archive as CrawlArchive
from crawler.archive.query.selection import Selection
from crawler.archive.query.trends import trends
from crawler.article import Article
from crawler.cli import hemero
from tests.desk.conftest import Ask, desk_of
from tests.desk.sample import START, _visit

__all__ = ["desk_of"]
TEXTS = (
    ("2016-11-21", "lemonde", "Politique", "Le train", "Un train, deux trains, puis la gare."),
    ("2016-11-21", "lemonde", "Sport", "La gare", "Rien ne part."),
    ("2016-11-23", "lemonde", "Politique", "La pluie", "Le train s'arrête."),
    ("2016-11-23", "lefigaro", "Politique", "Le vent", "Le vent tourne encore."),
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of four articles of two newspapers, with a day between them that has none."""
    made = tmp_path_factory.mktemp("occurrences") / "hemero.db"
    with CrawlArchive(made, clock=lambda: START) as archive:
        archive.recover()
        archive.keep_outlets({"outlet": name, "title": name, "hosts": [], "zone": "Europe/Paris"} for name in ("lemonde", "lefigaro"))
        archive.start_run("test", version="0.1.0")
        for number, text in enumerate(TEXTS):
            _visit(archive, text[1], f"https://{text[1]}.example/{number}", b"<html>", START, change=_article(*text))
    return made


def _article(day: str, outlet: str, section: str, title: str, body: str) -> Callable[[Article], Article]:
    published = datetime.fromisoformat(f"{day}T08:00+01:00")
    return lambda read: replace(
        read, title=title, lead=None, paragraphs=(body,), kind="article", outlet=outlet, section=section, published=published
    )


@pytest.fixture
def archive(place: Path) -> Iterator[Archive]:
    with Archive(place) as opened:
        yield opened


def _shown(rows: Any) -> list[tuple[Any, ...]]:
    return [(row["period"][-2:], row["articles"], row["of"], row["occurrences"], row["words"], row["per_million"]) for row in rows]


def test_occurrences_are_those_of_the_concordance_and_words_those_of_all_articles(archive: Archive) -> None:
    rows = _shown(archive.trends("train", step="day", count="occurrences"))
    assert rows == [("21", 1, 2, 3, 10, 300000.0), ("22", None, 0, None, None, None), ("23", 1, 2, 1, 7, 142857.143)]
    assert sum(row[3] or 0 for row in rows) == len(archive.concordance("train").to_dicts())


def test_they_keep_to_the_filters_and_to_each_newspaper(archive: Archive) -> None:
    rows = archive.trends("train", step="year", by_outlet=True, count="occurrences", section="politique").to_dicts()
    assert [(row["outlet"], row["occurrences"], row["words"]) for row in rows] == [("lemonde", 4, 10)]
    both = archive.trends("train, vent", step="year", by_outlet=True, count="occurrences", outlet=["lemonde", "lefigaro"]).to_dicts()
    assert {(row["word"], row["outlet"]): row["occurrences"] for row in both} == {("train", "lemonde"): 4, ("vent", "lefigaro"): 2}


def test_words_that_narrow_the_articles_are_not_counted_themselves(archive: Archive) -> None:
    [line] = trends(archive.db, ("gare",), Selection("train"), step="year", count="occurrences")
    assert (line.total, line.occurrences, line.sampled) == (1, 1, False)


def test_of_a_sample_the_mean_is_taken_for_all(archive: Archive) -> None:
    [line] = trends(archive.db, ("train",), Selection(), step="year", count="occurrences", most=1)
    assert line.sampled
    assert line.points[0].occurrences == 6  # the first of two articles has 3


def test_the_command_tells_them_and_has_nothing_where_there_is_no_article(place: Path) -> None:
    command = ["trends", "train", "--step", "day", "--count", "occurrences", "--archive", str(place)]
    rows = list(csv.DictReader(io.StringIO(CliRunner().invoke(hemero, [*command, "--csv"]).stdout)))
    assert [row["occurrences"] for row in rows] == ["3", "", "1"]
    assert [row["articles"] for row in json.loads(CliRunner().invoke(hemero, [*command, "--json"]).stdout)] == [1, None, 1]
    assert CliRunner().invoke(hemero, command).stdout.count("\n") == 3
    sampled = CliRunner().invoke(hemero, [*command, "--sample", "1"])
    assert "estimated from an even sample of 1 article" in sampled.stderr


def test_the_desk_has_gaps_faint_points_and_the_number_of_articles(place: Path, desk_of: Callable[..., Ask]) -> None:
    ask = desk_of(place)
    page = ask("/trends?q=train&per=day&count=occurrences&outlet=lemonde&outlet=lefigaro")
    assert re.findall(r'data-value="([^"]*)"', page.text) == ["3", "", "1"]
    assert page.text.count("data-few") == page.text.count('data-of="n = 2"') == 2
    assert "Moins de 30" in page.words
    assert "par million de mots" in page.words
    assert len(re.findall(r'<option value="le\w+" selected', page.text)) == 2
    rows = list(csv.DictReader(io.StringIO(ask("/trends.csv?q=train&per=day&count=occurrences").text[1:]), delimiter=";"))
    assert [(row["articles"], row["occurrences"], row["per_million"]) for row in rows] == [
        ("1", "3", "300000,000"), ("", "", ""), ("1", "1", "142857,143"),
    ]  # fmt: skip


def test_newspapers_are_compared_by_frequency_unless_the_reader_chooses(place: Path, desk_of: Callable[..., Ask]) -> None:
    ask = desk_of(place)
    assert "pour mille articles, par mois" in ask("/trends?q=train&by=outlet").words
    assert "articles par mois" in ask("/trends?q=train&by=outlet&measure=absolute").words
    assert "articles par mois" in ask("/trends?q=train").words


def test_the_desk_says_that_it_counted_a_sample(place: Path, desk_of: Callable[..., Ask], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.desk.routes.trends.MOST_READ", 1)
    monkeypatch.setattr("crawler.desk.routes.trends.LEAST_READ", 1)
    assert "au plus 1 articles" in desk_of(place)("/trends?q=train&per=day&count=occurrences").words


def test_the_words_page_has_the_filters_of_the_search(place: Path, desk_of: Callable[..., Ask]) -> None:
    page = desk_of(place)("/words?show=frequent&outlet=lemonde&outlet=lefigaro&section=Politique")
    for name in ("outlet", "country", "section", "author", "agency", "language", "kind", "since", "until"):
        assert f'name="{name}"' in page.text
    assert "3 articles" in page.words


def test_a_long_count_of_words_shows_how_far_it_is_on_a_terminal(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = io.StringIO()
    monkeypatch.setattr("crawler.cli.console.err", Console(file=shown, force_terminal=True, width=100))
    assert CliRunner().invoke(hemero, ["words", "--archive", str(place), "--csv"]).exit_code == 0
    assert "4/4" in shown.getvalue()
