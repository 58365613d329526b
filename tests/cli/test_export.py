"""`hemero export`: what it writes, what it refuses, and that a file is there whole or not at all."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from crawler.exports import FORMATS
from tests.desk.conftest import sample

__all__ = ["sample"]


def hemero(*words: object, archive: Path, **more: object) -> subprocess.CompletedProcess[str]:
    code = "from crawler.cli import main; main()"
    command = [sys.executable, "-c", code, "export", *map(str, words), "--archive", str(archive)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, **more)  # type: ignore[call-overload, no-any-return]


def test_it_writes_what_a_search_finds(sample: Path, tmp_path: Path) -> None:
    done = hemero("jsonl", "conseil", "--outlet", "bocage", "-o", tmp_path / "a.jsonl", archive=sample)
    assert (done.returncode, done.stderr) == (0, "")
    assert str(tmp_path / "a.jsonl") in done.stdout
    rows = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text().splitlines()]
    assert {row["outlet"] for row in rows} == {"bocage"}


def test_a_hyphen_writes_to_standard_output(sample: Path) -> None:
    done = hemero("csv", "--of", "headlines", "--outlet", "bocage", "-o", "-", archive=sample)
    assert done.stdout.startswith("outlet,page_id,page_url")
    assert len(done.stdout.splitlines()) > 10


def test_a_word_to_leave_out_may_begin_with_an_o(sample: Path, tmp_path: Path) -> None:
    everything = hemero("jsonl", "-o", "-", archive=sample).stdout.splitlines()
    some = hemero("jsonl", "conseil", "-ouest", "-o", "-", archive=sample).stdout.splitlines()
    assert 0 < len(some) < len(everything)
    assert not (tmp_path / "uest").exists()


def test_nothing_is_replaced_without_force(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("kept")
    refused = hemero("csv", "-o", path, archive=sample)
    assert refused.returncode == 1
    assert "--force" in refused.stderr
    assert path.read_text() == "kept"
    assert hemero("csv", "-o", path, "--force", archive=sample).returncode == 0
    assert path.read_text().startswith("article_id,")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("exel", "-o", "a"), "no format 'exel'"),
        (("csv", "--of", "titles", "-o", "a"), "no table 'titles'"),
        (("csv", "titre:", "-o", "a"), "hemero:"),
        (("txm", "--of", "headlines", "-o", "a"), "format of articles"),
        (("csv", "conseil", "--of", "headlines", "-o", "a"), "leave out the words"),
        (("txm", "-o", "-"), "folder"),
    ],
)
def test_what_cannot_be_is_one_sentence(sample: Path, tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    done = hemero(*words, archive=sample, cwd=tmp_path)
    assert done.returncode == 1
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_the_list_tells_of_every_format(sample: Path) -> None:
    told = hemero("--list", archive=sample).stdout
    assert [name for name in FORMATS if f"{name}\t" not in told] == []


def test_a_full_disk_is_one_sentence_and_leaves_nothing(sample: Path, tmp_path: Path) -> None:
    def small() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    for name in ("csv", "txm", "parquet", "sqlite"):
        done = hemero(name, "-o", tmp_path / "out", archive=sample, preexec_fn=small)
        assert done.returncode == 1, name
        assert len(done.stderr.strip().splitlines()) == 1, done.stderr
        assert list(tmp_path.iterdir()) == [], name


def test_a_killed_export_leaves_nothing_under_the_name(sample: Path, tmp_path: Path) -> None:
    code = "from crawler.cli import main; main()"
    command = [sys.executable, "-c", code, "export", "sqlite", "-o", str(tmp_path / "a.db"), "--archive", str(sample)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while not (tmp_path / ".a.db.part").exists() and process.poll() is None and time.monotonic() < until:
        time.sleep(0.001)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert not (tmp_path / "a.db").exists()
    assert hemero("sqlite", "-o", tmp_path / "a.db", archive=sample).returncode == 0
    assert [one.name for one in tmp_path.iterdir()] == ["a.db"]
