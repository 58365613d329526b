from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from crawler.archive import HOWS, OUTCOMES
from crawler.archive.query.language import FIELDS

TEXT = (Path(__file__).parents[2] / "docs" / "archive.md").read_text()
OURS = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT GLOB '*_fts*' AND name NOT GLOB '_*'"


def documented() -> dict[str, list[str]]:
    """Table → its columns, as documented."""
    sections = re.split(r"^### `(\w+)`$", TEXT, flags=re.MULTILINE)[1:]
    return {
        name: re.findall(r"^\| `(\w+)` \|", body.split("\n## ")[0], flags=re.MULTILINE)
        for name, body in zip(sections[::2], sections[1::2], strict=True)
    }


def test_every_table_and_column_is_documented_in_its_order(desk: Any) -> None:
    tables = {name: [row[1] for row in desk.rows(f"PRAGMA table_info({name})")] for (name,) in desk.rows(OURS)}
    assert documented() == tables


def test_every_outcome_and_way_of_finding_is_documented() -> None:
    assert not [word for word in (*OUTCOMES, *HOWS) if f"`{word}`" not in TEXT]


def test_the_fields_of_questions_are_columns_of_the_index(desk: Any) -> None:
    columns = {row[1] for row in desk.rows("PRAGMA table_info(articles_fts)")}
    assert set(FIELDS.values()) <= columns
