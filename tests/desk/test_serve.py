"""The command `hemero serve`."""

from __future__ import annotations

import re
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from crawler.archive import Archive

HEMERO = [sys.executable, "-c", "from crawler.cli import main; main()", "serve"]


@contextmanager
def serving(*words: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Run `hemero serve` on a free port; the address that it prints, and the process."""
    process = subprocess.Popen([*HEMERO, "--port", "0", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout
    try:
        said = process.stdout.readline()
        found = re.search(r"http://\S+/", said)
        assert found, said
        yield found[0], process
    finally:
        process.terminate()
        process.wait(60)


def refused(*words: str) -> str:
    done = subprocess.run([*HEMERO, *words], capture_output=True, text=True, timeout=240)
    assert done.returncode == 1
    return done.stderr


def test_the_desk_is_at_the_address_that_it_says(sample: Path) -> None:
    with serving("--archive", str(sample)) as (address, process):
        answer = httpx.get(address, follow_redirects=True, timeout=120, trust_env=False)
        assert answer.status_code == 200
        assert "Hémérothèque" in answer.text
        tables = httpx.get(f"{address}hemero.json", timeout=120, trust_env=False).json()
        assert {"articles", "pages"} <= {table["name"] for table in tables["tables"]}
        process.terminate()
        process.wait(60)
        assert process.stderr
        assert process.stderr.read() == ""


def test_sql_is_limited_in_time_and_cannot_write(sample: Path) -> None:
    with serving("--archive", str(sample), "--time-limit", "50") as (address, _):
        endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
        slow = httpx.get(f"{address}hemero.json", params={"sql": endless}, timeout=120, trust_env=False)
        assert slow.status_code == 400
        assert "interrupted" in slow.text.lower()
        write = httpx.get(f"{address}hemero.json", params={"sql": "DELETE FROM articles"}, timeout=120, trust_env=False)
        assert write.status_code == 400


def test_a_missing_archive_is_told_in_a_sentence(tmp_path: Path) -> None:
    said = refused("--archive", str(tmp_path / "none.db"))
    assert re.fullmatch(r"hemero: There is no archive at .*none\.db: make one with hemero crawl, or name another with --archive\.\n", said)


def test_a_file_that_is_no_archive_is_told_in_a_sentence(tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / "other.db").execute("CREATE TABLE t (a)").connection.close()
    assert "is a SQLite file but not an archive" in refused("--archive", str(tmp_path / "other.db"))


def test_a_taken_port_is_told_in_a_sentence(sample: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert "try --port 0 for a free one" in refused("--archive", str(sample), "--port", str(taken.getsockname()[1]))


def test_listening_beyond_this_machine_is_told(sample: Path) -> None:
    with serving("--archive", str(sample), "--host", "0.0.0.0") as (_, process):
        process.terminate()
        process.wait(60)
        assert process.stderr
        assert "Beware: the desk listens on 0.0.0.0" in process.stderr.read()


def test_the_desk_reads_what_a_crawl_has_just_written(tmp_path: Path) -> None:
    place = tmp_path / "live.db"
    with Archive(place) as writing:
        writing.recover()
        with serving("--archive", str(place)) as (address, _):
            rows = f"{address}live.json?sql=select+count(*)+as+n+from+runs&_shape=array"
            before = httpx.get(rows, timeout=120, trust_env=False).json()
            writing.start_run("hemero crawl bocage")
            assert (before, httpx.get(rows, timeout=120, trust_env=False).json()) == ([{"n": 0}], [{"n": 1}])


def test_the_desk_is_there_under_datasette_itself(sample: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "datasette", str(sample), "--get", "/-/desk"], capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr
    assert "Hémérothèque" in done.stdout


def test_other_databases_are_left_alone(tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / "other.db").execute("CREATE TABLE t (a)").connection.close()
    words = [sys.executable, "-m", "datasette", str(tmp_path / "other.db"), "--get", "/"]
    done = subprocess.run(words, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr
    assert "other" in done.stdout
