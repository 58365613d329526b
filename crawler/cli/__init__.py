"""The command `hemero`: one file per subcommand, found by a folder scan."""

from __future__ import annotations

import difflib
import importlib
import pkgutil
import sys

import click

from crawler import __version__

NOT_COMMANDS = {
    *("check", "console", "demo_archive", "endings", "fetch", "named_faults", "notebook_options", "options", "progress", "query_command"),
    *("headline_corpus", "reading", "streams"),
}
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

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        if not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            near = difflib.get_close_matches(args[0], self.list_commands(ctx), n=2)
            hint = f"did you mean {' or '.join(near)}?" if near else "hemero -h lists them."
            raise click.UsageError(f"no command {args[0]}: {hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="hemero")
def hemero() -> None:
    """Crawl French-language news, store every page as the server sent it, and search the archive."""


def main() -> None:
    """Run the command line. Errors that the user can correct are printed as one sentence on stderr; `endings` has the exit codes."""
    from crawler.cli.endings import run_command

    sys.exit(run_command(hemero))
