"""The desk's exports contain exactly the results of the search."""

from __future__ import annotations

import json

import pytest

from crawler.exports import FORMATS
from tests.desk.conftest import Ask


@pytest.mark.parametrize("name", FORMATS)
def test_a_search_has_a_button_for_each_format_that_gives_a_file(ask: Ask, name: str) -> None:
    assert f"/-/desk/export/{name}?q=conseil&amp;outlet=bocage" in ask("/search?q=conseil&outlet=bocage&sort=newest").text
    answer = ask(f"/export/{name}?q=conseil&outlet=bocage", method="GET")
    assert answer.status == 200
    assert "attachment" in answer.headers["content-disposition"]
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_an_export_holds_what_was_found(ask: Ask) -> None:
    rows = [json.loads(line) for line in ask("/export/jsonl?q=conseil&outlet=bocage").text.splitlines()]
    assert rows
    assert {row["outlet"] for row in rows} == {"bocage"}


def test_what_cannot_be_exported_is_told(ask: Ask) -> None:
    assert ask("/export/exel?q=conseil").status == 404
    assert ask("/export/csv?q=titre:").status == 400
