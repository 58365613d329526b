"""`hemero headlines`: what a newspaper's front page showed at a given time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.text import Text

from crawler.cli.console import empty_archive, out, table, write_json
from crawler.cli.options import DAY, LAST_DAY, TIME, archive_option, in_order, json_option
from crawler.errors import HemeroError

if TYPE_CHECKING:
    from crawler.archive.query.front_pages import Block, Front, Placed
    from crawler.archive.query.reader import Archive

SIGNS = {"entered": "+", "left": "−", "rose": "↑", "fell": "↓", "moved": "→", "reworded": "≠", "": ""}
STYLES = {"entered": "green", "left": "red", "rose": "cyan", "fell": "cyan", "moved": "cyan", "reworded": "yellow", "": ""}


@click.command("headlines", short_help="Show and search front pages.")
@click.argument("outlet", required=False)
@click.option(
    "--at", type=TIME, help='Show this time: "2016-11-24 08:00" or "24/11/2016 8h", in the newspaper\'s zone. Default: the last capture.'
)
@click.option("--page", metavar="URL", help="Show this page of headlines, not the front page.")
@click.option("--and", "later", type=TIME, help="Compare the front page at the time of --at with that at this time.")
@click.option("--beside", metavar="OTHER", help="Show the front page of another newspaper at the same time, too.")
@click.option("--words", metavar="WORDS", help="List the headlines on front pages that have these words.")
@click.option("--trend", type=click.Choice(["day", "week", "month", "year"]), help="With --words: count them over time.")
@click.option(
    "--sort", type=click.Choice(["newest", "oldest", "highest", "longest"]), default="newest", show_default=True,
    help="With --words: sort by last or first sight, best rank, or number of captures.",
)  # fmt: skip
@click.option("--longest", is_flag=True, help="List the articles that stood longest and highest on front pages.")
@click.option(
    "--by", type=click.Choice(["score", "hours", "top"]), default="score", show_default=True,
    help="With --longest: hours divided by the place, hours, or hours at the first place.",
)  # fmt: skip
@click.option("--wordings", metavar="ARTICLE", help="List the headlines that this article (its number or address) had, in order.")
@click.option("--country", multiple=True, help="With --words or --longest: only newspapers of this country; can be repeated.")
@click.option("--since", type=DAY, help="With --words or --longest: only captures of this day or later.")
@click.option("--until", type=LAST_DAY, help="With --words or --longest: only captures of this day or earlier.")
@click.option("--limit", type=click.IntRange(1), help="List at most this number.")
@click.option("--csv", "as_csv", is_flag=True, help="Print comma-separated lines with a header.")
@archive_option
@json_option
def command(outlet: str | None, page: str | None, as_csv: bool, archive: Path, as_json: bool, **given: Any) -> None:
    """Show a newspaper's front page and side columns at a given time, and what had changed since the capture before.

    + entered, − left, ↑ rose, ↓ fell, → moved to another block, ≠ reworded.

    With other options: the headlines that have some words, what stood longest and highest, two front pages side by side, or the wordings of
    an article.
    """
    from crawler.archive.query.reader import Archive
    from crawler.cli.headline_corpus import Asked, tell

    asked = Asked(outlet=outlet, **given)
    asked.check()
    in_order(asked.since, asked.until)
    with Archive(archive) as opened:
        if empty := empty_archive(opened.db, archive):
            raise HemeroError(empty)
        if asked.is_corpus or as_csv:
            tell(opened, asked, as_csv=as_csv, as_json=as_json)
        else:
            _one_page(opened, str(outlet), asked.at, page, as_json=as_json)


def _one_page(opened: Archive, outlet: str, at: str | None, page: str | None, *, as_json: bool) -> None:
    from crawler.archive.query.front_pages import front_pages, headlines_at, zone_of
    from crawler.archive.query.known_names import known
    from crawler.archive.query.reader import moment, plain
    from crawler.archive.query.selection import Selection

    if not front_pages(opened.db, outlet):
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
