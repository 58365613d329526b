"""Reads what answered: in the crawl's own process as long as that has time, else in one beside it, on another core.

A crawl that waits for its hosts' manners has time, and starts nothing. One of hundreds of newspapers at once spends much of its time on
reading pages; then a second process is given each exchange and gives back its visit. It keeps nothing: it may end at any moment, and what
it was reading is read again.

A page may be what ended it, and would end the crawl as well: whatever was under way is then read page by page, and the one that ends
the process once more is an error. After a crawl that died nothing is read in the crawl's own process, lest the same page end
it again.
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
from crawler.crawl.processes.codec import pack

log = logging.getLogger(__name__)

ROOT = Path(outcomes.__file__).parents[2]
BUSY = 0.25
"""The share of its time that a crawl may spend on reading before it has it done beside."""
WINDOW = 0.5
"""Seconds over which that share is reckoned."""
LULL = 60.0
"""Seconds in which reading must take half that share, or the other process is ended: a watch has its busy hours."""
LOST_TOO_OFTEN = 3
"""ReaderProcess processes that a crawl may lose before it starts none any more for being busy."""
PATIENCE = 5.0
"""Seconds given to the other process to end by itself."""


@dataclass(frozen=True, slots=True)
class Task:
    """What there is to read: the arguments of `outcomes.visit`."""

    lease: Lease
    exchange: Exchange
    fetched_at: datetime | None
    posted: Mapping[str, str] | None = None


class Read(NamedTuple):
    """What came of a page."""

    visit: Visit
    defect: str
    """The traceback of our reader's stumbling; empty where it did not stumble."""
    seconds: float
    """Of CPU that reading took."""


def read(task: Task, policy: outcomes.CrawlPolicy) -> Read:
    """What becomes of a page; one that our reader stumbles over is kept and counted, never lost."""
    began, defect = time.thread_time(), ""
    try:
        if task.lease.hint == "robots":
            visit = outcomes.notice_visit(task.lease, task.exchange)
        else:
            visit = outcomes.visit(task.lease, task.exchange, policy, fetched_at=task.fetched_at, posted=task.posted)
    except Exception as stumbling:
        visit, defect = outcomes.unreadable(task.lease, stumbling), traceback.format_exc()
    return Read(visit, defect, time.thread_time() - began)


class Reader:
    """A crawl's reader. `beside`: whether it may start the other process; `careful`: whether it reads nothing in this one."""

    def __init__(self, policy: outcomes.CrawlPolicy, *, beside: bool, careful: bool = False) -> None:
        self.policy = policy
        self.may_start = beside and _cores() > 1
        self.careful = careful
        self.other: ReaderProcess | None = None
        self._alone = asyncio.Lock()
        self._probe: ReaderProcess | None = None
        self._suspects = 0
        self._lost = 0
        self._spent = 0.0
        self._since = time.monotonic()

    def start(self) -> None:
        """Start the other process, where it may be and is not."""
        if self.may_start and self.other is None:
            self.other = ReaderProcess(self.policy)
            self._spent, self._since = 0.0, time.monotonic()
            asyncio.get_running_loop().call_later(LULL, self._look_up)

    async def read(self, task: Task) -> Visit:
        """What becomes of a page that answered."""
        if self.careful and self.other is None:
            self.other = ReaderProcess(self.policy)
        if (other := self.other) is None or not (other.ready or self.careful):
            return self.read_here(task)
        try:
            return self._told(task, await other.read(task))
        except EOFError:
            self._let_go(other)
            return self._told(task, await self._read_alone(task))

    def read_here(self, task: Task) -> Visit:
        """The same at once, in this process."""
        return self._told(task, read(task, self.policy))

    def close(self) -> None:
        """End the other process."""
        if self.other:
            self.other.close()

    async def _read_alone(self, task: Task) -> Read:
        """A page that may have ended the process that read it: alone in one that reads such pages, one at a time."""
        self._suspects += 1
        async with self._alone:
            self._probe = probe = self._probe or ReaderProcess(self.policy)
            try:
                return await probe.read(task)
            except EOFError:
                self._probe = None
                return Read(outcomes.fatal(task.lease, probe.end), "", 0.0)
            finally:
                self._suspects -= 1
                if self._probe and not self._suspects:
                    self._probe.close()
                    self._probe = None

    def _let_go(self, other: ReaderProcess) -> None:
        if self.other is other:
            log.warning("The process beside the crawl ended (%s): what it was reading is read again.", other.end)
            self.other = None
            self._lost += 1
            self.may_start = self.may_start and self._lost < LOST_TOO_OFTEN

    def _told(self, task: Task, found: Read) -> Visit:
        self._spend(found.seconds)
        if found.defect:
            log.error("%s could not be read; it is kept and can be read again\n%s", task.lease.url, found.defect)
        return found.visit

    def _spend(self, seconds: float) -> None:
        self._spent += seconds
        now = time.monotonic()
        past = now - self._since
        if self.other is None and past > WINDOW:
            if self._spent > BUSY * past:
                self.start()
            self._spent, self._since = 0.0, now

    def _look_up(self) -> None:
        """End the other process in a lull, until it is wanted again."""
        now = time.monotonic()
        idle = self._spent < BUSY / 2 * (now - self._since)
        self._spent, self._since = 0.0, now
        if self.other and not self.careful:
            if idle:
                self.other.close()
                self.other = None
            else:
                asyncio.get_running_loop().call_later(LULL, self._look_up)


