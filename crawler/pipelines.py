"""What the spider yields goes into the archive; nothing else happens to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.crawl.recorder import Recorder

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from crawler.archive import Visit


class ArchivePipeline:
    """Stores visits, at the pace of the disk."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ArchivePipeline:
        return cls(Recorder.of(crawler))

    async def process_item(self, item: Visit) -> Visit:
        """Hand the visit to the writer, waiting for room where it is behind."""
        await self.recorder.room()
        self.recorder.put(item)
        return item
