"""`hemero trends`: how often words appear over time."""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from crawler.cli.console import bars, empty_archive, out, table, warn, write_json
from crawler.cli.options import archive_option, json_option, selection_options
from crawler.cli.query_command import QueryCommand, words_argument

if TYPE_CHECKING:
    from crawler.archive.query.selection import Selection
    from crawler.archive.query.trends import Line, Point


@click.command("trends", cls=QueryCommand, short_help="Count articles with words over time.")
@words_argument("WORD…", required=True)
@selection_options
@click.option(
    "--step", type=click.Choice(["day", "week", "month", "year"]), default="month", show_default=True, help="Count by this period."
)
@click.option("--by-outlet", is_flag=True, help="Count each newspaper separately.")
@click.option(
    "--count", type=click.Choice(["articles", "occurrences"]), default="articles", show_default=True,
    help="Count articles, or the occurrences in them, too, with their number per million words.",
)  # fmt: skip
@click.option(
    "--sample", type=click.IntRange(1), metavar="ARTICLES", help="Count occurrences in an even sample of at most so many articles."
)
@click.option("--csv", "as_csv", is_flag=True, help="Print comma-separated lines with a header.")
@archive_option
@json_option
def command(
    words: tuple[str, ...], selection: Selection, step: str, by_outlet: bool, count: str, sample: int | None, as_csv: bool, archive: Path,
    as_json: bool,
) -> None:  # fmt: skip
    """Count the articles that contain each word or phrase (separated by commas) by day, week, month or year.

    The number per thousand articles of the same time is printed too. A period without any article has no numbers.
    """
    from crawler.archive.query.known_names import known
    from crawler.archive.query.reader import Archive, points
    from crawler.archive.query.trends import split_words, trends
    from crawler.exports.csv_ import disarmed

    with Archive(archive) as opened:
        empty = empty_archive(opened.db, archive)
        listed, chosen = split_words(" ".join(words)), known(opened.db, selection)
        lines = trends(opened.db, listed, chosen, step=step, by_outlet=by_outlet, count=count, most=sample)
    rows = list(points(lines))
    warn(empty or _nowhere(lines))
    if any(line.sampled for line in lines):
        warn(f"occurrences are estimated from an even sample of {sample} articles for each word.")
    if as_json:
        write_json(rows, indent=2)
    elif as_csv:
        writer = csv.writer(sys.stdout)
        writer.writerow(rows[0] if rows else ["word"])
        writer.writerows(disarmed(row.values()) for row in rows)
    elif not out.is_terminal:
        table("", (), [[_plain(row[name]) for name in _columns(rows)] for row in rows])
    else:
        for line in lines:
            span = f"{line.points[0].period} – {line.points[-1].period}" if line.points else ""
            out.print(f"[bold]{line.total if line.occurrences is None else line.occurrences:>8}[/]  ", end="")
            out.print(f"{line.label}  {line.outlet or ''}  {span}", markup=False)
            out.print("          " + bars([_rate(line, point) for point in line.points], out.width - 12), markup=False)


def _columns(rows: Sequence[dict[str, Any]]) -> list[str]:
    wanted = ("word", "outlet", "period", "articles", "of", "per_thousand", "occurrences", "words", "per_million")
    return [name for name in wanted if name in rows[0]]


def _plain(cell: object) -> object:
    return "" if cell is None else cell


def _rate(line: Line, point: Point) -> float:
    """Per thousand articles, or per million words where occurrences were counted."""
    return (point.per_thousand if line.occurrences is None else point.per_million) or 0.0


def _nowhere(lines: Sequence[Line]) -> str:
    """The words that no article contains, in a sentence; empty if there are none."""
    totals: dict[str, int] = {}
    for line in lines:
        totals[line.label] = totals.get(line.label, 0) + line.total
    nowhere = [f"« {label} »" for label, total in totals.items() if not total]
    return f"no article holds {', '.join(nowhere)}." if nowhere else ""
