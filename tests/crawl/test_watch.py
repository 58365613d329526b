"""The real `hemero watch`: it keeps running, visits pages again, stops on a signal, and locks its archive."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

HEMERO = [sys.executable, "-c", "from crawler.cli import main; main()"]
PONT = "/2021/03/02/le-pont-rouvre"


def watched(archive: Path, *more: str) -> list[str]:
    return [*HEMERO, "watch", *more, "--archive", str(archive)]


@contextmanager
def watching(archive: Path, *more: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(watched(archive, *more), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def until(happens: Callable[[], object]) -> None:
    """Wait until the condition is true, at most a minute."""
    deadline = time.monotonic() + 60
    while not happens():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def count(archive: Path, sql: str) -> int:
    if not archive.exists():
        return 0
    try:
        with closing(sqlite3.connect(f"file:{archive}?mode=ro", uri=True)) as db:
            return int(db.execute(sql).fetchone()[0])
    except sqlite3.OperationalError:
        return 0  # the tables do not exist yet


CAPTURES = "SELECT count(*) FROM captures c JOIN pages p USING (page_id) WHERE p.url LIKE '%/le-pont-rouvre'"


@pytest.mark.parametrize(("signal_sent", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_a_watch_visits_a_page_again_and_stops_on_a_signal(
    serve: Callable[..., Any], tmp_path: Path, signal_sent: signal.Signals, code: int
) -> None:
    archive, page = tmp_path / "hemero.db", SimpleNamespace(body=PAGE, status=200, headers={})
    server = serve({PONT: page})
    with watching(archive, server.url + PONT, "--revisit", "2s 4s 6d 3650d") as process:
        until(lambda: count(archive, CAPTURES) >= 1)
        with closing(sqlite3.connect(archive, timeout=10)) as db, db:  # make the page due, as if it were an article of today
            db.execute("UPDATE pages SET queue = 'later', next_visit = 0 WHERE url LIKE '%/le-pont-rouvre'")
        process.send_signal(signal_sent)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (code, "")
    events = [json.loads(line) for line in out.splitlines()]
    assert events[0]["event"] == "start"
    assert events[-1]["event"] == "end"
    assert any(event["event"] == "visit" and event["outcome"] == "article" and event["title"] for event in events)
    with watching(archive, server.url + PONT) as process:
        until(lambda: count(archive, CAPTURES) >= 2)
        process.terminate()
        process.communicate(timeout=60)
    assert process.returncode == 0
    assert count(archive, "SELECT count(*) FROM pages WHERE queue = 'leased'") == 0
    assert count(archive, "SELECT count(*) FROM captures WHERE revisit_of IS NOT NULL") >= 1
    assert count(archive, "SELECT count(*) FROM runs WHERE ended IS NULL") == 0


def test_a_second_watch_of_an_archive_is_refused_in_one_sentence(serve: Callable[..., Any], tmp_path: Path) -> None:
    archive, server = tmp_path / "hemero.db", serve({PONT: SimpleNamespace(body=PAGE, status=200, headers={})})
    with watching(archive, server.url + PONT):
        until(lambda: count(archive, CAPTURES) >= 1)
        second = subprocess.run(watched(archive, server.url + PONT), capture_output=True, text=True, timeout=60)
        crawl = subprocess.run([*HEMERO, "crawl", server.url + PONT, "--archive", str(archive)], capture_output=True, text=True, timeout=60)
    for refused in (second, crawl):
        assert refused.returncode == 1
        assert "is being crawled by another hemero (process " in refused.stderr
        assert len(refused.stderr.strip().splitlines()) == 1


def test_nothing_to_watch_says_what_to_name(tmp_path: Path) -> None:
    done = subprocess.run(watched(tmp_path / "a.db"), capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (1, "")
    assert "name an outlet" in done.stderr


def test_a_wrong_duration_is_named(tmp_path: Path) -> None:
    done = subprocess.run(watched(tmp_path / "a.db", "http://127.0.0.1:9/a", "--revisit", "soon"), capture_output=True, text=True)
    assert done.returncode == 1
    assert "soon is not a duration" in done.stderr


PAGE = (
    "<html lang=fr><head><meta charset=utf-8><title>Le pont rouvre</title></head><body><article>"
    "<h1>Le pont de Rivebelle rouvre après deux ans de travaux</h1><p class=date>Publié le 2 mars 2021 à 8h05</p>"
    + "".join(f"<p>Le maire a rappelé, ce matin-là, que le chantier numéro {n} avait duré plus longtemps que prévu.</p>" for n in range(6))
    + "</article></body></html>"
).encode()
