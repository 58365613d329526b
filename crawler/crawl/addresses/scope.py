"""The scope of a crawl: how far it follows headlines and which days it wants. Also the reasons why other addresses wait."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from crawler.archive.store.frontier import NOTHING_NEW

if TYPE_CHECKING:
    from scrapy.settings import BaseSettings

ONLY_NAMED = "not followed: only the addresses named were asked for"
TOO_FAR = "not followed: further from a listing than --follow goes"
OUTSIDE_DAYS = "published outside --since and --until"
DAY_UNKNOWN = "not followed: nothing says that it is between --since and --until"
NOT_LIKE_ARTICLE = "not followed: its address is not like an article's"
OTHER_HOST = "not followed: it is on another newspaper's host"
PAGE_TOO_OLD = "not followed: the page before it is older than --since"
ARCHIVE_SITEMAP = "not read: an archive, for --since and --until"

FOLLOW_NOTHING = -1
"""The value of `follow` for a crawl that only records the addresses found on pages."""
BACKFILL_REREAD = 3600.0
"""In seconds. If a crawl of past days is continued, it does not read a listing again that was read within this time."""


@dataclass(frozen=True, slots=True)
class CrawlScope:
    """What a crawl visits. By default everything that the newspaper's listings and headlines lead to."""

    follow: int | None = None
    """How many steps from a listing headlines are followed. 0: only addresses in listings. None: no limit."""
    since: date | None = None
    """The first wanted day, in the newspaper's time zone."""
    until: date | None = None
    """The last wanted day."""
    started: float = 0.0
    """The start of the crawl: UTC seconds."""
    read_archives: bool = False
    """Whether sitemap archives are read even if no days are wanted."""
    asked: float = 0.0
    """UTC seconds. An address that the user names is visited again if it ended badly before this time. 0: never, in a replay."""

    @classmethod
    def of(cls, settings: BaseSettings) -> CrawlScope:
        """The scope given by the settings."""
        fixed, follow = settings["HEMERO_FETCHED_AT"], settings["HEMERO_FOLLOW"]
        started = datetime.fromisoformat(fixed).timestamp() if fixed else time.time()
        return cls(
            follow=None if follow in (None, "") else int(follow),
            since=_day(settings["HEMERO_SINCE"]),
            until=_day(settings["HEMERO_UNTIL"]),
            started=started,
            read_archives=settings.getbool("HEMERO_SITEMAPS"),
            asked=0.0 if settings["HEMERO_REPLAY"] else started,
        )

    @property
    def has_days(self) -> bool:
        """Whether the crawl wants only certain days."""
        return self.since is not None or self.until is not None

    @property
    def max_steps(self) -> int:
        """The largest `Discovery.steps` that is visited."""
        return 1_000_000 if self.follow is None else self.follow + 1

    @property
    def reread_before(self) -> float:
        """UTC seconds. A crawl of past days reads a listing again if its last visit was before this time. 0: it is not read again."""
        return self.started - BACKFILL_REREAD if self.has_days else 0.0

    @property
    def removable_reasons(self) -> tuple[str, ...]:
        """The reasons for waiting that this crawl can remove (values of `pages.detail`)."""
        if_following = (ONLY_NAMED, DAY_UNKNOWN) if self.follow is not None else ()
        return (TOO_FAR, *if_following, *((OUTSIDE_DAYS, ARCHIVE_SITEMAP, PAGE_TOO_OLD, NOTHING_NEW) if self.has_days else ()))

    def includes(self, day: date) -> bool:
        """Whether the day is one of the wanted days.

        >>> CrawlScope(since=date(2016, 11, 1)).includes(date(2016, 10, 31))
        False
        """
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)

    def is_before(self, day: date | None) -> bool:
        """Whether the day is before the first wanted day."""
        return self.since is not None and day is not None and day < self.since

    def waiting_reason(self, steps: int, day: date | None, *, listed: bool, only_target: bool = False) -> str:
        """The reason why an article address waits; empty if it is fetched.

        `steps`: steps from a listing. `day`: day of publication, None if unknown. `listed`: whether a listing contains the address.
        `only_target`: whether it was found on an article that the user named.
        """
        if self.follow == FOLLOW_NOTHING or (only_target and self.follow is None):
            return ONLY_NAMED
        if steps > self.max_steps:
            return TOO_FAR
        if self.has_days and day is None and not listed and self.follow is None:
            return DAY_UNKNOWN
        return OUTSIDE_DAYS if self.has_days and day is not None and not self.includes(day) else ""


EVERYTHING = CrawlScope()
"""The scope of a crawl without options."""


def day_priority(day: date | None, *, listing: bool = False) -> int:
    """The priority of an address found in an archive: the newest day first, and the listings of a day before its articles. It is always
    lower than the priority of today's news.

    >>> day_priority(date(2016, 11, 24)) > day_priority(date(2016, 11, 23), listing=True) > day_priority(date(2016, 11, 23))
    True
    >>> day_priority(date(2016, 11, 23)) > day_priority(None)
    True
    """
    return 2 * ((day.toordinal() if day else 0) - 1_000_000) + listing


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
