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
    help="Use this SQLite file; its WARC files are in warc/ in the same folder.",
)
SETTING_OPTIONS = (
    click.option("--delay", type=click.FloatRange(min=0), metavar="SECONDS", help="Wait this long between two requests to a host."),
    click.option(
        "--set", "chosen", multiple=True, metavar="NAME=VALUE", help="Choose a setting (docs/manners.md lists them); can be repeated."
    ),
)


def setting_options(command: Callable[..., None]) -> Callable[..., None]:
    """Adds the options for settings. The command gets them as `chosen`: name → value."""

    @wraps(command)
    def wrapped(delay: float | None, chosen: tuple[str, ...], **given: Any) -> None:
        from crawler.crawl.user_settings import read_words

        command(chosen=read_words(chosen) | ({} if delay is None else {"DOWNLOAD_DELAY": delay}), **given)

    for option in SETTING_OPTIONS:
        wrapped = option(wrapped)
    return wrapped


json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON document, for programs.")


def _use_outlets(context: click.Context, option: click.Parameter, folder: Path | None) -> None:
    if folder is not None:
        from crawler import outlets  # imported only if the option is used, because this is slow

        outlets.use(folder)


outlets_option = click.option(
    "--outlets",
    type=click.Path(path_type=Path),
    envvar="HEMERO_OUTLETS",
    metavar="DIR",
    is_eager=True,
    expose_value=False,
    callback=_use_outlets,
    help="Use your own folder of outlet files and groups.",
)


def selection_options(command: Callable[..., None]) -> Callable[..., None]:
    """Adds the filters of articles to a command. The command gets them as `selection`, without words."""
    helps = {
        "outlet": "Keep only this newspaper (`hemero outlets` lists them). Like the other filters, it can be repeated.",
        "country": "Keep only newspapers of this country: FR, BE, SN…",
        "section": "Keep only sections with these words: `politique`.",
        "author": "Keep only articles by this author.",
        "agency": "Keep only articles of this agency: AFP.",
        "language": "Keep only articles in this language: fr.",
        "kind": "Keep only articles of this kind: opinion, interview, live, video…",
    }

    @wraps(command)
    def wrapped(**given: Any) -> None:
        from crawler.archive.query.selection import Selection

        pairs = [(name, value) for name in helps for value in given.pop(name)]
        pairs += [(name, value) for name in ("since", "until") if (value := given.pop(name))]
        command(selection=Selection.of(pairs), **given)

    for name in reversed(helps):
        wrapped = click.option(f"--{name}", multiple=True, help=helps[name])(wrapped)
    wrapped = click.option("--until", metavar="DAY", help="Keep only articles published on this day or earlier.")(wrapped)
    return click.option("--since", metavar="DAY", help="Keep only articles published on this day or later: 2016-11-24, 2016-11 or 2016.")(
        wrapped
    )
