"""Reads fetched pages: in the crawl's own process, or in a reader process on another CPU core.

Usually a crawl waits between requests because of politeness, so it has time to read the pages itself. If reading takes too much of its time
(hundreds of newspapers at once), it starts a reader process, sends it exchanges and gets visits back. The reader process stores nothing. It
may end at any time; the pages that it was reading are then read again.

A page can crash the reader process, and it could crash the crawl in the same way. So after a crash the unfinished pages are read one at a
time in another process. If a page crashes that process too, it is recorded as an error and the crawl continues. After a killed crawl, no
page is read in the crawl's own process, because a page may have caused the crash.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import queue
import socket
import subprocess
import sys
import threading
import time
import traceback
from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from crawler.archive import Exchange, Lease, Visit
from crawler.crawl import outcomes
from crawler.crawl.processes.codec import register_pickling

log = logging.getLogger(__name__)

ROOT = Path(outcomes.__file__).parents[2]
BUSY_SHARE = 0.25
"""If reading takes more than this share of the crawl's time, the reader process is started."""
BUSY_WINDOW = 0.5
"""Seconds over which that share is measured."""
IDLE_CHECK_INTERVAL = 60.0
"""In seconds. If reading took less than half of `BUSY_SHARE` in this time, the reader process is ended. A watch has busy and quiet hours.
"""
MAX_CRASHES = 3
"""After this number of crashes, a busy crawl starts no new reader process."""
EXIT_TIMEOUT = 5.0
"""Seconds that the reader process has to end by itself."""


@dataclass(frozen=True, slots=True)
class Task:
    """A page to read: the arguments of `outcomes.visit`."""

    lease: Lease
    exchange: Exchange
    fetched_at: datetime | None
    host_reservations: Mapping[str, str] | None = None


class ReadResult(NamedTuple):
    """The result of reading a page."""

    visit: Visit
    traceback_text: str
    """The traceback if the reader raised an exception; otherwise empty."""
    seconds: float
    """CPU seconds that reading took."""


def read_page(task: Task, policy: outcomes.CrawlPolicy) -> ReadResult:
    """Read a page. If the reader raises an exception, the page is kept and gets the outcome `error`."""
    started, traceback_text = time.thread_time(), ""
    try:
        if task.lease.hint == "robots":
            visit = outcomes.policy_file_visit(task.lease, task.exchange)
        else:
            visit = outcomes.visit(task.lease, task.exchange, policy, fetched_at=task.fetched_at, host_reservations=task.host_reservations)
    except Exception as error:
        visit, traceback_text = outcomes.reader_error(task.lease, error), traceback.format_exc()
    return ReadResult(visit, traceback_text, time.thread_time() - started)


class Reader:
    """Reads the pages of a crawl.

    `process_allowed`: whether it may start a reader process. `only_reader_process`: whether it reads no page in the crawl's own process.
    """

    def __init__(self, policy: outcomes.CrawlPolicy, *, process_allowed: bool, only_reader_process: bool = False) -> None:
        self.policy = policy
        self.may_start = process_allowed and _cores() > 1
        self.only_reader_process = only_reader_process
        self.reader_process: ReaderProcess | None = None
        self._suspect_lock = asyncio.Lock()
        self._suspect_process: ReaderProcess | None = None
        self._suspect_count = 0
        self._crashes = 0
        self._reading_seconds = 0.0
        self._window_start = time.monotonic()

    def start(self) -> None:
        """Start the reader process if it is allowed and not running."""
        if self.may_start and self.reader_process is None:
            self.reader_process = ReaderProcess(self.policy)
            self._reading_seconds, self._window_start = 0.0, time.monotonic()
            asyncio.get_running_loop().call_later(IDLE_CHECK_INTERVAL, self._stop_if_idle)

    async def read(self, task: Task) -> Visit:
        """The visit of a page that sent a response."""
        if self.only_reader_process and self.reader_process is None:
            self.reader_process = ReaderProcess(self.policy)
        if (process := self.reader_process) is None or not (process.ready or self.only_reader_process):
            return self.read_here(task)
        try:
            return self._count_and_log(task, await process.read(task))
        except EOFError:
            self._process_ended(process)
            return self._count_and_log(task, await self._read_suspect(task))

    def read_here(self, task: Task) -> Visit:
        """Read a page at once, in this process."""
        return self._count_and_log(task, read_page(task, self.policy))

    def close(self) -> None:
        """End the reader process."""
        if self.reader_process:
            self.reader_process.close()

    async def _read_suspect(self, task: Task) -> ReadResult:
        """Read a page that may have crashed the reader process. Such pages are read one at a time in a process of their own."""
        self._suspect_count += 1
        async with self._suspect_lock:
            self._suspect_process = process = self._suspect_process or ReaderProcess(self.policy)
            try:
                return await process.read(task)
            except EOFError:
                self._suspect_process = None
                return ReadResult(outcomes.reader_crash(task.lease, process.exit_reason), "", 0.0)
            finally:
                self._suspect_count -= 1
                if self._suspect_process and not self._suspect_count:
                    self._suspect_process.close()
                    self._suspect_process = None

    def _process_ended(self, process: ReaderProcess) -> None:
        if self.reader_process is process:
            log.warning("The reader process ended (%s): the pages that it was reading are read again.", process.exit_reason)
            self.reader_process = None
            self._crashes += 1
            self.may_start = self.may_start and self._crashes < MAX_CRASHES

    def _count_and_log(self, task: Task, found: ReadResult) -> Visit:
        self._count_time(found.seconds)
        if found.traceback_text:
            log.error("%s could not be read; it is kept and can be read again\n%s", task.lease.url, found.traceback_text)
        return found.visit

    def _count_time(self, seconds: float) -> None:
        self._reading_seconds += seconds
        now = time.monotonic()
        elapsed = now - self._window_start
        if self.reader_process is None and elapsed > BUSY_WINDOW:
            if self._reading_seconds > BUSY_SHARE * elapsed:
                self.start()
            self._reading_seconds, self._window_start = 0.0, now

    def _stop_if_idle(self) -> None:
        """End the reader process if there was little to read. It is started again when it is needed."""
        now = time.monotonic()
        idle = self._reading_seconds < BUSY_SHARE / 2 * (now - self._window_start)
        self._reading_seconds, self._window_start = 0.0, now
        if self.reader_process and not self.only_reader_process:
            if idle:
                self.reader_process.close()
                self.reader_process = None
            else:
                asyncio.get_running_loop().call_later(IDLE_CHECK_INTERVAL, self._stop_if_idle)


