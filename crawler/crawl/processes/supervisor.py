"""A crawl by several processes: this one holds the archive's lock, mends what a dead crawl left, and starts a worker for each.

Every worker is a whole crawl with a WARC file of its own, and leases pages of its own hosts only. The lock is free when all of them have
ended, however they end: no worker outlives this process for longer than it takes to store what is under way.
"""

from __future__ import annotations

import contextlib
import signal
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any

from crawler.archive import Archive
from crawler.archive.store.hosts import Share
from crawler.crawl.events import Event
from crawler.crawl.processes.worker import FIGURES, OpenFile, SharedCounts, Worker
from crawler.crawl.summary import Summary
from crawler.errors import HemeroError

LOOK_EVERY = 0.5
"""Seconds between two looks of an idle worker for what others have found for it."""
TELL_EVERY = 0.2


@dataclass
class _WorkerProcess:
    """One worker, as seen from here."""

    process: SpawnProcess
    door: Connection
    summary: Summary
    idle: tuple[int, int] | None = None
    """The round and the number of visits that it last told; None while it works."""
    ended: bool = False
    trouble: str = ""
    gone: bool = False


@dataclass
class Supervisor:
    """Starts the workers, listens to them until all have ended, and sums up."""

    work: Callable[[Worker, tuple[Any, ...]], None]
    """What each process does; it can be pickled."""
    archive: Archive
    size: int
    dealt: dict[str, int]
    watch: Callable[[Summary], None] | None
    heard: Callable[[Event], None] | None
    workers: list[_WorkerProcess] = field(default_factory=list)
    round: int = 0
    before: list[int] = field(default_factory=list)
    """How many visits each worker had made when all were last idle."""
    stopped: bool = False
    over: bool = False

    def crawl(self, words: tuple[Any, ...]) -> Summary:
        """Start the workers, listen to them until all have ended, and sum up."""
        self.began = time.monotonic()
        try:
            with self._signals():
                self._start(words)
                self._listen()
        finally:
            for each in self.workers:  # after a trouble here: their pipe's end is their end
                each.door.close()
            for each in self.workers:
                each.process.join()
        for number, each in enumerate(self.workers, 1):
            if each.trouble:
                raise HemeroError(each.trouble)
            if not each.ended:
                how = _how(each.process.exitcode)
                raise HemeroError(
                    f"Process {number} of {self.size} ended before its time ({how}); the others have stored what they had: run the same"
                    " command again, which takes up what it held."
                )
        return self._summary()

    def _start(self, words: tuple[Any, ...]) -> None:
        context = get_context("spawn")
        counts = SharedCounts(context.RawArray("q", FIGURES * self.size))
        assert self.archive.lock_file is not None
        lock = OpenFile(self.archive.lock_file)
        blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # inherited: a terminal's Ctrl-C is this process's to answer
        try:
            for number in range(self.size):
                ours, theirs = context.Pipe()
                started = Worker(Share(number, self.size, self.dealt), lock, counts, theirs)
                process = context.Process(target=self.work, args=(started, words), name=f"hemero-{number + 1}", daemon=True)
                process.start()
                theirs.close()
                self.workers.append(_WorkerProcess(process, ours, Summary(Path(self.archive.path))))
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, blocked)

    @contextlib.contextmanager
    def _signals(self) -> Iterator[None]:
        """The first SIGINT or SIGTERM ends the crawl in order; a second one finds what stood before."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

        def stop(number: int, _: object) -> None:
            self.stopped = True
            signal.signal(number, before[signal.Signals(number)])

        try:
            for number in before:
                signal.signal(number, stop)
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _listen(self) -> None:
        looked = told = time.monotonic()
        while here := [each for each in self.workers if not each.gone]:
            doors = {each.door: each for each in here}
            for door in wait(list(doors), TELL_EVERY):
                self._hear(doors[door])  # type: ignore[index]
            if self.stopped and not self.over:
                self._end()
            now = time.monotonic()
            if now - looked > LOOK_EVERY:
                looked = now
                self._look(here)
            if self.watch and now - told > TELL_EVERY:
                told = now
                self.watch(self._summary())

    def _hear(self, each: _WorkerProcess) -> None:
        try:
            word, what = each.door.recv()
        except (EOFError, OSError):
            each.gone = True
            if not each.ended or each.summary.clean is False:
                self._end()  # killed, in trouble, or stopped by itself: the others store what they have
            return
        if word == "visit" and self.heard:
            self.heard(what)
        elif word in ("so far", "end"):
            each.summary, each.ended = what, word == "end"
        elif word == "trouble":
            each.trouble = what
        elif word == "idle":
            each.idle = what
            self._judge()

    def _judge(self) -> None:
        """All is done where every worker found nothing in two rounds, and made no visit from its answer to the first to that to the second.

        What one finds for another's hosts is stored before it tells that it is idle; so the looks of the second round, which all come
        after the answers of the first, would have found it.
        """
        answers = [each.idle for each in self.workers]
        if self.over or any(answer is None or answer[0] != self.round for answer in answers):
            return
        visits = [answer[1] for answer in answers if answer]
        if visits == self.before:
            self._end()
            return
        self.before, self.round = visits, self.round + 1
        for each in self.workers:
            self._ask(each, self.round)

    def _look(self, here: list[_WorkerProcess]) -> None:
        """Have idle workers look again, while others work."""
        for each in here:
            if each.idle and not self.over:
                self._ask(each, self.round)

    def _end(self) -> None:
        self.over = True
        for each in self.workers:
            self._ask(each, None)

    def _ask(self, each: _WorkerProcess, what: int | None) -> None:
        with contextlib.suppress(OSError):  # it is gone, which its door says when it is next heard
            each.door.send(what)

    def _summary(self) -> Summary:
        """What all have done so far."""
        whole = Summary(Path(self.archive.path), seconds=time.monotonic() - self.began)
        for one in (each.summary for each in self.workers):
            whole.add(one)
        whole.clean = whole.clean and not self.stopped
        return whole


def _how(code: int | None) -> str:
    return f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
