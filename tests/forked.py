"""Code and commands in a process of their own, forked from one that has imported everything: a new Python needs a second for that.

What starts, signals or replaces an interpreter is tested with a real one (`subprocess`).
"""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from multiprocessing import forkserver
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Any

MAIN = "from crawler.cli import main; main()"
IMPORTED = [
    "pytest", "warcio.cli",
    "crawler.crawl.run", "crawler.crawl.reread", "crawler.outlets", "crawler.pipelines", "crawler.middlewares", "crawler.spiders.news",
    "crawler.archive", "crawler.archive.upkeep.forget", "crawler.archive.upkeep.verify", "crawler.archive.upkeep.status",
    "crawler.cli", "crawler.cli.crawl", "crawler.cli.progress", "crawler.cli.status", "crawler.cli.reread",
    "scrapy.core.downloader.handlers.http11", "scrapy.core.downloader.contextfactory", "scrapy.core.scheduler",
    "scrapy.extensions.corestats", "scrapy.extensions.logstats", "scrapy.downloadermiddlewares.httpproxy",
    "twisted.internet.asyncioreactor", "twisted.web.client",
]  # fmt: skip


ENVIRONMENT = dict(os.environ)
"""The environment when the tests were collected, without what a test sets for itself."""


def context() -> ForkServerContext:
    """The context of `multiprocessing` whose processes have imported everything. One for all tests: its server starts once, with
    `ENVIRONMENT`."""
    made = multiprocessing.get_context("forkserver")
    made.set_forkserver_preload(IMPORTED)
    now = dict(os.environ)
    try:
        _set_environment(ENVIRONMENT)
        forkserver.ensure_running()
    finally:
        _set_environment(now)
    return made


def _set_environment(environment: Mapping[str, str]) -> None:
    for name in os.environ.keys() - environment.keys():
        del os.environ[name]
    os.environ.update(environment)


def code_of(target: Callable[..., None], *arguments: Any, seconds: float = 120) -> int:
    """Call a function of a module in a process of its own; its exit code (negative: the signal that killed it)."""
    process = context().Process(target=target, args=arguments)
    process.start()
    process.join(seconds)
    if process.exitcode is None:
        process.kill()
        process.join()
        raise subprocess.TimeoutExpired(target.__name__, seconds)
    return process.exitcode


def python(
    code: str, *arguments: str, stdin: str = "", seconds: float = 120, env: Mapping[str, str] | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """What `python -c code arguments…` does."""
    with tempfile.TemporaryDirectory() as folder:
        streams = [Path(folder) / name for name in ("stdin", "stdout", "stderr")]
        streams[0].write_text(stdin, "utf-8")
        settings = (dict(os.environ if env is None else env), str(cwd or Path.cwd()))
        done = code_of(_run, code, ["-c", *map(str, arguments)], [str(one) for one in streams], settings, seconds=seconds)
        return subprocess.CompletedProcess(arguments, done, streams[1].read_text("utf-8"), streams[2].read_text("utf-8"))


def hemero(*words: str, **named: Any) -> subprocess.CompletedProcess[str]:
    """What the command `hemero words…` does."""
    return python(MAIN, *words, **named)


def _run(code: str, arguments: list[str], streams: list[str], settings: tuple[dict[str, str], str]) -> None:
    for number, (path, mode) in enumerate(zip(streams, (os.O_RDONLY, os.O_WRONLY | os.O_CREAT, os.O_WRONLY | os.O_CREAT), strict=True)):
        os.dup2(os.open(path, mode, 0o600), number)
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        stream = open(number, "w" if number else "r", encoding="utf-8")  # noqa: PTH123, SIM115 - it lives as long as the process
        stream.buffer.raw.name = f"<{name}>"  # type: ignore[attr-defined]
        setattr(sys, name, stream)
    sys.argv, place = arguments, settings[1]
    _set_environment(settings[0])
    os.chdir(place)
    exec(compile(code, "<string>", "exec"), {"__name__": "__main__"})
