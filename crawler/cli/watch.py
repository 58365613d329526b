"""`hemero watch`: crawl for good; what comes back comes back by itself."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from crawler.cli import console
from crawler.cli.crawl import contact_for
from crawler.cli.options import archive_option, outlets_option
from crawler.cli.progress import Events, progress
from crawler.crawl.addresses.revisits import durations
from crawler.crawl.addresses.targets import expand
from crawler.crawl.politeness.contact import user_agent
from crawler.crawl.run import REHEARSAL, run
from crawler.crawl.summary import Summary
from crawler.errors import HemeroError


@click.command()
@click.argument("targets", nargs=-1, metavar="OUTLET|URL|@GROUP|country:BE…")
@click.option("--revisit", default="15m 1h 6h 1d 3d", show_default=True, help="Ages at which an article is visited again.")
@click.option("--port", type=click.IntRange(0, 65535), default=8008, show_default=True, help="Where the demo newspaper is served.")
@click.option("--contact", metavar="EMAIL|URL", help="Whom newspapers may write to: stands in the user agent; asked for once.")
@click.option("--basis", type=click.Choice(["general", "research"]), default="general", show_default=True, help="As in `hemero crawl`.")
@click.option("--allow-host", "allowed", multiple=True, metavar="HOST", help="A host that may have a private address; may be repeated.")
@outlets_option
@archive_option
def command(
    targets: tuple[str, ...], revisit: str, port: int, contact: str | None, basis: str, allowed: tuple[str, ...], archive: Path
) -> None:
    """Crawl newspapers for good: listings at the pace at which they change, articles again while they are young.

    In a pipe every visit is a line of JSON. SIGTERM or Ctrl-C ends it: what is under way is finished and stored.
    """
    if not targets:
        raise HemeroError("Nothing to watch: name an outlet (hemero outlets lists them), an address, or demo.")
    durations(revisit)
    words, targets = targets, expand(targets)
    settings: dict[str, Any] = {
        "HEMERO_ARCHIVE": str(archive),
        "HEMERO_COMMAND": " ".join(("hemero watch", *words))[:500],
        "HEMERO_WATCH": True,
        "HEMERO_REVISITS": revisit,
        "HEMERO_BASIS": basis,
        "HEMERO_ALLOW_HOSTS": [host.lower() for host in allowed],
        "LOG_LEVEL": "ERROR",
        "USER_AGENT": user_agent(contact_for(targets, contact, rehearsed=False)),
    }
    events = None if console.out.is_terminal else Events()
    with _served(targets, port, settings), progress(quiet=False) as watch:
        if events:
            events.named("start", archive=str(archive), command=settings["HEMERO_COMMAND"])
        summary = run(targets, settings, watch=watch, heard=events.visit if events else None)
    _end(summary, events)


def _end(summary: Summary, events: Events | None) -> None:
    if events:
        events.named("end", **summary.as_json())
    else:
        counts = ", ".join(f"{outcome} {count}" for outcome, count in sorted(summary.outcomes.items())) or "nothing was due"
        console.out.print(f"Stopped; all is stored in {summary.archive} ({counts}).", markup=False, soft_wrap=True)


@contextlib.contextmanager
def _served(targets: tuple[str, ...], port: int, settings: dict[str, Any]) -> Iterator[None]:
    """Serves the demo newspaper while it is watched: its new articles appear as time goes by."""
    if "demo" not in targets:
        yield
        return
    if targets != ("demo",):
        raise HemeroError("The demo newspaper is watched alone, in an archive of its own.")
    from crawler.demo import Gazette, serve

    with serve(Gazette(at=None), port=port) as site:
        settings |= REHEARSAL | {"HEMERO_SITE": site.url}
        yield
