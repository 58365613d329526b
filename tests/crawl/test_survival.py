"""Faults of servers, networks and disks: each gets the right outcome, and the crawl continues."""

from __future__ import annotations

import gzip
import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from crawler.archive import Archive, Discovery, Pace, Visit
from crawler.archive.upkeep.verify import verify
from crawler.demo import DEFAULT_AT, Gazette
from crawler.demo import serve as serve_demo
from tests import forked

DRIVER = """
import json, sys
from crawler.crawl.run import OFFLINE_SETTINGS, run
targets, settings = json.loads(sys.argv[1])
summary = run(tuple(targets), OFFLINE_SETTINGS | {"LOG_LEVEL": "ERROR", "DOWNLOAD_TIMEOUT": 2} | settings)
peak = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(json.dumps(summary.as_json() | {"megabytes": peak // 1024}))
"""
WING = {
    "page-introuvable-900404": ("gone", "answered 404"),
    "article-retire-900410": ("gone", "answered 410"),
    "acces-refuse-900403": ("blocked", "answered 403"),
    "decision-de-justice-900451": ("blocked", "answered 451"),
    "panne-generale-900500": ("error", "answered 500, 3 times"),
    "panne-passagere-900501": ("article", ""),
    "service-deborde-900503": ("article", ""),
    "trop-de-requetes-900429": ("article", ""),
    "renvoi-a-soi-meme-900312": ("blocked", "it redirects to itself"),
    "renvoi-a-la-une-900313": ("redirected", "/"),
    "de-renvoi-en-renvoi-1": ("redirected", "/ennuis/2016/11/23/de-renvoi-en-renvoi-2.html"),
    "corps-tronque-900601": ("error", "the body was cut short"),
    "corps-tronque-une-fois-900602": ("article", ""),
    "faux-gzip-900603": ("article", ""),
    "gzip-tronque-900604": ("article", ""),
    "mauvais-jeu-de-caracteres-900605": ("article", ""),
    "jeu-de-caracteres-inconnu-900606": ("article", ""),
    "corps-vide-900607": ("error", "the body was empty, 3 times"),
    "fausse-introuvable-900802": ("gone", "answered 200, and the page says that it does not exist"),
    "octets-nuls-900608": ("article", ""),
    "donnees-cassees-900610": ("article", ""),
    "soixante-megaoctets-900701": ("too_large", "more than 16 MB"),
    "soixante-megaoctets-sans-le-dire-900702": ("too_large", "more than 16 MB"),
    "page-sans-fin-900703": ("error", "the server took too long, 3 times"),
    "connexion-coupee-900706": ("error", "the connection broke off, 3 times"),
    "connexion-coupee-en-route-900707": ("error", "the body was cut short"),
    "mur-de-consentement-900801": ("blocked", "consent"),
    "reservee-par-en-tete-900803": ("opted_out", "header:x-robots-tag: noai, noimageai"),
    "pdf-deguise-900902": ("not_html", "application/pdf"),
    "image-deguisee-900903": ("not_html", "text/html"),
    "goutte-a-goutte-900704": ("error", "the server took too long, 3 times"),
    "silence-900705": ("error", "the server took too long, 3 times"),
}
"""The demo's faulty pages: part of the address → outcome and detail (for redirects: the target)."""
GONE = {"HEMERO_TRIES_UNANSWERED": 6, "HEMERO_RETRY_WAIT": 60, "HEMERO_ROBOTS": False}


def crawl(archive: Path, *targets: str, **settings: Any) -> dict[str, Any]:
    arguments = json.dumps([targets, {"HEMERO_ARCHIVE": str(archive)} | settings])
    done = forked.python(DRIVER, arguments)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return dict(json.loads(done.stdout.splitlines()[-1]))


def rows(archive: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(archive)) as db:
        return db.execute(sql).fetchall()


@pytest.fixture(scope="module")
def wing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    archive = tmp_path_factory.mktemp("wing") / "hemero.db"
    with serve_demo(Gazette(at=DEFAULT_AT, articles=12)) as site:
        loop = ("la-boucle-des-quais-900310", "la-boucle-des-ponts-900311")
        targets = [f"{site.url}/ennuis/2016/11/23/{name}.html" for name in (*WING, *loop)]
        crawl(archive, *targets, HEMERO_FETCHED_AT=DEFAULT_AT.isoformat())
        yield archive, site.url


