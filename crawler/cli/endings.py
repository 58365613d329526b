"""How a command ends: one sentence on stderr for an error, and the exit code. docs/crawling.md lists the codes."""

from __future__ import annotations

import difflib
import errno
import signal
import sqlite3

import click

from crawler.cli.streams import drop_output, flush, prepare_streams
from crawler.errors import HemeroError

DONE, FAILED, MISUSED, INTERRUPTED = 0, 1, 2, 130


def run_command(command: click.Group) -> int:
    """Run the command line. Returns the exit code; expected errors are printed as one sentence."""
    prepare_streams()
    try:
        code = _code_of(command)
        flush()
    except OSError as error:  # standard output cannot be written
        code = FAILED
        if error.errno != errno.EPIPE:
            _say(f"the output cannot be written ({error.strerror}): make room, or write to another place.")
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # another Ctrl-C while Python ends is no traceback
    drop_output()
    return code


def _code_of(command: click.Group) -> int:
    try:
        ended = command.main(prog_name="hemero", standalone_mode=False)
    except SystemExit as ending:
        ended = ending.code
    except HemeroError as error:
        _say(str(error))
        return FAILED
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return MISUSED
    except click.UsageError as error:
        _say(sentence(error))
        return MISUSED
    except click.ClickException as error:
        _say(error.format_message())
        return FAILED
    except (click.Abort, KeyboardInterrupt) as error:
        if isinstance(error, KeyboardInterrupt) or isinstance(error.__cause__ or error.__context__, KeyboardInterrupt):
            _say("stopped.")
            return INTERRUPTED
        _say("nothing was done.")
        return FAILED
    return ended if isinstance(ended, int) else DONE


def _say(text: str) -> None:
    click.echo(f"hemero: {' '.join(text.split())}", err=True)


def sentence(error: click.UsageError) -> str:
    """A mistake on the command line as one sentence: what is wrong, and the nearest option or command."""
    path = error.ctx.command_path if error.ctx else "hemero"
    if isinstance(error, click.NoSuchOption):
        return f"no option {error.option_name}: {_nearest(error.option_name, error.ctx, path)}"
    text = error.format_message().strip()
    return text if text.endswith("?") or " -h " in text else f"{text.rstrip('.')}: {path} -h shows how to call it."


def _nearest(name: str, context: click.Context | None, path: str) -> str:
    """The options that resemble the one typed."""
    known = options_of(context) if context else []
    bare = {option.lstrip("-"): option for option in known}
    near = [bare[one] for one in difflib.get_close_matches(name.lstrip("-–—"), bare, n=2, cutoff=0.6)]
    hint = f"did you mean {' or '.join(near)}?" if near else f"{path} -h lists them."
    words = any(isinstance(one, click.Argument) and one.nargs == -1 for one in context.command.params) if context else False
    return f"{hint} (To look for it as a word, write it after --.)" if words and name[1:2] != "-" else hint


def options_of(context: click.Context) -> list[str]:
    """The names of all options of a command, hidden ones apart."""
    own = [name for one in context.command.get_params(context) if isinstance(one, click.Option) and not one.hidden for name in one.opts]
    return own + [name for one in context.command.get_params(context) for name in one.secondary_opts]


def sqlite_error(error: sqlite3.Error, path: str) -> HemeroError:
    """The sentence for a SQLite error of an archive."""
    from crawler.archive.database.sqlite_errors import hemero_error_for

    known = hemero_error_for(error, path)
    return known or HemeroError(f"{path} cannot be read ({error}): hemero verify checks it; restore it from a copy if it is damaged.")
