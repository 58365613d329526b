"""The summary tells what is stored, and one page that cannot be stored stops nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.crawl.conftest import Answer, Crawl, Server, page

POISON = """
from dataclasses import replace
from crawler.crawl import outcomes
real = outcomes._page_visit
def poisoned(lease, *more):
    visit = real(lease, *more)
    if not lease.url.endswith("/3"):
        return visit
    return replace(visit, article=replace(visit.article, title="Un demi-emoji \\ud83d"))
outcomes._page_visit = poisoned
"""


@pytest.mark.parametrize("count", [6, 60])
def test_a_page_that_cannot_be_stored_is_an_error_and_the_others_are_stored(serve: Callable[..., Server], crawl: Crawl, count: int) -> None:
    server = serve({f"/{n}": Answer(page().replace(b"deux ans", b"%d ans" % n)) for n in range(count)})
    addresses = [f"{server.url}/{n}" for n in range(count)]
    summary: dict[str, Any] = crawl(*addresses, before=POISON, HEMERO_ROBOTS=False)
    assert summary["outcomes"] == {"article": count - 1, "error": 1}
    assert crawl.rows("SELECT count(*) FROM articles") == [(count - 1,)]
    assert crawl.outcome("/3")[1].startswith("its results cannot be stored: UnicodeEncodeError")
    again = crawl(*addresses, before=POISON, HEMERO_ROBOTS=False, HEMERO_FOLLOW=0)
    assert "error" not in again


def test_what_is_lost_is_told_and_the_summary_counts_what_is_stored(serve: Callable[..., Server], crawl: Crawl) -> None:
    server = serve({f"/{n}": Answer(page()) for n in range(3)})
    lose = """
from crawler.archive import Archive
real = Archive.put
def put(archive, visit, **more):
    if visit.page_id == 2:
        raise RuntimeError("lost")
    return real(archive, visit, **more)
Archive.put = put
"""
    summary = crawl(*(f"{server.url}/{n}" for n in range(3)), before=lose, HEMERO_ROBOTS=False)
    assert "1 of 3 visits could not be stored" in summary["error"]
    assert crawl.rows("SELECT count(*) FROM pages WHERE outcome = 'waiting'") == [(1,)]