class ReaderProcess:
    """The reader process, seen from the crawl. Results come back in the order of the tasks."""

    def __init__(self, policy: outcomes.CrawlPolicy) -> None:
        register_pickling()
        parent_end, child_end = socket.socketpair()
        with child_end:
            paths = os.pathsep.join(path for path in (str(ROOT), os.environ.get("PYTHONPATH", "")) if path)
            self.process = subprocess.Popen(  # noqa: S603 - its own session, so that Ctrl-C in a terminal reaches only the crawl
                [sys.executable, "-c", f"from {__name__} import main; main({child_end.fileno()})"],
                pass_fds=[child_end.fileno()],
                env=os.environ | {"PYTHONPATH": paths},
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        self.connection = Connection(parent_end.detach())
        self.ready = False
        self._pending: deque[asyncio.Future[ReadResult]] = deque()
        self._loop = asyncio.get_running_loop()
        self._loop.add_reader(self.connection.fileno(), self._receive)
        with suppress(OSError):
            self.connection.send(policy)

    @property
    def exit_reason(self) -> str:
        """How the process ended, for example `signal 9` or `exit code 1`."""
        code = self.process.returncode
        return f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"

    async def read(self, task: Task) -> ReadResult:
        """Read a page in the reader process. EOFError if the process ended before the page was read."""
        try:
            self.connection.send(task)
        except OSError as error:  # the process has just ended
            self.close()
            raise EOFError from error
        answer: asyncio.Future[ReadResult] = self._loop.create_future()
        self._pending.append(answer)
        return await answer

    def close(self) -> None:
        """Close the pipe, which ends the process. It can be called more than once."""
        if self.connection.closed:
            return
        self.ready = False
        self._loop.remove_reader(self.connection.fileno())
        self.connection.close()
        try:
            self.process.wait(EXIT_TIMEOUT)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        while self._pending:
            if not (answer := self._pending.popleft()).done():
                answer.set_exception(EOFError())

    def _receive(self) -> None:
        try:
            found = self.connection.recv()
        except (EOFError, OSError):
            self.close()
            return
        if found is None:
            self.ready = True
        elif not (answer := self._pending.popleft()).done():
            answer.set_result(found)


def serve(connection: Connection) -> None:
    """The loop of the reader process: read pages until the crawl closes the pipe."""
    register_pickling()
    policy = connection.recv()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    waiting: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
    threading.Thread(target=_receive_tasks, args=(connection, waiting), daemon=True).start()
    connection.send(None)
    while task := waiting.get():
        connection.send(read_page(task, policy))


def _receive_tasks(connection: Connection, waiting: queue.SimpleQueue[Task | None]) -> None:
    """Receive tasks in a thread. So the crawl can send the next pages while this process sends a result, and neither blocks the other."""
    with suppress(EOFError, OSError):
        while True:
            waiting.put(connection.recv())
    waiting.put(None)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def main(file: int) -> None:
    """The reader process, from start to end. `file`: the file descriptor of the pipe to the crawl."""
    with suppress(EOFError, OSError):  # the crawl has ended
        serve(Connection(file))
