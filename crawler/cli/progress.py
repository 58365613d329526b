"""What a crawl shows while it runs and at its end."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shlex
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from rich.live import Live
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from crawler.archive.query.reader import Archive
from crawler.archive.upkeep.coverage import Day
from crawler.cli import console
from crawler.crawl.events import Event, event
from crawler.crawl.summary import Summary
from crawler.errors import HemeroError

SHOWN = ("article", "listing", "redirected", "gone", "blocked", "robots", "not_article", "error", "waiting")
"""The outcomes that are shown first, in this order."""
DEFAULT = "data/hemero.db"
_WORD = re.compile(r"[a-zàâçéèêëîïôûùœ]{5,}")
COVERAGE = ("outlet", "day", "found", "stored", "missing", "why")


@contextlib.contextmanager
def progress(quiet: bool) -> Iterator[Callable[[Summary], None] | None]:
    """A progress bar on a terminal; nothing in a pipe."""
    if quiet or not console.err.is_terminal:
        yield None
        return
    columns = (SpinnerColumn(), BarColumn(20), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.fields[outcomes]}"))
    bar = Progress(*columns, console=console.err, transient=True)
    waiting = _Waiting()
    task = bar.add_task("", outcomes="starting", total=None)

    def watch(summary: Summary) -> None:
        counts = ", ".join(f"{outcome} {count}" for outcome, count in ordered(summary))
        rate = summary.pages / summary.seconds if summary.seconds else 0.0
        words = f"{rate:.0f} pages/s · queue {summary.queue} · {waiting.count(summary.archive)} wait in the archive · {counts}"
        bar.update(task, completed=summary.pages, total=summary.pages + summary.queue, outcomes=words)

    with Live(bar, console=console.err, transient=True, refresh_per_second=5):
        yield watch


class _Waiting:
    """Counts the addresses that wait in an archive: so seldom that it takes at most a hundredth of the time."""

    def __init__(self) -> None:
        self._number, self._next = 0, 0.0

    def count(self, archive: Path) -> int:
        """The number at the last count."""
        began = time.monotonic()
        if began >= self._next:
            with contextlib.suppress(HemeroError, sqlite3.Error), Archive(archive) as opened:
                self._number = int(opened.db.execute("SELECT count(*) FROM pages WHERE outcome = 'waiting'").fetchone()[0])
            ended = time.monotonic()
            self._next = ended + max(1.0, 100 * (ended - began))
        return self._number


class Events:
    """Prints each event at once as a line of JSON. It stops printing if the program that reads the pipe has ended."""

    def __init__(self) -> None:
        self.has_reader = True

    def write_new(self, name: str, **more: object) -> None:
        """Print a new event with that name."""
        self.write(event(name) | more)

    def write(self, one: Event) -> None:
        """Print an event."""
        if not self.has_reader:
            return
        try:
            sys.stdout.write(json.dumps(one, ensure_ascii=False, default=str) + "\n")
            sys.stdout.flush()
        except BrokenPipeError:
            self.has_reader = False
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # otherwise Python prints an error when it exits


def ordered(summary: Summary) -> list[tuple[str, int]]:
    """Outcomes and their numbers, those in `SHOWN` first."""
    names = [name for name in SHOWN if summary.outcomes[name]]
    return [(name, summary.outcomes[name]) for name in (*names, *sorted(set(summary.outcomes) - set(names))) if summary.outcomes[name]]


def report(summary: Summary) -> None:
    """Print what a crawl did, what still waits, and what to do next."""
    if summary.pages:
        rows: list[tuple[object, ...]] = [(outcome, count) for outcome, count in ordered(summary)]
        rows += [
            ("pages", summary.pages),
            ("headlines", summary.headlines),
            ("megabytes", f"{summary.bytes / 1e6:.1f}"),
            ("seconds", f"{summary.seconds:.1f}"),
        ]
        console.table(f"Crawled into\n{summary.archive}", ("outcome", "number"), rows)
    else:
        console.out.print(f"Nothing is new or due. The archive is {summary.archive}.", markup=False, soft_wrap=True)
    _print_waiting(summary)
    if summary.pages and console.out.is_terminal and (commands := next_commands(summary)):
        console.out.print("Try next:", *(f"  {command}" for command in commands), sep="\n", markup=False, soft_wrap=True)


def _print_waiting(summary: Summary) -> None:
    if not summary.waiting:
        return
    if summary.ended and console.out.is_terminal:
        console.out.print(f"Stopped at its {summary.ended}; the same command continues the crawl.")
    rows = [(one.count, one.why, _until(one.until, one.ready)) for one in summary.waiting]
    total = sum(one.count for one in summary.waiting)
    if console.out.is_terminal:
        console.table(f"Still waiting: {total}", ("addresses", "why", "until"), rows)
    else:
        console.table("", (), [("still waiting", total), *(("waiting", *row) for row in rows)])


def _until(due: float | None, ready: bool) -> str:
    if due is not None:
        return datetime.fromtimestamp(due, UTC).astimezone().strftime("%Y-%m-%d %H:%M")
    return "the next crawl" if ready else "a crawl that asks for it"


def next_commands(summary: Summary) -> list[str]:
    """Up to three commands that show something in the new archive."""
    where = "" if str(summary.archive) == DEFAULT else f" --archive {shlex.quote(str(summary.archive))}"
    with Archive(summary.archive) as archive:
        word = _searchable(archive)
        outlet = archive.db.execute("SELECT outlet FROM articles WHERE outlet != '' ORDER BY article_id DESC LIMIT 1").fetchone()
    hemero = _command_name()
    commands = [f"{hemero} search {word}{where}"] if word else []
    commands.append(f"{hemero} status{where}")
    return commands + ([f"{hemero} coverage {outlet['outlet']}{where}"] if outlet else [])


def _command_name() -> str:
    """`hemero`, or its path if the shell would not find it."""
    called = sys.argv[0]
    if shutil.which("hemero") or not called.endswith("hemero"):
        return "hemero"
    return shlex.quote(os.path.relpath(called))


def _searchable(archive: Archive) -> str | None:
    """A word of a stored title that a search finds. None if there is none."""
    titles = archive.db.execute("SELECT title FROM articles WHERE title IS NOT NULL ORDER BY article_id DESC LIMIT 20").fetchall()
    words = [word for row in titles for word in sorted(_WORD.findall(str(row["title"]).lower()), key=len, reverse=True)]
    return next((word for word in words if archive.search(word, limit=1).first()), None)


def print_coverage(days: list[Day]) -> None:
    """Print the coverage table."""
    rows = []
    for one in days:
        why = ", ".join(f"{count} {reason}" for reason, count in one.why.items())
        rows.append((one.outlet or "(no newspaper)", one.day or "undated", one.found, one.stored, one.missing, why))
    console.table("Coverage", COVERAGE, rows)
