"""The writer thread. The crawl's event loop sends it jobs and never waits for the disk."""

from __future__ import annotations

import itertools
import os
import queue
import threading
import time
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Any, TypeVar

from crawler.archive.database.sqlite_errors import StorageError
from crawler.archive.records import Discovery, Exchange, Lease, Scope, Visit
from crawler.archive.store.archive import Archive
from crawler.archive.store.frontier import EVERYTHING
from crawler.archive.warc.warc_folder import RecordLocation
from crawler.errors import HemeroError

T = TypeVar("T")
BATCH = 50
BATCH_SECONDS = 1.0
MAX_QUEUED_JOBS = 200
MAX_QUEUED_BYTES = 64 << 20
FAULT_OF_OURS = "The archive could not be written ({error}), and the rest was stored: this is a fault of Hémérothèque, please report it."


@dataclass(frozen=True, slots=True)
class _Job:
    """A job for the writer thread. A job with an `answer` ends its batch, because a caller waits for it."""

    do: Callable[[Archive], Any]
    size: int = 0
    answer: Future[Any] | None = None
    of_page: Exchange | Visit | None = None
    """What the job stores of one page. If that cannot be stored, only the page fails, and not the writer."""
    last: bool = False
    """Whether there is nothing to store instead if the job fails."""


