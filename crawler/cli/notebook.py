"""`hemero notebook`: tags, notes, baskets, exclusions and saved searches, in a file beside the archive."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from crawler.cli.console import empty_archive, table, warn, write_json
from crawler.cli.notebook_options import coder_option, item_of, item_options, news, news_lines, notebook_options, opened
from crawler.cli.options import json_option, selection_options
from crawler.cli.query_command import QueryCommand, words_argument
from crawler.cli.streams import flush
from crawler.errors import HemeroError

if TYPE_CHECKING:
    from crawler.archive.query.selection import Selection
    from crawler.notebook import Noted


class _Commands(click.Group):
    """Without a subcommand, `hemero notebook` lists what is noted."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0] not in self.commands and args[0] not in ctx.help_option_names):
            if args and args[0][:1] != "-" and (near := difflib.get_close_matches(args[0], self.commands, n=1, cutoff=0.6)):
                raise click.UsageError(f"no command notebook {args[0]}: did you mean {near[0]}?", ctx)
            args = ["list", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_Commands, short_help="List and write notes, tags and searches.")
def command() -> None:
    """Keep saved searches, tags, notes, baskets and exclusions in a notebook beside the archive, which is not changed.

    Articles are named by any of their addresses or by their number. Without a subcommand, it lists what is noted.
    """


@command.command("save", cls=QueryCommand, short_help="Add a saved search.")
@click.argument("name")
@words_argument("[WORD]…")
@selection_options
@notebook_options
@json_option
def save(name: str, words: tuple[str, ...], selection: Selection, archive: Path, place: Path | None, as_json: bool) -> None:
    """Save a search, with the words and filters of `hemero search`, under a name. A search of that name is replaced.

    What it finds now is known; `hemero notebook new` and `hemero follow` tell what it finds later.
    """
    with opened(archive, place) as (notebook, db):
        number = notebook.save(name, selection.but(words=" ".join(words)), db)
        saved = notebook.search(" ".join(name.split()))
    if as_json:
        write_json({"name": saved.name, "query": saved.query, "articles": number}, indent=2)
    else:
        click.echo(f"Saved « {saved.name} »: it finds {number} article{'s'[: number != 1]} now. hemero notebook new tells the next ones.")


@command.command("searches", short_help="List the saved searches.")
@click.option("--remove", metavar="NAME", help="Remove this saved search.")
@notebook_options
@json_option
def searches(remove: str | None, archive: Path, place: Path | None, as_json: bool) -> None:
    """List the saved searches, and how many articles are new in each since it was last looked at."""
    with opened(archive, place, readonly=remove is None) as (notebook, db):
        if remove is not None and not notebook.remove_search(remove):
            notebook.search(remove)  # raises with the names that there are
        rows = [(one, len(notebook.new(one, db))) for one in notebook.searches()]
    if as_json:
        write_json([{**asdict(one), "new": number} for one, number in rows], indent=2)
    else:
        table("Saved searches", ("name", "search", "new", "looked at"), [(one.name, one.words, new, one.looked) for one, new in rows])
        warn("" if rows else "there are no saved searches: hemero notebook save NAME WORD… saves one.")


@command.command("new", short_help="List what is new in a saved search.")
@click.argument("name")
@click.option("--keep", is_flag=True, help="Tell the same articles again the next time.")
@notebook_options
@json_option
def new(name: str, keep: bool, archive: Path, place: Path | None, as_json: bool) -> None:
    """List the articles that a saved search finds and had not found when you last looked, the oldest first."""
    with opened(archive, place) as (notebook, db):
        search = notebook.search(name)
        found = notebook.new(search, db)
        if as_json:
            write_json(news(search, found), indent=2)
        elif found:
            table(f"New in « {search.name} »", ("published", "newspaper", "title", "address"), news_lines(found))
        else:
            warn(f"nothing new in « {search.name} » since {search.looked[:16].replace('T', ' ')} UTC.")
        flush()
        if not keep:
            notebook.told(search, found)


@command.command("tag", short_help="Add a tag to an article.")
@click.argument("article")
@click.argument("name", metavar="TAG")
@click.option("--value", default="yes", show_default=True, help="Set the value of the tag, for codes with several: positive.")
@click.option("--no", "refused", is_flag=True, help="Record that the tag does not fit, for the agreement of coders.")
@click.option("--remove", is_flag=True, help="Remove the tag.")
@item_options
@coder_option
@notebook_options
def tag(
    article: str, name: str, value: str, refused: bool, remove: bool, version: int | None, headline: str | None, coder: str | None,
    archive: Path, place: Path | None,
) -> None:  # fmt: skip
    """Give an article a tag. Each coder has one value for a tag of an article; a second one replaces it."""
    with opened(archive, place, coder=coder) as (notebook, db):
        item = item_of(notebook, db, article, version, headline)
        if remove:
            _must(notebook.untag(item, name), f"{item.url} has no tag « {name} » of {notebook.coder}")
        else:
            notebook.tag(item, name, "no" if refused else value)


