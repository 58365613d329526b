"""Statistics of an archive: articles by newspaper and day, runs, alarms, filled fields, reservations. All come from narrow tables."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from crawler.archive.database.fulltext import mark
from crawler.article import ARTICLE_KINDS

LANGUAGES = (
    "ar",
    "br",
    "ca",
    "co",
    "de",
    "en",
    "es",
    "eu",
    "fr",
    "ht",
    "it",
    "la",
    "lb",
    "ln",
    "mg",
    "nl",
    "oc",
    "pt",
    "rn",
    "rw",
    "sw",
    "wo",
)
"""For menus: French and the other languages in newspapers of French-speaking countries."""
COLUMN_OF_FIELD = {
    "title": "titles",
    "lead": "leads",
    "authors": "authors",
    "agency": "agencies",
    "section": "sections",
    "tags": "tags",
    "updated": "updates",
    "paywalled": "paywalled",
}
"""Field of an article → the column of `days` that counts it."""

COUNTS = "SELECT outlet, day, articles FROM days WHERE day BETWEEN :since AND :until"
NAMES = "SELECT outlet, title, country, kind, zone FROM outlets"
RUNS = """
SELECT run_id, started, ended, command, version, settings, summary, ended IS NULL AND run_id = (SELECT max(run_id) FROM runs)
FROM runs WHERE run_id < :before ORDER BY run_id DESC LIMIT :limit
"""
ALARMS = """
SELECT alarm_id, raised, outlet, kind, field, detail, ended FROM alarms
WHERE ended IS NULL OR NOT :open_only ORDER BY alarm_id DESC LIMIT :limit
"""
FILLED = f"""
SELECT outlet, sum(articles), sum(words), sum(iif(day = '', 0, articles)), {", ".join(f"sum({name})" for name in COLUMN_OF_FIELD.values())}
FROM days WHERE day BETWEEN :since AND :until GROUP BY outlet ORDER BY outlet
"""  # noqa: S608 - names of ours
OPT_OUTS = """
WITH stated (outlet, opt_out, page_id) AS (
    SELECT DISTINCT p.outlet, c.opt_out, c.page_id FROM captures c INDEXED BY captures_opt_out JOIN pages p ON p.page_id = c.page_id
    WHERE c.opt_out IS NOT NULL AND c.opt_out != '{}'
)
SELECT s.outlet, j.key, CAST(j.value AS TEXT), count(DISTINCT s.page_id) FROM stated s, json_each(s.opt_out) j
GROUP BY 1, 2, 3 ORDER BY 1, 4 DESC, 2, 3
"""
OUTLETS_WITH_ARTICLES = """
WITH RECURSIVE found (outlet) AS (
    SELECT min(outlet) FROM articles
    UNION ALL SELECT (SELECT min(outlet) FROM articles WHERE outlet > f.outlet) FROM found f WHERE f.outlet IS NOT NULL
) SELECT outlet FROM found WHERE outlet IS NOT NULL
"""
"""A skip scan of the index of `articles`: one lookup per newspaper, not per article."""


@dataclass(frozen=True, slots=True)
class OutletRow:
    """A newspaper's articles in the last days."""

    outlet: str
    title: str | None
    country: str | None
    counts: tuple[int, ...]
    """Number of articles for each day, in the order of `Home.days`."""

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Run:
    """One crawl."""

    run_id: int
    started: str
    ended: str | None
    command: str
    version: str
    settings: Mapping[str, Any]
    summary: Mapping[str, Any]
    alive: bool
    """Whether it is the last run and has not ended: it is running, or it was killed."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """A row of `alarms`."""

    alarm_id: int
    raised: str
    outlet: str
    kind: str
    field: str
    detail: str
    ended: str | None


@dataclass(frozen=True, slots=True)
class Home:
    """The figures of the desk's home page."""

    days: tuple[str, ...]
    """ISO 8601, oldest first."""
    outlets: tuple[OutletRow, ...]
    """The newspapers with articles on these days, most articles first."""
    articles: int
    """Number of articles in the whole archive."""
    first_day: str | None
    last_day: str | None
    last_run: Run | None
    alarms: tuple[Alarm, ...]


@dataclass(frozen=True, slots=True)
class OutletInfo:
    """A newspaper and its number of articles."""

    outlet: str
    title: str | None
    country: str | None
    kind: str | None
    zone: str | None
    articles: int


@dataclass(frozen=True, slots=True)
class Newspaper:
    """A newspaper for menus."""

    outlet: str
    title: str | None
    country: str | None
    zone: str | None
    stored: bool
    """Whether the archive has articles of this newspaper."""


@dataclass(frozen=True, slots=True)
class Filled:
    """The share of a newspaper's articles that have each field."""

    outlet: str
    articles: int
    words: int
    """Average words per article."""
    shares: Mapping[str, float]
    """Field → share of the articles, 0 to 1."""


@dataclass(frozen=True, slots=True)
class OptOut:
    """A text-and-data-mining reservation."""

    outlet: str
    signal: str
    value: str
    pages: int


@dataclass(frozen=True, slots=True)
class Choices:
    """The values of filters, for menus."""

    countries: tuple[str, ...]
    kinds: tuple[str, ...]
    languages: tuple[str, ...]


