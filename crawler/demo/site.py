"""The demo newspaper in a child process, which ends with its parent."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from crawler.demo.gazette import Gazette
from crawler.demo.writing.calendar import local
from crawler.errors import HemeroError

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Site:
    """A running demo newspaper. `url` is its base address without a final slash."""

    url: str
    gazette: Gazette
    pid: int

    def journal(self) -> dict[str, Any]:
        """The requests so far: `requests` (path and query → count), `statuses` (path → status → count), `total`, and the clock `at`."""
        with urlopen(f"{self.url}/_journal.json") as answer:  # noqa: S310  (our own loopback address)
            found: dict[str, Any] = json.load(answer)
        return found

    def travel(self, at: datetime) -> None:
        """Set the newspaper's clock, here and in its process (a naive datetime is in Europe/Paris)."""
        self.gazette.travel(at)
        with urlopen(Request(f"{self.url}/_clock", data=local(at).isoformat().encode())):  # noqa: S310
            pass


def _command(gazette: Gazette, host: str, port: int, warm: bool) -> list[str]:
    settings = {"gazette": gazette.settings(), "host": host, "port": port, "warm": warm}
    return [sys.executable, "-m", "crawler.demo", json.dumps(settings)]


@contextmanager
def serve(gazette: Gazette, port: int = 0, host: str = "127.0.0.1", warm: bool = False) -> Iterator[Site]:
    """Serve in a child process until the block ends. The child also ends when this process dies, even if it is killed.

    Port 0 takes any free port. `warm` generates all listed articles first. Raises `HemeroError` where the port is in use.
    """
    paths = os.pathsep.join(path for path in (str(ROOT), os.environ.get("PYTHONPATH", "")) if path)
    environment = os.environ | {"PYTHONPATH": paths}
    command, pipe = _command(gazette, host, port, warm), subprocess.PIPE
    with subprocess.Popen(  # noqa: S603 - its own session: Ctrl-C in a terminal stops the crawl, which still needs its pages
        command, stdin=pipe, stdout=pipe, text=True, env=environment, start_new_session=True
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        try:
            report = json.loads(child.stdout.readline() or "{}")
            if "url" not in report:
                raise HemeroError(report.get("trouble", "The demo newspaper did not start: see the lines above."))
            yield Site(report["url"], gazette, child.pid)
        finally:
            child.stdin.close()  # the child ends at the end of its input
            try:
                child.wait(5)
            except subprocess.TimeoutExpired:
                child.kill()
