from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from crawler.archive import Archive, Discovery, Visit, Writer


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    with Archive(tmp_path / "a.db") as archive:
        archive.recover()
        with Writer(archive, room_jobs=5, room_bytes=50_000) as opened:
            yield opened


def test_an_exchange_kept_is_the_capture_its_visit_read(writer: Writer, make: SimpleNamespace) -> None:
    writer.discover([Discovery("https://a.fr/1", "argument")])
    [lease] = writer.lease(5, make.noon.timestamp() + 1e9).result()
    other = writer.keep(make.exchange("https://a.fr/robots.txt"), lease.page_id)
    key = writer.keep(make.exchange(lease.url), lease.page_id)
    assert other != key
    writer.put(Visit(lease.page_id, "article", exchange_key=key, article=make.article(lease.url)))
    rows = writer.call(lambda archive: archive.query("SELECT p.outcome, c.url, c.read_at FROM pages p JOIN captures c USING (capture_id)"))
    [row] = rows.result()
    assert (row["outcome"], row["url"]) == ("article", "https://a.fr/1")
    assert row["read_at"] is not None


def test_a_question_sees_all_that_was_sent_before_it(writer: Writer, make: SimpleNamespace) -> None:
    for n in range(30):
        writer.discover([Discovery(f"https://a.fr/{n}", "argument")])
    assert writer.call(lambda archive: archive.frontier.waiting()).result() == 30


def test_jobs_run_in_one_thread_that_is_not_the_callers(writer: Writer) -> None:
    threads = {writer.call(lambda _: threading.get_ident()).result() for _ in range(3)}
    assert len(threads) == 1
    assert threads != {threading.get_ident()}


def test_room_ends_with_jobs_or_bytes_and_comes_back(writer: Writer, make: SimpleNamespace) -> None:
    writer.discover([Discovery("https://a.fr/1", "argument")])
    writer.flush().result()
    gate = threading.Event()
    writer.call(lambda _: gate.wait())
    assert writer.room()
    assert writer.wait_room().done()
    writer.keep(make.exchange("https://a.fr/1", b"x" * 60_000, packed=False), 1)
    assert not writer.room()
    waiting = writer.wait_room()
    assert not waiting.done()
    gate.set()
    waiting.result(timeout=30)
    gate.clear()
    writer.call(lambda _: gate.wait())
    for _ in range(5):
        writer.discover(())
    assert not writer.room()
    gate.set()
    writer.wait_room().result(timeout=30)


def test_closing_stores_all_and_gives_leases_back(tmp_path: Path, make: SimpleNamespace) -> None:
    with Archive(tmp_path / "a.db") as archive:
        writer = Writer(archive)
        writer.discover([Discovery("https://a.fr/1", "argument"), Discovery("https://a.fr/2", "argument")])
        first, _ = writer.lease(5).result()
        writer.put(Visit(first.page_id, "gone", "HTTP 404"))
        writer.close()
        writer.close()
        rows = [tuple(row.values()) for row in archive.query("SELECT outcome, queue FROM pages")]
        assert rows == [("gone", None), ("waiting", "ready")]
        with pytest.raises(RuntimeError):
            writer.flush()


def test_a_mistake_of_ours_in_a_job_ends_the_writer_and_stores_nothing_of_its_batch(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db") as archive:
        writer = Writer(archive)
        gate = threading.Event()
        writer.call(lambda _: gate.wait())
        writer.discover([Discovery("https://a.fr/1", "argument")])
        writer.put(Visit(99, "gone"))
        asked = writer.flush()
        gate.set()
        with pytest.raises(ValueError, match="page 99"):
            asked.result(timeout=30)
        with pytest.raises(ValueError, match="page 99"):
            writer.close()
        assert archive.query("SELECT * FROM pages") == []


def test_an_answer_that_nobody_waits_for_any_more_leases_nothing(writer: Writer) -> None:
    writer.discover([Discovery("https://a.fr/1", "argument")])
    gate = threading.Event()
    writer.call(lambda _: gate.wait())
    assert writer.lease(5).cancel()
    gate.set()
    assert writer.call(lambda archive: archive.frontier.leased()).result(timeout=30) == 0
    assert len(writer.lease(5).result(timeout=30)) == 1