@command.command("note", short_help="Add a note to an article.")
@click.argument("article", required=False)
@click.argument("text", nargs=-1, metavar="TEXT…")
@click.option("--remove", type=click.IntRange(1), metavar="N", help="Remove the note with this number (hemero notebook list).")
@item_options
@coder_option
@notebook_options
def note(
    article: str | None, text: tuple[str, ...], remove: int | None, version: int | None, headline: str | None, coder: str | None,
    archive: Path, place: Path | None,
) -> None:  # fmt: skip
    """Write a note about an article."""
    if remove is None and article is None:
        raise click.UsageError("Missing argument 'ARTICLE'.", click.get_current_context())
    with opened(archive, place, coder=coder) as (notebook, db):
        if remove is not None:
            _must(notebook.remove_note(remove), f"there is no note {remove}")
        else:
            notebook.note(item_of(notebook, db, article or "", version, headline), " ".join(text))


@command.command("basket", short_help="Add articles to a basket.")
@click.argument("name", metavar="BASKET")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE…")
@click.option("--remove", is_flag=True, help="Remove them from the basket.")
@item_options
@notebook_options
def basket(
    name: str, articles: tuple[str, ...], remove: bool, version: int | None, headline: str | None, archive: Path, place: Path | None
) -> None:
    """Put articles into a basket."""
    with opened(archive, place) as (notebook, db):
        items = [item_of(notebook, db, one, version, headline) for one in articles]
        for item in items:
            if remove:
                _must(notebook.take_out(name, item), f"{item.url} is not in the basket « {name} »")
            else:
                notebook.put(name, item)


@command.command("exclude", short_help="Remove articles from exports that ask for it.")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE…")
@click.option("--reason", default="", help="Record why.")
@click.option("--remove", is_flag=True, help="End the exclusion.")
@coder_option
@notebook_options
def exclude(articles: tuple[str, ...], reason: str, remove: bool, coder: str | None, archive: Path, place: Path | None) -> None:
    """Exclude articles by hand. Searches still find them."""
    with opened(archive, place, coder=coder) as (notebook, db):
        items = [item_of(notebook, db, one) for one in articles]
        for item in items:
            if remove:
                _must(notebook.include(item), f"{item.url} is not excluded")
            else:
                notebook.exclude(item, reason)


@command.command("list", short_help="List what is noted.")
@click.argument("words", nargs=-1, metavar="[WORD]…")
@click.option("--tag", metavar="TAG", help="Keep only what has this tag.")
@click.option("--basket", metavar="BASKET", help="Keep only what is in this basket.")
@notebook_options
@json_option
def list_(words: tuple[str, ...], tag: str | None, basket: str | None, archive: Path, place: Path | None, as_json: bool) -> None:
    """List the articles, versions and headlines about which something is noted, the last ones first: all, or those with these words."""
    with opened(archive, place, readonly=True) as (notebook, db):
        empty = empty_archive(db, archive)
        found = [one for one in notebook.noted(tag=tag, basket=basket) if _has(one, words)]
    if as_json:
        write_json([asdict(one) for one in found], indent=2)
        return
    rows = [
        (one.item.kind, one.item.outlet, one.item.text, one.item.url, ", ".join(f"{each} ({each.coder})" for each in one.tags),
         ", ".join(one.baskets), " / ".join(f"{each.note_id}: {' '.join(each.text.split())} ({each.coder})" for each in one.notes),
         "" if one.excluded is None else f"excluded {one.excluded}".strip())
        for one in found
    ]  # fmt: skip
    if rows:
        table("Noted", ("what", "newspaper", "title", "address", "tags", "baskets", "notes", "excluded"), rows)
    warn(empty or ("" if rows else "nothing is noted so: hemero notebook note, tag and basket note articles."))


def _has(one: Noted, words: Iterable[str]) -> bool:
    texts = (one.item.text, one.item.url, one.item.outlet, *map(str, one.tags), *one.baskets, *(note.text for note in one.notes))
    whole = "\n".join(texts).casefold()
    return all(word.casefold() in whole for word in words)


@command.command("agreement", short_help="Count how far coders agree on a tag.")
@click.argument("name", metavar="TAG")
@notebook_options
@json_option
def agreement(name: str, archive: Path, place: Path | None, as_json: bool) -> None:
    """Reckon Cohen's kappa of each two coders, over the items that both have coded with the tag (`--no` counts as a code)."""
    with opened(archive, place, readonly=True) as (notebook, _):
        found = notebook.agreement(name)
    if as_json:
        write_json([asdict(one) for one in found], indent=2)
        return
    rows = [(*one.coders, one.items, one.same, *map(_figure, (one.observed, one.expected, one.kappa))) for one in found]
    table(f"Agreement on « {name} »", ("coder", "and", "both coded", "same", "observed", "by chance", "kappa"), rows)


def _figure(value: float | None) -> Any:
    return "none" if value is None else f"{value:.3f}"


def _must(done: bool, otherwise: str) -> None:
    if not done:
        raise HemeroError(f"{otherwise[0].upper()}{otherwise[1:]}: hemero notebook list shows what is noted.")
