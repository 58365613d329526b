"""Datasette's pages of an archive: tables in a useful order, a search box, queries with explanations."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from crawler.desk.sql.metadata import HIDDEN, QUERIES
from tests.desk.conftest import Ask


def test_tables_that_serve_the_program_are_hidden(ask: Ask, sample: Path) -> None:
    tables = json.loads(ask("/hemero.json", root="").text)["tables"]
    shown = {one["name"] for one in tables if not one["hidden"]}
    assert shown == {"alarms", "articles", "captures", "changes", "outlets", "pages", "revisions", "runs", "times"}
    with sqlite3.connect(f"file:{sample}?mode=ro", uri=True) as db:
        assert set(HIDDEN) <= {name for (name,) in db.execute("SELECT name FROM sqlite_master")}


def test_articles_open_with_short_cells_and_a_search_box(ask: Ask) -> None:
    page = ask("/hemero/articles", root="")
    assert 'name="_search"' in page.text
    assert "…" in page.text
    found = json.loads(ask("/hemero/articles.json?_search=conseil&_shape=objects", root="").text)
    assert found["filtered_table_rows_count"] > 0
    assert max(len(row["body"]) for row in found["rows"]) > 80


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_says_what_it_answers_and_answers(ask: Ask, name: str) -> None:
    asked = f"/hemero/{name}{{}}?outlet=bocage&day=2016-11-23&article_id=1"
    page = ask(asked.format(""), root="")
    assert page.status == 200
    assert QUERIES[name][1][:40] in page.words
    answer = json.loads(ask(asked.format(".json"), root="").text)
    assert answer["ok"]
    assert answer["rows"] or name == "lost_pages"
