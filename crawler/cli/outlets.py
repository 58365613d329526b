"""`hemero outlets`: list the newspapers, show one, check its file, or find the newspaper of an address."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterable
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import click

from crawler import outlets
from crawler.cli import console
from crawler.cli.options import json_option, outlets_option
from crawler.errors import HemeroError
from crawler.outlets import _groups as groups
from crawler.outlets import _select as selection
from crawler.outlets import _table as table
from crawler.parsing.outlet import Outlet, path_of

SHORT = ("name", "printed name", "country", "kind", "rules")
"""The columns that fit a narrow terminal."""
VERDICTS = {True: "article", False: "no article", None: "no article shape stated"}


class _Commands(click.Group):
    """If the first word is not a subcommand, `hemero outlets` lists newspapers."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0] not in self.commands and args[0] not in ctx.help_option_names):
            _check_is_no_typo(args[:1], self.commands, ctx)
            args = ["list", *args]
        return super().parse_args(ctx, args)


def _check_is_no_typo(words: list[str], known: Iterable[str], context: click.Context) -> None:
    """Raises `click.UsageError` for a word that resembles a subcommand and means no newspapers."""
    for word in words:
        near = difflib.get_close_matches(word, known, n=1, cutoff=0.7)
        if near and word not in outlets.names():
            raise click.UsageError(f"no command outlets {word}: did you mean {near[0]}?", context)


@click.group(cls=_Commands, short_help="List, show and check newspapers.")
def command() -> None:
    """List, show, match or check the newspapers that can be crawled by name. Without a subcommand, it lists them: `hemero outlets
    country:BE has:rules`.
    """


@command.command("list", short_help="List the newspapers.")
@click.argument("words", nargs=-1, metavar="[WORD]…")
@click.option("--country", help="Keep only newsrooms of these countries (ISO 3166: BE,CH,SN…); same as country:BE,CH.")
@click.option("--kind", help="Keep only outlets of these kinds (national-daily, agency…); same as kind:agency.")
@click.option("--has-feed", is_flag=True, help="Keep only outlets with a feed; same as has:feed.")
@click.option("--has-rules", "--rules", "rules", is_flag=True, help="Keep only outlets with rules for their pages; same as has:rules.")
@click.option(
    "--proved-since", type=int, metavar="YEAR", help="Keep only rules proved by pages of that year or later; same as proved:2020."
)
@click.option("--groups", "as_groups", is_flag=True, help="List the groups and their numbers of newspapers.")
@click.option("--summary", "as_summary", is_flag=True, help="Count the newspapers, and those with listings, article patterns and rules.")
@click.option("--markdown", is_flag=True, help="Print count and table as in docs/outlets.md.")
@click.option("--wide", is_flag=True, help=f"Show all columns also on a terminal of fewer than {console.NARROW} columns.")
@outlets_option
@json_option
def list_(
    words: tuple[str, ...],
    country: str | None,
    kind: str | None,
    has_feed: bool,
    rules: bool,
    proved_since: int | None,
    as_groups: bool,
    as_summary: bool,
    markdown: bool,
    wide: bool,
    as_json: bool,
) -> None:
    """List the newspapers that all the words select: names, @groups, conditions (country, kind, system, zone, host, has, proved)."""
    if as_groups:
        _list_groups(as_json)
        return
    given = [*words]
    given += [f"{name}:{value}" for name, value in (("country", country), ("kind", kind), ("proved", proved_since)) if value]
    given += [f"has:{what}" for what, wanted in (("feed", has_feed), ("rules", rules)) if wanted]
    found = selection.select(given) if given else list(outlets.all_outlets())
    if as_summary:
        _summarise(found, as_json)
    elif as_json:
        console.write_json([_stated(outlet) for outlet in found])
    elif markdown:
        print(table.sentence(found), table.markdown(found), sep="\n", end="")
    else:
        _print_table(found, wide)


def _print_table(found: list[Outlet], wide: bool) -> None:
    title = f"{len(found)} newspapers"
    if wide or not console.out.is_terminal or console.out.width >= console.NARROW:
        console.table(title, table.COLUMNS, map(table.row, found))
        return
    shown = [table.COLUMNS.index(name) for name in SHORT]
    rows = [[cells[number] for number in shown[:-1]] + ["yes" if cells[shown[-1]] else ""] for cells in map(table.row, found)]
    console.table(f"{title} (more columns: --wide)", SHORT, rows)


