"""docs/exports.md describes every format and table."""

from __future__ import annotations

from pathlib import Path

from crawler.archive.extracts.table_catalogue import TABLES
from crawler.exports import FORMATS

PAGE = (Path(__file__).parents[2] / "docs" / "exports.md").read_text()


def test_every_format_and_table_is_documented() -> None:
    assert [name for name in (*FORMATS, *TABLES) if f"`{name}`" not in PAGE and name != "articles"] == []
