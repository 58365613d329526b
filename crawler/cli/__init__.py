"""The command `hemero`: one file per subcommand, found by a folder scan."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import click

from crawler import __version__
from crawler.errors import HemeroError

NOT_COMMANDS = {"check", "console", "demo_archive", "fetch", "options", "progress"}
"""Files in this folder that are not commands."""


class _Commands(click.Group):
    """Loads the file of a command only when it is used, so that `hemero` starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(module.name.rstrip("_") for module in pkgutil.iter_modules(__path__) if module.name not in NOT_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command = importlib.import_module(f"{__name__}.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="hemero")
def hemero() -> None:
    """Crawl French-language news, store every page as the server sent it, and search the archive."""


def main() -> None:
    """Run the command line. A `HemeroError` is printed as one sentence on stderr, with exit code 1."""
    try:
        hemero()
    except HemeroError as error:
        click.echo(f"hemero: {error}", err=True)
        sys.exit(1)
