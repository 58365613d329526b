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
