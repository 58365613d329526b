"""`hemero crawl`: fetch what is new or due, keep it, read it."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO

import click

from crawler.cli.options import archive_option, json_option, outlets_option
from crawler.cli.progress import Events, progress, report, tell_coverage
from crawler.crawl.addresses.scope import EVERYTHING, NOTHING
from crawler.crawl.addresses.seeds import seeds
from crawler.crawl.addresses.targets import expand, stored_of
from crawler.crawl.addresses.url_lists import label, read_addresses
from crawler.crawl.budget import Budget, read_budget
from crawler.crawl.politeness.address_guard import is_loopback
from crawler.crawl.politeness.contact import checked, required, user_agent
from crawler.crawl.run import REHEARSAL, run
from crawler.crawl.summary import Summary
from crawler.errors import HemeroError

DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("targets", nargs=-1, metavar="OUTLET|URL|@GROUP|country:BE…")
@click.option("--from", "file", type=click.File("rb"), metavar="FILE|-", help="A list of addresses, one a line; # begins a comment.")
@click.option("--since", type=DAY, help="Only what appeared on this day or later, in the newspaper's zone; archives are read.")
@click.option("--until", type=DAY, help="Only what appeared on this day or earlier.")
@click.option("--follow", type=click.IntRange(min=0), metavar="N", help="Follow headlines so many steps from a listing; as far as they go.")
@click.option("--limit", type=click.IntRange(min=1), help="Stop after so many articles.")
@click.option("--budget", metavar="TIME|SIZE", help="Stop after so long (30m, 2h) or so much (500MB).")
@click.option("--processes", type=click.IntRange(1, 64), default=1, show_default=True, help="How many processes share the crawl, by host.")
@click.option("--events", "as_events", is_flag=True, help="One line of JSON an event on standard output.")
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
@click.option("--generic", is_flag=True, help="Read pages without the newspapers' rules, as the generic reader does alone.")
@click.option("--allow-host", "allowed", multiple=True, metavar="HOST", help="A host that may have a private address; may be repeated.")
@outlets_option
@archive_option
@json_option
def command(
    targets: tuple[str, ...],
    file: BinaryIO | None,
    since: datetime | None,
    until: datetime | None,
    follow: int | None,
    limit: int | None,
    budget: str | None,
    processes: int,
    as_events: bool,
    replay: Path | None,
    port: int,
    contact: str | None,
    basis: str | None,
    generic: bool,
    allowed: tuple[str, ...],
    archive: Path,
    as_json: bool,
) -> None:
    """Crawl newspapers (`hemero outlets` lists them), sites, single addresses or a list of them into the archive. Conditions hold together:
    `hemero crawl country:BE,CH kind:regional-daily`; `@belgique` is a group.

    `hemero crawl demo` crawls the made-up newspaper that comes with Hémérothèque, without a network. Run again, a crawl fetches only
    what is new or due; one that was interrupted, even killed, goes on where it stopped.
    """
    if as_json and as_events:
        raise HemeroError("--json is one document and --events are many: give one of them (the last event is the summary).")
    listed = read_addresses(file, file.name) if file else ()
    words, targets = targets, expand(targets)
    settings: dict[str, Any] = {
        "HEMERO_ARCHIVE": str(archive),
        "HEMERO_LIMIT": limit or 0,
        "HEMERO_FOLLOW": follow,
        "HEMERO_COMMAND": " ".join(("hemero crawl", *words))[:500],
        "LOG_LEVEL": "ERROR",
        "HEMERO_BASIS": basis or ("research" if replay else "general"),
        "HEMERO_GENERIC": generic,
        "HEMERO_ALLOW_HOSTS": [host.lower() for host in allowed],
        "USER_AGENT": user_agent(contact_for((*targets, *listed), contact, rehearsed=replay is not None)),
    }
    settings |= _days(since, until) | _spending(read_budget(budget) if budget else Budget())
    events = Events()
    with _source((*targets, *listed), replay, port, settings) as dated, progress(as_json or as_events) as watch:
        if as_events:
            events.named("start", archive=str(archive), command=settings["HEMERO_COMMAND"])
        named = settings.pop("HEMERO_STORED", targets)
        told = label(file.name) if file else ""
        if processes == 1:
            heard = events.visit if as_events else None
            summary = run(named, settings, listed=listed, label=told, dated=dated, watch=watch, heard=heard)
        else:
            from crawler.crawl.run import run_shared

            tell = events.tell if as_events else None
            summary = run_shared(named, settings, processes=processes, listed=listed, label=told, dated=dated, watch=watch, heard=tell)
    _end(summary, events if as_events else None, as_json)
    if not summary.clean:
        sys.exit(130)


def _end(summary: Summary, events: Events | None, as_json: bool) -> None:
    """The summary, in the form that was asked for; after a backfill with what it covered."""
    if events:
        events.named("end", **summary.as_json())
    elif as_json:
        print(json.dumps(summary.as_json(), ensure_ascii=False))
    else:
        report(summary)
        if summary.coverage:
            tell_coverage(summary.coverage)


def _days(since: datetime | None, until: datetime | None) -> dict[str, str]:
    first, last = (day.date() if day else None for day in (since, until))
    if first and last and first > last:
        raise HemeroError(f"--since {first} is after --until {last}: give the earlier day to --since.")
    return {"HEMERO_SINCE": _iso(first), "HEMERO_UNTIL": _iso(last)}


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _spending(budget: Budget) -> dict[str, float]:
    return {"HEMERO_BUDGET_SECONDS": budget.seconds, "HEMERO_BUDGET_BYTES": budget.bytes}


def contact_for(targets: tuple[str, ...], given: str | None, *, rehearsed: bool) -> str | None:
    """Whom newspapers may write to; a rehearsal, the demo and our own machine need nobody."""
    if rehearsed or "demo" in targets or all(map(is_loopback, targets)):
        return checked(given) if given else None
    list(seeds(targets, EVERYTHING))  # a target that is none is told before anything is asked
    words = "Whom may newspapers write to, should our crawl bother them (e-mail or page address)"
    return required(given, (lambda: str(click.prompt(words, err=True))) if sys.stdin.isatty() else None)


@contextlib.contextmanager
def _source(targets: tuple[str, ...], replay: Path | None, port: int, settings: dict[str, Any]) -> Iterator[bool]:
    """Whether the time of fetch is known; serves the demo newspaper while it is wanted."""
    if replay is not None:
        yield _replayed(targets, replay, settings)
    elif not targets:
        raise HemeroError("Nothing to crawl: name an outlet (hemero outlets lists them), an address, a list with --from, or demo.")
    elif "demo" in targets:
        if targets != ("demo",):
            raise HemeroError("The demo newspaper has an archive of its own time: crawl demo alone.")
        with demo_served(settings, port):
            yield True
    else:
        yield True


def _replayed(targets: tuple[str, ...], replay: Path, settings: dict[str, Any]) -> bool:
    from crawler.crawl.replay import Replay

    if not replay.exists():
        raise HemeroError(f"{replay} is not there: name a folder with a pages.jsonl, or a WARC file.")
    stored = Replay(replay)
    if stored.nameless:
        click.echo(f"{stored.nameless} stored pages have no address and are left out.", err=True)
    handler = "crawler.crawl.replay.ReplayHandler"
    settings |= REHEARSAL | {"HEMERO_REPLAY": str(replay), "HEMERO_ROBOTS": False, "DOWNLOAD_HANDLERS": {"http": handler, "https": handler}}
    if not targets:
        settings |= {"HEMERO_FOLLOW": NOTHING, "HEMERO_STORED": tuple(stored.addresses)}
    elif any("://" not in target for target in targets):
        settings["HEMERO_STORED"] = stored_of(targets, stored.addresses)
        if not settings["HEMERO_STORED"]:
            raise HemeroError(f"{replay} has no page of these newspapers: leave the names out to crawl all that is stored.")
    return stored.dated


@contextlib.contextmanager
def demo_served(settings: dict[str, Any], port: int) -> Iterator[None]:
    """The demo newspaper, served while the block runs, at the moment it always shows: runs repeat."""
    from crawler.demo import DEFAULT_AT, Gazette, serve

    with serve(Gazette(at=DEFAULT_AT), port=port) as site:
        settings |= REHEARSAL | {"HEMERO_SITE": site.url, "HEMERO_SITEMAPS": True, "HEMERO_FETCHED_AT": DEFAULT_AT.isoformat()}
        yield
