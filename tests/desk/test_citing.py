"""Citations on the desk and on the command line: versions of articles, front pages, searches."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crawler.cli import main
from crawler.exports.csl import available
from tests.desk.conftest import Ask

styles = pytest.mark.skipif(not available(), reason="citeproc-py is not installed: pip install citeproc-py.")
REVISED = "SELECT article_id FROM revisions GROUP BY 1 HAVING count(*) > 1 ORDER BY 1 LIMIT 1"


def one(archive: Path, sql: str, *values: object) -> Any:
    with sqlite3.connect(f"file:{archive}?mode=ro", uri=True) as db:
        return db.execute(sql, values).fetchone()[0]


@pytest.fixture
def cite(sample: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Runs `hemero cite`; its output, or what it says on stderr."""

    def run(*words: str, archive: Path = sample) -> str:
        monkeypatch.setattr("sys.argv", ["hemero", "cite", *words, "--archive", str(archive)])
        with pytest.raises(SystemExit):
            main()
        done = capsys.readouterr()
        return done.out or done.err

    return run


def test_a_version_is_cited_with_its_own_capture_and_title(ask: Ask, cite: Callable[..., str], sample: Path) -> None:
    number = one(sample, REVISED)
    sql = "SELECT c.digest FROM revisions r JOIN captures c USING (capture_id) WHERE article_id = ? ORDER BY r.first_seen_utc {} LIMIT 1"
    first, last = (one(sample, sql.format(way), number) for way in ("ASC", "DESC"))
    assert first != last
    assert first in ask(f"/article/{number}/cite.bib?version=1").text
    assert first in cite(str(number), "--version", "1", "--format", "ris")
    page = ask(f"/article/{number}?version=1").text
    assert first in page[page.index('id="cite"') :]
    assert "-v1,\n" in cite(str(number), "--version", "1", "--format", "bib")
    assert "has no version 99" in cite(str(number), "--version", "99", "--format", "bib")


@styles
@pytest.mark.parametrize(("style", "words"), [("iso690", "Disponible à l’adresse"), ("apa", "Repéré à"), ("chicago", "«\u00a0")])
def test_an_article_is_cited_in_three_styles(ask: Ask, cite: Callable[..., str], style: str, words: str) -> None:
    text = cite("1", "--style", style)
    assert words in text
    assert "sha1:" in text
    assert ask(f"/article/1/cite.{style}").text == text
    assert f'id="cite-{style}"' in ask("/article/1").text


@styles
def test_a_citation_speaks_english(cite: Callable[..., str]) -> None:
    assert "Available from: " in cite("1", "--lang", "en")


@styles
def test_hostile_words_are_words_in_a_citation(ask: Ask, sample: Path) -> None:
    number = one(sample, "SELECT article_id FROM articles WHERE outlet = 'piege' LIMIT 1")
    page = ask(f"/article/{number}").text
    assert "<script>" not in page[page.index('id="cite"') :]
    assert "sha1:" in ask(f"/article/{number}/cite.apa").text


def test_a_front_page_is_cited_at_its_moment(cite: Callable[..., str], ask: Ask) -> None:
    text = cite("--front", "bocage", "--at", "2016-11-22 12:00", "--format", "bib")
    assert "Une du 22 novembre 2016 à 8 h 39" in text
    assert "urldate = {2016-11-22}" in text
    assert "sha1:" in text
    (link,) = [found for found in ask("/headlines?outlet=bocage").text.split('"') if found.startswith("/-/desk/cite?front=")]
    assert "Une du" in ask(link.removeprefix("/-/desk").replace("&amp;", "&")).words


def test_a_search_is_cited_with_its_question_counts_and_state(cite: Callable[..., str], ask: Ask, sample: Path) -> None:
    whole = one(sample, "SELECT count(*) FROM articles")
    text = cite("--search", "conseil", "--outlet", "bocage", "--format", "ris")
    assert "TY  - DBASE" in text
    assert "Recherche “conseil” (Journal : bocage)" in text
    assert f"sur {whole}" in text
    assert "/-/desk/cite?q=conseil" in ask("/search?q=conseil").text
    file = ask("/cite.ris?q=conseil&outlet=bocage")
    assert "état " in file.text
    assert file.headers["content-disposition"].startswith("attachment")


def test_the_state_changes_with_the_archive_and_only_with_it(cite: Callable[..., str], sample: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    shutil.copy(sample, copy)

    def state() -> str:
        return cite("--search", "", "--format", "ris", archive=copy).split("état ")[1].split(",")[0]

    before = state()
    assert before == state()
    with sqlite3.connect(copy) as db:
        db.execute("UPDATE captures SET digest = 'sha1:X' WHERE capture_id = (SELECT max(capture_id) FROM captures)")
    assert state() != before


def test_one_thing_is_cited_at_a_time(cite: Callable[..., str]) -> None:
    assert "cite one thing" in cite("1", "--front", "bocage")
    assert "--version belongs to an ARTICLE" in cite("--front", "bocage", "--version", "1")
    assert "filters belong to --search" in cite("1", "--outlet", "bocage")


def test_an_unknown_newspaper_or_search_is_explained(ask: Ask, cite: Callable[..., str]) -> None:
    assert ask("/cite?front=nulle_part").status == 400
    assert "L’archive n’a pas de titres" in ask("/cite?front=nulle_part").words
    assert "n’est pas un moment" in ask("/cite?front=bocage&at=hier").words
    assert "nulle_part" in cite("--front", "nulle_part")
