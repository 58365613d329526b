"""A crawl by several processes: this one holds the archive's lock, mends what a dead crawl left, and starts a part for each.

Every part is a whole crawl with a WARC file of its own, and leases pages of its own hosts only. The lock is free when all of them have
ended, however they end: no part outlives this process for longer than it takes to store what is under way.
"""

from __future__ import annotations

import contextlib
import signal
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any

from crawler.archive import Archive
from crawler.archive.store.hosts import Share, deal
from crawler.crawl.addresses.scope import Errand
from crawler.crawl.addresses.seeds import of_list, scope_of, seeds
from crawler.crawl.events import Event
from crawler.crawl.processes.worker import FIGURES, OpenFile, Part, Tally
from crawler.crawl.run import Summary, conclude, crawl, settings_of
from crawler.errors import HemeroError

LOOK_EVERY = 0.5
"""Seconds between two looks of an idle part for what others have found for it."""
TELL_EVERY = 0.2


def run_shared(
    targets: tuple[str, ...],
    settings: Mapping[str, Any],
    *,
    processes: int,
    listed: tuple[str, ...] = (),
    label: str = "",
    dated: bool = True,
    watch: Callable[[Summary], None] | None = None,
    heard: Callable[[Event], None] | None = None,
) -> Summary:
    """As `run`, by so many processes; `heard` is called with the event of every visit.

    HemeroError also where a part was ended by something else than this crawl: what it held comes back at the next one.
    """
    merged = settings_of(settings, targets, listed)
    errand = Errand.of(merged)
    found = (*seeds(targets, errand, merged["HEMERO_SITE"]), *of_list(listed, label))
    with Archive(Path(merged["HEMERO_ARCHIVE"])) as archive:
        told = dict(settings) | ({"HEMERO_CAREFUL": True} if archive.recover().died else {})
        crew = _Crew(archive, processes, deal(found, processes), watch, heard)
        summary = crew.crawl((targets, told, listed, label, dated, heard is not None))
    conclude(summary, scope_of(found), errand)
    return summary


def take_part(part: Part, words: tuple[Any, ...]) -> None:
    """What each process does: a crawl, and a last word on it (`end` and a summary, or `trouble` and a sentence)."""
    targets, settings, listed, label, dated, tells = words
    try:
        heard = part.visit if tells else None
        summary, _ = crawl(targets, settings, listed=listed, label=label, dated=dated, watch=part.so_far, heard=heard, part=part)
    except HemeroError as trouble:
        part.tell("trouble", str(trouble))
    else:
        part.tell("end", summary)


@dataclass
class _Hand:
    """One part, as seen from here."""

    process: SpawnProcess
    door: Connection
    summary: Summary
    idle: tuple[int, int] | None = None
    """The round and the number of visits that it last told; None while it works."""
    ended: bool = False
    trouble: str = ""
    gone: bool = False


@dataclass
class _Crew:
    archive: Archive
    size: int
    dealt: dict[str, int]
    watch: Callable[[Summary], None] | None
    heard: Callable[[Event], None] | None
    hands: list[_Hand] = field(default_factory=list)
    round: int = 0
    before: list[int] = field(default_factory=list)
    """How many visits each part had made when all were last idle."""
    stopped: bool = False
    over: bool = False

    def crawl(self, words: tuple[Any, ...]) -> Summary:
        """Start the parts, listen to them until all have ended, and sum up."""
        self.began = time.monotonic()
        try:
            with self._signals():
                self._start(words)
                self._listen()
        finally:
            for hand in self.hands:  # after a trouble here: their pipe's end is their end
                hand.door.close()
            for hand in self.hands:
                hand.process.join()
        for number, hand in enumerate(self.hands, 1):
            if hand.trouble:
                raise HemeroError(hand.trouble)
            if not hand.ended:
                how = _how(hand.process.exitcode)
                raise HemeroError(
                    f"Process {number} of {self.size} ended before its time ({how}); the others have stored what they had: run the same"
                    " command again, which takes up what it held."
                )
        return self._summary()

    def _start(self, words: tuple[Any, ...]) -> None:
        context = get_context("spawn")
        tally = Tally(context.RawArray("q", FIGURES * self.size))
        assert self.archive.lock_file is not None
        lock = OpenFile(self.archive.lock_file)
        blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # inherited: a terminal's Ctrl-C is this process's to answer
        try:
            for number in range(self.size):
                ours, theirs = context.Pipe()
                part = Part(Share(number, self.size, self.dealt), lock, tally, theirs)
                process = context.Process(target=take_part, args=(part, words), name=f"hemero-{number + 1}", daemon=True)
                process.start()
                theirs.close()
                self.hands.append(_Hand(process, ours, Summary(Path(self.archive.path))))
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
        while here := [hand for hand in self.hands if not hand.gone]:
            doors = {hand.door: hand for hand in here}
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

    def _hear(self, hand: _Hand) -> None:
        try:
            word, what = hand.door.recv()
        except (EOFError, OSError):
            hand.gone = True
            if not hand.ended or hand.summary.clean is False:
                self._end()  # killed, in trouble, or stopped by itself: the others store what they have
            return
        if word == "visit" and self.heard:
            self.heard(what)
        elif word in ("so far", "end"):
            hand.summary, hand.ended = what, word == "end"
        elif word == "trouble":
            hand.trouble = what
        elif word == "idle":
            hand.idle = what
            self._judge()

    def _judge(self) -> None:
        """All is done where every part found nothing in two rounds, and made no visit from its answer to the first to that to the second.

        What one finds for another's hosts is stored before it tells that it is idle; so the looks of the second round, which all come
        after the answers of the first, would have found it.
        """
        answers = [hand.idle for hand in self.hands]
        if self.over or any(answer is None or answer[0] != self.round for answer in answers):
            return
        visits = [answer[1] for answer in answers if answer]
        if visits == self.before:
            self._end()
            return
        self.before, self.round = visits, self.round + 1
        for hand in self.hands:
            self._ask(hand, self.round)

    def _look(self, here: list[_Hand]) -> None:
        """Have idle parts look again, while others work."""
        for hand in here:
            if hand.idle and not self.over:
                self._ask(hand, self.round)

    def _end(self) -> None:
        self.over = True
        for hand in self.hands:
            self._ask(hand, None)

    def _ask(self, hand: _Hand, what: int | None) -> None:
        with contextlib.suppress(OSError):  # it is gone, which its door says when it is next heard
            hand.door.send(what)

    def _summary(self) -> Summary:
        """What all have done so far."""
        whole = Summary(Path(self.archive.path), seconds=time.monotonic() - self.began)
        for one in (hand.summary for hand in self.hands):
            whole.add(one)
        whole.clean = whole.clean and not self.stopped
        return whole


def _how(code: int | None) -> str:
    return f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