@pytest.mark.parametrize("name", WING)
def test_every_faulty_page_gets_the_right_outcome(wing: tuple[Path, str], name: str) -> None:
    archive, site = wing
    [(outcome, detail, queue)] = rows(archive, f"SELECT outcome, detail, queue FROM pages WHERE url LIKE '%/{name}.html'")
    assert (outcome, detail.removeprefix(site)) == WING[name]
    assert queue != "leased"


def test_a_loop_of_redirects_is_told_once_it_is_seen(wing: tuple[Path, str]) -> None:
    found = dict(rows(wing[0], "SELECT outcome, detail FROM pages WHERE url LIKE '%/la-boucle-des-%'"))
    assert set(found) == {"redirected", "blocked"}
    assert found["blocked"].startswith("redirects in a circle: ")


def test_status_counts_the_faulty_pages(wing: tuple[Path, str]) -> None:
    report = json.loads(forked.hemero("status", "--json", "--archive", str(wing[0])).stdout)
    counts = {outcome: sum(one["pages"].get(outcome, 0) for one in report) for outcome in ("error", "gone", "too_large", "blocked")}
    assert counts["error"] >= 7
    assert counts["gone"] >= 2
    assert counts["too_large"] == 2
    troubles = {why: count for one in report for why, count in one["troubles"].items()}
    assert troubles["error: answered 500, 3 times"] == 1
    assert troubles["too_large: more than 16 MB"] == 2
    assert troubles["error: the server took too long, 3 times"] == 3


def test_a_gzip_bomb_needs_little_memory_and_the_crawl_continues(serve: Callable[..., Any], tmp_path: Path) -> None:
    bomb = gzip.compress(b"<html>" + bytes(400 << 20), 9)
    assert len(bomb) < 1 << 20
    answer = SimpleNamespace(body=bomb, status=200, headers={"Content-Encoding": "gzip"})
    server = serve({"/bombe": answer})
    summary = crawl(tmp_path / "a.db", server.url + "/bombe")
    assert rows(tmp_path / "a.db", "SELECT outcome, detail FROM pages WHERE url LIKE '%/bombe'") == [
        ("too_large", "unpacks to more than 16 MB")
    ]
    assert summary["megabytes"] < 300


@pytest.mark.parametrize("length", [7, 100_000])
def test_a_wrong_content_length_ends_in_a_stated_outcome(serve: Callable[..., Any], tmp_path: Path, length: int) -> None:
    answer = SimpleNamespace(body=b"<html><p>Court</p></html>", status=200, headers={"Content-Length": str(length)})
    server = serve({"/menteur": answer})
    crawl(tmp_path / "a.db", server.url + "/menteur")
    [(outcome,)] = rows(tmp_path / "a.db", "SELECT outcome FROM pages WHERE url LIKE '%/menteur'")
    assert outcome in ("error", "not_article", "not_html")


def test_a_clock_set_back_delays_no_visit(tmp_path: Path) -> None:
    ahead = datetime(2040, 1, 1, tzinfo=UTC)
    now = [ahead]
    with Archive(tmp_path / "a.db", clock=lambda: now[0]) as archive:
        archive.recover()
        archive.discover([Discovery("https://exemple.fr/rss", "feed", hint="listing")])
        [lease] = archive.frontier.lease("a", 1, ahead.timestamp())
        archive.put(Visit(lease.page_id, "listing", pace=Pace(900, 300, 86_400)))
        assert not archive.frontier.lease("a", 1, ahead.timestamp() + 10)
        back = datetime(2026, 1, 1, tzinfo=UTC).timestamp()
        assert not archive.frontier.lease("a", 1, back)
        assert archive.frontier.next_due() == pytest.approx(back + 890, abs=1)
    with Archive(tmp_path / "a.db", clock=lambda: datetime(2026, 1, 1, tzinfo=UTC)) as archive:
        archive.recover()
        assert archive.frontier.lease("b", 1, back)


AS_ANYBODY = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 and shutil.which("setpriv") else []
"""Takes away root's right to write everywhere."""


@pytest.mark.skipif(os.geteuid() == 0 and not AS_ANYBODY, reason="root may write anywhere where there is no setpriv (util-linux)")
def test_an_archive_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    Archive(tmp_path / "a.db").close()
    (tmp_path / "a.db").chmod(0o444)
    tmp_path.chmod(0o555)
    done = subprocess.run(
        [
            *AS_ANYBODY,
            sys.executable,
            "-c",
            "from crawler.cli import main; main()",
            "crawl",
            "http://127.0.0.1:9/a",
            "--archive",
            str(tmp_path / "a.db"),
        ],
        capture_output=True,
        text=True,
    )
    tmp_path.chmod(0o755)
    assert (done.returncode, done.stdout) == (1, "")
    assert "cannot be" in done.stderr


