"""What `hemero headlines` tells of headlines as a corpus: words, who stood longest, two pages side by side, the wordings of an article."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from crawler.cli.console import table, warn, write_json
from crawler.errors import HemeroError

if TYPE_CHECKING:
    from crawler.archive.query.front_pages import Front
    from crawler.archive.query.reader import Archive

FOUND = (
    "first_seen", "last_seen", "outlet", "best_rank", "hours", "unknown_hours", "periods", "captures", "kicker", "text", "article_id",
    "target",
)  # fmt: skip
STOOD = (
    "score", "hours", "top_hours", "unknown_hours", "best_place", "first_seen", "last_seen", "captures", "outlet", "wordings", "text",
    "article_id", "target",
)  # fmt: skip
COMPARED = ("change", "place_before", "place", "block", "text_before", "text", "article_id", "target")
WORDINGS = ("first_seen", "last_seen", "outlet", "best_rank", "captures", "places", "kicker", "text")
POINTS = ("period", "headlines", "captures", "of", "share")
BESIDE = ("outlet", "seen", "place", "block", "text", "article_id", "target")
ON_TERMINAL = {"kicker", "target", "unknown_hours", "periods", "page_url", "text_before", "article_id"}
"""Columns that a table on a terminal leaves out; the CSV and JSON have them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options ask for."""

    outlet: str | None = None
    words: str | None = None
    longest: bool = False
    beside: str | None = None
    at: str | None = None
    later: str | None = None
    wordings: str | None = None
    country: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    sort: str = "newest"
    by: str = "score"
    trend: str | None = None
    limit: int | None = None

    @property
    def is_corpus(self) -> bool:
        """Whether anything but one front page is asked for."""
        return bool(self.words is not None or self.longest or self.beside or self.later or self.wordings)

    def check(self) -> None:
        """Raise `click.UsageError` where the options do not go together."""
        chosen = [f"--{name}" for name in ("words", "longest", "beside", "wordings") if getattr(self, name) not in (None, False)]
        chosen += ["--and"] if self.later else []
        if len(chosen) > 1:
            raise click.UsageError(f"{chosen[0]} and {chosen[1]} ask for different things: give one of them.")
        if not self.outlet and not (self.words is not None or self.longest or self.wordings):
            raise click.UsageError("Missing argument 'OUTLET'.")
        if self.later and not self.at:
            raise click.UsageError("--and is the second of two moments: give the first one with --at.")
        if self.trend and self.words is None:
            raise click.UsageError("--trend counts words: give them with --words.")
        days = (self.since, self.until, self.country)
        if any(days) and not (self.words is not None or self.longest):
            raise click.UsageError("--since, --until and --country are for --words and --longest: give a moment with --at.")


def tell(opened: Archive, asked: Asked, *, as_csv: bool, as_json: bool) -> None:
    """Print the answer as a table on a terminal, as tab-separated lines in a pipe, as CSV or as JSON."""
    columns, rows, nothing = _answer(opened, asked)
    if as_json:
        write_json(rows, indent=2)
    elif as_csv:
        from crawler.exports.csv_ import disarmed

        writer = csv.writer(sys.stdout)
        writer.writerow(columns)
        writer.writerows(disarmed(row.get(name) for name in columns) for row in rows)
    else:
        from crawler.cli.console import out

        shown = [name for name in columns if not (out.is_terminal and name in ON_TERMINAL)]
        table("", [name.replace("_", " ") for name in shown], [[_cell(row.get(name)) for name in shown] for row in rows])
    warn("" if rows else nothing)


def _cell(value: object) -> object:
    text = "" if value is None else str(value)
    return text[:16].replace("T", " ") if len(text) == 25 and text[10:11] == "T" else text


def _answer(opened: Archive, asked: Asked) -> tuple[Sequence[str], list[dict[str, Any]], str]:
    filters: dict[str, Any] = {
        "outlet": asked.outlet, "country": asked.country, "since": asked.since, "until": asked.until,
    }  # fmt: skip
    if asked.wordings:
        key = int(asked.wordings) if asked.wordings.isascii() and asked.wordings.isdigit() else asked.wordings
        return WORDINGS, _dicts(opened.wordings(key), asked.limit), "no page showed a headline of this article."
    if asked.longest:
        found = opened.longest(by=asked.by, limit=asked.limit or 50, **filters)
        return STOOD, found.to_dicts(), "no front page was captured in these days."
    if asked.words is not None:
        if asked.trend:
            rows = opened.headline_trend(asked.words, step=asked.trend, **filters).to_dicts()
            return POINTS, rows, "no headline on a front page has these words."
        rows = opened.headline_search(asked.words, sort=asked.sort, limit=asked.limit, **filters).to_dicts()
        return FOUND, rows, "no headline on a front page has these words."
    return _two_pages(opened, asked)


def _two_pages(opened: Archive, asked: Asked) -> tuple[Sequence[str], list[dict[str, Any]], str]:
    from crawler.archive.query.beside import compare_fronts
    from crawler.archive.query.reader import plain

    assert asked.outlet
    if asked.beside:
        fronts = [_front(opened, name, asked.at) for name in (asked.outlet, asked.beside)]
        return BESIDE, [row for front in fronts for row in _rows_of(front)], "the pages have no headline."
    before, after = (_front(opened, asked.outlet, at) for at in (asked.at, asked.later))
    warn(f"{asked.outlet}, from the capture of {before.seen} to that of {after.seen}.")
    if after.seen_utc < before.seen_utc:
        raise HemeroError("The moment of --and is before that of --at: give the earlier one to --at.")
    return COMPARED, [plain(one) for one in compare_fronts(before, after)][: asked.limit], "the pages have no headline."


def _front(opened: Archive, outlet: str, at: str | None) -> Front:
    """The front page at a moment; a warning where it is far from it."""
    from crawler.archive.query.front_pages import headlines_at, zone_of
    from crawler.archive.query.known_names import known
    from crawler.archive.query.reader import moment
    from crawler.archive.query.selection import Selection

    known(opened.db, Selection(outlets=(outlet,)))
    front = headlines_at(opened.db, outlet, moment(at, zone_of(opened.db, outlet)) if at else None)
    warn(front.warning)
    return front


def _rows_of(front: Front) -> Iterable[dict[str, Any]]:
    lines = ((block.title, one) for block in front.blocks for one in block.headlines)
    for place, (title, one) in enumerate(lines, 1):
        yield {
            "outlet": front.outlet, "seen": front.seen, "place": place, "block": title, "text": one.text,
            "article_id": one.target_article_id, "target": one.target,
        }  # fmt: skip


def _dicts(rows: Any, limit: int | None) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = rows.to_dicts()
    return found[:limit]
