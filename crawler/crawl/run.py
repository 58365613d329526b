"""Runs a crawl from start to end and says what it did: what `hemero crawl` and the rehearsals share."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from crawler.archive import Archive
from crawler.archive.store.waiting import Waiting, waiting
from crawler.archive.upkeep.coverage import Day, as_json, coverage
from crawler.crawl.politeness.address_guard import typed_loopback
from crawler.crawl.recorder import VISITED, Keeper
from crawler.crawl.scheduler import ArchiveScheduler
from crawler.errors import HemeroError
from crawler.spiders.news import NewsSpider

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from crawler.archive import Scope, Visit
    from crawler.crawl.addresses.scope import Errand
    from crawler.crawl.processes.worker import Part

REHEARSAL: dict[str, Any] = {
    "DOWNLOAD_DELAY": 0,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
    "DOWNLOAD_TIMEOUT": 3,
    "HEMERO_RETRY_WAIT": 0.5,
    "HEMERO_TRIES_UNANSWERED": 3,
    "HEMERO_SLOWER": 0.05,
}
"""On our own loopback server nobody is bothered, and nobody wants to wait."""


@dataclass
class Summary:
    """What a crawl did, or has done so far."""

    archive: Path
    outcomes: Counter[str] = field(default_factory=Counter)
    """Visits by outcome."""
    headlines: int = 0
    bytes: int = 0
    """Of the bodies as they came over the wire."""
    captures: int = 0
    seconds: float = 0.0
    queue: int = 0
    """Addresses leased and not yet visited."""
    troubles: Counter[str] = field(default_factory=Counter)
    """Reasons of the visits that brought nothing, counted."""
    clean: bool = True
    """False where the crawl was stopped before its end."""
    ended: str = ""
    """Why it ended before all was visited: `limit` or `budget`; empty where nothing was left to do."""
    waiting: list[Waiting] = field(default_factory=list)
    """What still waits in the archive of what it was sent for."""
    coverage: list[Day] = field(default_factory=list)
    """Of a backfill: the days it was sent for, newspaper by newspaper."""

    @property
    def pages(self) -> int:
        """Visits that ended, whatever their outcome."""
        return sum(self.outcomes.values())

    def add(self, other: Summary) -> None:
        """Count what another process of the same crawl did."""
        self.outcomes.update(other.outcomes)
        self.troubles.update(other.troubles)
        self.headlines += other.headlines
        self.bytes += other.bytes
        self.captures += other.captures
        self.queue += other.queue
        self.clean = self.clean and other.clean
        self.ended = self.ended or other.ended

    def as_json(self) -> dict[str, Any]:
        """For programs."""
        plain = {"archive": str(self.archive), "outcomes": dict(sorted(self.outcomes.items())), "articles": self.outcomes["article"]}
        return (
            plain
            | {
                "pages": self.pages,
                "captures": self.captures,
                "headlines": self.headlines,
                "bytes": self.bytes,
                "seconds": round(self.seconds, 2),
                "ended": self.ended,
                "waiting": [asdict(one) for one in self.waiting],
            }
            | ({"coverage": as_json(self.coverage)} if self.coverage else {})
        )


def run(
    targets: tuple[str, ...],
    settings: Mapping[str, Any],
    *,
    listed: tuple[str, ...] = (),
    label: str = "",
    dated: bool = True,
    watch: Callable[[Summary], None] | None = None,
    heard: Callable[[Visit], None] | None = None,
) -> Summary:
    """Crawl `targets`, and the addresses `listed` of a list with that `label`, into the archive that the settings name.

    `watch` is called about five times a second with the summary so far, `heard` with every visit. HemeroError where the
    archive refuses or nothing could be fetched at all; what was fetched by then is stored.
    """
    summary, spider = crawl(targets, settings, listed=listed, label=label, dated=dated, watch=watch, heard=heard)
    if spider:
        conclude(summary, spider.scope, spider.terms.errand, for_good=bool(settings.get("HEMERO_WATCH")))
    return summary


def settings_of(settings: Mapping[str, Any], targets: tuple[str, ...], listed: tuple[str, ...]) -> Settings:
    """All of a crawl's settings: ours, and those it was given."""
    merged = Settings()
    merged.setmodule("crawler.settings", priority="project")
    merged.update(dict(settings), priority="cmdline")
    merged.set("HEMERO_ALLOW_HOSTS", [*merged.getlist("HEMERO_ALLOW_HOSTS"), *typed_loopback((*targets, *listed))], priority="cmdline")
    return merged


