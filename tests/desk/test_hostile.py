"""A newspaper tries to run scripts on the desk. Every page shows its content as text."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.desk.conftest import Ask


def hostile(sample: Path, table: str = "articles", column: str = "article_id") -> int:
    """The id of the hostile newspaper's article (or of another row)."""
    with sqlite3.connect(f"file:{sample}?mode=ro", uri=True) as db:
        return int(db.execute(f"SELECT {column} FROM {table} WHERE outlet = 'piege'").fetchone()[0])


def pages(sample: Path) -> list[str]:
    article, capture = hostile(sample), hostile(sample, column="capture_id")
    return [
        "", "/search?q=piège", "/search?outlet=piege", f"/article/{article}", f"/archived/{capture}", "/headlines?outlet=piege",
        "/trends?q=piège&per=day&by=outlet", "/coverage?outlet=piege", "/runs", f"/article/{article}?from=%3Cscript%3E&to=javascript:1",
        "/fronts?q=titre&outlet=piege", "/fronts?show=pages&outlet=piege", "/fronts?show=longest&outlet=piege",
        f"/fronts?article={article}",
    ]  # fmt: skip


@pytest.mark.parametrize("number", range(14))
def test_hostile_words_stay_words(ask: Ask, sample: Path, number: int) -> None:
    answer = ask(pages(sample)[number])
    assert answer.status == 200
    for element in answer.elements:
        assert element.tag != "img"
        assert element.tag != "script" or element.get("src", "").startswith("/-/desk/static/")
        assert not [name for name in element.attrib if name == "style" or name.startswith("on")]
        for name in ("href", "src", "action"):
            assert re.match(r"/|https?://|#", element.get(name, "/")), element.get(name)


QUESTIONS = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}", "javascript:alert(1)", "\0", "'; DROP TABLE pages; --",
)  # fmt: skip
ASKED = (
    "/search?q=", "/search?outlet=", "/search?since=", "/search?after=", "/headlines?outlet=", "/headlines?at=", "/headlines?page=",
    "/trends?q=", "/trends?q=a&per=", "/coverage?outlet=", "/coverage?since=", "/runs?before=", "/article/1?from=", "?lang=",
    "/fronts?q=", "/fronts?q=a&sort=", "/fronts?show=pages&at=", "/fronts?show=longest&outlet=",
)  # fmt: skip


@pytest.mark.parametrize("path", ASKED)
@pytest.mark.parametrize("text", QUESTIONS)
def test_a_hostile_question_is_only_a_question(ask: Ask, path: str, text: str) -> None:
    answer = ask(path + quote(text))
    assert answer.status in {200, 400}
    assert "<script>alert" not in answer.text
    assert "<img" not in answer.text
    assert ">49<" not in answer.text


def test_the_archived_page_asks_for_nothing_of_its_own(ask: Ask, sample: Path) -> None:
    answer = ask(f"/capture/{hostile(sample, column='capture_id')}")
    assert "<link" not in answer.text
    assert "<base" not in answer.text
    assert 'http-equiv="refresh"' not in answer.text
    assert "Un texte paisible." in answer.text


def test_a_warc_file_outside_the_archive_is_not_read(tmp_path: Path, sample: Path, desk_of: Callable[..., Ask]) -> None:
    moved = tmp_path / "inner" / "hemero.db"
    moved.parent.mkdir()
    with sqlite3.connect(sample) as source, sqlite3.connect(moved) as copy:
        source.backup(copy)
        name = copy.execute("SELECT warc_file FROM captures WHERE capture_id = 1").fetchone()[0]
        copy.execute("UPDATE captures SET warc_file = '../../outside/' || warc_file WHERE capture_id = 1")
        copy.execute("UPDATE captures SET warc_file = ? WHERE capture_id = 2", (str(tmp_path / "outside" / name),))
        copy.commit()
    (moved.parent / "warc").mkdir()
    shutil.copytree(sample.parent / "warc", tmp_path / "outside")
    ask = desk_of(moved)
    for capture_id in (1, 2):
        answer = ask(f"/capture/{capture_id}")
        assert answer.status == 400
        assert "<h1>" in answer.text
        assert "Gazette" not in answer.text
