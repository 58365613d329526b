"""An archive of some days of the demo newspaper, for `hemero demo --days`: crawls at successive times of its clock, without waiting."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path

import click

from crawler.errors import HemeroError

HOURS = (7, 10, 13, 17, 21)
"""The newspaper is crawled at these hours (Paris)."""


def moments(last: datetime, days: int) -> Iterator[datetime]:
    """The times of the crawls in the days up to `last`, oldest first; the last one is `last`.

    >>> [f"{at:%d %H:%M}" for at in moments(datetime(2016, 11, 24, 8, 39), 1)]
    ['23 10:00', '23 13:00', '23 17:00', '23 21:00', '24 07:00', '24 08:39']
    """
    start = last - timedelta(days=days)
    for ahead in range(days + 1):
        day = start.date() + timedelta(days=ahead)
        hours = (datetime.combine(day, time(hour), last.tzinfo) for hour in HOURS)
        yield from (at for at in hours if start < at < last)
    yield last


def make(path: Path, days: int, *, seed: int, articles: int, at: datetime | None) -> None:
    """Make the archive, and say what it holds. Raises `HemeroError` where the file exists."""
    from crawler.archive import Archive
    from crawler.archive.store.passed_time import let_time_pass
    from crawler.demo import DEFAULT_AT, Gazette, serve

    if path.exists():
        raise HemeroError(f"{path} is already there: name another file with --archive, or delete it.")
    gazette = Gazette(seed=seed, articles=articles, at=at or DEFAULT_AT, troubles=False)
    before: datetime | None = None
    with serve(gazette) as site:
        for moment in moments(gazette.now(), days):
            if before is not None:
                with Archive(path) as archive:
                    let_time_pass(archive, (moment - before).total_seconds())
            site.travel(moment)
            _crawl(path, site.url, moment)
            click.echo(f"crawled as of {moment:%Y-%m-%d %H:%M}", err=True)
            before = moment
    _report(path)


def _crawl(path: Path, site: str, at: datetime) -> None:
    """One crawl, in a process of its own: Twisted's reactor runs once in a process."""
    import crawler.crawl.run  # noqa: F401 - imported here once, and not again in each process

    process = multiprocessing.get_context("fork").Process(target=_run, args=(path, site, at))
    process.start()
    process.join()
    if process.exitcode:
        raise HemeroError(f"The crawl of {at:%Y-%m-%d %H:%M} failed: see the lines above.")


def _run(path: Path, site: str, at: datetime) -> None:
    from crawler.crawl.run import OFFLINE_SETTINGS, run

    settings = {"HEMERO_ARCHIVE": str(path), "HEMERO_SITE": site, "HEMERO_FETCHED_AT": at.isoformat(), "LOG_LEVEL": "ERROR"}
    try:
        run(("demo",), {**OFFLINE_SETTINGS, **settings, "HEMERO_COMMAND": "hemero demo --days"})
    except HemeroError as error:
        click.echo(f"hemero: {error}", err=True)
        raise SystemExit(1) from error


def _report(path: Path) -> None:
    from crawler.archive.query.reader import Archive

    with Archive(path) as archive:
        counted = {name: archive.db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("articles", "revisions")}  # noqa: S608
        fronts = len({row.capture_id for row in archive.headlines("demo") if row.page_url.count("/") == 3})
    click.echo(f"{path}: {counted['articles']} articles in {counted['revisions']} revisions, {fronts} front pages.")
    click.echo(f"Look at it with hemero serve --archive {path}")
