"""An archive that cannot be used, and signals at any moment: the crawl ends with a sentence, never with a traceback, and never hangs."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from crawler.archive import Archive
from tests import forked
from tests.crawl.conftest import Answer, Crawl, page

HEMERO = [sys.executable, "-c", "from crawler.cli import main; main()"]


def hemero(*words: str, **more: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*HEMERO, *words], capture_output=True, text=True, timeout=45, **more) if more else forked.hemero(*words)


@pytest.fixture
def whole(serve: Callable[..., Any], crawl: Crawl) -> tuple[str, Path]:
    server = serve({f"/{n}": Answer(page().replace(b"Rivebelle", b"Rivebelle-%d" % n)) for n in range(30)})
    urls = [f"{server.url}/{n}" for n in range(30)]
    crawl(*urls, HEMERO_ROBOTS=False, HEMERO_LIMIT=20)
    with closing(sqlite3.connect(crawl.archive)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return server.url, crawl.archive


@pytest.mark.parametrize("damage", ["pages", "captures", "warc_files", "index", "middle", "wal is a folder"])
def test_a_crawl_of_a_damaged_archive_ends_with_a_sentence(whole: tuple[str, Path], damage: str) -> None:
    site, archive = whole
    with closing(sqlite3.connect(archive)) as db:
        size = db.execute("PRAGMA page_size").fetchone()[0]
        count = db.execute("PRAGMA page_count").fetchone()[0]
        roots = dict(db.execute("SELECT name, rootpage FROM sqlite_master WHERE rootpage > 0"))
    places = {"index": [roots["pages_ready"], roots["pages_later"]], "middle": range(count // 3, count)}.get(damage, [roots.get(damage)])
    if damage.startswith("wal"):
        Path(f"{archive}-wal").unlink(missing_ok=True)
        Path(f"{archive}-wal").mkdir()
    else:
        with archive.open("r+b") as file:
            for number in places:
                file.seek((number - 1) * size)
                file.write(os.urandom(size))
    for words in (["crawl", f"{site}/25", f"{site}/rss"], ["crawl", f"{site}/25", "--processes", "2"], ["watch", f"{site}/25"]):
        done = hemero(*words, "--archive", str(archive))
        assert done.returncode == 1, (words, done.stdout, done.stderr)
        assert "Traceback" not in done.stderr, done.stderr
        assert done.stderr.startswith("hemero: "), done.stderr
        assert len(done.stderr.splitlines()) == 1, done.stderr


@pytest.mark.parametrize("room", [0, 4_000, 12_000, 40_000])
def test_a_crawl_on_a_full_disk_while_the_archive_is_being_read_ends_with_a_sentence(whole: tuple[str, Path], room: int) -> None:
    site, archive = whole
    with Archive(archive, readonly=True) as desk:  # keeps the WAL file open
        desk.db.execute("BEGIN")
        desk.db.execute("SELECT count(*) FROM pages").fetchone()
        full = (archive.with_name("hemero.db-wal").stat().st_size if archive.with_name("hemero.db-wal").exists() else 0) + room
        limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (full, full))
        done = hemero("crawl", *(f"{site}/{n}" for n in range(20, 30)), "--delay", "0", "--archive", str(archive), preexec_fn=limit)
    assert done.returncode == 1, done.stdout
    assert "Traceback" not in done.stderr, done.stderr
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert "start again" in done.stderr


@pytest.mark.parametrize("error", ["sqlite3.DatabaseError('odd')", "RuntimeError('odd')", "ValueError('odd')"])
@pytest.mark.parametrize("call", ["lease", "discover", "has_due", "leases"])
def test_whatever_a_call_of_the_writer_raises_the_crawl_ends_with_it(
    serve: Callable[..., Any], crawl: Crawl, error: str, call: str
) -> None:
    server = serve()
    raising = f"""
import sqlite3
from crawler.archive.store.frontier import Frontier
def refuse(*words, **named):
    raise {error}
Frontier.{call} = refuse
"""
    done = crawl(server.url + "/pont", before=raising)
    assert "error" not in done if call == "has_due" else "odd" in done["error"]


def test_a_crawl_that_only_reads_what_a_kill_left_unread_ends_well(serve: Callable[..., Any], crawl: Crawl) -> None:
    server = serve()
    crawl(server.url + "/pont", HEMERO_ROBOTS=False)
    with closing(sqlite3.connect(crawl.archive)) as db, db:
        db.execute("UPDATE captures SET read_at = NULL")
        db.execute("UPDATE pages SET outcome = 'waiting', queue = 'leased', leased_by = 'dead', leased_until = 0, article_id = NULL")
    done = hemero("crawl", server.url + "/pont", "--archive", str(crawl.archive))
    assert (done.returncode, done.stderr) == (0, "")
    assert "article\t1" in done.stdout


@pytest.mark.parametrize("signal_sent", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_at_any_moment_of_the_start_ends_without_a_traceback(
    serve: Callable[..., Any], tmp_path: Path, signal_sent: signal.Signals
) -> None:
    server = serve({f"/{n}": Answer(page()) for n in range(200)})
    words = ["crawl", *(f"{server.url}/{n}" for n in range(200)), "--archive", str(tmp_path / "a.db"), "--delay", "0.02"]
    started = time.monotonic()
    hemero(*words[:2], "--archive", str(tmp_path / "warm.db"), env=os.environ)  # a new Python, as below
    start = time.monotonic() - started  # how long a crawl takes until it crawls
    for number in range(4):
        process = subprocess.Popen([*HEMERO, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        time.sleep(start * (0.4 + number / 5))
        process.send_signal(signal_sent)
        try:
            out, err = process.communicate(timeout=30)
        finally:
            process.kill()
        assert process.returncode in (0, 1, 130, -signal_sent), (number, out, err)
        if process.returncode != -signal_sent and "KeyboardInterrupt" not in err:
            assert "Traceback" not in err, (number, err)
    assert hemero("crawl", f"{server.url}/0", "--archive", str(tmp_path / "a.db")).returncode == 0