class Writer:
    """Owns an `Archive` in a thread of its own until `close`.

    Jobs run in the order in which they were sent. One transaction holds up to `batch` jobs or `seconds` of jobs; a job with an answer ends
    it at once. If a job of a batch fails, the batch is rolled back and its jobs run again in one transaction each:

    - a visit that cannot be stored is stored as an `error` with the reason, without its results;
    - a `HemeroError` of a job with an answer goes to the caller;
    - any other exception (disk full…) stops the writer: all waiting answers and later calls raise it as a `HemeroError` (`trouble`).

    `on_stored` is called in the writer thread with each exchange and each visit after its transaction was committed.
    """

    def __init__(
        self,
        archive: Archive,
        *,
        owner: str | None = None,
        batch: int = BATCH,
        seconds: float = BATCH_SECONDS,
        room_jobs: int = MAX_QUEUED_JOBS,
        room_bytes: int = MAX_QUEUED_BYTES,
        on_stored: Callable[[Exchange | Visit], object] = lambda _: None,
    ) -> None:
        self.archive = archive
        self._on_stored = on_stored
        self.owner = owner or f"hemero {os.getpid()}"
        self.trouble: HemeroError | None = None
        self._batch, self._seconds, self._room_jobs, self._room_bytes = batch, seconds, room_jobs, room_bytes
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._waiting: list[Future[None]] = []
        self._queued_jobs = self._queued_bytes = 0
        self._keys = itertools.count(1)
        self._captures: dict[int, int] = {}
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="hemero-writer", daemon=True)
        self._thread.start()

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    # -- called from the crawl's event loop; none of these blocks, except `close`

    def keep(self, exchange: Exchange, page_id: int, *, revisit_of: int | None = None) -> int:
        """Send an exchange of the page for the WARC folder; a key for `Visit.exchange_key`. Arguments: see `Archive.keep`."""
        key = next(self._keys)
        record: RecordLocation | None = None

        def do(archive: Archive) -> None:
            nonlocal record
            record = record or archive.write_record(exchange, page_id, revisit_of=revisit_of)  # once, even if the batch runs again
            self._captures[key] = archive.add_capture(exchange, page_id, record, revisit_of)
            if len(self._captures) > 10_000:  # exchanges without a visit, as those of robots.txt
                del self._captures[next(iter(self._captures))]

        self._send(_Job(do, len(exchange.body) + 2000, of_page=exchange))
        return key

    def put(self, visit: Visit) -> None:
        """Send a visit, which ends its lease. Its exchange must have been sent with `keep` before."""
        self._send(self._visit_job(visit, 4000 + (2 * len(visit.article.text) if visit.article else 0)))

    def _visit_job(self, visit: Visit, size: int = 0) -> _Job:
        def do(archive: Archive) -> None:
            key = visit.exchange_key
            archive.put(visit, capture_id=visit.capture_id if key is None else self._captures[key])

        return _Job(do, size, of_page=visit)

    def discover(self, found: Iterable[Discovery], *, found_on: int | None = None) -> None:
        """Send discovered addresses that no visited page named."""
        addresses = tuple(found)
        self._send(_Job(lambda archive: archive.discover(addresses, found_on=found_on), 200 * len(addresses)))

    def lease(
        self, n: int, now: float | None = None, *, hosts_busy: Collection[str] = (), scope: Scope = EVERYTHING
    ) -> Future[list[Lease]]:
        """Lease up to `n` pages due at `now` (UTC seconds; None: now), after all earlier jobs. Lease dozens at a time."""
        busy = frozenset(hosts_busy)
        return self._submit(
            lambda archive: archive.frontier.lease(
                self.owner, n, archive.clock().timestamp() if now is None else now, hosts_busy=busy, scope=scope
            )
        )

    def call(self, do: Callable[[Archive], T]) -> Future[T]:
        """Run `do` with the archive in the writer thread, in the transaction of the jobs sent before."""
        return self._submit(do)

    def flush(self) -> Future[None]:
        """Done when all jobs sent before are committed."""
        return self._submit(lambda _: None)

    def room(self) -> bool:
        """Whether the queue is below its limits. Jobs may still be sent to a full queue, but memory grows."""
        with self._lock:
            return self._has_room()

    def wait_room(self) -> Future[None]:
        """Done when the queue is below its limits. Raises the thread's exception, if it has one."""
        future: Future[None] = Future()
        with self._lock:
            if self.trouble is None and not self._has_room():
                self._waiting.append(future)
                return future
        self._resolve(future)
        return future

    def close(self) -> None:
        """Commit all jobs, release the owner's leases and end the thread. Blocks until it ends. Raises the thread's exception."""
        if not self._closed:
            self._closed = True
            if self.trouble is None:
                self._jobs.put(_Job(lambda archive: archive.frontier.release(self.owner)))
            self._jobs.put(None)
        self._thread.join()
        self._raise_trouble()

    # -- private

    def _has_room(self) -> bool:
        return self._queued_jobs < self._room_jobs and self._queued_bytes < self._room_bytes

    def _raise_trouble(self) -> None:
        if self.trouble is not None:
            raise self.trouble

    def _resolve(self, future: Future[None]) -> None:
        if not future.set_running_or_notify_cancel():
            return  # the caller cancelled it
        if self.trouble is not None:
            future.set_exception(self.trouble)
        else:
            future.set_result(None)

    def _submit(self, do: Callable[[Archive], T]) -> Future[T]:
        future: Future[T] = Future()
        self._send(_Job(do, answer=future))
        return future

    def _send(self, job: _Job) -> None:
        self._raise_trouble()
        if self._closed:
            raise RuntimeError("the writer is closed")
        with self._lock:
            self._queued_jobs += 1
            self._queued_bytes += job.size
        self._jobs.put(job)

    def _run(self) -> None:
        going = True
        while going:
            batch, going = self._next_batch()
            # a caller may have cancelled its job
            self._store([job for job in batch if job.answer is None or job.answer.set_running_or_notify_cancel()])
            with self._lock:
                self._queued_jobs -= len(batch)
                self._queued_bytes -= sum(job.size for job in batch)
                ready = self._waiting if self.trouble is not None or self._has_room() else []
                self._waiting = [] if ready else self._waiting
            for future in ready:
                self._resolve(future)

    def _next_batch(self) -> tuple[list[_Job], bool]:
        """The next batch, and whether more may follow."""
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

    def _store(self, jobs: list[_Job]) -> None:
        if self.trouble is not None or not jobs:
            return self._fail(jobs)
        try:
            results = self._commit(jobs)
        except Exception as error:
            return self._store_without_failures(jobs, error)
        for job, result in zip(jobs, results, strict=True):
            if job.of_page is not None:
                self._on_stored(job.of_page)
            if job.answer is not None:
                job.answer.set_result(result)
        return None

    def _commit(self, jobs: list[_Job]) -> list[Any]:
        results = []
        with self.archive.transaction():
            for job in jobs:
                if job.answer is not None:
                    self.archive.flush()
                results.append(job.do(self.archive))
        return results

    def _store_without_failures(self, jobs: list[_Job], error: Exception) -> None:
        """Store the jobs of a batch that failed one by one. A job that failed alone fails its page or its caller, otherwise the writer."""
        job = jobs[0]
        if isinstance(error, StorageError):
            self._stop(jobs, error)
        elif len(jobs) > 1:
            for one in jobs:
                self._store([one])
        elif job.answer is not None and isinstance(error, HemeroError):
            job.answer.set_exception(error)
        elif job.of_page is None:
            self._stop(jobs, HemeroError(FAULT_OF_OURS.format(error=_sentence(error))), error)
        elif isinstance(job.of_page, Visit) and not job.last:
            key = job.of_page.exchange_key
            capture_id = job.of_page.capture_id if key is None else self._captures.get(key)
            self._store([replace(self._visit_job(_unstorable(job.of_page, capture_id, error)), last=True)])

    def _stop(self, jobs: list[_Job], trouble: HemeroError, cause: Exception | None = None) -> None:
        self.trouble = trouble
        trouble.__cause__ = cause or trouble.__cause__
        self._fail(jobs)

    def _fail(self, batch: list[_Job]) -> None:
        for job in batch:
            if job.answer is not None:
                job.answer.set_exception(self.trouble or HemeroError("The archive is closed."))


def _unstorable(visit: Visit, capture_id: int | None, error: Exception) -> Visit:
    """The visit of a page whose results cannot be stored. Its capture is kept and counts as read."""
    return Visit(
        visit.page_id, "error", f"its results cannot be stored: {_sentence(error)}", capture_id=capture_id, next_visit=visit.next_visit,
        pace=visit.pace, zone=visit.zone, parser_version=visit.parser_version, attempts=visit.attempts, visited_at=visit.visited_at,
    )  # fmt: skip


def _sentence(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:200].encode(errors="backslashreplace").decode()
