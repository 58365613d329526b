"""`hemero show`: one article, its revisions and what changed."""

from __future__ import annotations

import itertools
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.text import Text

from crawler.cli.console import empty_archive, out, write_json
from crawler.cli.options import archive_option, json_option
from crawler.errors import HemeroError

if TYPE_CHECKING:
    from crawler.archive.query.promotions import Promotion
    from crawler.archive.query.stored_articles import Revision, StatedTime, StoredArticle
    from crawler.archive.versions.differences import Change

STYLES = {"same": "", "added": "green underline", "removed": "red strike"}
PLAIN = {"same": "{}", "added": "[+{}+]", "removed": "[-{}-]"}
"""Without colour, changes are marked as `wdiff` does."""


@click.command("show", short_help="Show an article and its revisions.")
@click.argument("article", metavar="ARTICLE")
@click.option("--revisions", is_flag=True, help="List its revisions, with their times.")
@click.option("--diff", is_flag=True, help="Show what changed from each revision to the next, word by word.")
@archive_option
@json_option
def command(article: str, revisions: bool, diff: bool, archive: Path, as_json: bool) -> None:
    """Show an article by its number (printed by `hemero search`) or by any of its addresses: text, times with their evidence, promotion."""
    from crawler.archive.query import promotions, stored_articles
    from crawler.archive.query.addresses import is_address
    from crawler.archive.query.front_pages import zone_of
    from crawler.archive.query.reader import Archive, plain

    with Archive(archive) as opened:
        if empty := empty_archive(opened.db, archive):
            raise HemeroError(empty)
        if not article.strip().isdecimal() and not is_address(article):
            raise HemeroError(f"« {article} » is no number and no address of an article: hemero search finds them by their words.")
        number = stored_articles.find(opened.db, article)
        stored = stored_articles.article(opened.db, number)
        contents = stored_articles.revisions(opened.db, number)
        times = stored_articles.times(opened.db, number)
        promoted = promotions.promotions(opened.db, number)
        zone = zone_of(opened.db, stored.outlet or "")
    if as_json:
        document = plain(stored) | {"times": [plain(one) for one in times], "revisions": [plain(one) for one in contents]}
        document |= {"promotions": [plain(one) for one in promoted]}
        if diff:
            document["differences"] = _differences(contents)
        write_json(document, indent=2)
    elif diff:
        _show_differences(contents)
    elif revisions:
        for one in contents:
            words = (f"{one.number}. {one.first_seen} – {one.last_seen}", _changed(one), "(shown)" if one.shown else "")
            _print(Text("  ".join(filter(None, words))))
    else:
        _show(stored, times, contents, promoted, zone)


def _show(
    stored: StoredArticle, times: tuple[StatedTime, ...], contents: tuple[Revision, ...], promoted: tuple[Promotion, ...], zone: tzinfo
) -> None:
    _print(Text(stored.title or "(without a title)", style="bold"))
    head = [stored.outlet, stored.section, ", ".join(stored.authors), stored.kind, f"{stored.words} words"]
    _print(Text("  ".join(filter(None, head))))
    out.print(Text(stored.url, style="dim"), soft_wrap=True)
    for one in times:
        sign = "→" if one.chosen else " "
        _print(
            Text(
                f"{sign} {one.field:<9} {one.value or '?':<25}  {one.source}: {one.printed}  ({one.why})", style="" if one.chosen else "dim"
            )
        )
    _print(
        Text(
            f"  seen      {stored.first_seen} – {stored.last_seen}, {len(contents)} content{'s' if len(contents) != 1 else ''}", style="dim"
        )
    )
    for paragraph in filter(None, (stored.lead, *stored.paragraphs)):
        _print(Text("\n" + paragraph))
    if promoted:
        out.print(Text("\nPromoted", style="bold"))
    for place in promoted:
        where = "  ".join(filter(None, (place.page_url or f"side columns of {place.outlet}", place.block)))
        began, ended = (f"{datetime.fromtimestamp(at, zone):%Y-%m-%d %H:%M}" for at in (place.first_utc, place.last_utc))
        _print(Text(f"  {began} – {ended}  {where}  rank {place.best_rank}: {place.text}"))


def _changed(one: Revision) -> str:
    if one.number == 1:
        return "the first content"
    return ", ".join(name if value is True else f"{value} paragraphs {name}" for name, value in one.changed.items())


def _differences(contents: tuple[Revision, ...]) -> list[dict[str, object]]:
    from crawler.archive.versions.differences import compare

    pairs = [(before, after, compare(before, after)) for before, after in itertools.pairwise(contents)]
    return [
        {"from": before.number, "to": after.number, "title": one.title, "lead": one.lead, "paragraphs": one.paragraphs}
        for before, after, one in pairs
    ]


def _show_differences(contents: tuple[Revision, ...]) -> None:
    from crawler.archive.versions.differences import compare

    if len(contents) < 2:
        out.print("It was always the same: there is one content.")
    for before, after in itertools.pairwise(contents):
        found = compare(before, after)
        out.print(Text(f"{before.number} → {after.number}, first seen {after.first_seen}", style="bold"))
        for changes in (found.title, found.lead, *found.paragraphs):
            if any(change.how != "same" for change in changes):
                out.print(_marked(changes), soft_wrap=True)
                out.print()


def _marked(changes: tuple[Change, ...]) -> Text:
    if out.is_terminal and not out.no_color:
        return Text.assemble(*((change.text, STYLES[change.how]) for change in changes))
    return Text("".join(PLAIN[change.how].format(change.text) for change in changes))


def _print(text: Text) -> None:
    """Print text: wrapped at words on a terminal, on one line in a pipe."""
    out.print(text, soft_wrap=not out.is_terminal)
