"""`hemero parse`: read one page and print its fields."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

import crawler
from crawler.article import Article, Moment
from crawler.cli import console
from crawler.cli.options import json_option
from crawler.errors import HemeroError
from crawler.parsing.document.addresses import is_web
from crawler.parsing.document.size import MAX_TAGS, has_too_many_tags
from crawler.settings import DOWNLOAD_MAXSIZE as MAX_BYTES

FIELDS = (
    "url", "outlet", "kind", "title", "lead", "published", "updated", "stamp", "authors", "agency", "section", "tags", "language",
    "paywalled",
)  # fmt: skip


@click.command(short_help="Read one page and print its fields.")
@click.argument("source", metavar="FILE|URL|-")
@click.option("--url", help="State the address of the page (for a file or standard input). Default: what it calls itself.")
@click.option("--fetched-at", metavar="TIME", help="State when the page was fetched (ISO 8601). Default for an address: now.")
@click.option("--contact", metavar="EMAIL|URL", help="Name this contact in the user agent, as in `hemero crawl`.")
@click.option("--allow-host", "allowed", multiple=True, metavar="HOST", help="Allow this host to have a private address; can be repeated.")
@click.option("--generic", is_flag=True, help="Read without the outlet's rules.")
@click.option("--explain", is_flag=True, help="Show every candidate of each field: where it was found, which one was chosen and why.")
@json_option
def command(
    source: str,
    url: str | None,
    fetched_at: str | None,
    contact: str | None,
    allowed: tuple[str, ...],
    generic: bool,
    explain: bool,
    as_json: bool,
) -> None:
    """Read one page: a file, an address (fetched once, with the politeness of a crawl) or standard input."""
    when = aware(fetched_at) if fetched_at else None
    content_type = None
    if is_web(source):
        from crawler.cli.fetch import fetch  # imported only if needed, because this is slow

        body, url, content_type = fetch(source, contact, allowed)
        when = when or datetime.now(UTC)
    else:
        body = read(source)
    if url and not is_web(url):
        raise HemeroError(f"{url} is no address of a page: write --url https://…")
    if has_too_many_tags(body):
        raise HemeroError(f"{source} has more than {MAX_TAGS:,} tags, more than a crawl reads of a page: cut out the part that you want.")
    article = crawler.parse(body, url, fetched_at=when, content_type=content_type, outlet=None if generic else "auto")
    if as_json:
        console.write_json(stated(article) | ({"evidence": evidence(article)} if explain else {}))
    elif explain:
        _explain(article)
    else:
        _print(article)


def aware(text: str) -> datetime:
    """A typed time: ISO 8601, or a French day and hour. A time without a zone is UTC."""
    from crawler.archive.query.typed_days import in_numbers

    try:
        when = datetime.fromisoformat(in_numbers(text))
    except ValueError:
        raise HemeroError(f"« {text} » is no time: write 2016-11-24T08:39+01:00 or 24/11/2016 8h39 (UTC).") from None
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def read(source: str) -> bytes:
    """The bytes of a file, or of standard input for `-`. HemeroError if they are more than a crawl reads of a page."""
    try:
        with nullcontext(sys.stdin.buffer) if source == "-" else Path(source).open("rb") as file:
            body = file.read(MAX_BYTES + 1)
    except OSError as error:
        why = error.strerror
        raise HemeroError(f"{source} cannot be read ({why}): name a saved page, an http:// address, or - for standard input.") from None
    if len(body) > MAX_BYTES:
        raise HemeroError(
            f"{source} has more than {MAX_BYTES >> 20} MB, more than a crawl reads of a page: cut out the part that you want."
        )
    return body


def stated(article: Article) -> dict[str, Any]:
    """An article as plain values for JSON: times in ISO 8601, no evidence."""
    plain: dict[str, Any] = {field: getattr(article, field) for field in FIELDS}
    plain |= {field: iso(plain[field]) for field in ("published", "updated")}
    plain |= {field: list(plain[field]) for field in ("authors", "tags")}
    return plain | {"paragraphs": list(article.paragraphs), "headlines": [asdict(headline) for headline in article.headlines]}


def iso(moment: Moment | None) -> str | None:
    """ISO 8601, to the minute: `2016-11-24T08:39+08:00`; for a date: `2016-11-24`."""
    if moment is None:
        return None
    return moment.isoformat(timespec="minutes") if isinstance(moment, datetime) else date.isoformat(moment)


def evidence(article: Article) -> dict[str, list[dict[str, Any]]]:
    """For each field, all candidates as plain values."""
    return {field: [asdict(candidate) for candidate in candidates] for field, candidates in article.evidence.items()}


def _print(article: Article) -> None:
    plain = stated(article)
    for field in FIELDS:
        if (value := plain[field]) not in (None, []):
            _line(field, ", ".join(value) if isinstance(value, list) else str(value))
    for number, paragraph in enumerate(article.paragraphs):
        _line("text" if not number else "", paragraph)
    for block in dict.fromkeys(headline.block for headline in article.headlines):
        _line("headlines", block or "(no title)")
        for headline in article.headlines:
            if headline.block == block:
                _line(f"{headline.rank:>4}", f"{headline.text}  <{headline.url}>")


def _explain(article: Article) -> None:
    for field, candidates in article.evidence.items():
        value = stated(article).get(field, "")
        _line(field, f"{len(value)} read" if field in ("headlines", "paragraphs") else str(value))
        for candidate in candidates:
            mark = "*" if candidate.chosen else " "
            why = f"  ({candidate.why})" if candidate.why else ""
            _line(f"  {mark}", f"{candidate.source}: {candidate.printed!r} -> {candidate.value}{why}")


def _line(label: str, text: str) -> None:
    console.out.print(f"{label:10} {text}", markup=False, soft_wrap=True)
