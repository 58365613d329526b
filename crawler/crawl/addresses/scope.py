"""What a crawl was sent for: how far it follows headlines, and which days it wants; and why it leaves the rest waiting."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from crawler.archive.store.frontier import NOTHING_NEW

if TYPE_CHECKING:
    from scrapy.settings import BaseSettings

ALONE = "not followed: only the addresses named were asked for"
FAR = "not followed: further from a listing than --follow goes"
OUTSIDE = "published outside --since and --until"
UNDATED = "not followed: nothing says that it is between --since and --until"
UNLIKE = "not followed: its address is not like an article's"
ELSEWHERE = "not followed: it is on another newspaper's host"
OLDER = "not followed: the page before it is older than --since"
ARCHIVES = "not read: an archive, for --since and --until"

NOTHING = -1
"""`follow` of a crawl that visits what it was given and records the rest."""
LATELY = 3600.0
"""Seconds for which a listing that a backfill has read is not read again by the same backfill, taken up anew."""


@dataclass(frozen=True, slots=True)
class CrawlScope:
    """What a crawl was sent for. The default: all that the newspaper's listings and headlines lead to."""

    follow: int | None = None
    """How many steps from a listing headlines are followed: 0 for what listings name, None for as far as they lead."""
    since: date | None = None
    """The first day wanted, in the newspaper's zone."""
    until: date | None = None
    """The last one."""
    began: float = 0.0
    """UTC seconds on the crawl's clock."""
    archives: bool = False
    """Whether sitemap archives are read although no days are asked for."""

    @classmethod
    def of(cls, settings: BaseSettings) -> CrawlScope:
        """As the settings say."""
        fixed, follow = settings["HEMERO_FETCHED_AT"], settings["HEMERO_FOLLOW"]
        return cls(
            follow=None if follow in (None, "") else int(follow),
            since=_day(settings["HEMERO_SINCE"]),
            until=_day(settings["HEMERO_UNTIL"]),
            began=datetime.fromisoformat(fixed).timestamp() if fixed else time.time(),
            archives=settings.getbool("HEMERO_SITEMAPS"),
        )

    @property
    def dated(self) -> bool:
        """Whether days are asked for."""
        return self.since is not None or self.until is not None

    @property
    def reach(self) -> int:
        """The most `Discovery.steps` that are visited."""
        return 1_000_000 if self.follow is None else self.follow + 1

    @property
    def again(self) -> float:
        """A listing last visited before then is read anew where a backfill comes to it."""
        return self.began - LATELY if self.dated else 0.0

    @property
    def lifts(self) -> tuple[str, ...]:
        """The reasons for which addresses wait that this crawl_scope may lift."""
        further = (ALONE, UNDATED) if self.follow is not None else ()
        return (FAR, *further, *((OUTSIDE, ARCHIVES, OLDER, NOTHING_NEW) if self.dated else ()))

    def has(self, day: date) -> bool:
        """Whether the day is one of those asked for.

        >>> CrawlScope(since=date(2016, 11, 1)).has(date(2016, 10, 31))
        False
        """
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)

    def is_past(self, day: date | None) -> bool:
        """Whether the day is before those asked for."""
        return self.since is not None and day is not None and day < self.since

    def holds(self, steps: int, day: date | None, *, listed: bool, alone: bool = False) -> str:
        """Why an article so many steps from a listing is left waiting; empty where it is not.

        `day`: when it appeared, None where nothing says it. `listed`: whether a listing names it. `alone`: whether it was found on an
        article that the user named.
        """
        if self.follow == NOTHING or (alone and self.follow is None):
            return ALONE
        if steps > self.reach:
            return FAR
        if self.dated and day is None and not listed and self.follow is None:
            return UNDATED
        return OUTSIDE if self.dated and day is not None and not self.has(day) else ""


EVERYTHING = CrawlScope()
"""What a crawl without options is sent for."""


def by_day(day: date | None, *, listing: bool = False) -> int:
    """The priority of what an archive names, newest day first, a day's lists before its articles; always below that of today's news.

    >>> by_day(date(2016, 11, 24)) > by_day(date(2016, 11, 23), listing=True) > by_day(date(2016, 11, 23)) > by_day(None)
    True
    """
    return 2 * ((day.toordinal() if day else 0) - 1_000_000) + listing


def _day(printed: str | None) -> date | None:
    return date.fromisoformat(printed) if printed else None
