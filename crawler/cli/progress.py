"""What a crawl shows while it goes on, and when it is over."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shlex
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from rich.live import Live
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from crawler.archive import Visit
from crawler.archive.query.reader import Archive
from crawler.archive.upkeep.coverage import Day
from crawler.cli import console
from crawler.crawl.events import Event, event, of_visit
from crawler.crawl.summary import Summary

SHOWN = ("article", "listing", "redirected", "gone", "blocked", "robots", "not_article", "error", "waiting")
"""Outcomes in the order in which they interest people; the others follow."""
DEFAULT = "data/hemero.db"
_WORD = re.compile(r"[a-zàâçéèêëîïôûùœ]{5,}")
COVERAGE = ("outlet", "day", "found", "stored", "missing", "why")


@contextlib.contextmanager
def progress(quiet: bool) -> Iterator[Callable[[Summary], None] | None]:
    """A bar on a terminal, nothing in a pipe."""
    if quiet or not console.err.is_terminal:
        yield None
        return
    columns = (SpinnerColumn(), BarColumn(20), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.fields[outcomes]}"))
    bar = Progress(*columns, console=console.err, transient=True)
    task = bar.add_task("", outcomes="starting", total=None)

    def watch(summary: Summary) -> None:
        counts = ", ".join(f"{outcome} {count}" for outcome, count in ordered(summary))
        rate = summary.pages / summary.seconds if summary.seconds else 0.0
        words = f"{rate:.0f} pages/s · queue {summary.queue} · {counts}"
        bar.update(task, completed=summary.pages, total=summary.pages + summary.queue, outcomes=words)

    with Live(bar, console=console.err, transient=True, refresh_per_second=5):
        yield watch


class Events:
    """Prints events, a line of JSON each, at once; goes silent where whoever read them has gone."""

    def __init__(self) -> None:
        self.heard = True

    def visit(self, visit: Visit) -> None:
        """A visit that ended."""
        self.tell(of_visit(visit))

    def named(self, name: str, **more: object) -> None:
        """Another event."""
        self.tell(event(name) | more)

    def tell(self, one: Event) -> None:
        """Print one."""
        if not self.heard:
            return
        try:
            sys.stdout.write(json.dumps(one, ensure_ascii=False, default=str) + "\n")
            sys.stdout.flush()
        except BrokenPipeError:
            self.heard = False
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the interpreter would complain at its end


def ordered(summary: Summary) -> list[tuple[str, int]]:
    """Outcomes and how many, in the order in which they interest people."""
    names = [name for name in SHOWN if summary.outcomes[name]]
    return [(name, summary.outcomes[name]) for name in (*names, *sorted(set(summary.outcomes) - set(names))) if summary.outcomes[name]]


def report(summary: Summary) -> None:
    """What a crawl did, what it leaves waiting, and what to do next."""
    if summary.pages:
        rows: list[tuple[object, ...]] = [(outcome, count) for outcome, count in ordered(summary)]
        rows += [
            ("pages", summary.pages),
            ("headlines", summary.headlines),
            ("megabytes", f"{summary.bytes / 1e6:.1f}"),
            ("seconds", f"{summary.seconds:.1f}"),
        ]
        console.table(f"Crawled into {summary.archive}", ("", "number"), rows)
    else:
        console.out.print(f"Nothing is new or due. The archive is {summary.archive}.", markup=False, soft_wrap=True)
    _say_waiting(summary)
    if summary.pages and console.out.is_terminal and (commands := next_commands(summary)):
        console.out.print("Try next:", *(f"  {command}" for command in commands), sep="\n", markup=False, soft_wrap=True)


def _say_waiting(summary: Summary) -> None:
    if not summary.waiting:
        return
    if summary.ended and console.out.is_terminal:
        console.out.print(f"Stopped at its {summary.ended}; the same command goes on.")
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
    """Three commands that answer something in the archive just made; fewer where it holds too little."""
    where = "" if str(summary.archive) == DEFAULT else f" --archive {shlex.quote(str(summary.archive))}"
    with Archive(summary.archive) as archive:
        word = _searchable(archive)
        outlet = archive.db.execute("SELECT outlet FROM articles WHERE outlet != '' ORDER BY article_id DESC LIMIT 1").fetchone()
    hemero = _as_called()
    commands = [f"{hemero} search {word}{where}"] if word else []
    commands.append(f"{hemero} status{where}")
    return commands + ([f"{hemero} coverage {outlet['outlet']}{where}"] if outlet else [])


def _as_called() -> str:
    """`hemero`, or where it lies when no shell would find it under that name."""
    called = sys.argv[0]
    if shutil.which("hemero") or not called.endswith("hemero"):
        return "hemero"
    return shlex.quote(os.path.relpath(called))


def _searchable(archive: Archive) -> str | None:
    """A word of a stored title that finds something."""
    titles = archive.db.execute("SELECT title FROM articles WHERE title IS NOT NULL ORDER BY article_id DESC LIMIT 20").fetchall()
    words = [word for row in titles for word in sorted(_WORD.findall(str(row["title"]).lower()), key=len, reverse=True)]
    return next((word for word in words if archive.search(word, limit=1).first()), None)


def tell_coverage(days: list[Day]) -> None:
    """The table of a newspaper's days."""
    rows = []
    for one in days:
        why = ", ".join(f"{count} {reason}" for reason, count in one.why.items())
        rows.append((one.outlet or "(no newspaper)", one.day or "undated", one.found, one.stored, one.missing, why))
    console.table("Coverage", COVERAGE, rows)
