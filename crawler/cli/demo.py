"""`hemero demo`: serve the demo newspaper."""

from __future__ import annotations

from datetime import datetime

import click

MOMENT = click.DateTime(["%Y-%m-%dT%H:%M", "%Y-%m-%d"])


@click.command("demo")
@click.option("--port", default=8008, show_default=True, type=click.IntRange(0, 65_535), help="The port; 0 takes any free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--at", type=MOMENT, help="Show the newspaper as it was then, Paris time. Default: now, and it goes on appearing.")
@click.option("--seed", default=1871, show_default=True, help="Another seed, another newspaper.")
@click.option("--articles", default=300, show_default=True, type=click.IntRange(1, 100_000), help="How many articles it lists.")
@click.option("--no-troubles", is_flag=True, help="Leave out the wing of pages that go wrong.")
def command(port: int, host: str, at: datetime | None, seed: int, articles: int, no_troubles: bool) -> None:
    """Serve « La Gazette des Deux-Rives », a made-up newspaper to rehearse a crawl on, until Ctrl-C."""
    from crawler.demo.gazette import Gazette
    from crawler.demo.server import listen, reactor

    gazette = Gazette(seed=seed, articles=articles, at=at, troubles=not no_troubles)
    got = listen(gazette, host, port)
    click.echo(f"La Gazette des Deux-Rives of {gazette.now():%Y-%m-%d %H:%M} is at http://{host}:{got}/ (Ctrl-C ends it)")
    reactor.run()
