"""`hemero outlets`: the newspapers, one of them, or the one an address belongs to."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import click

from crawler import outlets
from crawler.cli import console
from crawler.cli.options import json_option
from crawler.errors import HemeroError
from crawler.outlets import _table as table
from crawler.parsing.outlet import Outlet, path_of

VERDICTS = {True: "article", False: "no article", None: "no article shape stated"}


@click.group(invoke_without_command=True)
@click.option("--country", help="Only newsrooms of this country (ISO 3166: BE, CH, SN…).")
@click.option("--kind", help="Only outlets of this kind (national-daily, agency…).")
@click.option("--rules", is_flag=True, help="Only outlets with rules of their own for their pages.")
@click.option("--markdown", is_flag=True, help="The table of docs/outlets.md.")
@json_option
@click.pass_context
def command(context: click.Context, country: str | None, kind: str | None, rules: bool, markdown: bool, as_json: bool) -> None:
    """List the newspapers that can be crawled by name."""
    if context.invoked_subcommand:
        return
    found = [
        outlet
        for outlet in outlets.all_outlets()
        if (not country or outlet.country == country.upper()) and (not kind or outlet.kind == kind) and (not rules or outlet.ruled)
    ]
    if not found:
        raise HemeroError("No outlet is like that: `hemero outlets` without options lists the countries and kinds there are.")
    if as_json:
        print(json.dumps([_stated(outlet) for outlet in found], ensure_ascii=False))
    elif markdown:
        print(table.markdown(found), end="")
    else:
        console.table(f"{len(found)} newspapers", table.COLUMNS, map(table.row, found))


@command.command()
@click.argument("name")
@json_option
def show(name: str, as_json: bool) -> None:
    """Everything that is stated about one newspaper."""
    stated = _stated(outlets.get(name))
    if as_json:
        print(json.dumps(stated, ensure_ascii=False))
        return
    for field, value in stated.items():
        lines = [value] if not isinstance(value, (list, tuple)) else value
        for number, line in enumerate(lines):
            text = " | ".join(line) if isinstance(line, (list, tuple)) else str(line)
            console.out.print(f"{field if not number else '':14} {text}", markup=False, soft_wrap=True)


@command.command()
@click.argument("url")
@json_option
def match(url: str, as_json: bool) -> None:
    """Which newspaper an address belongs to, and whether it has the shape of its articles."""
    outlet = outlets.match(url)
    if outlet is None:
        raise HemeroError(f"No outlet has the host of {url}: `hemero new` adds one.")
    is_article = outlet.is_article(path_of(url))
    if as_json:
        print(json.dumps({"outlet": outlet.name, "is_article": is_article}))
    else:
        print(f"{outlet.name}\t{VERDICTS[is_article]}")


def _stated(outlet: Outlet) -> dict[str, Any]:
    """The fields that an outlet states, in the order of their declaration."""
    return {field: value for field, value in asdict(outlet).items() if value not in ((), "", False)} | {"rules": list(outlet.ruled)}
