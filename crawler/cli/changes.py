"""`hemero changes`: what newspapers changed after publication."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from crawler.cli.console import empty_archive, table, warn, write_json
from crawler.cli.options import archive_option, json_option, selection_options
from crawler.cli.query_command import QueryCommand, words_argument

if TYPE_CHECKING:
    import sqlite3

    from crawler.archive.query.changes import Change, ChangesWanted
    from crawler.archive.query.selection import Selection

KINDS = ("title", "lead", "figures", "names", "added", "removed", "reworded", "authors", "section", "published", "paywalled")
COLUMNS = ("seen", "outlet", "article_id", "title", "kinds", "how", "hours_after", "words_added", "words_removed", "before", "after", "url")


@click.command("changes", cls=QueryCommand, short_help="List what was changed after publication.")
@words_argument("[WORD]…")
@selection_options
@click.option("--only", "kinds", multiple=True, type=click.Choice(KINDS), help="List changes of this kind; can be repeated.")
@click.option("--announced/--silent", "announced", default=None, help="List only changes that the page announced, or only silent ones.")
@click.option("--least-words", type=click.IntRange(0), default=0, help="List changes of at least so many words, added and removed.")
@click.option("--within", type=click.FloatRange(min=0), metavar="HOURS", help="List changes seen at most so many hours after publication.")
@click.option("--all", "by_reader", is_flag=True, help="List also changes that another version of the reader may have made.")
@click.option("--gone", is_flag=True, help="List the articles whose page is gone instead.")
@click.option("--count", "counted_by", type=click.Choice(["outlet", "month", "kind"]), help="Count the changes by this.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="List at most this number.")
@click.option("--csv", "as_csv", is_flag=True, help="Print comma-separated lines with a header.")
@archive_option
@json_option
def command(
    words: tuple[str, ...],
    selection: Selection,
    announced: bool | None,
    gone: bool,
    counted_by: str | None,
    limit: int,
    as_csv: bool,
    archive: Path,
    as_json: bool,
    **chosen: Any,
) -> None:
    """List what newspapers changed after publication, last seen first.

    With words: the changes that took text with these words out. The days of --since and --until are those on which the change was seen.
    """
    from crawler.archive.query.changes import ChangesWanted
    from crawler.archive.query.known_names import known
    from crawler.archive.query.reader import Archive

    _refuse_filters(selection)
    with Archive(archive) as opened:
        empty = empty_archive(opened.db, archive)
        asked = known(opened.db, selection.but(words=" ".join(words)))
        wanted = ChangesWanted.of(
            asked, kinds=chosen["kinds"], announced=announced, least_words=chosen["least_words"], within_hours=chosen["within"],
            by_reader=chosen["by_reader"],
        )  # fmt: skip
        heads, rows = _rows(opened.db, wanted, gone=gone, counted_by=counted_by, limit=limit)
    if as_json:
        write_json(rows, indent=2)
    elif as_csv:
        _write_csv(heads, rows)
    else:
        table("", heads, [[_shown(row[head]) for head in heads] for row in rows])
    warn(empty or ("" if rows or as_json else "nothing was changed, as far as the captures show."))


def _refuse_filters(selection: Selection) -> None:
    """Changes are not filtered by what only articles have. Raises `HemeroError`."""
    from crawler.errors import HemeroError

    for option in ("sections", "authors", "agencies", "languages", "kinds"):
        if getattr(selection, option):
            name = {"agencies": "agency"}.get(option, option.removesuffix("s"))
            raise HemeroError(f"Changes are not filtered by --{name}: use --outlet, --country, --since, --until and --only.")


def _rows(
    db: sqlite3.Connection, wanted: ChangesWanted, *, gone: bool, counted_by: str | None, limit: int
) -> tuple[tuple[str, ...], list[dict[str, Any]]]:
    """Column names, and rows by column name."""
    from itertools import islice

    from crawler.archive.query.changes import count_changes, every_change, gone_articles
    from crawler.archive.query.reader import plain

    if gone:
        found = [plain(one) for one in gone_articles(db, wanted.outlets, limit=limit)]
        return ("gone", "last_seen", "outlet", "article_id", "title", "detail", "url"), found
    if counted_by:
        return ("name", "changes", "silent", "articles"), [plain(one) for one in count_changes(db, wanted, by=counted_by)]
    return COLUMNS, [plain(one) | _derived(one) for one in islice(every_change(db, wanted), limit)]


def _derived(change: Change) -> dict[str, Any]:
    """The columns that a person reads: the kinds, whether it was announced, and an example."""
    before, after = next(_examples(change), ("", ""))
    kinds = ", ".join(kind if number == 1 else f"{number} {kind}" for kind, number in change.counts.items())
    return {"kinds": kinds, "how": "announced" if change.announced else "silent", "before": before, "after": after}


def _examples(change: Change) -> Iterator[tuple[str, str]]:
    for kind in ("figures", "names", "title", *KINDS[7:]):
        for before, after in change.details.get(kind, ()):
            yield _shown(before), _shown(after)


def _shown(cell: object) -> str:
    if isinstance(cell, list):
        return ", ".join(map(str, cell))
    return "" if cell is None else str(cell)[:16].replace("T", " ") if _is_time(cell) else str(cell)


def _is_time(cell: object) -> bool:
    return isinstance(cell, str) and len(cell) >= 19 and cell[4:5] == "-" and cell[10:11] == "T"


def _write_csv(heads: tuple[str, ...], rows: list[dict[str, Any]]) -> None:
    from crawler.exports.csv_ import disarmed

    writer = csv.writer(sys.stdout)
    writer.writerow(heads)
    writer.writerows(disarmed(row[head] for head in heads) for row in rows)
