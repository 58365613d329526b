"""`hemero serve`: the analysts' desk, in a browser."""

from __future__ import annotations

import socket
import threading
import webbrowser
from pathlib import Path
from typing import Any

import click

from crawler.cli.notebook_options import notebook_options
from crawler.cli.options import use_groups
from crawler.errors import HemeroError

LOOPBACK = ("127.0.0.1", "::1", "localhost")


@click.command("serve", short_help="Show the archive in a browser.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Listen on this address.")
@click.option("--port", default=8001, show_default=True, type=click.IntRange(0, 65_535), help="Listen on this port; 0 uses any free one.")
@click.option("--open", "opened", is_flag=True, help="Open the desk in your browser.")
@click.option(
    "--time-limit",
    default=2000,
    show_default=True,
    type=click.IntRange(10, 600_000),
    help="Stop an SQL query after this number of milliseconds.",
)
@click.option("--read-only", is_flag=True, help="Write nothing: hide the forms of the notebook.")
@notebook_options
def command(host: str, port: int, opened: bool, time_limit: int, read_only: bool, archive: Path, place: Path | None) -> None:
    """Show the archive in a browser: search, articles, headlines at a time, trends, coverage. It can run during a crawl.

    The archive is only read. Notes, tags and saved searches go into the notebook beside it (docs/notebook.md).

    Only this machine can reach it, unless you set --host. Datasette's tables, SQL and JSON are one click away.
    """
    from crawler.archive import Archive

    use_groups()
    Archive(archive, readonly=True).close()  # report an error of the archive before serving
    listening = _listen(host, port)
    actual_port = listening.getsockname()[1]
    address = f"http://{f'[{host}]' if ':' in host else host}:{actual_port}/"
    if host not in LOOPBACK:
        notes = "" if read_only else " and write in the notebook (--read-only forbids it)"
        click.echo(f"Beware: the desk listens on {host}, so others on the network can read the whole archive{notes}.", err=True)
    click.echo(f"The desk of {archive} is at {address} (Ctrl-C stops it)")
    if opened:
        threading.Timer(1.0, webbrowser.open, (address,)).start()
    _serve(archive, listening, host, time_limit, place, not read_only)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # asyncio sets TCP_NODELAY only on sockets that name TCP
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen()
    except OSError as error:
        listening.close()
        why = error.strerror or error
        raise HemeroError(f"Nothing can be served at {host}:{port} ({why}): try --port 0 for a free one.") from error
    return listening


def _serve(archive: Path, listening: socket.socket, host: str, time_limit: int, notebook: Path | None, writes: bool) -> None:
    import uvicorn

    from crawler.desk.server import served

    hosts = LOOPBACK if host in LOOPBACK else ()
    app: Any = served(archive, hosts=hosts, sql_time_limit_ms=time_limit, notebook=notebook, writes=writes).app()
    config = uvicorn.Config(app, log_level="warning", lifespan="on", server_header=False)
    uvicorn.Server(config).run(sockets=[listening])
