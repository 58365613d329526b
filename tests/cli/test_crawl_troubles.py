"""What goes wrong outside is told in one sentence, with an exit code, and leaves nothing half-written."""

from __future__ import annotations

import os
import resource
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

HEMERO = [sys.executable, "-c", "from crawler.cli import main; main()"]


def hemero(*words: str, full_after: int | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command; `full_after` bytes a file, its disk is full."""

    def limit() -> None:
        if full_after is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (full_after, full_after))

    return subprocess.run(
        [*HEMERO, *words], capture_output=True, text=True, timeout=120, preexec_fn=limit, env={**os.environ, "COLUMNS": "200"}
    )


def told(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """One sentence on stderr, nothing else, and exit code 1."""
    assert done.returncode == 1, (done.returncode, done.stdout, done.stderr)
    assert done.stdout == ""
    assert done.stderr.startswith("hemero: ")
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert "Traceback" not in done.stderr
    for word in words:
        assert word in done.stderr


def test_nothing_to_crawl_says_what_to_name(tmp_path: Path) -> None:
    told(hemero("crawl", "--archive", str(tmp_path / "a.db")), "name an outlet")
    assert not list(tmp_path.iterdir())


def test_an_unknown_outlet_is_named_and_leaves_no_archive(tmp_path: Path) -> None:
    told(hemero("crawl", "lemnde", "--archive", str(tmp_path / "a.db")), "lemnde", "lemonde")
    assert not (tmp_path / "a.db").exists()


def test_an_address_of_another_scheme_is_refused(tmp_path: Path) -> None:
    told(hemero("crawl", "ftp://exemple.fr/a", "--archive", str(tmp_path / "a.db")), "http://")


def test_a_file_that_is_not_an_archive_is_left_as_it_is(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("Ceci n'est pas une archive. " * 50)
    told(hemero("crawl", "http://127.0.0.1:9/", "--archive", str(text)), "not an archive")
    assert text.read_text() == "Ceci n'est pas une archive. " * 50


def test_another_sqlite_file_is_left_as_it_is(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as db:
        db.execute("CREATE TABLE recipes (name TEXT)")
    before = other.read_bytes()
    told(hemero("crawl", "http://127.0.0.1:9/", "--archive", str(other)), "not an archive")
    assert other.read_bytes() == before


def test_a_folder_that_cannot_be_written_says_so() -> None:
    told(hemero("crawl", "http://127.0.0.1:9/", "--archive", "/proc/hemero/hemero.db"), "--archive")


def test_a_server_that_is_not_there_says_so_and_the_address_waits(tmp_path: Path) -> None:
    archive = tmp_path / "a.db"
    told(hemero("crawl", "http://127.0.0.1:9/une", "--archive", str(archive)), "refused", "network")
    with sqlite3.connect(archive) as db:
        assert db.execute("SELECT outcome FROM pages WHERE url LIKE '%/une'").fetchall() == [("waiting",)]


def test_a_port_in_use_says_so(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        told(hemero("crawl", "demo", "--port", str(taken.getsockname()[1]), "--archive", str(tmp_path / "a.db")), "port")


def test_a_full_disk_ends_the_crawl_with_a_sound_archive(tmp_path: Path) -> None:
    archive = tmp_path / "a.db"
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    told(hemero("crawl", "demo", "--port", port, "--archive", str(archive), full_after=1_500_000), "room")
    assert archive.exists()  # the crawl had begun
    with sqlite3.connect(archive) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert hemero("verify", "--archive", str(archive)).returncode == 0


def test_a_replay_folder_without_its_index_says_what_it_needs(tmp_path: Path) -> None:
    told(hemero("crawl", "--replay", str(tmp_path), "--archive", str(tmp_path / "a.db")), "pages.jsonl")
    told(hemero("crawl", "--replay", str(tmp_path / "no"), "--archive", str(tmp_path / "a.db")), "not there")


def test_a_line_of_a_replay_index_that_is_wrong_is_named(tmp_path: Path) -> None:
    (tmp_path / "pages.jsonl").write_text('{"file": "a.html", "url": "https://exemple.fr/a"}\n')
    told(hemero("crawl", "--replay", str(tmp_path), "--archive", str(tmp_path / "a.db")), "line 1", "a.html")
