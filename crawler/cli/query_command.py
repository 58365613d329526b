"""The commands that take the words of a search: `-word` leaves a word out, and what looks like an option must be one."""

from __future__ import annotations

import re
from collections.abc import Callable

import click

HELD = "\ue000"
"""Replaces the hyphen of an excluded word while click reads the options."""
_DASHED = re.compile(r"[–—]+[^\W\d]")
"""An option whose hyphens a word processor turned into a dash."""


class QueryCommand(click.Command):
    """A command with words to search. After `--`, everything is a word."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, self._held(ctx, args))

    def _held(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments, with the words to leave out marked. Raises `click.NoSuchOption`."""
        options = {name: one for one in self.get_params(ctx) if isinstance(one, click.Option) for name in (*one.opts, *one.secondary_opts)}
        held: list[str] = []
        waiting = list(args)
        while waiting:
            word = waiting.pop(0)
            name = word.partition("=")[0]
            if word == "--":
                return [*held, word, *waiting]
            if (option := options.get(name)) is not None:
                held += [word] if name.startswith("--") or name == word else [name, word[len(name) + 1 :]]
                if not option.is_flag and name == word and waiting:
                    held.append(waiting.pop(0))
            elif _is_excluded_word(word, options):
                held.append(HELD + word[1:])
            elif (word.startswith("-") and word != "-") or _DASHED.match(word):
                raise click.NoSuchOption(name, ctx=ctx)
            else:
                held.append(word)
        return held


def _is_excluded_word(word: str, options: dict[str, click.Option]) -> bool:
    """Whether it is `-word`: neither `--word`, nor a letter alone, nor the name of an option with one hyphen."""
    if not word.startswith("-") or word.startswith("--") or len(word) <= 2:
        return False
    return f"-{word.partition('=')[0]}" not in options


def _as_typed(context: click.Context, argument: click.Parameter, words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.replace(HELD, "-") for word in words)


def words_argument(metavar: str, *, required: bool = False) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The argument `words` of a `QueryCommand`."""
    return click.argument("words", nargs=-1, required=required, metavar=metavar, callback=_as_typed)
