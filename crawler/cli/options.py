"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

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
