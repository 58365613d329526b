"""`hemero crawl`: fetch what is new or due, store it, read it."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

import click

from crawler.archive.records import ENDED_BADLY
from crawler.cli.endings import INTERRUPTED
from crawler.cli.named_faults import print_named_faults
from crawler.cli.options import DAY, LAST_DAY, archive_option, in_order, json_option, outlets_option, setting_options
from crawler.cli.progress import Events, print_coverage, progress, report
from crawler.crawl.addresses.scope import EVERYTHING, FOLLOW_NOTHING
from crawler.crawl.addresses.seeds import seeds
from crawler.crawl.addresses.targets import expand, replay_targets
from crawler.crawl.addresses.url_lists import list_label, read_addresses
from crawler.crawl.budget import Budget, read_budget
from crawler.crawl.politeness.address_guard import is_loopback
from crawler.crawl.politeness.contact import required_contact, user_agent, valid_contact
from crawler.crawl.run import OFFLINE_SETTINGS, demo_settings, run
from crawler.crawl.summary import Summary
from crawler.crawl.user_settings import read_file
from crawler.errors import HemeroError

RETRIABLE = (*ENDED_BADLY, "robots", "opted_out")
"""The outcomes that `--retry` accepts."""

@click.command(short_help="Fetch and store what is new.")
@click.argument("targets", nargs=-1, metavar="OUTLET|URL|@GROUP|country:BE…")
@click.option(
    "--from",
    "file",
    type=click.File("rb"),
    metavar="FILE|-",
    help="Read addresses from a list, one per line; lines that begin with # are ignored.",
)
@click.option("--since", type=DAY, help="Crawl only what was published on this day or later, in the newspaper's time zone.")
@click.option("--until", type=LAST_DAY, help="Crawl only what was published on this day or earlier.")
@click.option("--follow", type=click.IntRange(min=0), metavar="N", help="Follow headlines N steps from a listing. Default: no limit.")
@click.option("--limit", type=click.IntRange(min=1), help="Stop after this number of articles.")
@click.option("--budget", metavar="TIME|SIZE", help="Stop after this time (30m, 2h) or size (500MB).")
@click.option(
    "--processes",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Divide the crawl among this number of processes, by host.",
)
@click.option(
    "--retry", metavar="OUTCOME,…", help="Fetch again what ended with these outcomes (error, gone, blocked…), within what you name."
)
@click.option("--events", "as_events", is_flag=True, help="Print one line of JSON per event.")
@click.option(
    "--replay", type=click.Path(path_type=Path), metavar="FOLDER|WARC", help="Answer every request from stored pages; fetch nothing."
)
@click.option("--port", type=click.IntRange(0, 65535), default=8008, show_default=True, help="Serve the demo newspaper on this port.")
@click.option(
    "--contact", metavar="EMAIL|URL", help="Name this contact in the user agent, so that newspapers can write to you. It is asked for once."
)
@click.option(
    "--basis",
    type=click.Choice(["general", "research"]),
    help="Leave out pages whose publisher reserves text and data mining (general, the default), or keep them and record the"
    " reservation (research, the default for a replay).",
)
@click.option("--generic", is_flag=True, help="Read pages with the generic reader only, without the newspapers' rules.")
@click.option("--allow-host", "allowed", multiple=True, metavar="HOST", help="Allow this host to have a private address; can be repeated.")
@setting_options
@outlets_option
@archive_option
@json_option
def command(
    targets: tuple[str, ...],
    file: BinaryIO | None,
    since: date | None,
    until: date | None,
    follow: int | None,
    limit: int | None,
    budget: str | None,
    processes: int,
    retry: str | None,
    as_events: bool,
    replay: Path | None,
    port: int,
    contact: str | None,
    basis: str | None,
    generic: bool,
    allowed: tuple[str, ...],
    chosen: dict[str, Any],
    archive: Path,
    as_json: bool,
) -> None:
    """Crawl newspapers (`hemero outlets` lists them), sites, single addresses or a list of addresses into the archive. Conditions are
    combined: `hemero crawl country:BE,CH kind:regional-daily`; `@belgique` is a group.

    `hemero crawl demo` crawls the fictional newspaper of the project, without a network. If you run a crawl again, it fetches only what is
    new or due. An interrupted or killed crawl continues where it stopped.
    """
    if as_json and as_events:
        raise HemeroError("--json prints one document and --events prints many: give one of them (the last event is the summary).")
    listed = read_addresses(file, file.name) if file else ()
    words, targets = targets, expand(targets)
    settings: dict[str, Any] = {
        "HEMERO_ARCHIVE": str(archive),
        "HEMERO_LIMIT": limit or 0,
        "HEMERO_FOLLOW": follow,
        "HEMERO_RETRY": _outcomes(retry) if retry else [],
        "HEMERO_COMMAND": " ".join(("hemero crawl", *words))[:500],
        "LOG_LEVEL": "ERROR",
        "HEMERO_GENERIC": generic,
        "USER_AGENT": user_agent(contact_for((*targets, *listed), contact, offline=replay is not None)),
    }
    chosen = chosen_settings(archive, chosen, basis, allowed, offline=replay is not None)
    settings |= _day_settings(since, until) | _budget_settings(read_budget(budget) if budget else Budget())
    events = Events()
    with _prepared_source((*targets, *listed), replay, port, settings) as fetch_times_known, progress(as_json or as_events) as on_progress:
        settings |= chosen
        if as_events:
            events.write_new("start", archive=str(archive), command=settings["HEMERO_COMMAND"])
        named = settings.pop("HEMERO_STORED", targets)
        label = list_label(file.name) if file else ""
        on_event = events.write if as_events else None
        if processes == 1:
            summary = run(
                named, settings, listed=listed, label=label, fetch_times_known=fetch_times_known, on_progress=on_progress, on_event=on_event
            )
        else:
            from crawler.crawl.run import run_shared

            summary = run_shared(
                named,
                settings,
                processes=processes,
                listed=listed,
                label=label,
                fetch_times_known=fetch_times_known,
                on_progress=on_progress,
                on_event=on_event,
            )
    _print_summary(summary, events if as_events else None, as_json)
    print_named_faults(archive, targets)
    if not summary.finished:
        sys.exit(INTERRUPTED)


def chosen_settings(
    archive: Path, chosen: dict[str, Any], basis: str | None, allowed: tuple[str, ...], *, offline: bool
) -> dict[str, Any]:
    """The settings that the user chose: in `hemero.toml` beside the archive (for a crawl of real servers), then with options."""
    read = {} if offline else read_file(archive)
    options: dict[str, Any] = {"HEMERO_BASIS": basis} if basis else {}
    settings = {"HEMERO_BASIS": "research" if offline else "general"} | read | chosen | options
    hosts = [*settings.get("HEMERO_ALLOW_HOSTS", ()), *(host.lower() for host in allowed)]
    return settings | {"HEMERO_ALLOW_HOSTS": hosts}


def _print_summary(summary: Summary, events: Events | None, as_json: bool) -> None:
    """Print the summary as an event, as JSON or as a table; after a crawl of past days, also the coverage."""
    if events:
        events.write_new("end", **summary.as_json())
    elif as_json:
        print(json.dumps(summary.as_json(), ensure_ascii=False))
    else:
        report(summary)
        if summary.coverage:
            print_coverage(summary.coverage)


def _outcomes(text: str) -> list[str]:
    """The outcomes named by `--retry`. HemeroError if one is no outcome that can be tried again."""
    named = [word.strip() for word in text.split(",") if word.strip()]
    wrong = [word for word in named if word not in RETRIABLE]
    if wrong or not named:
        raise HemeroError(f"{wrong[0] if wrong else text!r} cannot be tried again: name some of {', '.join(RETRIABLE)}.")
    return named


def _day_settings(since: date | None, until: date | None) -> dict[str, str]:
    in_order(since, until)
    return {"HEMERO_SINCE": _iso(since), "HEMERO_UNTIL": _iso(until)}


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _budget_settings(budget: Budget) -> dict[str, float]:
    return {"HEMERO_BUDGET_SECONDS": budget.seconds, "HEMERO_BUDGET_BYTES": budget.bytes}


def contact_for(targets: tuple[str, ...], given: str | None, *, offline: bool) -> str | None:
    """The contact for newspapers. A replay, the demo and servers on this machine need none."""
    if offline or "demo" in targets or all(map(is_loopback, targets)):
        return valid_contact(given) if given else None
    list(seeds(targets, EVERYTHING))  # report a wrong target before asking for the contact
    words = "Your contact, so that newspapers can write to you (e-mail address or address of a web page)"
    return required_contact(given, (lambda: str(click.prompt(words, err=True))) if sys.stdin.isatty() else None)


@contextlib.contextmanager
def _prepared_source(targets: tuple[str, ...], replay: Path | None, port: int, settings: dict[str, Any]) -> Iterator[bool]:
    """Prepare the replay or serve the demo newspaper, while the block runs. Yields whether the times of fetch are known."""
    if replay is not None:
        yield _prepare_replay(targets, replay, settings)
    elif not targets:
        raise HemeroError("Nothing to crawl: name an outlet (hemero outlets lists them), an address, a list with --from, or demo.")
    elif "demo" in targets:
        if targets != ("demo",):
            raise HemeroError("The demo newspaper always shows the same past day: crawl demo alone.")
        with demo_served(settings, port):
            yield True
    else:
        yield True


def _prepare_replay(targets: tuple[str, ...], replay: Path, settings: dict[str, Any]) -> bool:
    from crawler.crawl.replay import Replay

    if not replay.exists():
        raise HemeroError(f"{replay} is not there: name a folder with a pages.jsonl, or a WARC file.")
    stored = Replay(replay)
    if stored.without_address:
        click.echo(f"{stored.without_address} stored pages have no address and are ignored.", err=True)
    handler = "crawler.crawl.replay.ReplayHandler"
    settings |= OFFLINE_SETTINGS | {
        "HEMERO_REPLAY": str(replay),
        "HEMERO_ROBOTS": False,
        "DOWNLOAD_HANDLERS": {"http": handler, "https": handler},
    }
    if not targets:
        settings |= {"HEMERO_FOLLOW": FOLLOW_NOTHING, "HEMERO_STORED": tuple(stored.addresses)}
    elif any("://" not in target for target in targets):
        settings["HEMERO_STORED"] = replay_targets(targets, stored.addresses)
        if not settings["HEMERO_STORED"]:
            raise HemeroError(f"{replay} has no page of these newspapers: leave out the names to crawl all stored pages.")
    return stored.has_fetch_times


@contextlib.contextmanager
def demo_served(settings: dict[str, Any], port: int) -> Iterator[None]:
    """Serve the demo newspaper while the block runs. Its clock always shows the same time, so crawls can be repeated."""
    from crawler.demo import DEFAULT_AT, Gazette, serve

    with serve(Gazette(at=DEFAULT_AT), port=port) as site:
        settings |= demo_settings(site.url)
        yield
