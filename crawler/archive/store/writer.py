"""The one thread that writes: the crawl's loop hands it jobs and never waits for a disk."""

from __future__ import annotations

import itertools
import os
import queue
import sqlite3
import threading
import time
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import Future
from dataclasses import dataclass
from types import TracebackType
from typing import Any, TypeVar

from crawler.archive.database.sqlite_errors import say
from crawler.archive.records import Discovery, Exchange, Lease, Scope, Visit
from crawler.archive.store.archive import Archive
from crawler.archive.store.frontier import EVERYTHING
from crawler.errors import HemeroError

T = TypeVar("T")
BATCH = 50
SECONDS = 1.0
ROOM_JOBS = 200
ROOM_BYTES = 64 << 20


@dataclass(frozen=True, slots=True)
class _Job:
    """Something to do in the thread. `answer` is for jobs that somebody waits for: they end the batch."""

    do: Callable[[Archive], Any]
    size: int = 0
    answer: Future[Any] | None = None


class Writer:
    """Owns an `Archive` in a thread of its own until `close`.

    Jobs are done in the order in which they came, many to a transaction: up to `batch` of them or `seconds`, whichever is first, and at
    once where somebody waits for an answer. A trouble in the thread (disk full…) ends it: nothing of the batch is stored, every waiting
    answer fails with it, and so does every later call.
    """

    def __init__(
        self,
        archive: Archive,
        *,
        owner: str | None = None,
        batch: int = BATCH,
        seconds: float = SECONDS,
        room_jobs: int = ROOM_JOBS,
        room_bytes: int = ROOM_BYTES,
    ) -> None:
        self.archive = archive
        self.owner = owner or f"hemero {os.getpid()}"
        self.trouble: BaseException | None = None
        self._batch, self._seconds, self._room_jobs, self._room_bytes = batch, seconds, room_jobs, room_bytes
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._guard = threading.Lock()
        self._waiting: list[Future[None]] = []
        self._held_jobs = self._held_bytes = 0
        self._keys = itertools.count(1)
        self._captures: dict[int, int] = {}
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="hemero-writer", daemon=True)
        self._thread.start()

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    # -- called from the crawl's loop; none of these waits

    def keep(self, exchange: Exchange, page_id: int, *, revisit_of: int | None = None) -> int:
        """Write an exchange of that page to the WARC, its row with it. The key is for `Visit.exchange_key`."""
        key = next(self._keys)

        def do(archive: Archive) -> None:
            self._captures[key] = archive.keep(exchange, page_id, revisit_of=revisit_of)
            if len(self._captures) > 10_000:  # kept and never put: robots.txt of hosts that nobody asks for again
                del self._captures[next(iter(self._captures))]

        self._send(_Job(do, len(exchange.body) + 2000))
        return key

    def put(self, visit: Visit) -> None:
        """Store a visit and end its lease; its exchange must have been kept before."""

        def do(archive: Archive) -> None:
            key = visit.exchange_key
            archive.put(visit, capture_id=visit.capture_id if key is None else self._captures[key])

        self._send(_Job(do, 4000 + (2 * len(visit.article.text) if visit.article else 0)))

    def discover(self, found: Iterable[Discovery], *, found_on: int | None = None) -> None:
        """Store addresses heard of elsewhere than on a visited page."""
        addresses = tuple(found)
        self._send(_Job(lambda archive: archive.discover(addresses, found_on=found_on), 200 * len(addresses)))

    def lease(
        self, n: int, now: float | None = None, *, hosts_busy: Collection[str] = (), scope: Scope = EVERYTHING
    ) -> Future[list[Lease]]:
        """Up to `n` pages due at `now` (UTC seconds; None: now), after all that was sent before is stored. Ask for dozens at a time."""
        busy = frozenset(hosts_busy)
        return self._ask(
            lambda archive: archive.frontier.lease(
                self.owner, n, archive.clock().timestamp() if now is None else now, hosts_busy=busy, scope=scope
            )
        )

    def call(self, do: Callable[[Archive], T]) -> Future[T]:
        """Run `do` with the archive in the thread, in the transaction that stores all that was sent before."""
        return self._ask(do)

    def flush(self) -> Future[None]:
        """Done when all that was sent before is committed."""
        return self._ask(lambda _: None)

    def room(self) -> bool:
        """Whether the queue has room; sending without room is allowed, but memory grows."""
        with self._guard:
            return self._has_room()

    def wait_room(self) -> Future[None]:
        """Done when the queue has room (or the thread is in trouble, which it then raises)."""
        future: Future[None] = Future()
        with self._guard:
            if self.trouble is None and not self._has_room():
                self._waiting.append(future)
                return future
        self._settle(future)
        return future

    def close(self) -> None:
        """Store all that was sent, give back leases not visited, end the thread. Waits. Raises the thread's trouble."""
        if not self._closed:
            self._closed = True
            if self.trouble is None:
                self._jobs.put(_Job(lambda archive: archive.frontier.release(self.owner)))
            self._jobs.put(None)
        self._thread.join()
        self._raise()

    # -- inside

    def _has_room(self) -> bool:
        return self._held_jobs < self._room_jobs and self._held_bytes < self._room_bytes

    def _raise(self) -> None:
        if self.trouble is not None:
            raise self.trouble

    def _settle(self, future: Future[None]) -> None:
        if not future.set_running_or_notify_cancel():
            return  # whoever waited has gone
        if self.trouble is not None:
            future.set_exception(self.trouble)
        else:
            future.set_result(None)

    def _ask(self, do: Callable[[Archive], T]) -> Future[T]:
        future: Future[T] = Future()
        self._send(_Job(do, answer=future))
        return future

    def _send(self, job: _Job) -> None:
        self._raise()
        if self._closed:
            raise RuntimeError("the writer is closed")
        with self._guard:
            self._held_jobs += 1
            self._held_bytes += job.size
        self._jobs.put(job)

    def _run(self) -> None:
        going = True
        while going:
            batch, going = self._gather()
            if self.trouble is None:
                self._store(batch)
            else:
                self._fail(batch)
            with self._guard:
                self._held_jobs -= len(batch)
                self._held_bytes -= sum(job.size for job in batch)
                ready = self._waiting if self.trouble is not None or self._has_room() else []
                self._waiting = [] if ready else self._waiting
            for future in ready:
                self._settle(future)

    def _gather(self) -> tuple[list[_Job], bool]:
        """The next batch, and whether more may come."""
        batch: list[_Job] = []
        deadline: float | None = None
        while len(batch) < self._batch:
            try:
                job = self._jobs.get(timeout=None if deadline is None else max(0.0, deadline - time.monotonic()))
            except queue.Empty:
                break
            if job is None:
                return batch, False
            batch.append(job)
            if job.answer is not None:
                break
            deadline = deadline or time.monotonic() + self._seconds
        return batch, True

    def _store(self, batch: list[_Job]) -> None:
        answers: list[tuple[Future[Any], Any]] = []
        try:
            with self.archive.transaction():
                for job in batch:
                    if job.answer is not None:
                        if not job.answer.set_running_or_notify_cancel():
                            continue  # whoever asked has gone: lease nothing for them
                        self.archive.flush()
                    result = job.do(self.archive)
                    if job.answer is not None:
                        answers.append((job.answer, result))
        except Exception as trouble:  # handed to whoever sent, by `_fail` and every later call
            self.trouble = self._named(trouble)
            self._fail(batch)
            return
        for future, result in answers:
            future.set_result(result)

    def _named(self, trouble: Exception) -> BaseException:
        if isinstance(trouble, (sqlite3.Error, OSError)):
            return say(trouble, self.archive.path) or trouble
        return trouble

    def _fail(self, batch: list[_Job]) -> None:
        for job in batch:
            if job.answer is None or job.answer.cancelled():
                continue
            if job.answer.running() or job.answer.set_running_or_notify_cancel():
                job.answer.set_exception(self.trouble or HemeroError("The archive is closed."))
