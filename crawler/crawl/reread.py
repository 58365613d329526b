"""Reads stored captures again with the current reader, so that an old archive gets the results of a better reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from pathlib import Path

from crawler.archive import Archive, Visit
from crawler.archive.database.sqlite_errors import StorageError
from crawler.archive.upkeep import rereading
from crawler.crawl import outcomes
from crawler.crawl.addresses.newspapers import newspaper_row
from crawler.crawl.processes import ctrl_c
from crawler.crawl.processes.codec import register_pickling
from crawler.errors import HemeroError

BATCH = 64
"""Number of works (an article with all its captures) that are read before they are stored."""
Readings = list[tuple[rereading.Stored, Visit | None]] | str
"""All captures of a work, each with its visit (None for captures that repeat another one); or why the work cannot be read."""
_open_archives: dict[str, Archive] = {}


def read_work(path: str, work: int) -> Readings:
    """The readings of a work. `path`: the archive's file."""
    register_pickling()
    archive = _open_archives.get(path) or _open_archives.setdefault(path, Archive(path, readonly=True))
    try:
        return [(stored, None if stored.repeats else _read(archive, stored)) for stored in rereading.captures(archive, work)]
    except StorageError:
        raise
    except HemeroError as error:  # a lost WARC file or a damaged record
        return str(error)


def _read(archive: Archive, stored: rereading.Stored) -> Visit:
    exchange = archive.read_capture(stored.capture_id)
    return replace(outcomes.reread(rereading.lease(archive, stored), exchange, fetch_time_known=stored.dated), capture_id=stored.capture_id)


@dataclass
class Reread:
    """What `reread` has done."""

    works: int = 0
    """Articles and pages that were read and stored."""
    failed: list[str] = field(default_factory=list)
    """Why works could not be read or stored, a sentence each. Their stored results are unchanged."""


def reread(
    path: Path, wanted: Mapping[str, object], *, processes: int = 1, on_progress: Callable[[int, int], None] = lambda done, total: None
) -> Reread:
    """Read again what is `wanted` (`rereading.WORKS` lists the names).

    Every work is stored in one transaction, so an interrupted command can continue. A work that cannot be read or stored is left as it is.
    `on_progress` is called with the number of finished works and the total.
    """
    result = Reread()
    with Archive(path, newspapers=newspaper_row) as archive, _reading_function(processes) as read:
        archive.hold()
        works = rereading.works(archive, wanted)
        try:
            for start in range(0, len(works), BATCH):
                batch = works[start : start + BATCH]
                _store(archive, list(zip(batch, read(str(path), batch), strict=True)), result)
                on_progress(start + len(batch), len(works))
        finally:
            if opened := _open_archives.pop(str(path), None):
                opened.close()
    return result


def _store(archive: Archive, found: list[tuple[int, Readings]], result: Reread) -> None:
    """Store works in one transaction; if that fails, one by one."""
    readable = [(work, readings) for work, readings in found if not isinstance(readings, str)]
    result.failed += [readings for _, readings in found if isinstance(readings, str)]
    try:
        with archive.transaction():
            for work, readings in readable:
                rereading.store(archive, work, readings)
    except StorageError:
        raise
    except Exception as error:
        if len(readable) > 1:
            for one in readable:
                _store(archive, [one], result)
        else:
            result.failed.append(f"{_name(readable[0][0])} cannot be stored ({type(error).__name__}: {error})"[:300])
    else:
        result.works += len(readable)


def _name(work: int) -> str:
    return f"Article {work}" if work > 0 else f"Page {-work}"


@contextmanager
def _reading_function(processes: int) -> Iterator[Callable[[str, list[int]], Iterator[Readings]]]:
    if processes == 1:
        yield lambda path, works: (read_work(path, work) for work in works)
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:

        def read(path: str, works: list[int]) -> Iterator[Readings]:
            with ctrl_c.only_here():  # the processes start with the first works
                return pool.map(read_work, [path] * len(works), works, chunksize=8)

        try:
            yield read
        except BrokenProcessPool as error:
            raise HemeroError("A page crashed the process that read it: hemero reread --processes 1 shows which page.") from error