def test_after_a_full_disk_the_crawl_continues_without_loss(tmp_path: Path) -> None:
    archive = tmp_path / "hemero.db"
    with serve_demo(Gazette(at=DEFAULT_AT, articles=40, troubles=False)) as site:
        settings = {"HEMERO_ARCHIVE": str(archive), "HEMERO_SITE": site.url, "HEMERO_FETCHED_AT": DEFAULT_AT.isoformat()}
        for full in (330_000, 450_000):
            command = [sys.executable, "-c", DRIVER, json.dumps([["demo"], settings])]
            limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (full, full))
            done = subprocess.run(command, capture_output=True, text=True, timeout=60, preexec_fn=limit)
            assert "make room and start again" in done.stderr or "is full" in done.stderr
        crawl(archive, "demo", HEMERO_SITE=site.url, HEMERO_FETCHED_AT=DEFAULT_AT.isoformat())
    with Archive(archive, readonly=True) as opened:
        assert verify(opened.db, opened.warc).faults == ()
        twice = "SELECT page_id FROM captures GROUP BY page_id, url HAVING count(*) > 1"
        assert not opened.query(twice)
        assert not opened.query("SELECT url FROM pages WHERE queue IN ('leased', 'ready')")
        assert len(opened.query("SELECT url FROM articles")) >= 40


def test_a_network_gone_for_hours_loses_no_address(tmp_path: Path) -> None:
    archive = tmp_path / "a.db"
    arguments = json.dumps([["http://127.0.0.1:9/une"], {"HEMERO_ARCHIVE": str(archive), "HEMERO_PATIENCE": 0} | GONE])
    outcomes = []
    for _ in range(6):
        forked.python(DRIVER, arguments)
        with closing(sqlite3.connect(archive)) as db, db:
            outcomes += db.execute("SELECT outcome, attempts FROM pages WHERE url LIKE '%/une'").fetchall()
            db.execute("UPDATE pages SET next_visit = 0 WHERE queue = 'later'")
    assert outcomes == [*(("waiting", tries) for tries in range(1, 6)), ("error", 6)]


def can_mount() -> bool:
    """Whether this process may mount a file system."""
    return subprocess.run(["unshare", "-m", "true"], capture_output=True).returncode == 0 if os.geteuid() == 0 else False


@pytest.mark.skipif(not can_mount(), reason="a small disk is mounted as root only")
def test_after_a_small_disk_has_grown_the_crawl_continues_without_loss(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    archive = tmp_path / "disk" / "hemero.db"
    with serve_demo(Gazette(at=DEFAULT_AT, articles=40, troubles=False)) as site:
        settings = {"HEMERO_ARCHIVE": str(archive), "HEMERO_SITE": site.url, "HEMERO_FETCHED_AT": DEFAULT_AT.isoformat()}
        arguments = json.dumps([["demo"], settings])
        steps = [["mount", "-t", "tmpfs", "-o", "size=800k", "tmpfs", str(archive.parent)]]
        for size in ("1100k", "1500k", "60m"):
            steps += [[sys.executable, "-c", DRIVER, arguments], ["mount", "-o", f"remount,size={size}", str(archive.parent)]]
        steps += [[sys.executable, "-c", DRIVER, arguments], ["cp", "-r", str(archive.parent), str(tmp_path / "copy")]]
        script = "import json, subprocess, sys\nfor step in json.loads(sys.argv[1]):\n    subprocess.run(step)"
        command = ["unshare", "-m", sys.executable, "-c", script, json.dumps(steps)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.stderr.count("is full: free some space and start again") >= 3
    assert len(done.stdout.splitlines()) == 1  # only the last crawl finished
    with Archive(tmp_path / "copy" / "hemero.db", readonly=True) as opened:
        assert verify(opened.db, opened.warc).faults == ()
        assert not opened.query("SELECT url FROM pages WHERE queue IN ('leased', 'ready')")
        assert not opened.query("SELECT page_id FROM captures GROUP BY page_id, url HAVING count(*) > 1")
        assert len(opened.query("SELECT url FROM articles")) >= 40
