"""A crawl by several worker processes. This process holds the lock of the archive, repairs it after a killed crawl, and starts the workers.

Every worker is a complete crawl with its own WARC file, and leases only pages on its own hosts. If this process ends, the workers store the
requests in progress and then end. The lock is free when all of them have ended.
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
from crawler.crawl.processes import ctrl_c
from crawler.crawl.processes.worker import COUNT_FIELDS, InheritedFile, SharedCounts, Worker
from crawler.crawl.summary import Summary
from crawler.errors import HemeroError

IDLE_CHECK_INTERVAL = 0.5
"""Seconds after which an idle worker checks again whether other workers found addresses for it."""
PROGRESS_INTERVAL = 0.2


@dataclass
class _WorkerProcess:
    """One worker, seen from this process."""

    process: SpawnProcess
    connection: Connection
    summary: Summary
    idle: tuple[int, int] | None = None
    """The round and the number of visits in the worker's last `idle` message. None while it works."""
    ended: bool = False
    error: str = ""
    disconnected: bool = False


@dataclass
class Supervisor:
    """Starts the workers, receives their messages until all have ended, and adds up their summaries."""

    target: Callable[[Worker, tuple[Any, ...]], None]
    """The function that each worker process runs. It must be picklable."""
    archive: Archive
    size: int
    worker_of_host: dict[str, int]
    on_progress: Callable[[Summary], None] | None
    on_event: Callable[[Event], None] | None
    workers: list[_WorkerProcess] = field(default_factory=list)
    round: int = 0
    idle_visits: list[int] = field(default_factory=list)
    """The visits of each worker when all of them were last idle."""
    interrupted: bool = False
    stopping: bool = False

    def crawl(self, arguments: tuple[Any, ...]) -> Summary:
        """Start the workers, receive their messages until all have ended, and add up their summaries. HemeroError if a worker had an error
        or was killed.
        """
        self.started = time.monotonic()
        try:
            with self._signals():
                self._start(arguments)
                self._receive_until_done()
        finally:
            for worker in self.workers:  # after an error in this process: a worker ends if its pipe is closed
                worker.connection.close()
            for worker in self.workers:
                worker.process.join()
        for number, worker in enumerate(self.workers, 1):
            if worker.error:
                raise HemeroError(worker.error)
            if not worker.ended:
                how = _exit_reason(worker.process.exitcode)
                raise HemeroError(
                    f"Process {number} of {self.size} ended unexpectedly ({how}), and the others stored their pages: run the same"
                    " command again to continue the crawl."
                )
        return self._summary()

    def _start(self, arguments: tuple[Any, ...]) -> None:
        context = get_context("spawn")
        counts = SharedCounts(context.RawArray("q", COUNT_FIELDS * self.size))
        assert self.archive.lock_file is not None
        lock = InheritedFile(self.archive.lock_file)
        with ctrl_c.only_here():
            for number in range(self.size):
                parent_end, child_end = context.Pipe()
                started = Worker(Share(number, self.size, self.worker_of_host), lock, counts, child_end)
                process = context.Process(target=self.target, args=(started, arguments), name=f"hemero-{number + 1}", daemon=True)
                process.start()
                child_end.close()
                self.workers.append(_WorkerProcess(process, parent_end, Summary(Path(self.archive.path))))

    @contextlib.contextmanager
    def _signals(self) -> Iterator[None]:
        """The first SIGINT or SIGTERM stops the crawl in an orderly way. For a second one, the previous handler is active again."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

        def stop(number: int, _: object) -> None:
            self.interrupted = True
            signal.signal(number, before[signal.Signals(number)])

        try:
            for number in before:
                signal.signal(number, stop)
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _receive_until_done(self) -> None:
        last_check = last_progress = time.monotonic()
        while connected := [worker for worker in self.workers if not worker.disconnected]:
            connections = {worker.connection: worker for worker in connected}
            for connection in wait(list(connections), PROGRESS_INTERVAL):
                self._receive(connections[connection])  # type: ignore[index]
            if self.interrupted and not self.stopping:
                self._stop_workers()
            now = time.monotonic()
            if now - last_check > IDLE_CHECK_INTERVAL:
                last_check = now
                self._ask_idle_workers(connected)
            if self.on_progress and now - last_progress > PROGRESS_INTERVAL:
                last_progress = now
                self.on_progress(self._summary())

    def _receive(self, worker: _WorkerProcess) -> None:
        try:
            kind, content = worker.connection.recv()
        except (EOFError, OSError):
            worker.disconnected = True
            if not worker.ended or worker.summary.finished is False:
                self._stop_workers()  # it was killed, failed or stopped: the others store their pages and end
            return
        if kind == "event" and self.on_event:
            self.on_event(content)
        elif kind in ("summary", "end"):
            worker.summary, worker.ended = content, kind == "end"
        elif kind == "error":
            worker.error = content
        elif kind == "idle":
            worker.idle = content
            self._check_all_idle()

    def _check_all_idle(self) -> None:
        """Stop if all workers found nothing to do in two rounds, and none made a visit between its two answers.

        A worker stores the addresses that it finds for others before it says that it is idle. All workers check the archive in the second
        round after the answers of the first round. So they would have found these addresses.
        """
        answers = [worker.idle for worker in self.workers]
        if self.stopping or any(answer is None or answer[0] != self.round for answer in answers):
            return
        visits = [answer[1] for answer in answers if answer]
        if visits == self.idle_visits:
            self._stop_workers()
            return
        self.idle_visits, self.round = visits, self.round + 1
        for worker in self.workers:
            self._send(worker, self.round)

    def _ask_idle_workers(self, connected: list[_WorkerProcess]) -> None:
        """Ask idle workers to check again, while others work."""
        for worker in connected:
            if worker.idle and not self.stopping:
                self._send(worker, self.round)

    def _stop_workers(self) -> None:
        self.stopping = True
        for worker in self.workers:
            self._send(worker, None)

    def _send(self, worker: _WorkerProcess, content: int | None) -> None:
        with contextlib.suppress(OSError):  # the worker has ended; `_receive` notices it
            worker.connection.send(content)

    def _summary(self) -> Summary:
        """What all workers have done so far."""
        whole = Summary(Path(self.archive.path), seconds=time.monotonic() - self.started)
        for one in (worker.summary for worker in self.workers):
            whole.add(one)
        whole.finished = whole.finished and not self.interrupted
        return whole


def _exit_reason(code: int | None) -> str:
    return f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
