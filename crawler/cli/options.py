"""Options that several commands share."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import click

from crawler.errors import HemeroError


class Day(click.ParamType):  # type: ignore[type-arg]  # it is generic since click 8.4
    """A day as people type it: 2016-11-24, 24/11/2016, 24 novembre 2016, 2016-11 or 2016. A month or year is its first or last day."""

    name = "day"

    def __init__(self, *, end: bool = False) -> None:
        self._end = end

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        from crawler.archive.query.selection import day_of

        return day_of(str(value), end=self._end)


DAY, LAST_DAY = Day(), Day(end=True)
"""The first and the last day of a range."""
DAY_FORMS = "2016-11-24, 24/11/2016, 24 novembre 2016, 2016-11 or 2016"


def in_order(since: date | None, until: date | None) -> None:
    """HemeroError where the first day is after the last one."""
    if since and until and since > until:
        raise HemeroError(f"--since {since} is after --until {until}: give the earlier day to --since.")


class Time(click.ParamType):  # type: ignore[type-arg]
    """A day and hour as people type them, as ISO 8601 writes them: `2016-11-24 08:00`."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from crawler.archive.query.typed_days import in_numbers

        return in_numbers(str(value))


TIME = Time()


def archive_option(command: Callable[..., None]) -> Callable[..., None]:
    """Adds `--archive`. A SQLite error of the archive ends the command with a sentence."""

    @wraps(command)
    def wrapped(*, archive: Path, **given: Any) -> None:
        try:
            command(archive=archive, **given)
        except sqlite3.Error as error:
            from crawler.cli.endings import sqlite_error

            raise sqlite_error(error, str(archive)) from error

    return click.option(
        "--archive",
        type=click.Path(dir_okay=False, path_type=Path),
        envvar="HEMERO_ARCHIVE",
        default=Path("data/hemero.db"),
        show_default=True,
        help="Use this SQLite file; its WARC files are in warc/ in the same folder.",
    )(wrapped)


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


def use_groups() -> None:
    """Make the groups of newspapers known to searches: `--outlet @belgique`."""
    from crawler.archive.query import newspaper_sets
    from crawler.outlets._select import as_sets

    newspaper_sets.use(as_sets)


def selection_options(command: Callable[..., None]) -> Callable[..., None]:
    """Adds the filters of articles to a command. The command gets them as `selection`, without words."""
    helps = {
        "outlet": "Keep only this newspaper, or a set of them (@belgique, @FR). Like the other filters, it can be repeated.",
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

        use_groups()
        pairs = [(name, value) for name in helps for value in given.pop(name)]
        pairs += [(name, day.isoformat()) for name in ("since", "until") if (day := given.pop(name))]
        command(selection=Selection.of(pairs), **given)

    for name in reversed(helps):
        wrapped = click.option(f"--{name}", multiple=True, help=helps[name])(wrapped)
    wrapped = click.option("--until", type=LAST_DAY, help="Keep only articles published on this day or earlier.")(wrapped)
    return click.option("--since", type=DAY, help=f"Keep only articles published on this day or later: {DAY_FORMS}.")(wrapped)
