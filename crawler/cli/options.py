"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

archive_option = click.option(
    "--archive",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="HEMERO_ARCHIVE",
    default=Path("data/hemero.db"),
    show_default=True,
    help="The archive's SQLite file; its WARC files stand beside it in warc/.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="One JSON document on standard output, for programs.")


def _use_outlets(context: click.Context, option: click.Parameter, folder: Path | None) -> None:
    if folder is not None:
        from crawler import outlets  # a command that names no folder starts without them

        outlets.use(folder)


outlets_option = click.option(
    "--outlets",
    type=click.Path(path_type=Path),
    envvar="HEMERO_OUTLETS",
    metavar="DIR",
    is_eager=True,
    expose_value=False,
    callback=_use_outlets,
    help="A folder of outlet files and groups of your own.",
)


def selection_options(command: Callable[..., None]) -> Callable[..., None]:
    """The filters of articles; the command gets them as `selection`, without words."""
    helps = {
        "outlet": "Only this newspaper (`hemero outlets` lists them); like the other filters it can be given several times.",
        "country": "Only newspapers of this country: FR, BE, SN…",
        "section": "Only sections with these words: `politique`.",
        "author": "Only articles by this author.",
        "agency": "Only articles of this agency: AFP.",
        "language": "Only articles in this language: fr.",
        "kind": "Only articles of this kind: opinion, interview, live, video…",
    }

    @wraps(command)
    def wrapped(**given: Any) -> None:
        from crawler.archive.query.selection import Selection

        pairs = [(name, value) for name in helps for value in given.pop(name)]
        pairs += [(name, value) for name in ("since", "until") if (value := given.pop(name))]
        command(selection=Selection.of(pairs), **given)

    for name in reversed(helps):
        wrapped = click.option(f"--{name}", multiple=True, help=helps[name])(wrapped)
    wrapped = click.option("--until", metavar="DAY", help="The last day of publication.")(wrapped)
    return click.option("--since", metavar="DAY", help="The first day of publication: 2016-11-24, 2016-11 or 2016.")(wrapped)
