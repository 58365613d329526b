"""The articles that exist at a given moment, by number, section, month or popularity. They are computed, not stored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import lru_cache

from crawler.demo.writing.calendar import Calendar
from crawler.demo.writing.chance import chance
from crawler.demo.writing.newsroom import SECTIONS, Section
from crawler.demo.writing.versions import Story, section_of

KEPT = 4_000
"""The number of generated articles in the cache."""


class Catalogue:
    """The newest `articles` articles of the newspaper with this seed, at any moment. Moments are in Europe/Paris, to the minute."""

    def __init__(self, seed: int, articles: int) -> None:
        self.seed, self.articles = seed, articles
        self.calendar = Calendar.of(seed, articles)
        self.story: Callable[[int], Story] = lru_cache(KEPT)(lambda number: Story(self.calendar, number))

    def numbers(self, at: datetime) -> range:
        """The numbers of the articles listed at `at`, oldest first."""
        latest = self.calendar.latest(at)
        return range(max(latest - self.articles + 1, 0), latest + 1)

    def newest(self, at: datetime, count: int) -> range:
        """The newest `count` articles, newest first."""
        return self.numbers(at)[::-1][:count]

    def published(self, number: int, at: datetime) -> Story | None:
        """The article; None where it is not published at `at`."""
        return self.story(number) if number <= self.calendar.latest(at) else None

    def changed(self, at: datetime, *others: datetime) -> datetime:
        """When the headlines that every page has last changed, or the latest of `others` if that is later."""
        newest = self.calendar.published(max(self.calendar.latest(at), 0))
        return max(newest, at.replace(minute=0), *others, key=datetime.timestamp)

    def most_read(self, at: datetime) -> list[int]:
        """Five of the newest forty articles, drawn again every hour."""
        pool = self.numbers(at)[-40:]
        return chance(self.seed, "read", f"{at:%Y%m%d%H}").sample(pool, min(5, len(pool)))

    def related(self, story: Story, at: datetime, count: int) -> list[int]:
        """Older listed articles of the same section."""
        listed = self.numbers(at)
        near = range(max(story.number - 90, listed.start), min(story.number, listed.stop))
        pool = [number for number in near if section_of(self.seed, number) == story.section]
        return chance(self.seed, "related", story.number).sample(pool, min(count, len(pool)))

    def of_section(self, section: Section, at: datetime, start: int, stop: int) -> list[int]:
        """A section's articles from position `start` to `stop`, newest first. Every row of six numbers has one article of each section."""
        listed = self.numbers(at)
        if not listed:
            return []
        newest_row = listed[-1] // len(SECTIONS)
        newest_row -= self._in_row(section, newest_row) > listed[-1]
        found = (self._in_row(section, row) for row in range(newest_row - start, max(newest_row - stop, -1), -1))
        return [number for number in found if number in listed]

    def count(self, section: Section, at: datetime) -> int:
        """The number of listed articles of the section."""
        listed = self.numbers(at)
        if not listed:
            return 0
        newest, oldest = listed[-1] // len(SECTIONS), listed.start // len(SECTIONS)
        ends = (self._in_row(section, newest) > listed[-1]) + (self._in_row(section, oldest) < listed.start)
        return newest - oldest + 1 - ends

    def _in_row(self, section: Section, row: int) -> int:
        numbers = range(row * len(SECTIONS), (row + 1) * len(SECTIONS))
        return next(number for number in numbers if section_of(self.seed, number) == section)

    def between(self, start: datetime, end: datetime, at: datetime) -> Sequence[int]:
        """The articles listed at `at` and published from `start` (included) to `end` (excluded), oldest first."""
        minute = timedelta(minutes=1)
        listed = self.numbers(at)
        first, last = self.calendar.latest(start - minute) + 1, self.calendar.latest(end - minute)
        return range(max(first, listed.start), min(last + 1, listed.stop))

    def months(self, at: datetime) -> list[datetime]:
        """The months that have listed articles, each as its first moment, newest first."""
        listed = self.numbers(at)
        month, months = _month(at), []
        oldest = _month(self.calendar.published(listed.start)) if listed else month
        while month >= oldest:
            months.append(month)
            month = _month(month - timedelta(days=1))
        return months


def _month(at: datetime) -> datetime:
    return at.replace(day=1, hour=0, minute=0)


def month_end(month: datetime) -> datetime:
    """The first moment of the next month."""
    return _month(month + timedelta(days=32))
