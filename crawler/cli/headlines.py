"""`hemero headlines`: what a newspaper's front page showed at a given time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.text import Text

from crawler.cli.console import empty_archive, out, table, write_json
from crawler.cli.options import TIME, archive_option, json_option
from crawler.errors import HemeroError

if TYPE_CHECKING:
    from crawler.archive.query.front_pages import Block, Front, Placed

SIGNS = {"entered": "+", "left": "−", "rose": "↑", "fell": "↓", "moved": "→", "reworded": "≠", "": ""}
STYLES = {"entered": "green", "left": "red", "rose": "cyan", "fell": "cyan", "moved": "cyan", "reworded": "yellow", "": ""}


@click.command("headlines", short_help="Show a front page at a given time.")
@click.argument("outlet")
@click.option(
    "--at", type=TIME, help='Show this time: "2016-11-24 08:00" or "24/11/2016 8h", in the newspaper\'s zone. Default: the last capture.'
)
@click.option("--page", metavar="URL", help="Show this page of headlines, not the front page.")
@archive_option
@json_option
def command(outlet: str, at: str | None, page: str | None, archive: Path, as_json: bool) -> None:
    """Show a newspaper's front page and side columns at a given time, and what had changed since the capture before.

    + entered, − left, ↑ rose, ↓ fell, → moved to another block, ≠ reworded.
    """
    from crawler.archive.query.front_pages import front_pages, headlines_at, zone_of
    from crawler.archive.query.known_names import known
    from crawler.archive.query.reader import Archive, moment, plain
    from crawler.archive.query.selection import Selection

    with Archive(archive) as opened:
        if not front_pages(opened.db, outlet):
            if empty := empty_archive(opened.db, archive):
                raise HemeroError(empty)
            known(opened.db, Selection(outlets=(outlet,)))  # HemeroError with the nearest newspaper
        when = moment(at, zone_of(opened.db, outlet)) if at else None
        front = headlines_at(opened.db, outlet, when, page_id=_page_id(opened, outlet, page) if page else None)
    if front.far:
        click.echo(f"hemero: {front.warning}", err=True)
    if as_json:
        write_json(plain(front), indent=2)
    elif out.is_terminal:
        _show(front)
    else:
        blocks = [*front.blocks, *(side.block for side in front.sides)]
        stood = [(front.seen, block.title, one.rank, one.text, one.url, one.change) for block in blocks for one in block.headlines]
        gone = [(front.seen, one.before_block or "", one.before_rank, one.text, one.url, one.change) for one in front.left]
        table("", (), [*stood, *gone])


def _page_id(opened: object, outlet: str, page: str) -> int:
    from crawler.archive.query.front_pages import front_pages
    from crawler.archive.query.reader import Archive

    assert isinstance(opened, Archive)
    known = front_pages(opened.db, outlet)
    for one in known:
        if one.url.rstrip("/") == page.rstrip("/"):
            return one.page_id
    raise HemeroError(f"{page} is no page of headlines of {outlet}; it has {', '.join(one.url for one in known[:5]) or 'none'}.")


def _show(front: Front) -> None:
    out.print(Text.assemble((front.outlet, "bold"), f"  {front.seen[:16].replace('T', ' ')}  ", (front.page_url, "dim")))
    for block in front.blocks:
        _show_block(block, "")
    for side in front.sides:
        _show_block(side.block, f"on {side.page_url}, {side.seen[:16].replace('T', ' ')}")
    if front.left:
        out.print(Text("\nGone since the capture before", style="bold"))
        for one in front.left:
            out.print(_line(one))
    ways = [f"before: {front.previous.seen[:16]}" if front.previous else "", f"after: {front.next.seen[:16]}" if front.next else ""]
    out.print(Text("\n" + "   ".join(filter(None, ways)).replace("T", " "), style="dim"))


def _show_block(block: Block, where: str) -> None:
    out.print(Text.assemble("\n", (block.title or "(without a title)", "bold"), f"  {where}"))
    for one in block.headlines:
        out.print(_line(one), soft_wrap=True)


def _line(one: Placed) -> Text:
    was = {"reworded": f"  (was: {one.before_text})", "moved": f"  (from {one.before_block or 'a block without a title'})"}
    note = was.get(one.change, f"  (was {one.before_rank})" if one.change in {"rose", "fell"} else "")
    number = f" no. {one.target_article_id}" if one.target_article_id else ""
    return Text.assemble(
        (f"{SIGNS[one.change]:>2} ", STYLES[one.change]), f"{one.rank:>2}. ", (one.kicker + " | " if one.kicker else "", "italic"),
        (one.text, STYLES[one.change]), (note + number, "dim"),
    )  # fmt: skip
