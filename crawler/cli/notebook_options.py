"""What the commands of the notebook share: options, and the two open files."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from crawler.cli.options import archive_option
from crawler.errors import HemeroError

if TYPE_CHECKING:
    from crawler.notebook import Item, NewArticle, Notebook, SavedSearch


def notebook_option(command: Callable[..., None]) -> Callable[..., None]:
    """Adds `--notebook`: the command gets it as `place`, None for the usual one."""
    return click.option(
        "--notebook", "place", type=click.Path(dir_okay=False, path_type=Path), envvar="HEMERO_NOTEBOOK", metavar="FILE",
        help="Use this notebook (default: hemero.notebook.db beside hemero.db).",
    )(command)  # fmt: skip


def notebook_options(command: Callable[..., None]) -> Callable[..., None]:
    """Adds `--archive` and `--notebook`."""
    return archive_option(notebook_option(command))


coder_option = click.option(
    "--coder", envvar="HEMERO_CODER", metavar="NAME", help="Write as this person (default: your name on this computer)."
)


def item_options(command: Callable[..., None]) -> Callable[..., None]:
    """Adds the options that name a version or headline instead of the article."""
    command = click.option("--headline", metavar="TEXT", help="Mean the headline with these words that led to the article.")(command)
    return click.option("--version", type=click.IntRange(1), metavar="N", help="Mean version N of the article (hemero show).")(command)


@contextlib.contextmanager
def opened(
    archive: Path, place: Path | None, *, readonly: bool = False, coder: str | None = None
) -> Iterator[tuple[Notebook, sqlite3.Connection]]:
    """The notebook, and the archive's read-only connection."""
    from crawler.archive.query.reader import open_reader
    from crawler.cli.options import use_groups
    from crawler.notebook import Notebook, notebook_beside

    use_groups()
    with (
        contextlib.closing(open_reader(archive)) as db,
        Notebook(place or notebook_beside(archive), readonly=readonly, coder=coder) as notebook,
    ):
        try:
            yield notebook, db
        except sqlite3.DatabaseError as error:
            if _is_sound(notebook):
                raise
            raise HemeroError(f"{notebook.path} is damaged: restore it from a copy.") from error


def _is_sound(notebook: Notebook) -> bool:
    try:
        return bool(notebook.db.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.Error:
        return False


def item_of(notebook: Notebook, db: sqlite3.Connection, address: str, version: int | None = None, headline: str | None = None) -> Item:
    """The item that the words of a command name. What is noted already is known also where the archive lost it. Raises `HemeroError`."""
    from crawler.archive.query.addresses import is_address
    from crawler.notebook import article_item, headline_item, version_item

    if not address.strip().isdecimal() and not is_address(address):
        raise HemeroError(f"« {address} » is no number and no address of an article: hemero search finds them by their words.")
    if version is not None and headline is not None:
        raise HemeroError("Give --version or --headline, and not both.")
    try:
        if version is not None:
            return version_item(db, address, version)
        return article_item(db, address) if headline is None else headline_item(db, address, headline)
    except HemeroError:
        noted = [one.item for one in notebook.noted() if (one.item.url, one.item.kind) == (address.strip(), "article")]
        if noted and version is None and headline is None:
            return noted[0]
        raise


def news(search: SavedSearch, found: Iterable[NewArticle]) -> dict[str, Any]:
    """A saved search and what is new, for JSON."""
    return {"name": search.name, "query": search.query, "new": [asdict(one) for one in found]}


def news_lines(found: Iterable[NewArticle]) -> list[tuple[str, str, str, str]]:
    """What is new, for a table."""
    return [((one.published or "")[:16].replace("T", " "), one.outlet, one.title or "", one.url) for one in found]
