"""The newspaper's robots.txt, feeds and sitemaps at one moment."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from crawler.demo import feed_formats
from crawler.demo.answer import Answer
from crawler.demo.feed_formats import FeedEntry
from crawler.demo.writing.calendar import ZONE
from crawler.demo.writing.catalogue import Catalogue, month_end
from crawler.demo.writing.newsroom import BY_SLUG

FEED = 30
_MONTH = re.compile(r"^/sitemaps/(\d{4})-(0[1-9]|1[0-2])\.xml(\.gz)?$")
_SECTION_FEED = re.compile(r"^/([a-z]+)/rss\.xml$")


@dataclass(frozen=True)
class MachineFiles:
    """robots.txt, feeds and sitemaps of one moment. All addresses begin with `base`."""

    catalogue: Catalogue
    base: str
    at: datetime

    def answer(self, path: str) -> Answer | None:
        """The file at `path`; None where there is none."""
        fixed: dict[str, Callable[[], Answer]] = {
            "/robots.txt": lambda: Answer(feed_formats.robots(self.base).encode(), content_type="text/plain; charset=utf-8"),
            "/rss.xml": lambda: self._rss(path, self.catalogue.newest(self.at, FEED)),
            "/atom.xml": self._atom,
            "/sitemap-news.xml": self._news,
            "/sitemap.xml": self._index,
        }
        if path in fixed:
            return fixed[path]()
        feed = _SECTION_FEED.match(path)
        if feed and feed[1] in BY_SLUG:
            return self._rss(path, self.catalogue.of_section(BY_SLUG[feed[1]], self.at, 0, FEED))
        return self._month(path)

    def _entries(self, numbers: Iterable[int]) -> Iterator[FeedEntry]:
        for number in numbers:
            story = self.catalogue.story(number)
            edition = story.edition(self.at)
            updated = edition.stated or story.published
            url = self.base + story.path
            yield FeedEntry(url, edition.title, edition.lead or "", story.published, updated, story.authors, story.section.title)

    def _xml(self, text: str, kind: str = "application/xml") -> Answer:
        return Answer(text.encode(), content_type=f"{kind}; charset=utf-8", changed=self.catalogue.changed(self.at))

    def _rss(self, path: str, numbers: Iterable[int]) -> Answer:
        return self._xml(feed_formats.rss(self.base, path, list(self._entries(numbers))), "application/rss+xml")

    def _atom(self) -> Answer:
        entries = list(self._entries(self.catalogue.newest(self.at, FEED)))
        return self._xml(feed_formats.atom(self.base, entries, self.at), "application/atom+xml")

    def _news(self) -> Answer:
        recent = self.catalogue.between(self.at - timedelta(days=2), self.at + timedelta(minutes=1), self.at)
        return self._xml(feed_formats.news_sitemap(self._entries(reversed(recent))))

    def _index(self) -> Answer:
        """The sitemap index: one sitemap for each month. Those of even months are gzip files."""
        entries = (
            (f"{self.base}/sitemaps/{month:%Y-%m}.xml{'' if month.month % 2 else '.gz'}", min(month_end(month), self.at))
            for month in self.catalogue.months(self.at)
        )
        return self._xml(feed_formats.sitemap_index(entries))

    def _month(self, path: str) -> Answer | None:
        match = _MONTH.match(path)
        month = datetime(int(match[1]), int(match[2]), 1, tzinfo=ZONE) if match else None
        if not match or not month or month not in self.catalogue.months(self.at) or bool(match[3]) == bool(month.month % 2):
            return None
        answer = self._xml(feed_formats.sitemap(self._entries(self.catalogue.between(month, month_end(month), self.at))))
        if not match[3]:
            return answer
        return Answer(gzip.compress(answer.body, mtime=0), content_type="application/gzip", changed=answer.changed, as_is=True)
