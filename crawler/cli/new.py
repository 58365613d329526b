"""`hemero new`: write the three files of a new newspaper, from one saved page."""

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
OMITTED_FIELDS = {"outlet", "agency", "language"}
"""Fields of an article that are not in a new test page."""


@click.command(short_help="Add a newspaper from a saved page.")
@click.argument("name")
@click.argument("source", metavar="FILE|URL")
@click.argument("url", required=False)
@click.option("--title", help="Set the printed name (default: the name).")
@click.option("--country", default="FR", show_default=True, help="Set the country of the newsroom (ISO 3166 code).")
@click.option("--kind", default="pure-player", show_default=True, help="Set the kind of newspaper; `hemero outlets` shows the kinds.")
@click.option("--timezone", default="Europe/Paris", show_default=True, help="Set the time zone of its printed times (IANA name).")
@click.option("--fetched-at", metavar="TIME", help="State when the page was saved (ISO 8601; default: now).")
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="Write into this project folder (default: the current one).",
)
def command(
    name: str, source: str, url: str | None, title: str | None, country: str, kind: str, timezone: str, fetched_at: str | None, into: Path
) -> None:
    """Add a newspaper: write its outlet file, a test page and the JSON that the generic reader makes of it.

    Correct the JSON by eye, run `pytest tests/test_pages.py -k NAME`, and write rules until it passes. The text of the page belongs to its
    publisher: before you commit it, replace its sentences by your own, in the page and in the JSON.
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
    """The bytes and the address of the page."""
    if source.startswith(("http://", "https://")):
        from crawler.cli.fetch import fetch

        body, final, _ = fetch(source)
        return body, url or final
    if not url or not url.startswith(("http://", "https://")):
        raise HemeroError("The address of the saved page is needed: hemero new NAME FILE https://…")
    return read(source), url


def _check(outlet: Outlet, address: str) -> None:
    if problems := validate(outlet):
        raise HemeroError(f"The outlet cannot be made: {'; '.join(problems)}.")
    if outlet.name in outlets.names():
        raise HemeroError(f"An outlet named {outlet.name} is there already: edit crawler/outlets/{outlet.name}.py instead.")
    if (other := outlets.match(address)) and set(outlet.hosts) & set(other.hosts):
        raise HemeroError(f"{outlet.hosts[0]} belongs to {other.name}: edit crawler/outlets/{other.name}.py instead.")


def _outlet_file(outlet: Outlet) -> str:
    quoted = {
        "name": outlet.name, "title": outlet.title, "host": outlet.hosts[0], "country": outlet.country, "kind": outlet.kind,
        "zone": outlet.timezone, "front": outlet.fronts[0],
    }  # fmt: skip
    return FILE.format(**{key: json.dumps(value, ensure_ascii=False) for key, value in quoted.items()})


def _test_page(expected: dict[str, Any]) -> bytes:
    """The JSON of a test page, one line per field."""
    kept = {field: value for field, value in expected.items() if field not in OMITTED_FIELDS}
    kept["headlines"] = [{key: value for key, value in headline.items() if value is not None} for headline in kept["headlines"]]
    return json.dumps(kept, ensure_ascii=False, indent=1).encode() + b"\n"


def _write(files: dict[Path, bytes]) -> None:
    """Write all files, or none if one of them exists."""
    if there := [path for path in files if path.exists()]:
        raise HemeroError(f"{there[0]} is there already: nothing was written.")
    try:
        for path, body in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(body)
    except OSError as error:
        for path in files:
            path.unlink(missing_ok=True)
        raise HemeroError(f"{error.filename} cannot be written ({error.strerror}): no file was added.") from None