def _summarise(found: list[Outlet], as_json: bool) -> None:
    counted = table.summary(found)
    if as_json:
        console.write_json({label: number for label, number, _ in counted})
    else:
        console.table("Newspapers", ("what", "newspapers", "share"), [(label, number, f"{share} %") for label, number, share in counted])


def _list_groups(as_json: bool) -> None:
    found = {name: selection.members(f"@{name}") for name in groups.all_groups()}
    if as_json:
        console.write_json(found)
    else:
        console.table("Groups", ("group", "newspapers"), [(f"@{name}", len(members)) for name, members in found.items()])


@command.command(short_help="Show one newspaper's file.")
@click.argument("name")
@json_option
def show(name: str, as_json: bool) -> None:
    """Show everything in the file of one newspaper."""
    stated = _stated(outlets.get(name))
    if as_json:
        console.write_json(stated)
        return
    for field, value in stated.items():
        lines = [value] if not isinstance(value, (list, tuple)) else value
        for number, line in enumerate(lines):
            text = " | ".join(line) if isinstance(line, (list, tuple)) else str(line)
            console.out.print(f"{field if not number else '':14} {text}", markup=False, soft_wrap=True)


@command.command(short_help="Find the newspaper of an address.")
@click.argument("url")
@json_option
def match(url: str, as_json: bool) -> None:
    """Show which newspaper an address belongs to, and whether it looks like an article of that newspaper."""
    url = url if "://" in url else f"https://{url}"
    outlet = outlets.match(url)
    if outlet is None:
        raise HemeroError(f"No outlet has the host of {url}: `hemero new` adds one.")
    is_article = outlet.is_article(path_of(url))
    if as_json:
        console.write_json({"outlet": outlet.name, "is_article": is_article})
    else:
        print(f"{outlet.name}\t{VERDICTS[is_article]}")


@command.command(short_help="Check a newspaper's file.")
@click.argument("name")
@click.option("--live", is_flag=True, help="Crawl the newspaper's site, with the usual politeness.")
@click.option("--replay", type=click.Path(path_type=Path), metavar="FOLDER|WARC", help="Use stored pages; fetch nothing.")
@click.option("--articles", type=click.IntRange(1, 50), default=5, show_default=True, help="Read this number of articles (with --live).")
@click.option("--contact", metavar="EMAIL|URL", help="Name this contact in the user agent, as in `hemero crawl`.")
@click.option("--port", type=click.IntRange(0, 65535), default=8008, show_default=True, help="Serve the demo newspaper on this port.")
@outlets_option
@json_option
def check(name: str, live: bool, replay: Path | None, articles: int, contact: str | None, port: int, as_json: bool) -> None:
    """Check a newspaper's file: whether its listings respond, its pattern fits, and its fields and rules find something.

    Prints one verdict per line: good, bad, or unknown if nothing was visible. The exit code is 1 if any is bad.
    """
    from crawler.cli.check import visits_of
    from crawler.crawl.outlet_check import is_sound, verdicts

    outlet = outlets.get(name)
    if live and replay:
        raise HemeroError("--live uses the site and --replay uses stored pages: give one of them.")
    found = list(verdicts(outlet, visits_of(outlet, live, replay, articles, contact, port)))
    if as_json:
        console.write_json([asdict(one) for one in found])
    else:
        console.table(outlet.title, ("verdict", "what", "name", "why"), [(one.verdict, one.what, one.name, one.told) for one in found])
    if not is_sound(found):
        sys.exit(1)


def _stated(outlet: Outlet) -> dict[str, Any]:
    """The fields of an outlet file in the order of their declaration, with the rules of its older templates and its system."""
    named = {field.name: getattr(outlet, field.name) for field in fields(outlet) if field.name != "older"}
    named["system"] = outlet.system.name if outlet.system else ""
    first = ["name", "title", "hosts"]
    ordered = {name: named[name] for name in (*first, *(name for name in named if name not in first))}
    return {name: value for name, value in ordered.items() if value not in ((), "", False)} | {"rules": list(outlet.ruled)}
