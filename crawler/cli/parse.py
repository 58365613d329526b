"""`hemero parse`: read one page and say what it states."""

from __future__ import annotations

import gzip
import json
import sys
import urllib.error
import urllib.request
import zlib
from dataclasses import asdict
from datetime import UTC, date, datetime
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import click
from protego import Protego
from w3lib.url import safe_url_string

import crawler
from crawler.article import Article, Moment
from crawler.cli import console
from crawler.cli.options import json_option
from crawler.errors import HemeroError
from crawler.settings import USER_AGENT

MAX_BYTES = 20_000_000
FIELDS = (
    "url", "outlet", "kind", "title", "lead", "published", "updated", "stamp", "authors", "agency", "section", "tags", "language",
    "paywalled",
)  # fmt: skip


@click.command()
@click.argument("source", metavar="FILE|URL|-")
@click.option("--url", help="The address the page was served from (for a file or standard input).")
@click.option("--fetched-at", metavar="TIME", help="When it was fetched (ISO 8601); a page fetched now needs none.")
@click.option("--generic", is_flag=True, help="Leave the outlet's rules aside.")
@click.option("--explain", is_flag=True, help="For each field every candidate, where it stands, which one won and why.")
@json_option
def command(source: str, url: str | None, fetched_at: str | None, generic: bool, explain: bool, as_json: bool) -> None:
    """Read one page: a file, an address (fetched once) or standard input."""
    when = aware(fetched_at) if fetched_at else None
    content_type = None
    if source.startswith(("http://", "https://")):
        body, url, content_type = fetch(source)
        when = when or datetime.now(UTC)
    else:
        body = read(source)
    if not url:
        raise HemeroError("The page's address is needed to tell its outlet and its links: add --url https://…")
    article = crawler.parse(body, url, fetched_at=when, content_type=content_type, outlet=None if generic else "auto")
    if as_json:
        print(json.dumps(stated(article) | ({"evidence": evidence(article)} if explain else {}), ensure_ascii=False))
    elif explain:
        _explain(article)
    else:
        _print(article)


def aware(text: str) -> datetime:
    """An ISO 8601 time; one without a zone is UTC."""
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        raise HemeroError(f"{text!r} is no time: write it as 2016-11-24T08:39+08:00.") from None
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def read(source: str) -> bytes:
    """The bytes of a file, or of standard input for `-`."""
    try:
        return sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except OSError as trouble:
        why = trouble.strerror
        raise HemeroError(f"{source} cannot be read ({why}): name a saved page, an http:// address, or - for standard input.") from None


def fetch(url: str) -> tuple[bytes, str, str | None]:
    """The page at `url`, its final address and content type; robots.txt is asked first. HemeroError where it cannot be had."""
    try:
        address, robots = safe_url_string(url), urljoin(safe_url_string(url), "/robots.txt")
    except ValueError:
        raise HemeroError(f"{url} is no address: check it, its brackets for instance.") from None
    if not _allowed(address, robots):
        raise HemeroError(f"The robots.txt of this site asks not to fetch {url}: save the page in a browser and parse the file.")
    return _answer(address, MAX_BYTES)


def _allowed(url: str, robots: str) -> bool:
    try:
        rules, _, _ = _answer(robots, 500_000)
    except _Unanswered as trouble:
        if trouble.status is None or trouble.status >= 500:  # RFC 9309: an unreachable robots.txt forbids
            raise
        return True
    return bool(Protego.parse(rules.decode("utf-8", "replace")).can_fetch(url, USER_AGENT))


class _Unanswered(HemeroError):  # noqa: N818  # named as what happened, like every trouble told to users
    """A fetch that brought no page; `status` is None where no server answered."""

    def __init__(self, text: str, status: int | None = None) -> None:
        super().__init__(text)
        self.status = status


def _answer(url: str, limit: int) -> tuple[bytes, str, str | None]:
    """The first `limit` bytes of what `url` answers, decompressed, its final address and content type."""
    headers = {"User-Agent": USER_AGENT, "Accept": "text/html,*/*;q=0.5", "Accept-Encoding": "identity"}
    try:
        request = urllib.request.Request(url, headers=headers)  # noqa: S310  # http(s) only: `command` sees to it
        with urllib.request.urlopen(request, timeout=30) as response:  # noqa: S310
            body = response.read(limit)
            if response.headers.get("Content-Encoding", "").lower() == "gzip":
                body = gzip.decompress(body)
            return body, response.url, response.headers.get("Content-Type")
    except urllib.error.HTTPError as trouble:
        raise _Unanswered(f"{url} answers {trouble.code} {trouble.reason}: check the address in a browser.", trouble.code) from None
    except (HTTPException, OSError, EOFError, ValueError, zlib.error) as trouble:
        reason = getattr(trouble, "reason", None) or trouble
        raise _Unanswered(f"{url} cannot be fetched ({reason}): check the address and the network.") from None


def stated(article: Article) -> dict[str, Any]:
    """An article as plain values for JSON: times in ISO 8601, no evidence."""
    plain: dict[str, Any] = {field: getattr(article, field) for field in FIELDS}
    plain |= {field: iso(plain[field]) for field in ("published", "updated")}
    plain |= {field: list(plain[field]) for field in ("authors", "tags")}
    return plain | {"paragraphs": list(article.paragraphs), "headlines": [asdict(headline) for headline in article.headlines]}


def iso(moment: Moment | None) -> str | None:
    """ISO 8601, to the minute: `2016-11-24T08:39+08:00`; a day alone: `2016-11-24`."""
    if moment is None:
        return None
    return moment.isoformat(timespec="minutes") if isinstance(moment, datetime) else date.isoformat(moment)


def evidence(article: Article) -> dict[str, list[dict[str, Any]]]:
    """Per field, every candidate as plain values."""
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
