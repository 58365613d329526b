"""`hemero crawl`: fetch what is new or due, keep it, read it."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
from rich.live import Live
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from crawler.cli import console
from crawler.cli.options import archive_option, json_option
from crawler.contact import checked, required, user_agent
from crawler.errors import HemeroError
from crawler.spiders.guard import is_loopback
from crawler.spiders.news import seeds
from crawler.spiders.run import REHEARSAL, Summary, run

SHOWN = ("article", "listing", "redirected", "gone", "blocked", "robots", "not_article", "error", "waiting")
"""Outcomes in the order in which they interest people; the others follow."""


@click.command()
@click.argument("targets", nargs=-1, metavar="OUTLET|URL…")
@click.option("--limit", type=click.IntRange(min=1), help="Stop after so many articles.")
@click.option(
    "--replay", type=click.Path(path_type=Path), metavar="FOLDER|WARC", help="Answer every request from stored pages; fetch nothing."
)
@click.option("--port", type=click.IntRange(0, 65535), default=8008, show_default=True, help="Where the demo newspaper is served.")
@click.option("--contact", metavar="EMAIL|URL", help="Whom newspapers may write to: stands in the user agent; asked for once.")
@click.option(
    "--basis",
    type=click.Choice(["general", "research"]),
    help="What to do with pages whose publisher reserves text and data mining: leave them out (general, the default), or keep and mark"
    " them (research, and the default of a replay).",
)
@click.option("--allow-host", "allowed", multiple=True, metavar="HOST", help="A host that may have a private address; may be repeated.")
@archive_option
@json_option
def command(
    targets: tuple[str, ...],
    limit: int | None,
    replay: Path | None,
    port: int,
    contact: str | None,
    basis: str | None,
    allowed: tuple[str, ...],
    archive: Path,
    as_json: bool,
) -> None:
    """Crawl newspapers (`hemero outlets` lists them) or single addresses into the archive.

    `hemero crawl demo` crawls the made-up newspaper that comes with Hémérothèque, without a network. Run again, a crawl fetches only
    what is new or due; one that was interrupted, even killed, goes on where it stopped.
    """
    settings: dict[str, Any] = {
        "HEMERO_ARCHIVE": str(archive),
        "HEMERO_LIMIT": limit or 0,
        "HEMERO_COMMAND": " ".join(("hemero crawl", *targets))[:500],
        "LOG_LEVEL": "ERROR",
        "HEMERO_BASIS": basis or ("research" if replay else "general"),
        "HEMERO_ALLOW_HOSTS": [host.lower() for host in allowed],
        "USER_AGENT": user_agent(_contact(targets, contact, rehearsed=replay is not None)),
    }
    with _source(targets, replay, port, settings) as (addresses, dated), _progress(as_json) as watch:
        summary = run(addresses, settings, dated=dated, watch=watch)
    if as_json:
        print(json.dumps(summary.as_json(), ensure_ascii=False))
    else:
        _report(summary, replay)
    if not summary.clean:
        sys.exit(130)


def _contact(targets: tuple[str, ...], given: str | None, *, rehearsed: bool) -> str | None:
    """Whom newspapers may write to; a rehearsal, the demo and our own machine need nobody."""
    if rehearsed or "demo" in targets or all(map(is_loopback, targets)):
        return checked(given) if given else None
    list(seeds(targets))  # a target that is none is told before anything is asked
    words = "Whom may newspapers write to, should our crawl bother them (e-mail or page address)"
    return required(given, (lambda: str(click.prompt(words, err=True))) if sys.stdin.isatty() else None)


@contextlib.contextmanager
def _source(targets: tuple[str, ...], replay: Path | None, port: int, settings: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], bool]]:
    """The addresses to crawl and whether their time of fetch is known; serves the demo newspaper while it is wanted."""
    if replay is not None:
        yield _replayed(targets, replay, settings)
    elif not targets:
        raise HemeroError("Nothing to crawl: name an outlet (hemero outlets lists them), an address, or demo.")
    elif "demo" in targets:
        if targets != ("demo",):
            raise HemeroError("The demo newspaper has an archive of its own time: crawl demo alone.")
        with _demo(settings, port) as source:
            yield source
    else:
        yield targets, True


def _replayed(targets: tuple[str, ...], replay: Path, settings: dict[str, Any]) -> tuple[tuple[str, ...], bool]:
    from crawler.spiders.replay import Replay

    if not replay.exists():
        raise HemeroError(f"{replay} is not there: name a folder with a pages.jsonl, or a WARC file.")
    stored = Replay(replay)
    if stored.nameless:
        click.echo(f"{stored.nameless} stored pages have no address and are left out.", err=True)
    handler = "crawler.spiders.replay.ReplayHandler"
    settings |= REHEARSAL | {"HEMERO_REPLAY": str(replay), "HEMERO_ROBOTS": False, "DOWNLOAD_HANDLERS": {"http": handler, "https": handler}}
    settings["HEMERO_FOLLOW"] = bool(targets)
    return targets or tuple(stored.addresses), stored.dated


@contextlib.contextmanager
def _demo(settings: dict[str, Any], port: int) -> Iterator[tuple[tuple[str, ...], bool]]:
    """The demo newspaper, served while the block runs, at the moment it always shows: runs repeat."""
    from crawler.demo import DEFAULT_AT, Gazette, serve

    with serve(Gazette(at=DEFAULT_AT), port=port) as site:
        settings |= REHEARSAL | {"HEMERO_SITE": site.url, "HEMERO_SITEMAPS": True, "HEMERO_FETCHED_AT": DEFAULT_AT.isoformat()}
        yield ("demo",), True


@contextlib.contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[Summary], None] | None]:
    """A bar on a terminal, nothing in a pipe."""
    if quiet or not console.err.is_terminal:
        yield None
        return
    columns = (SpinnerColumn(), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[outcomes]}"), TimeElapsedColumn())
    progress = Progress(*columns, console=console.err, transient=True)
    task = progress.add_task("", outcomes="starting", total=None)

    def watch(summary: Summary) -> None:
        counts = " ".join(f"{outcome} {count}" for outcome, count in _ordered(summary))
        rate = summary.pages / summary.seconds if summary.seconds else 0.0
        words = f"{counts} · {rate:.1f} pages/s · {summary.queue} in the queue"
        progress.update(task, completed=summary.pages, total=summary.pages + summary.queue, outcomes=words)

    with Live(progress, console=console.err, transient=True, refresh_per_second=5):
        yield watch


def _ordered(summary: Summary) -> list[tuple[str, int]]:
    names = [name for name in SHOWN if summary.outcomes[name]]
    return [(name, summary.outcomes[name]) for name in (*names, *sorted(set(summary.outcomes) - set(names))) if summary.outcomes[name]]


def _report(summary: Summary, replay: Path | None) -> None:
    if not summary.pages:
        console.out.print(f"Nothing is new or due. The archive is {summary.archive}.", markup=False, soft_wrap=True)
        return
    rows: list[tuple[object, ...]] = [(outcome, count) for outcome, count in _ordered(summary)]
    rows += [
        ("pages", summary.pages),
        ("headlines", summary.headlines),
        ("megabytes", f"{summary.bytes / 1e6:.1f}"),
        ("seconds", f"{summary.seconds:.1f}"),
    ]
    console.table(f"Crawled into {summary.archive}", ("", "number"), rows)
    if console.out.is_terminal:
        where = "" if str(summary.archive) == "data/hemero.db" else f" --archive {summary.archive}"
        console.out.print(
            "Try next:", f"  hemero search pont{where}", f"  hemero status{where}", f"  sqlite3 {summary.archive}", sep="\n", markup=False
        )