def crawl(
    targets: tuple[str, ...],
    settings: Mapping[str, Any],
    *,
    listed: tuple[str, ...],
    label: str,
    dated: bool,
    watch: Callable[[Summary], None] | None,
    heard: Callable[[Visit], None] | None,
    part: Part | None = None,
) -> tuple[Summary, NewsSpider | None]:
    """The crawl itself, in this process: what it did, and the spider that did it. `part`: this process's, of a crawl that several share."""
    merged = settings_of(settings, targets, listed)
    process = AsyncCrawlerProcess(merged)
    logging.getLogger("scrapy").setLevel(merged["LOG_LEVEL"])  # what nobody is to read is not composed, twice a page
    crawler = process.create_crawler(NewsSpider)
    tell = _teller(heard)
    crawler.signals.connect(tell, signal=VISITED)  # held weakly: `tell` must live as long as the crawl
    summary = Summary(Path(merged["HEMERO_ARCHIVE"]))
    crawling = process.crawl(crawler, targets=targets, listed=listed, label=label, dated=dated, part=part)
    if part:
        part.attach(crawler)
    looking = asyncio.get_event_loop().create_task(_watch(crawler, summary, watch))
    crawling.add_done_callback(lambda _: looking.cancel())
    process.start()
    keeper = _look(crawler, summary)
    if failure := crawling.exception():
        raise failure
    if keeper and keeper.trouble:
        raise keeper.trouble
    summary.clean = crawler.stats.get_value("finish_reason") in ("finished", None)
    spider = crawler.spider if isinstance(crawler.spider, NewsSpider) else None
    summary.ended = spider.ended if spider else ""
    return summary, spider


def conclude(summary: Summary, scope: Scope, errand: Errand, *, for_good: bool = False) -> None:
    """Add what the crawl leaves; HemeroError where it could fetch nothing at all."""
    if summary.pages and not summary.captures and not for_good:
        reason, _ = summary.troubles.most_common(1)[0]
        raise HemeroError(f"Nothing could be fetched ({reason}): check the address and the network, then run the same command again.")
    with Archive(summary.archive, readonly=True) as archive:
        summary.waiting = waiting(archive.db, scope)
        for outlet in sorted(scope.outlets) or [""] if errand.dated else ():
            summary.coverage += coverage(archive.db, outlet, errand.since, errand.until)


def _teller(heard: Callable[[Visit], None] | None) -> Callable[..., None]:
    def tell(visit: Visit) -> None:
        if heard:
            heard(visit)

    return tell


async def _watch(crawler: Crawler, summary: Summary, watch: Callable[[Summary], None] | None) -> None:
    while watch:
        await asyncio.sleep(0.2)
        if _look(crawler, summary):
            watch(summary)


def _look(crawler: Crawler, summary: Summary) -> Keeper | None:
    """Bring the summary up to date; None while the crawl has not come up, or never did."""
    keeper = crawler.get_extension(Keeper) if crawler._extensions else None
    if keeper:
        summary.seconds = time.monotonic() - keeper.began
        summary.outcomes, summary.troubles = keeper.outcomes, keeper.troubles
        summary.headlines, summary.bytes, summary.captures = keeper.headlines, keeper.bytes, keeper.captures
        scheduler = crawler.engine.scheduler if crawler._engine else None
        summary.queue = scheduler.waiting if isinstance(scheduler, ArchiveScheduler) else 0
    return keeper
