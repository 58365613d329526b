"""`hemero search`: the archive's articles that hold some words."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click
from rich.text import Text

from crawler.cli.console import out, table
from crawler.cli.options import archive_option, json_option


# A word to leave out begins with a hyphen: no short option may take its letters.
@click.command("search", context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]})
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1), help="At most so many articles.")
@click.option("--outlet", help="Only this newspaper (`hemero outlets` lists them).")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="The first day of publication.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="The last day.")
@archive_option
@json_option
def command(
    words: tuple[str, ...], limit: int, outlet: str | None, since: datetime | None, until: datetime | None, archive: Path, as_json: bool
) -> None:
    """Find articles: `manifester` finds manifestations, `elysee` finds l'Élysée.

    "a phrase" in quotes, -word to leave out, OU between alternatives, titre:word for titles only, NEAR(mot autre, 5).
    """
    from crawler.archive import Archive

    with Archive(archive, readonly=True) as opened:
        hits = opened.search(
            " ".join(words), limit=limit, outlet=outlet, since=since.date() if since else None, until=until.date() if until else None
        )
    if as_json:
        click.echo(json.dumps([asdict(hit) for hit in hits], ensure_ascii=False, indent=2))
        return
    rows = [((hit.published or "")[:16].replace("T", " "), hit.outlet or "", hit.title or "", hit.url) for hit in hits]
    if not out.is_terminal:
        table("", (), rows)
        return
    for hit, (when, newspaper, title, url) in zip(hits, rows, strict=True):
        out.print(Text.assemble((title, "bold"), f"\n  {when}  {newspaper}\n  {hit.snippet}\n  ", (url, "dim"), "\n"), soft_wrap=True)
    out.print(f"{len(hits)} article{'s' if len(hits) != 1 else ''}" if hits else "No article holds these words.")
