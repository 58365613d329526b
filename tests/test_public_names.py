"""The public names: `crawler.parse` and `crawler.Archive` say in one sentence what to give instead of a wrong argument."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

import crawler
from crawler.archive import Archive as CrawlArchive
from crawler.errors import HemeroError

PAGE = b"<html lang=fr><h1>Le pont rouvre</h1></html>"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"body": PAGE.decode()}, r"give page\.encode\(\)"),
        ({"body": None}, "not NoneType"),
        ({"url": 12}, "The address of a page is a text"),
        ({"url": b"https://exemple.fr/"}, "The address of a page is a text"),
        ({"fetched_at": "2016-11-24"}, "fetched_at is a datetime"),
        ({"fetched_at": date(2016, 11, 24)}, "fetched_at is a datetime"),
        ({"fetched_at": 1479970800}, "fetched_at is a datetime"),
        ({"content_type": b"text/html"}, "content_type is the text"),
    ],
)
def test_parse_says_what_it_takes(arguments: dict[str, Any], words: str) -> None:
    with pytest.raises(HemeroError, match=words) as raised:
        crawler.parse(**{"body": PAGE, "url": "https://exemple.fr/pont", **arguments})
    assert "\n" not in str(raised.value)


def test_parse_takes_what_it_says() -> None:
    when = datetime(2016, 11, 24, tzinfo=UTC)
    assert crawler.parse(PAGE, "https://exemple.fr/pont", fetched_at=when, content_type="text/html").title == "Le pont rouvre"


@pytest.mark.parametrize("question", ["search", "headlines", "trends", "front", "revisions", "article", "outlets", "count"])
def test_the_archive_of_the_crawl_says_who_answers_questions(tmp_path: Path, question: str) -> None:
    with CrawlArchive(tmp_path / "hemero.db") as archive:
        with pytest.raises(HemeroError, match=rf"no '{question}': questions are asked of crawler\.Archive\(path\)\.$"):
            getattr(archive, question)("grève")
        assert not hasattr(archive, question)
    with crawler.Archive(tmp_path / "hemero.db") as asked, pytest.raises(HemeroError, match="answers questions only"):
        asked.put  # type: ignore[attr-defined]  # noqa: B018
