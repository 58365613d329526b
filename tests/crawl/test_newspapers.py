"""An archive knows its newspapers however its pages came into it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import crawler
from crawler.archive import Archive, Discovery, Visit
from crawler.crawl.addresses.newspapers import newspaper_row
from crawler.crawl.reread import reread
from tests import forked
from tests.crawl.conftest import page

LEMONDE = "https://www.lemonde.fr/politique/article/2021/03/02/le-pont_6071_3224.html"
LEDEVOIR = "https://www.ledevoir.com/politique/quebec/596312/le-pont"
CRAWLED = {"ledevoir": ("CA", "America/Toronto"), "lemonde": ("FR", "Europe/Paris")}


def replay(folder: Path, *words: str) -> Path:
    """Crawl pages of two newspapers from a folder; the archive."""
    stored = folder / "stored"
    stored.mkdir()
    lines = [{"file": f"{n}.html", "url": url, "fetched_at": "2021-03-02T17:00:00+00:00"} for n, url in enumerate((LEMONDE, LEDEVOIR))]
    for line in lines:
        (stored / line["file"]).write_bytes(page())
    (stored / "pages.jsonl").write_text("\n".join(map(json.dumps, lines)))
    where = ["--replay", str(stored), "--archive", str(folder / "a.db")]
    assert forked.hemero("crawl", *words, *where).returncode == 0
    return folder / "a.db"


def known(archive: Path) -> dict[str, tuple[str, str]]:
    with crawler.Archive(archive) as opened:
        return {row["outlet"]: (row["country"], row["zone"]) for row in opened.db.execute("SELECT outlet, country, zone FROM outlets")}


@pytest.mark.parametrize("words", [(), (LEMONDE, LEDEVOIR), ("--from", "list.txt")])
def test_pages_named_one_by_one_fill_the_newspapers_and_their_hours(tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "list.txt").write_text(f"{LEMONDE}\n{LEDEVOIR}\n")
    archive = replay(tmp_path, *(str(tmp_path / word) if word == "list.txt" else word for word in words))
    assert known(archive) == CRAWLED
    with crawler.Archive(archive) as opened:
        assert [hit.outlet for hit in opened.search("pont", country="CA")] == ["ledevoir"]
        fetched = {str(row["url"]): str(row["fetched"]) for row in opened.db.execute("SELECT url, fetched FROM captures")}
    assert fetched == {LEMONDE: "2021-03-02T18:00:00+01:00", LEDEVOIR: "2021-03-02T12:00:00-05:00"}


def test_an_archive_that_lacks_its_newspapers_is_mended_when_it_is_opened_for_a_crawl_or_read_again(tmp_path: Path) -> None:
    archive = replay(tmp_path)
    for mend in (lambda: reread(archive, {"outlet": None, "since": None, "until": None, "version": None}), lambda: crawl_nothing(archive)):
        with Archive(archive) as opened:
            opened.db.execute("DELETE FROM outlets")
        mend()
        assert known(archive) == CRAWLED


def put_with_unknown_page(archive: Archive) -> None:
    with archive.transaction():
        archive.discover([Discovery(LEMONDE, "argument", outlet="lemonde")])
        archive.put(Visit(99, "gone"))


def crawl_nothing(archive: Path) -> None:
    with Archive(archive, newspapers=newspaper_row) as opened:
        opened.recover()


def test_a_newspaper_is_in_the_archive_before_its_first_page_and_after_a_transaction_that_failed(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db", newspapers=newspaper_row) as archive:
        archive.recover()
        with pytest.raises(ValueError, match="page 99"):
            put_with_unknown_page(archive)
        archive.discover([Discovery(LEMONDE, "argument", outlet="lemonde"), Discovery("https://x.fr/", "argument", outlet="nobody")])
        assert archive.query("SELECT outlet FROM outlets") == [{"outlet": "lemonde"}]