def home(db: sqlite3.Connection, *, days: int = 30, until: date | None = None) -> Home:
    """The last `days` days up to `until` (None: the day of the last capture), with the last run and the open alarms."""
    last = until or _last_fetch(db)
    days = min(days, last.toordinal())  # the calendar begins in the year 1
    calendar = [(last - timedelta(days=back)).isoformat() for back in range(days)][::-1]
    place = {day: number for number, day in enumerate(calendar)}
    counts: dict[str, list[int]] = {}
    for outlet, day, number in db.execute(COUNTS, {"since": calendar[0], "until": calendar[-1]}):
        counts.setdefault(outlet, [0] * days)[place[day]] = number
    names = {row[0]: (row[1], row[2]) for row in db.execute(NAMES)}
    rows = [OutletRow(outlet, *names.get(outlet, (None, None)), tuple(numbers)) for outlet, numbers in counts.items()]
    first_day, last_day = (db.execute(f"SELECT {of}(day) FROM days WHERE day > ''").fetchone()[0] for of in ("min", "max"))  # noqa: S608
    return Home(
        tuple(calendar),
        tuple(sorted(rows, key=lambda row: (-row.total, row.outlet))),
        int(db.execute("SELECT coalesce(sum(articles), 0) FROM days").fetchone()[0]),
        first_day,
        last_day,
        next(iter(runs(db, limit=1)), None),
        alarms(db),
    )


def _last_fetch(db: sqlite3.Connection) -> date:
    """The day of the last capture, in its newspaper's zone."""
    row = db.execute("SELECT fetched FROM captures ORDER BY capture_id DESC LIMIT 1").fetchone()
    return date.fromisoformat(row[0][:10]) if row else datetime.now(UTC).date()


def runs(db: sqlite3.Connection, *, limit: int = 50, before: int | None = None) -> tuple[Run, ...]:
    """The runs, newest first; with `before`, only runs with a lower id."""
    values = {"before": before if before is not None else 1 << 62, "limit": limit}
    return tuple(
        Run(run_id, started, ended, command, version, json.loads(settings or "{}"), json.loads(summary or "{}"), bool(alive))
        for run_id, started, ended, command, version, settings, summary, alive in db.execute(RUNS, values)
    )


def alarms(db: sqlite3.Connection, *, open_only: bool = True, limit: int = 200) -> tuple[Alarm, ...]:
    """The alarms, newest first; `open_only=False` includes ended ones."""
    return tuple(Alarm(*row) for row in db.execute(ALARMS, {"open_only": open_only, "limit": limit}))


def filled(db: sqlite3.Connection, *, since: date | None = None, until: date | None = None) -> tuple[Filled, ...]:
    """For each newspaper, the share of articles that have each field; with `since` or `until`, of the articles of these days."""
    values = {"since": since.isoformat() if since else "", "until": until.isoformat() if until else "9999"}
    found = []
    for outlet, articles, words, dated, *numbers in db.execute(FILLED, values):
        shares = {"published": dated} | dict(zip(COLUMN_OF_FIELD, numbers, strict=True))
        found.append(Filled(outlet, articles, round(words / articles), {name: round(n / articles, 4) for name, n in shares.items()}))
    return tuple(found)


def opt_outs(db: sqlite3.Connection) -> tuple[OptOut, ...]:
    """The reservations that pages state, by newspaper, with the number of pages."""
    return tuple(OptOut(*row) for row in db.execute(OPT_OUTS))


def outlets(db: sqlite3.Connection) -> tuple[OutletInfo, ...]:
    """The newspapers that have articles, sorted by name; then the other newspapers in `outlets`."""
    counts = {row[0]: row[1] for row in db.execute("SELECT outlet, sum(articles) FROM days GROUP BY outlet")}
    named = [
        OutletInfo(outlet, title, country, kind, zone, counts.pop(outlet, 0)) for outlet, title, country, kind, zone in db.execute(NAMES)
    ]
    rest = [OutletInfo(outlet, None, None, None, None, number) for outlet, number in counts.items()]
    return tuple(sorted(named + rest, key=lambda one: (not one.articles, one.outlet)))


def newspapers(db: sqlite3.Connection) -> tuple[Newspaper, ...]:
    """The newspapers that have articles, sorted by name; then the other newspapers in `outlets`. Articles are not counted."""
    stored = {row[0] for row in db.execute(OUTLETS_WITH_ARTICLES)}
    named = [Newspaper(outlet, title, country, zone, outlet in stored) for outlet, title, country, _, zone in db.execute(NAMES)]
    rest = [Newspaper(outlet, None, None, None, stored=True) for outlet in stored - {one.outlet for one in named}]
    return tuple(sorted(named + rest, key=lambda one: (not one.stored, one.outlet)))


def choices(db: sqlite3.Connection) -> Choices:
    """The countries, kinds and languages that the archive's articles have."""
    countries = sorted({one.country for one in newspapers(db) if one.country and one.stored})
    kinds = tuple(kind for kind in sorted(ARTICLE_KINDS) if _occurs(db, "kind", kind))
    return Choices(tuple(countries), kinds, tuple(code for code in LANGUAGES if _occurs(db, "language", code)))


def _occurs(db: sqlite3.Connection, of: str, value: str) -> bool:
    match = f'{{marks}} : "{mark(of, value)}"'
    return db.execute("SELECT 1 FROM articles_fts WHERE articles_fts MATCH ? LIMIT 1", (match,)).fetchone() is not None
