"""`hemero cite`: the citation of an article, a front page or a search."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from crawler.cli.console import empty_archive
from crawler.cli.options import TIME, archive_option, selection_options
from crawler.errors import HemeroError

if TYPE_CHECKING:
    from crawler.archive.query.reader import Archive
    from crawler.archive.query.selection import Selection
    from crawler.desk.language import Language
    from crawler.exports.citation import Reference


@click.command("cite", short_help="Cite an article, a front page or a search.")
@click.argument("article", metavar="[ARTICLE]", required=False)
@click.option("--version", type=click.IntRange(1), metavar="N", help="Cite this version of the article (hemero show ARTICLE --revisions).")
@click.option("--front", metavar="OUTLET", help="Cite this newspaper's front page.")
@click.option("--at", type=TIME, help="With --front: at this time, in the newspaper's zone. Default: the last capture.")
@click.option("--search", "query", metavar="QUERY", help="Cite this search: its question, counts and the state of the archive.")
@click.option("--style", type=click.Choice(["iso690", "apa", "chicago"]), default="iso690", show_default=True, help="Style of the text.")
@click.option("--format", "as_format", type=click.Choice(["text", "bib", "ris"]), default="text", show_default=True, help="Format.")
@click.option("--lang", type=click.Choice(["fr", "en"]), default="fr", show_default=True, help="The language of the citation.")
@selection_options
@archive_option
def command(
    article: str | None, version: int | None, front: str | None, at: str | None, query: str | None, style: str, as_format: str, lang: str,
    selection: Selection, archive: Path,
) -> None:  # fmt: skip
    """Cite an article (its number or address), a front page at a moment, or a search, with the capture or the state that proves it."""
    from crawler.archive.query.reader import Archive
    from crawler.desk.language import Language
    from crawler.desk.references import citation

    if [article, front, query].count(None) != 2:
        raise click.UsageError("cite one thing: an ARTICLE, --front OUTLET or --search QUERY.")
    _refuse_useless(article, version, front, at, query, selection)
    words = Language(lang)
    with Archive(archive) as opened:
        if empty := empty_archive(opened.db, archive):
            raise HemeroError(empty)
        if article is not None:
            cited = _article(opened, article, version)
        else:
            cited = _front(opened, front, at, words) if front is not None else _search(opened, query or "", selection, words)
    click.echo(citation(cited, style if as_format == "text" else as_format, words)[0].rstrip("\r\n"))


def _refuse_useless(*given: object) -> None:
    """Raises `click.UsageError` for options that do not belong to what is cited."""
    article, version, front, at, query, selection = given
    if version is not None and article is None:
        raise click.UsageError("--version belongs to an ARTICLE.")
    if at is not None and front is None:
        raise click.UsageError("--at belongs to --front.")
    if query is None and selection.pairs():  # type: ignore[attr-defined]
        raise click.UsageError("filters belong to --search.")


def _article(opened: Archive, article: str, version: int | None) -> Reference:
    from crawler.archive.query import stored_articles
    from crawler.archive.query.addresses import is_address
    from crawler.desk.references import article_reference

    if not article.strip().isdecimal() and not is_address(article):
        raise HemeroError(f"« {article} » is no number and no address of an article: hemero search finds them by their words.")
    return article_reference(opened.db, stored_articles.find(opened.db, article), version)


def _front(opened: Archive, outlet: str, at: str | None, words: Language) -> Reference:
    from crawler.archive.query.front_pages import front_pages, headlines_at, zone_of
    from crawler.archive.query.known_names import known
    from crawler.archive.query.reader import moment
    from crawler.archive.query.selection import Selection
    from crawler.desk.references import front_reference

    if not front_pages(opened.db, outlet):
        known(opened.db, Selection(outlets=(outlet,)))  # HemeroError with the nearest newspaper
    front = headlines_at(opened.db, outlet, moment(at, zone_of(opened.db, outlet)) if at else None)
    if front.far:
        click.echo(f"hemero: {front.warning}", err=True)
    return front_reference(opened.db, front, words)


def _search(opened: Archive, query: str, selection: Selection, words: Language) -> Reference:
    from crawler.archive.query.known_names import known
    from crawler.desk.references import search_reference

    return search_reference(opened.db, known(opened.db, selection.but(words=query)), words)
