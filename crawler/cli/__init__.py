"""`hemero`: one file per command, found by folder scan."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import click

from crawler import __version__
from crawler.errors import HemeroError

SHARED = {"check", "console", "fetch", "options", "progress"}
"""Files that are no command."""


class _Commands(click.Group):
    """Loads a command's file only when it is asked for, so that `hemero` starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(module.name.rstrip("_") for module in pkgutil.iter_modules(__path__) if module.name not in SHARED)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command = importlib.import_module(f"{__name__}.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="hemero")
def hemero() -> None:
    """Crawl French-language news, keep every page as it was served, and question the archive."""


def main() -> None:
    """Run the command line; what the user can mend is told in one sentence on stderr, with exit code 1."""
    try:
        hemero()
    except HemeroError as trouble:
        click.echo(f"hemero: {trouble}", err=True)
        sys.exit(1)
