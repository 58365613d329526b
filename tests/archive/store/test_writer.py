from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.archive import Archive, Discovery, Visit, Writer
from crawler.archive.upkeep.verify import verify
from crawler.article import Article, Candidate, Headline
from crawler.errors import HemeroError


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


def test_a_visit_that_cannot_be_stored_takes_nothing_else_of_its_batch_with_it(tmp_path: Path, make: SimpleNamespace) -> None:
    stored: list[object] = []
    with Archive(tmp_path / "a.db") as archive:
        archive.recover()
        archive.discover(Discovery(f"https://a.fr/{n}", "argument") for n in range(5))
        leases = archive.frontier.lease("me", 5, make.noon.timestamp() + 1e9)
        writer = Writer(archive, on_stored=stored.append)
        gate = threading.Event()
        writer.call(lambda _: gate.wait())
        for number, lease in enumerate(leases):
            key = writer.keep(make.exchange(lease.url), lease.page_id)
            read = make.article(lease.url, title="Un demi-emoji \ud83d" if number == 2 else f"Titre {number}")
            writer.put(Visit(lease.page_id, "article", exchange_key=key, article=read, parser_version="1"))
        writer.put(Visit(99, "gone"))
        gate.set()
        writer.flush().result(timeout=30)
        writer.close()
        rows = [tuple(row.values()) for row in archive.query("SELECT outcome, queue, detail FROM pages ORDER BY page_id")]
        assert [row[:2] for row in rows] == [("error" if n == 2 else "article", None) for n in range(5)]
        assert rows[2][2].startswith("its results cannot be stored: UnicodeEncodeError: ")
        assert archive.query("SELECT count(*) AS n FROM articles JOIN revisions USING (article_id)") == [{"n": 4}]
        assert archive.query("SELECT count(*) AS n, count(read_at) AS n_read FROM captures") == [{"n": 5, "n_read": 5}]
        assert Counter(one.outcome for one in stored if isinstance(one, Visit)) == {"article": 4, "error": 1}
        assert verify(archive.db, archive.warc).sound  # no record was written twice
    with Archive(tmp_path / "a.db") as archive:
        assert not archive.recover().died


moments = st.sampled_from([None, date.min, date.max, datetime(1, 1, 1, tzinfo=UTC), datetime.max.replace(tzinfo=UTC)])
texts = st.sampled_from(["", "\ud83d", "a\x00b", "\udfff" * 3, "\ufffe\U0010ffff", "é" * 1_000_000, "l'e\u0301te\u0301"]) | st.text(
    st.characters(categories=None), max_size=20
)
numbers = st.sampled_from([1, 0, -1, 2**63, -(2**70)])
hostile_articles = st.builds(
    Article, url=texts, outlet=st.none() | texts, kind=texts, title=st.none() | texts, lead=st.none() | texts,
    paragraphs=st.lists(texts, max_size=3).map(tuple), published=moments, updated=moments, stamp=st.none() | texts,
    authors=st.lists(texts, max_size=2).map(tuple), agency=st.none() | texts, section=st.none() | texts,
    tags=st.lists(texts, max_size=2).map(tuple), language=st.none() | texts, paywalled=st.sampled_from([None, True, False]),
    headlines=st.lists(st.builds(Headline, texts, texts, texts, numbers, st.none() | texts), max_size=3).map(tuple),
    evidence=st.fixed_dictionaries(
        {"published": st.lists(st.builds(Candidate, texts, texts, texts, st.none() | texts, st.booleans(), texts), max_size=2).map(tuple)}
    ),
)  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(read=hostile_articles, detail=texts, canonical=st.none() | texts, opt_out=st.dictionaries(texts, texts, max_size=2))
def test_no_article_whatever_is_in_it_stops_the_writer(
    read: Article, detail: str, canonical: str | None, opt_out: dict[str, str], make: SimpleNamespace
) -> None:
    with Archive(":memory:") as archive:
        archive.recover()
        archive.discover(Discovery(f"https://a.fr/{n}", "argument") for n in range(3))
        leases = archive.frontier.lease("me", 5, make.noon.timestamp() + 1e9)
        with Writer(archive, seconds=0.05) as writer:
            for number, lease in enumerate(leases):
                key = writer.keep(make.exchange(lease.url), lease.page_id)
                visit = Visit(lease.page_id, "article", exchange_key=key, article=make.article(lease.url, title=f"Titre {number}"))
                hostile = replace(visit, article=read, detail=detail, canonical_url=canonical, opt_out=opt_out, etag=detail)
                writer.put(hostile if number == 1 else visit)
            writer.flush().result(timeout=60)
        outcomes = [row["outcome"] for row in archive.query("SELECT outcome FROM pages ORDER BY page_id")]
        assert (outcomes[0], outcomes[2]) == ("article", "article")
        assert outcomes[1] in ("article", "error", "duplicate")
        [counted] = archive.query("SELECT count(*) AS n FROM articles")
        assert counted["n"] == outcomes.count("article")
        archive.db.execute("INSERT INTO articles_fts (articles_fts) VALUES ('integrity-check')")


def test_a_mistake_of_ours_ends_the_writer_with_a_sentence(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db") as archive:
        writer = Writer(archive)
        writer.discover([Discovery("https://a.fr/1", "argument")])
        asked = writer.call(lambda _: {}["nothing"])
        with pytest.raises(HemeroError, match=r"KeyError.* please report it"):
            asked.result(timeout=30)
        with pytest.raises(HemeroError, match="please report it"):
            writer.close()
        assert len(archive.query("SELECT * FROM pages")) == 1


def test_what_an_answer_says_in_a_sentence_goes_to_its_caller_only(writer: Writer) -> None:
    with pytest.raises(HemeroError, match="no capture 7"):
        writer.call(lambda archive: archive.read_capture(7)).result(timeout=30)
    assert writer.lease(5).result(timeout=30) == []


def test_an_answer_that_nobody_waits_for_any_more_leases_nothing(writer: Writer) -> None:
    writer.discover([Discovery("https://a.fr/1", "argument")])
    gate = threading.Event()
    writer.call(lambda _: gate.wait())
    assert writer.lease(5).cancel()
    gate.set()
    assert writer.call(lambda archive: archive.frontier.leased()).result(timeout=30) == 0
    assert len(writer.lease(5).result(timeout=30)) == 1
