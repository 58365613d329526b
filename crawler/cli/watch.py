"""`hemero watch`: crawl without end, and visit pages again when they are due."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from crawler.cli import console
from crawler.cli.crawl import chosen_settings, contact_for
from crawler.cli.endings import INTERRUPTED
from crawler.cli.options import archive_option, outlets_option, setting_options
from crawler.cli.progress import Events, progress
from crawler.crawl.addresses.revisits import read_durations
from crawler.crawl.addresses.targets import expand
from crawler.crawl.politeness.contact import user_agent
from crawler.crawl.run import OFFLINE_SETTINGS, run
from crawler.crawl.summary import Summary
from crawler.errors import HemeroError


@click.command(short_help="Crawl newspapers without end.")
@click.argument("targets", nargs=-1, metavar="OUTLET|URL|@GROUP|country:BE…")
@click.option("--revisit", default="15m 1h 6h 1d 3d", show_default=True, help="Visit an article again at these ages.")
@click.option("--port", type=click.IntRange(0, 65535), default=8008, show_default=True, help="Serve the demo newspaper on this port.")
@click.option(
    "--contact", metavar="EMAIL|URL", help="Name this contact in the user agent, so that newspapers can write to you. It is asked for once."
)
@click.option(
    "--basis",
    type=click.Choice(["general", "research"]),
    help="Leave out or keep reserved pages, as in `hemero crawl`.",
)
@click.option("--allow-host", "allowed", multiple=True, metavar="HOST", help="Allow this host to have a private address; can be repeated.")
@setting_options
@outlets_option
@archive_option
def command(
    targets: tuple[str, ...],
    revisit: str,
    port: int,
    contact: str | None,
    basis: str | None,
    allowed: tuple[str, ...],
    chosen: dict[str, Any],
    archive: Path,
) -> None:
    """Crawl newspapers without end: visit listings as often as they change, and articles again while they are new.

    In a pipe, it prints one line of JSON per visit. SIGTERM (exit code 0) or Ctrl-C (130) stops it: requests in progress are finished and
    stored.
    """
    if not targets:
        raise HemeroError("Nothing to watch: name an outlet (hemero outlets lists them), an address, or demo.")
    read_durations(revisit)
    words, targets = targets, expand(targets)
    settings: dict[str, Any] = {
        "HEMERO_ARCHIVE": str(archive),
        "HEMERO_COMMAND": " ".join(("hemero watch", *words))[:500],
        "HEMERO_WATCH": True,
        "LOG_LEVEL": "ERROR",
        "USER_AGENT": user_agent(contact_for(targets, contact, offline=False)),
    }
    chosen = chosen_settings(archive, {"HEMERO_REVISITS": revisit} | chosen, basis, allowed, offline=False)
    events = None if console.out.is_terminal else Events()
    with _demo_if_named(targets, port, settings), progress(quiet=False) as on_progress:
        settings |= chosen
        if events:
            events.write_new("start", archive=str(archive), command=settings["HEMERO_COMMAND"])
        summary = run(targets, settings, on_progress=on_progress, on_event=events.write if events else None)
    _print_summary(summary, events)
    if summary.interrupted:
        sys.exit(INTERRUPTED)


def _print_summary(summary: Summary, events: Events | None) -> None:
    if events:
        events.write_new("end", **summary.as_json())
    else:
        counts = ", ".join(f"{outcome} {count}" for outcome, count in sorted(summary.outcomes.items())) or "nothing was due"
        console.out.print(f"Stopped; all is stored in {summary.archive} ({counts}).", markup=False, soft_wrap=True)


@contextlib.contextmanager
def _demo_if_named(targets: tuple[str, ...], port: int, settings: dict[str, Any]) -> Iterator[None]:
    """Serve the demo newspaper if it is watched. New articles appear as time passes."""
    if "demo" not in targets:
        yield
        return
    if targets != ("demo",):
        raise HemeroError("The demo newspaper is watched alone, in an archive of its own.")
    from crawler.demo import Gazette, serve

    with serve(Gazette(at=None), port=port) as site:
        settings |= OFFLINE_SETTINGS | {"HEMERO_SITE": site.url}
        yield
