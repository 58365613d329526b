"""Reads stored captures again with the present reader: the way from an old archive to what a better reader makes of it."""

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
from crawler.crawl.processes.codec import pack
from crawler.errors import HemeroError

BATCH = 64
"""Works that are read before they are stored."""
Readings = list[tuple[rereading.Stored, Visit | None]]
_opened: dict[str, Archive] = {}


def read_work(path: str, work: int) -> Readings:
    """What all captures of a work say now; None for those that repeat another. `path`: the archive's."""
    pack()
    archive = _opened.get(path) or _opened.setdefault(path, Archive(path, readonly=True))
    return [(stored, None if stored.repeats else _read(archive, stored)) for stored in rereading.captures(archive, work)]


def _read(archive: Archive, stored: rereading.Stored) -> Visit:
    exchange = archive.read_capture(stored.capture_id)
    return replace(outcomes.again(rereading.lease(archive, stored), exchange, dated=stored.dated), capture_id=stored.capture_id)


def reread(
    path: Path, wanted: Mapping[str, object], *, processes: int = 1, heard: Callable[[int, int], None] = lambda done, of: None
) -> int:
    """Read what is `wanted` (`rereading.WORKS` has the names) again; how many works that were.

    Every work is stored whole, so that what was done stays done. `heard` is told how many of how many are done.
    """
    with Archive(path) as archive, _reader(processes) as read:
        archive.hold()
        works = rereading.works(archive, wanted)
        try:
            for start in range(0, len(works), BATCH):
                batch = works[start : start + BATCH]
                readings = list(read(str(path), batch))
                with archive.transaction():
                    for work, found in zip(batch, readings, strict=True):
                        rereading.store(archive, work, found)
                heard(start + len(batch), len(works))
        finally:
            if reader := _opened.pop(str(path), None):
                reader.close()
    return len(works)


@contextmanager
def _reader(processes: int) -> Iterator[Callable[[str, list[int]], Iterator[Readings]]]:
    if processes == 1:
        yield lambda path, works: (read_work(path, work) for work in works)
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        try:
            yield lambda path, works: pool.map(read_work, [path] * len(works), works, chunksize=8)
        except BrokenProcessPool as trouble:
            raise HemeroError("A page ended the process that read it: hemero reread --processes 1 says which.") from trouble
