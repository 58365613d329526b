"""Reads stored captures again with the current reader, so that an old archive gets the results of a better reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

from crawler.archive import Archive, Visit
from crawler.archive.upkeep import rereading
from crawler.crawl import outcomes
from crawler.crawl.addresses.newspapers import newspaper_row
from crawler.crawl.processes.codec import register_pickling
from crawler.errors import HemeroError

BATCH = 64
"""Number of works (an article with all its captures) that are read before they are stored."""
Readings = list[tuple[rereading.Stored, Visit | None]]
_open_archives: dict[str, Archive] = {}


def read_work(path: str, work: int) -> Readings:
    """The visits of all captures of a work. None for captures that repeat another one. `path`: the archive's file."""
    register_pickling()
    archive = _open_archives.get(path) or _open_archives.setdefault(path, Archive(path, readonly=True))
    return [(stored, None if stored.repeats else _read(archive, stored)) for stored in rereading.captures(archive, work)]


def _read(archive: Archive, stored: rereading.Stored) -> Visit:
    exchange = archive.read_capture(stored.capture_id)
    return replace(outcomes.reread(rereading.lease(archive, stored), exchange, fetch_time_known=stored.dated), capture_id=stored.capture_id)


def reread(
    path: Path, wanted: Mapping[str, object], *, processes: int = 1, on_progress: Callable[[int, int], None] = lambda done, total: None
) -> int:
    """Read again what is `wanted` (`rereading.WORKS` lists the names). Returns the number of works.

    Every work is stored in one transaction, so an interrupted command can continue. `on_progress` is called with the number of finished
    works and the total.
    """
    with Archive(path, newspapers=newspaper_row) as archive, _reading_function(processes) as read:
        archive.hold()
        works = rereading.works(archive, wanted)
        try:
            for start in range(0, len(works), BATCH):
                batch = works[start : start + BATCH]
                readings = list(read(str(path), batch))
                with archive.transaction():
                    for work, found in zip(batch, readings, strict=True):
                        rereading.store(archive, work, found)
                on_progress(start + len(batch), len(works))
        finally:
            if opened := _open_archives.pop(str(path), None):
                opened.close()
    return len(works)


@contextmanager
def _reading_function(processes: int) -> Iterator[Callable[[str, list[int]], Iterator[Readings]]]:
    if processes == 1:
        yield lambda path, works: (read_work(path, work) for work in works)
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        try:
            yield lambda path, works: pool.map(read_work, [path] * len(works), works, chunksize=8)
        except BrokenProcessPool as error:
            raise HemeroError("A page crashed the process that read it: hemero reread --processes 1 shows which page.") from error