class ReaderProcess:
    """The process beside, as seen from here: pages go out and come back in the same order."""

    def __init__(self, policy: outcomes.CrawlPolicy) -> None:
        pack()
        here, there = socket.socketpair()
        with there:
            paths = os.pathsep.join(path for path in (str(ROOT), os.environ.get("PYTHONPATH", "")) if path)
            self.process = subprocess.Popen(  # noqa: S603 - a session of its own: a terminal's Ctrl-C is the crawl's to answer
                [sys.executable, "-c", f"from {__name__} import main; main({there.fileno()})"],
                pass_fds=[there.fileno()],
                env=os.environ | {"PYTHONPATH": paths},
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        self.door = Connection(here.detach())
        self.ready = False
        self._under_way: deque[asyncio.Future[Read]] = deque()
        self._loop = asyncio.get_running_loop()
        self._loop.add_reader(self.door.fileno(), self._hear)
        with suppress(OSError):
            self.door.send(policy)

    @property
    def end(self) -> str:
        """How it ended, for a table."""
        code = self.process.returncode
        return f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"

    async def read(self, task: Task) -> Read:
        """Have a page read; EOFError where the process ended before it was."""
        try:
            self.door.send(task)
        except OSError as trouble:  # it has just ended
            self.close()
            raise EOFError from trouble
        answer: asyncio.Future[Read] = self._loop.create_future()
        self._under_way.append(answer)
        return await answer

    def close(self) -> None:
        """Its pipe's end is its end. Once is enough."""
        if self.door.closed:
            return
        self.ready = False
        self._loop.remove_reader(self.door.fileno())
        self.door.close()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        while self._under_way:
            if not (answer := self._under_way.popleft()).done():
                answer.set_exception(EOFError())

    def _hear(self) -> None:
        try:
            found = self.door.recv()
        except (EOFError, OSError):
            self.close()
            return
        if found is None:
            self.ready = True
        elif not (answer := self._under_way.popleft()).done():
            answer.set_result(found)


def serve(door: Connection) -> None:
    """What the other process does: read page after page until the crawl hangs up."""
    pack()
    policy = door.recv()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    waiting: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
    threading.Thread(target=_take, args=(door, waiting), daemon=True).start()
    door.send(None)
    while task := waiting.get():
        door.send(read(task, policy))


def _take(door: Connection, waiting: queue.SimpleQueue[Task | None]) -> None:
    """Take pages as they come, so that the crawl never waits at the door while it is itself waited for."""
    with suppress(EOFError, OSError):
        while True:
            waiting.put(door.recv())
    waiting.put(None)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def main(file: int) -> None:
    """The other process, from its start to its end; `file`: the open pipe to the crawl."""
    with suppress(EOFError, OSError):  # the crawl is gone
        serve(Connection(file))
