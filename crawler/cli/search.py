"""`hemero search`: find articles that contain some words."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.text import Text

from crawler.cli.console import empty_archive, out, table, warn, write_json
from crawler.cli.options import archive_option, json_option, selection_options
from crawler.cli.query_command import QueryCommand, words_argument

if TYPE_CHECKING:
    from crawler.archive.query.changes import Change
    from crawler.archive.query.errors import Note
    from crawler.archive.query.search import Found, Hit
    from crawler.archive.query.selection import Selection
    from crawler.archive.query.snippets import Piece

COLUMNS = ("article_id", "published", "outlet", "kind", "section", "authors", "title", "url", "words", "snippet")


@click.command("search", cls=QueryCommand, short_help="Find articles by their words.")
@words_argument("[WORD]…")
@selection_options
@click.option(
    "--sort", type=click.Choice(["relevance", "newest", "oldest"]), default="relevance", show_default=True, help="Sort the articles."
)
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 500), help="Print at most this number of articles.")
@click.option("--after", metavar="PAGE", help="Print the next page; the page before it prints this value.")
@click.option("--count", "only_count", is_flag=True, help="Print only the number of articles.")
@click.option("--facets", "with_facets", is_flag=True, help="Print how many of the articles each newspaper, country, section… has.")
@click.option("--past", is_flag=True, help="Search also in what was taken out of articles after publication.")
@click.option("--csv", "as_csv", is_flag=True, help="Print comma-separated lines with a header.")
@archive_option
@json_option
def command(
    words: tuple[str, ...],
    selection: Selection,
    sort: str,
    limit: int,
    after: str | None,
    only_count: bool,
    with_facets: bool,
    past: bool,
    as_csv: bool,
    archive: Path,
    as_json: bool,
) -> None:
    """Find articles: `manifester` finds manifestations, `elysee` finds l'Élysée.

    Use "a phrase" in quotes, -word to exclude a word, OU between alternatives, titre:word (also chapo:, texte:, auteur:, rubrique:), =word
    as printed (accents and capitals count), communis* for all words that begin so, NEAR(mot autre, 5), or the address of an article.
    Without words: all articles that the filters keep, newest first. docs/analysis.md explains all signs.
    """
    from crawler.archive.query.reader import Archive
    from crawler.exports.csv_ import disarmed

    chosen = selection.but(words=" ".join(words))
    with Archive(archive) as opened:
        if with_facets:
            return _facets(opened.facets(selection=chosen).to_dicts(), as_json=as_json, as_csv=as_csv)
        if only_count:
            click.echo(opened.count(selection=chosen))
            _tell(question.notes if (question := chosen.question()) else (), None)
            warn(empty_archive(opened.db, archive))
            return None
        empty = empty_archive(opened.db, archive)
        found = opened.page(selection=chosen, sort=sort, after=after, limit=limit)
        removed = list(islice(opened.changes(selection=chosen), limit)) if past and chosen.words.strip() else []
    if as_json:
        write_json(_document(found) | ({"past": [_removed(one) for one in removed]} if past else {}), indent=2)
    elif as_csv:
        writer = csv.writer(sys.stdout)
        writer.writerow(COLUMNS)
        writer.writerows(disarmed(_cells(hit)) for hit in found.hits)
    elif not out.is_terminal:
        table("", (), [(_when(hit), hit.outlet or "", hit.title or "", hit.url) for hit in found.hits])
    else:
        _show(found, empty or _no_hit(chosen, found))
    if not found.hits and not as_json and (as_csv or not out.is_terminal):
        warn(empty or _no_hit(chosen, found))
    if not as_json:
        _tell(found.notes, found.suggestion)
        _show_removed(removed, as_csv=as_csv)
    if found.next and not as_json and (as_csv or not out.is_terminal):
        number = _number(found.count) if found.exact else f"more than {_number(found.count)}"
        way = f"--after {found.next} gives the next, hemero export csv all of them"
        click.echo(f"hemero: these are {len(found.hits)} of {number} articles; {way}.", err=True)
    return None


def _removed(change: Change) -> dict[str, object]:
    from crawler.archive.query.reader import plain

    return plain(change) | {"snippet": _marked_text(change.pieces)}


def _show_removed(removed: list[Change], *, as_csv: bool) -> None:
    """Print what was taken out: the time at which it was gone, the article, and the passage."""
    if not removed:
        return None
    if as_csv:
        return warn(f"{len(removed)} more changes took these words out: hemero changes --csv lists them.")
    rows = [(one.seen[:16].replace("T", " "), one.outlet or "", one.title or "", _marked_text(one.pieces)) for one in removed]
    table("Taken out after publication", ("gone by", "newspaper", "article now", "taken out"), rows)
    return None


def _marked_text(pieces: tuple[Piece, ...]) -> str:
    """A passage with its matching words between « »."""
    return "".join(f"«{piece.text}»" if piece.hit else piece.text for piece in pieces)


def _tell(notes: Iterable[Note], suggestion: str | None) -> None:
    """Say how the search was understood, and what else may be meant."""
    for note in notes:
        click.echo(f"hemero: {note.sentence}", err=True)
    if suggestion:
        click.echo(f"hemero: Did you mean {suggestion}?", err=True)


def _facets(rows: list[dict[str, object]], *, as_json: bool, as_csv: bool) -> None:
    from crawler.exports.csv_ import disarmed

    if as_json:
        write_json(rows, indent=2)
    elif as_csv:
        writer = csv.writer(sys.stdout)
        writer.writerow(("facet", "value", "articles"))
        writer.writerows(disarmed((row["facet"], row["value"], row["articles"])) for row in rows)
    else:
        table("", ("facet", "value", "articles"), [(str(row["facet"]), str(row["value"]), str(row["articles"])) for row in rows])


def _document(found: Found) -> dict[str, object]:
    from crawler.archive.query.reader import plain

    return {
        "count": found.count,
        "exact": found.exact,
        "ranking": found.ranking,
        "next": found.next,
        "notes": [note.sentence for note in found.notes],
        "suggestion": found.suggestion,
        "hits": [plain(hit) for hit in found.hits],
    }


def _cells(hit: Hit) -> Iterator[object]:
    for column in COLUMNS:
        value = getattr(hit, column)
        yield ", ".join(value) if isinstance(value, tuple) else value


def _when(hit: Hit) -> str:
    return (hit.published or "")[:16].replace("T", " ")


def _show(found: Found, no_hit: str) -> None:
    for hit in found.hits:
        head = [_when(hit), hit.outlet or "", hit.section or "", ", ".join(hit.authors), f"no. {hit.article_id}"]
        out.print(
            Text.assemble(
                _coloured(hit.title_pieces, "bold"),
                f"\n  {'  '.join(filter(None, head))}\n  ",
                _coloured(hit.pieces, ""),
                "\n  ",
                (hit.url, "dim"),
                "\n",
            ),
            soft_wrap=True,
        )
    if not found.hits:
        out.print(no_hit, markup=False, soft_wrap=True)
        return
    number = _number(found.count)
    out.print(f"{number} article{'s' if found.count != 1 else ''}" if found.exact else f"More than {number} articles: --count counts them.")
    if found.next:
        out.print(f"The next page: --after {found.next}", style="dim")


def _no_hit(chosen: Selection, found: Found) -> str:
    """Why there is no hit."""
    if found.count:
        return "There are no more articles after this page."
    return "No article holds these words." if chosen.words.strip() else "No article is like that."


def _number(number: int) -> str:
    return f"{number:,}".replace(",", " ")


def _coloured(pieces: tuple[Piece, ...], style: str) -> Text:
    return Text.assemble(*((piece.text, f"{style} yellow".strip() if piece.hit else style) for piece in pieces))
