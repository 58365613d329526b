"""`hemero words`: count words in a selection of articles."""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from crawler.cli.console import empty_archive, out, table, warn, write_json
from crawler.cli.options import archive_option, json_option, selection_options
from crawler.cli.query_command import QueryCommand, words_argument

if TYPE_CHECKING:
    import sqlite3

    from crawler.archive.query.selection import Selection
    from crawler.archive.query.word_counts import Counted

SHOWN = ("forms", "frequent", "collocates", "specific")
MEASURES = {"log-likelihood": "log_likelihood", "logdice": "log_dice", "together": "together"}
PARTS = ("outlet", "country", "section", "language", "kind", "year", "month", "rest")


@click.command("words", cls=QueryCommand, short_help="Count words, collocates and specific words.")
@words_argument("[WORD]…")
@selection_options
@click.option("--show", type=click.Choice(SHOWN), help="Show this; forms where words are given, else frequent words.")
@click.option("--size", type=click.IntRange(1, 5), default=1, show_default=True, help="Count sequences of so many words (with frequent).")
@click.option("--stems", is_flag=True, help="Count words of the same stem together (with frequent).")
@click.option("--window", type=click.IntRange(1, 30), default=5, show_default=True, help="Reach so many words on each side (collocates).")
@click.option(
    "--measure", type=click.Choice(list(MEASURES)), default="log-likelihood", show_default=True, help="Sort by this (with collocates)."
)
@click.option(
    "--by", type=click.Choice(PARTS), default="outlet", show_default=True,
    help="Divide the articles by this, or compare them with the rest of the archive (with specific).",
)  # fmt: skip
@click.option("--least", type=click.IntRange(1), default=None, help="Leave out words with fewer occurrences.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="Print at most this number of words, of each part.")
@click.option("--sample", type=click.IntRange(1), metavar="ARTICLES", help="Count an even sample of at most so many articles.")
@click.option("--csv", "as_csv", is_flag=True, help="Print comma-separated lines with a header.")
@archive_option
@json_option
def command(
    words: tuple[str, ...], selection: Selection, show: str | None, as_csv: bool, archive: Path, as_json: bool, **chosen: Any
) -> None:
    """Count words in the articles that the words and filters select.

    With words: the printed forms that they cover, with occurrences and occurrences per million words. Without: the most frequent words.
    `--show collocates`: the words that stand near. `--show specific`: the words of each newspaper, month… that chance does not explain.
    """
    from crawler.archive.query.known_names import known
    from crawler.archive.query.reader import Archive, plain
    from crawler.cli.reading import reading
    from crawler.exports.csv_ import disarmed

    with Archive(archive) as opened:
        empty = empty_archive(opened.db, archive)
        asked = known(opened.db, selection.but(words=" ".join(words)))
        with reading():
            counted = _counted(opened.db, asked, show, chosen)
    rows = [plain(row) for row in counted.rows]
    if as_json:
        write_json({"words": counted.words, "articles": counted.articles, "of": counted.of, "rows": rows}, indent=2)
    elif as_csv:
        writer = csv.writer(sys.stdout)
        writer.writerow(rows[0] if rows else ["word"])
        writer.writerows(disarmed(row.values()) for row in rows)
    else:
        heads = [name.replace("_", " ") for name in rows[0]] if rows else []
        table(_title(counted), heads, [list(row.values()) for row in rows])
    if empty or (not as_json and (as_csv or not out.is_terminal)):
        warn(empty or _title(counted))
    elif not rows:
        warn("no word is frequent enough: --least 1 shows the rarest.")


def _counted(db: sqlite3.Connection, selection: Selection, show: str | None, chosen: dict[str, Any]) -> Counted[Any]:
    from crawler.archive.query.collocates import collocates
    from crawler.archive.query.specificities import specificities
    from crawler.archive.query.word_counts import Counted, forms, word_counts

    show = show or ("forms" if selection.words.strip() else "frequent")
    limit, most = chosen["limit"], chosen["sample"]
    if show == "forms":
        found = forms(db, selection, most=most)
        return Counted(found.words, found.articles, found.of, found.rows[:limit])
    if show == "frequent":
        return word_counts(db, selection, size=chosen["size"], by_stem=chosen["stems"], limit=limit, most=most)
    if show == "collocates":
        least, by = chosen["least"] or 3, MEASURES[chosen["measure"]]
        return collocates(db, selection, window=chosen["window"], least=least, limit=limit, by=by, most=most)
    rest = chosen["by"] == "rest"
    corpus, part = (type(selection)(), selection) if rest else (selection, None)
    return specificities(db, corpus, by=chosen["by"], part=part, least=chosen["least"] or 5, limit=limit, most=most)


def _title(counted: Counted[Any]) -> str:
    """The size of the selection, in a sentence."""
    number = f"{_number(counted.words)} words in {_number(counted.articles)} articles"
    return f"{number}, a sample of {_number(counted.of)}." if counted.of > counted.articles else f"{number}."


def _number(number: int) -> str:
    return f"{number:,}".replace(",", " ")
