"""`hemero demo`: serve the demo newspaper, or make an archive of some of its days."""

from __future__ import annotations

import signal
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from crawler.cli.options import TIME
from crawler.errors import HemeroError


@click.command("demo", short_help="Serve a fictional newspaper for trials.")
@click.option("--port", default=8008, show_default=True, type=click.IntRange(0, 65_535), help="Listen on this port; 0 uses any free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Listen on this address.")
@click.option("--at", type=TIME, help="Show the newspaper as it was at this time (Paris). Default: now, with new articles as time passes.")
@click.option("--seed", default=1871, show_default=True, help="Make another newspaper: each seed gives a different one.")
@click.option(
    "--articles", default=300, show_default=True, type=click.IntRange(1, 100_000), help="Set the number of articles in its listings."
)
@click.option("--no-troubles", is_flag=True, help="Leave out the faulty pages.")
@click.option(
    "--days",
    type=click.IntRange(1, 30),
    help="Do not serve it: make an archive of so many days, with revisions and front pages at many times. Four take about half a minute.",
)
@click.option(
    "--archive",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="HEMERO_ARCHIVE",
    default=Path("data/demo.db"),
    show_default=True,
    help="With --days, make this file.",
)
def command(
    port: int, host: str, at: str | None, seed: int, articles: int, no_troubles: bool, days: int | None, archive: Path
) -> None:
    """Serve « La Gazette des Deux-Rives », a fictional newspaper for trying out crawls, until Ctrl-C.

    With --days, make an archive of its last days instead.
    """
    if days is not None:
        from crawler.cli.demo_archive import make

        return make(archive, days, seed=seed, articles=articles, at=_shown(at) if at else None)
    from crawler.demo.gazette import Gazette
    from crawler.demo.server import listen, reactor

    gazette = Gazette(seed=seed, articles=articles, at=_shown(at) if at else None, troubles=not no_troubles)
    actual_port = listen(gazette, host, port)
    click.echo(f"La Gazette des Deux-Rives of {gazette.now():%Y-%m-%d %H:%M} is at http://{host}:{actual_port}/ (Ctrl-C stops it)")
    return _serve_until_stopped(reactor)


def _serve_until_stopped(reactor: Any) -> None:
    """Run the server. Ctrl-C raises `KeyboardInterrupt`, as in other commands."""
    interrupts: list[int] = []

    def stop(number: int, frame: object) -> None:
        interrupts.append(number)
        reactor.callFromThread(reactor.stop)

    reactor.callWhenRunning(signal.signal, signal.SIGINT, stop)
    reactor.run()
    if interrupts:
        raise KeyboardInterrupt


def _shown(at: str) -> datetime:
    try:
        return datetime.fromisoformat(at).replace(tzinfo=None)
    except ValueError:
        raise HemeroError(f"« {at} » is no time: write 2016-11-24T08:39 or 24/11/2016 8h39.") from None
