"""Ctrl-C in a terminal reaches a command and all processes that it started: exit code 130, one sentence at most, no traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from crawler.archive import Archive
from tests.cli.test_every_command import HEMERO
from tests.desk.conftest import sample

__all__ = ["sample"]


def children(pid: int) -> list[str]:
    """The command lines of the processes that this one started."""
    found = []
    for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        try:
            found.append(Path(f"/proc/{one}/cmdline").read_text())
        except OSError:
            continue  # it has just ended
    return found


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="only Linux names the children of a process")
@pytest.mark.parametrize(
    ("words", "started"),
    [
        (("reread", "--all", "--processes", "2"), "spawn_main"),
        (("crawl", "demo", "--port", "0", "--processes", "2"), "spawn_main"),
        (("crawl", "demo", "--port", "0"), "crawler.demo"),
        (("demo", "--days", "1", "--articles", "40"), "crawler.demo"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_ctrl_c_while_the_processes_of_a_command_start(words: tuple[str, ...], started: str, sample: Path, tmp_path: Path) -> None:
    archive = sample if words[0] == "reread" else tmp_path / "a.db"
    call = [*HEMERO, *words, "--archive", str(archive)]
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        deadline = time.monotonic() + 60
        while process.poll() is None and not any(started in line for line in children(process.pid)):
            assert time.monotonic() < deadline
            time.sleep(0.01)
        time.sleep(0.05)  # a child installs its handlers while it starts: this is long before the end of that
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130, (out, err)
    assert err.strip() in ("", "hemero: stopped.")
    if archive.exists():
        with Archive(archive) as opened:
            opened.recover()
            assert not opened.query("SELECT 1 FROM pages WHERE queue = 'leased' AND leased_by != 'unread'")
