"""`hemero new`: the three files a newspaper needs, from one saved page."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

import crawler
from crawler import outlets
from crawler.cli.parse import aware, iso, read, stated
from crawler.errors import HemeroError
from crawler.outlets import validate
from crawler.parsing.outlet import Outlet

FILE = """\
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name={name}, title={title}, hosts=({host},),
    country={country}, kind={kind}, timezone={zone},
    fronts=({front},),
)  # fmt: skip
"""
LEFT_OUT = {"outlet", "agency", "language"}
"""Fields of an article that a new test page does not state."""


@click.command()
@click.argument("name")
@click.argument("source", metavar="FILE|URL")
@click.argument("url", required=False)
@click.option("--title", help="The printed name (default: the name).")
@click.option("--country", default="FR", show_default=True, help="ISO 3166 code of the newsroom's seat.")
@click.option("--kind", default="pure-player", show_default=True, help="What it is; `hemero outlets` shows the kinds there are.")
@click.option("--timezone", default="Europe/Paris", show_default=True, help="IANA name of the zone in which it prints its times.")
@click.option("--fetched-at", metavar="TIME", help="When the page was saved (ISO 8601; default: now).")
@click.option("--into", type=click.Path(path_type=Path, file_okay=False), default=Path(), help="The project's folder (default: this one).")
def command(
    name: str, source: str, url: str | None, title: str | None, country: str, kind: str, timezone: str, fetched_at: str | None, into: Path
) -> None:
    """Add a newspaper: write its outlet file, a test page and the JSON that the generic reader makes of it.

    Correct the JSON by eye, run `pytest tests/test_pages.py -k NAME`, write rules until it passes. The page is its publisher's: before
    you commit it, put sentences of your own in its markup, in the JSON too.
    """
    if not (into / "crawler" / "outlets").is_dir():
        raise HemeroError(f"{into} is not the project's folder: run this where crawler/outlets is, or name it with --into.")
    when = aware(fetched_at) if fetched_at else datetime.now(UTC).replace(second=0, microsecond=0)
    body, address = _page(source, url)
    front = "{0.scheme}://{0.netloc}/".format(urlsplit(address))
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    outlet = Outlet(name=name, title=title or name, hosts=(host,), country=country.upper(), kind=kind, timezone=timezone, fronts=(front,))
    _check(outlet, address)
    expected = {"url": address, "fetched_at": iso(when)} | stated(crawler.parse(body, address, fetched_at=when, outlet=None))
    folder = into / "tests" / "pages" / name
    written = {
        into / "crawler" / "outlets" / f"{name}.py": _outlet_file(outlet).encode(),
        folder / "first.html": body,
        folder / "first.json": _test_page(expected),
    }
    _write(written)
    for path in written:
        print(path)
    print(f"Now correct first.json by eye, then: pytest tests/test_pages.py -k {name}")


def _page(source: str, url: str | None) -> tuple[bytes, str]:
    """The page's bytes and address."""
    if source.startswith(("http://", "https://")):
        from crawler.cli.fetch import fetch

        body, final, _ = fetch(source)
        return body, url or final
    if not url or not url.startswith(("http://", "https://")):
        raise HemeroError("The address of the saved page is needed: hemero new NAME FILE https://…")
    return read(source), url


def _check(outlet: Outlet, address: str) -> None:
    if troubles := validate(outlet):
        raise HemeroError(f"The outlet cannot be made: {'; '.join(troubles)}.")
    if outlet.name in outlets.names():
        raise HemeroError(f"An outlet named {outlet.name} is there already: mend crawler/outlets/{outlet.name}.py instead.")
    if (other := outlets.match(address)) and set(outlet.hosts) & set(other.hosts):
        raise HemeroError(f"{outlet.hosts[0]} belongs to {other.name}: mend crawler/outlets/{other.name}.py instead.")


def _outlet_file(outlet: Outlet) -> str:
    quoted = {
        "name": outlet.name, "title": outlet.title, "host": outlet.hosts[0], "country": outlet.country, "kind": outlet.kind,
        "zone": outlet.timezone, "front": outlet.fronts[0],
    }  # fmt: skip
    return FILE.format(**{key: json.dumps(value, ensure_ascii=False) for key, value in quoted.items()})


def _test_page(expected: dict[str, Any]) -> bytes:
    """What a test page's JSON states, a line each."""
    kept = {field: value for field, value in expected.items() if field not in LEFT_OUT}
    kept["headlines"] = [{key: value for key, value in headline.items() if value is not None} for headline in kept["headlines"]]
    return json.dumps(kept, ensure_ascii=False, indent=1).encode() + b"\n"


def _write(files: dict[Path, bytes]) -> None:
    """All of `files`, or none where one is there already."""
    if there := [path for path in files if path.exists()]:
        raise HemeroError(f"{there[0]} is there already: nothing was written.")
    try:
        for path, body in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(body)
    except OSError as trouble:
        for path in files:
            path.unlink(missing_ok=True)
        raise HemeroError(f"{trouble.filename} cannot be written ({trouble.strerror}): nothing was left.") from None
