"""Every page of tests/pages reads as its JSON says: `pytest tests/test_pages.py -k lemonde` for one outlet."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

import crawler
from crawler.cli.parse import stated

PAGES = Path(__file__).parent / "pages"
CASES = sorted(PAGES.glob("*/*.json"))


def expected_and_read(case: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the JSON states, and the same fields as read from the page beside it."""
    expected = json.loads(case.read_text(encoding="utf-8"))
    when = datetime.fromisoformat(expected.pop("fetched_at")) if "fetched_at" in expected else None
    url = expected.pop("url")
    read = stated(crawler.parse(case.with_suffix(".html").read_bytes(), url, fetched_at=when))
    read["headlines"] = [{key: value for key, value in headline.items() if value is not None} for headline in read["headlines"]]
    return expected, {field: read[field] for field in expected}


def differences(expected: dict[str, Any], read: dict[str, Any]) -> list[str]:
    """A line for each field, and for each item of a list, that differs."""
    told = []
    for field in expected:
        if expected[field] == read[field]:
            continue
        if isinstance(expected[field], list):
            told += [f"{field}: missing {item!r}" for item in expected[field] if item not in read[field]]
            told += [f"{field}: too much {item!r}" for item in read[field] if item not in expected[field]]
            told += [f"{field}: in another order"] * (sorted(map(str, expected[field])) == sorted(map(str, read[field])))
        else:
            told.append(f"{field}: expected {expected[field]!r}\n{'':{len(field)}}  read     {read[field]!r}")
    return told


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.stem}")
def test_a_page_reads_as_its_json_says(case: Path) -> None:
    expected, read = expected_and_read(case)
    if told := differences(expected, read):
        pytest.fail("\n".join(told), pytrace=False)


def test_a_failure_names_the_fields_that_differ() -> None:
    told = differences({"title": "A", "authors": ["B"], "lead": None}, {"title": "C", "authors": [], "lead": None})
    assert told == ["title: expected 'A'\n       read     'C'", "authors: missing 'B'"]
