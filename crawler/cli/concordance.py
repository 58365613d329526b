"""`hemero concordance`: every occurrence of the words of a search in its context."""

from __future__ import annotations

import csv
import json
import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.text import Text

from crawler.cli.console import empty_archive, out, warn
from crawler.cli.options import archive_option, selection_options
from crawler.cli.query_command import QueryCommand, words_argument

if TYPE_CHECKING:
    from crawler.archive.query.concordance import Line
    from crawler.archive.query.selection import Selection

FIELDS = ("title", "lead", "body")
COLUMNS = ("article_id", "outlet", "published", "field", "number", "left", "pivot", "right", "title", "url")


@click.command("concordance", cls=QueryCommand, short_help="List the occurrences of words in context.")
@words_argument("WORD…", required=True)
@selection_options
@click.option("--in", "fields", multiple=True, type=click.Choice(FIELDS), help="List occurrences in this part; can be repeated.")
@click.option(
    "--sort", type=click.Choice(["newest", "oldest", "outlet", "left", "right", "word"]), default="newest", show_default=True,
    help="Sort by date, newspaper, the words before or after, or the occurrence itself.",
)  # fmt: skip
@click.option("--limit", type=click.IntRange(1), help="List at most this number of occurrences.")
@click.option("--csv", "as_csv", is_flag=True, help="Print comma-separated lines with a header.")
@archive_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line.")
def command(
    words: tuple[str, ...], selection: Selection, fields: tuple[str, ...], sort: str, limit: int | None, as_csv: bool, archive: Path,
    as_json: bool,
) -> None:  # fmt: skip
    """List every occurrence of the words (or phrases) in its context, one a line."""
    from crawler.archive.query.concordance import concordance
    from crawler.archive.query.known_names import known
    from crawler.archive.query.reader import Archive, plain
    from crawler.exports.csv_ import disarmed

    number = 0
    writer = csv.writer(sys.stdout)
    with Archive(archive) as opened:
        empty = empty_archive(opened.db, archive)
        asked = known(opened.db, selection.but(words=" ".join(words)))
        lines = concordance(opened.db, asked, fields=fields or FIELDS, sort=sort)
        if as_csv:
            writer.writerow(COLUMNS)
        for line in islice(lines, limit):
            number += 1
            if as_json:
                print(json.dumps(plain(line), ensure_ascii=not _is_unicode()))
            elif as_csv:
                writer.writerow(disarmed(getattr(line, name) for name in COLUMNS))
            elif out.is_terminal:
                out.print(_shown(line, out.width), soft_wrap=True)
            else:
                print("\t".join(str(getattr(line, name) or "") for name in ("published", "outlet", "article_id", "left", "pivot", "right")))
    warn(empty or ("" if number else "no article holds these words."))
    if number and out.is_terminal and not (as_json or as_csv):
        out.print(f"{number} occurrence{'s' if number != 1 else ''}")


def _is_unicode() -> bool:
    return (getattr(sys.stdout, "encoding", None) or "utf-8").lower().startswith("utf")


def _shown(line: Line, width: int) -> Text:
    """The line with its occurrence in the middle of the terminal."""
    head = f"{(line.published or '')[:10]:10} {(line.outlet or '')[:14]:14} "
    room = max(10, (width - len(head) - len(line.pivot)) // 2 - 1)
    left = line.left[-room:].rjust(room)
    return Text.assemble((head, "dim"), left, (line.pivot, "yellow"), line.right[:room])
